#include "ingest/ingest.h"

#include "base/error.h"
#include "base/file.h"
#include "ingest/publish.h"
#include "ingest/readers.h"
#include "model/list.h"
#include "model/policy.h"

static Year *
year_new(const IngestOptions *options)
{
    Arena *arena = arena_new();
    Year *year = arena_alloc(arena, sizeof *year);
    year->arena = arena;
    year->id = options->fiscal_year;
    year->phase = arena_dup(arena, options->phase);
    year->from = (Date){options->fiscal_year, 4, 1};
    year->to = (Date){options->fiscal_year + 1, 3, 31};
    return year;
}

/* A hand-written document of the year; NULL when it is missing or wrong, which
 * is in the findings, or with `error` set. */
static XmlDocument *
load_document(Ingest *ingest, const char *name, const char *schema, int *file,
              GError **error)
{
    *file = ingest_file(ingest, ingest_name(ingest, name));
    const char *path = ingest_path(ingest, *file);
    if (!g_file_test(path, G_FILE_TEST_EXISTS)) {
        diag_add(ingest->diag, FINDING_FILE_MISSING, path, 0, 0, NULL);
        return NULL;
    }
    g_autofree char *rng =
        g_build_filename(ingest->options->schemas, schema, NULL);
    g_autoptr(XmlSchema) rules = xml_schema_load(rng, error);
    if (!rules)
        return NULL;
    XmlLoad how = {.schema = rules, .clean = true};
    return xml_load(path, &how, ingest->diag, error);
}

static void
check_year(Ingest *ingest, const XmlNode *root, int year)
{
    DiagPlace place = xml_place(root);
    if (year == ingest->options->fiscal_year)
        return;
    g_autofree char *got = g_strdup_printf("%d", year);
    g_autofree char *wanted =
        g_strdup_printf("%d", ingest->options->fiscal_year);
    diag_add_at(ingest->diag, FINDING_YEAR_DIFFERS, &place, got, wanted, NULL);
}

/* programme.xml and framework.xml say what there is to read: without them the
 * tables cannot be read. False then, with or without `error`. */
static bool
read_rules(Ingest *ingest, IngestRules *rules, GError **error)
{
    Year *year = ingest->year;
    rules->programme =
        load_document(ingest, "programme.xml", "model/programme.rng",
                      &rules->programme_file, error);
    if (!rules->programme && error && *error)
        return false;
    rules->framework =
        load_document(ingest, "framework.xml", "model/framework.rng",
                      &rules->framework_file, error);
    if (!rules->framework && error && *error)
        return false;
    if (rules->programme) {
        const XmlNode *root = xml_root(rules->programme);
        if (programme_check(root, ingest->diag))
            year->programme = programme_read(root);
        check_year(ingest, root, xml_integer(root, "year", 0));
        policy_check_documents(root, ingest->diag);
    }
    if (rules->framework) {
        const XmlNode *root = xml_root(rules->framework);
        year->framework = framework_read(root, ingest->diag);
        check_year(ingest, root, xml_integer(root, "year", 0));
    }
    return year->programme && year->framework;
}

static bool
choose_phase(Ingest *ingest, GError **error)
{
    Year *year = ingest->year;
    ingest->phase = programme_phase(year->programme, ingest->options->phase);
    if (!ingest->phase) {
        g_set_error(error, HYOKA_ERROR, HYOKA_ERROR_USAGE,
                    "programme.xml has no phase \"%s\"",
                    ingest->options->phase);
        return false;
    }
    year->as_of = ingest->phase->as_of;
    year->month_count = year_months_over(year->id, year->as_of);
    return true;
}

static bool
read_tables(Ingest *ingest, GError **error)
{
    static void (*const readers[])(Ingest *) = {
        facts_read,           pseudonyms_read,     plan_read,
        targets_read,         initiatives_read,    roles_read,
        activity_read,        consultations_read,  cases_read,
        satisfaction_read,    partners_read,       region_read,
        visits_read,          evaluators_read,     practices_read,
        practice_scores_read, practice_pages_read, history_read,
    };
    hubs_read(ingest);
    if (ingest->year->hub_count == 0)
        return true;
    for (size_t i = 0; i < G_N_ELEMENTS(readers); i++)
        readers[i](ingest);
    if (!hearings_read(ingest, error))
        return false;
    corrections_read(ingest);
    tallies_make(ingest);
    crosscheck(ingest);
    return true;
}

static bool
read_all(Ingest *ingest, IngestRules *rules, const char *folder, GError **error)
{
    GError *failure = NULL;
    if (read_rules(ingest, rules, &failure)) {
        if (!choose_phase(ingest, error) || !read_tables(ingest, error))
            return false;
    } else if (failure) {
        g_propagate_error(error, failure);
        return false;
    }
    return publish_policy(ingest, folder, error);
}

static void
ingest_clear(Ingest *ingest, IngestRules *rules)
{
    records_free(ingest->records);
    coverage_free(ingest->coverage);
    g_array_unref(ingest->files);
    g_ptr_array_unref(ingest->paths);
    year_free(ingest->year);
    xml_free(rules->programme);
    xml_free(rules->framework);
}

bool
ingest_run(const IngestOptions *options, const char *folder, Diag *diag,
           GError **error)
{
    Year *year = year_new(options);
    Ingest ingest = {
        .options = options,
        .diag = diag,
        .year = year,
        .arena = year->arena,
        .files = g_array_new(FALSE, FALSE, sizeof(YearFile)),
        .paths = g_ptr_array_new_with_free_func(g_free),
        .records = records_new(),
    };
    IngestRules rules = {0};
    bool done = true;
    if (options->coverage) {
        ingest.coverage = coverage_load(options->coverage, error);
        done = ingest.coverage != NULL;
    }
    done = done && read_all(&ingest, &rules, folder, error);
    if (done && diag_worst(diag) != DIAG_ERROR)
        done = publish_year(&ingest, &rules, folder, error);
    publish_discard(folder);
    ingest_clear(&ingest, &rules);
    return done;
}
