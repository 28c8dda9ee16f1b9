#include "disclose/compose.h"
#include "disclose/register.h"

#include <math.h>
#include <string.h>

/*
 * The groups of national.xml as they are printed: names instead of ids, shares
 * beside counts. Layouts choose what they show of which groups.
 */

/* Texts of wording.xml that open sections. */
static const char *const leads[] = {"users-lead", "search-lead", "profile-lead",
                                    "training-lead", "triage-lead"};

static double
number(const XmlNode *node, const char *name)
{
    return node ? xml_number(node, name, NAN) : NAN;
}

static void
copy(XmlOut *out, const XmlNode *node, const char *name)
{
    xml_out_attribute(out, name, xml_attribute(node, name));
}

static const char *
group_name(const RegisterSources *from, const XmlNode *group)
{
    const RegisterRules *rules = from->rules;
    const char *by = xml_attribute(group, "by");
    const char *id = xml_attribute(group, "id");
    if (g_str_equal(by, "kind")) {
        int kind = register_kind(rules, id);
        return kind >= 0 ? rules->kinds[kind].name : id;
    }
    if (g_str_equal(by, "prefecture"))
        return register_label(from, "prefecture", id);
    for (int i = 0; i < rules->region_count; i++)
        if (g_str_equal(rules->regions[i].id, id))
            return rules->regions[i].name;
    return wording_label(from->wording, "nation");
}

static int
find(const char *const *names, int count, const char *id)
{
    for (int i = 0; i < count; i++)
        if (g_strcmp0(names[i], id) == 0)
            return i;
    return -1;
}

/* How many the open element is of, and what share that is; its end. */
static void
end_counted(XmlOut *out, const XmlNode *node, double of)
{
    copy(out, node, "count");
    copy(out, node, "ending");
    register_share(out, "share", number(node, "count"), of);
    xml_out_end(out);
}

/* Leaves the element open. */
static void
start_counted(XmlOut *out, const char *element, const char *name, double count,
              double of)
{
    xml_out_start(out, element);
    xml_out_attribute(out, "name", name);
    register_number(out, "count", count, 0);
    register_share(out, "share", count, of);
}

static void
write_decisions(XmlOut *out, const RegisterSources *from, const XmlNode *group,
                double count)
{
    for (XmlNode *node = xml_first(group, "decision"); node;
         node = xml_next(node, "decision")) {
        int index = find(register_decision_names, REGISTER_DECISIONS,
                         xml_attribute(node, "id"));
        xml_out_start(out, "decision");
        copy(out, node, "id");
        if (index >= 0)
            xml_out_attribute(out, "name", from->rules->decision_words[index]);
        end_counted(out, node, count);
    }
    for (XmlNode *node = xml_first(group, "renewal"); node;
         node = xml_next(node, "renewal")) {
        int index = register_renewal(from->rules, xml_attribute(node, "rule"));
        if (index < 0)
            continue;
        const RegisterRenewal *rule = &from->rules->renewals[index];
        xml_out_start(out, "renewal");
        copy(out, node, "rule");
        xml_out_attribute(out, "decision",
                          from->rules->decision_words[rule->decision]);
        xml_out_attribute(out, "reason", rule->reason);
        end_counted(out, node, count);
    }
}

static void
write_grades(XmlOut *out, const RegisterSources *from, const XmlNode *group,
             double count)
{
    for (XmlNode *node = xml_first(group, "grade"); node;
         node = xml_next(node, "grade")) {
        int index = find(register_grade_names, REGISTER_GRADES,
                         xml_attribute(node, "id"));
        xml_out_start(out, "grade");
        copy(out, node, "id");
        if (index >= 0)
            xml_out_attribute(out, "name", from->rules->grade_words[index]);
        end_counted(out, node, count);
    }
    for (XmlNode *node = xml_first(group, "grading"); node;
         node = xml_next(node, "grading")) {
        int index = register_grading(from->rules, xml_attribute(node, "rule"));
        if (index < 0)
            continue;
        const RegisterGrading *rule = &from->rules->gradings[index];
        xml_out_start(out, "grading");
        copy(out, node, "rule");
        xml_out_attribute(out, "grade", from->rules->grade_words[rule->grade]);
        xml_out_attribute(out, "reason", rule->reason);
        end_counted(out, node, count);
    }
}

static void
write_checks(XmlOut *out, const RegisterSources *from, const XmlNode *group)
{
    for (XmlNode *node = xml_first(group, "check"); node;
         node = xml_next(node, "check")) {
        int index = register_check(from->rules, xml_attribute(node, "id"));
        double pass = number(node, "pass"), fail = number(node, "fail"),
               unknown = number(node, "unknown");
        xml_out_start(out, "check");
        copy(out, node, "id");
        if (index >= 0)
            xml_out_attribute(out, "name", from->rules->checks[index].name);
        copy(out, node, "pass");
        copy(out, node, "fail");
        copy(out, node, "unknown");
        copy(out, node, "exempt");
        double asked = pass + fail + unknown;
        register_share(out, "pass-share", pass, asked);
        register_share(out, "fail-share", fail, asked);
        register_share(out, "unknown-share", unknown, asked);
        xml_out_end(out);
    }
}

static void
write_activities(XmlOut *out, const RegisterSources *from, const XmlNode *group)
{
    const RegisterRules *rules = from->rules;
    double sums[REGISTER_CLASSES] = {0}, cases = 0;
    double points = number(xml_first(group, "points"), "sum");
    double reported = number(group, "reported");
    for (XmlNode *node = xml_first(group, "activity"); node;
         node = xml_next(node, "activity")) {
        int index = register_activity(rules, xml_attribute(node, "id"));
        if (index < 0)
            continue;
        const RegisterActivity *activity = &rules->activities[index];
        sums[activity->class] += number(node, "count");
        if (activity->class < REGISTER_ABILITY)
            cases += number(node, "count");
        xml_out_start(out, "activity");
        copy(out, node, "id");
        xml_out_attribute(out, "name", activity->name);
        copy(out, node, "count");
        register_share(out, "done", number(node, "institutions"), reported);
        register_share(out, "points-share", number(node, "points"), points);
        if (reported > 0)
            register_number(out, "each", number(node, "count") / reported, 1);
        xml_out_end(out);
    }
    for (int i = 0; i < REGISTER_ABILITY; i++) {
        start_counted(out, "class",
                      register_label(from, "class", register_class_names[i]),
                      sums[i], cases);
        if (reported > 0)
            register_number(out, "each", sums[i] / reported, 1);
        xml_out_end(out);
    }
}

/* A list of counts of the words, as numbers; missing ones are 0. Their sum. */
static double
read_counts(const XmlNode *node, const char *name,
            double counts[REGISTER_WORDS])
{
    const char *text = xml_attribute(node, name);
    g_auto(GStrv) words = g_strsplit(text ? text : "", " ", -1);
    double sum = 0;
    memset(counts, 0, REGISTER_WORDS * sizeof *counts);
    for (int i = 0; words[i] && i < REGISTER_WORDS; i++)
        sum += counts[i] = (double)g_ascii_strtoll(words[i], NULL, 10);
    return sum;
}

static void
write_routes(XmlOut *out, const RegisterRules *rules, const XmlNode *users)
{
    double counts[REGISTER_WORDS];
    double all = read_counts(users, "routes", counts);
    for (int i = 0; i < rules->routes.count; i++) {
        start_counted(out, "route", rules->routes.words[i].name, counts[i],
                      all);
        xml_out_end(out);
    }
}

/* Who stopped at each step, and who came at least so far. */
static void
write_search(XmlOut *out, const RegisterRules *rules, const XmlNode *users)
{
    double counts[REGISTER_WORDS];
    double all = read_counts(users, "search", counts), left = all;
    for (int i = 0; i < rules->search.count; i++) {
        start_counted(out, "step", rules->search.words[i].name, counts[i], all);
        register_number(out, "reached", left, 0);
        register_share(out, "reached-share", left, all);
        xml_out_end(out);
        left -= counts[i];
    }
}

static void
write_parts(XmlOut *out, const RegisterRules *rules, const XmlNode *users,
            double count)
{
    double sought[REGISTER_WORDS], found[REGISTER_WORDS], shown[REGISTER_WORDS];
    double replies = number(users, "replies");
    read_counts(users, "sought", sought);
    read_counts(users, "found", found);
    read_counts(users, "shown", shown);
    for (int i = 0; i < rules->sought.count; i++) {
        xml_out_start(out, "part");
        xml_out_attribute(out, "name", rules->sought.words[i].name);
        register_share(out, "sought", sought[i], replies);
        register_share(out, "found", found[i], sought[i]);
        register_share(out, "shown", shown[i], count);
        xml_out_end(out);
    }
}

static void
write_users(XmlOut *out, const RegisterSources *from, const XmlNode *group,
            double count)
{
    const RegisterRules *rules = from->rules;
    const XmlNode *users = xml_first(group, "users");
    double scale[REGISTER_WORDS], replies = number(users, "replies");
    read_counts(users, "scale", scale);
    xml_out_start(out, "users");
    copy(out, users, "replies");
    register_share(out, "share", number(users, "satisfied"), replies);
    copy(out, users, "institutions");
    copy(out, users, "enough");
    register_share(out, "enough-share", number(users, "enough"), count);
    for (int i = 0; i < rules->scale.count; i++) {
        xml_out_start(out, "answer");
        xml_out_attribute(out, "name", rules->scale.words[i].name);
        register_share(out, "share", scale[i], replies);
        xml_out_end(out);
    }
    write_routes(out, rules, users);
    write_search(out, rules, users);
    write_parts(out, rules, users, count);
    xml_out_end(out);
}

static void
write_needs(XmlOut *out, const RegisterRules *rules, const XmlNode *group,
            double count)
{
    const XmlNode *training = xml_first(group, "training");
    xml_out_start(out, "training");
    copy(out, training, "institutions");
    copy(out, training, "count");
    copy(out, training, "passed");
    register_share(out, "share", number(training, "institutions"), count);
    xml_out_end(out);
    for (int i = 0; i < rules->need_count; i++) {
        double needing = 0;
        for (XmlNode *node = xml_first(group, "need"); node;
             node = xml_next(node, "need"))
            if (g_strcmp0(xml_attribute(node, "id"), rules->needs[i].id) == 0)
                needing = number(node, "count");
        start_counted(out, "need", rules->needs[i].name, needing, count);
        xml_out_end(out);
    }
}

static void
write_signals(XmlOut *out, const RegisterRules *rules, const XmlNode *group,
              double count)
{
    const XmlNode *complaints = xml_first(group, "complaints");
    xml_out_start(out, "complaints");
    copy(out, complaints, "count");
    copy(out, complaints, "open");
    copy(out, complaints, "institutions");
    xml_out_end(out);
    for (XmlNode *node = xml_first(group, "signal"); node;
         node = xml_next(node, "signal")) {
        int index = register_signal(rules, xml_attribute(node, "id"));
        xml_out_start(out, index < 0 ? "signalled" : "signal");
        if (index >= 0) {
            xml_out_attribute(out, "name", rules->signals[index].name);
            xml_out_attribute(out, "reason", rules->signals[index].reason);
        }
        end_counted(out, node, count);
    }
}

static void
write_group(XmlOut *out, const RegisterSources *from, const XmlNode *group)
{
    const XmlNode *points = xml_first(group, "points");
    double count = number(group, "count");
    xml_out_start(out, "group");
    copy(out, group, "by");
    copy(out, group, "id");
    xml_out_attribute(out, "name", group_name(from, group));
    copy(out, group, "count");
    copy(out, group, "ending");
    copy(out, group, "reported");
    register_share(out, "reported-share", number(group, "reported"), count);
    copy(out, group, "idle");
    copy(out, group, "newcomers");
    register_share(out, "count-share", count,
                   number(xml_first(from->national, "group"), "count"));
    copy(out, points, "plans");
    copy(out, points, "followed");
    register_share(out, "followed-share", number(points, "followed"),
                   number(points, "plans"));
    register_number(out, "q25", number(points, "q25"), 1);
    register_number(out, "median", number(points, "median"), 1);
    register_number(out, "q75", number(points, "q75"), 1);
    write_decisions(out, from, group, count);
    write_grades(out, from, group, count);
    write_checks(out, from, group);
    write_activities(out, from, group);
    write_users(out, from, group, count);
    write_needs(out, from->rules, group, count);
    write_signals(out, from->rules, group, count);
    xml_out_end(out);
}

static void
write_remark(XmlOut *out, const RegisterSources *from, const XmlNode *node)
{
    const char *remark = xml_attribute(node, "remark");
    if (remark)
        xml_out_attribute(out, "remark",
                          register_label(from, "remark", remark));
}

static void
write_review(XmlOut *out, const RegisterSources *from)
{
    const RegisterRules *rules = from->rules;
    const XmlNode *review = xml_first(from->national, "review");
    xml_out_start(out, "review");
    for (XmlNode *node = xml_first(review, "check"); node;
         node = xml_next(node, "check")) {
        int index = register_check(rules, xml_attribute(node, "id"));
        xml_out_start(out, "check");
        copy(out, node, "id");
        xml_out_attribute(out, "name",
                          index >= 0 ? rules->checks[index].name : "");
        copy(out, node, "judged");
        copy(out, node, "untold");
        register_number(out, "rate", 100 * number(node, "rate"), 1);
        register_number(out, "telling", number(node, "telling"), 2);
        write_remark(out, from, node);
        xml_out_end(out);
    }
    for (XmlNode *node = xml_first(review, "activity"); node;
         node = xml_next(node, "activity")) {
        int index = register_activity(rules, xml_attribute(node, "id"));
        if (index < 0)
            continue;
        xml_out_start(out, "activity");
        copy(out, node, "id");
        xml_out_attribute(out, "name", rules->activities[index].name);
        register_number(out, "points", rules->activities[index].points, 1);
        xml_out_attribute_int(out, "cap", rules->activities[index].cap);
        register_number(out, "done", 100 * number(node, "done"), 1);
        register_number(out, "capped", 100 * number(node, "capped"), 1);
        register_number(out, "share", 100 * number(node, "share"), 1);
        register_number(out, "telling", number(node, "telling"), 2);
        copy(out, node, "lost");
        write_remark(out, from, node);
        xml_out_end(out);
    }
    xml_out_end(out);
}

static void
write_report(XmlOut *out, const RegisterSources *from, const Texts *texts)
{
    const XmlNode *list = xml_first(from->national, "worklist");
    xml_out_start(out, "report");
    copy(out, list, "capacity");
    copy(out, list, "months");
    copy(out, list, "signalled");
    for (XmlNode *group = xml_first(from->national, "group"); group;
         group = xml_next(group, "group"))
        if (g_strcmp0(xml_attribute(group, "by"), "kind-region") != 0)
            write_group(out, from, group);
    write_review(out, from);
    for (size_t i = 0; texts && i < G_N_ELEMENTS(leads); i++) {
        const char *said = compose_text(texts, leads[i], 0);
        if (!*said)
            continue;
        xml_out_start(out, "lead");
        xml_out_attribute(out, "id", leads[i]);
        xml_out_text(out, said);
        xml_out_end(out);
    }
    xml_out_end(out);
}

/* The sentences, composed from the report without them. */
static Texts *
compose_leads(const RegisterSources *from)
{
    g_autoptr(XmlOut) out = xml_out_new();
    xml_out_start(out, "view");
    write_report(out, from, NULL);
    xml_out_end(out);
    size_t length;
    const char *bytes = xml_out_bytes(out, &length);
    g_autoptr(XmlDocument) draft =
        xml_parse("register", bytes, length,
                  &(XmlLoad){.limit = XML_STAGE_BYTES}, NULL, NULL);
    g_assert(draft); /* we wrote it */
    return compose_texts(from->wording, "register", xml_root(draft), 0);
}

void
register_report_write(XmlOut *out, const RegisterSources *from, Arena *arena)
{
    const RegisterHead head = {
        .document = "register",
        .id = "national",
        .audience = "headquarters",
        .handling = from->policy->handlings[AUDIENCE_HEADQUARTERS],
        .number = register_label(from, "number", "report"),
        .title = register_label(from, "report", "title"),
        .subtitle = register_label(from, "report", "subtitle"),
        .tab = wording_label(from->wording, "nation")};
    g_autoptr(Texts) texts = compose_leads(from);
    xml_out_start(out, "view");
    xml_out_attribute(out, "xmlns", "urn:hyoka:register-view:1");
    register_head_write(out, from, &head, arena);
    write_report(out, from, texts);
    xml_out_end(out);
}
