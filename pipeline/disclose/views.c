#include "disclose/views.h"

#include "base/error.h"
#include "base/file.h"
#include "disclose/anonymous.h"
#include <string.h>
#include <unistd.h>

typedef struct {
    const Sources *from;
    const char *folder;
    GPtrArray *names;
    ViewsResult result;
} Writer;

static bool
write_view(Writer *writer, const ProgrammeDocument *document, Audience audience,
           const YearHub *hub, GError **error)
{
    g_autoptr(XmlOut) out =
        view_write(writer->from, document, audience, hub, error);
    if (!out)
        return false;
    char *name = g_strdup_printf(
        "%s/%s/%s.xml", audience_names[audience], document->id,
        !hub                                        ? "national"
        : g_str_equal(document->unit, "contractor") ? hub->contractor_id
                                                    : hub->code);
    g_ptr_array_add(writer->names, name);
    g_autofree char *path = g_build_filename(writer->folder, name, NULL);
    bool changed = false;
    writer->result.total++;
    if (!xml_out_publish(out, path, &changed, error))
        return false;
    writer->result.changed += changed;
    return true;
}

/* Whether the document has a view for this hub: for each hub, or for the first
 * of each contractor's. */
static bool
is_for_hub(const ProgrammeDocument *document, const Year *year, int index)
{
    if (g_str_equal(document->unit, "hub"))
        return true;
    for (int i = 0; i < index; i++)
        if (g_strcmp0(year->hubs[i].contractor_id,
                      year->hubs[index].contractor_id) == 0)
            return false;
    return true;
}

static bool
write_document(Writer *writer, const ProgrammeDocument *document,
               GError **error)
{
    const Year *year = writer->from->year;
    bool is_of_nation = g_str_equal(document->unit, "nation");
    for (int i = 0; i < document->audience_count; i++) {
        int audience = audience_of_name(document->audiences[i]);
        g_assert(audience >= 0); /* programme.rng lists them */
        int count = is_of_nation ? 1 : year->hub_count;
        for (int j = 0; j < count; j++)
            if ((is_of_nation || is_for_hub(document, year, j)) &&
                !write_view(writer, document, (Audience)audience,
                            is_of_nation ? NULL : &year->hubs[j], error))
                return false;
    }
    return true;
}

static int
compare_names(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Remove the views of the old list that are not in the new one. Names that
 * point outside the folder are none of ours. */
static bool
remove_old(Writer *writer, const char *list, GError **error)
{
    g_autofree char *old = NULL;
    if (!g_file_test(list, G_FILE_TEST_EXISTS))
        return true;
    size_t length;
    if (!file_read(list, 0, &old, &length, error))
        return false;
    g_auto(GStrv) names = g_strsplit(old, "\n", -1);
    for (char **name = names; *name; name++) {
        if (!**name || strstr(*name, "..") || **name == '/' ||
            g_ptr_array_find_with_equal_func(writer->names, *name, g_str_equal,
                                             NULL))
            continue;
        g_autofree char *path = g_build_filename(writer->folder, *name, NULL);
        writer->result.removed += unlink(path) == 0;
    }
    return true;
}

static bool
publish_list(Writer *writer, GError **error)
{
    g_autofree char *path = g_strdup_printf("%s/views-%s.list", writer->folder,
                                            writer->from->year->phase);
    g_ptr_array_sort(writer->names, compare_names);
    if (!remove_old(writer, path, error))
        return false;
    g_autoptr(GString) list = g_string_new(NULL);
    for (guint i = 0; i < writer->names->len; i++)
        g_string_append_printf(list, "%s\n",
                               (const char *)writer->names->pdata[i]);
    return file_publish(path, list->str, list->len, NULL, error) &&
           file_sync_dir(writer->folder, error);
}

static bool
is_wanted(const char *const *documents, const char *id)
{
    return !documents || g_strv_contains(documents, id);
}

bool
views_write(const Sources *from, const char *folder,
            const char *const *documents, ViewsResult *result, GError **error)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(Strips) strips = strips_new(from->year, from->evaluation);
    Sources sources = *from;
    sources.strips = strips;
    Writer writer = {&sources, folder, names, {0, 0, 0}};
    const Programme *programme = from->year->programme;
    if (!file_make_dir(folder, error))
        return false;
    for (int i = 0; i < programme->document_count; i++)
        if (is_wanted(documents, programme->documents[i].id) &&
            programme_document_is_of(&programme->documents[i],
                                     from->year->phase) &&
            !write_document(&writer, &programme->documents[i], error))
            return false;
    bool good = documents != NULL || publish_list(&writer, error);
    *result = writer.result;
    return good;
}
