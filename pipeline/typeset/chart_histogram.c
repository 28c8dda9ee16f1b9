/*
 * histogram: a dot for every unit, stacked in bins over the axis: a
 * distribution in which each unit can be counted. Units under the floor are ◆.
 *
 * Tables:  values { value }
 * Parameters:
 *   low high  ends of the axis (20, 90); values beyond go into the end bins
 *   bin       width of a bin in values (2.5)
 *   at        figures on the axis ("20 40 60 80")
 *   floor     value of the grey line; floor-name  text at its top
 *   median    value of the black line and text at its top
 */
#include <math.h>

#include "typeset/chart_kinds.h"
#include "typeset/chart_label.h"
#include "typeset/chart_mark.h"
#include "typeset/chart_rows.h"

static const char *const needs[] = {"values.value", NULL};
static const char *const styles[] = {MARK_STYLES,
                                     "text:chart-axis",
                                     "text:chart-label-bold",
                                     "line:chart-axis",
                                     "line:chart-minor",
                                     "line:chart-floor",
                                     "line:chart-median-line",
                                     NULL};

enum { BINS_AT_MOST = 100 };

typedef struct {
    Labels *labels;
    Canvas *canvas;
    const ChartData *data;
    Scale across;
    double base, bin;
    int bins;
} Histogram;

static const double below = 4.2, above = 3.4;
/* Charts side by side have dots of one size unless a stack is taller. */
static const int usual = 14;

static int
bin_of(const Histogram *histogram, double value)
{
    double place = floor((value - histogram->across.low) / histogram->bin);
    return (int)CLAMP(place, 0, histogram->bins - 1);
}

static int
compare_values(const void *a, const void *b)
{
    const double *one = a, *two = b;
    return (*one > *two) - (*one < *two);
}

/* Dots as large as bins and the tallest stack allow. */
static void
draw_dots(const Histogram *histogram)
{
    int rows = chart_rows(histogram->data, "values"), count = 0, tallest = 1;
    g_autofree double *values = g_new(double, (gsize)rows + 1);
    int stacks[BINS_AT_MOST] = {0};
    for (int row = 0; row < rows; row++)
        if (chart_number(histogram->data, "values", row, "value",
                         &values[count])) {
            int *stack = &stacks[bin_of(histogram, values[count++])];
            tallest = MAX(tallest, ++*stack);
        }
    qsort(values, (size_t)count, sizeof *values, compare_values);
    double room = histogram->base - above - .2;
    double width = (histogram->across.to - histogram->across.from) /
                   MAX(1, histogram->bins);
    double pitch = MIN(1.94, MIN(room / MAX(tallest, usual), width * 1.6));
    double radius = MIN(.8, pitch * .42);
    double under = chart_parameter_number(histogram->data, "floor", -INFINITY);
    int heights[BINS_AT_MOST] = {0};
    for (int i = 0; i < count; i++) {
        int bin = bin_of(histogram, values[i]);
        double x = histogram->across.from + (bin + .5) * width;
        double y = histogram->base - .2 - (heights[bin]++ + .5) * pitch;
        x = CLAMP(x, 1, histogram->labels->width - 1);
        if (values[i] < under)
            mark_diamond(histogram->canvas, x, y, radius * 1.2);
        else
            mark_dot(histogram->canvas, x, y, radius);
    }
}

/* A line through the plot with its text beside its top. */
static void
draw_line(const Histogram *histogram, const char *parameter, const char *style,
          Align side, const char *text)
{
    if (!chart_parameter(histogram->data, parameter, NULL))
        return;
    double value = chart_parameter_number(histogram->data, parameter, 0);
    double x = scale_at(&histogram->across, value);
    canvas_line(histogram->canvas, style, x, 0, x, histogram->base);
    labels_take(histogram->labels, x - .2, 0, x + .2, above);
    double step = side == ALIGN_LEFT ? .8 : -.8;
    Align other = side == ALIGN_LEFT ? ALIGN_RIGHT : ALIGN_LEFT;
    if (text && !label_put(histogram->labels, "chart-label-bold", side,
                           x + step, 2.4, text))
        label_put(histogram->labels, "chart-label-bold", other, x - step, 2.4,
                  text);
}

static void
draw_axis(const Histogram *histogram, double width)
{
    double at[24], base = histogram->base;
    int count = scale_list(histogram->data, "at", "20 40 60 80", at, 24);
    canvas_line(histogram->canvas, "chart-axis", 0, base, width, base);
    for (int i = 0; i < count; i++) {
        double x = scale_at(&histogram->across, at[i]);
        canvas_line(histogram->canvas, "chart-minor", x, base, x, base + .9);
        label_slide(
            histogram->labels, "chart-axis", ALIGN_CENTRE, x, base + 3.8, 4,
            scale_text(histogram->canvas->document->arena, at[i], at[i]));
    }
}

static void
draw(Canvas *canvas, const ChartData *data, double width, double height)
{
    g_auto(Labels) labels = labels_on(canvas, width, height);
    double low = chart_parameter_number(data, "low", 20);
    double high = MAX(low + 1e-6, chart_parameter_number(data, "high", 90));
    double bin = chart_parameter_number(data, "bin", 2.5);
    bin = MAX(bin, (high - low) / BINS_AT_MOST);
    Histogram histogram = {&labels,
                           canvas,
                           data,
                           {low, high, .2, width - .2},
                           height - below,
                           bin,
                           (int)ceil((high - low) / bin - 1e-9)};
    Arena *arena = canvas->document->arena;
    const char *median = chart_parameter(data, "median", NULL);
    draw_line(&histogram, "floor", "chart-floor", ALIGN_RIGHT,
              chart_parameter(data, "floor-name", NULL));
    draw_line(&histogram, "median", "chart-median-line", ALIGN_LEFT,
              median ? figure_text(arena, median) : NULL);
    draw_dots(&histogram);
    draw_axis(&histogram, width);
}

static const char *
describe(const ChartData *data, Arena *arena)
{
    GString *text = g_string_new(NULL);
    const char *median = chart_parameter(data, "median", NULL);
    const char *floor_name = chart_parameter(data, "floor-name", NULL);
    double low, high;
    describe_count(text, data, "values", "value", "");
    g_string_append(text, "の分布");
    if (scale_range(data, "values", "value", &low, &high))
        g_string_append_printf(text, "、最小 %s、最大 %s",
                               scale_text(arena, low, low),
                               scale_text(arena, high, high));
    if (median)
        describe_value(text, "中央値", median);
    if (floor_name)
        g_string_append_printf(text, "、水準未満 %s", floor_name);
    return describe_close(text, arena);
}

const ChartKind chart_histogram = {"histogram", needs, styles, draw, describe};
