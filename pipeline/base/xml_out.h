#ifndef HYOKA_BASE_XML_OUT_H
#define HYOKA_BASE_XML_OUT_H

#include "base/file_draft.h"
#include "base/xml.h"
#include <glib.h>
#include <stdbool.h>

/*
 * A deterministic XML writer: UTF-8, LF, one element a line, one space of
 * indent a level; an element that holds text holds it on its own line, without
 * white space of ours. Strings must be valid UTF-8 in NFC (asserted); control
 * characters that XML cannot hold are left out.
 */
typedef struct XmlOut XmlOut;

XmlOut *xml_out_new(void);
void xml_out_free(XmlOut *out);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(XmlOut, xml_out_free)

/* Names are borrowed until the matching end. The root's namespace is written
 * as an attribute: xml_out_attribute(out, "xmlns", "urn:hyoka:year:1"). */
void xml_out_start(XmlOut *out, const char *name);
void xml_out_end(XmlOut *out);

/* After xml_out_start, before content. NULL text writes no attribute. */
void xml_out_attribute(XmlOut *out, const char *name, const char *value);
void xml_out_attribute_int(XmlOut *out, const char *name, int value);
/* 15 significant digits, see decimal_text; NaN writes no attribute. */
void xml_out_attribute_number(XmlOut *out, const char *name, double value);
void xml_out_attribute_bool(XmlOut *out, const char *name, bool value);

/* Text makes the element's content mixed. xml_out_mixed says so beforehand,
 * for content that begins with an element. */
void xml_out_text(XmlOut *out, const char *text);
void xml_out_mixed(XmlOut *out);
/* <name>text</name>; nothing when the text is NULL. */
void xml_out_text_element(XmlOut *out, const char *name, const char *text);
/* A copy of an element with all below it, by local name, in the namespace that
 * holds here; as mixed content where it has text. Comments, attributes with a
 * namespace and white space between elements are left out. */
void xml_out_copy(XmlOut *out, const XmlNode *node);
void xml_out_comment(XmlOut *out, const char *text);

/* The whole document; all elements must be closed. Borrowed. */
const char *xml_out_bytes(XmlOut *out, size_t *length);
/* Write what there is so far to the draft and forget it, also while elements
 * are open, so that a long document is never held. */
void xml_out_drain(XmlOut *out, FileDraft *draft);
/* file_publish of it. */
bool
xml_out_publish(XmlOut *out, const char *path, bool *changed, GError **error);

#endif
