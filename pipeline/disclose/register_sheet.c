#include "disclose/register.h"

#include "disclose/words.h"
#include <math.h>
#include <string.h>

const char *const sheet_audience_names[SHEETS] = {"public", "institution"};

static void
write_institution(XmlOut *out, const RegisterSources *from,
                  const Institution *institution)
{
    char code[8];
    g_snprintf(code, sizeof code, "%02d", institution->prefecture);
    xml_out_start(out, "institution");
    xml_out_attribute(out, "id", institution->id);
    xml_out_attribute(out, "kind", from->rules->kinds[institution->kind].name);
    xml_out_attribute(out, "prefecture",
                      register_label(from, "prefecture", code));
    register_date_attribute(out, "certified", institution->certified);
    register_date_attribute(out, "expires", institution->expires);
    xml_out_attribute(out, "fee", institution->fee);
    xml_out_attribute(out, "record", institution->record);
    xml_out_attribute(out, "staff", institution->staff);
    xml_out_attribute(out, "phone", institution->phone);
    xml_out_attribute(out, "site", institution->site);
    xml_out_attribute(out, "address", institution->address);
    register_date_attribute(out, "updated", institution->updated);
    if (institution->fields) {
        g_auto(GStrv) fields = g_strsplit(institution->fields, "、", -1);
        for (char **field = fields; *field; field++)
            if (**field)
                xml_out_text_element(out, "field", *field);
    }
    xml_out_end(out);
}

/* Users are shown S, A and B; that there is no activity, or why it is held, is
 * said; C is not told from what was never graded. */
static void
write_grade(XmlOut *out, const RegisterSources *from, SheetKind kind,
            const InstitutionResult *result)
{
    const RegisterGrading *grading = &from->rules->gradings[result->grading];
    RegisterGrade grade = grading->grade;
    bool is_shown = kind == SHEET_OWN || grade != REGISTER_GRADE_C;
    xml_out_start(out, "grade");
    if (grade <= REGISTER_GRADE_B)
        xml_out_attribute_int(out, "stars", REGISTER_GRADE_C - (int)grade);
    if (is_shown) {
        xml_out_attribute(out, "id", register_grade_names[grade]);
        xml_out_attribute(out, "label", from->rules->grade_words[grade]);
        xml_out_attribute(out, "reason", grading->reason);
    }
    if (kind == SHEET_OWN && result->place > 0) {
        xml_out_attribute_int(out, "place", result->place);
        xml_out_attribute_int(out, "peers", result->peers);
        register_number(out, "shrunk", result->shrunk, 1);
        if (result->among_all)
            xml_out_attribute(out, "among", "all");
    }
    xml_out_end(out);
}

static int
class_count(const RegisterRules *rules, const InstitutionReport *report,
            int class)
{
    int sum = 0;
    for (int i = 0; report && i < rules->activity_count; i++)
        if ((int)rules->activities[i].class == class)
            sum += report->counts[i];
    return sum;
}

/* The activities that brought most points within the caps, three at most. */
static void
write_strengths(XmlOut *out, const RegisterRules *rules,
                const InstitutionReport *report)
{
    bool taken[REGISTER_ACTIVITIES] = {false};
    for (int round = 0; round < 3; round++) {
        int best = -1;
        double most = 0;
        for (int i = 0; i < rules->activity_count; i++) {
            const RegisterActivity *activity = &rules->activities[i];
            double points =
                activity->points * MIN(report->counts[i], activity->cap);
            if (!taken[i] && activity->class <= REGISTER_SUBSIDY &&
                points > most) {
                best = i;
                most = points;
            }
        }
        if (best < 0)
            return;
        taken[best] = true;
        xml_out_start(out, "strength");
        xml_out_attribute(out, "name", rules->activities[best].name);
        xml_out_attribute_int(out, "count", report->counts[best]);
        xml_out_end(out);
    }
}

/* A scale that ends at a round number above all that stands on it. */
static int
scale_end(double most)
{
    int end = 10;
    while (end < most)
        end = end % 3 == 1 ? end * 2 : end / 2 * 5;
    return end;
}

static void
write_activity(XmlOut *out, const RegisterSources *from,
               const Institution *institution)
{
    const RegisterRules *rules = from->rules;
    const InstitutionReport *now = institution_report(institution, rules->year);
    const InstitutionReport *last =
        institution_report(institution, rules->year - 1);
    bool has_now = now && now->submitted.year != 0;
    bool has_last = last && last->submitted.year != 0;
    double most = 0;
    for (int i = 0; i < REGISTER_ABILITY; i++) {
        most = MAX(most, has_now ? class_count(rules, now, i) : 0);
        most = MAX(most, has_last ? class_count(rules, last, i) : 0);
        double typical = from->typical[institution->kind][i];
        most = MAX(most, isnan(typical) ? 0 : typical);
    }
    xml_out_start(out, "activity");
    xml_out_attribute_bool(out, "reported", has_now);
    xml_out_attribute_int(out, "scale", scale_end(most));
    for (int i = 0; i < REGISTER_ABILITY; i++) {
        xml_out_start(out, "class");
        xml_out_attribute(
            out, "name",
            register_label(from, "class", register_class_names[i]));
        if (has_now)
            xml_out_attribute_int(out, "this", class_count(rules, now, i));
        if (has_last)
            xml_out_attribute_int(out, "last", class_count(rules, last, i));
        register_number(out, "typical", from->typical[institution->kind][i], 1);
        xml_out_end(out);
    }
    if (has_now)
        write_strengths(out, rules, now);
    xml_out_end(out);
}

/* Fewer replies than the rule asks for say nothing, and are withheld. */
static void
write_users(XmlOut *out, const RegisterSources *from, SheetKind kind,
            const Institution *institution, const InstitutionResult *result)
{
    const RegisterRules *rules = from->rules;
    int least = 5;
    for (int i = 0; i < rules->check_count; i++)
        if (rules->checks[i].test == REGISTER_TEST_SATISFACTION)
            least = (int)rules->checks[i].least_also;
    xml_out_start(out, "users");
    xml_out_attribute_int(out, "least", least);
    bool is_enough = result->replies >= least;
    if (is_enough || kind == SHEET_OWN)
        xml_out_attribute_int(out, "replies", result->replies);
    if (is_enough) {
        register_share(out, "share", result->satisfied, result->replies);
        register_number(out, "lower", 100 * result->lower, 1);
        for (int i = 0; i < rules->scale.count; i++) {
            xml_out_start(out, "part");
            xml_out_attribute_int(out, "step", rules->scale.count - i);
            xml_out_attribute(out, "label", rules->scale.words[i].name);
            register_share(out, "share", institution->users.scale[i],
                           result->replies);
            xml_out_end(out);
        }
    }
    xml_out_end(out);
}

void
register_sheet_write(XmlOut *out, const RegisterSources *from, SheetKind kind,
                     const Institution *institution,
                     const InstitutionResult *result, Arena *arena)
{
    char code[8];
    g_snprintf(code, sizeof code, "%02d", institution->prefecture);
    const RegisterHead head = {
        .document = "sheet",
        .id = institution->id,
        .audience = sheet_audience_names[kind],
        .handling = kind == SHEET_PUBLIC
                        ? from->policy->handlings[AUDIENCE_PUBLIC]
                        : register_label(from, "handling", "institution"),
        .number = institution->id,
        .title = institution->name,
        .subtitle = register_label(from, "sheet",
                                   kind == SHEET_PUBLIC ? "public" : "own"),
        .tab = words_short_prefecture(arena,
                                      register_label(from, "prefecture", code)),
        .position = institution->prefecture};
    Audience audience = kind == SHEET_PUBLIC ? AUDIENCE_PUBLIC : AUDIENCE_HUB;
    xml_out_start(out, "view");
    register_head_write(out, from, &head, arena);
    write_institution(out, from, institution);
    if (from->policy->treatments[FIELD_INSTITUTION_GRADE][audience] !=
        TREATMENT_NONE)
        write_grade(out, from, kind, result);
    write_activity(out, from, institution);
    write_users(out, from, kind, institution, result);
    if (kind == SHEET_OWN &&
        from->policy->treatments[FIELD_INSTITUTION_CHECKLIST][audience] ==
            TREATMENT_OWN)
        register_own_write(out, from, institution, result, arena);
    xml_out_end(out);
}
