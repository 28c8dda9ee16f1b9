#include "typeset/paginate.h"

#include "typeset/contents.h"
#include "typeset/page_plan.h"

/* A short rule above a page's footnotes, mm. */
enum { NOTE_RULE = 35 };

typedef struct {
    Flow *flow;
    const SliceList *list;
    const Bound *master;
    Page *page;
    bool odd;
    double left;
    const Element *open;
} Paper;

static const LayoutNode *
master_node(const Paper *paper)
{
    return paper->master->node;
}

static void
draw_running(Paper *paper)
{
    Flow *flow = paper->flow;
    Canvas canvas = {flow->document, paper->page, flow->styles,
                     flow->fonts,    paper->left, 0};
    Placing placing = {.canvas = canvas,
                       .flow = flow,
                       .width = flow->width,
                       .page_left = paper->left,
                       .page_width = paper->page->width,
                       .odd = paper->odd,
                       .artifact = true};
    bool first = flow->folio == 1;
    canvas_begin(&canvas, "Artifact", NULL);
    for (int i = 0; i < paper->master->child_count; i++) {
        const Bound *on = paper->master->children[i];
        if (on->node->pages == PAGES_ALL ||
            (on->node->pages == PAGES_FIRST) == first)
            place_all(&placing, on->children, on->child_count);
    }
    canvas_end(&canvas);
}

/* Where the outline's last entry leads, or the paper itself. */
static void
add_target(const Paper *paper, double y)
{
    Document *document = paper->flow->document;
    Box target = {
        .kind = BOX_TARGET,
        .x = paper->left,
        .y = y,
        .text = contents_target(document->arena, (int)document->outline->len)};
    g_array_append_val(paper->page->boxes, target);
}

static void
add_page(Paper *paper)
{
    Document *document = paper->flow->document;
    const LayoutNode *node = master_node(paper);
    paper->page = document_add_page(document, node->width, node->height);
    int number = (int)document->pages->len;
    paper->page->master = arena_dup(document->arena, node->name);
    paper->page->label = arena_printf(document->arena, "%d", number);
    paper->odd = number % 2 == 1;
    paper->left = paper->odd ? node->inner : node->outer;
    paper->open = NULL;
    paper->flow->folio = number;
    if (number == 1 && paper->flow->part)
        add_target(paper, 0);
    draw_running(paper);
}

static void
draw_list(Paper *paper, const SliceList *list, double y)
{
    Arena *arena = paper->flow->document->arena;
    for (int i = 0; i < (int)list->slices->len; i++) {
        const Slice *slice = slice_at(list, i);
        y += i > 0 ? slice->before : 0;
        slice_emit(arena, paper->page->boxes, &paper->open, slice, paper->left,
                   y);
        y += slice->height;
    }
}

static void
add_notes(GPtrArray *notes, const Slice *slice)
{
    for (int i = 0; i < slice->note_count; i++)
        g_ptr_array_add(notes, (gpointer)slice->notes[i]);
}

static double
notes_total(const GPtrArray *notes)
{
    double height = 0;
    for (guint i = 0; i < notes->len; i++)
        height += slice_list_height(g_ptr_array_index(notes, i));
    return height;
}

static double
draw_columns(Paper *paper, const Columns *columns, int first, double y,
             double room, bool alone, GPtrArray *notes)
{
    int *ends = g_newa(int, columns->count);
    ColumnsPlan plan = page_plan_columns(columns, first, room,
                                         notes_total(notes), alone, ends);
    for (int i = first; i < plan.end; i++)
        add_notes(notes, slice_at(columns->list, i));
    return columns_emit(paper->flow->document->arena, paper->page->boxes,
                        &paper->open, columns, first, ends, paper->left, y);
}

static void
add_outline(const Paper *paper, const Slice *slice, double y)
{
    if (!slice->title)
        return;
    OutlineEntry entry = {.title = slice->title,
                          .level = slice->level,
                          .page = (int)paper->flow->document->pages->len - 1,
                          .y = y};
    g_array_append_val(paper->flow->document->outline, entry);
    if (paper->flow->targets)
        add_target(paper, y);
}

static void
draw_notes(Paper *paper, const GPtrArray *notes)
{
    if (notes->len == 0)
        return;
    Flow *flow = paper->flow;
    double y = master_node(paper)->bottom - notes_total(notes);
    element_go(paper->page->boxes, &paper->open, NULL);
    Canvas canvas = {flow->document, paper->page, flow->styles,
                     flow->fonts,    paper->left, 0};
    canvas_line(&canvas, "note", 0, y - NOTE_BELOW, NOTE_RULE, y - NOTE_BELOW);
    for (guint i = 0; i < notes->len; i++) {
        const SliceList *note = g_ptr_array_index(notes, i);
        draw_list(paper, note, y);
        y += slice_list_height(note);
    }
}

static void
draw_page(Paper *paper, PageMark from, PageMark end)
{
    const SliceList *list = paper->list;
    Arena *arena = paper->flow->document->arena;
    double top = master_node(paper)->top, bottom = master_node(paper)->bottom;
    double y = top;
    g_autoptr(GPtrArray) notes = g_ptr_array_new();
    const Slice *begin = slice_at(list, from.slice);
    if (begin->repeat) {
        draw_list(paper, begin->repeat->head, y);
        y += slice_list_height(begin->repeat->head);
    }
    int last = end.inside > 0 ? end.slice : end.slice - 1;
    for (int i = from.slice; i <= last; i++) {
        const Slice *slice = slice_at(list, i);
        y += i > from.slice ? slice->before : 0;
        add_outline(paper, slice, y);
        if (slice->columns) {
            y += draw_columns(paper, slice->columns,
                              i == from.slice ? from.inside : 0, y, bottom - y,
                              i == from.slice, notes);
            continue;
        }
        slice_emit(arena, paper->page->boxes, &paper->open, slice, paper->left,
                   y);
        y += slice->height;
        add_notes(notes, slice);
    }
    const Slice *final = slice_at(list, last);
    if (final->repeat && end.slice < (int)list->slices->len &&
        slice_at(list, end.slice)->repeat == final->repeat)
        draw_list(paper, final->repeat->tail, y);
    draw_notes(paper, notes);
    element_go(paper->page->boxes, &paper->open, NULL);
}

void
paginate(Flow *flow, const SliceList *list, const Bound *master)
{
    Paper paper = {.flow = flow, .list = list, .master = master};
    double room = master->node->bottom - master->node->top;
    if (list->slices->len == 0) {
        add_page(&paper);
        return;
    }
    g_autoptr(GArray) pages = page_plan(list, room);
    for (guint i = 0; i < pages->len; i++) {
        const PagePlan *page = &g_array_index(pages, PagePlan, i);
        const Slice *first = slice_at(list, page->from.slice);
        if (page->overfull)
            block_overfull(flow, first->node,
                           layout_kind_name(first->node->kind),
                           first->height - room);
        add_page(&paper);
        draw_page(&paper, page->from, page->end);
    }
}
