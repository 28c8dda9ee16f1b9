/*
 * What all charts share about numbers: a scale from values to millimetres,
 * round steps, and figures as they are printed.
 */
#ifndef HYOKA_TYPESET_CHART_SCALE_H
#define HYOKA_TYPESET_CHART_SCALE_H

#include "typeset/chart.h"

/* low is drawn at from, high at to, in mm; from may exceed to (upward axes). */
typedef struct {
    double low, high;
    double from, to;
} Scale;

/* The place of value; a value beyond an end is placed at that end. */
double scale_at(const Scale *scale, double value);
bool scale_holds(const Scale *scale, double value);
/* Whether at[i] is marked: it lies on the scale, above the marks before it. */
bool scale_marks(const Scale *scale, const double *at, int i);

/* The smallest of 1, 2, 2.5, 5 × 10^k that spans in at most `most` steps. */
double scale_step(double span, int most);
/*
 * Widen low and high to whole steps of scale_step(high - low, most), which then
 * still has at most `most` of them; equal ends are spread first.
 */
void scale_widen(double *low, double *high, int most);

/*
 * Text of a number for labels: thousands commas, ▲ for minus, as many decimals
 * as the step needs (scale_text) or as the cell was given with (figure_text;
 * what is no number is returned as it stands). In the arena.
 */
const char *scale_text(Arena *arena, double value, double step);
const char *figure_text(Arena *arena, const char *cell);

/*
 * Numbers of a table of that name with the column value, or else of the
 * parameter, such as "40 48 60"; returns how many, at most most.
 */
int scale_list(const ChartData *data, const char *name, const char *fallback,
               double *values, int most);

/* How many of a column's cells are numbers. */
int scale_count(const ChartData *data, const char *table, const char *field);
/* Least and greatest of a column's numbers; false when it has none. */
bool scale_range(const ChartData *data, const char *table, const char *field,
                 double *low, double *high);

#endif
