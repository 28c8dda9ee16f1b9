/* The ways into a document: its outline and the labels of its pages (PDF
 * 32000-1, 12.3.3 and 12.4.2); private to pdf*.c. */
#ifndef HYOKA_RENDER_PDF_OUTLINE_H
#define HYOKA_RENDER_PDF_OUTLINE_H

#include "render/pdf_file.h"
#include "typeset/box.h"

/* The number of the outline, 0 when there is none. pages: object numbers
 * (int). */
int
pdf_outline_write(const Document *document, PdfFile *file, const GArray *pages);

/* Append the number tree of the pages' labels. */
void pdf_outline_labels(const Document *document, GString *out);

#endif
