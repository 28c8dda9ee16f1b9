#include "layout/bind.h"

#include "layout/bind_private.h"

#include <math.h>

/* Bind node and append what it gives (nothing, one or many) to out. */
static void bind_node(Binder *binder, const LayoutNode *node, XmlNode *view,
                      GPtrArray *out);

static void
bind_children(Binder *binder, const LayoutNode *node, XmlNode *view,
              GPtrArray *out)
{
    for (int i = 0; i < node->child_count; i++)
        bind_node(binder, node->children[i], view, out);
}

bool
bind_test(const LayoutNode *branch, XmlNode *view)
{
    return !branch->test || xml_path_test(branch->test, view);
}

const LayoutNode *
bind_choose(const LayoutNode *choose, XmlNode *view)
{
    for (int i = 0; i < choose->child_count; i++)
        if (bind_test(choose->children[i], view))
            return choose->children[i];
    return NULL;
}

void
bind_empty(Binder *binder, const LayoutNode *node)
{
    if (!node->missing)
        diag_add_at(binder->diag, FINDING_LAYOUT_EMPTY, &node->place,
                    node->select_source, NULL);
}

GPtrArray *
bind_elements(Binder *binder, const LayoutNode *node, XmlNode *view)
{
    GPtrArray *elements = xml_path_elements(node->select, view);
    if (elements->len == 0)
        bind_empty(binder, node);
    return elements;
}

/* Placed children of an <each> with steps move on with every round. */
static void
bind_each(Binder *binder, const LayoutNode *node, XmlNode *view, GPtrArray *out)
{
    double step_x = layout_or(node->step_x, 0);
    double step_y = layout_or(node->step_y, 0);
    g_autoptr(GPtrArray) elements = bind_elements(binder, node, view);
    for (guint i = 0; i < elements->len; i++) {
        guint first = out->len;
        bind_children(binder, node, g_ptr_array_index(elements, i), out);
        for (guint k = first; k < out->len; k++) {
            Bound *bound = g_ptr_array_index(out, k);
            bound->dx += i * step_x;
            bound->dy += i * step_y;
        }
    }
}

static void
set_children(Binder *binder, Bound *bound, const GPtrArray *children)
{
    const Bound **array =
        arena_array(binder->arena, const Bound *, children->len);
    for (guint i = 0; i < children->len; i++)
        array[i] = g_ptr_array_index(children, i);
    bound->children = array;
    bound->child_count = (int)children->len;
}

/* Kinds that hold a line or paragraph; a cell may hold blocks instead. */
static bool
holds_spans(const LayoutNode *node)
{
    switch (node->kind) {
    case LAYOUT_P:
    case LAYOUT_TITLE:
    case LAYOUT_ASIDE:
    case LAYOUT_SUBJECT:
    case LAYOUT_DATE:
    case LAYOUT_CAPTION:
    case LAYOUT_LABEL:
    case LAYOUT_VERTICAL:
    case LAYOUT_THUMB:
        return true;
    case LAYOUT_CELL:
        for (int i = 0; i < node->child_count; i++)
            if (layout_is_inline(node->children[i]))
                return true;
        return node->select || node->child_count == 0;
    default:
        return false;
    }
}

const char *
bind_name(Binder *binder, const LayoutNode *node, const char *name,
          XmlNode *view)
{
    if (!node->key)
        return name;
    g_autofree char *key = xml_path_string(node->key, view);
    return key && *key ? arena_printf(binder->arena, "%s:%s", name, key) : NULL;
}

static void
bind_anchor(Binder *binder, const LayoutNode *node, XmlNode *view, Bound *bound)
{
    bound->anchor = bind_name(binder, node, node->anchor, view);
    if (bound->anchor &&
        !g_hash_table_add(binder->anchors, (gpointer)bound->anchor))
        diag_add_at(binder->diag, FINDING_LAYOUT_ANCHOR, &node->place,
                    bound->anchor, NULL);
}

static void
bind_plain(Binder *binder, const LayoutNode *node, XmlNode *view,
           GPtrArray *out)
{
    Bound *bound = arena_alloc(binder->arena, sizeof *bound);
    bound->node = node;
    if (node->anchor)
        bind_anchor(binder, node, view, bound);
    binder->needs_pages |= node->kind == LAYOUT_CONTENTS;
    if (holds_spans(node)) {
        bind_spans(binder, node, view, bound);
        if (node->measure) {
            g_autofree char *ems = xml_path_string(node->measure, view);
            bound->measure = ems ? g_ascii_strtod(ems, NULL) : 0;
        }
    } else if (node->kind == LAYOUT_CHART || node->kind == LAYOUT_VOLUME) {
        bind_chart(binder, node, view, bound);
    } else {
        g_autoptr(GPtrArray) children = g_ptr_array_new();
        bind_children(binder, node, view, children);
        set_children(binder, bound, children);
    }
    const LayoutNode *index = layout_child(node, LAYOUT_INDEX);
    if (index)
        bound->index = g_ascii_strtod(bind_value(binder, index, view), NULL);
    g_ptr_array_add(out, bound);
}

static void
bind_node(Binder *binder, const LayoutNode *node, XmlNode *view, GPtrArray *out)
{
    switch (node->kind) {
    case LAYOUT_EACH:
        bind_each(binder, node, view, out);
        break;
    case LAYOUT_IF:
        if (bind_test(node, view))
            bind_children(binder, node, view, out);
        break;
    case LAYOUT_CHOOSE: {
        const LayoutNode *taken = bind_choose(node, view);
        if (taken)
            bind_children(binder, taken, view, out);
        break;
    }
    case LAYOUT_LITERAL:
    case LAYOUT_INDEX:
        break;
    default:
        bind_plain(binder, node, view, out);
        break;
    }
}

/* What leads to a place that is not in this paper leads nowhere. */
static void
settle_span(Binder *binder, const LayoutNode *node, BoundSpan *span)
{
    const char *name = span->link;
    bool there = name && g_hash_table_contains(binder->anchors, name);
    if (there) {
        binder->needs_pages |= span->kind == SPAN_PAGE_OF;
        return;
    }
    span->link = NULL;
    if (span->kind != SPAN_PAGE_OF)
        return;
    span->kind = SPAN_TEXT;
    if (span->text)
        return;
    span->text = "";
    diag_add_at(binder->diag, FINDING_LAYOUT_TARGET, &node->place,
                name ? name : layout_kind_name(LAYOUT_PAGE_OF), NULL);
}

static void
settle_links(Binder *binder)
{
    for (guint i = 0; i < binder->linked->len; i++) {
        const Linked *linked = &g_array_index(binder->linked, Linked, i);
        for (int k = 0; k < linked->count; k++)
            settle_span(binder, linked->node, &linked->spans[k]);
    }
}

const Bound *
layout_bind(const Layout *layout, XmlDocument *view, Arena *arena, Diag *diag)
{
    xml_drop_namespaces(view);
    g_autoptr(GHashTable) anchors = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GArray) linked = g_array_new(FALSE, FALSE, sizeof(Linked));
    Binder binder = {
        .arena = arena, .diag = diag, .anchors = anchors, .linked = linked};
    g_autoptr(GPtrArray) out = g_ptr_array_new();
    bind_node(&binder, layout_root(layout), xml_root(view), out);
    settle_links(&binder);
    Bound *root = g_ptr_array_index(out, 0);
    root->needs_pages = binder.needs_pages;
    return root;
}

const Bound *
bound_child(const Bound *bound, LayoutKind kind)
{
    for (int i = 0; i < bound->child_count; i++)
        if (bound->children[i]->node->kind == kind)
            return bound->children[i];
    return NULL;
}

const char *
bound_text(const Bound *bound, Arena *arena)
{
    g_autoptr(GString) out = g_string_new(NULL);
    for (int i = 0; i < bound->span_count; i++)
        if (bound->spans[i].text && !bound->spans[i].raised)
            g_string_append(out, bound->spans[i].text);
    return arena_dup_n(arena, out->str, out->len);
}
