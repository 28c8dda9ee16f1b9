/*
 * From a figure to the lines of the input: `explain --hub 13 --item A5.score
 * output/fy2017/data/final` prints the chain and computes each step again;
 * `--sentence card/strengths.1` does so from a sentence of a paper;
 * `explain --register 113000004 --item L02 output/fy2017/register` likewise.
 */
#include "score/explain.h"
#include "base/error.h"
#include "base/file.h"
#include "base/options.h"
#include "disclose/sentences.h"
#include "score/evaluate.h"
#include "score/register_explain.h"

typedef struct {
    char *hub;
    char *item;
    char *items;
    char *schemas;
    char *last;
    char *published;
    char *records;
    char *institution;
    char *sentence;
    gboolean sentences;
    gboolean check;
} Arguments;

static bool
load_ledger(const char *path, const char *schemas, Evaluation **evaluation,
            GError **error)
{
    g_autofree char *schema =
        g_build_filename(schemas, "model", "evaluation.rng", NULL);
    *evaluation = path ? evaluation_load(path, schema, error) : NULL;
    return !path || *evaluation;
}

static int
explain_file(const Arguments *arguments, const Evaluated *evaluated,
             GError **error)
{
    g_autofree char *bytes = NULL;
    size_t length = 0;
    if (!file_read(arguments->items, 0, &bytes, &length, error))
        return 0;
    g_auto(GStrv) words = g_strsplit(bytes, "\n", -1);
    return explain_items(evaluated, arguments->hub, words, stdout);
}

static void
answer(const Arguments *arguments, const Evaluated *evaluated, GError **error)
{
    int differing;
    if (arguments->check)
        differing = explain_all(evaluated, stdout);
    else if (arguments->items)
        differing = explain_file(arguments, evaluated, error);
    else
        differing = explain_item(evaluated, arguments->hub, arguments->item,
                                 diag_language(), stdout);
    if (differing < 0)
        g_set_error(error, HYOKA_ERROR, HYOKA_ERROR_USAGE,
                    "unit %s has no item %s", arguments->hub, arguments->item);
    else if (differing > 0)
        g_set_error(error, HYOKA_ERROR, HYOKA_ERROR_DATA,
                    "%d steps do not agree", differing);
}

/* What the papers say: lists it, or goes on to the chains of what a sentence
 * read. */
static void
answer_sentence(const Arguments *arguments, const Evaluated *evaluated,
                const SentencesOf *of, GError **error)
{
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    if (arguments->sentences) {
        sentences_list(of, stdout, error);
        return;
    }
    int count =
        sentences_explain(of, arguments->sentence, words, stdout, error);
    g_ptr_array_add(words, NULL);
    if (count == 0)
        g_set_error(error, HYOKA_ERROR, HYOKA_ERROR_USAGE,
                    "no paper of %s in phase %s says %s", arguments->hub,
                    of->from->year->phase, arguments->sentence);
    int differing = count > 0 ? explain_list(evaluated, arguments->hub,
                                             (char *const *)words->pdata,
                                             of->language, stdout)
                              : 0;
    if (differing > 0)
        g_set_error(error, HYOKA_ERROR, HYOKA_ERROR_DATA,
                    "%d steps do not agree", differing);
}

static void
say_sentences(const Arguments *arguments, const Evaluated *evaluated,
              const char *folder, GError **error)
{
    const char *schemas = arguments->schemas;
    g_autofree char *path = g_build_filename(folder, "policy.xml", NULL);
    g_autofree char *rng = g_build_filename(schemas, "model/policy.rng", NULL);
    g_autoptr(XmlSchema) schema = xml_schema_load(rng, error);
    g_autoptr(XmlDocument) document =
        schema
            ? xml_load(path,
                       &(XmlLoad){.schema = schema, .limit = XML_STAGE_BYTES},
                       NULL, error)
            : NULL;
    if (!document)
        return;
    Policy policy;
    XmlNode *root = xml_root(document);
    bool good = policy_read(&policy, xml_first(root, "disclosure"), NULL);
    g_autoptr(Wording) wording = wording_read(xml_first(root, "wording"), NULL);
    if (!good || !wording) {
        xml_fail(error, root, "not what ingest writes");
        return;
    }
    const Sources from = {.year = evaluated->scoring.year,
                          .last = evaluated->last_scoring.year,
                          .evaluation = evaluated->evaluation,
                          .policy = &policy,
                          .wording = wording};
    const SentencesOf of = {&from, schemas, arguments->hub, diag_language()};
    answer_sentence(arguments, evaluated, &of, error);
}

static void
run(const Arguments *arguments, const char *folder, GError **error)
{
    g_autofree char *year_path = g_build_filename(folder, "year.xml", NULL);
    g_autofree char *path = g_build_filename(folder, "evaluation.xml", NULL);
    const char *schemas = arguments->schemas;
    g_autoptr(Evaluation) ledger = NULL;
    g_autoptr(Evaluation) published = NULL;
    g_autoptr(Year) last = NULL;
    g_autoptr(RecordSet) records = NULL;
    g_autoptr(Year) year = year_load(year_path, schemas, error);
    if (!year || !load_ledger(path, schemas, &ledger, error) ||
        !load_ledger(arguments->published, schemas, &published, error))
        return;
    if (arguments->last && !(last = year_load(arguments->last, schemas, error)))
        return;
    if (arguments->records &&
        !(records = record_set_load(arguments->records, schemas, error)))
        return;
    const EvaluateFrom from = {.year = year,
                               .records = records,
                               .framework = year->framework,
                               .last = last,
                               .published = published,
                               .certainty = true};
    g_autoptr(Evaluated) evaluated =
        evaluate_again(&from, g_steal_pointer(&ledger));
    if (arguments->sentences || arguments->sentence)
        say_sentences(arguments, evaluated, folder, error);
    else
        answer(arguments, evaluated, error);
}

static void
run_register(const Arguments *arguments, const char *folder, GError **error)
{
    const RegisterExplain how = {folder, arguments->schemas,
                                 arguments->institution, arguments->item,
                                 diag_language()};
    int differing = register_explain(&how, stdout, error);
    if (differing > 0)
        g_set_error(error, HYOKA_ERROR, HYOKA_ERROR_DATA,
                    "%d results of institution %s do not agree", differing,
                    arguments->institution);
}

int
main(int argc, char **argv)
{
    Arguments arguments = {.hub = g_strdup(EVALUATION_NATION),
                           .item = g_strdup("total.score")};
    const GOptionEntry entries[] = {
        {"hub", 0, 0, G_OPTION_ARG_STRING, &arguments.hub,
         "Code of the hub, or nation", "CODE"},
        {"item", 0, 0, G_OPTION_ARG_STRING, &arguments.item,
         "Item of evaluation.xml (total.score)", "ITEM"},
        {"items", 0, 0, G_OPTION_ARG_FILENAME, &arguments.items,
         "Compute each item of FILE again, one a line, and print its value",
         "FILE"},
        {"register", 0, 0, G_OPTION_ARG_STRING, &arguments.institution,
         "An institution of the register that FOLDER holds instead", "ID"},
        {"sentences", 0, 0, G_OPTION_ARG_NONE, &arguments.sentences,
         "List the sentences of its papers of this phase, with their ids",
         NULL},
        {"sentence", 0, 0, G_OPTION_ARG_FILENAME, &arguments.sentence,
         "A sentence by its id, or by a part of what it says", "TEXT"},
        {"check", 0, 0, G_OPTION_ARG_NONE, &arguments.check,
         "Compute every entry of evaluation.xml again instead", NULL},
        {"last", 0, 0, G_OPTION_ARG_FILENAME, &arguments.last,
         "year.xml of the year before, as given to score", "FILE"},
        {"published", 0, 0, G_OPTION_ARG_FILENAME, &arguments.published,
         "evaluation.xml of the year before, as given to score", "FILE"},
        {"records", 0, 0, G_OPTION_ARG_FILENAME, &arguments.records,
         "records.xml of the year, for the checks of single records", "FILE"},
        {"schemas", 0, 0, G_OPTION_ARG_FILENAME, &arguments.schemas,
         "Folder of the schemas", "FOLDER"},
        G_OPTION_ENTRY_NULL};
    const Options options = {.name = "explain",
                             .arguments = "FOLDER",
                             .summary = "Say where a figure comes from",
                             .entries = entries,
                             .minimum = 1,
                             .maximum = 1};
    int status = options_parse(&options, &argc, &argv);
    arguments.schemas = options_shared(arguments.schemas, "pipeline");
    g_autoptr(GError) error = NULL;
    if (status == OPTIONS_RUN) {
        if (arguments.institution)
            run_register(&arguments, argv[1], &error);
        else
            run(&arguments, argv[1], &error);
        status = options_finish("explain", NULL, error);
    }
    g_free(arguments.hub);
    g_free(arguments.item);
    g_free(arguments.items);
    g_free(arguments.sentence);
    g_free(arguments.institution);
    g_free(arguments.schemas);
    g_free(arguments.last);
    g_free(arguments.published);
    g_free(arguments.records);
    return status;
}
