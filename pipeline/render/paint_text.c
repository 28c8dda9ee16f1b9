#include "render/paint_private.h"

static void
add_run(GArray *glyphs, const Box *box)
{
    const GlyphRun *run = box->run;
    for (int i = 0; i < run->count; i++) {
        cairo_glyph_t glyph = {
            run->glyph[i], (box->x + run->x[i]) * points_per_mm,
            (box->y + (run->y ? run->y[i] : 0)) * points_per_mm};
        g_array_append_val(glyphs, glyph);
    }
}

static bool
looks_same(const Box *a, const Box *b)
{
    return b->kind == BOX_TEXT && a->run->face == b->run->face &&
           a->run->size == b->run->size && a->fill.red == b->fill.red &&
           a->fill.green == b->fill.green && a->fill.blue == b->fill.blue;
}

int
paint_texts(cairo_t *cr, PaintFaces *faces, const Box *boxes, int first,
            int count)
{
    GArray *glyphs = paint_scratch(faces);
    g_array_set_size(glyphs, 0);
    const Box *box = &boxes[first];
    int i = first;
    for (; i < count && looks_same(box, &boxes[i]);
         i = paint_next(boxes, i + 1, count))
        add_run(glyphs, &boxes[i]);
    if (glyphs->len == 0)
        return i;
    paint_color(cr, faces, box->fill);
    cairo_set_scaled_font(
        cr, paint_scaled_font(faces, box->run->face, box->run->size));
    cairo_show_glyphs(cr, (cairo_glyph_t *)(void *)glyphs->data,
                      (int)glyphs->len);
    return i;
}
