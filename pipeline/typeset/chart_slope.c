/*
 * slope: what every unit had at one time and has at another, a line each:
 * those whose row is flagged stand out and alone are named, with both figures.
 * Where none is flagged, those are named that have room beside their mark.
 * A unit without one of the two is a mark without a line.
 *
 * Tables:  rows { name, from, to, flag }
 * Parameters:
 *   from-name to-name  above the two sides (前年度, 今年度)
 *   at         values that carry a line across, with their figure, "40 60"; or
 *              a table at { value }
 *   low high   ends of the scale; default the range of all
 */
#include "typeset/chart_kinds.h"
#include "typeset/chart_lines.h"

static const char *const needs[] = {"rows.from", "rows.to", NULL};
static const char *const styles[] = {LINES_STYLES, "line:chart-axis", NULL};

enum { SIDES = 2 };
static const double head = 4.6, foot = 1.4, beside = 3.4, figures = 7,
                    reach = 4;

static void
draw_sides(const Plot *plot)
{
    const char *const names[] = {
        chart_parameter(plot->data, "from-name", "前年度"),
        chart_parameter(plot->data, "to-name", "今年度")};
    for (int side = 0; side < SIDES; side++) {
        double x = plot_x(plot, side);
        canvas_line(plot->canvas, "chart-axis", x, plot->up.to, x,
                    plot->up.from);
        label_put(plot->labels, "chart-head",
                  side == 0 ? ALIGN_RIGHT : ALIGN_LEFT,
                  x + (side == 0 ? .8 : -.8), 2.4, names[side]);
    }
}

/* The lines stand between the widest names; places are a pitch apart. */
static void
find_sides(Plot *plot, const Lines *lines, double width)
{
    double at;
    double scale = scale_list(plot->data, "at", "", &at, 1) ? figures : 0;
    double left = scale + lines_width(plot, lines, 0, ALIGN_RIGHT) + beside;
    double right = lines_width(plot, lines, 1, ALIGN_LEFT) + beside;
    double from = MIN(MAX(left, 8), width * .4);
    double to = MAX(width - MAX(right, 8), width * .6);
    plot->pitch = to - from;
    plot->left = from - plot->pitch / 2;
    plot->right = to;
}

static void
draw(Canvas *canvas, const ChartData *data, double width, double height)
{
    static const char *const fields[SIDES] = {"from", "to"};
    g_auto(Labels) labels = labels_on(canvas, width, height);
    Lines lines = lines_of_fields(data, canvas->document->arena, fields, SIDES);
    lines.subjects_only = true;
    double low = 0, high = 1;
    if (lines_range(&lines, &low, &high) && low == high)
        scale_widen(&low, &high, 5);
    Plot plot = {
        .labels = &labels,
        .canvas = canvas,
        .data = data,
        .up = {chart_parameter_number(data, "low", low),
               chart_parameter_number(data, "high", high),
               MAX(head, height - foot), head},
        .places = SIDES,
    };
    find_sides(&plot, &lines, width);
    draw_sides(&plot);
    lines_at(&plot);
    lines_draw(&plot, &lines);
    const Side from = {ALIGN_RIGHT, plot_x(&plot, 0) - beside + .6,
                       head - 1,    height,
                       .4,          "chart-leader"};
    const Side to = {ALIGN_LEFT, plot_x(&plot, 1) + beside - .6,
                     head - 1,   height,
                     .4,         "chart-leader"};
    lines_name(&plot, &lines, 0, &from, reach);
    lines_name(&plot, &lines, 1, &to, reach);
}

static const char *
describe(const ChartData *data, Arena *arena)
{
    static const char *const fields[SIDES] = {"from", "to"};
    const char *const places[SIDES] = {
        chart_parameter(data, "from-name", "前年度"),
        chart_parameter(data, "to-name", "今年度")};
    Lines lines = lines_of_fields(data, arena, fields, SIDES);
    return lines_describe(&lines, places, "", arena);
}

const ChartKind chart_slope = {"slope", needs, styles, draw, describe};
