/*
 * Series of values over places in order (years, methods, two dates): each a
 * line that breaks where a value is missing, with a mark on every value, and
 * named at its ends. A row with a flag is a subject: bold and blue, ● on it;
 * the others are thin and grey, ○. Where any row is flagged only those are
 * named, else all are.
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
        "line:chart-subject", "line:chart-join", "line:chart-leader"

typedef struct {
    int rows, places;
    const char *const *names; /* of the rows; NULL: none */
    const bool *subjects;     /* the rows that are flagged */
    bool any_subject;
    const char *const *cells; /* rows × places; NULL is missing */
} Lines;

/*
 * From rows { name, flag }, columns { name } and cells { row, column, value },
 * where row and column are names; as in the kind heat.
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
/* Text of a row's end: its name and figure in the order of the side. */
const char *
lines_text(const Lines *lines, int row, int place, Align side, Arena *arena);
/* Millimetres that the widest text at that place takes. */
double lines_width(const Plot *plot, const Lines *lines, int place, Align side);
/*
 * Names beside a place: subjects first, then the rest in order, as many as
 * have room between low and high. At the last place of a row that ends before
 * it nothing is written.
 */
void
lines_name(const Plot *plot, const Lines *lines, int place, const Side *side);

/* "name　place figure、place 値なし。" row by row. */
const char *lines_describe(const Lines *lines, const char *const *places,
                           const char *unit, Arena *arena);

#endif
