/*
 * trend: values over some years, a line for each row, named at the right with
 * the last figure. A year without a value breaks the line. The axis need not
 * begin at 0, for nothing is measured by a length.
 *
 * Tables:
 *   columns { name, id }            the years in order
 *   rows    { name, flag }          the flagged stand out
 *   cells   { row, column, value }  row and column: names, or ids, there
 * Parameters:
 *   low high  ends of the axis; default the range of all, made round
 *   reference reference-name  value of a line across, named at the right
 *                             (全国水準)
 */
#include "typeset/chart_kinds.h"
#include "typeset/chart_lines.h"

static const char *const needs[] = {"columns.name", "rows.name", "cells.value",
                                    NULL};
static const char *const styles[] = {LINES_STYLES, "line:chart-limit", NULL};

enum { STEPS_AT_MOST = 5 };
static const double top = 1.4, below = 4.8, beside = 3.2;

static const char *
reference_text(const ChartData *data, Arena *arena)
{
    const char *text = chart_parameter(data, "reference", NULL);
    return text && *text ? arena_printf(arena, "%s %s",
                                        chart_parameter(data, "reference-name",
                                                        "全国水準"),
                                        figure_text(arena, text))
                         : NULL;
}

static Scale
find_scale(const ChartData *data, const Lines *lines, double height)
{
    double low = 0, high = 1;
    bool found = lines_range(lines, &low, &high);
    if (chart_parameter(data, "reference", NULL)) {
        double at = chart_parameter_number(data, "reference", low);
        low = found ? MIN(low, at) : at;
        high = found ? MAX(high, at) : at;
    }
    scale_widen(&low, &high, STEPS_AT_MOST);
    return (Scale){chart_parameter_number(data, "low", low),
                   chart_parameter_number(data, "high", high),
                   MAX(top, height - below), top};
}

/* Each row's last figure, be it of the last year or of one before. */
static void
draw_names(const Plot *plot, const Lines *lines)
{
    Arena *arena = plot->canvas->document->arena;
    SideName *names = arena_array(arena, SideName, lines->rows + 1);
    const char *reference = reference_text(plot->data, arena);
    int count = 0;
    for (int row = 0; row < lines->rows; row++) {
        double value;
        int place = lines->places - 1;
        while (place >= 0 && !lines_cell(lines, row, place, &value))
            place--;
        if (place >= 0 && lines_named(lines, row))
            names[count++] = (SideName){
                lines->subjects[row] ? "chart-subject-bold" : "chart-label",
                lines_text(lines, row, place, ALIGN_RIGHT, arena),
                plot_x(plot, place) + .8, scale_at(&plot->up, value)};
    }
    if (reference)
        names[count++] = (SideName){
            "chart-label", reference, plot->right,
            scale_at(&plot->up,
                     chart_parameter_number(plot->data, "reference", 0))};
    const Side side = {ALIGN_LEFT, plot->right + beside, 0, plot->up.from,
                       .3,         "chart-leader"};
    plot_names(plot, &side, names, count);
}

static double
names_width(const Plot *plot, const Lines *lines)
{
    Arena *arena = plot->canvas->document->arena;
    const char *reference = reference_text(plot->data, arena);
    double room =
        reference ? canvas_text_width(plot->canvas, "chart-label", reference)
                  : 0;
    for (int place = 0; place < lines->places; place++)
        room = MAX(room, lines_width(plot, lines, place, ALIGN_RIGHT));
    return room + beside;
}

static void
draw(Canvas *canvas, const ChartData *data, double width, double height)
{
    g_auto(Labels) labels = labels_on(canvas, width, height);
    Lines lines = lines_of_cells(data, canvas->document->arena);
    Plot plot = {
        .labels = &labels,
        .canvas = canvas,
        .data = data,
        .up = find_scale(data, &lines, height),
        .places = lines.places,
    };
    plot.right = MAX(width * .4, width - names_width(&plot, &lines));
    plot.left = MIN(plot_left(canvas, &plot.up, STEPS_AT_MOST), plot.right);
    plot.pitch = (plot.right - plot.left) / MAX(1, plot.places);
    plot_axis(&plot, STEPS_AT_MOST, "chart-grid");
    for (int place = 0; place < plot.places; place++)
        plot_place(&plot, "columns", place, plot.up.from + 4.2);
    if (reference_text(data, canvas->document->arena)) {
        double y =
            scale_at(&plot.up, chart_parameter_number(data, "reference", 0));
        canvas_line(canvas, "chart-limit", plot.left, y, plot.right, y);
    }
    lines_draw(&plot, &lines);
    draw_names(&plot, &lines);
}

static const char *
describe(const ChartData *data, Arena *arena)
{
    Lines lines = lines_of_cells(data, arena);
    const char **places = arena_array(arena, const char *, lines.places + 1);
    for (int place = 0; place < lines.places; place++)
        places[place] = chart_text(data, "columns", place, "name");
    const char *text = lines_describe(&lines, places, "", arena);
    const char *reference = reference_text(data, arena);
    return reference ? arena_printf(arena, "%s%s", text, reference) : text;
}

const ChartKind chart_trend = {"trend", needs, styles, draw, describe};
