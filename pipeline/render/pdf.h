/*
 * A document as one PDF, fit for the archive and the screen reader (PDF/A-2a,
 * PDF/UA-1): pages (pdf_draw), fonts (pdf_fonts), structure (pdf_tags), packed
 * and described. Same document, same bytes; the clock is never read.
 */
#ifndef HYOKA_RENDER_PDF_H
#define HYOKA_RENDER_PDF_H

#include "render/paint.h"

/* The caller's bytes; NULL with error set when a face is broken. */
GBytes *
pdf_write(const Document *document, const PaintFaces *faces, GError **error);

/*
 * A volume (document_append) that is written while it grows: of a unit that has
 * been added, its outline and labels are kept, no boxes. Links lead to places
 * of their own unit alone.
 */
typedef struct PdfVolume PdfVolume;

/* Written beside path; borrows faces. NULL with error set. */
PdfVolume *pdf_volume_new(const PaintFaces *faces, const char *path, bool loose,
                          GError **error);
/* What was not published is gone. */
void pdf_volume_free(PdfVolume *volume);

int pdf_volume_pages(const PdfVolume *volume);

/* The unit is taken over. Subject and date are the first one's. */
void pdf_volume_add(PdfVolume *volume, Document *unit, const char *label);

/* At that path, in the folder of the one it began with. Once. */
bool pdf_volume_publish(PdfVolume *volume, const char *title, const char *path,
                        GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PdfVolume, pdf_volume_free)

#endif
