#include "base/xml_private.h"

#include "base/error.h"
#include "base/file.h"
#include <libxml/catalog.h>
#include <libxml/parser.h>
#include <libxml/xmlIO.h>
#include <string.h>

static void
ignore_error(void *context, xmlErrorPtr error)
{
    (void)context;
    (void)error;
}

static void
ignore_text(void *context, const char *format, ...)
{
    (void)context;
    (void)format;
}

void
xml_quiet(void)
{
    static gsize done;
    if (!g_once_init_enter(&done))
        return;
    xmlInitParser();
    xmlCatalogSetDefaults(XML_CATA_ALLOW_NONE);
    xmlSetExternalEntityLoader(xmlNoNetExternalEntityLoader);
    xmlSetStructuredErrorFunc(NULL, ignore_error);
    xmlSetGenericErrorFunc(NULL, ignore_text);
    g_once_init_leave(&done, 1);
}

const char *
xml_message(Arena *arena, const xmlError *error)
{
    const char *message = error->message ? error->message : "error";
    size_t length = strlen(message);
    while (length > 0 && g_ascii_isspace(message[length - 1]))
        length--;
    char *copy = arena_dup_n(arena, message, length);
    return g_strdelimit(copy, "\n", ' ');
}

/* The first mistake in a schema is the one to mend. */
static void
take_schema_error(void *context, xmlErrorPtr error)
{
    GError **into = context;
    if (*into)
        return;
    g_autoptr(Arena) arena = arena_new();
    g_set_error(into, HYOKA_ERROR, HYOKA_ERROR_ENVIRONMENT, "%s:%d:1: %s",
                error->file ? error->file : "", error->line,
                xml_message(arena, error));
}

XmlSchema *
xml_schema_load(const char *path, GError **error)
{
    xml_quiet();
    if (!g_file_test(path, G_FILE_TEST_IS_REGULAR)) {
        g_set_error(error, HYOKA_ERROR, HYOKA_ERROR_ENVIRONMENT,
                    "%s: no such schema", path);
        return NULL;
    }
    g_autoptr(GError) first = NULL;
    xmlDocPtr doc = xml_grammar_read(path);
    /* It copies the document; without one it says what is wrong. */
    xmlRelaxNGParserCtxtPtr parser =
        doc ? xmlRelaxNGNewDocParserCtxt(doc) : xmlRelaxNGNewParserCtxt(path);
    xmlFreeDoc(doc);
    g_assert(parser);
    xmlRelaxNGSetParserStructuredErrors(parser, take_schema_error, &first);
    xmlRelaxNGPtr grammar = xmlRelaxNGParse(parser);
    xmlRelaxNGFreeParserCtxt(parser);
    if (!grammar) {
        if (first)
            g_propagate_error(error, g_steal_pointer(&first));
        else
            g_set_error(error, HYOKA_ERROR, HYOKA_ERROR_ENVIRONMENT,
                        "%s:1:1: not a RELAX NG schema", path);
        return NULL;
    }
    XmlSchema *schema = g_new0(XmlSchema, 1);
    schema->grammar = grammar;
    return schema;
}

void
xml_schema_free(XmlSchema *schema)
{
    if (!schema)
        return;
    xmlRelaxNGFree(schema->grammar);
    g_free(schema);
}

/* libxml2's commonest complaints, so that a person reads them in his language.
 * The arguments are str1 and str2 of the error. */
static const struct {
    int error;
    FindingCode finding;
} complaints[] = {
    {XML_RELAXNG_ERR_ELEMWRONG, FINDING_XML_ELEMENT_UNEXPECTED},
    {XML_RELAXNG_ERR_INVALIDATTR, FINDING_XML_ATTRIBUTE_INVALID},
    {XML_RELAXNG_ERR_TEXTWRONG, FINDING_XML_TEXT_UNEXPECTED},
    {XML_RELAXNG_ERR_NOELEM, FINDING_XML_ELEMENT_MISSING},
    {XML_RELAXNG_ERR_EXTRACONTENT, FINDING_XML_ELEMENT_EXTRA},
    {XML_RELAXNG_ERR_DATATYPE, FINDING_XML_VALUE_INVALID},
    {XML_RELAXNG_ERR_ATTRVALID, FINDING_XML_ATTRIBUTES},
};

/* Errors that only say that something inside was wrong. */
static bool
is_echo(int code)
{
    return code == XML_RELAXNG_ERR_CONTENTVALID ||
           code == XML_RELAXNG_ERR_INTERSEQ ||
           code == XML_RELAXNG_ERR_INTEREXTRA ||
           code == XML_RELAXNG_ERR_INTERNODATA ||
           code == XML_RELAXNG_ERR_ATTRVALID;
}

/* Whether the file, or this line of it, has an error already. */
static bool
is_told(Diag *diag, const DiagPlace *place, bool line_only)
{
    for (int i = 0; i < diag_length(diag); i++) {
        const Finding *finding = diag_get(diag, i);
        if (finding->level == DIAG_ERROR &&
            g_str_equal(finding->place.file, place->file) &&
            (!line_only || finding->place.line == place->line))
            return true;
    }
    return false;
}

void
xml_report_invalid(Diag *diag, const DiagPlace *place, const xmlError *error)
{
    if (is_echo(error->code) &&
        is_told(diag, place, error->code == XML_RELAXNG_ERR_ATTRVALID))
        return;
    for (size_t i = 0; i < G_N_ELEMENTS(complaints); i++) {
        if (complaints[i].error != error->code || !error->str1)
            continue;
        diag_add_at(diag, complaints[i].finding, place, error->str1,
                    error->str2 ? error->str2 : "", NULL);
        return;
    }
    g_autoptr(Arena) arena = arena_new();
    diag_add_at(diag, FINDING_XML_INVALID, place, xml_message(arena, error),
                NULL);
}

void
xml_error_from(GError **error, Diag *diag)
{
    const Finding *finding = diag_get(diag, 0);
    for (int i = 0; finding->level != DIAG_ERROR; i++)
        finding = diag_get(diag, i);
    g_autofree char *what = diag_sentence(finding, diag_language());
    g_set_error(error, HYOKA_ERROR, HYOKA_ERROR_DATA, "%s:%d:%d: %s",
                finding->place.file, finding->place.line,
                MAX(finding->place.column, 1), what);
}
