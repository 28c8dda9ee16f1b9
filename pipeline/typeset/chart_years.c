/*
 * years: the spread of all units in each of some years: a dot a unit, put
 * beside each other where they would touch, the band of the middle, the line of
 * the medians and the floor. Units under the floor are ◆.
 *
 * Tables:
 *   years  { name, median, low, high }  in order; low and high: of the band
 *   values { year, value }              year: its name in years
 * Parameters:
 *   floor  value of the line;  floor-name median-name high-name low-name
 *          written at the right (全国水準, 中央値, 上位10％, 下位10％)
 */
#include <math.h>

#include "typeset/chart_kinds.h"
#include "typeset/chart_mark.h"
#include "typeset/chart_plot.h"
#include "typeset/chart_rows.h"

static const char *const needs[] = {"years.name", "values.year", "values.value",
                                    NULL};
static const char *const styles[] = {
    MARK_STYLES,         "text:chart-axis",
    "text:chart-label",  "text:chart-label-bold",
    "text:chart-head",   "line:chart-grid",
    "line:chart-median", "line:chart-median-line",
    "fill:ai15",         NULL};

typedef struct {
    double x, y;
    bool under;
} YearDot;

enum { STEPS_AT_MOST = 6 };
static const double below = 5.6, dot_radius = .65, beside = 1.55;

static Scale
find_scale(const ChartData *data, double height)
{
    static const char *const values[] = {"value", NULL};
    static const char *const band[] = {"low", "high", "median", NULL};
    double low = 0, high = 1;
    bool found = plot_range(data, "values", values, false, &low, &high);
    plot_range(data, "years", band, found, &low, &high);
    low = MIN(low, chart_parameter_number(data, "floor", low));
    scale_widen(&low, &high, STEPS_AT_MOST);
    return (Scale){chart_parameter_number(data, "low", low),
                   chart_parameter_number(data, "high", high), height - below,
                   1.4};
}

/* From each year to the next where both have what is joined. */
static void
draw_band(const Plot *plot)
{
    for (int year = 0; year + 1 < plot->places; year++) {
        double a, b, c, d;
        if (!chart_number(plot->data, "years", year, "low", &a) ||
            !chart_number(plot->data, "years", year, "high", &b) ||
            !chart_number(plot->data, "years", year + 1, "low", &c) ||
            !chart_number(plot->data, "years", year + 1, "high", &d))
            continue;
        double x = plot_x(plot, year), next = plot_x(plot, year + 1);
        const double points[] = {
            x,    scale_at(&plot->up, a), x,    scale_at(&plot->up, b),
            next, scale_at(&plot->up, d), next, scale_at(&plot->up, c)};
        canvas_polygon(plot->canvas, "ai15", NULL, points, 4);
    }
}

static bool
touches(const GArray *dots, double x, double y)
{
    for (guint i = 0; i < dots->len; i++) {
        const YearDot *other = &g_array_index(dots, YearDot, i);
        if (hypot(other->x - x, other->y - y) < 2 * dot_radius + .1)
            return true;
    }
    return false;
}

/* Each dot as near to the middle as it does not touch another. */
static void
draw_year(const Plot *plot, int year)
{
    g_autoptr(GArray) dots = g_array_new(FALSE, FALSE, sizeof(YearDot));
    double under = chart_parameter_number(plot->data, "floor", -INFINITY);
    double centre = plot_x(plot, year), value;
    const char *name = chart_text(plot->data, "years", year, "name");
    int most = (int)((plot->pitch / 2 - 1) / beside);
    for (int row = 0; row < chart_rows(plot->data, "values"); row++) {
        const char *of = chart_text(plot->data, "values", row, "year");
        if (!name || g_strcmp0(of, name) ||
            !chart_number(plot->data, "values", row, "value", &value))
            continue;
        YearDot dot = {centre, scale_at(&plot->up, value), value < under};
        for (int i = 1; i <= 2 * most && touches(dots, dot.x, dot.y); i++)
            dot.x = centre + (i + 1) / 2 * beside * (i % 2 ? 1 : -1);
        g_array_append_val(dots, dot);
        if (dot.under)
            mark_diamond(plot->canvas, dot.x, dot.y, .85);
        else
            mark_dot(plot->canvas, dot.x, dot.y, dot_radius);
    }
}

static void
draw_names(const Plot *plot)
{
    static const struct {
        const char *field, *style, *parameter, *fallback;
    } all[] = {{"high", "chart-head", "high-name", "上位10％"},
               {"median", "chart-label-bold", "median-name", "中央値"},
               {"low", "chart-head", "low-name", "下位10％"}};
    SideName names[G_N_ELEMENTS(all) + 1];
    int count = 0;
    double y;
    for (guint i = 0; i < G_N_ELEMENTS(all); i++)
        if (plot_y(plot, "years", plot->places - 1, all[i].field, &y))
            names[count++] = (SideName){
                all[i].style,
                chart_parameter(plot->data, all[i].parameter, all[i].fallback),
                plot->right, y};
    if (chart_parameter(plot->data, "floor", NULL))
        names[count++] = (SideName){
            "chart-label",
            chart_parameter(plot->data, "floor-name", "全国水準"), plot->right,
            scale_at(&plot->up,
                     chart_parameter_number(plot->data, "floor", 0))};
    const Side side = {ALIGN_LEFT, plot->right + 1, 0, plot->up.from, .3, NULL};
    plot_names(plot, &side, names, count);
}

static void
draw(Canvas *canvas, const ChartData *data, double width, double height)
{
    g_auto(Labels) labels = labels_on(canvas, width, height);
    Plot plot = {
        .labels = &labels,
        .canvas = canvas,
        .data = data,
        .up = find_scale(data, height),
        .right = MAX(width / 2, width - 12),
        .places = chart_rows(data, "years"),
    };
    double room = plot_left(canvas, &plot.up, STEPS_AT_MOST);
    plot.left = MIN(MAX(8, room), width / 4);
    plot.pitch = (plot.right - plot.left) / MAX(1, plot.places);
    draw_band(&plot);
    plot_axis(&plot, STEPS_AT_MOST, "chart-grid");
    for (int year = 0; year < plot.places; year++)
        plot_place(&plot, "years", year, height - .5);
    if (chart_parameter(data, "floor", NULL)) {
        double y = scale_at(&plot.up, chart_parameter_number(data, "floor", 0));
        canvas_line(canvas, "chart-median-line", plot.left, y, plot.right, y);
    }
    plot_line(&plot, "years", "median", "chart-median");
    for (int year = 0; year < plot.places; year++)
        draw_year(&plot, year);
    draw_names(&plot);
}

/* How many units a year has, and from where to where they lie. */
static void
describe_units(GString *text, const ChartData *data, int year, Arena *arena)
{
    const char *name = chart_text(data, "years", year, "name");
    const char *least = NULL, *greatest = NULL;
    double low = 0, high = 0, value;
    int count = 0;
    for (int row = 0; name && row < chart_rows(data, "values"); row++) {
        if (g_strcmp0(chart_text(data, "values", row, "year"), name) ||
            !chart_number(data, "values", row, "value", &value))
            continue;
        const char *cell = chart_text(data, "values", row, "value");
        if (!count || value < low)
            least = cell, low = value;
        if (!count || value > high)
            greatest = cell, high = value;
        count++;
    }
    if (count)
        g_string_append_printf(text, "、%dの幅 %s～%s", count,
                               figure_text(arena, least),
                               figure_text(arena, greatest));
}

static const char *
describe(const ChartData *data, Arena *arena)
{
    GString *text = g_string_new(NULL);
    for (int year = 0; year < chart_rows(data, "years"); year++) {
        rows_describe_name(text, data, "years", year);
        describe_value(text, chart_parameter(data, "median-name", "中央値"),
                       chart_text(data, "years", year, "median"));
        describe_value(text, chart_parameter(data, "high-name", "上位10％"),
                       chart_text(data, "years", year, "high"));
        describe_value(text, chart_parameter(data, "low-name", "下位10％"),
                       chart_text(data, "years", year, "low"));
        describe_units(text, data, year, arena);
        g_string_append(text, "。");
    }
    const char *floor_text = chart_parameter(data, "floor", NULL);
    if (floor_text)
        describe_value(text, chart_parameter(data, "floor-name", "全国水準"),
                       floor_text);
    return describe_close(text, arena);
}

const ChartKind chart_years = {"years", needs, styles, draw, describe};
