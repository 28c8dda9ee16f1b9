#ifndef HYOKA_BASE_XML_PRIVATE_H
#define HYOKA_BASE_XML_PRIVATE_H

/* What the xml files share; nothing else includes this. */

#include "base/xml.h"
#include <libxml/relaxng.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <libxml/xpath.h>

struct XmlSchema {
    xmlRelaxNGPtr grammar;
};

/* Hangs on doc->_private. An included root is moved into the first document,
 * yet its own is kept: namespaces such as xml: belong to it. */
struct XmlDocument {
    Arena *arena;
    xmlDocPtr doc;
    GPtrArray *docs;  /* of xmlDoc, the first too */
    GPtrArray *files; /* of char *, in the arena */
    xmlXPathContextPtr xpath;
};

/* Where an element's '<' stands; hangs on node->_private. */
typedef struct {
    const char *file;
    int line;
    int column;
} XmlMark;

/* Never the network, never a DTD; long documents keep their line numbers. */
enum {
    XML_PARSE_FLAGS = XML_PARSE_NONET | XML_PARSE_NOCDATA |
                      XML_PARSE_BIG_LINES | XML_PARSE_COMPACT
};

/* Once a process, before anything else of libxml2: no output of its own, no
 * network, no catalogs. */
void xml_quiet(void);

static inline const xmlChar *
xml_chars(const char *text)
{
    return (const xmlChar *)text;
}

static inline const char *
xml_string(const xmlChar *text)
{
    return (const char *)text;
}

/* A schema with its includes taken in, its optional attributes folded into
 * lists of names (see xml_grammar.c): the same language. The caller frees;
 * NULL when the file is not well-formed. */
xmlDocPtr xml_grammar_read(const char *path);

/* libxml2's message on one line, in the arena. */
const char *xml_message(Arena *arena, const xmlError *error);

/* Add a validation error as a finding at `place`. One mistake often makes
 * several errors; those that only repeat are left out. */
void
xml_report_invalid(Diag *diag, const DiagPlace *place, const xmlError *error);

/* Leave controls out of the text and attributes at and below an element, each
 * a TEXT_CONTROL at its element. */
void xml_clean(xmlNode *node, Diag *diag);

/* HYOKA_ERROR_DATA of the first error in `diag`. */
void xml_error_from(GError **error, Diag *diag);

/* The nearest mark at or above a node; NULL when there is none. */
const XmlMark *xml_mark(const xmlNode *node);

#endif
