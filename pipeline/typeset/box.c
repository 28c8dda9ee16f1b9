#include "typeset/box.h"

Document *
document_new(void)
{
    Document *document = g_new0(Document, 1);
    document->arena = arena_new();
    document->pages = g_ptr_array_new();
    document->outline = g_array_new(FALSE, TRUE, sizeof(OutlineEntry));
    document->units =
        g_ptr_array_new_with_free_func((GDestroyNotify)document_free);
    return document;
}

void
document_free(Document *document)
{
    if (!document)
        return;
    for (guint i = 0; i < document->pages->len; i++) {
        Page *page = g_ptr_array_index(document->pages, i);
        g_clear_pointer(&page->boxes, g_array_unref);
    }
    g_ptr_array_unref(document->pages);
    g_ptr_array_unref(document->units);
    g_array_unref(document->outline);
    arena_free(document->arena);
    g_free(document);
}

Page *
document_add_page(Document *document, double width, double height)
{
    Page *page = arena_alloc(document->arena, sizeof *page);
    page->width = width;
    page->height = height;
    page->boxes = g_array_new(FALSE, TRUE, sizeof(Box));
    g_ptr_array_add(document->pages, page);
    return page;
}

static void
append_outline(Document *volume, const Document *unit, int first)
{
    const char *title = unit->title ? unit->title : "";
    OutlineEntry head = {arena_dup(volume->arena, title), 1, first, 0};
    g_array_append_val(volume->outline, head);
    for (guint i = 0; i < unit->outline->len; i++) {
        OutlineEntry entry = g_array_index(unit->outline, OutlineEntry, i);
        entry.title = arena_dup(volume->arena, entry.title);
        entry.level++;
        entry.page += first;
        g_array_append_val(volume->outline, entry);
    }
}

void
document_append(Document *volume, Document *unit, const char *label)
{
    int number = (int)volume->units->len + 1;
    bool is_leaf = volume->loose && unit->pages->len == 1;
    if (volume->pages->len % 2 != 0 && unit->pages->len > 0 && !is_leaf) {
        const Page *next = g_ptr_array_index(unit->pages, 0);
        document_add_page(volume, next->width, next->height)->unit = number - 1;
    }
    append_outline(volume, unit, (int)volume->pages->len);
    for (guint i = 0; i < unit->pages->len; i++) {
        Page *page = arena_alloc(volume->arena, sizeof *page);
        *page = *(const Page *)g_ptr_array_index(unit->pages, i);
        page->unit = number;
        if (page->label)
            page->label =
                arena_printf(volume->arena, "%s-%s", label, page->label);
        g_ptr_array_add(volume->pages, page);
    }
    /* The volume frees the boxes from now on. */
    g_ptr_array_set_size(unit->pages, 0);
    g_ptr_array_add(volume->units, unit);
}

void
document_shed(Document *volume)
{
    for (guint i = volume->pages->len; i > 0; i--) {
        Page *page = g_ptr_array_index(volume->pages, i - 1);
        if (!page->boxes)
            break;
        g_clear_pointer(&page->boxes, g_array_unref);
        page->master = NULL;
    }
    for (guint i = volume->units->len; i > 0; i--) {
        gpointer *unit = &g_ptr_array_index(volume->units, i - 1);
        if (!*unit)
            break;
        document_free(g_steal_pointer(unit));
    }
}
