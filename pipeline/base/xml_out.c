#include "base/xml_out.h"

#include "base/decimal.h"
#include "base/file.h"
#include "base/text.h"
#include <math.h>
#include <string.h>

typedef struct {
    const char *name;
    bool tag_open; /* the start tag still takes attributes */
    bool children; /* elements, each on a line of its own */
    bool mixed;    /* text: no white space of ours inside */
} Open;

struct XmlOut {
    GString *text;
    GArray *open; /* of Open, the root first */
};

XmlOut *
xml_out_new(void)
{
    XmlOut *out = g_new0(XmlOut, 1);
    out->text = g_string_new("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out->open = g_array_new(FALSE, FALSE, sizeof(Open));
    return out;
}

void
xml_out_free(XmlOut *out)
{
    if (!out)
        return;
    g_string_free(out->text, TRUE);
    g_array_unref(out->open);
    g_free(out);
}

static Open *
top(XmlOut *out)
{
    return out->open->len > 0
               ? &g_array_index(out->open, Open, out->open->len - 1)
               : NULL;
}

static void
close_tag(XmlOut *out)
{
    Open *open = top(out);
    if (open && open->tag_open) {
        g_string_append_c(out->text, '>');
        open->tag_open = false;
    }
}

static void
indent(XmlOut *out, guint depth)
{
    for (guint i = 0; i < depth; i++)
        g_string_append_c(out->text, ' ');
}

/* Close the parent's start tag and go to a line of one's own. */
static void
begin_child(XmlOut *out)
{
    Open *parent = top(out);
    close_tag(out);
    if (!parent || parent->mixed)
        return;
    parent->children = true;
    g_string_append_c(out->text, '\n');
    indent(out, out->open->len);
}

void
xml_out_start(XmlOut *out, const char *name)
{
    const Open *parent = top(out);
    bool mixed = parent && parent->mixed;
    begin_child(out);
    g_string_append_c(out->text, '<');
    g_string_append(out->text, name);
    Open open = {.name = name, .tag_open = true, .mixed = mixed};
    g_array_append_val(out->open, open);
}

void
xml_out_end(XmlOut *out)
{
    g_assert(out->open->len > 0);
    Open open = *top(out);
    g_array_set_size(out->open, out->open->len - 1);
    if (open.tag_open) {
        g_string_append(out->text, "/>");
    } else {
        if (open.children && !open.mixed) {
            g_string_append_c(out->text, '\n');
            indent(out, out->open->len);
        }
        g_string_append(out->text, "</");
        g_string_append(out->text, open.name);
        g_string_append_c(out->text, '>');
    }
    if (out->open->len == 0)
        g_string_append_c(out->text, '\n');
}

/* What a byte is written as; NULL for itself, "" for nothing. In attributes a
 * parser would make spaces of line ends and tabs. */
static const char *
escape(char c, bool attribute)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return attribute ? "&quot;" : NULL;
    case '\n':
        return attribute ? "&#10;" : NULL;
    case '\t':
        return attribute ? "&#9;" : NULL;
    case '\r':
        return "&#13;";
    default:
        return (guchar)c < 0x20 || c == 0x7F ? "" : NULL;
    }
}

static void
append_escaped(XmlOut *out, const char *text, bool attribute)
{
    g_assert(text_is_nfc(text));
    const char *run = text, *at = text;
    for (; *at; at++) {
        /* U+FFFE and U+FFFF are not characters of XML. */
        bool forbidden = (guchar)*at == 0xEF && (guchar)at[1] == 0xBF &&
                         (guchar)at[2] >= 0xBE;
        const char *instead = forbidden ? "" : escape(*at, attribute);
        if (!instead)
            continue;
        g_string_append_len(out->text, run, at - run);
        g_string_append(out->text, instead);
        at += forbidden ? 2 : 0;
        run = at + 1;
    }
    g_string_append_len(out->text, run, at - run);
}

void
xml_out_attribute(XmlOut *out, const char *name, const char *value)
{
    g_assert(top(out) && top(out)->tag_open);
    if (!value)
        return;
    g_string_append_c(out->text, ' ');
    g_string_append(out->text, name);
    g_string_append(out->text, "=\"");
    append_escaped(out, value, true);
    g_string_append_c(out->text, '"');
}

void
xml_out_attribute_int(XmlOut *out, const char *name, int value)
{
    char text[16];
    g_snprintf(text, sizeof text, "%d", value);
    xml_out_attribute(out, name, text);
}

void
xml_out_attribute_number(XmlOut *out, const char *name, double value)
{
    char text[DECIMAL_TEXT_SIZE];
    if (!isnan(value))
        xml_out_attribute(out, name, decimal_text(value, text));
}

void
xml_out_attribute_bool(XmlOut *out, const char *name, bool value)
{
    xml_out_attribute(out, name, value ? "true" : "false");
}

void
xml_out_mixed(XmlOut *out)
{
    Open *open = top(out);
    g_assert(open && !open->children);
    open->mixed = true;
}

void
xml_out_text(XmlOut *out, const char *text)
{
    xml_out_mixed(out);
    close_tag(out);
    append_escaped(out, text, false);
}

void
xml_out_text_element(XmlOut *out, const char *name, const char *text)
{
    if (!text)
        return;
    xml_out_start(out, name);
    xml_out_text(out, text);
    xml_out_end(out);
}

static bool
has_text(const GArray *pieces)
{
    for (guint i = 0; i < pieces->len; i++) {
        const XmlPiece *piece = &g_array_index(pieces, XmlPiece, i);
        if (piece->text && !text_is_blank(piece->text))
            return true;
    }
    return false;
}

void
xml_out_copy(XmlOut *out, const XmlNode *node)
{
    xml_out_start(out, xml_name(node));
    for (const char *name = NULL; (name = xml_next_attribute(node, name));)
        xml_out_attribute(out, name, xml_attribute(node, name));
    g_autoptr(GArray) pieces = xml_pieces(node);
    bool mixed = top(out)->mixed || has_text(pieces);
    if (mixed)
        xml_out_mixed(out);
    for (guint i = 0; i < pieces->len; i++) {
        const XmlPiece *piece = &g_array_index(pieces, XmlPiece, i);
        if (piece->element)
            xml_out_copy(out, piece->element);
        else if (mixed)
            xml_out_text(out, piece->text);
    }
    xml_out_end(out);
}

void
xml_out_comment(XmlOut *out, const char *text)
{
    g_assert(!strstr(text, "--"));
    begin_child(out);
    g_string_append_printf(out->text, "<!-- %s -->", text);
    if (out->open->len == 0)
        g_string_append_c(out->text, '\n');
}

const char *
xml_out_bytes(XmlOut *out, size_t *length)
{
    g_assert(out->open->len == 0);
    if (length)
        *length = out->text->len;
    return out->text->str;
}

void
xml_out_drain(XmlOut *out, FileDraft *draft)
{
    file_draft_add(draft, out->text->str, out->text->len);
    g_string_truncate(out->text, 0);
}

bool
xml_out_publish(XmlOut *out, const char *path, bool *changed, GError **error)
{
    size_t length;
    const char *bytes = xml_out_bytes(out, &length);
    return file_publish(path, bytes, length, changed, error);
}
