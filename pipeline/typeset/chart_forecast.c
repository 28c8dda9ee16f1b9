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
#include "typeset/chart_label.h"
#include "typeset/chart_mark.h"
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

typedef struct {
    Labels *labels;
    Canvas *canvas;
    const ChartData *data;
    Scale up; /* from value to y */
    double left, right, pitch, base;
    int count;
} Course;

enum { MONTHS_AT_MOST = 24 };
static const double dot = .75, ring = .75;

static Scale
find_scale(const ChartData *data, double top, double base)
{
    static const char *const fields[] = {"value", "forecast", "high", "last"};
    double low = 0, high = MAX(0, chart_parameter_number(data, "target", 0));
    for (guint i = 0; i < G_N_ELEMENTS(fields); i++) {
        double least, greatest;
        if (scale_range(data, "months", fields[i], &least, &greatest))
            high = MAX(high, greatest);
    }
    scale_widen(&low, &high, 5);
    return (Scale){0, high, base, top};
}

static double
month_x(const Course *course, int row)
{
    return course->left + (row + .5) * course->pitch;
}

static void
draw_grid(Course *course)
{
    Arena *arena = course->canvas->document->arena;
    double step = scale_step(course->up.high, 5);
    int steps = (int)(course->up.high / step + .5);
    double room = 0;
    for (int i = 0; i <= steps; i++)
        room = MAX(room, canvas_text_width(course->canvas, "chart-axis",
                                           scale_text(arena, i * step, step)));
    course->left = MIN(room + 1.5, course->right);
    course->pitch = (course->right - course->left) / MAX(1, course->count);
    for (int i = 0; i <= steps; i++) {
        double y = scale_at(&course->up, i * step);
        canvas_line(course->canvas, i ? "chart-grid" : "chart-base",
                    course->left, y, course->right, y);
        label_put(course->labels, "chart-axis", ALIGN_RIGHT, room,
                  label_baseline(course->canvas, "chart-axis", y),
                  scale_text(arena, i * step, step));
    }
    for (int row = 0; row < course->count; row++) {
        const char *name = chart_text(course->data, "months", row, "name");
        if (name)
            label_put(course->labels, "chart-label", ALIGN_CENTRE,
                      month_x(course, row), course->base + 3.7, name);
    }
}

static bool
find_y(const Course *course, int row, const char *field, double *y)
{
    double value;
    if (!chart_number(course->data, "months", row, field, &value))
        return false;
    *y = scale_at(&course->up, value);
    return true;
}

/* Where the month stands when it is known, else where it is expected. */
static bool
find_ends(const Course *course, int row, double *low, double *high)
{
    if (find_y(course, row, "low", low) && find_y(course, row, "high", high))
        return true;
    if (!find_y(course, row, "value", low))
        return false;
    *high = *low;
    return true;
}

static void
draw_band(const Course *course)
{
    for (int row = 0; row + 1 < course->count; row++) {
        double low, high, next_low, next_high, y, next;
        if (!find_y(course, row + 1, "low", &next_low) ||
            !find_ends(course, row, &low, &high) ||
            !find_ends(course, row + 1, &next_low, &next_high))
            continue;
        double x = month_x(course, row), right = month_x(course, row + 1);
        const double points[] = {x,     low,       x,     high,
                                 right, next_high, right, next_low};
        canvas_polygon(course->canvas, "ai15", NULL, points, 4);
        if ((find_y(course, row, "forecast", &y) ||
             find_y(course, row, "value", &y)) &&
            find_y(course, row + 1, "forecast", &next))
            canvas_line(course->canvas, "chart-subject-fine", x, y, right,
                        next);
    }
}

static void
draw_values(const Course *course)
{
    double y, next;
    for (int row = 0; row < course->count; row++)
        if (find_y(course, row, "last", &y))
            canvas_circle(course->canvas, "white", "chart-last-ring",
                          month_x(course, row), y, ring);
    for (int row = 0; row + 1 < course->count; row++)
        if (find_y(course, row, "value", &y) &&
            find_y(course, row + 1, "value", &next))
            canvas_line(course->canvas, "chart-subject", month_x(course, row),
                        y, month_x(course, row + 1), next);
    for (int row = 0; row < course->count; row++)
        if (find_y(course, row, "value", &y))
            mark_dot(course->canvas, month_x(course, row), y, dot);
}

/* What is written at the right: a series by its last figure. */
typedef struct {
    const char *style, *text;
    double x, y;
} Name;

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

static int
compare_names(const void *a, const void *b)
{
    const Name *one = a, *two = b;
    return (one->y > two->y) - (one->y < two->y);
}

static int
find_names(const Course *course, Name names[NAMES])
{
    Arena *arena = course->canvas->document->arena;
    int count = 0;
    for (guint i = 0; i < G_N_ELEMENTS(series); i++) {
        int row = last_row(course->data, series[i].field);
        double y;
        if (row < 0 || !find_y(course, row, series[i].field, &y))
            continue;
        const char *figure =
            chart_text(course->data, "months", row, series[i].field);
        names[count++] =
            (Name){series[i].style, name_text(arena, course->data, i, figure),
                   month_x(course, row), y};
    }
    const char *target = target_text(course->data, arena);
    if (target)
        names[count++] =
            (Name){"chart-label", target, course->right,
                   scale_at(&course->up,
                            chart_parameter_number(course->data, "target", 0))};
    qsort(names, (size_t)count, sizeof *names, compare_names);
    return count;
}

static void
draw_names(const Course *course)
{
    Name names[NAMES];
    double centres[NAMES], sizes[NAMES];
    int count = find_names(course, names);
    for (int i = 0; i < count; i++) {
        centres[i] = names[i].y;
        sizes[i] = label_size(course->canvas, names[i].style);
    }
    label_spread(centres, sizes, count, 0, course->base, 1.2);
    for (int i = 0; i < count; i++)
        if (label_put(
                course->labels, names[i].style, ALIGN_LEFT, course->right + 3.2,
                label_baseline(course->canvas, names[i].style, centres[i]),
                names[i].text))
            canvas_line(course->canvas, "chart-leader", names[i].x + ring,
                        names[i].y, course->right + 2.8, centres[i]);
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
    Course course = {
        .labels = &labels,
        .canvas = canvas,
        .data = data,
        .base = height - 4.2,
        .right = MAX(1, width - names_width(canvas, data)),
        .count = MIN(chart_rows(data, "months"), MONTHS_AT_MOST),
    };
    course.up = find_scale(data, MIN(1.5, course.base), course.base);
    draw_grid(&course);
    draw_band(&course);
    if (target_text(data, canvas->document->arena)) {
        double y =
            scale_at(&course.up, chart_parameter_number(data, "target", 0));
        canvas_line(canvas, "chart-limit", course.left, y, course.right, y);
    }
    draw_values(&course);
    draw_names(&course);
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
