/*
 * multiples: small panels side by side, one a measure, each with a bar for
 * every month from 0 and the figure of its highest; what differs is the shape.
 * A month without a value has no bar; one that is 0 has a stroke on the line.
 *
 * Tables:
 *   panels { name, figure }         figure: at the right of the name, e.g. the
 *                                   sum with its unit
 *   points { panel, name, value }   panel: a name in panels; a month each, in
 *                                   order
 * Parameters:
 *   columns  panels in a line (4)
 *   count    months on the full width (12)
 *   common   yes: one scale for all panels; else each has its own
 *   from to  written under the ends of the last line's axes (none)
 */
#include "typeset/chart_kinds.h"
#include "typeset/chart_mark.h"
#include "typeset/chart_plot.h"
#include "typeset/chart_rows.h"

static const char *const needs[] = {"panels.name", "points.panel",
                                    "points.value", NULL};
static const char *const styles[] = {
    "text:chart-axis", "text:chart-label", "text:chart-label-bold",
    "text:chart-head", "line:chart-base",  "line:chart-subject-fine",
    "fill:ai",         "fill:white",       NULL};

static const double gutter = 5, between = 3, head = 3.6, room = 2.9, foot = 3.6;

typedef struct {
    Plot plot;
    double top, base; /* of the highest bar; of the axis */
} Panel;

static bool
is_of_panel(const ChartData *data, int point, int panel)
{
    const char *of = chart_text(data, "points", point, "panel");
    const char *name = chart_text(data, "panels", panel, "name");
    return of && name && !g_strcmp0(of, name);
}

/* The greatest value of a panel, or of all where panel is negative; at least
 * 0, for bars begin there. */
static double
greatest_of(const ChartData *data, int panel)
{
    double greatest = 0, value;
    for (int i = 0; i < chart_rows(data, "points"); i++)
        if ((panel < 0 || is_of_panel(data, i, panel)) &&
            chart_number(data, "points", i, "value", &value))
            greatest = MAX(greatest, value);
    return greatest;
}

static void
draw_bar(const Panel *panel, double x, double value)
{
    const Plot *plot = &panel->plot;
    double half = plot->pitch * .36, y = scale_at(&plot->up, value);
    if (y < panel->base)
        canvas_rect(plot->canvas, "ai", NULL, x - half, y, 2 * half,
                    panel->base - y);
    else
        canvas_line(plot->canvas, "chart-subject-fine", x - half,
                    panel->base - .4, x + half, panel->base - .4);
}

/* Bars, and over the first of the highest its figure. */
static void
draw_bars(const Panel *panel, int row)
{
    const Plot *plot = &panel->plot;
    double value, highest = 0, at = 0;
    const char *figure = NULL;
    int place = 0;
    for (int i = 0; i < chart_rows(plot->data, "points"); i++) {
        if (!is_of_panel(plot->data, i, row))
            continue;
        double x = plot_x(plot, place++);
        if (x > plot->right ||
            !chart_number(plot->data, "points", i, "value", &value))
            continue;
        draw_bar(panel, x, value);
        if (!figure || value > highest) {
            figure = chart_text(plot->data, "points", i, "value");
            highest = value;
            at = x;
        }
    }
    if (figure)
        label_slide(plot->labels, "chart-label", ALIGN_CENTRE, at,
                    scale_at(&plot->up, highest) - .6, plot->pitch * 4,
                    figure_text(plot->canvas->document->arena, figure));
}

static void
draw_panel(const Panel *panel, int row, bool last_line)
{
    const Plot *plot = &panel->plot;
    const ChartData *data = plot->data;
    const char *name = chart_text(data, "panels", row, "name");
    const char *figure = chart_text(data, "panels", row, "figure");
    double y = panel->top - room - 1;
    if (name)
        label_put(plot->labels, "chart-label-bold", ALIGN_LEFT, plot->left, y,
                  name);
    if (figure)
        label_put(plot->labels, "chart-head", ALIGN_RIGHT, plot->right, y,
                  figure_text(plot->canvas->document->arena, figure));
    canvas_line(plot->canvas, "chart-base", plot->left, panel->base,
                plot->right, panel->base);
    draw_bars(panel, row);
    const char *from = chart_parameter(data, "from", NULL);
    const char *to = chart_parameter(data, "to", NULL);
    if (last_line && from)
        label_put(plot->labels, "chart-axis", ALIGN_LEFT, plot->left,
                  panel->base + 2.9, from);
    if (last_line && to)
        label_put(plot->labels, "chart-axis", ALIGN_RIGHT, plot->right,
                  panel->base + 2.9, to);
}

static void
draw(Canvas *canvas, const ChartData *data, double width, double height)
{
    int count = chart_rows(data, "panels");
    if (count == 0)
        return;
    g_auto(Labels) labels = labels_on(canvas, width, height);
    int columns = (int)chart_parameter_number(data, "columns", 4);
    columns = CLAMP(columns, 1, count);
    int lines = (count + columns - 1) / columns;
    double across = MIN(gutter, width / columns / 4);
    double each = (width - (columns - 1) * across) / columns;
    double tall = (height - foot - (lines - 1) * between) / lines;
    int places = (int)chart_parameter_number(data, "count", 12);
    bool common = mark_flag(chart_parameter(data, "common", NULL));
    for (int row = 0; row < count; row++) {
        double high = greatest_of(data, common ? -1 : row);
        double left = row % columns * (each + across);
        double top = row / columns * (tall + between) + head + room;
        double base = MAX(top + .5, row / columns * (tall + between) + tall);
        Panel panel = {{.labels = &labels,
                        .canvas = canvas,
                        .data = data,
                        .up = {0, high > 0 ? high : 1, base, top},
                        .left = left,
                        .right = left + each,
                        .pitch = each / MAX(1, places),
                        .places = places},
                       top,
                       base};
        draw_panel(&panel, row, row / columns == lines - 1);
    }
}

static const char *
describe(const ChartData *data, Arena *arena)
{
    GString *text = g_string_new(NULL);
    for (int row = 0; row < chart_rows(data, "panels"); row++) {
        const char *figure = chart_text(data, "panels", row, "figure");
        rows_describe_name(text, data, "panels", row);
        if (figure)
            describe_value(text, "計", figure);
        for (int i = 0; i < chart_rows(data, "points"); i++) {
            const char *name = chart_text(data, "points", i, "name");
            if (is_of_panel(data, i, row))
                describe_value(text, name ? name : "",
                               chart_text(data, "points", i, "value"));
        }
        g_string_append(text, "。");
    }
    return describe_close(text, arena);
}

const ChartKind chart_multiples = {"multiples", needs, styles, draw, describe};
