#include "typeset/slice.h"

#include <math.h>
#include <string.h>

SliceList *
slice_list_new(Flow *flow, double width, const Element *element)
{
    SliceList *list = arena_alloc(flow->document->arena, sizeof *list);
    list->flow = flow;
    list->slices = g_array_new(FALSE, TRUE, sizeof(Slice));
    g_ptr_array_add(flow->lists, list->slices);
    list->width = width;
    list->element = element;
    return list;
}

Slice *
slice_at(const SliceList *list, int index)
{
    return &g_array_index(list->slices, Slice, index);
}

void
slice_space(SliceList *list, double space)
{
    list->owed = MAX(list->owed, space);
}

void
slice_anchor(SliceList *list, const char *name)
{
    if (!name)
        return;
    Anchor *anchor = arena_alloc(list->flow->document->arena, sizeof *anchor);
    *anchor = (Anchor){name, list->anchors};
    list->anchors = anchor;
}

Canvas
slice_open(SliceList *list)
{
    Flow *flow = list->flow;
    Slice slice = {.element = list->element,
                   .before = list->owed,
                   .break_before = list->break_next,
                   .box_count = (int)flow->scratch->boxes->len};
    g_array_append_val(list->slices, slice);
    list->owed = 0;
    list->notes_before = flow->notes->len;
    list->break_next = BREAK_NONE;
    Canvas canvas = {.document = flow->document,
                     .page = flow->scratch,
                     .styles = flow->styles,
                     .fonts = flow->fonts};
    for (const Anchor *anchor = list->anchors; anchor; anchor = anchor->next)
        canvas_target(&canvas, anchor->name);
    list->anchors = NULL;
    return canvas;
}

/* The footnotes marked since the slice was opened become its own. */
static void
take_notes(const SliceList *list, Slice *slice)
{
    GPtrArray *notes = list->flow->notes;
    slice->note_count = (int)(notes->len - list->notes_before);
    if (slice->note_count == 0)
        return;
    const SliceList **own = arena_array(list->flow->document->arena,
                                        const SliceList *, slice->note_count);
    for (int i = 0; i < slice->note_count; i++)
        own[i] = g_ptr_array_index(notes, list->notes_before + (guint)i);
    slice->notes = own;
    g_ptr_array_set_size(notes, (int)list->notes_before);
}

/* A child's footnotes are its parent's when the child is drawn in it. */
static void
hand_up_notes(const SliceList *list, const Slice *slice)
{
    for (int i = 0; i < slice->note_count; i++)
        g_ptr_array_add(list->flow->notes, (gpointer)slice->notes[i]);
    if (!slice->columns)
        return;
    const SliceList *inner = slice->columns->list;
    for (int i = 0; i < (int)inner->slices->len; i++)
        hand_up_notes(inner, slice_at(inner, i));
}

Slice *
slice_close(SliceList *list, const Canvas *canvas, const LayoutNode *node,
            double height)
{
    Slice *slice = slice_at(list, (int)list->slices->len - 1);
    GArray *scratch = canvas->page->boxes;
    int start = slice->box_count;
    slice->box_count = (int)scratch->len - start;
    Box *boxes = arena_array(canvas->document->arena, Box, slice->box_count);
    if (slice->box_count > 0)
        memcpy(boxes, &g_array_index(scratch, Box, start),
               (size_t)slice->box_count * sizeof *boxes);
    g_array_set_size(scratch, (guint)start);
    slice->boxes = boxes;
    slice->height = height;
    slice->node = node;
    take_notes(list, slice);
    return slice;
}

/* --- structure ------------------------------------------------------------ */

const Element *
element_new(Flow *flow, const char *role, const char *alt,
            const Element *parent)
{
    Element *element = arena_alloc(flow->document->arena, sizeof *element);
    *element = (Element){role, alt, parent};
    return element;
}

static bool
encloses(const Element *outer, const Element *inner)
{
    while (inner && inner != outer)
        inner = inner->parent;
    return inner == outer;
}

static void
open_path(GArray *boxes, const Element *open, const Element *wanted)
{
    if (wanted == open)
        return;
    open_path(boxes, open, wanted->parent);
    Box box = {.kind = BOX_BEGIN,
               .role = wanted->role,
               .text = wanted->alt,
               .element = wanted};
    g_array_append_val(boxes, box);
}

void
element_go(GArray *boxes, const Element **open, const Element *wanted)
{
    while (*open && !encloses(*open, wanted)) {
        Box box = {.kind = BOX_END};
        g_array_append_val(boxes, box);
        *open = (*open)->parent;
    }
    open_path(boxes, *open, wanted);
    *open = wanted;
}

/* --- drawing -------------------------------------------------------------- */

static void
move_box(Arena *arena, Box *box, double dx, double dy)
{
    box->x += dx;
    box->y += dy;
    box->x1 += dx;
    box->y1 += dy;
    if (!box->points)
        return;
    double *points = arena_array(arena, double, 2 * box->point_count);
    for (int i = 0; i < box->point_count; i++) {
        points[2 * i] = box->points[2 * i] + dx;
        points[2 * i + 1] = box->points[2 * i + 1] + dy;
    }
    box->points = points;
}

void
slice_emit(Arena *arena, GArray *boxes, const Element **open,
           const Slice *slice, double x, double y)
{
    element_go(boxes, open, slice->element);
    guint start = boxes->len;
    if (slice->box_count > 0)
        g_array_append_vals(boxes, slice->boxes, (guint)slice->box_count);
    for (guint i = start; i < boxes->len; i++)
        move_box(arena, &g_array_index(boxes, Box, i), x, y);
}

static double
slice_height(const Slice *slice)
{
    if (!slice->columns)
        return slice->height;
    int *ends = g_newa(int, slice->columns->count);
    return columns_balance(slice->columns, 0, INFINITY, ends);
}

double
slice_list_height(const SliceList *list)
{
    double height = 0;
    for (int i = 0; i < (int)list->slices->len; i++) {
        const Slice *slice = slice_at(list, i);
        height += (i > 0 ? slice->before : 0) + slice_height(slice);
    }
    return height + (list->slices->len > 0 ? list->owed : 0);
}

void
slice_list_draw(const SliceList *list, Canvas *canvas, double x, double y,
                const Element *base)
{
    Arena *arena = canvas->document->arena;
    GArray *boxes = canvas->page->boxes;
    const Element *open = base;
    x += canvas->x;
    y += canvas->y;
    for (int i = 0; i < (int)list->slices->len; i++) {
        const Slice *slice = slice_at(list, i);
        y += i > 0 ? slice->before : 0;
        hand_up_notes(list, slice);
        if (slice->columns) {
            int *ends = g_newa(int, slice->columns->count);
            columns_balance(slice->columns, 0, INFINITY, ends);
            y += columns_emit(arena, boxes, &open, slice->columns, 0, ends, x,
                              y);
        } else {
            slice_emit(arena, boxes, &open, slice, x, y);
            y += slice->height;
        }
    }
    element_go(boxes, &open, base);
}
