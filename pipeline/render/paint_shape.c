#include "render/paint_private.h"

bool
paint_is_shape(const Box *box)
{
    return box->kind == BOX_LINE || box->kind == BOX_RECT ||
           box->kind == BOX_CIRCLE || box->kind == BOX_POLY;
}

int
paint_next(const Box *boxes, int i, int count)
{
    while (i < count && boxes[i].kind != BOX_TEXT && !paint_is_shape(&boxes[i]))
        i++;
    return i;
}

static bool
same_color(Color a, Color b)
{
    return a.red == b.red && a.green == b.green && a.blue == b.blue;
}

bool
paint_same_look(const Box *a, const Box *b)
{
    if (!paint_is_shape(b) || a->filled != b->filled ||
        a->stroked != b->stroked || (a->filled && a->stroked))
        return false;
    if (a->filled)
        return a->kind != BOX_POLY && b->kind != BOX_POLY &&
               same_color(a->fill, b->fill);
    return same_color(a->stroke, b->stroke) && a->line_width == b->line_width &&
           a->dash[0] == b->dash[0] && a->dash[1] == b->dash[1];
}

bool
paint_same_line(const Box *a, const Box *b)
{
    return a->kind == BOX_LINE && b->kind == BOX_LINE && a->x == b->x &&
           a->y == b->y && a->x1 == b->x1 && a->y1 == b->y1;
}

static void
add_path(cairo_t *cr, const Box *box)
{
    double k = points_per_mm;
    cairo_new_sub_path(cr);
    switch (box->kind) {
    case BOX_LINE:
        cairo_move_to(cr, box->x * k, box->y * k);
        cairo_line_to(cr, box->x1 * k, box->y1 * k);
        break;
    case BOX_RECT:
        cairo_rectangle(cr, box->x * k, box->y * k, (box->x1 - box->x) * k,
                        (box->y1 - box->y) * k);
        break;
    case BOX_CIRCLE:
        cairo_arc(cr, box->x * k, box->y * k, box->radius * k, 0, 2 * G_PI);
        cairo_close_path(cr);
        break;
    case BOX_POLY:
        for (int i = 0; i < box->point_count; i++)
            cairo_line_to(cr, box->points[2 * i] * k,
                          box->points[2 * i + 1] * k);
        if (box->closed)
            cairo_close_path(cr);
        break;
    default:
        break;
    }
}

static void
fill_and_stroke(cairo_t *cr, const PaintFaces *faces, const Box *box)
{
    if (box->filled) {
        paint_color(cr, faces, box->fill);
        if (box->stroked)
            cairo_fill_preserve(cr);
        else
            cairo_fill(cr);
    }
    if (box->stroked) {
        double dash[2] = {box->dash[0] * points_per_mm,
                          box->dash[1] * points_per_mm};
        paint_color(cr, faces, box->stroke);
        cairo_set_line_width(cr, box->line_width * points_per_mm);
        cairo_set_dash(cr, dash, dash[0] > 0 ? 2 : 0, 0);
        cairo_stroke(cr);
    }
    cairo_new_path(cr);
}

int
paint_shapes(cairo_t *cr, const PaintFaces *faces, const Box *boxes, int first,
             int count)
{
    int i = first, last = first;
    do {
        if (i == first || !paint_same_line(&boxes[last], &boxes[i]))
            add_path(cr, &boxes[i]);
        last = i;
        i = paint_next(boxes, i + 1, count);
    } while (i < count && paint_same_look(&boxes[first], &boxes[i]));
    fill_and_stroke(cr, faces, &boxes[first]);
    return i;
}
