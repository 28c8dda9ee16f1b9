#include "base/xml_private.h"

#include "base/text.h"

/* The content of a text node, of an element or of an attribute. */
static void
clean_content(xmlNode *content, const XmlNode *element, Diag *diag)
{
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(gunichar));
    const char *text = xml_string(content->content);
    const char *clean = text ? text_without_controls(arena, text, found) : NULL;
    if (clean == text)
        return;
    xmlNodeSetContent(content, xml_chars(clean));
    DiagPlace place = xml_place(element);
    for (guint i = 0; i < found->len; i++) {
        char code[16];
        g_snprintf(code, sizeof code, "U+%04X",
                   g_array_index(found, gunichar, i));
        diag_add_at(diag, FINDING_TEXT_CONTROL, &place, code, NULL);
    }
}

void
xml_clean(xmlNode *node, Diag *diag)
{
    for (xmlAttr *one = node->properties; one; one = one->next)
        if (one->children)
            clean_content(one->children, node, diag);
    for (xmlNode *child = node->children; child; child = child->next) {
        if (child->type == XML_ELEMENT_NODE)
            xml_clean(child, diag);
        else if (child->type == XML_TEXT_NODE)
            clean_content(child, node, diag);
    }
}
