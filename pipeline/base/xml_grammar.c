/*
 * A schema as libxml2 likes it. Its validator keeps one state for each choice
 * of optional attributes to pass over, so that an element of a dozen takes
 * thousands of states and compares each with each: 0.3 s for one view. The
 * same language said as "any number of attributes whose name is one of these"
 * takes one state an attribute. Schemas stay written for people; here optional
 * attributes of equal content under one parent become such lists of names.
 */
#include "base/xml_private.h"

#include <libxml/parser.h>
#include <string.h>

static bool
is_pattern(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE &&
           g_str_equal(xml_string(node->name), name);
}

/* Patterns whose children are a group, in which order leaves attributes be. */
static bool
groups_children(const xmlNode *node)
{
    return is_pattern(node, "element") || is_pattern(node, "define") ||
           is_pattern(node, "group") || is_pattern(node, "optional");
}

static xmlNodePtr
only_child(const xmlNode *node)
{
    xmlNodePtr first = xmlFirstElementChild((xmlNodePtr)node);
    return first && !xmlNextElementSibling(first) ? first : NULL;
}

/* The attribute of <optional><attribute name="…">…</attribute></optional>,
 * with no name space of its own; NULL for any other pattern. */
static xmlNodePtr
optional_attribute(const xmlNode *node)
{
    xmlNodePtr attribute =
        is_pattern(node, "optional") ? only_child(node) : NULL;
    return attribute && is_pattern(attribute, "attribute") &&
                   xmlHasProp(attribute, xml_chars("name")) &&
                   !xmlHasProp(attribute, xml_chars("ns"))
               ? attribute
               : NULL;
}

/* What the attribute may hold, as text to compare. */
static char *
content_of(xmlDocPtr doc, const xmlNode *attribute)
{
    xmlBufferPtr buffer = xmlBufferCreate();
    xmlNodePtr child = xmlFirstElementChild((xmlNodePtr)attribute);
    for (; child; child = xmlNextElementSibling(child))
        xmlNodeDump(buffer, doc, child, 0, 0);
    char *content = g_strdup(xml_string(xmlBufferContent(buffer)));
    xmlBufferFree(buffer);
    return content;
}

/* Move the name="…" of `attribute` to the end of a list of names. */
static void
add_name(xmlNodePtr names, xmlNodePtr attribute)
{
    xmlChar *name = xmlGetProp(attribute, xml_chars("name"));
    xmlNodePtr node =
        xmlNewTextChild(names, names->ns, xml_chars("name"), name);
    xmlNewProp(node, xml_chars("ns"), xml_chars(""));
    xmlFree(name);
}

/* The list of names of the pattern; made when it has a single one. */
static xmlNodePtr
names_of(xmlNodePtr pattern)
{
    xmlNodePtr attribute = xmlFirstElementChild(pattern);
    if (!is_pattern(pattern, "optional"))
        return xmlFirstElementChild(attribute);
    xmlNodeSetName(pattern, xml_chars("zeroOrMore"));
    xmlNodePtr names =
        xmlNewDocNode(pattern->doc, pattern->ns, xml_chars("choice"), NULL);
    add_name(names, attribute);
    xmlUnsetProp(attribute, xml_chars("name"));
    if (attribute->children)
        xmlAddPrevSibling(attribute->children, names);
    else
        xmlAddChild(attribute, names);
    return names;
}

static void
fold(xmlNodePtr parent)
{
    g_autoptr(GHashTable) first =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    bool groups = groups_children(parent);
    for (xmlNodePtr child = xmlFirstElementChild(parent), next; child;
         child = next) {
        next = xmlNextElementSibling(child);
        fold(child);
        xmlNodePtr attribute = groups ? optional_attribute(child) : NULL;
        if (!attribute)
            continue;
        char *content = content_of(parent->doc, attribute);
        xmlNodePtr earlier = g_hash_table_lookup(first, content);
        if (!earlier) {
            g_hash_table_insert(first, content, child);
            continue;
        }
        g_free(content);
        add_name(names_of(earlier), attribute);
        xmlUnlinkNode(child);
        xmlFreeNode(child);
    }
}

/* libxml2 forgets the library of a <div> whose children it lifts out. */
static void
hand_down(xmlNodePtr division, const char *name)
{
    xmlChar *value = xmlGetProp(division, xml_chars(name));
    xmlNodePtr child = value ? xmlFirstElementChild(division) : NULL;
    for (; child; child = xmlNextElementSibling(child))
        if (!xmlHasProp(child, xml_chars(name)))
            xmlNewProp(child, xml_chars(name), value);
    xmlFree(value);
}

static xmlDocPtr read_grammar(const char *path);

/* <include href="…"/> without changes of its own becomes a <div> of what the
 * file holds; any other include is left to libxml2. */
static void
take_in(xmlNodePtr include, const char *path)
{
    xmlChar *href = xmlGetProp(include, xml_chars("href"));
    g_autofree char *folder = g_path_get_dirname(path);
    g_autofree char *file =
        href ? g_build_filename(folder, xml_string(href), NULL) : NULL;
    xmlFree(href);
    xmlDocPtr doc =
        file && !xmlFirstElementChild(include) ? read_grammar(file) : NULL;
    if (!doc)
        return;
    xmlNodePtr division =
        xmlDocCopyNode(xmlDocGetRootElement(doc), include->doc, 1);
    xmlNodeSetName(division, xml_chars("div"));
    hand_down(division, "datatypeLibrary");
    hand_down(division, "ns");
    xmlFreeNode(xmlReplaceNode(include, division));
    xmlFreeDoc(doc);
}

static xmlDocPtr
read_grammar(const char *path)
{
    xmlDocPtr doc = xmlReadFile(path, NULL, XML_PARSE_FLAGS);
    xmlNodePtr root = doc ? xmlDocGetRootElement(doc) : NULL;
    xmlNodePtr child = root ? xmlFirstElementChild(root) : NULL;
    for (xmlNodePtr next; child; child = next) {
        next = xmlNextElementSibling(child);
        if (is_pattern(child, "include"))
            take_in(child, path);
    }
    return doc;
}

xmlDocPtr
xml_grammar_read(const char *path)
{
    xmlDocPtr doc = read_grammar(path);
    if (doc && xmlDocGetRootElement(doc))
        fold(xmlDocGetRootElement(doc));
    return doc;
}
