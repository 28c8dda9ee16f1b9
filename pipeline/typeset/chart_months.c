/*
 * months: a bar for each month from 0, the target as a step over it, last year
 * as a ring. A month without a value has no bar: it is to come, not zero.
 *
 * Tables:  months { name, value, target, last }
 * Parameters:
 *   high  upper end of the scale, at least the highest value (made round)
 *   value-name target-name last-name  written at the right of the last month
 *                                     (実績, 目標, 前年度)
 */
#include "typeset/chart_kinds.h"
#include "typeset/chart_plot.h"
#include "typeset/chart_rows.h"

static const char *const needs[] = {"months.name", "months.value", NULL};
static const char *const styles[] = {"text:chart-axis",
                                     "text:chart-label",
                                     "text:chart-label-inverse",
                                     "text:chart-subject-bold",
                                     "line:chart-grid",
                                     "line:chart-base",
                                     "line:chart-keyline",
                                     "line:chart-target",
                                     "line:chart-leader",
                                     "line:chart-last-ring",
                                     "fill:ai",
                                     "fill:white",
                                     NULL};

typedef struct {
    Plot plot;
    double bar, base;
} Months;

enum { STEPS_AT_MOST = 5 };
static const double ring = .85;

static Scale
find_scale(const ChartData *data, double top, double base)
{
    static const char *const fields[] = {"value", "target", "last", NULL};
    double low = 0, high = 0;
    plot_range(data, "months", fields, true, &low, &high);
    low = 0;
    high = MAX(high, chart_parameter_number(data, "high", high));
    scale_widen(&low, &high, STEPS_AT_MOST);
    return (Scale){0, high, base, top};
}

static void
draw_bar(const Months *months, int row)
{
    const Plot *plot = &months->plot;
    double x = plot_x(plot, row), y;
    plot_place(plot, "months", row, months->base + 3.7);
    if (!plot_y(plot, "months", row, "value", &y))
        return;
    if (y < months->base)
        canvas_rect(plot->canvas, "ai", NULL, x - months->bar / 2, y,
                    months->bar, months->base - y);
    const char *text =
        figure_text(plot->canvas->document->arena,
                    chart_text(plot->data, "months", row, "value"));
    bool fits = canvas_text_width(plot->canvas, "chart-label-inverse", text) <=
                months->bar + .4;
    if (months->base - y >= 3.6 && fits)
        label_put(plot->labels, "chart-label-inverse", ALIGN_CENTRE, x,
                  months->base - 1.5, text);
    else
        label_put_halo(plot->labels, "chart-label", ALIGN_CENTRE, x, y - .6,
                       text);
}

static void
draw_marks(const Months *months, int row)
{
    const Plot *plot = &months->plot;
    double x = plot_x(plot, row), y;
    if (plot_y(plot, "months", row, "target", &y)) {
        canvas_line(plot->canvas, "chart-keyline", x - months->bar / 2, y,
                    x + months->bar / 2, y);
        double half = plot->pitch / 2 - MIN(.7, plot->pitch / 8);
        canvas_line(plot->canvas, "chart-target", x - half, y, x + half, y);
    }
    if (plot_y(plot, "months", row, "last", &y))
        canvas_circle(plot->canvas, "white", "chart-last-ring", x, y,
                      ring - .1);
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

/* The last mark of each series; bars are met halfway up. */
static void
draw_names(const Months *months)
{
    const Plot *plot = &months->plot;
    const struct {
        const char *field, *style, *parameter, *fallback;
        double reach; /* from the middle of the mark to its edge */
    } all[] = {
        {"last", "chart-label", "last-name", "前年度", ring},
        {"target", "chart-label", "target-name", "目標", plot->pitch / 2 - .7},
        {"value", "chart-subject-bold", "value-name", "実績", months->bar / 2}};
    SideName names[G_N_ELEMENTS(all)];
    int count = 0;
    for (guint i = 0; i < G_N_ELEMENTS(all); i++) {
        int row = last_row(plot->data, all[i].field);
        double value;
        if (!chart_number(plot->data, "months", row, all[i].field, &value))
            continue;
        bool bar = !g_strcmp0(all[i].field, "value");
        names[count++] = (SideName){
            all[i].style,
            chart_parameter(plot->data, all[i].parameter, all[i].fallback),
            plot_x(plot, row) + all[i].reach,
            scale_at(&plot->up, bar ? value / 2 : value)};
    }
    const Side side = {ALIGN_LEFT, plot->right + 3.2, 0, months->base,
                       1.2,        "chart-leader"};
    plot_names(plot, &side, names, count);
}

static double
names_width(Canvas *canvas, const ChartData *data)
{
    static const char *const parameters[][2] = {{"value-name", "実績"},
                                                {"target-name", "目標"},
                                                {"last-name", "前年度"}};
    double room = 0;
    for (guint i = 0; i < G_N_ELEMENTS(parameters); i++)
        room =
            MAX(room, canvas_text_width(canvas, "chart-subject-bold",
                                        chart_parameter(data, parameters[i][0],
                                                        parameters[i][1])));
    return room + 3.4;
}

static void
draw(Canvas *canvas, const ChartData *data, double width, double height)
{
    g_auto(Labels) labels = labels_on(canvas, width, height);
    double base = height - 4.2;
    Months months = {
        .plot = {.labels = &labels,
                 .canvas = canvas,
                 .data = data,
                 .up = find_scale(data, MIN(1.5, base), base),
                 .right = MAX(1, width - names_width(canvas, data)),
                 .places = chart_rows(data, "months")},
        .base = base,
    };
    Plot *plot = &months.plot;
    plot->left = MIN(plot_left(canvas, &plot->up, STEPS_AT_MOST), plot->right);
    plot->pitch = (plot->right - plot->left) / MAX(1, plot->places);
    months.bar = MIN(4.2, plot->pitch * .68);
    plot_axis(plot, STEPS_AT_MOST, "chart-base");
    for (int row = 0; row < plot->places; row++)
        draw_bar(&months, row);
    for (int row = 0; row < plot->places; row++)
        draw_marks(&months, row);
    draw_names(&months);
}

static const char *
describe(const ChartData *data, Arena *arena)
{
    GString *text = g_string_new(NULL);
    const char *value = chart_parameter(data, "value-name", "実績");
    const char *target = chart_parameter(data, "target-name", "目標");
    const char *last = chart_parameter(data, "last-name", "前年度");
    for (int row = 0; row < chart_rows(data, "months"); row++) {
        rows_describe_name(text, data, "months", row);
        describe_value(text, value, chart_text(data, "months", row, "value"));
        describe_value(text, target, chart_text(data, "months", row, "target"));
        describe_value(text, last, chart_text(data, "months", row, "last"));
        g_string_append(text, "。");
    }
    return describe_close(text, arena);
}

const ChartKind chart_months = {"months", needs, styles, draw, describe};
