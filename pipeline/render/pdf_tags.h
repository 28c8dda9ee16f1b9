/*
 * The structure of a document (PDF 32000-1, 14.7 and 14.8): elements from the
 * boxes that open and close them, and what of each page's content belongs to
 * which. Private to pdf*.c.
 */
#ifndef HYOKA_RENDER_PDF_TAGS_H
#define HYOKA_RENDER_PDF_TAGS_H

#include "render/pdf_structure.h"
#include "typeset/box.h"

enum { PDF_ARTIFACT = -1 }; /* instead of an element */

typedef struct PdfTags PdfTags;

/* Of the pages from first on, the document or a part of it; borrows from
 * document. Pages are counted from the document's first everywhere. */
PdfTags *pdf_tags_new(const Document *document, int first, bool is_part);
void pdf_tags_free(PdfTags *tags);

/* Elements (int), or PDF_ARTIFACT, of the texts on the page that show anything,
 * and of its Figures, in the order of the boxes; borrowed. */
const GArray *pdf_tags_runs(const PdfTags *tags, int page);
const GArray *pdf_tags_figures(const PdfTags *tags, int page);

const char *pdf_tags_role(const PdfTags *tags, int element);

/* Content at that order (box) of the page becomes the element's: its MCID. */
int pdf_tags_mark(PdfTags *tags, int page, int element, int order);

/*
 * Write the tree. pages: object numbers (int). The first page has as its key
 * (StructParents) what is the structure's next before, those after it the keys
 * that follow; each gets in annotations, an array from the first page on of
 * GString, references to the links on it.
 */
void pdf_tags_write(PdfTags *tags, PdfStructure *structure, const GArray *pages,
                    GPtrArray *annotations);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PdfTags, pdf_tags_free)

#endif
