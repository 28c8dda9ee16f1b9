#include "typeset/paginate.h"

#include "typeset/contents.h"

#include <math.h>

#define SLACK 1e-6

/* Above a page's footnotes: space, then a short rule, then space, mm. */
enum { NOTE_ABOVE = 3, NOTE_BELOW = 1, NOTE_RULE = 35 };

/* How far the slices have gone: a slice and, in columns, a slice of theirs. */
typedef struct {
    int slice;
    int inside;
} Mark;

typedef struct {
    Flow *flow;
    const SliceList *list;
    const Bound *master;
    Page *page;
    bool odd;
    double left;
    const Element *open;
} Paper;

/* --- how much fits -------------------------------------------------------- */

static double
notes_height(const Slice *slice)
{
    double height = 0;
    for (int i = 0; i < slice->note_count; i++)
        height += slice_list_height(slice->notes[i]);
    return height;
}

static double
columns_notes_height(const Columns *columns, int first, int end)
{
    double height = 0;
    for (int i = first; i < end; i++)
        height += notes_height(slice_at(columns->list, i));
    return height;
}

static double
foot_height(double notes)
{
    return notes > 0 ? notes + NOTE_ABOVE + NOTE_BELOW : 0;
}

/* How far columns go from slice first on. */
typedef struct {
    int end;       /* the slice they stop at */
    double height; /* of the tallest column, or all the room when they go on */
    double notes;  /* of the footnotes that they bring */
} ColumnsPlan;

/* What goes into room above a foot that holds notes already: all, balanced, or
 * as much as leaves space for its own notes. Only where nothing stands above
 * them (alone) may columns cut what does not fit. ends as for columns_fill. */
static ColumnsPlan
plan_columns(const Columns *columns, int first, double room, double notes,
             bool alone, int *ends)
{
    int count = (int)columns->list->slices->len;
    double own = columns_notes_height(columns, first, count);
    double free = room - foot_height(notes + own);
    double height = columns_balance(columns, first, fmax(0, free), ends);
    if (height >= 0)
        return (ColumnsPlan){count, height, own};
    free = room - foot_height(notes);
    int end = columns_fill(columns, first, fmax(0, free), alone, ends);
    own = columns_notes_height(columns, first, end);
    free = fmax(0, room - foot_height(notes + own));
    end = columns_fill(columns, first, free, alone, ends);
    own = columns_notes_height(columns, first, end);
    return (ColumnsPlan){end, free, own};
}

typedef struct {
    double y;     /* used so far */
    double notes; /* height of the footnotes so far */
    double room;
} Fill;

/* Height below which a part of columns is not worth beginning: two lines. */
static double
least_of_columns(const Columns *columns, int inside)
{
    const SliceList *list = columns->list;
    double height = slice_at(list, inside)->height;
    if (inside + 1 < (int)list->slices->len)
        height += slice_at(list, inside + 1)->before +
                  slice_at(list, inside + 1)->height;
    return height;
}

/* Take slice at *mark into fill; false when it does not fit. *mark is moved
 * behind it, or into it. */
static bool
take(const SliceList *list, Fill *fill, Mark *mark, bool first)
{
    const Slice *slice = slice_at(list, mark->slice);
    double y = fill->y + (first ? 0 : slice->before);
    double notes = fill->notes + notes_height(slice);
    if (slice->columns) {
        double room = fill->room - y - foot_height(fill->notes);
        if (!first && room < least_of_columns(slice->columns, mark->inside))
            return false;
        int *ends = g_newa(int, slice->columns->count);
        ColumnsPlan plan = plan_columns(slice->columns, mark->inside,
                                        fill->room - y, notes, first, ends);
        if (plan.end == mark->inside)
            return false;
        bool done = plan.end == (int)slice->columns->list->slices->len;
        y += plan.height;
        notes += plan.notes;
        mark->slice += done;
        mark->inside = done ? 0 : plan.end;
    } else {
        y += slice->height;
        mark->slice++;
        mark->inside = 0;
    }
    double tail = 0;
    if (slice->repeat && mark->slice < (int)list->slices->len &&
        slice_at(list, mark->slice)->repeat == slice->repeat)
        tail = slice_list_height(slice->repeat->tail);
    fill->y = y;
    fill->notes = notes;
    return y + tail + foot_height(notes) <= fill->room + SLACK;
}

/* The end of the page that begins at mark: the last place where a break is
 * allowed and all before it fits. */
static Mark
page_end(const SliceList *list, Mark from, double room)
{
    int count = (int)list->slices->len;
    Fill fill = {.room = room};
    const Slice *begin = slice_at(list, from.slice);
    if (begin->repeat)
        fill.y = slice_list_height(begin->repeat->head);
    Mark legal = from, mark = from, fitting = from;
    while (mark.slice < count) {
        const Slice *slice = slice_at(list, mark.slice);
        bool first = mark.slice == from.slice;
        if (slice->break_before && !first)
            return mark;
        Mark next = mark;
        if (!take(list, &fill, &next, first))
            break;
        fitting = mark = next;
        if (!slice->keep || mark.inside > 0 || mark.slice == count)
            legal = mark;
        if (mark.inside > 0)
            break;
    }
    if (legal.slice > from.slice || legal.inside > from.inside)
        return legal;
    return fitting;
}

/* --- drawing -------------------------------------------------------------- */

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
    ColumnsPlan plan =
        plan_columns(columns, first, room, notes_total(notes), alone, ends);
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
    Document *document = paper->flow->document;
    g_array_append_val(document->outline, entry);
    if (!paper->flow->targets)
        return;
    Box target = {
        .kind = BOX_TARGET,
        .x = paper->left,
        .y = y,
        .text = contents_target(document->arena, (int)document->outline->len)};
    g_array_append_val(paper->page->boxes, target);
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
draw_page(Paper *paper, Mark from, Mark end)
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
    int count = (int)list->slices->len;
    Mark mark = {0, 0};
    do {
        add_page(&paper);
        if (count == 0)
            break;
        Mark end = page_end(list, mark, room);
        if (end.slice == mark.slice && end.inside == mark.inside) {
            const Slice *slice = slice_at(list, mark.slice);
            block_overfull(flow, slice->node,
                           layout_kind_name(slice->node->kind),
                           slice->height - room);
            end = (Mark){mark.slice + 1, 0};
        }
        draw_page(&paper, mark, end);
        mark = end;
    } while (mark.slice < count);
}
