/* rules.xml: the checklist, renewal, grades, triage and needs. */
#include "model/list.h"
#include "model/register_read.h"

#include <math.h>
#include <string.h>

static void
report(const RegisterReading *reading, const XmlNode *node, FindingCode code,
       const char *first, const char *second)
{
    DiagPlace place = xml_place(node);
    diag_add_at(reading->diag, code, &place, first, second, NULL);
}

/* The schema has seen that it is one of them. */
static int
name_index(const XmlNode *node, const char *attribute, const char *const *names)
{
    const char *name = xml_attribute(node, attribute);
    int i = 0;
    while (!g_str_equal(names[i], name))
        i++;
    return i;
}

static bool
says_yes(const XmlNode *node, const char *attribute)
{
    const char *text = xml_attribute(node, attribute);
    return text && g_str_equal(text, "yes");
}

static const char *
words_of(const RegisterReading *reading, const XmlNode *node, const char *child)
{
    return xml_text_collapsed(reading->rules->arena, xml_first(node, child));
}

/* The words for each of the names; S, A, B and C speak for themselves. */
static void
read_labels(const RegisterReading *reading, const XmlNode *node,
            const char *const *names, int count, const char **words)
{
    for (int i = 0; i < count; i++) {
        const char *word = register_copy(reading, node, names[i]);
        words[i] = word ? word : names[i];
    }
}

/* --- sets of ids --- */
typedef int IndexOf(const RegisterRules *rules, const char *id);

static int
find_sought(const RegisterRules *rules, const char *id)
{
    return register_word(&rules->sought, id);
}

static RegisterSet
read_set(const RegisterReading *reading, const XmlNode *node,
         const char *attribute, IndexOf *index_of)
{
    RegisterSet set = 0;
    const char *text = xml_attribute(node, attribute);
    int count = 0;
    const char *const *ids =
        list_words(reading->rules->arena, text ? text : "", &count);
    for (int i = 0; i < count; i++) {
        int index = index_of(reading->rules, ids[i]);
        if (index >= 0)
            set |= 1u << index;
        else
            report(reading, node, FINDING_XML_ID_UNKNOWN, ids[i], NULL);
    }
    return set;
}

/* --- regions --- */
static void
read_regions(RegisterReading *reading, const XmlNode *list)
{
    RegisterRules *rules = reading->rules;
    int regions[REGISTER_PREFECTURES + 1] = {0};
    for (const XmlNode *node = xml_first(list, "region"); node;
         node = xml_next(node, "region")) {
        if (!register_take_id(reading, node, "regions", rules->region_count,
                              REGISTER_REGIONS))
            continue;
        RegisterRegion *region = &rules->regions[rules->region_count++];
        region->id = register_copy(reading, node, "id");
        region->name = register_copy(reading, node, "name");
        int count;
        const char *const *codes = list_words(
            rules->arena, xml_attribute(node, "prefectures"), &count);
        for (int i = 0; i < count; i++) {
            int code = (int)g_ascii_strtoll(codes[i], NULL, 10);
            if (code < 1 || code > REGISTER_PREFECTURES) {
                report(reading, node, FINDING_XML_ID_UNKNOWN, codes[i], NULL);
                continue;
            }
            region->prefectures[code] = true;
            regions[code]++;
        }
    }
    for (int i = 1; i <= REGISTER_PREFECTURES; i++) {
        char code[16], number[16];
        g_snprintf(code, sizeof code, "%02d", i);
        g_snprintf(number, sizeof number, "%d", regions[i]);
        if (regions[i] != 1)
            report(reading, list, FINDING_REGISTER_REGION, code, number);
    }
}

/* --- the checklist --- */
/* What a test cannot do without; NULL: nothing. */
static const char *
check_wants(const RegisterCheck *check, const XmlNode *node)
{
    switch (check->test) {
    case REGISTER_TEST_WORK:
        return !check->of ? "of" : !check->years ? "years" : NULL;
    case REGISTER_TEST_PROFILE:
        return !check->of                           ? "of"
               : !xml_attribute(node, "least-also") ? "least-also"
                                                    : NULL;
    case REGISTER_TEST_EXPERIENCE:
    case REGISTER_TEST_SATISFACTION:
        return xml_attribute(node, "least-also") ? NULL : "least-also";
    case REGISTER_TEST_TRAINING:
    case REGISTER_TEST_COMPLAINTS:
        return check->years ? NULL : "years";
    default:
        return NULL;
    }
}

static void
read_checks(RegisterReading *reading, const XmlNode *list)
{
    RegisterRules *rules = reading->rules;
    read_labels(reading, list, register_status_names, REGISTER_STATUSES,
                rules->status_words);
    rules->review_easy = xml_number(list, "easy", 1);
    rules->review_rare = xml_number(list, "rare", 0);
    rules->review_dull = xml_number(list, "dull", 0);
    for (const XmlNode *node = xml_first(list, "check"); node;
         node = xml_next(node, "check")) {
        if (!register_take_id(reading, node, "checks", rules->check_count,
                              REGISTER_CHECKS))
            continue;
        RegisterCheck *check = &rules->checks[rules->check_count++];
        *check = (RegisterCheck){
            .id = register_copy(reading, node, "id"),
            .name = register_copy(reading, node, "name"),
            .nature = (RegisterNature)name_index(node, "nature",
                                                 register_nature_names),
            .test = (RegisterTest)name_index(node, "test", register_test_names),
            .least = xml_number(node, "least", 0),
            .least_also = xml_number(node, "least-also", NAN),
            .years = xml_integer(node, "years", 0),
            .missing = words_of(reading, node, "missing"),
            .untold = words_of(reading, node, "untold")};
        check->of =
            read_set(reading, node, "of",
                     check->test == REGISTER_TEST_PROFILE ? find_sought
                                                          : register_activity);
        const char *wanted = check_wants(check, node);
        if (wanted)
            report(reading, node, FINDING_REGISTER_WANTS, check->id, wanted);
    }
}

static void
read_satisfaction(RegisterRules *rules, const XmlNode *node)
{
    rules->prior =
        (RegisterPrior){says_yes(node, "estimated"), xml_number(node, "a", 1),
                        xml_number(node, "b", 1), xml_number(node, "level", 0)};
}

/* --- renewal and grades: the first that applies --- */
/* The last rule, and no other, is open: so each institution has one, and each
 * rule can apply. */
static void
check_last(const RegisterReading *reading, const XmlNode *node, bool is_open)
{
    if (is_open != (xml_next(node, "rule") == NULL))
        report(reading, node, FINDING_REGISTER_LAST, xml_attribute(node, "id"),
               NULL);
}

static bool
is_without_conditions(const XmlNode *node, const char *const *passed_over)
{
    for (const char *name = xml_next_attribute(node, NULL); name;
         name = xml_next_attribute(node, name)) {
        bool is_one = !g_strv_contains(passed_over, name);
        const char *value = xml_attribute(node, name);
        if (is_one && !g_str_equal(value, "no"))
            return false;
    }
    return true;
}

static void
read_renewals(RegisterReading *reading, const XmlNode *list)
{
    static const char *const others[] = {"id", "decision", "months", NULL};
    RegisterRules *rules = reading->rules;
    read_labels(reading, list, register_decision_names, REGISTER_DECISIONS,
                rules->decision_words);
    for (const XmlNode *node = xml_first(list, "rule"); node;
         node = xml_next(node, "rule")) {
        check_last(reading, node, is_without_conditions(node, others));
        if (!register_take_id(reading, node, "renewal", rules->renewal_count,
                              REGISTER_RENEWALS))
            continue;
        rules->renewals[rules->renewal_count++] = (RegisterRenewal){
            .id = register_copy(reading, node, "id"),
            .decision = (RegisterDecision)name_index(node, "decision",
                                                     register_decision_names),
            .failed = read_set(reading, node, "failed", register_check),
            .untold = read_set(reading, node, "untold", register_check),
            .is_false = says_yes(node, "false"),
            .is_unsettled = says_yes(node, "unsettled"),
            .is_unreported = says_yes(node, "unreported"),
            .overdue = xml_integer(node, "overdue", 0),
            .reminders = xml_integer(node, "reminders", 0),
            .years = xml_integer(node, "years", 0),
            .months = xml_integer(node, "months", 0),
            .reason = words_of(reading, node, "reason"),
            .action = words_of(reading, node, "action")};
    }
}

static void
read_gradings(RegisterReading *reading, const XmlNode *list)
{
    static const char *const others[] = {"id", "grade", NULL};
    RegisterRules *rules = reading->rules;
    read_labels(reading, list, register_grade_names, REGISTER_GRADES,
                rules->grade_words);
    rules->peers = xml_integer(list, "peers", 1);
    rules->years = xml_integer(list, "years", 1);
    for (const XmlNode *node = xml_first(list, "rule"); node;
         node = xml_next(node, "rule")) {
        check_last(reading, node, is_without_conditions(node, others));
        if (!register_take_id(reading, node, "grades", rules->grading_count,
                              REGISTER_GRADINGS))
            continue;
        rules->gradings[rules->grading_count++] = (RegisterGrading){
            .id = register_copy(reading, node, "id"),
            .grade =
                (RegisterGrade)name_index(node, "grade", register_grade_names),
            .top = xml_number(node, "top", NAN),
            .plans = xml_number(node, "plans", NAN),
            .involved = xml_number(node, "involved", NAN),
            .followed = xml_number(node, "followed", NAN),
            .lower = xml_number(node, "lower", NAN),
            .replies = xml_number(node, "replies", NAN),
            .few_replies = xml_number(node, "few-replies", NAN),
            .months = xml_number(node, "months", NAN),
            .is_unreported = says_yes(node, "unreported"),
            .is_idle = says_yes(node, "idle"),
            .is_unsettled = says_yes(node, "unsettled"),
            .is_lacking = says_yes(node, "lacking"),
            .reason = words_of(reading, node, "reason")};
    }
}

/* --- triage and needs --- */
static const char *
signal_wants(const RegisterSignal *signal, const XmlNode *node)
{
    switch (signal->test) {
    case REGISTER_SIGNAL_ROUND:
        if (!xml_attribute(node, "chance"))
            return "chance";
        return signal->years ? NULL : "years";
    case REGISTER_SIGNAL_FALSE:
    case REGISTER_SIGNAL_GRAVE:
    case REGISTER_SIGNAL_COMPLAINTS:
        return signal->years ? NULL : "years";
    default:
        return NULL;
    }
}

static void
read_triage(RegisterReading *reading, const XmlNode *list)
{
    RegisterRules *rules = reading->rules;
    const XmlNode *exposure = xml_first(list, "exposure");
    rules->capacity = xml_integer(list, "capacity", 0);
    rules->months = xml_integer(list, "months", 0);
    for (int i = 0; i < REGISTER_CLASSES; i++)
        rules->exposure[i] = xml_number(exposure, register_class_names[i], 0);
    for (const XmlNode *node = xml_first(list, "signal"); node;
         node = xml_next(node, "signal")) {
        if (!register_take_id(reading, node, "triage", rules->signal_count,
                              REGISTER_SIGNALS))
            continue;
        RegisterSignal *signal = &rules->signals[rules->signal_count++];
        *signal = (RegisterSignal){.id = register_copy(reading, node, "id"),
                                   .name = register_copy(reading, node, "name"),
                                   .test = (RegisterSignalTest)name_index(
                                       node, "test", register_signal_names),
                                   .doubt = xml_number(node, "doubt", 0),
                                   .least = xml_number(node, "least", 0),
                                   .chance = xml_number(node, "chance", 1),
                                   .years = xml_integer(node, "years", 0),
                                   .is_holding = says_yes(node, "holding"),
                                   .reason = words_of(reading, node, "reason")};
        const char *wanted = signal_wants(signal, node);
        if (wanted)
            report(reading, node, FINDING_REGISTER_WANTS, signal->id, wanted);
    }
}

static void
read_needs(RegisterReading *reading, const XmlNode *list)
{
    RegisterRules *rules = reading->rules;
    for (const XmlNode *node = xml_first(list, "need"); node;
         node = xml_next(node, "need"))
        if (register_take_id(reading, node, "needs", rules->need_count,
                             REGISTER_NEEDS))
            rules->needs[rules->need_count++] = (RegisterNeed){
                register_copy(reading, node, "id"),
                register_copy(reading, node, "name"),
                read_set(reading, node, "failed", register_check),
                read_set(reading, node, "idle", register_activity)};
}

void
register_judge_read(RegisterReading *reading, const XmlNode *root)
{
    read_regions(reading, xml_first(root, "regions"));
    read_checks(reading, xml_first(root, "checklist"));
    read_satisfaction(reading->rules, xml_first(root, "satisfaction"));
    read_renewals(reading, xml_first(root, "renewal"));
    read_gradings(reading, xml_first(root, "grades"));
    read_triage(reading, xml_first(root, "triage"));
    read_needs(reading, xml_first(root, "needs"));
}
