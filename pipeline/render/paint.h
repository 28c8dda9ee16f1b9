/*
 * The faces that papers are painted with, and boxes to pixels by cairo; what
 * goes into a PDF is drawn by pdf_draw*.c. Paint faces are copies of the
 * installed faces with the same glyph ids, without hints and character map
 * (see fonts in the GNUmakefile), which open faster.
 */
#ifndef HYOKA_RENDER_PAINT_H
#define HYOKA_RENDER_PAINT_H

#include <cairo.h>

#include "render/font_file.h"
#include "typeset/box.h"
#include "typeset/font.h"

typedef struct PaintFaces PaintFaces;

/*
 * The copy of each face of fonts is folder/<name> with the extension of the
 * installed file. folder NULL: paint with the installed files (slower, larger).
 */
PaintFaces *
paint_faces_open(const FontSet *fonts, const char *folder, GError **error);
void paint_faces_free(PaintFaces *faces);

/* From now on colours are painted as the greys that a black-and-white printer
 * makes of them. */
void paint_faces_mono(PaintFaces *faces);

int paint_faces_count(const PaintFaces *faces);
/* Borrowed from faces. The name is that of the installed file. */
const char *paint_face_name(const PaintFaces *faces, int face);
FontFile *paint_font_file(const PaintFaces *faces, int face);

/* Red, green and blue from 0 to 1 to paint that colour with. */
void paint_shade(const PaintFaces *faces, Color color, double parts[3]);

/* Paint page onto cr, whose user space is points from the top left corner. */
void paint_page(cairo_t *cr, PaintFaces *faces, const Page *page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PaintFaces, paint_faces_free)

#endif
