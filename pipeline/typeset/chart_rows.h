/*
 * Charts of rows: each row a line of a table, all on one scale across. Such a
 * kind serves as a whole figure and, given one row and no names, as the cell of
 * a table whose column head is the kind "scale" with the same parameters.
 *
 * Parameters of every such kind:
 *   low high  ends of the scale (each kind has its own default)
 *   at        values that carry a grid line, "40 60 80 100"; or a table
 *             at { value }
 *   head      mm kept above the rows for the figures of at; 0: none (default)
 *   foot      mm kept below for the name of a reference; 0: none (default)
 *   names     mm kept at the left for the column name; 0: none (default)
 *   pad       mm between the scale's ends and the edges, for the marks (1.3)
 */
#ifndef HYOKA_TYPESET_CHART_ROWS_H
#define HYOKA_TYPESET_CHART_ROWS_H

#include "typeset/chart_label.h"
#include "typeset/chart_scale.h"

enum { ROWS_AT_MOST = 24 };

typedef struct {
    Labels *labels;
    const ChartData *data;
    const char *table;
    int count;
    Scale scale;
    double top, height; /* of the first row; every row is as high */
    double names;
    double at[ROWS_AT_MOST];
    int at_count;
} Rows;

#define ROWS_STYLES                                                            \
    "text:chart-axis", "text:chart-name", "line:chart-grid", "fill:white"

/* Divide the area of labels into rows and draw grid, head and names. */
Rows rows_open(Labels *labels, const ChartData *data, const char *table,
               double low, double high);
/* A second panel of the same rows on another scale, with its own grid lines;
 * unit follows the first of their figures. */
Rows rows_beside(const Rows *rows, Labels *labels, Scale scale, const char *at,
                 const char *unit);
/* The middle of a row. */
double rows_y(const Rows *rows, int row);
/* The place of a number in a row; false when it is missing. */
bool rows_x(const Rows *rows, int row, const char *field, double *x);

/* Arrow heads at the ends of a row's interval that lie beyond the scale, where
 * there is room for them. */
void
rows_mark_beyond(const Rows *rows, int row, const char *low, const char *high);

/* "name、" or "" in front of a row's values in the alternative text. */
void rows_describe_name(GString *text, const ChartData *data, const char *table,
                        int row);
/* "label 12.3" or "label 値なし", with 、 before all but the first. */
void describe_value(GString *text, const char *label, const char *cell);
/* "47件" or, where cells of a column are missing, "45件（ほかに値なし 2件）".
 */
void describe_count(GString *text, const ChartData *data, const char *table,
                    const char *field, const char *unit);
/* Hands the text to the arena and frees it. */
const char *describe_close(GString *text, Arena *arena);

#endif
