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
#include "typeset/chart_mark.h"
#include "typeset/chart_plot.h"
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
    Plot plot;
    Scale across;
} Funnel;

enum { STEPS_UP = 6, STEPS_ACROSS = 8 };
static const double below = 8.2;

static void
find_scales(Funnel *funnel, double top, double base)
{
    static const char *const value[] = {"value", NULL};
    const ChartData *data = funnel->plot.data;
    double low = 0, high = 1, least = 0, greatest = 1;
    bool found = plot_range(data, "points", value, false, &low, &high);
    if (found)
        plot_range(data, "mean", value, true, &low, &high);
    scale_widen(&low, &high, STEPS_UP);
    funnel->plot.up =
        (Scale){chart_parameter_number(data, "low", low),
                chart_parameter_number(data, "high", high), base, top};
    scale_range(data, "points", "n", &least, &greatest);
    least = 0;
    scale_widen(&least, &greatest, STEPS_ACROSS);
    funnel->across = (Scale){0, greatest, 0, 0};
}

static void
draw_axes(const Funnel *funnel)
{
    const Plot *plot = &funnel->plot;
    const Scale *across = &funnel->across;
    Arena *arena = plot->canvas->document->arena;
    double base = plot->up.from, step = scale_step(across->high, STEPS_ACROSS);
    plot_axis(plot, STEPS_UP, "chart-base");
    for (int i = 0; i * step <= across->high + 1e-9; i++) {
        double x = scale_at(across, i * step);
        canvas_line(plot->canvas, "chart-minor", x, base, x, base + .9);
        label_put(plot->labels, "chart-axis", ALIGN_CENTRE, x, base + 4,
                  scale_text(arena, i * step, step));
    }
    const char *n = chart_parameter(plot->data, "n-name", NULL);
    const char *value = chart_parameter(plot->data, "value-name", NULL);
    if (n)
        label_put(plot->labels, "chart-head", ALIGN_RIGHT, plot->right,
                  base + 7.8, n);
    if (value)
        label_put(plot->labels, "chart-head", ALIGN_LEFT, 0, 2.2, value);
}

/* The points of a limit that lie within the axes; returns how many. */
static int
limit_points(const Funnel *funnel, const char *field, double *points)
{
    int count = 0;
    for (int row = 0; row < chart_rows(funnel->plot.data, "limits"); row++) {
        double n, value;
        if (!chart_number(funnel->plot.data, "limits", row, "n", &n) ||
            !chart_number(funnel->plot.data, "limits", row, field, &value) ||
            !scale_holds(&funnel->across, n))
            continue;
        points[2 * count] = scale_at(&funnel->across, n);
        points[2 * count + 1] = scale_at(&funnel->plot.up, value);
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
    while (first + 1 < count &&
           (points[2 * first + 3] <= funnel->plot.up.to + 1e-9 ||
            points[2 * first + 3] >= funnel->plot.up.from - 1e-9))
        first++;
    if (count - first > 1)
        canvas_polyline(funnel->plot.canvas, style, points + 2 * first,
                        count - first);
}

static void
draw_limits(const Funnel *funnel)
{
    gsize rows = (gsize)chart_rows(funnel->plot.data, "limits");
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
        canvas_polygon(funnel->plot.canvas, "g05", NULL, points, upper + lower);
    draw_limit(funnel, "high95", "chart-limit-dash", points);
    draw_limit(funnel, "low95", "chart-limit-dash", points);
    draw_limit(funnel, "high998", "chart-limit", points);
    draw_limit(funnel, "low998", "chart-limit", points);
}

static void
draw_point(const Funnel *funnel, int row)
{
    double n, value;
    if (!chart_number(funnel->plot.data, "points", row, "n", &n) ||
        !chart_number(funnel->plot.data, "points", row, "value", &value))
        return;
    const char *outside =
        chart_text(funnel->plot.data, "points", row, "outside");
    double x = scale_at(&funnel->across, n),
           y = scale_at(&funnel->plot.up, value);
    double radius = .9;
    if (!mark_flag(outside))
        mark_ring(funnel->plot.canvas, x, y, radius);
    else if (!g_strcmp0(outside, "very-low"))
        mark_diamond(funnel->plot.canvas, x, y, radius = 1.15);
    else
        mark_dot(funnel->plot.canvas, x, y, radius);
    labels_take(funnel->plot.labels, x - radius, y - radius, x + radius,
                y + radius);
}

static void
name_point(const Funnel *funnel, int row, bool far)
{
    double n, value;
    const char *outside =
        chart_text(funnel->plot.data, "points", row, "outside");
    const char *name = chart_text(funnel->plot.data, "points", row, "name");
    if (!name || !mark_flag(outside) ||
        g_str_has_prefix(outside, "very-") != far ||
        !chart_number(funnel->plot.data, "points", row, "n", &n) ||
        !chart_number(funnel->plot.data, "points", row, "value", &value))
        return;
    const char *style = !far ? "chart-head"
                        : !g_strcmp0(outside, "very-low")
                            ? "chart-label-bold"
                            : "chart-subject-bold";
    label_near(funnel->plot.labels, style, scale_at(&funnel->across, n),
               scale_at(&funnel->plot.up, value), far ? 1.15 : .9, true, name);
}

/* Where a column of limits ends at the right. */
static bool
limit_end(const Funnel *funnel, const char *field, double *y)
{
    for (int row = chart_rows(funnel->plot.data, "limits") - 1; row >= 0;
         row--) {
        double n, value;
        if (chart_number(funnel->plot.data, "limits", row, "n", &n) &&
            scale_holds(&funnel->across, n) &&
            chart_number(funnel->plot.data, "limits", row, field, &value)) {
            /* At the edge it is not drawn, see draw_limit. */
            *y = scale_at(&funnel->plot.up, value);
            return *y > funnel->plot.up.to && *y < funnel->plot.up.from;
        }
    }
    return false;
}

static void
name_ends(const Funnel *funnel)
{
    const Plot *plot = &funnel->plot;
    SideName names[3];
    double y;
    int count = 0;
    if (limit_end(funnel, "high998", &y))
        names[count++] =
            (SideName){"chart-label",
                       chart_parameter(plot->data, "name-998", "99.8％の幅"),
                       plot->right, y};
    if (limit_end(funnel, "high95", &y))
        names[count++] = (SideName){
            "chart-label", chart_parameter(plot->data, "name-95", "95％の幅"),
            plot->right, y};
    if (plot_y(plot, "mean", 0, "value", &y)) {
        const char *name = chart_text(plot->data, "mean", 0, "name");
        Arena *arena = plot->canvas->document->arena;
        const char *text = arena_printf(
            arena, "%s %s", name ? name : "平均",
            figure_text(arena, chart_text(plot->data, "mean", 0, "value")));
        canvas_line(plot->canvas, "chart-median-line", plot->left, y,
                    plot->right, y);
        names[count++] = (SideName){"chart-label-bold", text, plot->right, y};
    }
    const Side side = {ALIGN_LEFT, plot->right + 1, 0, plot->labels->height, .2,
                       NULL};
    plot_names(plot, &side, names, count);
}

static void
draw(Canvas *canvas, const ChartData *data, double width, double height)
{
    g_auto(Labels) labels = labels_on(canvas, width, height);
    bool titled = chart_parameter(data, "value-name", NULL);
    Funnel funnel = {
        .plot = {.labels = &labels,
                 .canvas = canvas,
                 .data = data,
                 .right = MAX(width / 2, width - 14)},
    };
    Plot *plot = &funnel.plot;
    find_scales(&funnel, titled ? 4.6 : 1.4, MAX(height / 2, height - below));
    double room = plot_left(canvas, &plot->up, STEPS_UP);
    plot->left = MIN(MAX(9, room), width / 4);
    funnel.across.from = plot->left;
    funnel.across.to = plot->right;
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
    const char *value_name = chart_parameter(data, "value-name", NULL);
    const char *n_name = chart_parameter(data, "n-name", NULL);
    if (value_name)
        g_string_append_printf(text, "縦は%s。", value_name);
    if (n_name)
        g_string_append_printf(text, "横は%s。", n_name);
    describe_count(text, data, "points", "value", "件");
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
