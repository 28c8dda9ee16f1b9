#include "model/register.h"

#include "base/error.h"
#include "model/register_read.h"
#include <string.h>

const char *const register_class_names[REGISTER_CLASSES] = {
    "statutory", "improvement", "plan",        "subsidy", "form",
    "notice",    "advice",      "cooperation", "ability"};
const char *const register_status_names[REGISTER_STATUSES] = {
    "pass", "fail", "unknown", "exempt"};
const char *const register_test_names[REGISTER_TESTS] = {
    "report",    "work",      "knowledge", "experience",
    "structure", "qualified", "followed",  "satisfaction",
    "training",  "profile",   "complaints"};
const char *const register_nature_names[REGISTER_NATURES] = {
    "required", "quality", "public", "control"};
const char *const register_decision_names[REGISTER_DECISIONS] = {
    "renew", "conditional", "hold", "refuse"};
const char *const register_grade_names[REGISTER_GRADES] = {"S", "A",    "B",
                                                           "C", "none", "held"};
const char *const register_signal_names[REGISTER_SIGNAL_TESTS] = {
    "unreported", "false",   "subsidy", "open",     "grave",
    "complaints", "outlier", "round",   "repeated", "unfollowed"};

const char *
register_copy(const RegisterReading *reading, const XmlNode *node,
              const char *name)
{
    return arena_dup(reading->rules->arena, xml_attribute(node, name));
}

bool
register_take_id(RegisterReading *reading, const XmlNode *node,
                 const char *list, int count, int room)
{
    const char *id = xml_attribute(node, "id");
    DiagPlace place = xml_place(node);
    if (count == room) {
        diag_add_at(reading->diag, FINDING_XML_ELEMENT_EXTRA, &place, list, id,
                    NULL);
        return false;
    }
    char *key = arena_printf(reading->rules->arena, "%s/%s", list, id);
    if (g_hash_table_add(reading->seen, key))
        return true;
    diag_add_at(reading->diag, FINDING_XML_ID_DOUBLED, &place, id, NULL);
    return false;
}

static void
read_words(RegisterReading *reading, const XmlNode *list, RegisterWords *words)
{
    for (const XmlNode *node = xml_first(list, "word"); node;
         node = xml_next(node, "word"))
        if (register_take_id(reading, node, xml_name(list), words->count,
                             REGISTER_WORDS))
            words->words[words->count++] =
                (RegisterWord){register_copy(reading, node, "id"),
                               register_copy(reading, node, "name")};
}

static void
read_kinds(RegisterReading *reading, const XmlNode *list)
{
    RegisterRules *rules = reading->rules;
    for (const XmlNode *node = xml_first(list, "kind"); node;
         node = xml_next(node, "kind"))
        if (register_take_id(reading, node, "kinds", rules->kind_count,
                             REGISTER_KINDS))
            rules->kinds[rules->kind_count++] =
                (RegisterKind){register_copy(reading, node, "id"),
                               register_copy(reading, node, "name"),
                               g_str_equal(xml_attribute(node, "body"), "yes")};
}

static RegisterClass
class_of(const char *name)
{
    for (int i = 0; i < REGISTER_CLASSES; i++)
        if (g_str_equal(register_class_names[i], name))
            return (RegisterClass)i;
    g_assert_not_reached(); /* the schema lists them */
}

static RegisterRole
role_of(const char *name)
{
    if (!name)
        return REGISTER_NO_ROLE;
    return g_str_equal(name, "plan") ? REGISTER_MAKES_PLANS : REGISTER_MONITORS;
}

static void
read_activities(RegisterReading *reading, const XmlNode *list)
{
    RegisterRules *rules = reading->rules;
    for (const XmlNode *node = xml_first(list, "activity"); node;
         node = xml_next(node, "activity"))
        if (register_take_id(reading, node, "activities", rules->activity_count,
                             REGISTER_ACTIVITIES))
            rules->activities[rules->activity_count++] = (RegisterActivity){
                .id = register_copy(reading, node, "id"),
                .name = register_copy(reading, node, "name"),
                .class = class_of(xml_attribute(node, "class")),
                .role = role_of(xml_attribute(node, "role")),
                .points = xml_number(node, "points", 0),
                .cap = xml_integer(node, "cap", 0)};
}

static void
read_users(RegisterReading *reading, const XmlNode *users)
{
    RegisterRules *rules = reading->rules;
    const XmlNode *scale = xml_first(users, "scale");
    read_words(reading, scale, &rules->scale);
    read_words(reading, xml_first(users, "routes"), &rules->routes);
    read_words(reading, xml_first(users, "search"), &rules->search);
    read_words(reading, xml_first(users, "sought"), &rules->sought);
    rules->satisfied = xml_integer(scale, "satisfied", 0);
    if (rules->satisfied > rules->scale.count) {
        DiagPlace place = xml_place(scale);
        g_autofree char *most = g_strdup_printf("%d", rules->scale.count);
        diag_add_at(reading->diag, FINDING_NUMBER_RANGE, &place,
                    xml_attribute(scale, "satisfied"), "1", most, NULL);
    }
}

static void
read_head(RegisterReading *reading, const XmlNode *root)
{
    RegisterRules *rules = reading->rules;
    const char *as_of = xml_attribute(root, "as-of");
    const XmlNode *fiction = xml_first(root, "fiction");
    rules->year = xml_integer(root, "year", 0);
    if (fiction)
        rules->fiction = xml_text_collapsed(rules->arena, fiction);
    if (!date_parse_iso(as_of, &rules->as_of)) {
        DiagPlace place = xml_place(root);
        diag_add_at(reading->diag, FINDING_DATE_BAD, &place, as_of, NULL);
    }
}

RegisterRules *
register_rules_read(const XmlNode *root, Diag *diag)
{
    Arena *arena = arena_new();
    RegisterRules *rules = arena_alloc(arena, sizeof *rules);
    rules->arena = arena;
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    RegisterReading reading = {rules, seen, diag};
    int before = diag_count(diag, DIAG_ERROR);
    read_head(&reading, root);
    read_kinds(&reading, xml_first(root, "kinds"));
    read_activities(&reading, xml_first(root, "activities"));
    read_words(&reading, xml_first(root, "knowledge"), &rules->knowledge);
    read_users(&reading, xml_first(root, "users"));
    register_judge_read(&reading, root);
    if (diag_count(diag, DIAG_ERROR) == before)
        return rules;
    register_rules_free(rules);
    return NULL;
}

RegisterRules *
register_rules_load(const char *path, const char *schemas, Diag *diag,
                    GError **error)
{
    g_autofree char *rng =
        g_build_filename(schemas, "model", "register.rng", NULL);
    g_autoptr(XmlSchema) schema = xml_schema_load(rng, error);
    if (!schema)
        return NULL;
    const XmlLoad how = {.schema = schema};
    g_autoptr(XmlDocument) document = xml_load(path, &how, diag, error);
    if (!document)
        return NULL;
    g_autoptr(Diag) own = diag ? NULL : diag_new();
    RegisterRules *rules =
        register_rules_read(xml_root(document), diag ? diag : own);
    if (!rules && own) {
        g_autofree char *sentence =
            diag_sentence(diag_get(own, 0), DIAG_ENGLISH);
        g_set_error(error, HYOKA_ERROR, HYOKA_ERROR_DATA, "%s: %s", path,
                    sentence);
    }
    return rules;
}

void
register_rules_free(RegisterRules *rules)
{
    if (rules)
        arena_free(rules->arena);
}

/* Index of the id among `count` records of `size` that begin with theirs. */
static int
find(const void *records, int count, size_t size, const char *id)
{
    for (int i = 0; i < count; i++) {
        const char *const *own =
            (const void *)((const char *)records + (size_t)i * size);
        if (g_str_equal(*own, id))
            return i;
    }
    return -1;
}

int
register_kind(const RegisterRules *rules, const char *id)
{
    return find(rules->kinds, rules->kind_count, sizeof *rules->kinds, id);
}

int
register_word(const RegisterWords *words, const char *id)
{
    return find(words->words, words->count, sizeof *words->words, id);
}

int
register_activity(const RegisterRules *rules, const char *id)
{
    return find(rules->activities, rules->activity_count,
                sizeof *rules->activities, id);
}

int
register_check(const RegisterRules *rules, const char *id)
{
    return find(rules->checks, rules->check_count, sizeof *rules->checks, id);
}

int
register_renewal(const RegisterRules *rules, const char *id)
{
    return find(rules->renewals, rules->renewal_count, sizeof *rules->renewals,
                id);
}

int
register_grading(const RegisterRules *rules, const char *id)
{
    return find(rules->gradings, rules->grading_count, sizeof *rules->gradings,
                id);
}

int
register_signal(const RegisterRules *rules, const char *id)
{
    return find(rules->signals, rules->signal_count, sizeof *rules->signals,
                id);
}
