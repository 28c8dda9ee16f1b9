#include "layout/tree_private.h"

#include <math.h>
#include <string.h>

static const char *const kind_names[LAYOUT_KIND_COUNT] = {
    [LAYOUT_LAYOUT] = "layout",
    [LAYOUT_DOCUMENT] = "document",
    [LAYOUT_SUBJECT] = "subject",
    [LAYOUT_DATE] = "date",
    [LAYOUT_PAGE] = "page",
    [LAYOUT_ON] = "on",
    [LAYOUT_FLOW] = "flow",
    [LAYOUT_VOLUME] = "volume",
    [LAYOUT_HEADING] = "heading",
    [LAYOUT_P] = "p",
    [LAYOUT_TABLE] = "table",
    [LAYOUT_FRAME] = "frame",
    [LAYOUT_GRID] = "grid",
    [LAYOUT_COLUMNS] = "columns",
    [LAYOUT_FIGURE] = "figure",
    [LAYOUT_PANEL] = "panel",
    [LAYOUT_GROUP] = "group",
    [LAYOUT_CHART] = "chart",
    [LAYOUT_SPACE] = "space",
    [LAYOUT_RULE] = "rule",
    [LAYOUT_BREAK] = "break",
    [LAYOUT_CONTENTS] = "contents",
    [LAYOUT_TITLE] = "title",
    [LAYOUT_ASIDE] = "aside",
    [LAYOUT_COLUMN] = "column",
    [LAYOUT_HEAD] = "head",
    [LAYOUT_ROW] = "row",
    [LAYOUT_CELL] = "cell",
    [LAYOUT_CAPTION] = "caption",
    [LAYOUT_PARAMETER] = "parameter",
    [LAYOUT_DATA] = "data",
    [LAYOUT_FIELD] = "field",
    [LAYOUT_LABEL] = "label",
    [LAYOUT_VERTICAL] = "vertical",
    [LAYOUT_LINE] = "line",
    [LAYOUT_RECT] = "rect",
    [LAYOUT_BLOCK] = "block",
    [LAYOUT_THUMB] = "thumb",
    [LAYOUT_INDEX] = "index",
    [LAYOUT_LITERAL] = "#text",
    [LAYOUT_TEXT] = "text",
    [LAYOUT_CONTENT] = "content",
    [LAYOUT_SPAN] = "span",
    [LAYOUT_MARK] = "mark",
    [LAYOUT_BR] = "br",
    [LAYOUT_FOLIO] = "folio",
    [LAYOUT_THROUGH] = "through",
    [LAYOUT_LINK] = "link",
    [LAYOUT_PAGE_OF] = "page-of",
    [LAYOUT_FOOTNOTE] = "footnote",
    [LAYOUT_EACH] = "each",
    [LAYOUT_IF] = "if",
    [LAYOUT_CHOOSE] = "choose",
    [LAYOUT_WHEN] = "when",
    [LAYOUT_OTHERWISE] = "otherwise",
};

static LayoutNode *
new_node(Loading *loading, LayoutKind kind, DiagPlace place)
{
    LayoutNode *node = arena_alloc(loading->layout->arena, sizeof *node);
    node->kind = kind;
    node->place = place;
    tree_blank_lengths(node);
    return node;
}

static LayoutNode *load_node(Loading *loading, const XmlNode *from);

/* Kinds whose text is set; elsewhere white space between elements is only the
 * layout's own indentation and layout.rng allows no other text. */
static bool
holds_text(LayoutKind kind)
{
    switch (kind) {
    case LAYOUT_LAYOUT:
    case LAYOUT_DOCUMENT:
    case LAYOUT_PAGE:
    case LAYOUT_ON:
    case LAYOUT_FLOW:
    case LAYOUT_VOLUME:
    case LAYOUT_TABLE:
    case LAYOUT_HEAD:
    case LAYOUT_ROW:
    case LAYOUT_FRAME:
    case LAYOUT_GRID:
    case LAYOUT_COLUMNS:
    case LAYOUT_FIGURE:
    case LAYOUT_GROUP:
    case LAYOUT_CHART:
    case LAYOUT_DATA:
    case LAYOUT_CHOOSE:
    case LAYOUT_CONTENTS:
    case LAYOUT_PAGE_OF:
        return false;
    default:
        return true;
    }
}

static bool
is_wide(gunichar c)
{
    return g_unichar_iswide(c);
}

const char *
layout_collapse(Arena *arena, const char *text)
{
    g_autoptr(GString) out = g_string_new(NULL);
    const char *p = text;
    while (*p) {
        size_t blank = strspn(p, " \t\r\n");
        bool line_end = memchr(p, '\n', blank) != NULL;
        gunichar next = g_utf8_get_char(p + blank);
        gunichar last = 0;
        if (out->len > 0)
            last = g_utf8_get_char(
                g_utf8_find_prev_char(out->str, out->str + out->len));
        bool edge = last == 0 || next == 0 || is_wide(last) || is_wide(next);
        if (blank > 0 && !(line_end && edge))
            g_string_append_c(out, ' ');
        p += blank;
        size_t word = strcspn(p, " \t\r\n");
        g_string_append_len(out, p, (gssize)word);
        p += word;
    }
    return arena_dup_n(arena, out->str, out->len);
}

static void
load_children(Loading *loading, const XmlNode *from, LayoutNode *node)
{
    g_autoptr(GPtrArray) children = g_ptr_array_new();
    g_autoptr(GArray) pieces = xml_pieces(from);
    for (guint i = 0; i < pieces->len; i++) {
        const XmlPiece *piece = &g_array_index(pieces, XmlPiece, i);
        if (piece->element) {
            LayoutNode *child = load_node(loading, piece->element);
            if (child)
                g_ptr_array_add(children, child);
            continue;
        }
        if (!holds_text(node->kind))
            continue;
        const char *text = layout_collapse(loading->layout->arena, piece->text);
        if (!*text)
            continue;
        LayoutNode *child = new_node(loading, LAYOUT_LITERAL, node->place);
        child->literal = text;
        g_ptr_array_add(children, child);
    }
    const LayoutNode **array =
        arena_array(loading->layout->arena, const LayoutNode *, children->len);
    for (guint i = 0; i < children->len; i++)
        array[i] = g_ptr_array_index(children, i);
    node->children = array;
    node->child_count = (int)children->len;
}

static LayoutNode *
load_node(Loading *loading, const XmlNode *from)
{
    int kind = 0;
    while (kind < LAYOUT_KIND_COUNT && !xml_is(from, kind_names[kind]))
        kind++;
    if (kind == LAYOUT_KIND_COUNT) {
        tree_complain(loading, from, "name", xml_name(from));
        return NULL;
    }
    LayoutNode *node = new_node(loading, (LayoutKind)kind, xml_place(from));
    node->span = 1;
    tree_read_attributes(loading, from, node);
    load_children(loading, from, node);
    return node;
}

/* --- links ---------------------------------------------------------------- */

static void
find_anchors(const LayoutNode *node, GHashTable *anchors)
{
    if (node->anchor)
        g_hash_table_add(anchors, (gpointer)node->anchor);
    for (int i = 0; i < node->child_count; i++)
        find_anchors(node->children[i], anchors);
}

static void
check_node_links(Loading *loading, const LayoutNode *node, GHashTable *anchors)
{
    if (node->to && !g_hash_table_contains(anchors, node->to)) {
        diag_add_at(loading->diag, FINDING_LAYOUT_TARGET, &node->place,
                    node->to, NULL);
        loading->good = false;
    }
    for (int i = 0; i < node->child_count; i++)
        check_node_links(loading, node->children[i], anchors);
}

/* Whatever a link leads to stands somewhere in the layout. */
static void
check_links(Loading *loading)
{
    g_autoptr(GHashTable) anchors = g_hash_table_new(g_str_hash, g_str_equal);
    find_anchors(loading->layout->root, anchors);
    check_node_links(loading, loading->layout->root, anchors);
}

Layout *
layout_load(const char *path, const Styles *styles, Diag *diag, GError **error)
{
    g_autofree char *looks = g_path_get_dirname(styles_path(styles));
    g_autofree char *rng = g_build_filename(looks, "layout.rng", NULL);
    g_autofree char *folder = g_path_get_dirname(path);
    g_autoptr(XmlSchema) schema = xml_schema_load(rng, error);
    if (!schema)
        return NULL;
    XmlLoad how = {.schema = schema, .include_folder = folder};
    XmlDocument *document = xml_load(path, &how, diag, error);
    if (!document)
        return NULL;
    g_autoptr(Layout) layout = g_new0(Layout, 1);
    layout->arena = arena_new();
    layout->document = document;
    layout->styles = styles;
    layout->paths =
        g_ptr_array_new_with_free_func((GDestroyNotify)xml_path_free);
    Loading loading = {layout, diag, true};
    layout->root = load_node(&loading, xml_root(document));
    if (layout->root)
        check_links(&loading);
    return loading.good ? g_steal_pointer(&layout) : NULL;
}

void
layout_free(Layout *layout)
{
    if (!layout)
        return;
    g_ptr_array_unref(layout->paths);
    xml_free(layout->document);
    arena_free(layout->arena);
    g_free(layout);
}

const LayoutNode *
layout_root(const Layout *layout)
{
    return layout->root;
}

const Styles *
layout_styles(const Layout *layout)
{
    return layout->styles;
}

const GPtrArray *
layout_files(const Layout *layout)
{
    return xml_files(layout->document);
}

const char *
layout_kind_name(LayoutKind kind)
{
    return kind_names[kind];
}

const LayoutNode *
layout_child(const LayoutNode *node, LayoutKind kind)
{
    for (int i = 0; i < node->child_count; i++)
        if (node->children[i]->kind == kind)
            return node->children[i];
    return NULL;
}

bool
layout_is_inline(const LayoutNode *node)
{
    if (node->kind >= LAYOUT_LITERAL && node->kind <= LAYOUT_FOOTNOTE)
        return true;
    if (node->kind < LAYOUT_EACH)
        return false;
    for (int i = 0; i < node->child_count; i++)
        if (layout_is_inline(node->children[i]))
            return true;
    return false;
}

double
layout_or(double value, double otherwise)
{
    return isnan(value) ? otherwise : value;
}
