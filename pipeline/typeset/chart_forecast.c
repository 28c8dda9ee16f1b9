/*
 * forecast: a sum over the months of a year, as far as it has come, the band in
 * which it will go on, last year's as rings and the target as a line. Months to
 * come have no value; what is foreseen of them is paler than what is known.
 *
 * Tables:  months { name, value, forecast, low, high, last }
 *          value: the sum up to and with the month
 * Parameters:
 *   target  value of the line; none without it
 *   value-name forecast-name target-name last-name  written at the right with
 *           the last figure of each (実績, 見込み, 目標, 前年度)
 */
#include "typeset/chart_kinds.h"
#include "typeset/chart_mark.h"
#include "typeset/chart_plot.h"
#include "typeset/chart_rows.h"

static const char *const needs[] = {"months.name", "months.value", NULL};
static const char *const styles[] = {
    MARK_STYLES,          "text:chart-axis",
    "text:chart-label",   "text:chart-subject-bold",
    "text:chart-subject", "line:chart-grid",
    "line:chart-base",    "line:chart-limit",
    "line:chart-subject", "line:chart-subject-fine",
    "line:chart-leader",  "line:chart-last-ring",
    "fill:ai15",          NULL};

enum { STEPS_AT_MOST = 5 };
static const double dot = .75, ring = .75;

static Scale
find_scale(const ChartData *data, double top, double base)
{
    static const char *const fields[] = {"value", "forecast", "high", "last",
                                         NULL};
    double low = 0, high = MAX(0, chart_parameter_number(data, "target", 0));
    plot_range(data, "months", fields, true, &low, &high);
    low = 0;
    scale_widen(&low, &high, STEPS_AT_MOST);
    return (Scale){0, high, base, top};
}

/* Where the month stands when it is known, else where it is expected. */
static bool
find_ends(const Plot *plot, int row, double *low, double *high)
{
    if (plot_y(plot, "months", row, "low", low) &&
        plot_y(plot, "months", row, "high", high))
        return true;
    if (!plot_y(plot, "months", row, "value", low))
        return false;
    *high = *low;
    return true;
}

static void
draw_band(const Plot *plot)
{
    for (int row = 0; row + 1 < plot->places; row++) {
        double low, high, next_low, next_high, y, next;
        if (!plot_y(plot, "months", row + 1, "low", &next_low) ||
            !find_ends(plot, row, &low, &high) ||
            !find_ends(plot, row + 1, &next_low, &next_high))
            continue;
        double x = plot_x(plot, row), right = plot_x(plot, row + 1);
        const double points[] = {x,     low,       x,     high,
                                 right, next_high, right, next_low};
        canvas_polygon(plot->canvas, "ai15", NULL, points, 4);
        if ((plot_y(plot, "months", row, "forecast", &y) ||
             plot_y(plot, "months", row, "value", &y)) &&
            plot_y(plot, "months", row + 1, "forecast", &next))
            canvas_line(plot->canvas, "chart-subject-fine", x, y, right, next);
    }
}

static void
draw_values(const Plot *plot)
{
    double y;
    for (int row = 0; row < plot->places; row++)
        if (plot_y(plot, "months", row, "last", &y))
            canvas_circle(plot->canvas, "white", "chart-last-ring",
                          plot_x(plot, row), y, ring);
    plot_line(plot, "months", "value", "chart-subject");
    for (int row = 0; row < plot->places; row++)
        if (plot_y(plot, "months", row, "value", &y))
            mark_dot(plot->canvas, plot_x(plot, row), y, dot);
}

static const struct {
    const char *field, *style, *parameter, *fallback;
} series[] = {{"value", "chart-subject-bold", "value-name", "実績"},
              {"forecast", "chart-subject", "forecast-name", "見込み"},
              {"last", "chart-label", "last-name", "前年度"}};
enum { NAMES = G_N_ELEMENTS(series) + 1 };

static const char *
name_text(Arena *arena, const ChartData *data, guint i, const char *figure)
{
    return arena_printf(
        arena, "%s %s",
        chart_parameter(data, series[i].parameter, series[i].fallback),
        figure_text(arena, figure));
}

static int
last_row(const ChartData *data, const char *field)
{
    double value;
    for (int row = chart_rows(data, "months") - 1; row >= 0; row--)
        if (chart_number(data, "months", row, field, &value))
            return row;
    return -1;
}

static const char *
target_text(const ChartData *data, Arena *arena)
{
    const char *target = chart_parameter(data, "target", NULL);
    return target && *target
               ? arena_printf(arena, "%s %s",
                              chart_parameter(data, "target-name", "目標"),
                              figure_text(arena, target))
               : NULL;
}

static void
draw_names(const Plot *plot)
{
    Arena *arena = plot->canvas->document->arena;
    SideName names[NAMES];
    int count = 0;
    for (guint i = 0; i < G_N_ELEMENTS(series); i++) {
        int row = last_row(plot->data, series[i].field);
        double y;
        if (!plot_y(plot, "months", row, series[i].field, &y))
            continue;
        const char *figure =
            chart_text(plot->data, "months", row, series[i].field);
        names[count++] =
            (SideName){series[i].style, name_text(arena, plot->data, i, figure),
                       plot_x(plot, row) + ring, y};
    }
    const char *target = target_text(plot->data, arena);
    if (target)
        names[count++] = (SideName){
            "chart-label", target, plot->right + ring,
            scale_at(&plot->up,
                     chart_parameter_number(plot->data, "target", 0))};
    const Side side = {ALIGN_LEFT, plot->right + 3.2, 0, plot->up.from,
                       1.2,        "chart-leader"};
    plot_names(plot, &side, names, count);
}

static double
names_width(Canvas *canvas, const ChartData *data)
{
    Arena *arena = canvas->document->arena;
    double room = 0;
    const char *target = target_text(data, arena);
    if (target)
        room = canvas_text_width(canvas, "chart-label", target);
    for (guint i = 0; i < G_N_ELEMENTS(series); i++) {
        int row = last_row(data, series[i].field);
        if (row >= 0)
            room =
                MAX(room,
                    canvas_text_width(canvas, series[i].style,
                                      name_text(arena, data, i,
                                                chart_text(data, "months", row,
                                                           series[i].field))));
    }
    return room + 3.4;
}

static void
draw(Canvas *canvas, const ChartData *data, double width, double height)
{
    g_auto(Labels) labels = labels_on(canvas, width, height);
    double base = height - 4.2;
    Plot plot = {
        .labels = &labels,
        .canvas = canvas,
        .data = data,
        .up = find_scale(data, MIN(1.5, base), base),
        .right = MAX(1, width - names_width(canvas, data)),
        .places = chart_rows(data, "months"),
    };
    plot.left = MIN(plot_left(canvas, &plot.up, STEPS_AT_MOST), plot.right);
    plot.pitch = (plot.right - plot.left) / MAX(1, plot.places);
    plot_axis(&plot, STEPS_AT_MOST, "chart-base");
    for (int row = 0; row < plot.places; row++)
        plot_place(&plot, "months", row, base + 3.7);
    draw_band(&plot);
    if (target_text(data, canvas->document->arena)) {
        double y =
            scale_at(&plot.up, chart_parameter_number(data, "target", 0));
        canvas_line(canvas, "chart-limit", plot.left, y, plot.right, y);
    }
    draw_values(&plot);
    draw_names(&plot);
}

static const char *
describe(const ChartData *data, Arena *arena)
{
    GString *text = g_string_new(NULL);
    for (int row = 0; row < chart_rows(data, "months"); row++) {
        const char *low = chart_text(data, "months", row, "low");
        const char *high = chart_text(data, "months", row, "high");
        rows_describe_name(text, data, "months", row);
        for (guint i = 0; i < G_N_ELEMENTS(series); i++) {
            const char *figure =
                chart_text(data, "months", row, series[i].field);
            if (figure || i == 0)
                describe_value(text,
                               chart_parameter(data, series[i].parameter,
                                               series[i].fallback),
                               figure);
        }
        if (low && high)
            g_string_append_printf(text, "（%s～%s）", figure_text(arena, low),
                                   figure_text(arena, high));
        g_string_append(text, "。");
    }
    const char *target = target_text(data, arena);
    if (target)
        g_string_append(text, target);
    return describe_close(text, arena);
}

const ChartKind chart_forecast = {"forecast", needs, styles, draw, describe};
