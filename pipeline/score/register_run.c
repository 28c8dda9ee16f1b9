#include "score/register_run.h"

#include "base/file.h"
#include "score/register_national.h"
#include <glib/gstdio.h>

/* The register while it is judged. `arena` holds ids and names, `scratch` the
 * strings of the prefecture that is read. */
typedef struct {
    const RegisterRun *run;
    RegisterRules *rules;
    Arena *arena;
    GArray *entries; /* RegisterEntry */
    RegisterTally *tallies;
    char *schema;
} Run;

static RegisterEntry *
entries_of(const Run *run)
{
    return (RegisterEntry *)(void *)run->entries->data;
}

/* --- first pass --- */
static void
take(Run *run, const Institution *institution, int prefecture)
{
    RegisterEntry entry = register_entry(run->rules, institution);
    entry.prefecture = prefecture;
    entry.name = arena_dup(run->arena, institution->name);
    entry.result.id = arena_dup(run->arena, institution->id);
    g_array_append_val(run->entries, entry);
    int cell = register_cell(run->rules, institution->kind, prefecture);
    register_tally_facts(&run->tallies[cell], run->rules, institution);
}

static bool
read_prefecture(Run *run, int prefecture, const char *path, GError **error)
{
    g_autoptr(Arena) scratch = arena_new();
    g_autoptr(XmlReader) reader =
        xml_reader_open(path, run->schema, scratch, error);
    if (!reader)
        return false;
    Institution institution;
    if (xml_reader_next(reader, 0))
        while (institution_next(reader, scratch, run->rules, &institution))
            take(run, &institution, prefecture);
    return xml_reader_close(reader, error);
}

static char *
document_path(const char *folder, int prefecture)
{
    char name[16];
    g_snprintf(name, sizeof name, "%02d.xml", prefecture);
    return g_build_filename(folder, name, NULL);
}

static bool
read_all(Run *run, GError **error)
{
    for (int i = 1; i <= REGISTER_PREFECTURES; i++) {
        g_autofree char *path = document_path(run->run->folder, i);
        if (g_file_test(path, G_FILE_TEST_EXISTS) &&
            !read_prefecture(run, i, path, error))
            return false;
    }
    return true;
}

/* --- second pass --- */
static bool
publish_prefecture(const Run *run, int prefecture, guint *first,
                   const char *folder, GError **error)
{
    char as_of[DATE_TEXT_SIZE];
    const RegisterEntry *entries = entries_of(run);
    g_autofree char *path = document_path(folder, prefecture);
    guint begin = *first;
    g_autoptr(XmlOut) out = xml_out_new();
    xml_out_start(out, "results");
    xml_out_attribute(out, "xmlns", "urn:hyoka:institution-results:1");
    xml_out_attribute_int(out, "year", run->rules->year);
    xml_out_attribute(out, "as-of", date_iso(run->rules->as_of, as_of));
    xml_out_attribute_int(out, "prefecture", prefecture);
    for (;
         *first < run->entries->len && entries[*first].prefecture == prefecture;
         (*first)++)
        institution_result_write(out, run->rules, &entries[*first].result);
    xml_out_end(out);
    if (*first > begin)
        return xml_out_publish(out, path, NULL, error);
    g_unlink(path);
    return true;
}

static bool
publish_national(const RegisterNational *national, const char *folder,
                 GError **error)
{
    g_autofree char *path = g_build_filename(folder, "national.xml", NULL);
    g_autofree char *list = g_build_filename(folder, "worklist.csv", NULL);
    g_autoptr(XmlOut) out = xml_out_new();
    register_national_write(out, national);
    g_autoptr(GString) csv = register_worklist_csv(national);
    return xml_out_publish(out, path, NULL, error) &&
           file_publish(list, csv->str, csv->len, NULL, error);
}

static bool
publish(const Run *run, const RegisterNational *national, const char *folder,
        GError **error)
{
    guint first = 0;
    if (!file_make_dir(folder, error))
        return false;
    for (int i = 1; i <= REGISTER_PREFECTURES; i++)
        if (!publish_prefecture(run, i, &first, folder, error))
            return false;
    return publish_national(national, folder, error) &&
           file_sync_dir(folder, error);
}

static bool
judge(Run *run, const char *folder, GError **error)
{
    RegisterEntry *entries = entries_of(run);
    int count = (int)run->entries->len;
    RegisterNational national = {
        .rules = run->rules,
        .entries = entries,
        .count = count,
        .tallies = run->tallies,
        .prior = register_prior(run->rules, entries, count)};
    register_satisfy(run->rules, national.prior, entries, count);
    national.peers = register_compare(run->rules, run->arena, entries, count);
    register_decide(run->rules, entries, count);
    g_autoptr(GArray) worklist =
        register_triage(run->rules, national.peers, entries, count);
    for (int i = 0; i < count; i++)
        register_tally_entry(
            &run->tallies[register_cell(run->rules, entries[i].result.kind,
                                        entries[i].prefecture)],
            run->rules, &entries[i]);
    national.worklist = (const int *)(const void *)worklist->data;
    national.worklist_count = (int)worklist->len;
    return publish(run, &national, folder, error);
}

bool
register_run(const RegisterRun *how, const char *results, GError **error)
{
    g_autofree char *path = g_build_filename(how->folder, "rules.xml", NULL);
    g_autofree char *schema =
        g_build_filename(how->schemas, "model", "institution.rng", NULL);
    g_autoptr(RegisterRules) rules =
        register_rules_load(path, how->schemas, NULL, error);
    if (!rules)
        return false;
    if (how->capacity > 0)
        rules->capacity = how->capacity;
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(GArray) entries =
        g_array_new(FALSE, FALSE, sizeof(RegisterEntry));
    Run run = {.run = how,
               .rules = rules,
               .arena = arena,
               .entries = entries,
               .tallies = arena_array(arena, RegisterTally,
                                      register_cell_count(rules)),
               .schema = schema};
    return read_all(&run, error) && judge(&run, results, error);
}
