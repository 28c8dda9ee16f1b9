#include "model/index_check.h"
#include "base/decimal.h"
#include <math.h>
#include <string.h>

/* Elements are met in the order in which the nodes were read. */
typedef struct {
    const IndexFramework *framework;
    Diag *diag;
    GHashTable *ids;
    GHashTable *columns;
    int next;
    bool failed;
} Checking;

static void
find_at(Checking *checking, const XmlNode *xml, FindingCode code,
        const char *first, const char *second)
{
    DiagPlace place = xml_place(xml);
    diag_add_at(checking->diag, code, &place, first, second, NULL);
    checking->failed = true;
}

static void
check_once(Checking *checking, GHashTable *seen, const XmlNode *xml,
           const char *word)
{
    if (!g_hash_table_add(seen, (gpointer)word))
        find_at(checking, xml, FINDING_XML_ID_DOUBLED, word, NULL);
}

static bool
log_fails(const IndexScale *scale)
{
    return scale->log &&
           (scale->method != NORMALISE_GOALPOSTS || scale->low <= 0);
}

static void
check_scale(Checking *checking, const XmlNode *xml, const IndexNode *node)
{
    const IndexScale *scale = &node->scale;
    bool posts = scale->method == NORMALISE_GOALPOSTS;
    if (posts && !(scale->low < scale->high))
        find_at(checking, xml, FINDING_FRAMEWORK_BAND, node->id, NULL);
    if (log_fails(scale))
        find_at(checking, xml, FINDING_INDEX_LOG, node->id, NULL);
    if (scale->method == NORMALISE_TARGET && isnan(scale->high))
        find_at(checking, xml, FINDING_INDEX_WANTS, node->id, "high");
    if (scale->method == NORMALISE_REFERENCE && !scale->reference)
        find_at(checking, xml, FINDING_INDEX_WANTS, node->id, "reference");
}

static void
check_sum(Checking *checking, const XmlNode *xml, double sum, bool given)
{
    char found[DECIMAL_TEXT_SIZE];
    bool adds_up = fabs(sum - 1) < 1e-9 || fabs(sum - 100) < 1e-9;
    if (given ? !adds_up : sum <= 0)
        find_at(checking, xml, FINDING_WEIGHTS_SUM, decimal_text(sum, found),
                given && sum > 10 ? "100" : "1");
}

static void
check_special(Checking *checking, const XmlNode *set, const IndexNode *node,
              int number, bool given)
{
    double sum = 0;
    for (int i = 0; i < node->part_count; i++)
        sum += node->special[number].weights[i];
    check_sum(checking, set, sum, given);
    for (XmlNode *one = xml_first(set, "weight"); one;
         one = xml_next(one, "weight")) {
        const char *part = xml_attribute(one, "part");
        bool known = false;
        for (int i = 0; i < node->part_count; i++)
            known = known || strcmp(node->parts[i]->id, part) == 0;
        if (!known)
            find_at(checking, one, FINDING_XML_ID_UNKNOWN, part, NULL);
    }
    if (node->aggregate == AGGREGATE_COPELAND)
        find_at(checking, set, FINDING_INDEX_COPELAND, node->id, NULL);
}

/* A peer group has one set of weights, a part one weight in it. */
static void
check_sets(Checking *checking, const XmlNode *group)
{
    g_autoptr(GHashTable) sets = g_hash_table_new(g_str_hash, g_str_equal);
    for (XmlNode *set = xml_first(group, "weights"); set;
         set = xml_next(set, "weights")) {
        check_once(checking, sets, set, xml_attribute(set, "of"));
        g_autoptr(GHashTable) parts = g_hash_table_new(g_str_hash, g_str_equal);
        for (XmlNode *one = xml_first(set, "weight"); one;
             one = xml_next(one, "weight"))
            check_once(checking, parts, one, xml_attribute(one, "part"));
    }
}

static void check_node(Checking *checking, const XmlNode *xml);

static void
check_group(Checking *checking, const XmlNode *xml, const IndexNode *node)
{
    double sum = 0;
    for (int i = 0; i < node->part_count; i++)
        sum += node->parts[i]->weight;
    const char *weights = xml_attribute(xml, "weights");
    bool given = weights && strcmp(weights, "given") == 0;
    check_sum(checking, xml, sum, given);
    int number = 0;
    for (XmlNode *part = xml_first(xml, NULL); part;
         part = xml_next(part, NULL)) {
        if (xml_is(part, "weights"))
            check_special(checking, part, node, number++, given);
        else
            check_node(checking, part);
    }
    check_sets(checking, xml);
}

static void
check_node(Checking *checking, const XmlNode *xml)
{
    const IndexNode *node = checking->framework->nodes[checking->next++];
    check_once(checking, checking->ids, xml, node->id);
    check_scale(checking, xml, node);
    if (node->part_count > 0)
        check_group(checking, xml, node);
    else
        check_once(checking, checking->columns, xml, node->column);
}

static void
check_grades(Checking *checking, const XmlNode *xml)
{
    const IndexFramework *f = checking->framework;
    bool cuts = f->grade_method != GRADE_KMEANS;
    int i = 0;
    for (XmlNode *node = xml ? xml_first(xml, "grade") : NULL; node;
         node = xml_next(node, "grade"), i++) {
        double from = f->grades[i].from;
        bool last = i == f->grade_count - 1;
        bool falls = i == 0 || from < f->grades[i - 1].from;
        if (cuts ? !falls || last != (from == -INFINITY) : from > -INFINITY)
            find_at(checking, node, FINDING_FRAMEWORK_GRADES, f->grades[i].id,
                    NULL);
    }
    for (int need = 0; need < f->grade_need_count; need++) {
        bool known = false;
        for (int part = 0; part < f->root->part_count; part++)
            known = known ||
                    strcmp(f->root->parts[part]->id, f->grade_needs[need]) == 0;
        if (!known)
            find_at(checking, xml, FINDING_XML_ID_UNKNOWN, f->grade_needs[need],
                    NULL);
    }
}

bool
index_check(const IndexFramework *framework, const XmlNode *root, Diag *diag)
{
    g_autoptr(GHashTable) ids = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GHashTable) columns = g_hash_table_new(g_str_hash, g_str_equal);
    Checking checking = {framework, diag, ids, columns, 0, false};
    check_node(&checking, xml_first(root, "group"));
    check_grades(&checking, xml_first(root, "grades"));
    return !checking.failed;
}
