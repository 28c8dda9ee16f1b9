#include "typeset/table.h"

#include <math.h>

/* A cell set in its width, not yet drawn. */
typedef struct {
    const Bound *bound;
    double x, width;
    LayoutSide align;
    double shift; /* of a figure, to the left */
    SetText text;
    const ParaLine *line; /* one line, */
    const Para *para;     /* or several where one does not do, */
    SliceList *blocks;    /* or blocks */
    double first;         /* height of its first line or block */
    double height;
    bool heads_row;
} Cell;

static void
set_line(const Table *table, Cell *cell, const char *style)
{
    const Bound *bound = cell->bound;
    cell->text = set_text(table->flow, bound->spans, bound->span_count, style);
    cell->first = cell->height = cell->text.look->lead;
    bool broken = false;
    for (int i = 0; i < bound->span_count; i++)
        broken |= bound->spans[i].kind == SPAN_BREAK;
    cell->line = set_text_one_line(&cell->text, cell->align);
    if (!broken && cell->line->width <= cell->width + 1e-6)
        return;
    cell->line = NULL;
    cell->text.style.align = set_text_align(cell->align, PARA_LEFT);
    cell->para = set_text_para(&cell->text, cell->width);
    cell->height = cell->text.look->lead * cell->para->line_count;
}

static Cell
set_cell(const Table *table, const Bound *row, const Bound *bound, int column)
{
    const TableColumn *first = &table->columns[column];
    int last = MIN(column + bound->node->span, table->count) - 1;
    const TableColumn *end = &table->columns[last];
    Cell cell = {.bound = bound,
                 .x = first->x,
                 .width = end->x + end->width - end->gap - first->x,
                 .heads_row = !table->in_head &&
                              (first->header || bound->node->header) &&
                              (bound->span_count > 0 || bound->child_count > 0),
                 .align =
                     bound->node->align ? bound->node->align : first->align};
    const char *style = table_cell_style(table, row, bound, column);
    if (bound->child_count > 0) {
        cell.blocks =
            block_list(table->flow, bound, cell.width, table->element);
        cell.height = slice_list_height(cell.blocks);
        if (cell.blocks->slices->len > 0)
            cell.first = slice_at(cell.blocks, 0)->height;
    } else if (bound->span_count > 0) {
        set_line(table, &cell, style);
        if (!bound->node->align)
            cell.shift = table_decimal_shift(table, row, bound, column);
    }
    return cell;
}

static void
draw_line(const Cell *cell, Canvas *canvas, double y)
{
    ParaAlign align = set_text_align(cell->align, PARA_LEFT);
    double x = cell->x;
    if (align == PARA_RIGHT)
        x += cell->width - cell->shift;
    else if (align == PARA_CENTRE)
        x += cell->width / 2;
    set_text_draw(&cell->text, canvas, cell->line, x, y);
}

static void
begin_cell(const Table *table, Canvas *canvas, int span, bool heads_row)
{
    bool head = table->in_head || heads_row;
    Box box = {.kind = BOX_BEGIN,
               .role = head ? "TH" : "TD",
               .text = heads_row ? "Row" : NULL,
               .span = span};
    g_array_append_val(canvas->page->boxes, box);
}

/* least: the row's least height, in whose middle a first line stands. */
static void
draw_cell(const Table *table, const Cell *cell, Canvas *canvas, double least)
{
    double top = fmax(0, (least - cell->first) / 2);
    if (!table->plain)
        begin_cell(table, canvas, cell->bound->node->span, cell->heads_row);
    if (cell->blocks) {
        slice_list_draw(cell->blocks, canvas, cell->x, top, table->element);
    } else if (cell->para) {
        double y = top + set_text_baseline(cell->text.look);
        for (int i = 0; i < cell->para->line_count; i++)
            set_text_draw(&cell->text, canvas, &cell->para->lines[i], cell->x,
                          y + cell->para->lines[i].y);
    } else if (cell->line) {
        draw_line(cell, canvas, top + set_text_baseline(cell->text.look));
    }
    if (!table->plain)
        canvas_end(canvas);
}

static double
least_height(const Table *table, const Bound *row)
{
    return layout_or(row->node->height, table->in_head ? table->style->head_row
                                                       : table->style->row);
}

static void
draw_row(const Table *table, const Cell *cells, int count, Canvas *canvas,
         double least, double height)
{
    if (!table->plain)
        canvas_begin(canvas, "TR", NULL);
    int column = 0;
    for (int i = 0; i < count; i++) {
        draw_cell(table, &cells[i], canvas, least);
        column += cells[i].bound->node->span;
    }
    if (!table->plain) {
        /* Every row has all columns for those who do not see the table. */
        for (; column < table->count; column++) {
            begin_cell(table, canvas, 1, false);
            canvas_end(canvas);
        }
        canvas_end(canvas);
    }
    for (int i = 0; i < count; i++)
        if (cells[i].bound->node->rule)
            canvas_line(canvas, cells[i].bound->node->rule, cells[i].x, height,
                        cells[i].x + cells[i].width, height);
}

Slice *
table_row(Table *table, SliceList *list, const Bound *row, const char *above,
          const char *below)
{
    Arena *arena = table->flow->document->arena;
    Cell *cells = arena_array(arena, Cell, row->child_count);
    double least = least_height(table, row);
    double height = least;
    int column = 0, count = 0;
    for (int i = 0; i < row->child_count && column < table->count; i++) {
        const Bound *bound = row->children[i];
        Cell *cell = &cells[count++];
        *cell = set_cell(table, row, bound, column);
        column += bound->node->span;
        height = fmax(height, cell->height + fmax(0, least - cell->first));
    }
    slice_anchor(list, row->anchor);
    Canvas canvas = slice_open(list);
    if (above)
        canvas_line(&canvas, above, 0, 0, table->width, 0);
    draw_row(table, cells, count, &canvas, least, height);
    if (below)
        canvas_line(&canvas, below, 0, height, table->width, height);
    return slice_close(list, &canvas, row->node, height);
}
