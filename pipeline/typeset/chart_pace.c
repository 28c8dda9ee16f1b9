/*
 * pace: how far something has come on its way to a target and where it will
 * end: a bar from 0 of what is done, behind it the band in which the end lies
 * and a tick at the end that is expected. Everything in percent of the target.
 *
 * Tables:  rows { name, value, forecast, low, high }
 * Parameters:  those of chart_rows.h (low 0, high 150), and
 *   reference  value of the line that is the target (100)
 */
#include "typeset/chart_kinds.h"
#include "typeset/chart_mark.h"
#include "typeset/chart_rows.h"

static const char *const needs[] = {"rows.value", NULL};
static const char *const styles[] = {ROWS_STYLES,
                                     BEYOND_STYLES,
                                     "fill:ai",
                                     "fill:ai30",
                                     "line:chart-keyline-fine",
                                     "line:chart-base",
                                     "line:chart-subject-tick",
                                     NULL};

static const double bar = 1.7, band = 2.6;

/* What lies beyond the scale has an arrow head and no tick at a place where it
 * is not. */
static void
draw_row(const Rows *rows, int row)
{
    Canvas *canvas = rows->labels->canvas;
    double y = rows_y(rows, row), room = rows->height / 2;
    double zero = scale_at(&rows->scale, 0), low, high, x, foreseen;
    double half = MIN(band / 2, room);
    if (rows_x(rows, row, "low", &low) && rows_x(rows, row, "high", &high))
        canvas_rect(canvas, "ai30", NULL, MIN(low, high), y - half,
                    ABS(high - low), 2 * half);
    if (rows_x(rows, row, "value", &x) && x > zero)
        canvas_rect(canvas, "ai", NULL, zero, y - MIN(bar / 2, room), x - zero,
                    2 * MIN(bar / 2, room));
    double reach = MIN(half + .6, room);
    double at = scale_at(&rows->scale,
                         chart_parameter_number(rows->data, "reference", 100));
    canvas_line(canvas, "chart-keyline-fine", at, y - reach, at, y + reach);
    canvas_line(canvas, "chart-base", at, y - reach, at, y + reach);
    if (chart_number(rows->data, rows->table, row, "forecast", &foreseen) &&
        scale_holds(&rows->scale, foreseen)) {
        x = scale_at(&rows->scale, foreseen);
        canvas_line(canvas, "chart-subject-tick", x, y - half, x, y + half);
    }
    rows_mark_beyond(rows, row, "low", "high");
}

static void
draw(Canvas *canvas, const ChartData *data, double width, double height)
{
    g_auto(Labels) labels = labels_on(canvas, width, height);
    Rows rows = rows_open(&labels, data, "rows", 0, 150);
    for (int row = 0; row < rows.count; row++)
        draw_row(&rows, row);
}

static const char *
describe(const ChartData *data, Arena *arena)
{
    GString *text = g_string_new(NULL);
    for (int row = 0; row < chart_rows(data, "rows"); row++) {
        const char *low = chart_text(data, "rows", row, "low");
        const char *high = chart_text(data, "rows", row, "high");
        rows_describe_name(text, data, "rows", row);
        describe_value(text, "実績", chart_text(data, "rows", row, "value"));
        describe_value(text, "見込み",
                       chart_text(data, "rows", row, "forecast"));
        if (low && high)
            g_string_append_printf(text, "（%s～%s）", figure_text(arena, low),
                                   figure_text(arena, high));
        g_string_append_printf(text, "（目標 %s）。",
                               chart_parameter(data, "reference", "100"));
    }
    return describe_close(text, arena);
}

const ChartKind chart_pace = {"pace", needs, styles, draw, describe};
