#ifndef HYOKA_BASE_XML_H
#define HYOKA_BASE_XML_H

#include "base/arena.h"
#include "base/diag.h"
#include <glib.h>
#include <stdbool.h>

/*
 * XML documents as trees: hand-written files, layouts, views. Read without
 * network, DTD, external entities or entity expansion; within a limit of size
 * and at most XML_MAX_DEPTH deep; UTF-8 (or CP932 where the file is that).
 * Large documents of the stages are read by xml_reader.h. Strings are char *:
 * libxml2's own type and its printing to stderr stay in these files.
 */
typedef struct XmlDocument XmlDocument;
typedef struct _xmlNode XmlNode; /* an element of a document */

enum { XML_MAX_DEPTH = 64 };
#define XML_HAND_WRITTEN_BYTES ((size_t)1 << 20)
#define XML_STAGE_BYTES ((size_t)64 << 20)
#define XML_STREAM_BYTES ((size_t)1 << 30)

typedef struct XmlSchema XmlSchema;
/* A RELAX NG schema (XML syntax), loaded once for many documents. */
XmlSchema *xml_schema_load(const char *path, GError **error);
void xml_schema_free(XmlSchema *schema);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(XmlSchema, xml_schema_free)

typedef struct {
    const XmlSchema *schema; /* NULL: well-formed is enough */
    const char *schema_for;  /* namespace of the root that the schema is
                                for, others pass; NULL: for all */
    const XmlSchema *other;  /* with schema_for: of another namespace */
    const char *other_for;
    size_t limit;               /* bytes; 0: XML_HAND_WRITTEN_BYTES */
    bool clean;                 /* leave controls (text_is_control) out of text
                                   and attributes, each a warning */
    const char *include_folder; /* resolve XInclude of files below this folder,
                                   named relative to the including file; NULL:
                                   leave xi:include alone */
} XmlLoad;

/*
 * Load and validate. Mistakes in the document: with a `diag`, every one is a
 * finding (XML_MALFORMED, XML_INVALID, …) and NULL is returned with `error`
 * unset; without, `error` is HYOKA_ERROR_DATA, `FILE:LINE:COLUMN: what` of the
 * first. A file that cannot be read sets `error` always. `how` may be NULL.
 */
XmlDocument *
xml_load(const char *path, const XmlLoad *how, Diag *diag, GError **error);
/* The same of bytes; `file` names them and is where includes start from. */
XmlDocument *xml_parse(const char *file, const char *bytes, size_t length,
                       const XmlLoad *how, Diag *diag, GError **error);
void xml_free(XmlDocument *document);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(XmlDocument, xml_free)

/* Borrowed from the document, as everything below. */
XmlNode *xml_root(const XmlDocument *document);
/* Every file read, the document first, then includes in order of reading. */
const GPtrArray *xml_files(const XmlDocument *document);

/* Take the namespace off every element, so that paths need no prefixes. The
 * schema has been checked before; attributes of ours have none. */
void xml_drop_namespaces(XmlDocument *document);

/* Local name and namespace ("" for none). */
const char *xml_name(const XmlNode *node);
const char *xml_namespace(const XmlNode *node);
bool xml_is(const XmlNode *node, const char *name);
/* Value of an attribute without namespace, NULL when absent. */
const char *xml_attribute(const XmlNode *node, const char *name);
/* Each attribute in document order: begin with NULL; NULL after the last. */
const char *xml_next_attribute(const XmlNode *node, const char *previous);
/* Numbers and truth ("true", "1"); the given value when absent or not such. */
double xml_number(const XmlNode *node, const char *name, double otherwise);
int xml_integer(const XmlNode *node, const char *name, int otherwise);
bool xml_truth(const XmlNode *node, const char *name, bool otherwise);

/* Element children, siblings and parent; text and comments are skipped. With a
 * name, only such. NULL at the end; the parent of the root is NULL. */
XmlNode *xml_first(const XmlNode *node, const char *name);
XmlNode *xml_next(const XmlNode *node, const char *name);
XmlNode *xml_parent(const XmlNode *node);

/* Mixed content in order: elements and pieces of text. */
typedef struct {
    XmlNode *element; /* NULL for text */
    const char *text; /* NULL for an element; CDATA is text */
} XmlPiece;
/* Pieces of the node's content; the caller frees with g_array_unref. */
GArray *xml_pieces(const XmlNode *node);
/* All text below the node, whitespace as it stands, in the arena. */
const char *xml_text(Arena *arena, const XmlNode *node);
/* The same with runs of white space made one space and both ends trimmed;
 * between wide characters a line end leaves nothing. */
const char *xml_text_collapsed(Arena *arena, const XmlNode *node);

/* Where the element's '<' stands; heading and cell are NULL. */
DiagPlace xml_place(const XmlNode *node);
/* HYOKA_ERROR_DATA at the element, `FILE:LINE:COLUMN: what`. Gives false. */
bool xml_fail(GError **error, const XmlNode *node, const char *format, ...)
    G_GNUC_PRINTF(3, 4);

/*
 * XPath 1.0, compiled once. Prefixes are given as pairs prefix, URI, …, NULL.
 */
typedef struct XmlPath XmlPath;
XmlPath *xml_path_new(const char *expression, const char *const *prefixes,
                      GError **error);
void xml_path_free(XmlPath *path);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(XmlPath, xml_path_free)

/* Evaluate at a node. Elements in document order; the caller unrefs. Attribute
 * and text nodes are not elements and are left out. */
GPtrArray *xml_path_elements(const XmlPath *path, XmlNode *node);
/* XPath's string(); the caller frees. NULL when a node set is empty. */
char *xml_path_string(const XmlPath *path, XmlNode *node);
/* The attributes that the expression selects, in document order, when it
 * selects attributes alone; else none. The caller unrefs the array of
 * XmlSelected. */
typedef struct {
    XmlNode *element;
    const char *name;
    const char *value;
} XmlSelected;
GArray *xml_path_attributes(const XmlPath *path, XmlNode *node);
/* As it was given to xml_path_new. */
const char *xml_path_expression(const XmlPath *path);
bool xml_path_test(const XmlPath *path, XmlNode *node);
/* XPath's number(), NaN where it is none. */
double xml_path_number(const XmlPath *path, XmlNode *node);

#endif
