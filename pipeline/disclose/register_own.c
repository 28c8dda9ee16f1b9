#include "disclose/register.h"

#include <math.h>

static bool
is_in(RegisterSet set, int index)
{
    return (set >> index & 1u) != 0;
}

static void
write_renewal(XmlOut *out, const RegisterSources *from,
              const InstitutionResult *result)
{
    const RegisterRenewal *rule = &from->rules->renewals[result->renewal];
    const char *decision = register_decision_names[rule->decision];
    xml_out_start(out, "renewal");
    xml_out_attribute(out, "decision", decision);
    xml_out_attribute(out, "label",
                      from->rules->decision_words[rule->decision]);
    xml_out_attribute(out, "reason", rule->reason);
    xml_out_attribute(out, "action", rule->action);
    if (result->is_ending)
        xml_out_attribute(out, "ending", "yes");
    register_date_attribute(out, "by", result->by);
    xml_out_end(out);
}

/* What to do about a check: as its rule says, or nothing. */
static const char *
to_do(const RegisterCheck *rule, InstitutionStatus status)
{
    if (status == INSTITUTION_FAIL)
        return rule->missing;
    return status == INSTITUTION_UNTOLD ? rule->untold : NULL;
}

static void
write_check(XmlOut *out, const RegisterSources *from, int index,
            const InstitutionResult *result)
{
    const RegisterCheck *rule = &from->rules->checks[index];
    const InstitutionCheck *check = &result->checks[index];
    const char *status = register_status_names[check->status];
    bool is_share = rule->test == REGISTER_TEST_SATISFACTION ||
                    rule->test == REGISTER_TEST_FOLLOWED;
    double scale = is_share ? 100 : 1;
    int places = is_share ? 1 : 0;
    xml_out_start(out, "check");
    xml_out_attribute_int(out, "no", index + 1);
    xml_out_attribute(out, "name", rule->name);
    xml_out_attribute(
        out, "nature",
        register_label(from, "nature", register_nature_names[rule->nature]));
    xml_out_attribute(out, "test", register_test_names[rule->test]);
    xml_out_attribute(out, "status", status);
    xml_out_attribute(out, "label", from->rules->status_words[check->status]);
    register_number(out, "value", scale * check->value, places);
    register_number(out, "also", check->also, 0);
    register_number(out, "least", scale * rule->least, 0);
    register_number(out, "least-also", rule->least_also, 0);
    if (rule->years > 0)
        xml_out_attribute_int(out, "years", rule->years);
    if (is_in(result->causes, index))
        xml_out_attribute(out, "cause", "yes");
    xml_out_attribute(out, "to-do", to_do(rule, check->status));
    xml_out_end(out);
}

static void
write_points(XmlOut *out, const RegisterSources *from,
             const Institution *institution, const InstitutionResult *result)
{
    const RegisterRules *rules = from->rules;
    const InstitutionReport *now = institution_report(institution, rules->year);
    xml_out_start(out, "points");
    if (result->has_report && now) {
        register_number(out, "sum", result->points, 1);
        register_number(out, "uncapped", result->uncapped, 1);
        xml_out_attribute_int(out, "plans", result->plans);
        xml_out_attribute_int(out, "followed", result->followed);
    }
    for (int i = 0; i < rules->activity_count; i++) {
        const RegisterActivity *activity = &rules->activities[i];
        xml_out_start(out, "activity");
        xml_out_attribute(out, "id", activity->id);
        xml_out_attribute(out, "name", activity->name);
        register_number(out, "each", activity->points, 1);
        xml_out_attribute_int(out, "cap", activity->cap);
        if (result->has_report && now) {
            int counted = MIN(now->counts[i], activity->cap);
            xml_out_attribute_int(out, "count", now->counts[i]);
            xml_out_attribute_int(out, "counted", counted);
            register_number(out, "points", counted * activity->points, 1);
            if (now->counts[i] > activity->cap)
                xml_out_attribute(out, "capped", "yes");
        }
        xml_out_end(out);
    }
    xml_out_end(out);
}

void
register_own_write(XmlOut *out, const RegisterSources *from,
                   const Institution *institution,
                   const InstitutionResult *result, Arena *arena)
{
    (void)arena;
    write_renewal(out, from, result);
    xml_out_start(out, "checklist");
    for (int i = 0; i < from->rules->check_count; i++)
        write_check(out, from, i, result);
    xml_out_end(out);
    write_points(out, from, institution, result);
}
