/*
 * Charts. A layout says kind, size, parameters and data; bind turns the data
 * into small tables of text; a chart kind draws them on a canvas. Each kind is
 * a file chart_<kind>.c with a header comment that says its tables, fields and
 * parameters. A cell that is NULL is missing and is drawn as missing, never as
 * zero. Values arrive as printed (rounded); charts neither know nor need more.
 */
#ifndef HYOKA_TYPESET_CHART_H
#define HYOKA_TYPESET_CHART_H

#include "typeset/canvas.h"

typedef struct {
    const char *name; /* as in <data name="…"> */
    int rows;
    int columns;
    const char *const *fields; /* column names */
    const char *const *cells;  /* rows × columns; NULL is missing */
} ChartTable;

typedef struct {
    const ChartTable *tables;
    int table_count;
    const char *const *parameters; /* name, value, name, value, …, NULL */
} ChartData;

typedef struct {
    const char *name;
    /* NULL-terminated "table.field" names without which it cannot draw. */
    const char *const *needs;
    /* NULL-terminated names of the styles it uses: "text:…" "line:…" "fill:…"
     */
    const char *const *styles;
    /* Draw into 0, 0 … width, height; nothing may leave that area. */
    void (*draw)(Canvas *canvas, const ChartData *data, double width,
                 double height);
    /* What the chart shows, in words and numbers; in the arena. */
    const char *(*describe)(const ChartData *data, Arena *arena);
} ChartKind;

/* NULL when there is no such kind. */
const ChartKind *chart_kind(const char *name);

/* Access for the kinds. A missing table has no rows. */
int chart_rows(const ChartData *data, const char *table);
/* NULL when missing. */
const char *chart_text(const ChartData *data, const char *table, int row,
                       const char *field);
/* NULL when missing or not a number. */
const char *chart_cell(const ChartData *data, const char *table, int row,
                       const char *field);
/* False when missing or not a number; then *value is unchanged. */
bool chart_number(const ChartData *data, const char *table, int row,
                  const char *field, double *value);
/* fallback when the parameter is not given. */
const char *
chart_parameter(const ChartData *data, const char *name, const char *fallback);
double chart_parameter_number(const ChartData *data, const char *name,
                              double fallback);

#endif
