#include "model/index.h"
#include "base/xml.h"
#include "model/index_check.h"
#include "model/list.h"
#include <math.h>
#include <string.h>

static const char *
attribute(Arena *arena, const XmlNode *node, const char *name)
{
    return arena_dup(arena, xml_attribute(node, name));
}

/* The place of an attribute's word among `words`, which the schema lists; the
 * first when the attribute is absent. */
static int
choice(const XmlNode *node, const char *name, const char *const *words)
{
    const char *word = node ? xml_attribute(node, name) : NULL;
    for (int i = 0; word && words[i]; i++)
        if (strcmp(word, words[i]) == 0)
            return i;
    return 0;
}

static const char *const treats[] = {"none",    "auto",      "winsorise",
                                     "log",     "log-shift", "log-range",
                                     "box-cox", NULL};

static IndexScale
read_scale(Arena *arena, const XmlNode *node)
{
    static const char *const methods[] = {
        "none",       "min-max", "z",         "t",        "goalposts",
        "target",     "maximum", "reference", "fraction", "rank",
        "percentile", "borda",   NULL};
    static const char *const deviations[] = {"population", "sample", NULL};
    static const char *const caps[] = {"none", "low", "high", "both", NULL};
    Normalise method = (Normalise)choice(node, "normalise", methods);
    bool t = method == NORMALISE_T;
    return (IndexScale){
        .method = method,
        .from = xml_number(node, "from", 0),
        .to = xml_number(node, "to", 1),
        .mean = xml_number(node, "mean", t ? 50 : 0),
        .sd = xml_number(node, "sd", t ? 10 : 1),
        .sample = choice(node, "deviation", deviations) == 1,
        .low = xml_number(node, "low", NAN),
        .high = xml_number(node, "high", NAN),
        .reference = attribute(arena, node, "reference"),
        .cap = (Cap)choice(node, "cap", caps),
        .log = xml_truth(node, "log", false),
    };
}

static void
read_indicator(IndexFramework *f, const XmlNode *xml, const XmlNode *treatment,
               IndexNode *node)
{
    static const char *const imputes[] = {
        "none", "mean", "median", "group-mean", "group-median", "carry", NULL};
    static const char *const directions[] = {"high", "low", NULL};
    const char *column = attribute(f->arena, xml, "column");
    bool own = xml_attribute(xml, "treat") != NULL;
    node->column = column ? column : node->id;
    node->high = choice(xml, "direction", directions) == 0;
    node->denominator = attribute(f->arena, xml, "denominator");
    node->per = xml_number(xml, "per", 1);
    node->impute = (Impute)choice(xml, "impute", imputes);
    node->treat = own ? (Treat)choice(xml, "treat", treats)
                      : (Treat)choice(treatment, "use", treats);
}

static void
read_special(IndexFramework *f, const XmlNode *xml, IndexNode *node)
{
    g_autoptr(GArray) list = g_array_new(FALSE, FALSE, sizeof(IndexWeights));
    for (XmlNode *set = xml_first(xml, "weights"); set;
         set = xml_next(set, "weights")) {
        double *weights = arena_array(f->arena, double, node->part_count);
        for (XmlNode *one = xml_first(set, "weight"); one;
             one = xml_next(one, "weight"))
            for (int i = 0; i < node->part_count; i++)
                if (strcmp(node->parts[i]->id, xml_attribute(one, "part")) == 0)
                    weights[i] = xml_number(one, "value", 0);
        const IndexWeights special = {attribute(f->arena, set, "of"), weights};
        g_array_append_val(list, special);
    }
    node->special = list_freeze(f->arena, list, &node->special_count);
}

static const IndexNode *read_node(IndexFramework *f, const XmlNode *xml,
                                  const XmlNode *treatment, GPtrArray *nodes);

static void
read_group(IndexFramework *f, const XmlNode *xml, const XmlNode *treatment,
           IndexNode *node, GPtrArray *nodes)
{
    static const char *const aggregates[] = {
        "arithmetic", "geometric", "harmonic",         "power",
        "median",     "copeland",  "mazziotta-pareto", NULL};
    static const char *const penalties[] = {"subtract", "add", NULL};
    node->high = true;
    node->aggregate = (Aggregate)choice(xml, "aggregate", aggregates);
    node->power = xml_number(xml, "power", 1);
    node->reward = choice(xml, "penalty", penalties) == 1;
    node->available = xml_number(xml, "available", 0);
    const char *weights = xml_attribute(xml, "weights");
    bool equal = weights && strcmp(weights, "equal") == 0;
    g_autoptr(GPtrArray) parts = g_ptr_array_new();
    for (XmlNode *part = xml_first(xml, NULL); part;
         part = xml_next(part, NULL)) {
        if (xml_is(part, "weights"))
            continue;
        IndexNode *read = (IndexNode *)read_node(f, part, treatment, nodes);
        if (equal)
            read->weight = 1;
        g_ptr_array_add(parts, read);
    }
    node->part_count = (int)parts->len;
    node->parts = arena_array(f->arena, const IndexNode *, parts->len);
    for (guint i = 0; i < parts->len; i++)
        node->parts[i] = g_ptr_array_index(parts, i);
    read_special(f, xml, node);
}

static const IndexNode *
read_node(IndexFramework *f, const XmlNode *xml, const XmlNode *treatment,
          GPtrArray *nodes)
{
    IndexNode *node = arena_array(f->arena, IndexNode, 1);
    node->id = attribute(f->arena, xml, "id");
    const char *name = attribute(f->arena, xml, "name");
    node->name = name ? name : node->id;
    node->weight = xml_number(xml, "weight", 1);
    node->scale = read_scale(f->arena, xml);
    node->index = (int)nodes->len;
    g_ptr_array_add(nodes, node);
    if (xml_is(xml, "group"))
        read_group(f, xml, treatment, node, nodes);
    else
        read_indicator(f, xml, treatment, node);
    return node;
}

static void
read_grades(IndexFramework *f, const XmlNode *xml)
{
    static const char *const methods[] = {"cut", "quantile", "k-means", NULL};
    static const char *const scopes[] = {"all", "group", "parts", NULL};
    f->grade_method = (GradeMethod)choice(xml, "by", methods);
    f->grade_peers = (GradePeers)choice(xml, "within", scopes);
    f->grade_indicators = xml ? xml_integer(xml, "indicators", 1) : 1;
    f->grade_parts = xml ? xml_integer(xml, "parts", 1) : 1;
    const char *needs = xml ? xml_attribute(xml, "one-of") : NULL;
    f->grade_needs =
        list_words(f->arena, needs ? needs : "", &f->grade_need_count);
    g_autoptr(GArray) list = g_array_new(FALSE, FALSE, sizeof(IndexGrade));
    for (XmlNode *node = xml ? xml_first(xml, "grade") : NULL; node;
         node = xml_next(node, "grade")) {
        const IndexGrade grade = {attribute(f->arena, node, "id"),
                                  xml_number(node, "from", -INFINITY)};
        g_array_append_val(list, grade);
    }
    f->grades = list_freeze(f->arena, list, &f->grade_count);
}

static void
read_options(IndexFramework *f, const XmlNode *root, const XmlNode *treatment)
{
    static const char *const scopes[] = {"year", "panel", NULL};
    static const char *const draws[] = {"noise", "dirichlet", NULL};
    const XmlNode *units = xml_first(root, "units");
    f->unit_column = attribute(f->arena, units, "column");
    f->group_column = attribute(f->arena, units, "group");
    f->year_column = attribute(f->arena, units, "year");
    f->available = xml_number(units, "available", 0);
    f->pooled = choice(units, "over", scopes) == 1;
    f->skewness = treatment ? xml_number(treatment, "skewness", 2) : 2;
    f->kurtosis = treatment ? xml_number(treatment, "kurtosis", 3.5) : 3.5;
    f->points = treatment ? xml_integer(treatment, "points", 5) : 5;
    f->then = (Treat)choice(treatment, "then", treats);
    if (f->then == TREAT_NONE)
        f->then = TREAT_LOG_SHIFT;
    const XmlNode *rank = xml_first(root, "rank");
    f->places = rank ? xml_integer(rank, "places", -1) : -1;
    const XmlNode *draw = xml_first(root, "sensitivity");
    f->draw_method = (DrawMethod)choice(draw, "by", draws);
    f->draws = draw ? xml_integer(draw, "draws", 0) : 0;
    f->seed = draw ? xml_integer(draw, "seed", 0) : 0;
    f->noise = draw ? xml_number(draw, "noise", 0) : 0;
}

static IndexFramework *
read_framework(const XmlNode *root, Diag *diag)
{
    Arena *arena = arena_new();
    IndexFramework *f = arena_array(arena, IndexFramework, 1);
    f->arena = arena;
    f->name = attribute(arena, root, "name");
    const XmlNode *treatment = xml_first(root, "treatment");
    read_options(f, root, treatment);
    read_grades(f, xml_first(root, "grades"));
    g_autoptr(GPtrArray) nodes = g_ptr_array_new();
    f->root = read_node(f, xml_first(root, "group"), treatment, nodes);
    f->node_count = (int)nodes->len;
    f->nodes = arena_array(arena, const IndexNode *, nodes->len);
    for (guint i = 0; i < nodes->len; i++)
        f->nodes[i] = g_ptr_array_index(nodes, i);
    if (index_check(f, root, diag))
        return f;
    index_framework_free(f);
    return NULL;
}

IndexFramework *
index_framework_load(const char *path, const char *schema, Diag *diag,
                     GError **error)
{
    g_autoptr(XmlSchema) rules = xml_schema_load(schema, error);
    if (!rules)
        return NULL;
    XmlLoad how = {.schema = rules};
    g_autoptr(XmlDocument) document = xml_load(path, &how, diag, error);
    return document ? read_framework(xml_root(document), diag) : NULL;
}

void
index_framework_free(IndexFramework *framework)
{
    if (framework)
        arena_free(framework->arena);
}
