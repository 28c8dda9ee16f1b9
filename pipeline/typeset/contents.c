#include "typeset/contents.h"

#include "typeset/block.h"

/* Space between the words, the leader and the number, em. */
#define CONTENTS_GAP 0.5

static void
free_entry(void *entry)
{
    g_free((char *)((PlacesEntry *)entry)->title);
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

Places *
places_learn(const Document *document)
{
    Places *places = g_new0(Places, 1);
    places->pages =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < document->pages->len; i++)
        learn_page(places->pages, g_ptr_array_index(document->pages, i),
                   (int)i + 1);
    places->entries = g_array_new(FALSE, FALSE, sizeof(PlacesEntry));
    g_array_set_clear_func(places->entries, free_entry);
    for (guint i = 0; i < document->outline->len; i++) {
        const OutlineEntry *from =
            &g_array_index(document->outline, OutlineEntry, i);
        PlacesEntry entry = {g_strdup(from->title), from->level,
                             from->page + 1};
        g_array_append_val(places->entries, entry);
    }
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

/* Title, leader and page in one line, of which each word leads there. */
static void
add_entry(SliceList *list, const LayoutNode *node, const PlacesEntry *entry,
          int number)
{
    Flow *flow = list->flow;
    Arena *arena = flow->document->arena;
    SetText title = entry_text(flow, node, arena_dup(arena, entry->title));
    SetText page =
        entry_text(flow, node, arena_printf(arena, "%d", entry->page));
    double baseline = set_text_baseline(title.look);
    double gap = CONTENTS_GAP * title.look->size;
    Canvas canvas = slice_open(list);
    canvas_begin(&canvas, "Link", contents_target(arena, number));
    double left = set_text_line(&title, &canvas, SIDE_LEFT, 0, baseline) + gap;
    double right =
        list->width -
        set_text_line(&page, &canvas, SIDE_RIGHT, list->width, baseline) - gap;
    canvas_end(&canvas);
    if (left < right)
        canvas_line(&canvas, "leader", left, baseline, right, baseline);
    else
        block_overfull(flow, node, entry->title, left - right);
    slice_close(list, &canvas, node, title.look->lead);
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
        add_entry(list, bound->node, entry, (int)i + 1);
    }
    list->element = outer;
}
