/* Between paint*.c. */
#ifndef HYOKA_RENDER_PAINT_PRIVATE_H
#define HYOKA_RENDER_PAINT_PRIVATE_H

#include "render/paint.h"

static const double points_per_mm = 72 / 25.4;

/* Room for glyphs (cairo_glyph_t), kept to save allocations. */
GArray *paint_scratch(PaintFaces *faces);
cairo_scaled_font_t *
paint_scaled_font(PaintFaces *faces, int face, double size);

/* The colour to paint in, or the grey that a printer without colours makes of
 * it. */
void paint_color(cairo_t *cr, const PaintFaces *faces, Color color);

/*
 * Paint boxes[first] and those after it that look the same, in one operation:
 * cairo's time goes with the number of operations, and a card has 1,000 ticks
 * and 2,000 texts. The index after the last.
 */
int paint_texts(cairo_t *cr, PaintFaces *faces, const Box *boxes, int first,
                int count);
int paint_shapes(cairo_t *cr, const PaintFaces *faces, const Box *boxes,
                 int first, int count);
bool paint_is_shape(const Box *box);

/*
 * Two shapes that may be one path. All rectangles and circles turn the same
 * way, so that where they overlap is filled as well; a polygon may turn the
 * other way and then would be cut out.
 */
bool paint_same_look(const Box *a, const Box *b);

/* Strokes of one path do not add up: the same line again shows nothing. */
bool paint_same_line(const Box *a, const Box *b);

/* The next box from i that leaves ink; count when there is none. */
int paint_next(const Box *boxes, int i, int count);

#endif
