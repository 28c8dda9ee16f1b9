/*
 * disclose: year, evaluation and policy in, one view per paper out. A view
 * holds what its recipient may see, rounded as it is printed, and nothing else.
 */
#include "base/error.h"
#include "base/options.h"
#include "disclose/register.h"
#include "disclose/views.h"

typedef struct {
    char *schemas;
    char *folder;
    char *last;
    char *documents;
    gboolean is_register;
} Arguments;

static bool
load_policy(const char *path, const char *schemas, XmlDocument **document,
            Policy *policy, Wording **wording, Diag *diag, GError **error)
{
    g_autofree char *rng = g_build_filename(schemas, "model/policy.rng", NULL);
    g_autoptr(XmlSchema) schema = xml_schema_load(rng, error);
    if (!schema)
        return false;
    *document =
        xml_load(path, &(XmlLoad){.schema = schema, .limit = XML_STAGE_BYTES},
                 diag, error);
    if (!*document)
        return false;
    XmlNode *root = xml_root(*document);
    bool good = policy_read(policy, xml_first(root, "disclosure"), diag);
    *wording = wording_read(xml_first(root, "wording"), diag);
    return good && *wording;
}

static bool
disclose(const Arguments *arguments, char **paths, Diag *diag, GError **error)
{
    const char *schemas = arguments->schemas;
    g_autofree char *evaluation_rng =
        g_build_filename(schemas, "model/evaluation.rng", NULL);
    g_autoptr(Year) year = year_load(paths[0], schemas, error);
    if (!year)
        return false;
    g_autoptr(Evaluation) evaluation =
        evaluation_load(paths[1], evaluation_rng, error);
    if (!evaluation)
        return false;
    g_autoptr(Year) last = NULL;
    if (arguments->last) {
        last = year_load(arguments->last, schemas, error);
        if (!last)
            return false;
    }
    g_autoptr(XmlDocument) document = NULL;
    g_autoptr(Wording) wording = NULL;
    Policy policy;
    if (!load_policy(paths[2], schemas, &document, &policy, &wording, diag,
                     error))
        return false;
    g_auto(GStrv) documents =
        arguments->documents ? g_strsplit(arguments->documents, ",", -1) : NULL;
    ViewsResult result;
    return views_write(
        &(Sources){year, last, evaluation, &policy, wording, NULL},
        arguments->folder, (const char *const *)documents, &result, error);
}

int
main(int argc, char **argv)
{
    Arguments arguments = {0};
    const GOptionEntry entries[] = {
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &arguments.folder,
         "Write the views there", "FOLDER"},
        {"last", 0, 0, G_OPTION_ARG_FILENAME, &arguments.last,
         "year.xml of the year before", "FILE"},
        {"documents", 0, 0, G_OPTION_ARG_STRING, &arguments.documents,
         "Only these documents", "ID,ID"},
        {"register", 0, 0, G_OPTION_ARG_NONE, &arguments.is_register,
         "Views of the certified institutions, from DATA RESULTS POLICY.xml",
         NULL},
        {"schemas", 0, 0, G_OPTION_ARG_FILENAME, &arguments.schemas,
         "Folder of the schemas", "FOLDER"},
        {NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL}};
    const Options options = {
        "disclose",
        "YEAR.xml EVALUATION.xml POLICY.xml | DATA RESULTS POLICY.xml",
        "Write one view for each paper, holding what its reader may see.",
        entries,
        3,
        3};
    int status = options_parse(&options, &argc, &argv);
    arguments.schemas = options_shared(arguments.schemas, "pipeline");
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(GError) error = NULL;
    if (status == OPTIONS_RUN && !arguments.folder) {
        status = options_usage(&options, "--output is needed");
    } else if (status == OPTIONS_RUN) {
        if (arguments.is_register)
            register_views_write(argv[1], argv[2], argv[3], arguments.schemas,
                                 arguments.folder, diag, &error);
        else
            disclose(&arguments, argv + 1, diag, &error);
        status = options_finish("disclose", diag, error);
    }
    g_free(arguments.schemas);
    g_free(arguments.folder);
    g_free(arguments.last);
    g_free(arguments.documents);
    return status;
}
