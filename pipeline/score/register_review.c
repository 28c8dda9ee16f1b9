/* The yearly look at the checklist and at the points: what still tells
 * institutions apart. */
#include "score/precision.h"
#include "score/register_national.h"

#include <math.h>

/* Pearson's correlation from sums; NaN where one side does not vary. */
typedef struct {
    double n, x, y, xx, yy, xy;
} Pairs;

static void
pairs_add(Pairs *pairs, double x, double y)
{
    pairs->n++;
    pairs->x += x;
    pairs->y += y;
    pairs->xx += x * x;
    pairs->yy += y * y;
    pairs->xy += x * y;
}

static double
correlation(const Pairs *pairs)
{
    double spread = (pairs->n * pairs->xx - pairs->x * pairs->x) *
                    (pairs->n * pairs->yy - pairs->y * pairs->y);
    if (pairs->n < 3 || !(spread > 1e-9))
        return NAN;
    return precision_ten((pairs->n * pairs->xy - pairs->x * pairs->y) /
                         sqrt(spread));
}

static bool
is_judged(const InstitutionCheck *check)
{
    return check->status == INSTITUTION_PASS ||
           check->status == INSTITUTION_FAIL;
}

/* Passing the check with the share of the others passed (item-rest). */
static double
check_telling(const RegisterNational *national, int index)
{
    const RegisterRules *rules = national->rules;
    Pairs pairs = {0};
    for (int i = 0; i < national->count; i++) {
        const InstitutionCheck *checks = national->entries[i].result.checks;
        int judged = 0, passed = 0;
        for (int k = 0; k < rules->check_count; k++) {
            judged += k != index && is_judged(&checks[k]);
            passed += k != index && checks[k].status == INSTITUTION_PASS;
        }
        if (is_judged(&checks[index]) && judged)
            pairs_add(&pairs, checks[index].status == INSTITUTION_PASS,
                      (double)passed / judged);
    }
    return correlation(&pairs);
}

/* Having done it at all with the points of everything else. */
static double
activity_telling(const RegisterNational *national, int index)
{
    const RegisterActivity *activity = &national->rules->activities[index];
    Pairs pairs = {0};
    for (int i = 0; i < national->count; i++) {
        const RegisterEntry *entry = &national->entries[i];
        int cases = entry->counts[index];
        if (entry->result.has_report)
            pairs_add(&pairs, cases > 0,
                      entry->result.points -
                          activity->points * MIN(cases, activity->cap));
    }
    return correlation(&pairs);
}

/* The first that holds; NaN remarks nothing. */
static const char *
remark_of(const RegisterRules *rules, double rate, double telling)
{
    if (rate > rules->review_easy)
        return "easy";
    if (rate < rules->review_rare)
        return "rare";
    return telling < rules->review_dull ? "dull" : NULL;
}

static double
share(double part, double whole)
{
    return whole > 0 ? part / whole : (double)NAN;
}

static void
write_check(XmlOut *out, const RegisterNational *national, int index,
            const RegisterCounts *counts)
{
    const int *statuses = counts->checks[index];
    int judged = statuses[INSTITUTION_PASS] + statuses[INSTITUTION_FAIL];
    double rate = share(statuses[INSTITUTION_PASS], judged);
    double telling = check_telling(national, index);
    xml_out_start(out, "check");
    xml_out_attribute(out, "id", national->rules->checks[index].id);
    xml_out_attribute_int(out, "judged", judged);
    xml_out_attribute_int(out, "untold", statuses[INSTITUTION_UNTOLD]);
    xml_out_attribute_number(out, "rate", rate);
    xml_out_attribute_number(out, "telling", telling);
    xml_out_attribute(out, "remark", remark_of(national->rules, rate, telling));
    xml_out_end(out);
}

static void
write_activity(XmlOut *out, const RegisterNational *national, int index,
               const RegisterTally *all, double points)
{
    double done = share(all->counts.doing[index], all->counts.reported);
    double telling = activity_telling(national, index);
    xml_out_start(out, "activity");
    xml_out_attribute(out, "id", national->rules->activities[index].id);
    xml_out_attribute_number(out, "lost",
                             all->sums.cases[index] - all->sums.brought[index]);
    xml_out_attribute_number(out, "done", done);
    xml_out_attribute_number(
        out, "capped",
        share(all->counts.capped[index], all->counts.doing[index]));
    xml_out_attribute_number(
        out, "share",
        share(register_tally_points(all, national->rules, index), points));
    xml_out_attribute_number(out, "telling", telling);
    xml_out_attribute(out, "remark", remark_of(national->rules, done, telling));
    xml_out_end(out);
}

void
register_review_write(XmlOut *out, const RegisterNational *national,
                      const RegisterTally *all)
{
    const RegisterRules *rules = national->rules;
    double points = 0;
    for (int i = 0; i < rules->activity_count; i++)
        points += register_tally_points(all, rules, i);
    xml_out_start(out, "review");
    for (int i = 0; i < rules->check_count; i++)
        write_check(out, national, i, &all->counts);
    for (int i = 0; i < rules->activity_count; i++)
        write_activity(out, national, i, all, points);
    xml_out_end(out);
}
