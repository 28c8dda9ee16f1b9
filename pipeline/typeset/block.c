#include "typeset/block.h"

#include "base/decimal.h"

#include <math.h>

void
block_overfull(Flow *flow, const LayoutNode *node, const char *what, double mm)
{
    char buffer[DECIMAL_TEXT_SIZE];
    diag_add_at(flow->diag, FINDING_LAYOUT_OVERFULL, &node->place, what,
                decimal_round_text(mm, 2, buffer), NULL);
}

/* --- paragraphs ----------------------------------------------------------- */

void
block_text(SliceList *list, const Bound *bound, const char *style,
           const char *role)
{
    const LayoutNode *node = bound->node;
    Flow *flow = list->flow;
    SetText text = set_text(flow, bound->spans, bound->span_count,
                            node->style ? node->style : style);
    if (node->role)
        role = node->role;
    else if (text.look->role)
        role = text.look->role;
    text.style.align = set_text_align(node->align, text.style.align);
    const Element *outer = list->element;
    list->element = element_new(flow, role, NULL, outer);
    slice_space(list, text.look->space_before);
    double measure = bound->measure * text.look->size;
    const Para *para =
        set_text_para(&text, measure > 0 ? measure : list->width);
    double baseline = set_text_baseline(text.look);
    for (int i = 0; i < para->line_count; i++) {
        const ParaLine *line = &para->lines[i];
        Canvas canvas = slice_open(list);
        set_text_draw(&text, &canvas, line, 0, baseline);
        Slice *slice = slice_close(list, &canvas, node, text.look->lead);
        /* No line of a paragraph alone at the foot or at the top. */
        slice->keep =
            i + 1 < para->line_count && (i == 0 || i + 2 == para->line_count);
    }
    list->element = outer;
    slice_space(list, text.look->space_after);
}

const SliceList *
block_note(Flow *flow, const Bound *note)
{
    SliceList *list = slice_list_new(flow, flow->width, NULL);
    block_text(list, note, "note-prose", "Note");
    return list;
}

/* --- containers ----------------------------------------------------------- */

SliceList *
block_list(Flow *flow, const Bound *parent, double width,
           const Element *element)
{
    SliceList *list = slice_list_new(flow, width, element);
    block_all(list, parent->children, parent->child_count);
    return list;
}

/* Left edge and width of a grid's cell. */
static void
grid_place(const LayoutNode *grid, int column, int span, double width,
           double *left, double *cell_width)
{
    int columns = MAX(grid->count, 1);
    double gap = layout_or(grid->gap, 8);
    double one = (width - gap * (columns - 1)) / columns;
    *left = column * (one + gap);
    *cell_width = span * one + (span - 1) * gap;
}

void
block_grid(SliceList *list, const Bound *bound)
{
    const LayoutNode *grid = bound->node;
    int count = bound->child_count;
    Arena *arena = list->flow->document->arena;
    SliceList **cells = arena_array(arena, SliceList *, count);
    double *left = arena_array(arena, double, count);
    double height = layout_or(grid->height, 0);
    int column = 0;
    for (int i = 0; i < count; i++) {
        const Bound *cell = bound->children[i];
        double width = 0;
        grid_place(grid, column, cell->node->span, list->width, &left[i],
                   &width);
        column += cell->node->span;
        cells[i] = block_list(list->flow, cell, width, list->element);
        height = fmax(height, slice_list_height(cells[i]));
    }
    Canvas canvas = slice_open(list);
    for (int i = 0; i < count; i++) {
        const LayoutNode *cell = bound->children[i]->node;
        double half_gap = layout_or(grid->gap, 8) / 2;
        if (cell->rule)
            canvas_line(&canvas, cell->rule, left[i] - half_gap, 0,
                        left[i] - half_gap, height);
        slice_list_draw(cells[i], &canvas, left[i], 0, list->element);
    }
    slice_close(list, &canvas, grid, height);
}

void
block_columns(SliceList *list, const Bound *bound)
{
    const LayoutNode *node = bound->node;
    Columns *columns =
        arena_alloc(list->flow->document->arena, sizeof *columns);
    columns->count = node->count > 0 ? node->count : 2;
    columns->gap = layout_or(node->gap, 8);
    double width =
        (list->width - columns->gap * (columns->count - 1)) / columns->count;
    SliceList *inner = slice_list_new(list->flow, width, list->element);
    /* The columns' own slice is never drawn. */
    inner->anchors = list->anchors;
    list->anchors = NULL;
    block_all(inner, bound->children, bound->child_count);
    columns->list = inner;
    if (columns->list->slices->len == 0)
        return;
    Canvas canvas = slice_open(list);
    slice_close(list, &canvas, node, 0)->columns = columns;
}

void
block_panel(SliceList *list, const Bound *bound)
{
    const LayoutNode *node = bound->node;
    double inset = layout_or(node->inset, 3);
    SliceList *inner =
        block_list(list->flow, bound, list->width - 2 * inset, list->element);
    double height =
        fmax(slice_list_height(inner) + 2 * inset, layout_or(node->height, 0));
    Canvas canvas = slice_open(list);
    if (node->fill)
        canvas_rect(&canvas, node->fill, NULL, 0, 0, list->width, height);
    if (node->rule_above)
        canvas_line(&canvas, node->rule_above, 0, 0, list->width, 0);
    if (node->rule)
        canvas_line(&canvas, node->rule, 0, height, list->width, height);
    slice_list_draw(inner, &canvas, inset, inset, list->element);
    slice_close(list, &canvas, node, height);
}

static void
block_rule(SliceList *list, const Bound *bound)
{
    Canvas canvas = slice_open(list);
    canvas_line(&canvas, bound->node->style, 0, 0, list->width, 0);
    slice_close(list, &canvas, bound->node, 0);
}

/* --- all ------------------------------------------------------------------ */

static void
block_one(SliceList *list, const Bound *bound)
{
    switch (bound->node->kind) {
    case LAYOUT_HEADING:
        block_heading(list, bound);
        break;
    case LAYOUT_P:
        block_text(list, bound, "body", "P");
        break;
    case LAYOUT_CAPTION:
        block_text(list, bound, "note-dark", "Caption");
        break;
    case LAYOUT_TABLE:
        block_table(list, bound);
        break;
    case LAYOUT_FRAME:
        block_frame(list, bound);
        break;
    case LAYOUT_GRID:
        block_grid(list, bound);
        break;
    case LAYOUT_COLUMNS:
        block_columns(list, bound);
        break;
    case LAYOUT_PANEL:
        block_panel(list, bound);
        break;
    case LAYOUT_CHART:
        block_chart(list, bound);
        break;
    case LAYOUT_FIGURE:
    case LAYOUT_GROUP:
        block_all(list, bound->children, bound->child_count);
        break;
    case LAYOUT_SPACE:
        list->owed += layout_or(bound->node->height, 0);
        break;
    case LAYOUT_RULE:
        block_rule(list, bound);
        break;
    case LAYOUT_BREAK:
        list->break_next = BREAK_FORCED;
        break;
    case LAYOUT_CONTENTS:
        block_contents(list, bound);
        break;
    default:
        break;
    }
}

static bool
stays_whole(const LayoutNode *node)
{
    return node->keep == KEEP_TOGETHER || node->kind == LAYOUT_FIGURE;
}

void
block_all(SliceList *list, const Bound *const *children, int count)
{
    for (int i = 0; i < count; i++) {
        const LayoutNode *node = children[i]->node;
        int first = (int)list->slices->len;
        slice_space(list, layout_or(node->before, 0));
        if (node->break_page)
            list->break_next = MAX(list->break_next, BREAK_WISHED);
        slice_anchor(list, children[i]->anchor);
        block_one(list, children[i]);
        int end = (int)list->slices->len;
        for (int k = first; k + 1 < end && stays_whole(node); k++)
            slice_at(list, k)->keep = true;
        if (end > first && node->keep == KEEP_NEXT)
            slice_at(list, end - 1)->keep = true;
        slice_space(list, layout_or(node->after, 0));
    }
}
