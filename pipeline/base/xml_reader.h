#ifndef HYOKA_BASE_XML_READER_H
#define HYOKA_BASE_XML_READER_H

#include "base/arena.h"
#include "base/xml.h"
#include <glib.h>
#include <stdbool.h>

/*
 * A document of a stage read as a stream and validated on the way: memory does
 * not grow with its length. After an error every call says "no more", and
 * xml_reader_close tells what it was, so loops need no error checks:
 *
 *     g_autoptr(XmlReader) reader = xml_reader_open(path, rng, arena, error);
 *     if (!reader || !xml_reader_next(reader, 0)) …
 *     while (xml_reader_next(reader, 1))        // children of the root
 *         if (xml_reader_is(reader, "hub"))
 *             read_hub(reader, …);              // loops over depth 2
 *     return xml_reader_close(reader, error);
 */
typedef struct XmlReader XmlReader;

/* Strings handed out are in `strings`. `schema` is a path (NULL: none). */
XmlReader *xml_reader_open(const char *path, const char *schema, Arena *strings,
                           GError **error);
/* Reads the rest, so that all of it is validated. False with `error` set when
 * the document was malformed, invalid or too deep anywhere. */
bool xml_reader_close(XmlReader *reader, GError **error);
void xml_reader_free(XmlReader *reader);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(XmlReader, xml_reader_free)

/*
 * Go to the next start tag at `depth` (root 0) below the element at depth - 1
 * in which we are; whatever is deeper is skipped. False at the end of that
 * element, which is then left.
 */
bool xml_reader_next(XmlReader *reader, int depth);
int xml_reader_depth(const XmlReader *reader);
/* "FILE:LINE" of where the reader is, in the arena. */
const char *xml_reader_place(XmlReader *reader);
/* Give up with a message of our own: later calls say "no more". */
void
xml_reader_fail(XmlReader *reader, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* Of the current element; strings in the arena, names until the next call. */
const char *xml_reader_name(const XmlReader *reader);
bool xml_reader_is(const XmlReader *reader, const char *name);
const char *xml_reader_attribute(const XmlReader *reader, const char *name);
double
xml_reader_number(const XmlReader *reader, const char *name, double otherwise);
int
xml_reader_integer(const XmlReader *reader, const char *name, int otherwise);
bool
xml_reader_truth(const XmlReader *reader, const char *name, bool otherwise);
/* All text below the element; reads up to its end. */
const char *xml_reader_text(XmlReader *reader);
/* The element as a tree, valid until the reader moves on; NULL after an error.
 * For mixed content such as notes. xml_place gives line, column 0. */
XmlNode *xml_reader_tree(XmlReader *reader);
/* The element as the bytes of a document of its own, the caller's; NULL after
 * an error. */
char *xml_reader_source(XmlReader *reader, size_t *length);

#endif
