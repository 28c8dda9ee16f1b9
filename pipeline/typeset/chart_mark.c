#include "typeset/chart_mark.h"

#include <string.h>

void
mark_dot(Canvas *canvas, double x, double y, double radius)
{
    canvas_circle(canvas, "ai", NULL, x, y, radius);
}

void
mark_ring(Canvas *canvas, double x, double y, double radius)
{
    const LineStyle *line = styles_line(canvas->styles, "chart-outline");
    g_assert(line);
    canvas_circle(canvas, "white", "chart-outline", x, y,
                  MAX(radius - line->width / 2, .1));
}

void
mark_diamond(Canvas *canvas, double x, double y, double radius)
{
    const double points[] = {x, y - radius, x + radius, y,
                             x, y + radius, x - radius, y};
    canvas_polygon(canvas, "shu", NULL, points, 4);
}

void
mark_beyond(Canvas *canvas, double x, double y, int direction)
{
    static const double length = .8, half = .7;
    const double points[] = {x - direction * length, y - half, x, y,
                             x - direction * length, y + half};
    canvas_polyline(canvas, "chart-whisker", points, 3);
}

bool
mark_flag(const char *cell)
{
    return cell && *cell && strcmp(cell, "0") && strcmp(cell, "false") &&
           strcmp(cell, "no");
}

GradeLook
mark_grade(const char *grades, const char *grade)
{
    static const GradeLook looks[] = {
        {"ai", NULL, true, false},
        {"ai60", NULL, false, false},
        {"ai30", NULL, false, false},
        {"white", "chart-outline", false, false},
        {"white", "chart-attention", false, true},
    };
    static const GradeLook none = {"white", "chart-box", false, false};
    g_auto(GStrv) letters = g_strsplit(grades, " ", -1);
    for (guint i = 0; grade && letters[i] && i < G_N_ELEMENTS(looks); i++)
        if (!strcmp(letters[i], grade))
            return looks[i];
    return none;
}

void
mark_grade_box(Canvas *canvas, const GradeLook *look, bool fine, double x,
               double y, double width, double height)
{
    const char *name = look->line;
    if (name && look->attention && fine)
        name = "chart-attention-fine";
    double inset = 0;
    if (name) {
        const LineStyle *line = styles_line(canvas->styles, name);
        g_assert(line);
        inset = line->width / 2;
    }
    canvas_rect(canvas, look->fill, name, x + inset, y + inset,
                width - 2 * inset, height - 2 * inset);
}
