#include "layout/tree_private.h"

#include "layout/format.h"
#include "layout/length.h"

#include <math.h>
#include <stddef.h>

typedef enum {
    TYPE_TEXT,
    TYPE_LENGTH,
    TYPE_NUMBER,
    TYPE_TRUTH,
    TYPE_SIDE,
    TYPE_PAGES,
    TYPE_KEEP,
    TYPE_STYLE, /* text style, or the element's own kind */
    TYPE_LINE,
    TYPE_FILL
} AttributeType;

typedef struct {
    const char *name;
    AttributeType type;
    size_t offset;
} Attribute;

#define AT(field) offsetof(LayoutNode, field)

static const Attribute attributes[] = {
    {"name", TYPE_TEXT, AT(name)},
    {"kind", TYPE_TEXT, AT(name)},
    {"style", TYPE_STYLE, AT(style)},
    {"fill", TYPE_FILL, AT(fill)},
    {"line", TYPE_LINE, AT(line)},
    {"rule", TYPE_LINE, AT(rule)},
    {"rule-above", TYPE_LINE, AT(rule_above)},
    {"format", TYPE_TEXT, AT(format)},
    {"missing", TYPE_TEXT, AT(missing)},
    {"value", TYPE_TEXT, AT(value)},
    {"role", TYPE_TEXT, AT(role)},
    {"separator", TYPE_TEXT, AT(separator)},
    {"continued", TYPE_TEXT, AT(continued)},
    {"anchor", TYPE_TEXT, AT(anchor)},
    {"to", TYPE_TEXT, AT(to)},
    {"align", TYPE_SIDE, AT(align)},
    {"at", TYPE_SIDE, AT(at)},
    {"pages", TYPE_PAGES, AT(pages)},
    {"keep", TYPE_KEEP, AT(keep)},
    {"x", TYPE_LENGTH, AT(x)},
    {"y", TYPE_LENGTH, AT(y)},
    {"x2", TYPE_LENGTH, AT(x2)},
    {"y2", TYPE_LENGTH, AT(y2)},
    {"width", TYPE_LENGTH, AT(width)},
    {"height", TYPE_LENGTH, AT(height)},
    {"gap", TYPE_LENGTH, AT(gap)},
    {"inset", TYPE_LENGTH, AT(inset)},
    {"before", TYPE_LENGTH, AT(before)},
    {"after", TYPE_LENGTH, AT(after)},
    {"step-x", TYPE_LENGTH, AT(step_x)},
    {"step-y", TYPE_LENGTH, AT(step_y)},
    {"inner", TYPE_LENGTH, AT(inner)},
    {"outer", TYPE_LENGTH, AT(outer)},
    {"top", TYPE_LENGTH, AT(top)},
    {"bottom", TYPE_LENGTH, AT(bottom)},
    {"spread", TYPE_LENGTH, AT(spread)},
    {"beside", TYPE_LENGTH, AT(beside)},
    {"span", TYPE_NUMBER, AT(span)},
    {"count", TYPE_NUMBER, AT(count)},
    {"level", TYPE_NUMBER, AT(level)},
    {"numbered", TYPE_TRUTH, AT(numbered)},
    {"break-page", TYPE_TRUTH, AT(break_page)},
    {"header", TYPE_TRUTH, AT(header)},
};

void
tree_complain(Loading *loading, const XmlNode *node, const char *attribute,
              const char *why)
{
    DiagPlace place = xml_place(node);
    diag_add_at(loading->diag, FINDING_LAYOUT_VALUE, &place, attribute,
                xml_attribute(node, attribute), why, NULL);
    loading->good = false;
}

/* The words of an enumeration, in the order of its values; -1 when unknown. */
static int
word_index(const char *const *words, const char *word)
{
    for (int i = 0; words[i]; i++)
        if (g_str_equal(words[i], word))
            return i;
    return -1;
}

static int
read_word(AttributeType type, const char *text)
{
    static const char *const sides[] = {"none",    "left",    "centre",
                                        "right",   "inner",   "outer",
                                        "decimal", "justify", NULL};
    static const char *const pages[] = {"all", "first", "rest", NULL};
    static const char *const keeps[] = {"none", "next", "together", NULL};
    return word_index(type == TYPE_SIDE    ? sides
                      : type == TYPE_PAGES ? pages
                                           : keeps,
                      text);
}

static bool
style_known(const Styles *styles, const LayoutNode *node, AttributeType type,
            const char *name)
{
    if (type == TYPE_LINE)
        return styles_line(styles, name);
    if (type == TYPE_FILL)
        return styles_fill(styles, name);
    switch (node->kind) {
    case LAYOUT_HEADING:
        return styles_heading(styles, name);
    case LAYOUT_TABLE:
        return styles_table(styles, name);
    case LAYOUT_LINE:
    case LAYOUT_RULE:
        return styles_line(styles, name);
    default:
        return styles_text(styles, name);
    }
}

/* "2fr" for a column's width; false when it is no such thing. */
static bool
read_fraction(LayoutNode *node, const char *text)
{
    char *end = NULL;
    double value = g_ascii_strtod(text, &end);
    if (end == text || !g_str_equal(end, "fr"))
        return false;
    node->fraction = value;
    return true;
}

static void
read_attribute(Loading *loading, const XmlNode *from, LayoutNode *node,
               const Attribute *attribute)
{
    const char *text = xml_attribute(from, attribute->name);
    if (!text)
        return;
    char *field = (char *)node + attribute->offset;
    int word = 0;
    switch (attribute->type) {
    case TYPE_STYLE:
    case TYPE_LINE:
    case TYPE_FILL:
        if (!style_known(loading->layout->styles, node, attribute->type, text))
            tree_complain(loading, from, attribute->name,
                          "styles.xml has no such style");
        *(const char **)(void *)field = arena_dup(loading->layout->arena, text);
        break;
    case TYPE_TEXT:
        *(const char **)(void *)field = arena_dup(loading->layout->arena, text);
        break;
    case TYPE_LENGTH:
        if (!length_parse(text, (double *)(void *)field) &&
            !read_fraction(node, text))
            tree_complain(loading, from, attribute->name,
                          "a length has mm, Q or pt");
        break;
    case TYPE_NUMBER:
        *(int *)(void *)field = xml_integer(from, attribute->name, 1);
        break;
    case TYPE_TRUTH:
        *(bool *)(void *)field = xml_truth(from, attribute->name, false);
        break;
    case TYPE_SIDE:
    case TYPE_PAGES:
    case TYPE_KEEP:
        word = read_word(attribute->type, text);
        if (word < 0)
            tree_complain(loading, from, attribute->name,
                          "not one of the words");
        *(int *)(void *)field = MAX(word, 0);
        break;
    }
}

static const XmlPath *
read_path(Loading *loading, const XmlNode *from, const char *attribute,
          const char **source)
{
    const char *text = xml_attribute(from, attribute);
    if (!text)
        return NULL;
    *source = arena_dup(loading->layout->arena, text);
    g_autoptr(GError) error = NULL;
    XmlPath *path = xml_path_new(text, NULL, &error);
    if (path) {
        g_ptr_array_add(loading->layout->paths, path);
        return path;
    }
    DiagPlace place = xml_place(from);
    diag_add_at(loading->diag, FINDING_LAYOUT_EXPRESSION, &place, text, NULL);
    loading->good = false;
    return NULL;
}

void
tree_blank_lengths(LayoutNode *node)
{
    for (size_t i = 0; i < G_N_ELEMENTS(attributes); i++)
        if (attributes[i].type == TYPE_LENGTH)
            *(double *)(void *)((char *)node + attributes[i].offset) = NAN;
}

void
tree_read_attributes(Loading *loading, const XmlNode *from, LayoutNode *node)
{
    for (size_t i = 0; i < G_N_ELEMENTS(attributes); i++)
        read_attribute(loading, from, node, &attributes[i]);
    if (node->format && !format_known(node->format))
        tree_complain(loading, from, "format", "no such format");
    node->select = read_path(loading, from, "select", &node->select_source);
    node->test = read_path(loading, from, "test", &node->test_source);
    node->key = read_path(loading, from, "key", &node->key_source);
    node->measure = read_path(loading, from, "measure", &node->measure_source);
}
