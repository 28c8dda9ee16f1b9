/*
 * funnel: rates against the number of cases they rest on, with the limits that
 * chance alone would keep: a unit is remarkable only outside them.
 *
 * Tables:
 *   points { name, n, value, outside }  outside: high or low, beyond the 95 %
 *                                       limit; very-high or very-low, beyond
 *                                       99.8 %; empty: inside both. Only names
 *                                       outside are written
 *   limits { n, low95, high95, low998, high998 }  ascending in n
 *   mean   { name, value }              the first row
 * Parameters:
 *   low high      of the rate; default the range of points, made round
 *   n-name value-name  written at the ends of the axes; default none
 *   name-95 name-998   of the limits (95％の幅, 99.8％の幅)
 */
#include "typeset/chart_kinds.h"
#include "typeset/chart_label.h"
#include "typeset/chart_mark.h"
#include "typeset/chart_rows.h"

static const char *const needs[] = {"points.n", "points.value", "limits.n",
                                    NULL};
static const char *const styles[] = {MARK_STYLES,
                                     "text:chart-axis",
                                     "text:chart-head",
                                     "text:chart-label",
                                     "text:chart-label-bold",
                                     "text:chart-subject-bold",
                                     "line:chart-grid",
                                     "line:chart-base",
                                     "line:chart-minor",
                                     "line:chart-limit",
                                     "line:chart-limit-dash",
                                     "line:chart-median-line",
                                     "fill:g05",
                                     NULL};

typedef struct {
    Labels *labels;
    Canvas *canvas;
    const ChartData *data;
    Scale across, up;
    double left, right, top, base;
} Funnel;

static const double below = 8.2;

static void
find_scales(Funnel *funnel)
{
    double low = 0, high = 1, least = 0, greatest = 1;
    scale_range(funnel->data, "points", "value", &low, &high);
    if (scale_range(funnel->data, "mean", "value", &least, &greatest)) {
        low = MIN(low, least);
        high = MAX(high, greatest);
    }
    scale_widen(&low, &high, 6);
    funnel->up = (Scale){chart_parameter_number(funnel->data, "low", low),
                         chart_parameter_number(funnel->data, "high", high),
                         funnel->base, funnel->top};
    least = 0;
    greatest = 1;
    scale_range(funnel->data, "points", "n", &least, &greatest);
    least = 0;
    scale_widen(&least, &greatest, 8);
    funnel->across = (Scale){0, greatest, funnel->left, funnel->right};
}

static void
draw_axes(const Funnel *funnel)
{
    Canvas *canvas = funnel->canvas;
    Arena *arena = canvas->document->arena;
    const Scale *up = &funnel->up, *across = &funnel->across;
    double step = scale_step(up->high - up->low, 6);
    for (int i = 0; up->low + i * step <= up->high + 1e-9; i++) {
        double y = scale_at(up, up->low + i * step);
        canvas_line(canvas, i ? "chart-grid" : "chart-base", funnel->left, y,
                    funnel->right, y);
        label_put(funnel->labels, "chart-axis", ALIGN_RIGHT, funnel->left - 1.5,
                  label_baseline(canvas, "chart-axis", y),
                  scale_text(arena, up->low + i * step, step));
    }
    step = scale_step(across->high, 8);
    for (int i = 0; i * step <= across->high + 1e-9; i++) {
        double x = scale_at(across, i * step);
        canvas_line(canvas, "chart-minor", x, funnel->base, x,
                    funnel->base + .9);
        label_put(funnel->labels, "chart-axis", ALIGN_CENTRE, x,
                  funnel->base + 4, scale_text(arena, i * step, step));
    }
    const char *n = chart_parameter(funnel->data, "n-name", NULL);
    const char *value = chart_parameter(funnel->data, "value-name", NULL);
    if (n)
        label_put(funnel->labels, "chart-head", ALIGN_RIGHT, funnel->right,
                  funnel->base + 7.8, n);
    if (value)
        label_put(funnel->labels, "chart-head", ALIGN_LEFT, 0, 2.2, value);
}

/* The points of a limit that lie within the axes; returns how many. */
static int
limit_points(const Funnel *funnel, const char *field, double *points)
{
    int count = 0;
    for (int row = 0; row < chart_rows(funnel->data, "limits"); row++) {
        double n, value;
        if (!chart_number(funnel->data, "limits", row, "n", &n) ||
            !chart_number(funnel->data, "limits", row, field, &value) ||
            !scale_holds(&funnel->across, n))
            continue;
        points[2 * count] = scale_at(&funnel->across, n);
        points[2 * count + 1] = scale_at(&funnel->up, value);
        count++;
    }
    return count;
}

/* A limit leaves the picture where it would run along its edge. */
static void
draw_limit(const Funnel *funnel, const char *field, const char *style,
           double *points)
{
    int count = limit_points(funnel, field, points), first = 0;
    while (first + 1 < count && (points[2 * first + 3] <= funnel->top + 1e-9 ||
                                 points[2 * first + 3] >= funnel->base - 1e-9))
        first++;
    if (count - first > 1)
        canvas_polyline(funnel->canvas, style, points + 2 * first,
                        count - first);
}

static void
draw_limits(const Funnel *funnel)
{
    gsize rows = (gsize)chart_rows(funnel->data, "limits");
    g_autofree double *points = g_new(double, 4 * rows + 1);
    int upper = limit_points(funnel, "high95", points);
    int lower = limit_points(funnel, "low95", points + 2 * upper);
    for (int i = 0; i < lower / 2; i++) {
        double *a = points + 2 * (upper + i);
        double *b = points + 2 * (upper + lower - 1 - i);
        double x = a[0], y = a[1];
        a[0] = b[0], a[1] = b[1];
        b[0] = x, b[1] = y;
    }
    if (upper > 1 && lower > 1)
        canvas_polygon(funnel->canvas, "g05", NULL, points, upper + lower);
    draw_limit(funnel, "high95", "chart-limit-dash", points);
    draw_limit(funnel, "low95", "chart-limit-dash", points);
    draw_limit(funnel, "high998", "chart-limit", points);
    draw_limit(funnel, "low998", "chart-limit", points);
}

static void
draw_point(const Funnel *funnel, int row)
{
    double n, value;
    if (!chart_number(funnel->data, "points", row, "n", &n) ||
        !chart_number(funnel->data, "points", row, "value", &value))
        return;
    const char *outside = chart_text(funnel->data, "points", row, "outside");
    double x = scale_at(&funnel->across, n), y = scale_at(&funnel->up, value);
    double radius = .9;
    if (!mark_flag(outside))
        mark_ring(funnel->canvas, x, y, radius);
    else if (!g_strcmp0(outside, "very-low"))
        mark_diamond(funnel->canvas, x, y, radius = 1.15);
    else
        mark_dot(funnel->canvas, x, y, radius);
    labels_take(funnel->labels, x - radius, y - radius, x + radius, y + radius);
}

static void
name_point(const Funnel *funnel, int row, bool far)
{
    double n, value;
    const char *outside = chart_text(funnel->data, "points", row, "outside");
    const char *name = chart_text(funnel->data, "points", row, "name");
    if (!name || !mark_flag(outside) ||
        g_str_has_prefix(outside, "very-") != far ||
        !chart_number(funnel->data, "points", row, "n", &n) ||
        !chart_number(funnel->data, "points", row, "value", &value))
        return;
    const char *style = !far ? "chart-head"
                        : !g_strcmp0(outside, "very-low")
                            ? "chart-label-bold"
                            : "chart-subject-bold";
    label_near(funnel->labels, style, scale_at(&funnel->across, n),
               scale_at(&funnel->up, value), far ? 1.15 : .9, true, name);
}

typedef struct {
    const char *style, *name;
    double y;
} EndName;

/* Where a column of limits ends at the right. */
static bool
limit_end(const Funnel *funnel, const char *field, double *y)
{
    for (int row = chart_rows(funnel->data, "limits") - 1; row >= 0; row--) {
        double n, value;
        if (chart_number(funnel->data, "limits", row, "n", &n) &&
            scale_holds(&funnel->across, n) &&
            chart_number(funnel->data, "limits", row, field, &value)) {
            /* At the edge it is not drawn, see draw_limit. */
            *y = scale_at(&funnel->up, value);
            return *y > funnel->top && *y < funnel->base;
        }
    }
    return false;
}

static void
name_ends(const Funnel *funnel)
{
    Arena *arena = funnel->canvas->document->arena;
    EndName names[3];
    double centres[3], sizes[3], value;
    int count = 0;
    const char *wide = chart_parameter(funnel->data, "name-998", "99.8％の幅");
    const char *narrow = chart_parameter(funnel->data, "name-95", "95％の幅");
    if (limit_end(funnel, "high998", &value))
        names[count++] = (EndName){"chart-label", wide, value};
    if (limit_end(funnel, "high95", &value))
        names[count++] = (EndName){"chart-label", narrow, value};
    if (chart_number(funnel->data, "mean", 0, "value", &value)) {
        const char *name = chart_text(funnel->data, "mean", 0, "name");
        const char *text = arena_printf(
            arena, "%s %s", name ? name : "平均",
            figure_text(arena, chart_text(funnel->data, "mean", 0, "value")));
        double y = scale_at(&funnel->up, value);
        canvas_line(funnel->canvas, "chart-median-line", funnel->left, y,
                    funnel->right, y);
        names[count++] = (EndName){"chart-label-bold", text, y};
    }
    for (int i = 0; i < count; i++) {
        centres[i] = names[i].y;
        sizes[i] = label_size(funnel->canvas, names[i].style);
    }
    label_spread(centres, sizes, count, 0, funnel->labels->height, .2);
    for (int i = 0; i < count; i++)
        label_put(funnel->labels, names[i].style, ALIGN_LEFT, funnel->right + 1,
                  label_baseline(funnel->canvas, names[i].style, centres[i]),
                  names[i].name);
}

static void
draw(Canvas *canvas, const ChartData *data, double width, double height)
{
    g_auto(Labels) labels = labels_on(canvas, width, height);
    bool titled = chart_parameter(data, "value-name", NULL);
    Funnel funnel = {
        .labels = &labels,
        .canvas = canvas,
        .data = data,
        .left = MIN(9, width / 4),
        .right = MAX(width / 2, width - 14),
        .top = titled ? 4.6 : 1.4,
        .base = MAX(height / 2, height - below),
    };
    find_scales(&funnel);
    draw_axes(&funnel);
    draw_limits(&funnel);
    name_ends(&funnel);
    for (int row = 0; row < chart_rows(data, "points"); row++)
        draw_point(&funnel, row);
    for (int row = 0; row < chart_rows(data, "points"); row++)
        name_point(&funnel, row, true);
    for (int row = 0; row < chart_rows(data, "points"); row++)
        name_point(&funnel, row, false);
}

static const char *
describe(const ChartData *data, Arena *arena)
{
    GString *text = g_string_new(NULL);
    g_string_append_printf(text, "%d件", chart_rows(data, "points"));
    const char *mean = chart_text(data, "mean", 0, "name");
    describe_value(text, mean ? mean : "平均",
                   chart_text(data, "mean", 0, "value"));
    g_string_append(text, "。");
    for (int row = 0; row < chart_rows(data, "points"); row++) {
        const char *outside = chart_text(data, "points", row, "outside");
        const char *name = chart_text(data, "points", row, "name");
        if (!mark_flag(outside) || !name)
            continue;
        describe_value(text, name, chart_text(data, "points", row, "value"));
        g_string_append_printf(text, "（%s％の幅の%s）",
                               g_str_has_prefix(outside, "very-") ? "99.8"
                                                                  : "95",
                               g_str_has_suffix(outside, "high") ? "上" : "下");
    }
    if (chart_rows(data, "limits") > 0)
        g_string_append_printf(text, "。線は%sと%s",
                               chart_parameter(data, "name-95", "95％の幅"),
                               chart_parameter(data, "name-998", "99.8％の幅"));
    return describe_close(text, arena);
}

const ChartKind chart_funnel = {"funnel", needs, styles, draw, describe};
