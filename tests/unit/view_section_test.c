#include "base/xml.h"
#include "disclose/view.h"

/* The names that programme.rng allows in a document's sections. */
static GPtrArray *
names_of_schema(Arena *arena, const XmlNode *grammar, const char *define)
{
    GPtrArray *names = g_ptr_array_new();
    for (const XmlNode *node = xml_first(grammar, "define"); node;
         node = xml_next(node, "define")) {
        if (!g_str_equal(xml_attribute(node, "name"), define))
            continue;
        const XmlNode *choice = xml_first(node, "choice");
        for (const XmlNode *value = xml_first(choice, "value"); value;
             value = xml_next(value, "value"))
            g_ptr_array_add(names, (gpointer)xml_text(arena, value));
    }
    return names;
}

static void
compare(const char *define, const char *unit, const ViewSection *const *tables)
{
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(XmlDocument) schema =
        xml_load("pipeline/model/programme.rng",
                 &(XmlLoad){.limit = XML_STAGE_BYTES}, NULL, &error);
    g_assert_no_error(error);
    g_autoptr(GPtrArray) names =
        names_of_schema(arena, xml_root(schema), define);
    for (guint i = 0; i < names->len; i++)
        if (!view_section(unit, names->pdata[i]))
            g_error("%s: no section %s", define, (char *)names->pdata[i]);
    guint count = 0;
    for (; *tables; tables++)
        for (const ViewSection *section = *tables; section->name; section++)
            count++;
    g_assert_cmpuint(names->len, ==, count);
}

static void
test_schema_lists_all(void)
{
    compare("hub-section", "hub", view_hub_sections);
    compare("contractor-section", "contractor", view_contractor_sections);
    compare("nation-section", "nation", view_nation_sections);
}

static void
test_units_are_apart(void)
{
    g_assert_nonnull(view_section("hub", "satisfaction"));
    g_assert_null(view_section("nation", "satisfaction"));
    g_assert_null(view_section("hub", "overview"));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/view/schema-lists-every-section", test_schema_lists_all);
    g_test_add_func("/view/sections-of-units-are-apart", test_units_are_apart);
    return g_test_run();
}
