/*
 * caterpillar: units in order with the intervals of their scores and, on the
 * same rows, the intervals of their ranks. Always both panels together: the
 * second says how little the order of the first is worth.
 *
 * Tables:  rows { name, value, low, high, flag, rank, rank-low, rank-high }
 * Parameters:  those of chart_rows.h (low 0, high 100) for the scores, and
 *   reference reference-name  as of the kind interval
 *   ranks      the last rank (47)
 *   rank-at    ranks that carry a grid line
 *   divide     share of the width, names left out, for the scores (0.62)
 */
#include "typeset/chart_interval.h"
#include "typeset/chart_kinds.h"
#include "typeset/chart_mark.h"

static const char *const needs[] = {"rows.value", "rows.rank", NULL};
static const char *const styles[] = {ROWS_STYLES, INTERVAL_STYLES, RANK_STYLES,
                                     MARK_STYLES, NULL};

static const double gutter = 4;
static const IntervalLook score = {"value", "low", "high", "値", "", false};
static const IntervalLook rank = {"rank", "rank-low", "rank-high",
                                  "順位", "位",       true};

static void
draw(Canvas *canvas, const ChartData *data, double width, double height)
{
    double names = chart_parameter_number(data, "names", 0);
    double divide = chart_parameter_number(data, "divide", .62);
    double middle = names + (width - names) * CLAMP(divide, .1, .9);
    g_auto(Labels) left = labels_on(canvas, middle - gutter / 2, height);
    g_auto(Labels) labels = labels_on(canvas, width, height);
    Rows scores = rows_open(&left, data, "rows", 0, 100);
    const Scale places = {1, chart_parameter_number(data, "ranks", 47),
                          middle + gutter / 2 + 1.3, width - 1.3};
    Rows ranks = rows_beside(&scores, &labels, places, "rank-at", "位");
    interval_reference(&scores);
    for (int row = 0; row < scores.count; row++) {
        interval_row(&scores, row, &score);
        interval_row(&ranks, row, &rank);
    }
}

static const char *
describe(const ChartData *data, Arena *arena)
{
    GString *text = g_string_new(NULL);
    for (int row = 0; row < chart_rows(data, "rows"); row++) {
        const char *place = chart_text(data, "rows", row, rank.value);
        const char *name = chart_text(data, "rows", row, "name");
        describe_value(text, name ? name : score.name,
                       chart_text(data, "rows", row, score.value));
        interval_describe(text, data, row, &score);
        if (place)
            g_string_append_printf(text, " %s", place);
        interval_describe(text, data, row, &rank);
        if (mark_flag(chart_text(data, "rows", row, "flag")))
            g_string_append(text, "要確認");
    }
    interval_describe_reference(text, data);
    return describe_close(text, arena);
}

const ChartKind chart_caterpillar = {"caterpillar", needs, styles, draw,
                                     describe};
