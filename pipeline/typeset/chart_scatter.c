/*
 * scatter: two values of one unit beside those of others: small dots without
 * names, the unit's own mark with its name, lines at the medians.
 *
 * Tables:
 *   subject { name, x, y }
 *   others  { x, y, count }   the dot's area says how many (1; ten at most)
 * Parameters:
 *   low high         of both axes (0, 100)
 *   x-name y-name    of the axes; the first under, the second above the plot
 *   x-median y-median  where the lines stand; none where they are not given
 */
#include "typeset/chart_kinds.h"
#include "typeset/chart_mark.h"
#include "typeset/chart_plot.h"
#include "typeset/chart_rows.h"
#include <math.h>

static const char *const needs[] = {"subject.x", "subject.y", NULL};
static const char *const styles[] = {MARK_STYLES,
                                     "text:chart-axis",
                                     "text:chart-head",
                                     "text:chart-subject-bold",
                                     "line:chart-grid",
                                     "line:chart-axis",
                                     "line:chart-median",
                                     "fill:g40",
                                     NULL};

enum { STEPS_AT_MOST = 5 };
static const double under = 8, above = 5, other_radius = .6, own_radius = 1.3;

static void
draw_across(const Plot *plot, const Scale *across, double height)
{
    Arena *arena = plot->canvas->document->arena;
    double step = scale_step(across->high - across->low, STEPS_AT_MOST);
    for (int i = 0; across->low + i * step <= across->high + 1e-9 * step; i++) {
        double value = across->low + i * step, x = scale_at(across, value);
        canvas_line(plot->canvas, i ? "chart-grid" : "chart-axis", x,
                    plot->up.to, x, plot->up.from);
        label_put(plot->labels, "chart-axis", ALIGN_CENTRE, x, height - 4.6,
                  scale_text(arena, value, step));
    }
    label_put(plot->labels, "chart-head", ALIGN_RIGHT, plot->right, height - .8,
              chart_parameter(plot->data, "x-name", ""));
    label_put(plot->labels, "chart-head", ALIGN_LEFT, 0, 2.8,
              chart_parameter(plot->data, "y-name", ""));
}

static void
draw_medians(const Plot *plot, const Scale *across)
{
    const char *x = chart_parameter(plot->data, "x-median", NULL);
    const char *y = chart_parameter(plot->data, "y-median", NULL);
    if (x && *x) {
        double at =
            scale_at(across, chart_parameter_number(plot->data, "x-median", 0));
        canvas_line(plot->canvas, "chart-median", at, plot->up.to, at,
                    plot->up.from);
    }
    if (y && *y) {
        double at = scale_at(&plot->up,
                             chart_parameter_number(plot->data, "y-median", 0));
        canvas_line(plot->canvas, "chart-median", plot->left, at, plot->right,
                    at);
    }
}

/* How many units a row of others stands for. */
static double
units_of(const ChartData *data, int row)
{
    double count;
    return chart_number(data, "others", row, "count", &count) && count > 0
               ? count
               : 1;
}

static void
draw_dots(const Plot *plot, const Scale *across)
{
    double x, y;
    for (int i = 0; i < chart_rows(plot->data, "others"); i++)
        if (chart_number(plot->data, "others", i, "x", &x) &&
            plot_y(plot, "others", i, "y", &y))
            canvas_circle(plot->canvas, "g40", NULL, scale_at(across, x), y,
                          other_radius *
                              sqrt(fmin(units_of(plot->data, i), 10)));
    if (!chart_number(plot->data, "subject", 0, "x", &x) ||
        !plot_y(plot, "subject", 0, "y", &y))
        return;
    mark_dot(plot->canvas, scale_at(across, x), y, own_radius);
    const char *name = chart_text(plot->data, "subject", 0, "name");
    if (name)
        label_near(plot->labels, "chart-subject-bold", scale_at(across, x), y,
                   own_radius, true, name);
}

static void
draw(Canvas *canvas, const ChartData *data, double width, double height)
{
    g_auto(Labels) labels = labels_on(canvas, width, height);
    double low = chart_parameter_number(data, "low", 0);
    double high = chart_parameter_number(data, "high", 100);
    Plot plot = {
        .labels = &labels,
        .canvas = canvas,
        .data = data,
        .up = {low, high, height - under, above},
        .right = width - 2,
        .places = 1,
    };
    double room = plot_left(canvas, &plot.up, STEPS_AT_MOST);
    plot.left = MIN(MAX(6, room), width / 4);
    plot.pitch = plot.right - plot.left;
    const Scale across = {low, high, plot.left, plot.right};
    plot_axis(&plot, STEPS_AT_MOST, "chart-axis");
    draw_across(&plot, &across, height);
    draw_medians(&plot, &across);
    draw_dots(&plot, &across);
}

static const char *
describe(const ChartData *data, Arena *arena)
{
    GString *text = g_string_new(NULL);
    const char *x = chart_parameter(data, "x-name", "x");
    const char *y = chart_parameter(data, "y-name", "y");
    rows_describe_name(text, data, "subject", 0);
    describe_value(text, x, chart_text(data, "subject", 0, "x"));
    describe_value(text, y, chart_text(data, "subject", 0, "y"));
    g_string_append(text, "。");
    double units = 0;
    for (int i = 0; i < chart_rows(data, "others"); i++)
        units += units_of(data, i);
    describe_value(text, "ほか", arena_printf(arena, "%.0f点", units));
    g_string_append(text, "。");
    return describe_close(text, arena);
}

const ChartKind chart_scatter = {"scatter", needs, styles, draw, describe};
