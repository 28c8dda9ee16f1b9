#include "base/xml_private.h"

#include "base/error.h"
#include <libxml/xpathInternals.h>
#include <math.h>
#include <string.h>

struct XmlPath {
    xmlXPathCompExprPtr compiled;
    char *expression;
    GPtrArray *namespaces; /* of xmlNs */
};

static void
free_namespace(gpointer data)
{
    xmlFreeNs(data);
}

static GPtrArray *
make_namespaces(const char *const *prefixes)
{
    GPtrArray *array = g_ptr_array_new_with_free_func(free_namespace);
    for (; prefixes && prefixes[0]; prefixes += 2)
        g_ptr_array_add(array, xmlNewNs(NULL, xml_chars(prefixes[1]),
                                        xml_chars(prefixes[0])));
    return array;
}

static void
take_path_error(void *context, xmlErrorPtr error)
{
    char **message = context;
    if (!*message)
        *message = g_strchomp(g_strdup(
            error->message ? error->message : "not an XPath expression"));
}

static xmlXPathObjectPtr
evaluate_in(const XmlPath *path, xmlXPathContextPtr context, xmlNode *node)
{
    context->namespaces = (xmlNsPtr *)path->namespaces->pdata;
    context->nsNr = (int)path->namespaces->len;
    context->node = node;
    context->contextSize = 1;
    context->proximityPosition = 1;
    xmlXPathObjectPtr result = xmlXPathCompiledEval(path->compiled, context);
    context->namespaces = NULL;
    context->nsNr = 0;
    return result;
}

/* Unknown functions, prefixes and variables show only when evaluated, so try
 * on a document of nothing. */
static void
try_out(const XmlPath *path, char **message)
{
    xmlDocPtr doc = xmlNewDoc(xml_chars("1.0"));
    xmlNodePtr root = xmlNewNode(NULL, xml_chars("root"));
    xmlDocSetRootElement(doc, root);
    xmlXPathContextPtr context = xmlXPathNewContext(doc);
    context->error = take_path_error;
    context->userData = message;
    xmlXPathFreeObject(evaluate_in(path, context, root));
    xmlXPathFreeContext(context);
    xmlFreeDoc(doc);
}

XmlPath *
xml_path_new(const char *expression, const char *const *prefixes,
             GError **error)
{
    xml_quiet();
    g_autofree char *message = NULL;
    xmlXPathContextPtr context = xmlXPathNewContext(NULL);
    context->error = take_path_error;
    context->userData = &message;
    g_autoptr(XmlPath) path = g_new0(XmlPath, 1);
    path->namespaces = make_namespaces(prefixes);
    path->expression = g_strdup(expression);
    path->compiled = xmlXPathCtxtCompile(context, xml_chars(expression));
    xmlXPathFreeContext(context);
    if (path->compiled)
        try_out(path, &message);
    if (!path->compiled || message) {
        g_set_error(error, HYOKA_ERROR, HYOKA_ERROR_DATA, "%s: %s", expression,
                    message ? message : "not an XPath expression");
        return NULL;
    }
    return g_steal_pointer(&path);
}

void
xml_path_free(XmlPath *path)
{
    if (!path)
        return;
    if (path->compiled)
        xmlXPathFreeCompExpr(path->compiled);
    g_ptr_array_unref(path->namespaces);
    g_free(path->expression);
    g_free(path);
}

/* The document's own context is kept, as making one costs more than most
 * evaluations; a tree of the reader has no document of ours. NULL after an
 * error, which xml_path_new has excluded but for odd argument types. */
static xmlXPathObjectPtr
evaluate(const XmlPath *path, XmlNode *node)
{
    XmlDocument *document = node->doc->_private;
    if (!document) {
        xmlXPathContextPtr context = xmlXPathNewContext(node->doc);
        xmlXPathObjectPtr result = evaluate_in(path, context, node);
        xmlXPathFreeContext(context);
        return result;
    }
    if (!document->xpath)
        document->xpath = xmlXPathNewContext(document->doc);
    return evaluate_in(path, document->xpath, node);
}

GPtrArray *
xml_path_elements(const XmlPath *path, XmlNode *node)
{
    GPtrArray *elements = g_ptr_array_new();
    xmlXPathObjectPtr result = evaluate(path, node);
    if (result && result->type == XPATH_NODESET && result->nodesetval) {
        xmlXPathNodeSetSort(result->nodesetval);
        for (int i = 0; i < result->nodesetval->nodeNr; i++) {
            xmlNode *found = result->nodesetval->nodeTab[i];
            if (found->type == XML_ELEMENT_NODE)
                g_ptr_array_add(elements, found);
        }
    }
    xmlXPathFreeObject(result);
    return elements;
}

GArray *
xml_path_attributes(const XmlPath *path, XmlNode *node)
{
    GArray *selected = g_array_new(FALSE, FALSE, sizeof(XmlSelected));
    xmlXPathObjectPtr result = evaluate(path, node);
    if (result && result->type == XPATH_NODESET && result->nodesetval) {
        xmlXPathNodeSetSort(result->nodesetval);
        for (int i = 0; i < result->nodesetval->nodeNr; i++) {
            xmlNode *found = result->nodesetval->nodeTab[i];
            if (found->type != XML_ATTRIBUTE_NODE)
                continue;
            const char *name = xml_string(found->name);
            XmlSelected one = {found->parent, name,
                               xml_attribute(found->parent, name)};
            g_array_append_val(selected, one);
        }
    }
    xmlXPathFreeObject(result);
    return selected;
}

const char *
xml_path_expression(const XmlPath *path)
{
    return path->expression;
}

char *
xml_path_string(const XmlPath *path, XmlNode *node)
{
    xmlXPathObjectPtr result = evaluate(path, node);
    char *text = NULL;
    bool empty =
        !result || (result->type == XPATH_NODESET &&
                    (!result->nodesetval || result->nodesetval->nodeNr == 0));
    if (!empty) {
        xmlChar *string = xmlXPathCastToString(result);
        text = g_strdup(xml_string(string));
        xmlFree(string);
    }
    xmlXPathFreeObject(result);
    return text;
}

bool
xml_path_test(const XmlPath *path, XmlNode *node)
{
    xmlXPathObjectPtr result = evaluate(path, node);
    bool truth = result && xmlXPathCastToBoolean(result);
    xmlXPathFreeObject(result);
    return truth;
}

double
xml_path_number(const XmlPath *path, XmlNode *node)
{
    xmlXPathObjectPtr result = evaluate(path, node);
    double number = result ? xmlXPathCastToNumber(result) : (double)NAN;
    xmlXPathFreeObject(result);
    return number;
}
