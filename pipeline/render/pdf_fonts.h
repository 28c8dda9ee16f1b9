/*
 * The fonts of a document: which code shows which glyph, and the font objects;
 * private to pdf*.c. Each face is embedded once. A code is the character that
 * its glyph shows, wherever it can be (one of the Basic Multilingual Plane
 * whose code is still free): so the text beside glyphs (ActualText) is the same
 * bytes again, widths and meanings are ranges, and all of them pack to little.
 * Other glyphs have codes of the private use area, which mean the same in every
 * face: one map from codes to text (ToUnicode) serves them all.
 */
#ifndef HYOKA_RENDER_PDF_FONTS_H
#define HYOKA_RENDER_PDF_FONTS_H

#include "render/paint.h"
#include "render/pdf_file.h"

typedef struct PdfFonts PdfFonts;

/* Borrows faces; those are embedded that a code is asked of. */
PdfFonts *pdf_fonts_new(const PaintFaces *faces);
void pdf_fonts_free(PdfFonts *fonts);

/* The code in that face of a glyph that shows those
 * bytes of UTF-8, which may be none. */
guint16 pdf_fonts_code(PdfFonts *fonts, int face, guint32 glyph,
                       const char *text, int bytes);

/* How far the glyph moves the pen, in thousandths of an em. */
int pdf_fonts_advance(const PdfFonts *fonts, int face, guint32 glyph);

/* Write all of them, and append to resources the entries "/F0 12 0 R …"; false
 * when a face is broken. */
bool pdf_fonts_write(PdfFonts *fonts, PdfFile *file, GString *resources);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PdfFonts, pdf_fonts_free)

#endif
