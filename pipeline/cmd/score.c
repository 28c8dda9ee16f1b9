/*
 * year.xml to evaluation.xml: every result of the year with the rule that made
 * it and the operands it was made from. With last year's year.xml its data are
 * scored again under this year's framework, for the change.
 *
 * Or any other index: --framework and --data to results.csv and what was done.
 * Or the register of institutions: --register with the folder of its facts.
 */
#include "base/error.h"
#include "base/options.h"
#include "score/engine_explain.h"
#include "score/evaluate.h"
#include "score/register_run.h"

typedef struct {
    char *folder;
    char *schemas;
    char *last;
    char *published;
    char *records;
    char *framework_of;
    char *framework; /* of an index in general, and its data */
    char *data;
    char *explain; /* a unit of it, UNIT or UNIT/YEAR */
    gboolean all;
    char *facts; /* of the register of institutions */
    int capacity;
} Arguments;

/* An optional document: true when none is asked for, or it could be read. */
static bool
load_year(const char *path, const char *schemas, Year **year, GError **error)
{
    *year = path ? year_load(path, schemas, error) : NULL;
    return !path || *year;
}

static bool
load_published(const Arguments *arguments, Evaluation **evaluation,
               GError **error)
{
    if (!arguments->published)
        return true;
    g_autofree char *schema =
        g_build_filename(arguments->schemas, "model", "evaluation.rng", NULL);
    *evaluation = evaluation_load(arguments->published, schema, error);
    return *evaluation != NULL;
}

static bool
run(const Arguments *arguments, const char *path, GError **error)
{
    g_autoptr(Year) year = NULL;
    g_autoptr(Year) last = NULL;
    g_autoptr(Year) other = NULL;
    g_autoptr(RecordSet) records = NULL;
    g_autoptr(Evaluation) published = NULL;
    const char *schemas = arguments->schemas;
    if (!load_year(path, schemas, &year, error) ||
        !load_year(arguments->last, schemas, &last, error) ||
        !load_year(arguments->framework_of, schemas, &other, error) ||
        !load_published(arguments, &published, error))
        return false;
    if (arguments->records &&
        !(records = record_set_load(arguments->records, schemas, error)))
        return false;
    const EvaluateFrom from = {
        .year = year,
        .framework = other ? other->framework : year->framework,
        .records = records,
        .last = last,
        .published = published,
        .certainty = true,
    };
    g_autoptr(Evaluated) evaluated = evaluate(&from);
    g_autofree char *result =
        g_build_filename(arguments->folder, "evaluation.xml", NULL);
    return evaluation_publish(evaluated->evaluation, result, NULL, error);
}

static void
explain_index(const Arguments *arguments, const IndexFramework *framework,
              const IndexData *data, GError **error)
{
    g_autoptr(Engine) engine = engine_run_kept(framework, data);
    g_autofree char *unit = g_strdup(arguments->explain);
    char *slash = framework->year_column ? strrchr(unit, '/') : NULL;
    if (slash)
        *slash++ = '\0';
    int differing = engine_explain(engine, arguments->data, unit, slash,
                                   diag_language(), stdout, error);
    if (differing > 0)
        g_set_error(error, HYOKA_ERROR, HYOKA_ERROR_DATA,
                    "%d steps do not agree", differing);
}

/* An index in general. Findings stop it before anything is written. */
static void
run_index(const Arguments *arguments, Diag *diag, GError **error)
{
    g_autofree char *schema =
        g_build_filename(arguments->schemas, "model", "index.rng", NULL);
    g_autoptr(IndexFramework) framework =
        index_framework_load(arguments->framework, schema, diag, error);
    if (!framework)
        return;
    g_autoptr(IndexData) data =
        index_data_load(arguments->data, framework, diag, error);
    if (!data)
        return;
    if (arguments->explain) {
        explain_index(arguments, framework, data, error);
        return;
    }
    g_autoptr(Engine) engine = engine_run(framework, data);
    engine_publish(engine, arguments->folder, arguments->all, error);
}

static void
run_register(const Arguments *arguments, GError **error)
{
    const RegisterRun how = {arguments->facts, arguments->schemas,
                             arguments->capacity};
    register_run(&how, arguments->folder, error);
}

/* What is wrong with the command line; NULL when nothing is. */
static const char *
mistake(const Arguments *arguments, int argc)
{
    bool index = arguments->framework || arguments->data;
    if (arguments->facts)
        return !arguments->folder        ? "--output is needed"
               : argc > 1 || index       ? "--register stands alone"
               : arguments->capacity < 0 ? "--capacity is a number of cases"
                                         : NULL;
    if (arguments->capacity)
        return "--capacity belongs to --register";
    if (!arguments->folder && !arguments->explain)
        return "--output is needed";
    if (arguments->explain && !index)
        return "--explain belongs to --framework and --data";
    if (index && (!arguments->framework || !arguments->data))
        return "--framework and --data belong together";
    if (index == (argc > 1))
        return "give either YEAR.XML or --framework and --data";
    return NULL;
}

int
main(int argc, char **argv)
{
    Arguments arguments = {0};
    const GOptionEntry entries[] = {
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &arguments.folder,
         "Write evaluation.xml there", "FOLDER"},
        {"last", 0, 0, G_OPTION_ARG_FILENAME, &arguments.last,
         "year.xml of the year before, to be scored again", "FILE"},
        {"published", 0, 0, G_OPTION_ARG_FILENAME, &arguments.published,
         "evaluation.xml of the year before, as published", "FILE"},
        {"framework-of", 0, 0, G_OPTION_ARG_FILENAME, &arguments.framework_of,
         "Score under the framework of this year.xml", "FILE"},
        {"framework", 0, 0, G_OPTION_ARG_FILENAME, &arguments.framework,
         "Framework of an index in general", "FILE"},
        {"data", 0, 0, G_OPTION_ARG_FILENAME, &arguments.data,
         "Its data, CSV: a row a unit, a column an indicator", "FILE"},
        {"explain", 0, 0, G_OPTION_ARG_STRING, &arguments.explain,
         "Print where a unit's score comes from, and write nothing",
         "UNIT[/YEAR]"},
        {"all", 0, 0, G_OPTION_ARG_NONE, &arguments.all,
         "Write the normalised indicators of an index too", NULL},
        {"register", 0, 0, G_OPTION_ARG_FILENAME, &arguments.facts,
         "Judge the register of institutions in FOLDER instead", "FOLDER"},
        {"capacity", 0, 0, G_OPTION_ARG_INT, &arguments.capacity,
         "Its worklist: cases a month (as its rules say)", "N"},
        {"records", 0, 0, G_OPTION_ARG_FILENAME, &arguments.records,
         "records.xml of the year, for the checks of single records", "FILE"},
        {"schemas", 0, 0, G_OPTION_ARG_FILENAME, &arguments.schemas,
         "Folder of the schemas", "FOLDER"},
        G_OPTION_ENTRY_NULL};
    const Options options = {.name = "score",
                             .arguments = "[YEAR.XML]",
                             .summary = "Evaluate one year",
                             .entries = entries,
                             .minimum = 0,
                             .maximum = 1};
    int status = options_parse(&options, &argc, &argv);
    arguments.schemas = options_shared(arguments.schemas, "pipeline");
    g_autoptr(GError) error = NULL;
    g_autoptr(Diag) diag = diag_new();
    const char *wrong = mistake(&arguments, argc);
    if (status == OPTIONS_RUN && wrong) {
        status = options_usage(&options, wrong);
    } else if (status == OPTIONS_RUN) {
        if (arguments.facts)
            run_register(&arguments, &error);
        else if (arguments.framework)
            run_index(&arguments, diag, &error);
        else
            run(&arguments, argv[1], &error);
        status = options_finish("score", diag, error);
    }
    g_free(arguments.folder);
    g_free(arguments.schemas);
    g_free(arguments.last);
    g_free(arguments.published);
    g_free(arguments.records);
    g_free(arguments.framework_of);
    g_free(arguments.framework);
    g_free(arguments.data);
    g_free(arguments.explain);
    g_free(arguments.facts);
    return status;
}
