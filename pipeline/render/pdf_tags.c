#include "render/pdf_tags_private.h"

#include <math.h>
#include <string.h>

/* Going through the boxes. */
typedef struct {
    PdfTags *tags;
    GArray *open; /* of int: elements, outermost first */
    int base; /* elements open between pages: the document, in a volume a unit
               */
    int page, box;
    int artifact; /* how deep inside one; 0: in none */
    int figure;   /* the same of a Figure: nothing inside it is an element */
} Walk;

static TagElement *
element_at(const PdfTags *tags, int index)
{
    return &g_array_index(tags->elements, TagElement, index);
}

static TagPage *
page_at(const PdfTags *tags, int index)
{
    return &g_array_index(tags->pages, TagPage, index - tags->first);
}

static int
innermost(const Walk *walk)
{
    return g_array_index(walk->open, int, walk->open->len - 1);
}

static int
add_element(Walk *walk, const char *role, const char *text, int parent)
{
    TagElement element = {.role = role,
                          .text = text,
                          .parent = parent,
                          .order = tag_order(walk->page, walk->box),
                          .page = walk->page,
                          .left = INFINITY,
                          .top = INFINITY,
                          .right = -INFINITY,
                          .bottom = -INFINITY};
    if (g_str_equal(role, "Link"))
        element.words = g_string_new(NULL);
    g_array_append_val(walk->tags->elements, element);
    return (int)walk->tags->elements->len - 1;
}

/* The element that began on an earlier page and goes on here, or -1. */
static int
gone_on(const Walk *walk, const Box *box)
{
    if (!box->element)
        return -1;
    return GPOINTER_TO_INT(
               g_hash_table_lookup(walk->tags->outlast, box->element)) -
           1;
}

static void
open_element(Walk *walk, const Box *box)
{
    if (walk->artifact || g_str_equal(box->role, "Artifact")) {
        walk->artifact++;
        return;
    }
    if (walk->figure) {
        walk->figure++;
        return;
    }
    int index = gone_on(walk, box);
    if (index < 0) {
        index = add_element(walk, box->role, box->text, innermost(walk));
        element_at(walk->tags, index)->span = box->span;
        if (box->element)
            g_hash_table_insert(walk->tags->outlast, (gpointer)box->element,
                                GINT_TO_POINTER(index + 1));
    }
    g_array_append_val(walk->open, index);
    if (g_str_equal(box->role, "Figure")) {
        g_array_append_val(page_at(walk->tags, walk->page)->figures, index);
        walk->figure = 1;
    }
}

static void
close_element(Walk *walk)
{
    if (walk->artifact) {
        walk->artifact--;
        return;
    }
    if (walk->figure > 1) {
        walk->figure--;
        return;
    }
    walk->figure = 0;
    g_assert(walk->open->len > 1);
    g_array_set_size(walk->open, walk->open->len - 1);
}

/* --- what an element covers ----------------------------------------------- */

static void
cover(TagElement *element, double x0, double y0, double x1, double y1)
{
    element->left = fmin(element->left, fmin(x0, x1));
    element->right = fmax(element->right, fmax(x0, x1));
    element->top = fmin(element->top, fmin(y0, y1));
    element->bottom = fmax(element->bottom, fmax(y0, y1));
}

static void
cover_box(TagElement *element, const Box *box)
{
    switch (box->kind) {
    case BOX_TEXT:
        /* Ascent and descent of Japanese faces. */
        cover(element, box->x, box->y - 0.88 * box->run->size,
              box->x + box->run->width, box->y + 0.12 * box->run->size);
        break;
    case BOX_LINE:
    case BOX_RECT:
        cover(element, box->x, box->y, box->x1, box->y1);
        break;
    case BOX_CIRCLE:
        cover(element, box->x - box->radius, box->y - box->radius,
              box->x + box->radius, box->y + box->radius);
        break;
    case BOX_POLY:
        for (int i = 0; i < box->point_count; i++)
            cover(element, box->points[2 * i], box->points[2 * i + 1],
                  box->points[2 * i], box->points[2 * i + 1]);
        break;
    default:
        break;
    }
}

/* --- going through -------------------------------------------------------- */

/* Text that stands in no paragraph, cell or heading makes a paragraph. */
static int
text_element(Walk *walk)
{
    static const char *const grouping[] = {"Document",   "Sect",  "Div", "Part",
                                           "Art",        "Table", "TR",  "L",
                                           "BlockQuote", "TOC",   "TOCI"};
    int index = innermost(walk);
    const char *role = element_at(walk->tags, index)->role;
    for (guint i = 0; i < G_N_ELEMENTS(grouping); i++)
        if (g_str_equal(role, grouping[i]))
            return add_element(walk, "P", NULL, index);
    return index;
}

/* What stands apart in a link, as a title and its page, is said apart. */
static void
add_words(TagElement *link, const Box *box)
{
    if (link->words->len > 0 && box->x > link->right + box->run->size)
        g_string_append_c(link->words, ' ');
    g_string_append(link->words, box->run->text);
}

static void
add_text(Walk *walk, const Box *box)
{
    if (box->run->count == 0)
        return;
    int index = PDF_ARTIFACT;
    if (!walk->artifact) {
        index = text_element(walk);
        TagElement *element = element_at(walk->tags, index);
        if (element->words)
            add_words(element, box);
    }
    g_array_append_val(page_at(walk->tags, walk->page)->runs, index);
}

static void
walk_box(Walk *walk, const Box *box)
{
    if (box->kind == BOX_BEGIN) {
        open_element(walk, box);
    } else if (box->kind == BOX_END) {
        close_element(walk);
    } else if (box->kind == BOX_TARGET) {
        TagTarget target = {box->text, walk->page, box->y};
        g_array_append_val(walk->tags->targets, target);
    } else {
        if (box->kind == BOX_TEXT)
            add_text(walk, box);
        TagElement *element = element_at(walk->tags, innermost(walk));
        if (!walk->artifact && element->page == walk->page)
            cover_box(element, box);
    }
}

static void
walk_page(Walk *walk, const Page *page)
{
    TagPage one = {
        .runs = g_array_new(FALSE, FALSE, sizeof(int)),
        .figures = g_array_new(FALSE, FALSE, sizeof(int)),
    };
    g_array_append_val(walk->tags->pages, one);
    for (guint i = 0; i < page->boxes->len; i++) {
        walk->box = (int)i;
        walk_box(walk, &g_array_index(page->boxes, Box, i));
    }
    g_assert((int)walk->open->len == walk->base && !walk->artifact);
}

/* A unit of a volume is a part of its document. */
static void
open_unit(Walk *walk)
{
    g_array_set_size(walk->open, 1);
    int part = add_element(walk, "Part", NULL, innermost(walk));
    g_array_append_val(walk->open, part);
    walk->base = 2;
}

PdfTags *
pdf_tags_new(const Document *document, int first, bool is_part)
{
    PdfTags *tags = g_new0(PdfTags, 1);
    tags->document = document;
    tags->first = first;
    tags->elements = g_array_new(FALSE, FALSE, sizeof(TagElement));
    tags->contents = g_array_new(FALSE, FALSE, sizeof(TagContent));
    tags->targets = g_array_new(FALSE, FALSE, sizeof(TagTarget));
    tags->pages = g_array_new(FALSE, FALSE, sizeof(TagPage));
    tags->outlast = g_hash_table_new(g_direct_hash, g_direct_equal);
    g_autoptr(GArray) open = g_array_new(FALSE, FALSE, sizeof(int));
    Walk walk = {.tags = tags, .open = open, .base = 1, .page = first};
    int unit = 0;
    int root = add_element(&walk, is_part ? "Part" : "Document", NULL, -1);
    g_array_append_val(open, root);
    for (int i = first; i < (int)document->pages->len; i++) {
        const Page *page = g_ptr_array_index(document->pages, i);
        walk.page = i;
        walk.box = 0;
        if (page->unit != unit && !is_part)
            open_unit(&walk);
        unit = page->unit;
        walk_page(&walk, page);
    }
    return tags;
}

void
pdf_tags_free(PdfTags *tags)
{
    for (guint i = 0; i < tags->elements->len; i++) {
        GString *words = element_at(tags, (int)i)->words;
        if (words)
            g_string_free(words, TRUE);
    }
    for (guint i = 0; i < tags->pages->len; i++) {
        const TagPage *page = &g_array_index(tags->pages, TagPage, i);
        g_array_unref(page->runs);
        g_array_unref(page->figures);
    }
    g_array_unref(tags->elements);
    g_array_unref(tags->contents);
    g_array_unref(tags->targets);
    g_array_unref(tags->pages);
    g_hash_table_unref(tags->outlast);
    g_free(tags);
}

const GArray *
pdf_tags_runs(const PdfTags *tags, int page)
{
    return page_at(tags, page)->runs;
}

const GArray *
pdf_tags_figures(const PdfTags *tags, int page)
{
    return page_at(tags, page)->figures;
}

const char *
pdf_tags_role(const PdfTags *tags, int element)
{
    return element_at(tags, element)->role;
}

int
pdf_tags_mark(PdfTags *tags, int page, int element, int order)
{
    TagContent content = {element, tag_order(page, order), page,
                          page_at(tags, page)->marks++};
    g_array_append_val(tags->contents, content);
    return content.mcid;
}
