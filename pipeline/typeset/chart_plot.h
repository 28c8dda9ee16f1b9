/*
 * Charts with an axis upward: a plot between left and right, top and base, in
 * places across (months, years, methods). The axis, the names of the places,
 * lines that break where a value is missing and the names at a side are the
 * same in every such chart.
 */
#ifndef HYOKA_TYPESET_CHART_PLOT_H
#define HYOKA_TYPESET_CHART_PLOT_H

#include "typeset/chart_label.h"
#include "typeset/chart_scale.h"

typedef struct {
    Labels *labels;
    Canvas *canvas;
    const ChartData *data;
    Scale up; /* from value to y; low stands at the base */
    double left, right;
    double pitch; /* mm from place to place */
    int places;
} Plot;

/* A figure on the axis stands this far left of the plot. */
static const double plot_figure_gap = 1.5;

/* Least and greatest of some columns (NULL-terminated), within which low …
 * high already lie when found is true; true when any number was found. */
bool
plot_range(const ChartData *data, const char *table, const char *const *fields,
           bool found, double *low, double *high);
/* Where a plot may begin so that the figures of its axis have room. */
double plot_left(const Canvas *canvas, const Scale *up, int most);
/* Grid lines with their figures in at most `most` steps; base is the style of
 * the lowest. */
void plot_axis(const Plot *plot, int most, const char *base);
/* The name of a table's row under its place, the baseline at y. */
void plot_place(const Plot *plot, const char *table, int place, double y);

/* The middle of a place. */
double plot_x(const Plot *plot, int place);
/* The height of a number; false when it is missing. */
bool plot_y(const Plot *plot, const char *table, int row, const char *field,
            double *y);
/* From each row of a table, a place each, to the next where both are known. */
void plot_line(const Plot *plot, const char *table, const char *field,
               const char *style);

/* What is written at a side: the end of a series by its name. */
typedef struct {
    const char *style, *text;
    double x, y; /* of the mark that it belongs to */
} SideName;

/*
 * Write names at x, in the order of their marks, gap apart between low and
 * high. A leader runs from each mark to its name unless leader is NULL. False
 * when there is no room for all; what has none is left out.
 */
typedef struct {
    Align align; /* ALIGN_LEFT: at the right of the plot */
    double x, low, high, gap;
    const char *leader;
} Side;
bool plot_names(const Plot *plot, const Side *side, SideName *names, int count);

#endif
