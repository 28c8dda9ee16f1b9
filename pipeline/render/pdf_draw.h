/*
 * The drawing of a page as a PDF's content stream (PDF 32000-1, 7.8.2): boxes
 * in their order, each piece of content marked as its element's or as an
 * artifact; private to pdf*.c. Lengths are whole 1/100 mm; what a glyph is off
 * its place never adds up. Black and greys use one ink.
 */
#ifndef HYOKA_RENDER_PDF_DRAW_H
#define HYOKA_RENDER_PDF_DRAW_H

#include "render/pdf_fonts.h"
#include "render/pdf_tags.h"

/* What the pages of a document share. */
typedef struct {
    const Document *document;
    const PaintFaces *faces;
    PdfFonts *fonts;
    PdfTags *tags;
} PdfDrawing;

/* Append the stream of that page to out. */
void pdf_draw_page(const PdfDrawing *drawing, int page, GString *out);

#endif
