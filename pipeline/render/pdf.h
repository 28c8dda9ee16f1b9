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

#endif
