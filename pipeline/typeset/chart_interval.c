/*
 * interval: values with their intervals, ● on a whisker; ◆ where flagged.
 *
 * Tables:  rows { name, value, low, high, flag }
 * Parameters:  those of chart_rows.h (low 0, high 100), and
 *   reference  value of a dashed line through all rows, e.g. the median
 *   reference-name  written with the value under the line where foot leaves
 *                   room (中央値)
 */
#include "typeset/chart_interval.h"

#include "typeset/chart_kinds.h"
#include "typeset/chart_mark.h"

static const char *const needs[] = {"rows.value", NULL};
static const char *const styles[] = {ROWS_STYLES, INTERVAL_STYLES, RANK_STYLES,
                                     MARK_STYLES, NULL};

void
interval_reference(const Rows *rows)
{
    Arena *arena = rows->labels->canvas->document->arena;
    const char *text = chart_parameter(rows->data, "reference", NULL);
    if (!text)
        return;
    double x = scale_at(&rows->scale,
                        chart_parameter_number(rows->data, "reference", 0));
    double bottom = rows->top + rows->count * rows->height;
    canvas_line(rows->labels->canvas, "chart-median-dash", x, rows->top, x,
                bottom);
    const char *name = arena_printf(
        arena, "%s %s", chart_parameter(rows->data, "reference-name", "中央値"),
        figure_text(arena, text));
    if (chart_parameter_number(rows->data, "foot", 0) > 0)
        label_slide(rows->labels, "chart-label", ALIGN_CENTRE, x, bottom + 3.2,
                    20, name);
}

static void
draw_score(const Rows *rows, int row, const IntervalLook *look)
{
    Canvas *canvas = rows->labels->canvas;
    double low, high, x, y = rows_y(rows, row);
    if (rows_x(rows, row, look->low, &low) &&
        rows_x(rows, row, look->high, &high))
        canvas_line(canvas, "chart-whisker", low, y, high, y);
    rows_mark_beyond(rows, row, look->low, look->high);
    if (!rows_x(rows, row, look->value, &x))
        return;
    double room = rows->height / 2;
    if (mark_flag(chart_text(rows->data, rows->table, row, "flag")))
        mark_diamond(canvas, x, y, MIN(1.25, room));
    else
        mark_dot(canvas, x, y, MIN(.95, room));
}

/* A rank is a place of its own width: half of it on both sides. */
static void
draw_place(const Rows *rows, int row, const IntervalLook *look)
{
    static const double half_place = .4;
    Canvas *canvas = rows->labels->canvas;
    double left, right, x, y = rows_y(rows, row);
    double half = MIN(.75, rows->height / 2);
    if (rows_x(rows, row, look->low, &left) &&
        rows_x(rows, row, look->high, &right))
        canvas_rect(canvas, "ai30", NULL, MIN(left, right) - half_place,
                    y - half, ABS(right - left) + 2 * half_place, 2 * half);
    if (rows_x(rows, row, look->value, &x)) {
        double reach = MIN(1.3, rows->height / 2);
        canvas_line(canvas, "chart-rank", x, y - reach, x, y + reach);
    }
}

void
interval_row(const Rows *rows, int row, const IntervalLook *look)
{
    if (look->place)
        draw_place(rows, row, look);
    else
        draw_score(rows, row, look);
}

void
interval_describe(GString *text, const ChartData *data, int row,
                  const IntervalLook *look)
{
    g_autoptr(Arena) arena = arena_new();
    const char *low = chart_text(data, "rows", row, look->low);
    const char *high = chart_text(data, "rows", row, look->high);
    if (chart_text(data, "rows", row, look->value))
        g_string_append(text, look->unit);
    if (low && high)
        g_string_append_printf(text, "（%s～%s%s）", figure_text(arena, low),
                               figure_text(arena, high), look->unit);
}

void
interval_describe_reference(GString *text, const ChartData *data)
{
    const char *reference = chart_parameter(data, "reference", NULL);
    if (reference)
        describe_value(text, chart_parameter(data, "reference-name", "中央値"),
                       reference);
}

const char *
interval_describe_rows(const ChartData *data, Arena *arena,
                       const IntervalLook *look)
{
    GString *text = g_string_new(NULL);
    for (int row = 0; row < chart_rows(data, "rows"); row++) {
        const char *name = chart_text(data, "rows", row, "name");
        describe_value(text, name ? name : look->name,
                       chart_text(data, "rows", row, look->value));
        interval_describe(text, data, row, look);
        if (mark_flag(chart_text(data, "rows", row, "flag")))
            g_string_append(text, "要確認");
    }
    interval_describe_reference(text, data);
    return describe_close(text, arena);
}

static const IntervalLook score = {"value", "low", "high", "値", "", false};

static void
draw(Canvas *canvas, const ChartData *data, double width, double height)
{
    g_auto(Labels) labels = labels_on(canvas, width, height);
    Rows rows = rows_open(&labels, data, "rows", 0, 100);
    interval_reference(&rows);
    for (int row = 0; row < rows.count; row++)
        interval_row(&rows, row, &score);
}

static const char *
describe(const ChartData *data, Arena *arena)
{
    return interval_describe_rows(data, arena, &score);
}

const ChartKind chart_interval = {"interval", needs, styles, draw, describe};
