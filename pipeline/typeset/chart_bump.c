/*
 * bump: the ranks of some units under several methods, or in several years: a
 * line each from method to method, 1 at the top, named at both ends with the
 * first and the last rank. A method that does not rank a unit breaks its line.
 *
 * Tables:
 *   columns { name, id }         the methods in order
 *   rows    { name, flag }       the units; the flagged stand out
 *   cells   { row, column, value }  row and column: names, or ids, there
 * Parameters:
 *   high  the last rank (the greatest given)
 *   at    ranks that carry a line across, with their figure, "1 10 20"
 */
#include "typeset/chart_kinds.h"
#include "typeset/chart_lines.h"

static const char *const needs[] = {"columns.name", "rows.name", "cells.value",
                                    NULL};
static const char *const styles[] = {LINES_STYLES, NULL};

static const double head = 4.6, foot = 1.6, beside = 3.4, figures = 5;

static void
draw_columns(const Plot *plot)
{
    for (int place = 0; place < plot->places; place++) {
        const char *name = chart_text(plot->data, "columns", place, "name");
        double x = plot_x(plot, place);
        canvas_line(plot->canvas, "chart-grid", x, plot->up.from, x,
                    plot->up.to);
        if (name)
            label_put(plot->labels, "chart-head", ALIGN_CENTRE, x, 2.4, name);
    }
}

static void
find_columns(Plot *plot, const Lines *lines, double width)
{
    int last = plot->places - 1;
    double at;
    double scale = scale_list(plot->data, "at", "", &at, 1) ? figures : 0;
    double left = scale + lines_width(plot, lines, 0, ALIGN_RIGHT) + beside;
    double right = lines_width(plot, lines, last, ALIGN_LEFT) + beside;
    double from = MIN(MAX(left, 6), width * .4);
    double to = MAX(width - MAX(right, 6), width * .6);
    plot->pitch = (to - from) / MAX(1, last);
    plot->left = from - plot->pitch / 2;
    plot->right = to;
}

static void
draw(Canvas *canvas, const ChartData *data, double width, double height)
{
    g_auto(Labels) labels = labels_on(canvas, width, height);
    Lines lines = lines_of_cells(data, canvas->document->arena);
    double low = 1, high = 1;
    lines_range(&lines, &low, &high);
    high = MAX(high, chart_parameter_number(data, "high", high));
    Plot plot = {
        .labels = &labels,
        .canvas = canvas,
        .data = data,
        .up = {MIN(1, low), MAX(2, high), head + .8,
               MAX(head + 1, height - foot)},
        .places = lines.places,
    };
    if (lines.places == 0)
        return;
    find_columns(&plot, &lines, width);
    draw_columns(&plot);
    lines_at(&plot);
    lines_draw(&plot, &lines);
    int last = lines.places - 1;
    const Side from = {ALIGN_RIGHT, plot_x(&plot, 0) - beside + .6,
                       head - .6,   height,
                       .4,          "chart-leader"};
    const Side to = {ALIGN_LEFT, plot_x(&plot, last) + beside - .6,
                     head - .6,  height,
                     .4,         "chart-leader"};
    lines_name(&plot, &lines, 0, &from, height);
    if (last > 0)
        lines_name(&plot, &lines, last, &to, height);
}

static const char *
describe(const ChartData *data, Arena *arena)
{
    Lines lines = lines_of_cells(data, arena);
    const char **places = arena_array(arena, const char *, lines.places + 1);
    for (int place = 0; place < lines.places; place++)
        places[place] = chart_text(data, "columns", place, "name");
    return lines_describe(&lines, places, "位", arena);
}

const ChartKind chart_bump = {"bump", needs, styles, draw, describe};
