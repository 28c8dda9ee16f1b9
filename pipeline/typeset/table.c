#include "typeset/table.h"

#include <math.h>
#include <string.h>

/* Width of what stands from the decimal point on; 0 when there is no point. */
static double
fraction_width(Flow *flow, const Bound *cell, const char *style)
{
    const char *text = bound_text(cell, flow->document->arena);
    const char *point = strchr(text, '.');
    if (!point)
        return 0;
    /* A point is narrow only between digits. */
    Arena *arena = flow->document->arena;
    BoundSpan whole = {.text = arena_printf(arena, "0%s", point)};
    BoundSpan digit = {.text = "0"};
    SetText with = set_text(flow, &whole, 1, style);
    SetText without = set_text(flow, &digit, 1, style);
    return set_text_width(&with) - set_text_width(&without);
}

const char *
table_cell_style(const Table *table, const Bound *row, const Bound *cell,
                 int column)
{
    if (cell->node->style)
        return cell->node->style;
    if (row->node->style)
        return row->node->style;
    if (table->in_head)
        return table->style->head;
    const char *own = table->columns[column].style;
    return own ? own : table->style->text;
}

double
table_decimal_shift(const Table *table, const Bound *row, const Bound *cell,
                    int column)
{
    const TableColumn *at = &table->columns[column];
    if (table->in_head || at->align != SIDE_DECIMAL || at->fraction <= 0)
        return 0;
    const char *text = bound_text(cell, table->flow->document->arena);
    if (!strpbrk(text, "0123456789"))
        return 0;
    return at->fraction -
           fraction_width(table->flow, cell,
                          table_cell_style(table, row, cell, column));
}

/* --- columns -------------------------------------------------------------- */

static void
measure_fractions(Table *table, const Bound *bound)
{
    for (int i = 0; i < bound->child_count; i++) {
        const Bound *row = bound->children[i];
        if (row->node->kind != LAYOUT_ROW)
            continue;
        int column = 0;
        for (int k = 0; k < row->child_count && column < table->count; k++) {
            const Bound *cell = row->children[k];
            TableColumn *at = &table->columns[column];
            if (at->align == SIDE_DECIMAL && cell->span_count > 0)
                at->fraction = fmax(
                    at->fraction,
                    fraction_width(table->flow, cell,
                                   table_cell_style(table, row, cell, column)));
            column += cell->node->span;
        }
    }
}

/* What lengths leave is shared by the fractions. */
static void
set_columns(Table *table, const Bound *bound, double width)
{
    Arena *arena = table->flow->document->arena;
    table->columns = arena_array(arena, TableColumn, bound->child_count);
    double fixed = 0, parts = 0;
    for (int i = 0; i < bound->child_count; i++) {
        const LayoutNode *node = bound->children[i]->node;
        if (node->kind != LAYOUT_COLUMN)
            continue;
        fixed += layout_or(node->width, 0);
        parts += node->fraction;
        table->columns[table->count++] =
            (TableColumn){.width = layout_or(node->width, 0),
                          .gap = layout_or(node->gap, 0),
                          .parts = node->fraction,
                          .align = node->align,
                          .style = node->style,
                          .header = node->header};
    }
    double x = 0;
    for (int i = 0; i < table->count; i++) {
        TableColumn *column = &table->columns[i];
        if (column->parts > 0)
            column->width = (width - fixed) * column->parts / parts;
        column->x = x;
        x += column->width;
    }
    table->width = parts > 0 ? width : x;
    if (x > width + 1e-6)
        block_overfull(table->flow, bound->node, "table", x - width);
}

/* --- rows ----------------------------------------------------------------- */

static int
count_rows(const Bound *bound)
{
    int count = 0;
    for (int i = 0; i < bound->child_count; i++)
        count += bound->children[i]->node->kind == LAYOUT_ROW;
    return count;
}

static void
add_head(Table *table, SliceList *list, const Bound *head)
{
    const TableStyle *style = table->style;
    table->in_head = true;
    int count = head ? count_rows(head) : 0;
    for (int i = 0; i < count; i++) {
        const char *above = i == 0 ? style->rule_top : NULL;
        const char *below = i + 1 == count ? style->rule_head : NULL;
        table_row(table, list, head->children[i], above, below)->keep = true;
    }
    table->in_head = false;
}

/* Below a table that goes on: its foot rule, and words that say so. */
static const SliceList *
make_tail(Table *table, const LayoutNode *node, const Element *artifact)
{
    Flow *flow = table->flow;
    SliceList *list = slice_list_new(flow, table->width, artifact);
    Canvas canvas = slice_open(list);
    if (table->style->rule_foot)
        canvas_line(&canvas, table->style->rule_foot, 0, 0, table->width, 0);
    double height = 0;
    if (node->continued) {
        BoundSpan words = {.text = node->continued};
        SetText text = set_text(flow, &words, 1, "note-dark");
        height = text.look->lead + 1;
        set_text_line(&text, &canvas, SIDE_RIGHT, table->width,
                      1 + set_text_baseline(text.look));
    }
    slice_close(list, &canvas, node, height);
    return list;
}

static const Repeat *
make_repeat(Table *table, const Bound *bound, const Bound *head)
{
    Flow *flow = table->flow;
    Repeat *repeat = arena_alloc(flow->document->arena, sizeof *repeat);
    const Element *artifact =
        element_new(flow, "Artifact", NULL, table->element);
    SliceList *list = slice_list_new(flow, table->width, artifact);
    table->plain = true;
    add_head(table, list, head);
    table->plain = false;
    repeat->head = list;
    repeat->tail = make_tail(table, bound->node, artifact);
    return repeat;
}

static void
add_rows(Table *table, SliceList *list, const Bound *bound, bool has_head)
{
    const TableStyle *style = table->style;
    int count = count_rows(bound), seen = 0;
    const Repeat *repeat =
        count > 2 ? make_repeat(table, bound, bound_child(bound, LAYOUT_HEAD))
                  : NULL;
    for (int i = 0; i < bound->child_count; i++) {
        const Bound *row = bound->children[i];
        if (row->node->kind != LAYOUT_ROW)
            continue;
        seen++;
        /* The first row stands below the head's rule. */
        const char *above = seen > 1   ? row->node->rule_above
                            : has_head ? NULL
                                       : style->rule_top;
        const char *below = row->node->rule ? row->node->rule : style->rule_row;
        if (seen == count)
            below = style->rule_foot;
        Slice *slice = table_row(table, list, row, above, below);
        slice->repeat = repeat;
        slice->keep = row->node->keep == KEEP_NEXT || seen == count - 1;
    }
    if (seen > 0)
        slice_at(list, (int)list->slices->len - 1)->keep = false;
}

void
block_table(SliceList *list, const Bound *bound)
{
    Flow *flow = list->flow;
    const char *name = bound->node->style ? bound->node->style : "plain";
    Table table = {.flow = flow, .style = styles_table(flow->styles, name)};
    set_columns(&table, bound, layout_or(bound->node->width, list->width));
    measure_fractions(&table, bound);
    const Element *outer = list->element;
    table.element = element_new(flow, "Table", NULL, outer);
    list->element = table.element;
    const Bound *head = bound_child(bound, LAYOUT_HEAD);
    add_head(&table, list, head);
    add_rows(&table, list, bound, head != NULL);
    list->element = outer;
}
