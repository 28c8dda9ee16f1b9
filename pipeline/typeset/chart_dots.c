/*
 * dots: a value and its interval against the middle half of all and their
 * median, row by row: the profile of a questionnaire.
 *
 * Tables:  rows { name, value, low, high, median, q1, q3, flag }
 * Parameters:  those of chart_rows.h (low 0, high 100), and
 *   value-name  what ● and whisker are, written beside the first row that has
 *               room; range-name  what the grey bar is; default none
 */
#include "typeset/chart_kinds.h"
#include "typeset/chart_mark.h"
#include "typeset/chart_rows.h"

static const char *const needs[] = {"rows.value", NULL};
static const char *const styles[] = {
    ROWS_STYLES,          MARK_STYLES,
    "fill:g20",           "line:chart-median-bold",
    "line:chart-whisker", "text:chart-subject",
    "text:chart-note",    NULL};

static void
draw_range(const Rows *rows, int row)
{
    Canvas *canvas = rows->labels->canvas;
    double q1, q3, median, y = rows_y(rows, row), room = rows->height / 2;
    if (rows_x(rows, row, "q1", &q1) && rows_x(rows, row, "q3", &q3)) {
        double half = MIN(1.5, room);
        canvas_rect(canvas, "g20", NULL, MIN(q1, q3), y - half, ABS(q3 - q1),
                    2 * half);
    }
    if (rows_x(rows, row, "median", &median)) {
        double half = MIN(1.9, room);
        canvas_line(canvas, "chart-median-bold", median, y - half, median,
                    y + half);
    }
}

static void
draw_value(const Rows *rows, int row)
{
    Canvas *canvas = rows->labels->canvas;
    double low, high, x, y = rows_y(rows, row);
    if (rows_x(rows, row, "low", &low) && rows_x(rows, row, "high", &high))
        canvas_line(canvas, "chart-whisker", low, y, high, y);
    rows_mark_beyond(rows, row, "low", "high");
    if (rows_x(rows, row, "value", &x))
        mark_dot(canvas, x, y, MIN(1.05, rows->height / 2));
}

/* Left and right end of all that is drawn in a row; false for an empty one. */
static bool
row_ends(const Rows *rows, int row, double *left, double *right)
{
    static const char *const fields[] = {"value", "low",    "high",
                                         "q1",    "median", "q3"};
    bool found = false;
    for (guint i = 0; i < G_N_ELEMENTS(fields); i++) {
        double x;
        if (!rows_x(rows, row, fields[i], &x))
            continue;
        double half = i == 0 ? 1.05 : .2;
        *left = found ? MIN(*left, x - half) : x - half;
        *right = found ? MAX(*right, x + half) : x + half;
        found = true;
    }
    return found;
}

/* To the right of whatever ends the row there, or to its left. */
static int
name_once(const Rows *rows, int from, const char *style, const char *field,
          const char *name)
{
    for (int row = from; row < rows->count; row++) {
        double left, right, own;
        if (!rows_x(rows, row, field, &own) ||
            !row_ends(rows, row, &left, &right))
            continue;
        double y =
            label_baseline(rows->labels->canvas, style, rows_y(rows, row));
        Extent extent =
            label_extent(rows->labels, style, ALIGN_RIGHT, left - 1, y, name);
        if (label_put_halo(rows->labels, style, ALIGN_LEFT, right + 1, y,
                           name) ||
            (extent.left >= rows->names &&
             label_put_halo(rows->labels, style, ALIGN_RIGHT, left - 1, y,
                            name)))
            return row + 1;
    }
    return from;
}

static void
draw(Canvas *canvas, const ChartData *data, double width, double height)
{
    g_auto(Labels) labels = labels_on(canvas, width, height);
    Rows rows = rows_open(&labels, data, "rows", 0, 100);
    for (int row = 0; row < rows.count; row++) {
        draw_range(&rows, row);
        draw_value(&rows, row);
    }
    const char *value = chart_parameter(data, "value-name", NULL);
    const char *range = chart_parameter(data, "range-name", NULL);
    int next = 0;
    if (value)
        next = name_once(&rows, 0, "chart-subject", "value", value);
    if (range)
        name_once(&rows, next, "chart-note", "q1", range);
}

static const char *
describe(const ChartData *data, Arena *arena)
{
    GString *text = g_string_new(NULL);
    const char *value = chart_parameter(data, "value-name", "値");
    const char *range = chart_parameter(data, "range-name", "中央50％");
    for (int row = 0; row < chart_rows(data, "rows"); row++) {
        rows_describe_name(text, data, "rows", row);
        describe_value(text, value, chart_text(data, "rows", row, "value"));
        const char *low = chart_text(data, "rows", row, "low");
        const char *high = chart_text(data, "rows", row, "high");
        if (low && high)
            g_string_append_printf(text, "（%s～%s）", figure_text(arena, low),
                                   figure_text(arena, high));
        describe_value(text, "中央値", chart_text(data, "rows", row, "median"));
        low = chart_text(data, "rows", row, "q1");
        high = chart_text(data, "rows", row, "q3");
        if (low && high)
            g_string_append_printf(text, "（%s %s～%s）", range,
                                   figure_text(arena, low),
                                   figure_text(arena, high));
        g_string_append(text, "。");
    }
    return describe_close(text, arena);
}

const ChartKind chart_dots = {"dots", needs, styles, draw, describe};
