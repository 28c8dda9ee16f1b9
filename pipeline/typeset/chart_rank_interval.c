/*
 * rank-interval: ranks with their intervals, a tick on a bar; 1 is best and
 * stands at the left.
 *
 * Tables:  rows { name, value, low, high }
 * Parameters:  those of chart_rows.h (low 1, high 47)
 */
#include "typeset/chart_interval.h"
#include "typeset/chart_kinds.h"

static const char *const needs[] = {"rows.value", NULL};
static const char *const styles[] = {ROWS_STYLES, RANK_STYLES, NULL};

static const IntervalLook rank = {"value", "low", "high", "順位", "位", true};

static void
draw(Canvas *canvas, const ChartData *data, double width, double height)
{
    g_auto(Labels) labels = labels_on(canvas, width, height);
    Rows rows = rows_open(&labels, data, "rows", 1, 47);
    for (int row = 0; row < rows.count; row++)
        interval_row(&rows, row, &rank);
}

static const char *
describe(const ChartData *data, Arena *arena)
{
    return interval_describe_rows(data, arena, &rank);
}

const ChartKind chart_rank_interval = {"rank-interval", needs, styles, draw,
                                       describe};
