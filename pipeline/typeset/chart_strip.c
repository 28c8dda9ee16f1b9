/*
 * strip: where one unit stands among all, named and with its interval, on an
 * axis that also carries the bounds of the grades.
 *
 * Tables:
 *   others  { value }                   in any order, unnamed
 *   subject { name, value, low, high }  the first row
 *   median  { value }                   the first row
 *   zones   { name, low, high, here }   grades; here: the subject's own
 * Parameters:
 *   low high       ends of the axis; default the range drawn, made round
 *   interval-name  default 95％区間;  median-name  default 中央値
 */
#include "typeset/chart_kinds.h"
#include "typeset/chart_mark.h"
#include "typeset/chart_rows.h"

static const char *const needs[] = {"others.value", "subject.value", NULL};
static const char *const styles[] = {"text:chart-label",
                                     "text:chart-note",
                                     "text:chart-zone",
                                     "text:chart-zone-subject",
                                     "line:chart-axis",
                                     "line:chart-other",
                                     "line:chart-median",
                                     "line:chart-tick",
                                     "fill:ai60",
                                     "text:chart-subject-value",
                                     "line:chart-subject-mark",
                                     "fill:white",
                                     NULL};

typedef struct {
    Labels *labels;
    Canvas *canvas;
    const ChartData *data;
    Scale scale;
    double axis; /* y */
} Strip;

/* Below the axis: ticks and one line of figures and letters. */
static const double below = 5.4;

static void
draw_others(const Strip *strip)
{
    double value, y = strip->axis;
    for (int row = 0; row < chart_rows(strip->data, "others"); row++)
        if (chart_number(strip->data, "others", row, "value", &value)) {
            double x = scale_at(&strip->scale, value);
            canvas_line(strip->canvas, "chart-other", x, y - 4.2, x, y);
        }
}

/* Name and value in one text; at least the value. */
static const char *
named(const Strip *strip, const char *name, const char *cell)
{
    Arena *arena = strip->canvas->document->arena;
    const char *figure = figure_text(arena, cell);
    return name ? arena_printf(arena, "%s %s", name, figure) : figure;
}

static void
draw_subject(const Strip *strip)
{
    double value, low, high, y = strip->axis;
    const ChartData *data = strip->data;
    bool interval = chart_number(data, "subject", 0, "low", &low) &&
                    chart_number(data, "subject", 0, "high", &high);
    if (interval) {
        double left = scale_at(&strip->scale, MIN(low, high));
        double right = scale_at(&strip->scale, MAX(low, high));
        canvas_rect(strip->canvas, "ai60", NULL, left, y - 6.6, right - left,
                    1);
        labels_take(strip->labels, left, y - 6.6, right, y - 5.6);
    }
    if (!chart_number(data, "subject", 0, "value", &value))
        return;
    double x = scale_at(&strip->scale, value);
    canvas_line(strip->canvas, "chart-subject-mark", x, y - 8, x, y);
    labels_take(strip->labels, x - .5, y - 8, x + .5, y);
    label_slide(strip->labels, "chart-subject-value", ALIGN_CENTRE, x, y - 9.3,
                40,
                named(strip, chart_text(data, "subject", 0, "name"),
                      chart_text(data, "subject", 0, "value")));
    if (!interval)
        return;
    const char *name = chart_parameter(data, "interval-name", "95％区間");
    double right = scale_at(&strip->scale, MAX(low, high));
    double left = scale_at(&strip->scale, MIN(low, high));
    if (!label_put(strip->labels, "chart-note", ALIGN_LEFT, right + 1, y - 5.6,
                   name))
        label_put(strip->labels, "chart-note", ALIGN_RIGHT, left - 1, y - 5.6,
                  name);
}

static void
draw_median(const Strip *strip)
{
    double value, y = strip->axis;
    if (!chart_number(strip->data, "median", 0, "value", &value))
        return;
    double x = scale_at(&strip->scale, value);
    canvas_line(strip->canvas, "chart-median", x, y - 6, x, y);
    const char *name = chart_parameter(strip->data, "median-name", "中央値");
    const char *text =
        named(strip, name, chart_text(strip->data, "median", 0, "value"));
    if (!label_put(strip->labels, "chart-label", ALIGN_CENTRE, x, y - 7, text))
        label_slide(strip->labels, "chart-label", ALIGN_CENTRE, x, y - 7, 30,
                    text);
}

/* The value that parts a zone from one below it; NULL for the lowest, however
 * far down it is said to reach. */
static const char *
zone_bound(const ChartData *data, int row, double *value)
{
    if (!chart_number(data, "zones", row, "low", value))
        return NULL;
    for (int other = 0; other < chart_rows(data, "zones"); other++) {
        double high;
        if (chart_number(data, "zones", other, "high", &high) && high == *value)
            return chart_text(data, "zones", row, "low");
    }
    return NULL;
}

static void
draw_zones(const Strip *strip)
{
    const ChartData *data = strip->data;
    Arena *arena = strip->canvas->document->arena;
    double y = strip->axis, text_y = y + 4.8, value;
    const Scale *scale = &strip->scale;
    for (int row = 0; row < chart_rows(data, "zones"); row++) {
        const char *bound = zone_bound(data, row, &value);
        if (!bound || value <= scale->low || value >= scale->high)
            continue;
        double x = scale_at(scale, value);
        canvas_line(strip->canvas, "chart-tick", x, y - 1, x, y + 1.6);
        label_put(strip->labels, "chart-label", ALIGN_CENTRE, x, text_y,
                  figure_text(arena, bound));
    }
    for (int row = 0; row < chart_rows(data, "zones"); row++) {
        double low = scale->low, high = scale->high;
        const char *name = chart_text(data, "zones", row, "name");
        if (zone_bound(data, row, &value))
            low = value;
        chart_number(data, "zones", row, "high", &high);
        if (!name || low >= scale->high || high <= scale->low)
            continue;
        bool here = mark_flag(chart_text(data, "zones", row, "here"));
        double x = (scale_at(scale, low) + scale_at(scale, high)) / 2;
        label_put(strip->labels, here ? "chart-zone-subject" : "chart-zone",
                  ALIGN_CENTRE, x, text_y, name);
    }
}

static Scale
find_scale(const ChartData *data, double width)
{
    static const char *const cells[][2] = {{"others", "value"},
                                           {"subject", "value"},
                                           {"subject", "low"},
                                           {"subject", "high"},
                                           {"median", "value"}};
    double low = 0, high = 0;
    bool found = false;
    for (guint i = 0; i < G_N_ELEMENTS(cells); i++) {
        double least, greatest;
        if (!scale_range(data, cells[i][0], cells[i][1], &least, &greatest))
            continue;
        low = found ? MIN(low, least) : least;
        high = found ? MAX(high, greatest) : greatest;
        found = true;
    }
    scale_widen(&low, &high, 20);
    return (Scale){chart_parameter_number(data, "low", low),
                   chart_parameter_number(data, "high", high), .5, width - .5};
}

static void
draw(Canvas *canvas, const ChartData *data, double width, double height)
{
    g_auto(Labels) labels = labels_on(canvas, width, height);
    Strip strip = {&labels, canvas, data, find_scale(data, width),
                   height - below};
    canvas_line(canvas, "chart-axis", 0, strip.axis, width, strip.axis);
    draw_others(&strip);
    draw_median(&strip);
    draw_subject(&strip);
    draw_zones(&strip);
}

static void
describe_zones(GString *text, const ChartData *data, Arena *arena)
{
    for (int row = 0; row < chart_rows(data, "zones"); row++) {
        double value;
        const char *zone = chart_text(data, "zones", row, "name");
        const char *bound = zone_bound(data, row, &value);
        const char *limit = chart_text(data, "zones", row, "high");
        if (bound || (zone && limit))
            g_string_append_printf(text, "、%sは%s%s", zone ? zone : "境",
                                   figure_text(arena, bound ? bound : limit),
                                   bound ? "以上" : "未満");
        else if (zone)
            g_string_append_printf(text, "、%s", zone);
    }
}

static const char *
describe(const ChartData *data, Arena *arena)
{
    GString *text = g_string_new(NULL);
    const char *name = chart_text(data, "subject", 0, "name");
    describe_value(text, name ? name : "当該",
                   chart_text(data, "subject", 0, "value"));
    const char *low = chart_text(data, "subject", 0, "low");
    const char *high = chart_text(data, "subject", 0, "high");
    if (low && high)
        g_string_append_printf(
            text, "（%s %s～%s）",
            chart_parameter(data, "interval-name", "95％区間"),
            figure_text(arena, low), figure_text(arena, high));
    describe_value(text, chart_parameter(data, "median-name", "中央値"),
                   chart_text(data, "median", 0, "value"));
    double least, greatest;
    if (scale_range(data, "others", "value", &least, &greatest))
        g_string_append_printf(text, "、ほか%dの幅 %s～%s",
                               chart_rows(data, "others"),
                               scale_text(arena, least, least),
                               scale_text(arena, greatest, greatest));
    describe_zones(text, data, arena);
    return describe_close(text, arena);
}

const ChartKind chart_strip = {"strip", needs, styles, draw, describe};
