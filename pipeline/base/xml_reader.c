#include "base/xml_reader.h"

#include "base/decimal.h"
#include "base/error.h"
#include "base/xml_private.h"
#include <libxml/xmlreader.h>
#include <stdarg.h>
#include <string.h>
#include <sys/stat.h>

struct XmlReader {
    xmlTextReaderPtr reader;
    XmlSchema *schema;
    Arena *strings;
    const char *file;
    Diag *diag; /* the mistakes; the first is told */
    GError *error;
    bool ended;
    int depth; /* -1 before the root */
    int type;  /* of the node on which we are */
};

static bool
failed(const XmlReader *reader)
{
    return reader->error || diag_count(reader->diag, DIAG_ERROR) > 0;
}

static void
take_error(void *context, xmlErrorPtr error)
{
    XmlReader *reader = context;
    if (error->level < XML_ERR_ERROR)
        return;
    int line = error->line;
    if (line <= 0)
        line = xmlTextReaderGetParserLineNumber(reader->reader);
    DiagPlace place = {reader->file, line, MAX(error->int2, 1), NULL, NULL};
    if (error->domain != XML_FROM_RELAXNGV) {
        diag_add_at(reader->diag, FINDING_XML_MALFORMED, &place,
                    xml_message(reader->strings, error), NULL);
        return;
    }
    /* There int2 is no column. */
    place.column = 1;
    xml_report_invalid(reader->diag, &place, error);
}

static bool
open_file(XmlReader *reader, const char *path, GError **error)
{
    struct stat info;
    if (stat(path, &info) == 0 && info.st_size > (off_t)XML_STREAM_BYTES) {
        g_set_error(error, HYOKA_ERROR, HYOKA_ERROR_DATA,
                    "%s:1:1: larger than %d bytes", path,
                    (int)XML_STREAM_BYTES);
        return false;
    }
    if (g_file_test(path, G_FILE_TEST_IS_REGULAR))
        reader->reader = xmlReaderForFile(path, NULL, XML_PARSE_FLAGS);
    if (!reader->reader) {
        g_set_error(error, HYOKA_ERROR, HYOKA_ERROR_ENVIRONMENT,
                    "%s: cannot be opened", path);
        return false;
    }
    return true;
}

XmlReader *
xml_reader_open(const char *path, const char *schema, Arena *strings,
                GError **error)
{
    xml_quiet();
    g_autoptr(XmlReader) reader = g_new0(XmlReader, 1);
    reader->strings = strings;
    reader->diag = diag_new();
    reader->file = arena_dup(strings, path);
    reader->depth = -1;
    if (schema) {
        reader->schema = xml_schema_load(schema, error);
        if (!reader->schema)
            return NULL;
    }
    if (!open_file(reader, path, error))
        return NULL;
    xmlTextReaderSetStructuredErrorHandler(reader->reader, take_error, reader);
    if (schema)
        xmlTextReaderRelaxNGSetSchema(reader->reader, reader->schema->grammar);
    return g_steal_pointer(&reader);
}

void
xml_reader_free(XmlReader *reader)
{
    if (!reader)
        return;
    if (reader->reader)
        xmlFreeTextReader(reader->reader);
    xml_schema_free(reader->schema);
    diag_free(reader->diag);
    g_clear_error(&reader->error);
    g_free(reader);
}

/* To the next node of any kind; false at the end or after a mistake. */
static bool
advance(XmlReader *reader)
{
    if (reader->ended || failed(reader))
        return false;
    if (xmlTextReaderRead(reader->reader) != 1) {
        reader->ended = true;
        return false;
    }
    reader->type = xmlTextReaderNodeType(reader->reader);
    reader->depth = xmlTextReaderDepth(reader->reader);
    if (reader->type == XML_READER_TYPE_DOCUMENT_TYPE)
        xml_reader_fail(reader, "a document type declaration");
    if (reader->depth >= XML_MAX_DEPTH &&
        reader->type == XML_READER_TYPE_ELEMENT)
        xml_reader_fail(reader, "nested deeper than %d", XML_MAX_DEPTH);
    return !failed(reader);
}

bool
xml_reader_close(XmlReader *reader, GError **error)
{
    while (advance(reader))
        continue;
    if (!failed(reader))
        return true;
    if (reader->error)
        g_propagate_error(error, g_steal_pointer(&reader->error));
    else
        xml_error_from(error, reader->diag);
    return false;
}

static bool
is_empty(const XmlReader *reader)
{
    return reader->type == XML_READER_TYPE_ELEMENT &&
           xmlTextReaderIsEmptyElement(reader->reader) == 1;
}

bool
xml_reader_next(XmlReader *reader, int depth)
{
    if (failed(reader))
        return false;
    g_assert(depth <= reader->depth + 1);
    if (reader->depth == depth - 1 && is_empty(reader))
        return false;
    /* Where a handler has read its element to the end, so have we. */
    if (reader->type == XML_READER_TYPE_END_ELEMENT && reader->depth < depth)
        return false;
    while (advance(reader)) {
        if (reader->type == XML_READER_TYPE_ELEMENT && reader->depth == depth)
            return true;
        if (reader->type == XML_READER_TYPE_END_ELEMENT &&
            reader->depth < depth)
            return false;
    }
    return false;
}

int
xml_reader_depth(const XmlReader *reader)
{
    return reader->depth;
}

static int
current_line(const XmlReader *reader)
{
    xmlNode *node = xmlTextReaderCurrentNode(reader->reader);
    return node ? (int)xmlGetLineNo(node) : 1;
}

const char *
xml_reader_place(XmlReader *reader)
{
    return arena_printf(reader->strings, "%s:%d", reader->file,
                        current_line(reader));
}

void
xml_reader_fail(XmlReader *reader, const char *format, ...)
{
    if (failed(reader))
        return;
    va_list args;
    va_start(args, format);
    g_autofree char *what = g_strdup_vprintf(format, args);
    va_end(args);
    g_set_error(&reader->error, HYOKA_ERROR, HYOKA_ERROR_DATA, "%s:%d:1: %s",
                reader->file, current_line(reader), what);
}

static const XmlNode *
element(const XmlReader *reader)
{
    g_assert(reader->type == XML_READER_TYPE_ELEMENT);
    return xmlTextReaderCurrentNode(reader->reader);
}

const char *
xml_reader_name(const XmlReader *reader)
{
    return xml_name(element(reader));
}

bool
xml_reader_is(const XmlReader *reader, const char *name)
{
    return xml_is(element(reader), name);
}

const char *
xml_reader_attribute(const XmlReader *reader, const char *name)
{
    return arena_dup(reader->strings, xml_attribute(element(reader), name));
}

double
xml_reader_number(const XmlReader *reader, const char *name, double otherwise)
{
    return xml_number(element(reader), name, otherwise);
}

int
xml_reader_integer(const XmlReader *reader, const char *name, int otherwise)
{
    return xml_integer(element(reader), name, otherwise);
}

bool
xml_reader_truth(const XmlReader *reader, const char *name, bool otherwise)
{
    return xml_truth(element(reader), name, otherwise);
}

const char *
xml_reader_text(XmlReader *reader)
{
    g_assert(reader->type == XML_READER_TYPE_ELEMENT);
    if (is_empty(reader))
        return "";
    int depth = reader->depth;
    g_autoptr(GString) text = g_string_new(NULL);
    while (advance(reader) && reader->depth > depth) {
        switch (reader->type) {
        case XML_READER_TYPE_TEXT:
        case XML_READER_TYPE_CDATA:
        case XML_READER_TYPE_WHITESPACE:
        case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
            g_string_append(
                text, xml_string(xmlTextReaderConstValue(reader->reader)));
            break;
        default:
            break;
        }
    }
    return arena_dup_n(reader->strings, text->str, text->len);
}

XmlNode *
xml_reader_tree(XmlReader *reader)
{
    g_assert(reader->type == XML_READER_TYPE_ELEMENT);
    if (failed(reader))
        return NULL;
    return xmlTextReaderExpand(reader->reader);
}

char *
xml_reader_source(XmlReader *reader, size_t *length)
{
    g_assert(reader->type == XML_READER_TYPE_ELEMENT);
    if (failed(reader))
        return NULL;
    xmlChar *source = xmlTextReaderReadOuterXml(reader->reader);
    if (!source || failed(reader)) {
        xmlFree(source);
        return NULL;
    }
    *length = (size_t)xmlStrlen(source);
    char *copy = g_strndup(xml_string(source), *length);
    xmlFree(source);
    return copy;
}
