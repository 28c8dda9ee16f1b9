#include "typeset/chart_rows.h"

#include "typeset/chart_mark.h"

/* Base line of the head's figures above the first row. */
static const double head_drop = 1.4;

/* Lines and figures of at; unit follows the first figure. */
static void
draw_head(Rows *rows, const char *unit)
{
    Canvas *canvas = rows->labels->canvas;
    double bottom = rows->top + rows->count * rows->height;
    for (int i = 0; i < rows->at_count; i++) {
        if (!scale_marks(&rows->scale, rows->at, i))
            continue;
        double x = scale_at(&rows->scale, rows->at[i]);
        canvas_line(canvas, "chart-grid", x, rows->top, x, bottom);
        if (rows->top <= 0)
            continue;
        Arena *arena = canvas->document->arena;
        const char *text = arena_printf(
            arena, "%s%s", scale_text(arena, rows->at[i], rows->at[i]),
            i == 0 ? unit : "");
        label_slide(rows->labels, "chart-axis", ALIGN_CENTRE, x,
                    rows->top - head_drop, 6, text);
    }
}

static void
draw_names(Rows *rows)
{
    if (rows->names <= 0)
        return;
    Canvas *canvas = rows->labels->canvas;
    for (int row = 0; row < rows->count; row++) {
        const char *name = chart_text(rows->data, rows->table, row, "name");
        double y = label_baseline(canvas, "chart-name", rows_y(rows, row));
        if (name)
            label_put(rows->labels, "chart-name", ALIGN_LEFT, 0, y, name);
    }
}

Rows
rows_open(Labels *labels, const ChartData *data, const char *table, double low,
          double high)
{
    double head = chart_parameter_number(data, "head", 0);
    double foot = chart_parameter_number(data, "foot", 0);
    double pad = chart_parameter_number(data, "pad", 1.3);
    Rows rows = {
        .labels = labels,
        .data = data,
        .table = table,
        .count = chart_rows(data, table),
        .top = head,
        .names = chart_parameter_number(data, "names", 0),
    };
    rows.height = (labels->height - head - foot) / MAX(1, rows.count);
    rows.scale = (Scale){
        chart_parameter_number(data, "low", low),
        chart_parameter_number(data, "high", high),
        rows.names + pad,
        labels->width - pad,
    };
    rows.at_count = scale_list(data, "at", "", rows.at, ROWS_AT_MOST);
    draw_head(&rows, "");
    draw_names(&rows);
    return rows;
}

Rows
rows_beside(const Rows *rows, Labels *labels, Scale scale, const char *at,
            const char *unit)
{
    Rows panel = *rows;
    panel.labels = labels;
    panel.scale = scale;
    panel.at_count = scale_list(rows->data, at, "", panel.at, ROWS_AT_MOST);
    draw_head(&panel, unit);
    return panel;
}

double
rows_y(const Rows *rows, int row)
{
    return rows->top + (row + .5) * rows->height;
}

bool
rows_x(const Rows *rows, int row, const char *field, double *x)
{
    double value;
    if (!chart_number(rows->data, rows->table, row, field, &value))
        return false;
    *x = scale_at(&rows->scale, value);
    return true;
}

void
rows_mark_beyond(const Rows *rows, int row, const char *low, const char *high)
{
    Canvas *canvas = rows->labels->canvas;
    const Scale *scale = &rows->scale;
    double value, y = rows_y(rows, row);
    if (rows->height < 2 || ABS(scale->to - scale->from) < 4)
        return;
    if (chart_number(rows->data, rows->table, row, low, &value) &&
        value < scale->low)
        mark_beyond(canvas, scale->from, y, -1);
    if (chart_number(rows->data, rows->table, row, high, &value) &&
        value > scale->high)
        mark_beyond(canvas, scale->to, y, 1);
}

void
rows_describe_name(GString *text, const ChartData *data, const char *table,
                   int row)
{
    const char *name = chart_text(data, table, row, "name");
    if (name)
        g_string_append_printf(text, "%s　", name);
}

void
describe_value(GString *text, const char *label, const char *cell)
{
    bool first = text->len == 0 || g_str_has_suffix(text->str, "　") ||
                 g_str_has_suffix(text->str, "。") ||
                 g_str_has_suffix(text->str, "（");
    g_autoptr(Arena) arena = arena_new();
    g_string_append_printf(text, "%s%s%s%s", first ? "" : "、", label,
                           *label ? " " : "",
                           cell ? figure_text(arena, cell) : "値なし");
}

void
describe_count(GString *text, const ChartData *data, const char *table,
               const char *field, const char *unit)
{
    int known = scale_count(data, table, field);
    int missing = chart_rows(data, table) - known;
    g_string_append_printf(text, "%d%s", known, unit);
    if (missing > 0)
        g_string_append_printf(text, "（ほかに値なし %d%s）", missing, unit);
}

const char *
describe_close(GString *text, Arena *arena)
{
    const char *copy = arena_dup(arena, text->str);
    g_string_free(text, TRUE);
    return copy;
}
