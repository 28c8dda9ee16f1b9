#include "layout/bind_private.h"

#include "layout/format.h"

#include <string.h>

/* Where spans go, and the look that an enclosing <span> or the view's markup
 * gives them. */
typedef struct {
    Binder *binder;
    GArray *spans;
    const char *style, *link;
    bool keep, emphasis;
    int quotes; /* how many quotations we are in */
} Inline;

static void
add_span(const Inline *in, BoundSpan span)
{
    if (!span.style)
        span.style = in->style;
    if (!span.link)
        span.link = in->link;
    span.keep |= in->keep;
    span.emphasis |= in->emphasis;
    g_array_append_val(in->spans, span);
}

static void
add_text(const Inline *in, const char *text)
{
    if (text && *text)
        add_span(in, (BoundSpan){.text = text});
}

const char *
bind_value(Binder *binder, const LayoutNode *node, XmlNode *view)
{
    g_autofree char *value = xml_path_string(node->select, view);
    if (!value || !*value) {
        bind_empty(binder, node);
        return node->missing ? node->missing : "";
    }
    const char *text = arena_dup(binder->arena, value);
    const char *dressed = format_value(binder->arena, text, node->format);
    if (dressed)
        return dressed;
    diag_add_at(binder->diag, FINDING_LAYOUT_VALUE, &node->place, "format",
                node->format, text, NULL);
    return text;
}

/* --- the view's own markup ------------------------------------------------ */

static void copy_content(const Inline *in, const XmlNode *element);

static void
copy_quote(const Inline *in, const XmlNode *element)
{
    Inline inner = *in;
    inner.quotes++;
    bool nested = inner.quotes % 2 == 0;
    add_text(in, nested ? "『" : "「");
    copy_content(&inner, element);
    add_text(in, nested ? "』" : "」");
}

static void
copy_element(const Inline *in, const XmlNode *element)
{
    Arena *arena = in->binder->arena;
    if (xml_is(element, "quote")) {
        copy_quote(in, element);
    } else if (xml_is(element, "em")) {
        Inline inner = *in;
        inner.emphasis = true;
        copy_content(&inner, element);
    } else if (xml_is(element, "ruby")) {
        const char *base = xml_attribute(element, "base");
        const char *reading = xml_attribute(element, "reading");
        if (!base)
            base = xml_text(arena, element);
        add_span(in, (BoundSpan){.text = arena_dup(arena, base),
                                 .ruby = arena_dup(arena, reading)});
    } else if (xml_is(element, "br")) {
        add_span(in, (BoundSpan){.kind = SPAN_BREAK});
    } else {
        copy_content(in, element);
    }
}

static void
copy_content(const Inline *in, const XmlNode *element)
{
    g_autoptr(GArray) pieces = xml_pieces(element);
    for (guint i = 0; i < pieces->len; i++) {
        const XmlPiece *piece = &g_array_index(pieces, XmlPiece, i);
        if (piece->element)
            copy_element(in, piece->element);
        else
            add_text(in, layout_collapse(in->binder->arena, piece->text));
    }
}

static void
bind_content(const Inline *in, const LayoutNode *node, XmlNode *view)
{
    g_autoptr(GPtrArray) elements = bind_elements(in->binder, node, view);
    for (guint i = 0; i < elements->len; i++)
        copy_content(in, g_ptr_array_index(elements, i));
    if (elements->len == 0)
        add_text(in, node->missing);
}

/* --- the layout's elements ------------------------------------------------ */

static void
bind_inline(const Inline *in, const LayoutNode *node, XmlNode *view);

static void
bind_inline_children(const Inline *in, const LayoutNode *node, XmlNode *view)
{
    for (int i = 0; i < node->child_count; i++)
        bind_inline(in, node->children[i], view);
}

static void
bind_inline_each(const Inline *in, const LayoutNode *node, XmlNode *view)
{
    g_autoptr(GPtrArray) elements = bind_elements(in->binder, node, view);
    for (guint i = 0; i < elements->len; i++) {
        if (i > 0)
            add_text(in, node->separator);
        bind_inline_children(in, node, g_ptr_array_index(elements, i));
    }
    if (elements->len == 0)
        add_text(in, node->missing);
}

/* The spans become those of bound, which they may lead elsewhere from. */
static void
keep_spans(Binder *binder, const LayoutNode *node, const GArray *spans,
           Bound *bound)
{
    BoundSpan *array = arena_array(binder->arena, BoundSpan, spans->len);
    if (spans->len > 0)
        memcpy(array, spans->data, spans->len * sizeof *array);
    bound->spans = array;
    bound->span_count = (int)spans->len;
    Linked linked = {node, array, bound->span_count};
    bool leads = false;
    for (int i = 0; i < linked.count; i++)
        leads |= array[i].link || array[i].kind == SPAN_PAGE_OF;
    if (leads)
        g_array_append_val(binder->linked, linked);
}

/* 注１: the same words stand at the mark and before the note. */
static void
bind_footnote(const Inline *in, const LayoutNode *node, XmlNode *view)
{
    Binder *binder = in->binder;
    int number = ++binder->notes;
    char digits[16];
    g_snprintf(digits, sizeof digits, "%d", number);
    const char *wide = format_value(binder->arena, digits, "wide");
    const char *mark = arena_printf(binder->arena, "注%s", wide);
    Bound *note = arena_alloc(binder->arena, sizeof *note);
    note->node = node;
    g_autoptr(GArray) spans = g_array_new(FALSE, TRUE, sizeof(BoundSpan));
    Inline inner = {.binder = binder, .spans = spans, .style = node->style};
    add_text(&inner, arena_printf(binder->arena, "%s　", mark));
    bind_inline_children(&inner, node, view);
    keep_spans(binder, node, spans, note);
    add_span(in, (BoundSpan){.text = mark, .raised = true, .note = note});
}

static void
bind_page_of(const Inline *in, const LayoutNode *node, XmlNode *view)
{
    add_span(in,
             (BoundSpan){.kind = SPAN_PAGE_OF,
                         .text = node->missing,
                         .link = bind_name(in->binder, node, node->to, view)});
}

static void
bind_inline(const Inline *in, const LayoutNode *node, XmlNode *view)
{
    Inline inner = *in;
    if (node->style)
        inner.style = node->style;
    switch (node->kind) {
    case LAYOUT_LITERAL:
        add_text(in, node->literal);
        break;
    case LAYOUT_TEXT:
        add_text(&inner, bind_value(in->binder, node, view));
        break;
    case LAYOUT_CONTENT:
        bind_content(&inner, node, view);
        break;
    case LAYOUT_SPAN:
        inner.keep |= node->keep == KEEP_TOGETHER;
        bind_inline_children(&inner, node, view);
        break;
    case LAYOUT_MARK:
        if (bind_test(node, view))
            add_span(in, (BoundSpan){.text = node->value ? node->value : "◆ ",
                                     .style = node->style ? node->style
                                                          : "attention-small",
                                     .keep = true});
        break;
    case LAYOUT_BR:
        add_span(in, (BoundSpan){.kind = SPAN_BREAK});
        break;
    case LAYOUT_FOLIO:
        add_span(&inner, (BoundSpan){.kind = SPAN_FOLIO});
        break;
    case LAYOUT_THROUGH:
        add_span(&inner, (BoundSpan){.kind = SPAN_THROUGH,
                                     .text = node->value ? node->value : ""});
        break;
    case LAYOUT_LINK:
        inner.link = bind_name(in->binder, node, node->to, view);
        bind_inline_children(&inner, node, view);
        break;
    case LAYOUT_PAGE_OF:
        bind_page_of(&inner, node, view);
        break;
    case LAYOUT_FOOTNOTE:
        bind_footnote(in, node, view);
        break;
    case LAYOUT_EACH:
        bind_inline_each(in, node, view);
        break;
    case LAYOUT_IF:
        if (bind_test(node, view))
            bind_inline_children(in, node, view);
        break;
    case LAYOUT_CHOOSE: {
        const LayoutNode *taken = bind_choose(node, view);
        if (taken)
            bind_inline_children(in, taken, view);
        break;
    }
    default: /* <index> of a <thumb> */
        break;
    }
}

void
bind_spans(Binder *binder, const LayoutNode *node, XmlNode *view, Bound *bound)
{
    g_autoptr(GArray) spans = g_array_new(FALSE, TRUE, sizeof(BoundSpan));
    Inline in = {.binder = binder, .spans = spans};
    if (node->select)
        add_text(&in, bind_value(binder, node, view));
    bind_inline_children(&in, node, view);
    keep_spans(binder, node, spans, bound);
}
