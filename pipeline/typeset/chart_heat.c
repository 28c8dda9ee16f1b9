/*
 * heat: a table of figures on grey, the darker the higher; the figure stands in
 * every cell, so the greys need no key. One cell without names is a table cell.
 *
 * Tables:
 *   cells   { value, row, column }  row and column: names of those tables;
 *                                   for a single cell they may be absent
 *   rows    { name }   columns { name }  absent: one row, one column
 * Parameters:
 *   bounds  values from which the next darker grey begins ("20 35 50 65"); or a
 *           table bounds { value }
 *   names   mm at the left for the rows' names (0)
 *   head    mm above for the columns' names (0)
 */
#include "typeset/chart_kinds.h"
#include "typeset/chart_label.h"
#include "typeset/chart_rows.h"

static const char *const needs[] = {"cells.value", NULL};
static const char *const styles[] = {
    "text:chart-name", "text:chart-name-inverse",
    "text:chart-head", "text:chart-note",
    "fill:white",      "fill:heat1",
    "fill:heat2",      "fill:heat3",
    "fill:heat4",      NULL};

typedef struct {
    Labels *labels;
    const ChartData *data;
    double left, top, width, height; /* of the first cell */
    int rows, columns;
} Heat;

enum { DARKEST = 4 };
static const double inset = .15;

static int
depth_of(const ChartData *data, double value)
{
    double bounds[DARKEST];
    int count = scale_list(data, "bounds", "20 35 50 65", bounds, DARKEST);
    int depth = 0;
    while (depth < count && value >= bounds[depth])
        depth++;
    return depth;
}

/* Row of table that a cell names; the only one where there are no names. */
static int
place_of(const ChartData *data, int cell, const char *field, const char *table)
{
    const char *name = chart_text(data, "cells", cell, field);
    int count = chart_rows(data, table);
    for (int row = 0; row < count; row++)
        if (name && !g_strcmp0(chart_text(data, table, row, "name"), name))
            return row;
    return count == 0 ? 0 : -1;
}

static void
draw_cell(const Heat *heat, int cell)
{
    static const char *const greys[] = {"white", "heat1", "heat2", "heat3",
                                        "heat4"};
    Canvas *canvas = heat->labels->canvas;
    int row = place_of(heat->data, cell, "row", "rows");
    int column = place_of(heat->data, cell, "column", "columns");
    if (row < 0 || column < 0)
        return;
    double x = heat->left + column * heat->width;
    double y = heat->top + row * heat->height, value;
    const char *text = "…", *style = "chart-name";
    if (chart_number(heat->data, "cells", cell, "value", &value)) {
        int depth = depth_of(heat->data, value);
        canvas_rect(canvas, greys[depth], NULL, x + inset, y + inset,
                    MAX(0, heat->width - 2 * inset),
                    MAX(0, heat->height - 2 * inset));
        if (depth == DARKEST)
            style = "chart-name-inverse";
        text = figure_text(canvas->document->arena,
                           chart_text(heat->data, "cells", cell, "value"));
    }
    label_put(heat->labels, style, ALIGN_CENTRE, x + heat->width / 2,
              label_baseline(canvas, style, y + heat->height / 2), text);
}

static void
draw_names(const Heat *heat)
{
    Canvas *canvas = heat->labels->canvas;
    for (int row = 0; heat->left > 0 && row < heat->rows; row++) {
        const char *name = chart_text(heat->data, "rows", row, "name");
        double y = heat->top + (row + .5) * heat->height;
        if (name)
            label_put(heat->labels, "chart-name", ALIGN_LEFT, 0,
                      label_baseline(canvas, "chart-name", y), name);
    }
    for (int column = 0; heat->top > 0 && column < heat->columns; column++) {
        const char *name = chart_text(heat->data, "columns", column, "name");
        if (name)
            label_put(heat->labels, "chart-head", ALIGN_CENTRE,
                      heat->left + (column + .5) * heat->width, heat->top - 1.6,
                      name);
    }
}

static void
draw(Canvas *canvas, const ChartData *data, double width, double height)
{
    g_auto(Labels) labels = labels_on(canvas, width, height);
    Heat heat = {
        .labels = &labels,
        .data = data,
        .left = chart_parameter_number(data, "names", 0),
        .top = chart_parameter_number(data, "head", 0),
        .rows = MAX(1, chart_rows(data, "rows")),
        .columns = MAX(1, chart_rows(data, "columns")),
    };
    heat.width = (width - heat.left) / heat.columns;
    heat.height = (height - heat.top) / heat.rows;
    for (int cell = 0; cell < chart_rows(data, "cells"); cell++)
        draw_cell(&heat, cell);
    draw_names(&heat);
}

static const char *
describe(const ChartData *data, Arena *arena)
{
    GString *text = g_string_new(NULL);
    for (int cell = 0; cell < chart_rows(data, "cells"); cell++) {
        const char *row = chart_text(data, "cells", cell, "row");
        const char *column = chart_text(data, "cells", cell, "column");
        const char *label =
            arena_printf(arena, "%s%s%s", row ? row : "",
                         row && column ? "・" : "", column ? column : "");
        describe_value(text, label, chart_cell(data, "cells", cell, "value"));
    }
    return describe_close(text, arena);
}

const ChartKind chart_heat = {"heat", needs, styles, draw, describe};
