#include "typeset/canvas.h"

#include "typeset/para.h"

#include <math.h>
#include <string.h>

static Color
color_of(StyleColor color)
{
    return (Color){color.red, color.green, color.blue};
}

static Box *
add(Canvas *canvas, BoxKind kind, const char *fill, const char *line)
{
    Box box = {.kind = kind, .style = fill ? fill : line};
    if (fill) {
        const FillStyle *style = styles_fill(canvas->styles, fill);
        g_assert(style);
        box.style = style->name;
        box.filled = true;
        box.fill = color_of(style->color);
    }
    if (line) {
        const LineStyle *style = styles_line(canvas->styles, line);
        g_assert(style);
        if (!fill)
            box.style = style->name;
        box.stroked = true;
        box.stroke = color_of(style->color);
        box.line_width = style->width;
        memcpy(box.dash, style->dash, sizeof box.dash);
    }
    g_array_append_val(canvas->page->boxes, box);
    return &g_array_index(canvas->page->boxes, Box,
                          canvas->page->boxes->len - 1);
}

Canvas
canvas_at(const Canvas *canvas, double dx, double dy)
{
    Canvas moved = *canvas;
    moved.x += dx;
    moved.y += dy;
    return moved;
}

void
canvas_line(Canvas *canvas, const char *line_style, double x0, double y0,
            double x1, double y1)
{
    Box *box = add(canvas, BOX_LINE, NULL, line_style);
    box->x = canvas->x + x0;
    box->y = canvas->y + y0;
    box->x1 = canvas->x + x1;
    box->y1 = canvas->y + y1;
}

void
canvas_rect(Canvas *canvas, const char *fill_style, const char *line_style,
            double x, double y, double width, double height)
{
    Box *box = add(canvas, BOX_RECT, fill_style, line_style);
    box->x = canvas->x + x;
    box->y = canvas->y + y;
    box->x1 = box->x + width;
    box->y1 = box->y + height;
}

void
canvas_circle(Canvas *canvas, const char *fill_style, const char *line_style,
              double x, double y, double radius)
{
    Box *box = add(canvas, BOX_CIRCLE, fill_style, line_style);
    box->x = canvas->x + x;
    box->y = canvas->y + y;
    box->radius = radius;
}

static void
add_poly(Canvas *canvas, const char *fill, const char *line,
         const double *points, int n, bool closed)
{
    double *moved = arena_array(canvas->document->arena, double, 2 * n);
    for (int i = 0; i < n; i++) {
        moved[2 * i] = canvas->x + points[2 * i];
        moved[2 * i + 1] = canvas->y + points[2 * i + 1];
    }
    Box *box = add(canvas, BOX_POLY, fill, line);
    box->points = moved;
    box->point_count = n;
    box->closed = closed;
}

void
canvas_polygon(Canvas *canvas, const char *fill_style, const char *line_style,
               const double *points, int n)
{
    add_poly(canvas, fill_style, line_style, points, n, true);
}

void
canvas_polyline(Canvas *canvas, const char *line_style, const double *points,
                int n)
{
    add_poly(canvas, NULL, line_style, points, n, false);
}

void
canvas_hatch(Canvas *canvas, const char *line_style, double x, double y,
             double width, double height, double step)
{
    g_assert(step > 0);
    for (double k = step; k < width + height; k += step)
        canvas_line(canvas, line_style, x + fmin(k, width),
                    y + fmax(0, k - width), x + fmax(0, k - height),
                    y + fmin(k, height));
}

double
canvas_text(Canvas *canvas, const char *text_style, Align align, double x,
            double y, const char *text)
{
    const TextStyle *look = styles_text(canvas->styles, text_style);
    g_assert(look);
    Arena *arena = canvas->document->arena;
    ParaSpan span = para_span(canvas->fonts, look, text);
    ParaStyle style = para_style(look);
    style.align = align == ALIGN_CENTRE  ? PARA_CENTRE
                  : align == ALIGN_RIGHT ? PARA_RIGHT
                                         : PARA_LEFT;
    const ParaLine *line = para_line(canvas->fonts, &span, 1, &style, arena);
    Color color = color_of(look->color);
    para_line_boxes(line, canvas->page->boxes, canvas->x + x, canvas->y + y,
                    &color, look->name, arena);
    return line->width;
}

double
canvas_text_width(const Canvas *canvas, const char *text_style,
                  const char *text)
{
    const TextStyle *look = styles_text(canvas->styles, text_style);
    g_assert(look);
    ParaSpan span = para_span(canvas->fonts, look, text);
    ParaStyle style = para_style(look);
    return para_measure(canvas->fonts, &span, 1, &style);
}

void
canvas_target(Canvas *canvas, const char *name)
{
    Box box = {.kind = BOX_TARGET,
               .x = canvas->x,
               .y = canvas->y,
               .text = arena_dup(canvas->document->arena, name)};
    g_array_append_val(canvas->page->boxes, box);
}

void
canvas_begin(Canvas *canvas, const char *role, const char *alt)
{
    Box box = {.kind = BOX_BEGIN, .role = role, .text = alt};
    g_array_append_val(canvas->page->boxes, box);
}

void
canvas_end(Canvas *canvas)
{
    Box box = {.kind = BOX_END};
    g_array_append_val(canvas->page->boxes, box);
}
