#include "typeset/contents.h"

#include "typeset/block.h"

/* Space between the words, the leader and the number, em. */
#define CONTENTS_GAP 0.5

static void
free_entry(void *entry)
{
    g_free((char *)((PlacesEntry *)entry)->title);
    g_free((char *)((PlacesEntry *)entry)->target);
}

static void
learn_page(GHashTable *pages, const Page *page, int number)
{
    for (guint i = 0; i < page->boxes->len; i++) {
        const Box *box = &g_array_index(page->boxes, Box, i);
        if (box->kind == BOX_TARGET)
            g_hash_table_insert(pages, g_strdup(box->text),
                                GINT_TO_POINTER(number));
    }
}

static void
add_place(Places *places, const OutlineEntry *from, char *target)
{
    PlacesEntry entry = {g_strdup(from->title), target, from->level,
                         from->page + 1};
    g_array_append_val(places->entries, entry);
}

static void
learn_outline(Places *places, const Document *document)
{
    for (guint i = 0; i < document->outline->len; i++)
        add_place(places, &g_array_index(document->outline, OutlineEntry, i),
                  g_strdup_printf("#%u", i + 1));
}

/* Of a booklet, all that comes after its first paper, which lists it. */
static void
learn_units(Places *places, const Document *volume)
{
    int unit = 0, entry = 0;
    for (guint i = 0; i < volume->outline->len; i++) {
        const OutlineEntry *from =
            &g_array_index(volume->outline, OutlineEntry, i);
        entry++;
        if (from->level == 1) {
            unit++;
            entry = 0;
        }
        if (unit > 1)
            add_place(places, from, g_strdup_printf("%d/#%d", unit, entry));
    }
}

Places *
places_learn(const Document *document)
{
    Places *places = g_new0(Places, 1);
    places->pages =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < document->pages->len; i++) {
        const Page *page = g_ptr_array_index(document->pages, i);
        /* Of a booklet, names are its first paper's. */
        if (page->unit <= 1)
            learn_page(places->pages, page, (int)i + 1);
    }
    places->entries = g_array_new(FALSE, FALSE, sizeof(PlacesEntry));
    g_array_set_clear_func(places->entries, free_entry);
    if (document->units->len > 0)
        learn_units(places, document);
    else
        learn_outline(places, document);
    return places;
}

/* Entries and names are the same in every setting; pages may differ. */
bool
places_equal(const Places *a, const Places *b)
{
    if (a->entries->len != b->entries->len)
        return false;
    for (guint i = 0; i < a->entries->len; i++)
        if (g_array_index(a->entries, PlacesEntry, i).page !=
            g_array_index(b->entries, PlacesEntry, i).page)
            return false;
    GHashTableIter iterator;
    gpointer name = NULL, page = NULL;
    g_hash_table_iter_init(&iterator, a->pages);
    while (g_hash_table_iter_next(&iterator, &name, &page))
        if (g_hash_table_lookup(b->pages, name) != page)
            return false;
    return true;
}

void
places_free(Places *places)
{
    if (!places)
        return;
    g_hash_table_unref(places->pages);
    g_array_unref(places->entries);
    g_free(places);
}

const char *
contents_target(Arena *arena, int entry)
{
    return arena_printf(arena, "#%d", entry);
}

/* --- the list ------------------------------------------------------------- */

static SetText
entry_text(Flow *flow, const LayoutNode *node, const char *words)
{
    BoundSpan *span = arena_alloc(flow->document->arena, sizeof *span);
    span->text = words;
    return set_text(flow, span, 1, node->style ? node->style : "label");
}

/* In one line where room is enough for it, else in as many as it needs. */
static const Para *
title_lines(SetText *title, double room)
{
    title->style.align = PARA_LEFT;
    title->style.indent = 0;
    title->style.rest_indent = 1;
    return set_text_para(title, room);
}

/* Gives the baseline of the last line; *right is where that ends. */
static double
draw_title(SetText *title, Canvas *canvas, double indent, double room,
           double *right)
{
    double baseline = set_text_baseline(title->look);
    *right = indent;
    if (set_text_width(title) < room) {
        *right += set_text_line(title, canvas, SIDE_LEFT, indent, baseline);
        return baseline;
    }
    const Para *para = title_lines(title, room);
    for (int i = 0; i < para->line_count; i++) {
        const ParaLine *line = &para->lines[i];
        set_text_draw(title, canvas, line, indent, baseline + line->y);
        *right = indent + line->left + line->width;
    }
    return baseline + para->height;
}

/* Title, leader and page, of which each word leads there. */
static void
add_entry(SliceList *list, const LayoutNode *node, const PlacesEntry *entry)
{
    Flow *flow = list->flow;
    Arena *arena = flow->document->arena;
    SetText title = entry_text(flow, node, arena_dup(arena, entry->title));
    SetText page =
        entry_text(flow, node, arena_printf(arena, "%d", entry->page));
    double gap = CONTENTS_GAP * title.look->size;
    double indent = (entry->level - 1) * title.look->size;
    double end = list->width - set_text_width(&page) - gap;
    double room = end - gap - indent;
    if (entry->level == 1 && node->level > 1)
        slice_space(list, title.look->lead / 2);
    if (room < 2 * title.look->size)
        block_overfull(flow, node, entry->title, 2 * title.look->size - room);
    Canvas canvas = slice_open(list);
    canvas_begin(&canvas, "Link", arena_dup(arena, entry->target));
    double right = 0;
    double last = draw_title(&title, &canvas, indent, room, &right);
    set_text_line(&page, &canvas, SIDE_RIGHT, list->width, last);
    canvas_end(&canvas);
    if (right + gap < end)
        canvas_line(&canvas, "leader", right + gap, last, end, last);
    slice_close(list, &canvas, node,
                title.look->lead + last - set_text_baseline(title.look));
}

void
block_contents(SliceList *list, const Bound *bound)
{
    Flow *flow = list->flow;
    if (!flow->places)
        return;
    const Element *outer = list->element;
    const Element *contents = element_new(flow, "TOC", NULL, outer);
    int deepest = MAX(bound->node->level, 1);
    for (guint i = 0; i < flow->places->entries->len; i++) {
        const PlacesEntry *entry =
            &g_array_index(flow->places->entries, PlacesEntry, i);
        if (entry->level > deepest)
            continue;
        list->element = element_new(flow, "TOCI", NULL, contents);
        add_entry(list, bound->node, entry);
    }
    list->element = outer;
}
