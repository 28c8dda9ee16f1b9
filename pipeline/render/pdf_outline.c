#include "render/pdf_outline.h"

#include <string.h>

#include "render/pdf_put.h"

static const double points_per_mm = 72 / 25.4;

enum { DEEPEST = 8, NONE = -1 };

/* Indices of other entries, or NONE; open: how many stand under it. */
typedef struct {
    int parent, previous, next, first, last, open;
} Node;

static void
hang(GArray *nodes, int parent, int index)
{
    Node *node = &g_array_index(nodes, Node, index);
    Node *above = &g_array_index(nodes, Node, parent);
    node->parent = parent;
    node->previous = above->last;
    if (above->last == NONE)
        above->first = index;
    else
        g_array_index(nodes, Node, above->last).next = index;
    above->last = index;
    for (int up = parent; up != NONE;
         up = g_array_index(nodes, Node, up).parent)
        g_array_index(nodes, Node, up).open++;
}

/* Node 0 is the outline, node i + 1 entry i. The caller's. */
static GArray *
make_tree(const Document *document)
{
    const Node none = {NONE, NONE, NONE, NONE, NONE, 0};
    int parents[DEEPEST + 1] = {0}, depth = 0;
    GArray *nodes = g_array_new(FALSE, FALSE, sizeof(Node));
    g_array_append_val(nodes, none);
    for (guint i = 0; i < document->outline->len; i++) {
        /* A level may be skipped on the way down: it hangs one below. */
        int level =
            CLAMP(g_array_index(document->outline, OutlineEntry, i).level, 1,
                  MIN(depth + 1, DEEPEST));
        g_array_append_val(nodes, none);
        hang(nodes, parents[level - 1], (int)i + 1);
        parents[level] = (int)i + 1;
        depth = level;
    }
    return nodes;
}

static void
put_link(GString *out, const char *key, int index, int first)
{
    if (index == NONE)
        return;
    g_string_append(out, key);
    pdf_put_reference(out, first + index);
}

int
pdf_outline_write(const Document *document, PdfFile *file, const GArray *pages)
{
    if (document->outline->len == 0)
        return 0;
    g_autoptr(GArray) nodes = make_tree(document);
    int first = pdf_file_number(file);
    for (guint i = 1; i < nodes->len; i++)
        pdf_file_number(file);
    for (int i = 0; i < (int)nodes->len; i++) {
        const Node *node = &g_array_index(nodes, Node, i);
        GString *out = pdf_file_begin(file, first + i);
        g_string_append(out, i == 0 ? "<</Type/Outlines" : "<</Title");
        if (i > 0) {
            const OutlineEntry *entry =
                &g_array_index(document->outline, OutlineEntry, i - 1);
            const Page *page = g_ptr_array_index(document->pages, entry->page);
            pdf_put_text(out, entry->title);
            g_string_append(out, "/Dest[");
            pdf_put_reference(out, g_array_index(pages, int, entry->page));
            g_string_append(out, "/XYZ 0 ");
            pdf_put_number(out, (page->height - entry->y) * points_per_mm, 2);
            g_string_append(out, " 0]");
        }
        put_link(out, "/Parent ", node->parent, first);
        put_link(out, "/Prev ", node->previous, first);
        put_link(out, "/Next ", node->next, first);
        put_link(out, "/First ", node->first, first);
        put_link(out, "/Last ", node->last, first);
        if (node->open > 0)
            g_string_append_printf(out, "/Count %d", node->open);
        g_string_append(out, ">>");
    }
    return first;
}

/* --- labels --------------------------------------------------------------- */

/* How much of the label is not the number at its end. */
static gsize
prefix_length(const char *label)
{
    gsize length = strlen(label);
    gsize end = length;
    while (length > 0 && g_ascii_isdigit(label[length - 1]) && end - length < 6)
        length--;
    while (label[length] == '0') /* a viewer would not print it */
        length++;
    return length;
}

void
pdf_outline_labels(const Document *document, GString *out)
{
    const char *last = "";
    gsize last_prefix = 0;
    int expected = -1;
    g_string_append(out, "<</Nums[");
    for (guint i = 0; i < document->pages->len; i++) {
        const Page *page = g_ptr_array_index(document->pages, i);
        const char *label = page->label ? page->label : "";
        gsize prefix = prefix_length(label);
        int number =
            label[prefix] ? (int)g_ascii_strtoll(label + prefix, NULL, 10) : -1;
        bool goes_on = number >= 0 && number == expected &&
                       prefix == last_prefix &&
                       memcmp(label, last, prefix) == 0;
        if (!goes_on) {
            g_string_append_printf(out, "%u<<", i);
            if (prefix > 0) {
                g_string_append(out, "/P");
                pdf_put_text_bytes(out, label, prefix);
            }
            if (number >= 0)
                g_string_append_printf(out, "/S/D/St %d", number);
            g_string_append(out, ">>");
        }
        last = label;
        last_prefix = prefix;
        expected = number >= 0 ? number + 1 : -1;
    }
    g_string_append(out, "]>>");
}
