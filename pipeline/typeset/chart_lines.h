/*
 * Series of values over places in order (years, methods, two dates): each a
 * line that breaks where a value is missing, with a mark on every value, and
 * named at its ends. A row with a flag is a subject: bold and blue, ● on it;
 * the others are thin and grey, ○. Where none is flagged all are ●.
 *
 * What trend, bump and slope have in common.
 */
#ifndef HYOKA_TYPESET_CHART_LINES_H
#define HYOKA_TYPESET_CHART_LINES_H

#include "typeset/chart_mark.h"
#include "typeset/chart_plot.h"

#define LINES_STYLES                                                           \
    MARK_STYLES, "text:chart-axis", "text:chart-label", "text:chart-head",     \
        "text:chart-subject-bold", "line:chart-grid", "line:chart-base",       \
        "line:chart-subject", "line:chart-join", "line:chart-leader",          \
        "line:chart-other-fine"

typedef struct {
    int rows, places;
    const char *const *names; /* of the rows; NULL: none */
    const bool *subjects;     /* the rows that are flagged */
    bool any_subject;
    bool subjects_only;       /* they alone are named, where there are any */
    const char *const *cells; /* rows × places; NULL is missing */
} Lines;

/*
 * From rows { name, flag }, columns { name, id } and cells { row, column,
 * value }, where row and column are names, as in the kind heat, or the ids of
 * those that have one.
 */
Lines lines_of_cells(const ChartData *data, Arena *arena);
/* From rows { name, flag } and a column of them for each place. */
Lines lines_of_fields(const ChartData *data, Arena *arena,
                      const char *const *fields, int places);

/* NULL when missing; else its number is in *value. */
const char *lines_cell(const Lines *lines, int row, int place, double *value);
/* Least and greatest of all; false when there is none. */
bool lines_range(const Lines *lines, double *low, double *high);
bool lines_named(const Lines *lines, int row);

/* All lines, the subjects' on top, and their marks. */
void lines_draw(const Plot *plot, const Lines *lines);
/* Grid lines across at the values of the parameter or table at, their figures
 * at the left edge of the chart. */
void lines_at(const Plot *plot);
/* Text of a row's end: its name and figure in the order of the side. */
const char *
lines_text(const Lines *lines, int row, int place, Align side, Arena *arena);
/* Millimetres that the widest text at that place takes. */
double lines_width(const Plot *plot, const Lines *lines, int place, Align side);
/*
 * Names beside a place: the subjects, then of the rest in order each that has
 * room between low and high without moving itself or another by more than
 * reach, mm.
 */
void lines_name(const Plot *plot, const Lines *lines, int place,
                const Side *side, double reach);

/* "name　place figure、place 値なし。" row by row. */
const char *lines_describe(const Lines *lines, const char *const *places,
                           const char *unit, Arena *arena);

#endif
