#include "render/pdf_draw_private.h"

#include "render/paint_private.h"

static void
set_line(PdfDraw *draw, const Box *box)
{
    GString *out = draw->out;
    draw_stroke_color(draw, box->stroke);
    if (draw->line_width != box->line_width) {
        draw->line_width = box->line_width;
        draw_number(draw, box->line_width);
        g_string_append(out, " w\n");
    }
    if (draw->dash[0] == box->dash[0] && draw->dash[1] == box->dash[1])
        return;
    draw->dash[0] = box->dash[0];
    draw->dash[1] = box->dash[1];
    g_string_append_c(out, '[');
    if (box->dash[0] > 0) {
        draw_number(draw, box->dash[0]);
        g_string_append_c(out, ' ');
        draw_number(draw, box->dash[1]);
    }
    g_string_append(out, "]0 d\n");
}

/* Four curves, turning as rectangles do. */
static void
add_circle(PdfDraw *draw, const Box *box)
{
    /* The control points' distance at which a curve is nearest to a quarter of
     * a circle. */
    static const double handle = 0.5522847;
    static const int quarter[4][2] = {{1, 0}, {0, 1}, {-1, 0}, {0, -1}};
    double x = box->x, y = draw->height - box->y, r = box->radius;
    draw_two(draw, draw_length(x + r), draw_length(y));
    g_string_append(draw->out, "m\n");
    for (int i = 0; i < 4; i++) {
        const int *from = quarter[i], *to = quarter[(i + 1) % 4];
        draw_two(draw, draw_length(x + r * (from[0] + handle * to[0])),
                 draw_length(y + r * (from[1] + handle * to[1])));
        draw_two(draw, draw_length(x + r * (to[0] + handle * from[0])),
                 draw_length(y + r * (to[1] + handle * from[1])));
        draw_two(draw, draw_length(x + r * to[0]), draw_length(y + r * to[1]));
        g_string_append(draw->out, "c\n");
    }
    g_string_append(draw->out, "h\n");
}

static void
add_path(PdfDraw *draw, const Box *box)
{
    GString *out = draw->out;
    switch (box->kind) {
    case BOX_LINE:
        draw_two(draw, draw_length(box->x), draw_y(draw, box->y));
        g_string_append(out, "m ");
        draw_two(draw, draw_length(box->x1), draw_y(draw, box->y1));
        g_string_append(out, "l\n");
        break;
    case BOX_RECT: {
        int left = draw_length(fmin(box->x, box->x1));
        int bottom = draw_y(draw, fmax(box->y, box->y1));
        draw_two(draw, left, bottom);
        draw_two(draw, draw_length(fmax(box->x, box->x1)) - left,
                 draw_y(draw, fmin(box->y, box->y1)) - bottom);
        g_string_append(out, "re\n");
        break;
    }
    case BOX_CIRCLE:
        add_circle(draw, box);
        break;
    case BOX_POLY:
        for (int i = 0; i < box->point_count; i++) {
            draw_two(draw, draw_length(box->points[2 * i]),
                     draw_y(draw, box->points[2 * i + 1]));
            g_string_append(out, i == 0 ? "m\n" : "l\n");
        }
        if (box->closed)
            g_string_append(out, "h\n");
        break;
    default:
        break;
    }
}

int
draw_shapes(PdfDraw *draw, const Box *boxes, int first, int count)
{
    const Box *look = &boxes[first];
    if (look->filled)
        draw_fill_color(draw, look->fill);
    if (look->stroked)
        set_line(draw, look);
    int i = first, last = first;
    do {
        if (i == first || !paint_same_line(&boxes[last], &boxes[i]))
            add_path(draw, &boxes[i]);
        last = i++;
    } while (i < count && paint_is_shape(&boxes[i]) &&
             paint_same_look(look, &boxes[i]));
    const char *end = look->filled ? (look->stroked ? "B\n" : "f\n")
                                   : (look->stroked ? "S\n" : "n\n");
    g_string_append(draw->out, end);
    return i;
}
