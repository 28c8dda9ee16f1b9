#include "base/xml_private.h"

#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

static const char xinclude[] = "http://www.w3.org/2001/XInclude";

enum { MAX_INCLUDE_DEPTH = 16 };

/* One file being parsed. Places are found by walking the source forward from
 * the last place asked for, so that all of them cost one pass. */
typedef struct {
    XmlDocument *document;
    const char *file;
    const char *source;
    size_t length;
    Diag *diag;
    bool failed;
    size_t offset; /* of the last place */
    int line;
    int column;
} Source;

/* What stays the same over the files of one document. */
typedef struct {
    XmlDocument *document;
    const XmlLoad *how;
    size_t limit;
    Diag *diag;
    bool failed;
    const char *stack[MAX_INCLUDE_DEPTH];
    int depth;
} Loading;

static void
move_to(Source *source, size_t offset)
{
    if (offset < source->offset) {
        source->offset = 0;
        source->line = 1;
        source->column = 1;
    }
    for (; source->offset < offset; source->offset++) {
        char c = source->source[source->offset];
        if (c == '\n') {
            source->line++;
            source->column = 1;
        } else if (((guchar)c & 0xC0) != 0x80) {
            source->column++;
        }
    }
}

static size_t
parser_offset(const Source *source, xmlParserCtxtPtr parser)
{
    long offset = xmlByteConsumed(parser);
    return offset < 0 ? 0 : MIN((size_t)offset, source->length);
}

/* A finding at the last place. */
static void
report(Source *source, FindingCode code, const char *argument)
{
    source->failed = true;
    diag_add(source->diag, code, source->file, source->line, source->column,
             argument, NULL);
}

/* A finding where the parser stands. */
static void
report_parser(xmlParserCtxtPtr parser, FindingCode code, const char *argument)
{
    Source *source = parser->_private;
    move_to(source, parser_offset(source, parser));
    report(source, code, argument);
}

static void
take_parse_error(void *context, xmlErrorPtr error)
{
    xmlParserCtxtPtr parser = context;
    Source *source = parser->_private;
    if (error->level < XML_ERR_ERROR || source->failed)
        return;
    g_autoptr(Arena) arena = arena_new();
    report_parser(parser, FINDING_XML_MALFORMED, xml_message(arena, error));
}

static void
refuse_doctype(void *context, const xmlChar *name, const xmlChar *external,
               const xmlChar *system)
{
    (void)name;
    (void)external;
    (void)system;
    report_parser(context, FINDING_XML_DOCTYPE, NULL);
    xmlStopParser(context);
}

/* libxml2 calls this behind the start tag; its '<' is the last one before, as
 * an attribute's value cannot hold one. */
static void
mark_element(xmlParserCtxtPtr parser)
{
    Source *source = parser->_private;
    size_t offset = parser_offset(source, parser);
    while (offset > 0 &&
           (offset == source->length || source->source[offset] != '<'))
        offset--;
    move_to(source, offset);
    XmlMark *mark = arena_array(source->document->arena, XmlMark, 1);
    *mark = (XmlMark){source->file, source->line, source->column};
    parser->node->_private = mark;
}

static void
start_element(void *context, const xmlChar *name, const xmlChar *prefix,
              const xmlChar *uri, int namespace_count,
              const xmlChar **namespaces, int attribute_count,
              int defaulted_count, const xmlChar **attributes)
{
    xmlParserCtxtPtr parser = context;
    xmlSAX2StartElementNs(context, name, prefix, uri, namespace_count,
                          namespaces, attribute_count, defaulted_count,
                          attributes);
    if (parser->disableSAX || !parser->node)
        return;
    mark_element(parser);
    if (parser->nodeNr > XML_MAX_DEPTH) {
        report(parser->_private, FINDING_XML_TOO_DEEP, G_STRINGIFY(64));
        xmlStopParser(parser);
    }
}

/* Names of all files of a document are in one dictionary, so that an element
 * can move from one to the other. */
static void
share_names(xmlParserCtxtPtr parser, const XmlDocument *document)
{
    if (!document->doc || !document->doc->dict)
        return;
    xmlDictFree(parser->dict);
    parser->dict = document->doc->dict;
    xmlDictReference(parser->dict);
}

static xmlDocPtr
parse_source(Source *source)
{
    xmlParserCtxtPtr parser = xmlNewParserCtxt();
    g_assert(parser);
    share_names(parser, source->document);
    parser->_private = source;
    parser->sax->serror = take_parse_error;
    parser->sax->internalSubset = refuse_doctype;
    parser->sax->startElementNs = start_element;
    xmlDocPtr doc = xmlCtxtReadMemory(parser, source->source,
                                      (int)source->length, source->file, NULL,
                                      XML_PARSE_FLAGS | XML_PARSE_IGNORE_ENC);
    if (!doc && !source->failed)
        report_parser(parser, FINDING_XML_MALFORMED, "no document");
    if (doc && source->failed) {
        xmlFreeDoc(doc);
        doc = NULL;
    }
    xmlFreeParserCtxt(parser);
    return doc;
}

/* Undecodable bytes are findings with their places. */
static bool
report_bad_bytes(Source *source, const TextDecoded *decoded)
{
    for (int i = 0; i < decoded->bad_count; i++) {
        char byte[8];
        g_snprintf(byte, sizeof byte, "0x%02X", decoded->bad[i].byte);
        move_to(source, decoded->bad[i].offset);
        diag_add(source->diag, FINDING_TEXT_UNDECODABLE, source->file,
                 source->line, source->column, byte,
                 text_encoding_name(decoded->encoding), NULL);
    }
    return decoded->bad_count > 0;
}

/* Parse one file into a document of its own, kept in `loading->document`. */
static xmlDocPtr
parse_bytes(Loading *loading, const char *file, const char *bytes,
            size_t length)
{
    XmlDocument *document = loading->document;
    file = arena_dup(document->arena, file);
    g_ptr_array_add(document->files, (gpointer)file);
    if (length > loading->limit) {
        char limit[24];
        g_snprintf(limit, sizeof limit, "%" G_GSIZE_FORMAT, loading->limit);
        diag_add(loading->diag, FINDING_XML_TOO_LARGE, file, 1, 1, limit, NULL);
        loading->failed = true;
        return NULL;
    }
    g_autoptr(Arena) scratch = arena_new();
    TextDecoded decoded;
    text_decode(scratch, bytes, length, &decoded);
    Source source = {.document = document,
                     .file = file,
                     .source = decoded.utf8,
                     .length = decoded.length,
                     .diag = loading->diag,
                     .line = 1,
                     .column = 1};
    xmlDocPtr doc = NULL;
    if (!report_bad_bytes(&source, &decoded))
        doc = parse_source(&source);
    if (!doc) {
        loading->failed = true;
        return NULL;
    }
    doc->_private = document;
    g_ptr_array_add(document->docs, doc);
    if (!document->doc)
        document->doc = doc;
    return doc;
}

static void resolve_includes(Loading *loading, xmlNodePtr node);

static void
report_include(Loading *loading, const xmlNode *node, const char *href,
               const char *why)
{
    DiagPlace place = xml_place(node);
    diag_add_at(loading->diag, FINDING_XML_INCLUDE, &place, href, why, NULL);
    loading->failed = true;
}

/* The path of an included file, real and below the folder; NULL when it is
 * not. The caller frees. */
static char *
include_path(const Loading *loading, const char *from, const char *href)
{
    g_autofree char *folder = g_path_get_dirname(from);
    char *path = g_strcmp0(folder, ".") == 0
                     ? g_strdup(href)
                     : g_build_filename(folder, href, NULL);
    char real[PATH_MAX], root[PATH_MAX];
    bool below = realpath(path, real) &&
                 realpath(loading->how->include_folder, root) &&
                 g_str_has_prefix(real, root) && real[strlen(root)] == '/';
    if (!below)
        g_clear_pointer(&path, g_free);
    return path;
}

/* Put the root of the included document in the place of xi:include. */
static void
include(Loading *loading, xmlNodePtr node)
{
    const char *href = xml_attribute(node, "href");
    if (!href)
        href = "";
    const XmlMark *mark = xml_mark(node);
    g_autofree char *path = include_path(loading, mark->file, href);
    if (!path) {
        report_include(loading, node, href, "no such file in the folder");
        return;
    }
    bool open = loading->depth >= MAX_INCLUDE_DEPTH;
    for (int i = 0; i < loading->depth && !open; i++)
        open = g_str_equal(loading->stack[i], path);
    if (open) {
        report_include(loading, node, href, "it includes itself");
        return;
    }
    g_autofree char *bytes = NULL;
    size_t length;
    g_autoptr(GError) error = NULL;
    if (!file_read(path, 0, &bytes, &length, &error)) {
        report_include(loading, node, href, error->message);
        return;
    }
    xmlDocPtr doc = parse_bytes(loading, path, bytes, length);
    if (!doc)
        return;
    xmlNodePtr root = xmlDocGetRootElement(doc);
    xmlUnlinkNode(root);
    xmlNodePtr old = xmlReplaceNode(node, root);
    xmlFreeNode(old);
    loading->stack[loading->depth++] = path;
    resolve_includes(loading, root);
    loading->depth--;
}

static void
resolve_includes(Loading *loading, xmlNodePtr node)
{
    if (xml_is(node, "include") && g_str_equal(xml_namespace(node), xinclude)) {
        include(loading, node);
        return;
    }
    for (xmlNodePtr child = xml_first(node, NULL), next; child; child = next) {
        next = xml_next(child, NULL);
        resolve_includes(loading, child);
    }
}

static void
take_invalid(void *context, xmlErrorPtr error)
{
    Loading *loading = context;
    loading->failed = true;
    const xmlNode *node = error->node;
    DiagPlace place = xml_place(
        node && xml_mark(node) ? node
                               : xmlDocGetRootElement(loading->document->doc));
    xml_report_invalid(loading->diag, &place, error);
}

static void
validate(Loading *loading, const XmlSchema *schema)
{
    xmlRelaxNGValidCtxtPtr context = xmlRelaxNGNewValidCtxt(schema->grammar);
    g_assert(context);
    xmlRelaxNGSetValidStructuredErrors(context, take_invalid, loading);
    if (xmlRelaxNGValidateDoc(context, loading->document->doc) != 0)
        loading->failed = true;
    xmlRelaxNGFreeValidCtxt(context);
}

static void
load(Loading *loading, const char *file, const char *bytes, size_t length)
{
    xmlDocPtr doc = parse_bytes(loading, file, bytes, length);
    if (!doc)
        return;
    if (loading->how->include_folder) {
        loading->stack[loading->depth++] = file;
        resolve_includes(loading, xmlDocGetRootElement(doc));
    }
    const XmlLoad *how = loading->how;
    xmlNodePtr root = xmlDocGetRootElement(doc);
    if (!loading->failed && how->clean)
        xml_clean(root, loading->diag);
    const XmlSchema *schema = how->schema;
    if (how->schema_for && !g_str_equal(how->schema_for, xml_namespace(root)))
        schema = g_strcmp0(how->other_for, xml_namespace(root)) == 0
                     ? how->other
                     : NULL;
    if (!loading->failed && schema)
        validate(loading, schema);
}

XmlDocument *
xml_parse(const char *file, const char *bytes, size_t length,
          const XmlLoad *how, Diag *diag, GError **error)
{
    static const XmlLoad plain = {0};
    xml_quiet();
    g_autoptr(Diag) own = diag ? NULL : diag_new();
    XmlDocument *document = g_new0(XmlDocument, 1);
    document->arena = arena_new();
    document->docs = g_ptr_array_new();
    document->files = g_ptr_array_new();
    how = how ? how : &plain;
    Loading loading = {.document = document,
                       .how = how,
                       .limit =
                           how->limit ? how->limit : XML_HAND_WRITTEN_BYTES,
                       .diag = diag ? diag : own};
    load(&loading, file, bytes, length);
    if (!loading.failed)
        return document;
    xml_free(document);
    if (own)
        xml_error_from(error, own);
    return NULL;
}

XmlDocument *
xml_load(const char *path, const XmlLoad *how, Diag *diag, GError **error)
{
    g_autofree char *bytes = NULL;
    size_t length;
    if (!file_read(path, (size_t)G_MAXINT32 - 1, &bytes, &length, error))
        return NULL;
    return xml_parse(path, bytes, length, how, diag, error);
}

void
xml_free(XmlDocument *document)
{
    if (!document)
        return;
    xmlXPathFreeContext(document->xpath);
    for (guint i = 0; i < document->docs->len; i++)
        xmlFreeDoc(document->docs->pdata[i]);
    g_ptr_array_unref(document->docs);
    g_ptr_array_unref(document->files);
    arena_free(document->arena);
    g_free(document);
}
