/*
 * radar: the profile of one unit over some axes, clockwise from 12 o'clock,
 * with last year's and the median's. It shows a form; the figures stand in the
 * table that must go with it.
 *
 * Tables:  axes { name, value, last, median }  one row an axis, three to twelve
 * Parameters:
 *   low high step  of the scale from the centre outward (30, 80, 10)
 *   subject-name last-name median-name  default 当拠点, 前年度, 中央値
 */
#include <math.h>

#include "typeset/chart_kinds.h"
#include "typeset/chart_mark.h"
#include "typeset/chart_rows.h"

static const char *const needs[] = {"axes.name", "axes.value", NULL};
static const char *const styles[] = {"text:chart-label",
                                     "text:chart-axis",
                                     "text:chart-subject-value",
                                     "text:chart-subject-bold",
                                     "text:chart-subject",
                                     "line:chart-grid-radar",
                                     "line:chart-grid-front",
                                     "line:chart-last",
                                     "line:chart-median-line",
                                     "line:chart-subject",
                                     "line:chart-leader",
                                     "fill:ai15",
                                     "fill:ai",
                                     "fill:ink",
                                     "fill:white",
                                     NULL};

enum { AXES_AT_MOST = 12 };

typedef struct {
    Labels *labels;
    Canvas *canvas;
    const ChartData *data;
    Scale scale; /* from value to distance from the centre */
    double x, y, radius;
    int count;
} Radar;

typedef struct {
    const char *field, *line, *text, *fill, *name;
} Series;

static void
radar_point(const Radar *radar, int axis, double distance, double *point)
{
    double angle = 2 * G_PI * axis / radar->count - G_PI / 2;
    point[0] = radar->x + distance * cos(angle);
    point[1] = radar->y + distance * sin(angle);
}

static void
draw_ring(const Radar *radar, const char *style, double value)
{
    double points[2 * AXES_AT_MOST];
    for (int axis = 0; axis < radar->count; axis++)
        radar_point(radar, axis, scale_at(&radar->scale, value),
                    points + 2 * axis);
    canvas_polygon(radar->canvas, NULL, style, points, radar->count);
}

static void
draw_rings(const Radar *radar, const char *style, bool outermost)
{
    double step = chart_parameter_number(radar->data, "step", 10);
    double high = radar->scale.high;
    if (step <= 0)
        return;
    for (int i = 1; radar->scale.low + i * step < high - 1e-9; i++)
        draw_ring(radar, style, radar->scale.low + i * step);
    if (outermost)
        draw_ring(radar, style, high);
}

/* The series' points; those without a value are left out. */
static int
series_points(const Radar *radar, const char *field, double *points)
{
    int count = 0;
    for (int axis = 0; axis < radar->count; axis++) {
        double value;
        if (!chart_number(radar->data, "axes", axis, field, &value))
            continue;
        radar_point(radar, axis, scale_at(&radar->scale, value),
                    points + 2 * count++);
    }
    return count;
}

/* A line closes only when every axis has its value; else it shows its gaps. */
static void
draw_series(const Radar *radar, const char *field, const char *style)
{
    double ends[4];
    for (int axis = 0; axis < radar->count; axis++) {
        int next = (axis + 1) % radar->count;
        double from, to;
        if (!chart_number(radar->data, "axes", axis, field, &from) ||
            !chart_number(radar->data, "axes", next, field, &to))
            continue;
        radar_point(radar, axis, scale_at(&radar->scale, from), ends);
        radar_point(radar, next, scale_at(&radar->scale, to), ends + 2);
        canvas_line(radar->canvas, style, ends[0], ends[1], ends[2], ends[3]);
    }
}

static void
draw_line(const Radar *radar, const char *field, const char *style)
{
    double points[2 * AXES_AT_MOST];
    if (series_points(radar, field, points) == radar->count)
        canvas_polygon(radar->canvas, NULL, style, points, radar->count);
    else
        draw_series(radar, field, style);
}

static void
draw_figure(const Radar *radar)
{
    double points[2 * AXES_AT_MOST], outer[2];
    draw_rings(radar, "chart-grid-radar", true);
    for (int axis = 0; axis < radar->count; axis++) {
        radar_point(radar, axis, radar->radius, outer);
        canvas_line(radar->canvas, "chart-grid-radar", radar->x, radar->y,
                    outer[0], outer[1]);
    }
    int known = series_points(radar, "value", points);
    if (known == radar->count)
        canvas_polygon(radar->canvas, "ai15", NULL, points, known);
    draw_rings(radar, "chart-grid-front", false);
    draw_line(radar, "last", "chart-last");
    draw_line(radar, "median", "chart-median-line");
    draw_line(radar, "value", "chart-subject");
    for (int i = 0; i < known; i++)
        mark_dot(radar->canvas, points[2 * i], points[2 * i + 1], .75);
}

/* Name and value of an axis, side by side above and below, else stacked. */
static void
draw_axis_label(const Radar *radar, int axis)
{
    Arena *arena = radar->canvas->document->arena;
    const char *name = chart_text(radar->data, "axes", axis, "name");
    const char *cell = chart_cell(radar->data, "axes", axis, "value");
    const char *value = cell ? figure_text(arena, cell) : "…";
    double angle = 2 * G_PI * axis / radar->count - G_PI / 2;
    double point[2], side = cos(angle), down = sin(angle);
    radar_point(radar, axis, radar->radius + 2.8, point);
    if (fabs(side) < .2) {
        double name_width =
            canvas_text_width(radar->canvas, "chart-label", name ? name : "");
        double value_width =
            canvas_text_width(radar->canvas, "chart-subject-value", value);
        double x = point[0] - (name_width + 1.2 + value_width) / 2;
        double y = point[1] + (down > 0 ? 2.4 : 0);
        if (name)
            label_put(radar->labels, "chart-label", ALIGN_LEFT, x, y, name);
        label_put(radar->labels, "chart-subject-value", ALIGN_LEFT,
                  x + name_width + 1.2, y, value);
        return;
    }
    Align align = side > 0 ? ALIGN_LEFT : ALIGN_RIGHT;
    if (name)
        label_put(radar->labels, "chart-label", align, point[0], point[1] - .4,
                  name);
    label_put(radar->labels, "chart-subject-value", align, point[0],
              point[1] + 2.8, value);
}

/* Whether a series' line runs through an extent near the upright spoke. */
static bool
line_crosses(const Radar *radar, const char *field, const Extent *extent)
{
    enum { SAMPLES = 24 };
    double top, a[2], b[2];
    if (!chart_number(radar->data, "axes", 0, field, &top))
        return false;
    radar_point(radar, 0, scale_at(&radar->scale, top), a);
    for (int side = 0; side < 2; side++) {
        double value;
        int axis = side ? 1 : radar->count - 1;
        if (!chart_number(radar->data, "axes", axis, field, &value))
            continue;
        radar_point(radar, axis, scale_at(&radar->scale, value), b);
        for (int i = 0; i <= SAMPLES; i++) {
            double x = a[0] + (b[0] - a[0]) * i / SAMPLES;
            double y = a[1] + (b[1] - a[1]) * i / SAMPLES;
            if (x > extent->left - .8 && x < extent->right + .3 &&
                y > extent->top && y < extent->bottom + .3)
                return true;
        }
    }
    return false;
}

static void
draw_scale(const Radar *radar)
{
    double step = chart_parameter_number(radar->data, "step", 10);
    double low = radar->scale.low, high = radar->scale.high;
    Arena *arena = radar->canvas->document->arena;
    /* Every second ring, so that the figures stay apart; both ends always. */
    for (int i = 0; step > 0 && low + i * step <= high + 1e-9; i++) {
        double value = low + i * step;
        bool end = i == 0 || value > high - 1e-9;
        if (!end && i % 2 == 0)
            continue;
        const char *text = scale_text(arena, value, step);
        double x = radar->x + .7;
        double y = radar->y - scale_at(&radar->scale, value) - .3;
        Extent extent =
            label_extent(radar->labels, "chart-axis", ALIGN_LEFT, x, y, text);
        if (!line_crosses(radar, "value", &extent) &&
            !line_crosses(radar, "median", &extent))
            label_put(radar->labels, "chart-axis", ALIGN_LEFT, x, y, text);
    }
}

/* The lines are named by leaders from the lower right edge of the figure. */
static void
draw_names(const Radar *radar)
{
    const Series all[] = {
        {"value", "chart-subject", "chart-subject-bold", "ai",
         chart_parameter(radar->data, "subject-name", "当拠点")},
        {"last", "chart-last", "chart-subject", "ai",
         chart_parameter(radar->data, "last-name", "前年度")},
        {"median", "chart-median-line", "chart-label", "ink",
         chart_parameter(radar->data, "median-name", "中央値")}};
    static const double along[] = {.40, .62, .80};
    int axis = radar->count / 4, next = axis + 1;
    double x = radar->x + radar->radius + 2.7, y = radar->y + 8;
    for (guint i = 0; i < G_N_ELEMENTS(all); i++) {
        double from, to, a[2], b[2];
        if (!chart_number(radar->data, "axes", axis, all[i].field, &from) ||
            !chart_number(radar->data, "axes", next, all[i].field, &to) ||
            !label_put(radar->labels, all[i].text, ALIGN_LEFT, x, y,
                       all[i].name))
            continue;
        radar_point(radar, axis, scale_at(&radar->scale, from), a);
        radar_point(radar, next, scale_at(&radar->scale, to), b);
        double at_x = a[0] + along[i] * (b[0] - a[0]);
        double at_y = a[1] + along[i] * (b[1] - a[1]);
        const double leader[] = {at_x, at_y, x - 4, y - .9, x - .8, y - .9};
        canvas_polyline(radar->canvas, "chart-leader", leader, 3);
        canvas_circle(radar->canvas, all[i].fill, NULL, at_x, at_y, .35);
        y += 3.4;
    }
}

/* The widest label at the sides decides how far the spokes may reach. */
static double
find_radius(const Radar *radar, double width, double height)
{
    double room = 0;
    for (int axis = 0; axis < radar->count; axis++) {
        const char *name = chart_text(radar->data, "axes", axis, "name");
        double side = fabs(cos(2 * G_PI * axis / radar->count - G_PI / 2));
        if (!name || side < .2)
            continue;
        double text = canvas_text_width(radar->canvas, "chart-label", name);
        room = MAX(room, text + 2.8 * side - (1 - side) * width / 2);
    }
    double names =
        canvas_text_width(radar->canvas, "chart-subject",
                          chart_parameter(radar->data, "last-name", "前年度"));
    room = MAX(room, names + 2.7);
    return MAX(1, MIN(width / 2 - room, height / 2 - 6.2));
}

static void
draw(Canvas *canvas, const ChartData *data, double width, double height)
{
    g_auto(Labels) labels = labels_on(canvas, width, height);
    Radar radar = {
        .labels = &labels,
        .canvas = canvas,
        .data = data,
        .x = width / 2,
        .y = height / 2,
        .count = MIN(chart_rows(data, "axes"), AXES_AT_MOST),
    };
    if (radar.count < 3)
        return;
    radar.radius = find_radius(&radar, width, height);
    radar.scale =
        (Scale){chart_parameter_number(data, "low", 30),
                chart_parameter_number(data, "high", 80), 0, radar.radius};
    draw_figure(&radar);
    for (int axis = 0; axis < radar.count; axis++)
        draw_axis_label(&radar, axis);
    draw_names(&radar);
    draw_scale(&radar);
}

static const char *
describe(const ChartData *data, Arena *arena)
{
    GString *text = g_string_new(NULL);
    g_string_append_printf(text, "%s　",
                           chart_parameter(data, "subject-name", "当拠点"));
    for (int row = 0; row < chart_rows(data, "axes"); row++) {
        const char *name = chart_text(data, "axes", row, "name");
        describe_value(text, name ? name : "",
                       chart_cell(data, "axes", row, "value"));
        g_string_append(text, "（");
        describe_value(text, chart_parameter(data, "last-name", "前年度"),
                       chart_text(data, "axes", row, "last"));
        describe_value(text, chart_parameter(data, "median-name", "中央値"),
                       chart_text(data, "axes", row, "median"));
        g_string_append(text, "）");
    }
    return describe_close(text, arena);
}

const ChartKind chart_radar = {"radar", needs, styles, draw, describe};
