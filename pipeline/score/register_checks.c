/* What can be said of one institution by itself: activity and checks. */
#include "score/register.h"

#include <math.h>

double
register_points(const RegisterRules *rules, const int *counts)
{
    double points = 0;
    for (int i = 0; i < rules->activity_count; i++)
        points += rules->activities[i].points *
                  MIN(counts[i], rules->activities[i].cap);
    return points;
}

double
register_points_uncapped(const RegisterRules *rules, const int *counts)
{
    double points = 0;
    for (int i = 0; i < rules->activity_count; i++)
        points += rules->activities[i].points * counts[i];
    return points;
}

int
register_role_count(const RegisterRules *rules, const int *counts,
                    RegisterRole role)
{
    int sum = 0;
    for (int i = 0; i < rules->activity_count; i++)
        if (rules->activities[i].role == role)
            sum += counts[i];
    return sum;
}

int
register_months_since(const RegisterRules *rules, Date date)
{
    Date now = rules->as_of;
    return (now.year - date.year) * 12 + now.month - date.month -
           (now.day < date.day);
}

int
register_first_year(const RegisterRules *rules, int years)
{
    return rules->year - years + 1;
}

static bool
is_submitted(const InstitutionReport *report)
{
    return report && report->submitted.year != 0;
}

static InstitutionStatus
status_of(bool is_passed)
{
    return is_passed ? INSTITUTION_PASS : INSTITUTION_FAIL;
}

static InstitutionCheck
yes_check(InstitutionYes yes, InstitutionYes wanted)
{
    if (yes == INSTITUTION_UNKNOWN)
        return (InstitutionCheck){INSTITUTION_UNTOLD, NAN, NAN};
    return (InstitutionCheck){status_of(yes == wanted), yes == wanted, NAN};
}

/* --- the tests --- */
/* Without a row the institution was not even asked; whoever was certified
 * before the year's end has to report. */
static InstitutionCheck
test_report(const RegisterRules *rules, const RegisterCheck *check,
            const Institution *institution)
{
    const InstitutionReport *report =
        institution_report(institution, rules->year);
    bool is_expected = date_fiscal_year(institution->certified) <= rules->year;
    if (!report)
        return (InstitutionCheck){is_expected ? INSTITUTION_FAIL
                                              : INSTITUTION_UNTOLD,
                                  NAN, is_expected ? 0 : (double)NAN};
    Date until = is_submitted(report) ? report->submitted : rules->as_of;
    int late = MAX(date_days(until) - date_days(report->due), 0);
    InstitutionStatus status = is_submitted(report)
                                   ? status_of(late <= check->least)
                               : late > 0 ? INSTITUTION_FAIL
                                          : INSTITUTION_UNTOLD;
    return (InstitutionCheck){status, late, report->reminders};
}

static int
tests_passed(const RegisterRules *rules, const Institution *institution,
             int years, bool is_passed_alone)
{
    int count = 0;
    for (int i = 0; i < institution->training_count; i++) {
        const InstitutionTraining *training = &institution->trainings[i];
        int year = date_fiscal_year(training->date);
        if (year >= register_first_year(rules, years) && year <= rules->year)
            count += training->is_passed || !is_passed_alone;
    }
    return count;
}

/* A year for which it had to report and did not may hold what is missing. */
static InstitutionCheck
test_work(const RegisterRules *rules, const RegisterCheck *check,
          const Institution *institution)
{
    int first = MAX(register_first_year(rules, check->years),
                    date_fiscal_year(institution->certified));
    int cases = 0, reported = 0;
    for (int i = 0; i < institution->report_count; i++) {
        const InstitutionReport *report = &institution->reports[i];
        if (report->year < first || !is_submitted(report))
            continue;
        reported++;
        for (int k = 0; k < rules->activity_count; k++)
            cases += check->of >> k & 1 ? report->counts[k] : 0;
    }
    int passed = tests_passed(rules, institution, check->years, true);
    bool is_enough = cases >= check->least || passed >= check->least;
    bool is_open = reported == 0 || reported < rules->year - first + 1;
    return (InstitutionCheck){is_enough ? INSTITUTION_PASS
                              : is_open ? INSTITUTION_UNTOLD
                                        : INSTITUTION_FAIL,
                              cases, passed};
}

static InstitutionCheck
test_knowledge(const Institution *institution)
{
    return yes_check(institution->knowledge >= 0 ? INSTITUTION_YES
                     : institution->knowledge == INSTITUTION_NO_KNOWLEDGE
                         ? INSTITUTION_NO
                         : INSTITUTION_UNKNOWN,
                     INSTITUTION_YES);
}

static InstitutionCheck
test_experience(const RegisterCheck *check, const Institution *institution)
{
    double years = institution->experience, statutory = institution->statutory;
    bool is_short = years < check->least || statutory < check->least_also;
    bool is_open = isnan(years) || isnan(statutory);
    return (InstitutionCheck){is_short  ? INSTITUTION_FAIL
                              : is_open ? INSTITUTION_UNTOLD
                                        : INSTITUTION_PASS,
                              years, statutory};
}

static InstitutionCheck
test_followed(const RegisterCheck *check, const InstitutionResult *result)
{
    if (isnan(result->rate))
        return (InstitutionCheck){INSTITUTION_UNTOLD, NAN,
                                  result->has_report ? result->plans
                                                     : (double)NAN};
    return (InstitutionCheck){status_of(result->rate >= check->least),
                              result->rate, result->plans};
}

static InstitutionCheck
test_satisfaction(const RegisterCheck *check, const InstitutionResult *result)
{
    bool is_enough = result->replies >= check->least_also;
    return (InstitutionCheck){is_enough
                                  ? status_of(result->lower >= check->least)
                                  : INSTITUTION_UNTOLD,
                              result->lower, result->replies};
}

static InstitutionCheck
test_training(const RegisterRules *rules, const RegisterCheck *check,
              const Institution *institution)
{
    int taken = tests_passed(rules, institution, check->years, false);
    bool is_new = register_months_since(rules, institution->certified) < 12;
    return (InstitutionCheck){
        taken >= check->least ? INSTITUTION_PASS
        : is_new              ? INSTITUTION_UNTOLD
                              : INSTITUTION_FAIL,
        taken, tests_passed(rules, institution, check->years, true)};
}

static InstitutionCheck
test_profile(const RegisterRules *rules, const RegisterCheck *check,
             const Institution *institution)
{
    int shown = 0;
    for (int i = 0; i < rules->sought.count; i++)
        shown += check->of >> i & 1 &&
                 institution_shows(institution, rules->sought.words[i].id);
    if (institution->updated.year == 0)
        return (InstitutionCheck){shown < check->least ? INSTITUTION_FAIL
                                                       : INSTITUTION_UNTOLD,
                                  shown, NAN};
    int months = register_months_since(rules, institution->updated);
    return (InstitutionCheck){
        status_of(shown >= check->least && months <= check->least_also), shown,
        months};
}

static InstitutionCheck
test_complaints(const RegisterRules *rules, const RegisterCheck *check,
                const Institution *institution)
{
    int open = 0, received = 0;
    for (int i = 0; i < institution->complaint_count; i++) {
        const InstitutionComplaint *complaint = &institution->complaints[i];
        open += complaint->settled.year == 0;
        received += register_months_since(rules, complaint->received) <
                    12 * check->years;
    }
    return (InstitutionCheck){status_of(open <= check->least), open, received};
}

InstitutionCheck
register_check_test(const RegisterRules *rules, const RegisterCheck *check,
                    const Institution *institution,
                    const InstitutionResult *result)
{
    switch (check->test) {
    case REGISTER_TEST_REPORT:
        return test_report(rules, check, institution);
    case REGISTER_TEST_WORK:
        return test_work(rules, check, institution);
    case REGISTER_TEST_KNOWLEDGE:
        return test_knowledge(institution);
    case REGISTER_TEST_EXPERIENCE:
        return test_experience(check, institution);
    case REGISTER_TEST_STRUCTURE:
        return rules->kinds[institution->kind].is_body
                   ? yes_check(institution->structure, INSTITUTION_YES)
                   : (InstitutionCheck){INSTITUTION_EXEMPT, NAN, NAN};
    case REGISTER_TEST_QUALIFIED:
        return yes_check(institution->disqualified, INSTITUTION_NO);
    case REGISTER_TEST_FOLLOWED:
        return test_followed(check, result);
    case REGISTER_TEST_SATISFACTION:
        return test_satisfaction(check, result);
    case REGISTER_TEST_TRAINING:
        return test_training(rules, check, institution);
    case REGISTER_TEST_PROFILE:
        return test_profile(rules, check, institution);
    case REGISTER_TEST_COMPLAINTS:
        return test_complaints(rules, check, institution);
    case REGISTER_TESTS:
        break;
    }
    g_assert_not_reached();
}

/* --- the entry --- */
/* Mean of the points of the years and the squared deviations from it, as each
 * report comes (Welford 1962). */
static void
add_years(const RegisterRules *rules, const Institution *institution,
          RegisterEntry *entry)
{
    int first = register_first_year(rules, rules->years);
    for (int i = 0; i < institution->report_count; i++) {
        const InstitutionReport *report = &institution->reports[i];
        if (report->year < first || !is_submitted(report))
            continue;
        double points = register_points(rules, report->counts);
        double step = points - entry->mean;
        entry->mean += step / ++entry->years;
        entry->squares += step * (points - entry->mean);
    }
}

static double
exposure_of(const RegisterRules *rules, const Institution *institution)
{
    for (int i = institution->report_count - 1; i >= 0; i--) {
        const InstitutionReport *report = &institution->reports[i];
        if (!is_submitted(report))
            continue;
        double sum = 0;
        for (int k = 0; k < rules->activity_count; k++)
            sum +=
                rules->exposure[rules->activities[k].class] * report->counts[k];
        return sum;
    }
    return NAN;
}

/* The renewals whose condition on overdue reports holds. */
static RegisterSet
overdue_of(const RegisterRules *rules, const Institution *institution)
{
    RegisterSet set = 0;
    int now = date_days(rules->as_of);
    for (int i = 0; i < rules->renewal_count; i++) {
        const RegisterRenewal *rule = &rules->renewals[i];
        for (int k = 0; k < institution->report_count && rule->years; k++) {
            const InstitutionReport *report = &institution->reports[k];
            if (report->year >= register_first_year(rules, rule->years) &&
                !is_submitted(report) && report->reminders >= rule->reminders &&
                now - date_days(report->due) > rule->overdue)
                set |= 1u << i;
        }
    }
    return set;
}

static bool
is_unreported(const RegisterRules *rules, const Institution *institution)
{
    const InstitutionReport *report =
        institution_report(institution, rules->year);
    if (!report)
        return date_fiscal_year(institution->certified) <= rules->year;
    return !is_submitted(report) && date_compare(report->due, rules->as_of) < 0;
}

static void
add_activity(const RegisterRules *rules, const InstitutionReport *report,
             RegisterEntry *entry)
{
    InstitutionResult *result = &entry->result;
    result->rate = NAN;
    result->has_report = is_submitted(report);
    if (!result->has_report)
        return;
    for (int i = 0; i < rules->activity_count; i++)
        entry->counts[i] = report->counts[i];
    result->points = register_points(rules, report->counts);
    result->uncapped = register_points_uncapped(rules, report->counts);
    result->plans =
        register_role_count(rules, report->counts, REGISTER_MAKES_PLANS);
    result->followed =
        register_role_count(rules, report->counts, REGISTER_MONITORS);
    if (result->plans > 0)
        result->rate = (double)result->followed / result->plans;
}

/* Whether the day is within a year from the register's. */
static bool
is_ending(const RegisterRules *rules, Date expires)
{
    Date end = rules->as_of;
    end.year++;
    return date_compare(expires, end) <= 0;
}

RegisterEntry
register_entry(const RegisterRules *rules, const Institution *institution)
{
    RegisterEntry entry = {.name = institution->name,
                           .certified = institution->certified,
                           .expires = institution->expires};
    InstitutionResult *result = &entry.result;
    result->id = institution->id;
    result->kind = institution->kind;
    result->is_ending = is_ending(rules, institution->expires);
    result->replies = institution_replies(institution);
    result->satisfied = institution_satisfied(institution, rules);
    result->shrunk = result->mean = result->lower = NAN;
    add_activity(rules, institution_report(institution, rules->year), &entry);
    add_years(rules, institution, &entry);
    entry.exposure = exposure_of(rules, institution);
    entry.overdue = overdue_of(rules, institution);
    entry.is_unreported = is_unreported(rules, institution);
    for (int i = 0; i < institution->report_count; i++)
        entry.was_false |= institution->reports[i].is_false;
    for (int i = 0; i < rules->check_count; i++)
        result->checks[i] =
            register_check_test(rules, &rules->checks[i], institution, result);
    register_signals(rules, institution, &entry);
    return entry;
}
