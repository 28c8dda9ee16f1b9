#include "disclose/items.h"

#include "base/decimal.h"
#include "base/file.h"
#include <string.h>

struct Items {
    GPtrArray *rows; /* char **: path@attribute, filter, items, how, … */
};

/* What one attribute of one element is asked with. */
typedef struct {
    const Framework *framework;
    int year;
    const XmlNode *node;
} Asked;

enum { ROW_PATH, ROW_FILTER, ROW_ITEMS, ROW_HOW, ROW_COLUMNS = 5 };

static void
free_row(gpointer row)
{
    g_strfreev(row);
}

/* The document whose rows an edition shares. */
static const char *
document_of(const char *document)
{
    if (g_str_equal(document, "card-interim"))
        return "card";
    return g_str_equal(document, "public") ? "summary" : document;
}

Items *
items_load(const char *folder, const char *document, GError **error)
{
    g_autofree char *path = g_strdup_printf("%s/disclose/%s-items.tsv", folder,
                                            document_of(document));
    g_autofree char *bytes = NULL;
    size_t length = 0;
    Items *items = g_new0(Items, 1);
    items->rows = g_ptr_array_new_with_free_func(free_row);
    if (!g_file_test(path, G_FILE_TEST_EXISTS))
        return items;
    if (!file_read(path, 0, &bytes, &length, error)) {
        items_free(items);
        return NULL;
    }
    g_auto(GStrv) lines = g_strsplit(bytes, "\n", -1);
    for (int i = 0; lines[i]; i++) {
        g_auto(GStrv) row = g_strsplit(lines[i], "\t", -1);
        if (*lines[i] != '#' && g_strv_length(row) == ROW_COLUMNS)
            g_ptr_array_add(items->rows, g_steal_pointer(&row));
    }
    return items;
}

void
items_free(Items *items)
{
    if (!items)
        return;
    g_ptr_array_unref(items->rows);
    g_free(items);
}

/* The value of the nearest attribute of that name, upwards. */
static const char *
around(const XmlNode *node, const char *name)
{
    for (; node; node = xml_parent(node))
        if (xml_attribute(node, name))
            return xml_attribute(node, name);
    return "";
}

/* Its place among the elements of its name, from 1. */
static int
place_of(const XmlNode *node)
{
    const XmlNode *parent = xml_parent(node);
    int place = 0;
    for (const XmlNode *at = parent ? xml_first(parent, xml_name(node)) : NULL;
         at; at = xml_next(at, xml_name(node))) {
        place++;
        if (at == node)
            break;
    }
    return place;
}

/* The month of the fiscal year that begins in `year` in April. */
static char *
month_of(int year, int place)
{
    int month = place + 3;
    return month > 12 ? g_strdup_printf("%d-%02d", year + 1, month - 12)
                      : g_strdup_printf("%d-%02d", year, month);
}

/* The code of the hub whose label is around; the map of the view has them. */
static const char *
hub_of(const XmlNode *node)
{
    const char *label = around(node, "label");
    const XmlNode *root = node;
    while (xml_parent(root))
        root = xml_parent(root);
    const XmlNode *map = xml_first(root, "map");
    for (const XmlNode *tile = map ? xml_first(map, "tile") : NULL; tile;
         tile = xml_next(tile, "tile"))
        if (g_strcmp0(xml_attribute(tile, "short"), label) == 0)
            return xml_attribute(tile, "code");
    return label;
}

/* An indicator's id, or that of the component with the name around. */
static const char *
measure_of(const Asked *asked)
{
    const char *id = around(asked->node, "id");
    const char *name = around(asked->node, "name");
    for (int i = 0; !*id && i < asked->framework->component_count; i++)
        if (g_str_equal(asked->framework->components[i].name, name))
            return asked->framework->components[i].id;
    return id;
}

static char *
value_of(const Asked *asked, const char *name)
{
    const char *own = xml_attribute(asked->node, "n");
    if (g_str_equal(name, "n"))
        return g_strdup_printf("%d", place_of(asked->node));
    if (g_str_equal(name, "month"))
        return month_of(asked->year, place_of(asked->node));
    if (g_str_equal(name, "last-month"))
        return month_of(asked->year - 1, place_of(asked->node));
    if (g_str_equal(name, "case"))
        return g_strdup_printf("%d", place_of(asked->node) - 1);
    if (g_str_equal(name, "size"))
        return g_strdup(own ? own : "");
    if (g_str_equal(name, "hub"))
        return g_strdup(hub_of(asked->node));
    if (g_str_equal(name, "measure"))
        return g_strdup(measure_of(asked));
    if (!g_str_equal(name, "field-id"))
        return g_strdup(around(asked->node, name));
    const Question *field =
        framework_field(asked->framework, around(asked->node, "field"));
    return g_strdup(field ? field->id : "");
}

static char *
fill(const Asked *asked, const char *pattern)
{
    GString *text = g_string_new(NULL);
    while (*pattern) {
        size_t length = strcspn(pattern, "{");
        g_string_append_len(text, pattern, (gssize)length);
        pattern += length;
        const char *close = *pattern ? strchr(pattern, '}') : NULL;
        if (!close)
            break;
        g_autofree char *name =
            g_strndup(pattern + 1, (size_t)(close - pattern - 1));
        g_autofree char *value = value_of(asked, name);
        g_string_append(text, value);
        pattern = close + 1;
    }
    return g_string_free(text, FALSE);
}

/* "bar/part@share", from below the root. */
static char *
path_of(const XmlNode *node, const char *attribute)
{
    GString *path = g_string_new(NULL);
    for (; xml_parent(node); node = xml_parent(node)) {
        g_string_prepend(path, xml_name(node));
        if (xml_parent(xml_parent(node)))
            g_string_prepend_c(path, '/');
    }
    g_string_append_printf(path, "@%s", attribute);
    return g_string_free(path, FALSE);
}

static bool
holds(const XmlNode *node, const char *filter)
{
    const char *equals = strchr(filter, '=');
    if (!equals)
        return true;
    g_autofree char *name = g_strndup(filter, (size_t)(equals - filter));
    return g_str_equal(around(node, name), equals + 1);
}

char *
items_of(const Items *items, const Framework *framework, int year,
         const XmlNode *node, const char *attribute, bool *same)
{
    const Asked asked = {framework, year, node};
    g_autofree char *path = path_of(node, attribute);
    for (guint i = 0; i < items->rows->len; i++) {
        char **row = items->rows->pdata[i];
        if (!g_str_equal(row[ROW_PATH], path) || !holds(node, row[ROW_FILTER]))
            continue;
        const char *how = row[ROW_HOW];
        *same = g_str_equal(how, "same");
        if (g_str_equal(how, "name") || g_str_equal(how, "ink"))
            return g_strdup("");
        return *same ? g_strdup(row[ROW_ITEMS]) : fill(&asked, row[ROW_ITEMS]);
    }
    return NULL;
}
