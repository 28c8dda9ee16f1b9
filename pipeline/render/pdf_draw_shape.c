#include "render/pdf_draw_private.h"

#include "render/paint_private.h"

static void
set_width(PdfDraw *draw, double width)
{
    if (draw->line_width == width)
        return;
    draw->line_width = width;
    draw_number(draw, width);
    g_string_append(draw->out, " w\n");
}

static void
set_dash(PdfDraw *draw, double on, double off)
{
    if (draw->dash[0] == on && draw->dash[1] == off)
        return;
    draw->dash[0] = on;
    draw->dash[1] = off;
    g_string_append_c(draw->out, '[');
    if (on > 0) {
        draw_number(draw, on);
        g_string_append_c(draw->out, ' ');
        draw_number(draw, off);
    }
    g_string_append(draw->out, "]0 d\n");
}

static void
set_caps(PdfDraw *draw, bool round)
{
    if (draw->round_caps != round)
        g_string_append(draw->out, round ? "1 J\n" : "0 J\n");
    draw->round_caps = round;
}

static void
set_line(PdfDraw *draw, const Box *box)
{
    draw_stroke_color(draw, box->stroke);
    set_width(draw, box->line_width);
    set_dash(draw, box->dash[0], box->dash[1]);
    set_caps(draw, false);
}

/* A dot: a line of no length with round ends is a circle (PDF
 * 32000-1, 8.5.3.2), in a sixth of the bytes of four curves. */
static void
put_dot(PdfDraw *draw, const Box *box, double radius, Color color)
{
    const int x = draw_length(box->x), y = draw_y(draw, box->y);
    draw_stroke_color(draw, color);
    set_width(draw, 2 * radius);
    set_dash(draw, 0, 0);
    set_caps(draw, true);
    draw_two(draw, x, y);
    g_string_append(draw->out, "m ");
    draw_two(draw, x, y);
    g_string_append(draw->out, "l S\n");
}

/* A ring is the dot of its outer edge under that of its inner one. */
static void
draw_circle(PdfDraw *draw, const Box *box)
{
    double half = box->stroked ? box->line_width / 2 : 0;
    if (box->stroked)
        put_dot(draw, box, box->radius + half, box->stroke);
    if (box->filled)
        put_dot(draw, box, box->radius - half, box->fill);
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

/* Not a ring of dashes nor one that shows what is under it. */
static bool
is_dot(const Box *box)
{
    return box->kind == BOX_CIRCLE && (box->filled || box->stroked) &&
           (!box->stroked || (box->filled && box->dash[0] <= 0));
}

/* The index after the last of the lines from first on that differ in place
 * alone, all upright between the same heights: ticks. */
static int
ticks_end(const Box *boxes, int first, int count)
{
    const Box *one = &boxes[first];
    if (one->kind != BOX_LINE || one->x != one->x1 || one->dash[0] > 0)
        return first;
    int i = first + 1;
    while (i < count && boxes[i].kind == BOX_LINE &&
           boxes[i].x == boxes[i].x1 && boxes[i].y == one->y &&
           boxes[i].y1 == one->y1 && paint_same_look(one, &boxes[i]))
        i++;
    return i;
}

/* Each from the one before: their bytes then differ in one short number. */
static void
draw_ticks(PdfDraw *draw, const Box *boxes, int first, int end)
{
    GString *out = draw->out;
    int x = 0, from = draw_y(draw, boxes[first].y);
    int to = draw_y(draw, boxes[first].y1);
    set_line(draw, &boxes[first]);
    g_string_append(out, "q\n");
    for (int i = first; i < end; i++) {
        int next = draw_length(boxes[i].x);
        if (i > first && next == x)
            continue;
        g_string_append(out, "1 0 0 1 ");
        pdf_put_integer(out, next - x);
        g_string_append(out, " 0 cm 0 ");
        pdf_put_integer(out, from);
        g_string_append(out, " m 0 ");
        pdf_put_integer(out, to);
        g_string_append(out, " l S\n");
        x = next;
    }
    g_string_append(out, "Q\n");
}

int
draw_shapes(PdfDraw *draw, const Box *boxes, int first, int count)
{
    enum { TICKS = 6 };
    const Box *look = &boxes[first];
    if (is_dot(look)) {
        draw_circle(draw, look);
        return first + 1;
    }
    int ticks = ticks_end(boxes, first, count);
    if (ticks >= first + TICKS) {
        draw_ticks(draw, boxes, first, ticks);
        return ticks;
    }
    if (look->filled)
        draw_fill_color(draw, look->fill);
    if (look->stroked)
        set_line(draw, look);
    int i = first, last = first;
    do {
        if (i == first || !paint_same_line(&boxes[last], &boxes[i]))
            add_path(draw, &boxes[i]);
        last = i++;
    } while (i < count && paint_is_shape(&boxes[i]) && !is_dot(&boxes[i]) &&
             paint_same_look(look, &boxes[i]));
    const char *end = look->filled ? (look->stroked ? "B\n" : "f\n")
                                   : (look->stroked ? "S\n" : "n\n");
    g_string_append(draw->out, end);
    return i;
}
