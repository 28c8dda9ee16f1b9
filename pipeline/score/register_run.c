#include "score/register_run.h"

#include "base/file.h"
#include <glib/gstdio.h>

struct RegisterJudged {
    const RegisterRun *run;
    RegisterRules *rules;
    Arena *arena;    /* ids, names, peers */
    GArray *entries; /* RegisterEntry */
    GArray *worklist;
    RegisterTally *tallies;
    RegisterNational national;
};

static RegisterEntry *
entries_of(const RegisterJudged *judged)
{
    return (RegisterEntry *)(void *)judged->entries->data;
}

/* --- first pass --- */
static void
take(RegisterJudged *run, const Institution *institution, int prefecture)
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
read_prefecture(RegisterJudged *run, int prefecture, const char *path,
                const char *schema, GError **error)
{
    g_autoptr(Arena) scratch = arena_new();
    g_autoptr(XmlReader) reader = xml_reader_open(path, schema, scratch, error);
    if (!reader)
        return false;
    Institution institution;
    if (xml_reader_next(reader, 0))
        while (institution_next(reader, scratch, run->rules, &institution))
            take(run, &institution, prefecture);
    return xml_reader_close(reader, error);
}

char *
register_document_path(const char *folder, int prefecture)
{
    char name[16];
    g_snprintf(name, sizeof name, "%02d.xml", prefecture);
    return g_build_filename(folder, name, NULL);
}

static bool
read_all(RegisterJudged *run, GError **error)
{
    g_autofree char *schema =
        g_build_filename(run->run->schemas, "model", "institution.rng", NULL);
    for (int i = 1; i <= REGISTER_PREFECTURES; i++) {
        g_autofree char *path = register_document_path(run->run->folder, i);
        if (g_file_test(path, G_FILE_TEST_EXISTS) &&
            !read_prefecture(run, i, path, schema, error))
            return false;
    }
    return true;
}

/* --- second pass --- */
static bool
publish_prefecture(const RegisterJudged *run, int prefecture, guint *first,
                   const char *folder, GError **error)
{
    char as_of[DATE_TEXT_SIZE];
    const RegisterEntry *entries = entries_of(run);
    g_autofree char *path = register_document_path(folder, prefecture);
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
publish(const RegisterJudged *judged, const char *folder, GError **error)
{
    guint first = 0;
    if (!file_make_dir(folder, error))
        return false;
    for (int i = 1; i <= REGISTER_PREFECTURES; i++)
        if (!publish_prefecture(judged, i, &first, folder, error))
            return false;
    return publish_national(&judged->national, folder, error) &&
           file_sync_dir(folder, error);
}

/* --- in between: all against each other --- */
static void
compare_all(RegisterJudged *judged)
{
    RegisterEntry *entries = entries_of(judged);
    const RegisterRules *rules = judged->rules;
    int count = (int)judged->entries->len;
    RegisterNational *national = &judged->national;
    *national =
        (RegisterNational){.rules = rules,
                           .entries = entries,
                           .count = count,
                           .tallies = judged->tallies,
                           .prior = register_prior(rules, entries, count)};
    register_satisfy(rules, national->prior, entries, count);
    national->peers = register_compare(rules, judged->arena, entries, count);
    register_decide(rules, entries, count);
    judged->worklist = register_triage(rules, national->peers, entries, count);
    for (int i = 0; i < count; i++)
        register_tally_entry(
            &judged->tallies[register_cell(rules, entries[i].result.kind,
                                           entries[i].prefecture)],
            rules, &entries[i]);
    national->worklist = (const int *)(const void *)judged->worklist->data;
    national->worklist_count = (int)judged->worklist->len;
}

RegisterJudged *
register_judge(const RegisterRun *run, GError **error)
{
    g_autofree char *path = g_build_filename(run->folder, "rules.xml", NULL);
    RegisterRules *rules = register_rules_load(path, run->schemas, NULL, error);
    if (!rules)
        return NULL;
    if (run->capacity > 0)
        rules->capacity = run->capacity;
    Arena *arena = arena_new();
    g_autoptr(RegisterJudged) judged =
        arena_alloc(arena, sizeof(RegisterJudged));
    *judged = (RegisterJudged){
        .run = run,
        .rules = rules,
        .arena = arena,
        .entries = g_array_new(FALSE, FALSE, sizeof(RegisterEntry)),
        .tallies =
            arena_array(arena, RegisterTally, register_cell_count(rules))};
    if (!read_all(judged, error))
        return NULL;
    compare_all(judged);
    return g_steal_pointer(&judged);
}

void
register_judged_free(RegisterJudged *judged)
{
    if (!judged)
        return;
    g_array_unref(judged->entries);
    if (judged->worklist)
        g_array_unref(judged->worklist);
    register_rules_free(judged->rules);
    arena_free(judged->arena); /* with itself */
}

const RegisterNational *
register_judged_national(const RegisterJudged *judged)
{
    return &judged->national;
}

bool
register_run(const RegisterRun *run, const char *results, GError **error)
{
    g_autoptr(RegisterJudged) judged = register_judge(run, error);
    return judged && publish(judged, results, error);
}
