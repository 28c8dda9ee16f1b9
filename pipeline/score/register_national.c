#include "score/register_national.h"

#include "score/normalise.h"
#include <math.h>

enum { CELL_PREFECTURES = REGISTER_PREFECTURES + 1 };

int
register_cell(const RegisterRules *rules, int kind, int prefecture)
{
    g_assert(kind < rules->kind_count && prefecture < CELL_PREFECTURES);
    return kind * CELL_PREFECTURES + prefecture;
}

int
register_cell_count(const RegisterRules *rules)
{
    return rules->kind_count * CELL_PREFECTURES;
}

/* A group: -1 takes all kinds, all regions, all prefectures. */
typedef struct {
    const char *by;
    int kind, region, prefecture;
} Group;

static bool
takes(const RegisterRules *rules, const Group *group, int kind, int prefecture)
{
    return (group->kind < 0 || group->kind == kind) &&
           (group->prefecture < 0 || group->prefecture == prefecture) &&
           (group->region < 0 ||
            rules->regions[group->region].prefectures[prefecture]);
}

static RegisterTally
tally_of(const RegisterNational *national, const Group *group)
{
    const RegisterRules *rules = national->rules;
    RegisterTally tally = {0};
    for (int kind = 0; kind < rules->kind_count; kind++)
        for (int place = 1; place < CELL_PREFECTURES; place++)
            if (takes(rules, group, kind, place))
                register_tally_add(
                    &tally,
                    &national->tallies[register_cell(rules, kind, place)]);
    return tally;
}

/* --- parts of a group --- */
static void
write_count(XmlOut *out, const char *element, const char *attribute,
            const char *id, int count)
{
    xml_out_start(out, element);
    xml_out_attribute(out, attribute, id);
    xml_out_attribute_int(out, "count", count);
    xml_out_end(out);
}

static void
write_decisions(XmlOut *out, const RegisterRules *rules,
                const RegisterCounts *counts)
{
    for (int i = 0; i < REGISTER_DECISIONS; i++) {
        int sum = 0, ending = 0;
        for (int k = 0; k < rules->renewal_count; k++) {
            bool is_it = (int)rules->renewals[k].decision == i;
            sum += is_it ? counts->renewals[k] : 0;
            ending += is_it ? counts->renewals_ending[k] : 0;
        }
        xml_out_start(out, "decision");
        xml_out_attribute(out, "id", register_decision_names[i]);
        xml_out_attribute_int(out, "count", sum);
        xml_out_attribute_int(out, "ending", ending);
        xml_out_end(out);
    }
    for (int i = 0; i < rules->renewal_count; i++) {
        xml_out_start(out, "renewal");
        xml_out_attribute(out, "rule", rules->renewals[i].id);
        xml_out_attribute_int(out, "count", counts->renewals[i]);
        xml_out_attribute_int(out, "ending", counts->renewals_ending[i]);
        xml_out_end(out);
    }
}

static void
write_grades(XmlOut *out, const RegisterRules *rules,
             const RegisterCounts *counts)
{
    for (int i = 0; i < REGISTER_GRADES; i++) {
        int sum = 0;
        for (int k = 0; k < rules->grading_count; k++)
            if ((int)rules->gradings[k].grade == i)
                sum += counts->gradings[k];
        write_count(out, "grade", "id", register_grade_names[i], sum);
    }
    for (int i = 0; i < rules->grading_count; i++)
        write_count(out, "grading", "rule", rules->gradings[i].id,
                    counts->gradings[i]);
}

static void
write_checks(XmlOut *out, const RegisterRules *rules,
             const RegisterCounts *counts)
{
    for (int i = 0; i < rules->check_count; i++) {
        xml_out_start(out, "check");
        xml_out_attribute(out, "id", rules->checks[i].id);
        for (int k = 0; k < REGISTER_STATUSES; k++)
            xml_out_attribute_int(out, register_status_names[k],
                                  counts->checks[i][k]);
        xml_out_end(out);
    }
}

static void
write_activities(XmlOut *out, const RegisterRules *rules,
                 const RegisterTally *tally)
{
    for (int i = 0; i < rules->activity_count; i++) {
        xml_out_start(out, "activity");
        xml_out_attribute(out, "id", rules->activities[i].id);
        xml_out_attribute_number(out, "count", tally->sums.cases[i]);
        xml_out_attribute_int(out, "institutions", tally->counts.doing[i]);
        xml_out_attribute_number(out, "points",
                                 register_tally_points(tally, rules, i));
        xml_out_end(out);
    }
}

static void
write_points(XmlOut *out, const RegisterNational *national, const Group *group,
             const RegisterTally *tally)
{
    g_autofree double *points = g_new(double, (gsize)national->count + 1);
    int n = 0;
    double sum = 0, uncapped = 0;
    const RegisterRules *rules = national->rules;
    for (int i = 0; i < national->count; i++) {
        const RegisterEntry *entry = &national->entries[i];
        if (entry->result.has_report &&
            takes(rules, group, entry->result.kind, entry->prefecture))
            points[n++] = entry->result.points;
    }
    for (int i = 0; i < rules->activity_count; i++) {
        sum += register_tally_points(tally, rules, i);
        uncapped += rules->activities[i].points * tally->sums.cases[i];
    }
    xml_out_start(out, "points");
    xml_out_attribute_number(out, "sum", sum);
    xml_out_attribute_number(out, "uncapped", uncapped);
    xml_out_attribute_int(out, "plans", tally->counts.plans);
    xml_out_attribute_int(out, "followed", tally->counts.followed);
    xml_out_attribute_number(out, "q25", normalise_quantile(points, n, .25));
    xml_out_attribute_number(out, "median", normalise_quantile(points, n, .5));
    xml_out_attribute_number(out, "q75", normalise_quantile(points, n, .75));
    xml_out_end(out);
}

static void
write_words(XmlOut *out, const char *name, const int *counts, int count)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (int i = 0; i < count; i++)
        g_string_append_printf(text, i ? " %d" : "%d", counts[i]);
    xml_out_attribute(out, name, text->str);
}

static void
write_users(XmlOut *out, const RegisterRules *rules,
            const RegisterCounts *counts)
{
    const InstitutionUsers *users = &counts->users;
    xml_out_start(out, "users");
    xml_out_attribute_int(out, "replies", counts->replies);
    xml_out_attribute_int(out, "satisfied", counts->satisfied);
    xml_out_attribute_int(out, "institutions", counts->replied);
    xml_out_attribute_int(out, "enough", counts->enough);
    write_words(out, "scale", users->scale, rules->scale.count);
    write_words(out, "routes", users->routes, rules->routes.count);
    write_words(out, "search", users->search, rules->search.count);
    write_words(out, "sought", users->sought, rules->sought.count);
    write_words(out, "found", users->found, rules->sought.count);
    write_words(out, "shown", counts->shown, rules->sought.count);
    xml_out_end(out);
}

static void
write_rest(XmlOut *out, const RegisterRules *rules,
           const RegisterCounts *counts)
{
    xml_out_start(out, "training");
    xml_out_attribute_int(out, "institutions", counts->trained);
    xml_out_attribute_int(out, "count", counts->trainings);
    xml_out_attribute_int(out, "passed", counts->passed);
    xml_out_end(out);
    for (int i = 0; i < rules->need_count; i++)
        write_count(out, "need", "id", rules->needs[i].id, counts->needs[i]);
    xml_out_start(out, "complaints");
    xml_out_attribute_int(out, "count", counts->complaints);
    xml_out_attribute_int(out, "open", counts->open);
    xml_out_attribute_int(out, "institutions", counts->complained);
    xml_out_end(out);
    for (int i = 0; i < rules->signal_count; i++)
        write_count(out, "signal", "id", rules->signals[i].id,
                    counts->signals[i]);
    write_count(out, "signal", "id", "any", counts->signalled);
}

/* --- groups --- */
static void
write_group(XmlOut *out, const RegisterNational *national, const Group *group,
            const char *id)
{
    const RegisterRules *rules = national->rules;
    RegisterTally tally = tally_of(national, group);
    bool is_all = group->kind < 0 && group->region < 0 && group->prefecture < 0;
    if (tally.counts.count == 0 && !is_all)
        return;
    xml_out_start(out, "group");
    xml_out_attribute(out, "by", group->by);
    xml_out_attribute(out, "id", id);
    xml_out_attribute_int(out, "count", tally.counts.count);
    xml_out_attribute_int(out, "ending", tally.counts.ending);
    xml_out_attribute_int(out, "reported", tally.counts.reported);
    xml_out_attribute_int(out, "idle", tally.counts.idle);
    xml_out_attribute_int(out, "newcomers", tally.counts.newcomers);
    write_decisions(out, rules, &tally.counts);
    write_grades(out, rules, &tally.counts);
    write_checks(out, rules, &tally.counts);
    write_activities(out, rules, &tally);
    write_points(out, national, group, &tally);
    write_users(out, rules, &tally.counts);
    write_rest(out, rules, &tally.counts);
    xml_out_end(out);
}

static void
write_groups(XmlOut *out, const RegisterNational *national)
{
    const RegisterRules *rules = national->rules;
    write_group(out, national, &(Group){"all", -1, -1, -1}, "all");
    for (int i = 0; i < rules->kind_count; i++)
        write_group(out, national, &(Group){"kind", i, -1, -1},
                    rules->kinds[i].id);
    for (int i = 0; i < rules->region_count; i++)
        write_group(out, national, &(Group){"region", -1, i, -1},
                    rules->regions[i].id);
    for (int i = 1; i <= REGISTER_PREFECTURES; i++) {
        char code[16];
        g_snprintf(code, sizeof code, "%02d", i);
        write_group(out, national, &(Group){"prefecture", -1, -1, i}, code);
    }
    for (int i = 0; i < rules->kind_count; i++)
        for (int k = 0; k < rules->region_count; k++) {
            g_autofree char *id = g_strdup_printf("%s.%s", rules->kinds[i].id,
                                                  rules->regions[k].id);
            write_group(out, national, &(Group){"kind-region", i, k, -1}, id);
        }
}

/* --- peers --- */
/* Shrunk points of the last that is within the share of the grade's rule. */
static double
cut_of(const RegisterRules *rules, const RegisterPeers *peers,
       RegisterGrade grade)
{
    for (int i = 0; i < rules->grading_count; i++) {
        const RegisterGrading *rule = &rules->gradings[i];
        int last =
            isnan(rule->top) ? 0 : (int)(rule->top * peers->count + 1e-9);
        if (rule->grade == grade && last >= 1)
            return peers->shrunk[last - 1];
    }
    return NAN;
}

static void
write_peers(XmlOut *out, const RegisterNational *national)
{
    const RegisterRules *rules = national->rules;
    for (int i = 0; i <= rules->kind_count; i++) {
        const RegisterPeers *peers = &national->peers[i];
        xml_out_start(out, "peers");
        xml_out_attribute(out, "kind",
                          i < rules->kind_count ? rules->kinds[i].id : "all");
        xml_out_attribute_int(out, "count", peers->count);
        xml_out_attribute_bool(out, "own", peers->is_own);
        xml_out_attribute_number(out, "mean", peers->mean);
        xml_out_attribute_number(out, "within", peers->within);
        xml_out_attribute_number(out, "between", peers->between);
        xml_out_attribute_number(out, "S",
                                 cut_of(rules, peers, REGISTER_GRADE_S));
        xml_out_attribute_number(out, "A",
                                 cut_of(rules, peers, REGISTER_GRADE_A));
        xml_out_end(out);
    }
}

static void
write_prior(XmlOut *out, const RegisterBeta *prior)
{
    xml_out_start(out, "prior");
    xml_out_attribute_number(out, "a", prior->a);
    xml_out_attribute_number(out, "b", prior->b);
    xml_out_attribute(out, "from", prior->institutions ? "moments" : "given");
    xml_out_attribute_int(out, "institutions", prior->institutions);
    xml_out_end(out);
}

void
register_national_write(XmlOut *out, const RegisterNational *national)
{
    char as_of[DATE_TEXT_SIZE];
    const RegisterRules *rules = national->rules;
    RegisterTally all = tally_of(national, &(Group){"all", -1, -1, -1});
    xml_out_start(out, "national");
    xml_out_attribute(out, "xmlns", "urn:hyoka:register-national:1");
    xml_out_attribute_int(out, "year", rules->year);
    xml_out_attribute(out, "as-of", date_iso(rules->as_of, as_of));
    write_prior(out, &national->prior);
    write_groups(out, national);
    write_peers(out, national);
    register_review_write(out, national, &all);
    register_worklist_write(out, national, all.counts.signalled);
    xml_out_end(out);
}
