/*
 * A figure on its interval, as a score or as a rank: the kinds interval and
 * rank-interval show one of them a row, the caterpillar both.
 */
#ifndef HYOKA_TYPESET_CHART_INTERVAL_H
#define HYOKA_TYPESET_CHART_INTERVAL_H

#include "typeset/chart_rows.h"

#define INTERVAL_STYLES                                                        \
    "line:chart-whisker", "line:chart-median-dash", "text:chart-label"
#define RANK_STYLES "fill:ai30", "line:chart-rank"

typedef struct {
    const char *value, *low, *high; /* fields */
    const char *name;               /* of a row that has none, in words */
    const char *unit;               /* after its figures, in words */
    bool place;                     /* a rank: a tick on a bar, else ● ─ */
} IntervalLook;

/* The dashed line of the reference through all rows; and in words. */
void interval_reference(const Rows *rows);
void interval_describe_reference(GString *text, const ChartData *data);
void interval_row(const Rows *rows, int row, const IntervalLook *look);
/* Unit and interval after the row's value: "位（8～19位）". */
void interval_describe(GString *text, const ChartData *data, int row,
                       const IntervalLook *look);
/* Name, value and interval of every row; "要確認" where one is flagged. */
const char *interval_describe_rows(const ChartData *data, Arena *arena,
                                   const IntervalLook *look);

#endif
