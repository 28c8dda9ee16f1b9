/*
 * input/fyNNNN/ to year.xml, records.xml and policy.xml of one phase; every
 * finding about the data on stderr, exit status 1 when one is an error.
 */
#include "ingest/ingest.h"
#include "base/options.h"
#include "ingest/register.h"

int
main(int argc, char **argv)
{
    g_autofree char *input = NULL;
    g_autofree char *phase = NULL;
    g_autofree char *schemas = NULL;
    g_autofree char *coverage = NULL;
    g_autofree char *folder = NULL;
    int year = 0;
    gboolean is_register = FALSE;
    const GOptionEntry entries[] = {
        {"input", 0, 0, G_OPTION_ARG_FILENAME, &input,
         "Folder that holds fyNNNN/ (input)", "FOLDER"},
        {"year", 0, 0, G_OPTION_ARG_INT, &year, "Fiscal year, as 2017", "YEAR"},
        {"phase", 0, 0, G_OPTION_ARG_STRING, &phase,
         "plan, mid, check, interim or final (final)", "PHASE"},
        {"register", 0, 0, G_OPTION_ARG_NONE, &is_register,
         "Read the register of institutions instead", NULL},
        {"schemas", 0, 0, G_OPTION_ARG_FILENAME, &schemas,
         "Folder of the schemas", "FOLDER"},
        {"coverage", 0, 0, G_OPTION_ARG_FILENAME, &coverage,
         "Characters that can be printed, as the program coverage writes them",
         "FILE"},
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &folder,
         "Write the stage's documents there", "FOLDER"},
        G_OPTION_ENTRY_NULL};
    const Options options = {.name = "ingest",
                             .arguments = "",
                             .summary = "Read and check one year's input",
                             .entries = entries};
    int status = options_parse(&options, &argc, &argv);
    if (status != OPTIONS_RUN)
        return status;
    if (year < 1 || !folder)
        return options_usage(&options, "--year and --output are needed");
    schemas = options_shared(schemas, "pipeline");
    const IngestOptions how = {.input = input ? input : "input",
                               .fiscal_year = year,
                               .phase = phase ? phase : "final",
                               .schemas = schemas,
                               .coverage = coverage};
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(GError) error = NULL;
    if (is_register)
        register_ingest(&how, folder, diag, &error);
    else
        ingest_run(&how, folder, diag, &error);
    return options_finish("ingest", diag, error);
}
