/* Renewal, grades and whom to look at first. */
#include "score/precision.h"
#include "score/register.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* --- sets --- */
static RegisterSet
checks_that_are(const RegisterRules *rules, const InstitutionResult *result,
                InstitutionStatus status)
{
    RegisterSet set = 0;
    for (int i = 0; i < rules->check_count; i++)
        if (result->checks[i].status == status)
            set |= 1u << i;
    return set;
}

static RegisterSet
checks_of_test(const RegisterRules *rules, RegisterTest test)
{
    RegisterSet set = 0;
    for (int i = 0; i < rules->check_count; i++)
        if (rules->checks[i].test == test)
            set |= 1u << i;
    return set;
}

static RegisterSet
signals_that_hold(const RegisterRules *rules, const InstitutionResult *result)
{
    RegisterSet set = 0;
    for (int i = 0; i < rules->signal_count; i++)
        if (rules->signals[i].is_holding)
            set |= 1u << i;
    return set & result->signals;
}

static RegisterSet
signals_of_test(const RegisterRules *rules, const InstitutionResult *result,
                RegisterSignalTest test)
{
    RegisterSet set = 0;
    for (int i = 0; i < rules->signal_count; i++)
        if (rules->signals[i].test == test)
            set |= 1u << i;
    return set & result->signals;
}

/* --- renewal --- */
static bool
is_open_rule(const RegisterRenewal *rule)
{
    return !rule->failed && !rule->untold && !rule->is_false &&
           !rule->is_unsettled && !rule->is_unreported && !rule->years;
}

/* Whether the rule applies, with what brought it about. */
static bool
renewal_applies(const RegisterRules *rules, int index, RegisterEntry *entry)
{
    const RegisterRenewal *rule = &rules->renewals[index];
    InstitutionResult *result = &entry->result;
    bool is_overdue = entry->overdue >> index & 1;
    bool is_false = rule->is_false && entry->was_false;
    bool is_unreported = rule->is_unreported && entry->is_unreported;
    result->causes =
        (rule->failed & checks_that_are(rules, result, INSTITUTION_FAIL)) |
        (rule->untold & checks_that_are(rules, result, INSTITUTION_UNTOLD));
    result->signals_of = 0;
    if (is_overdue || is_unreported)
        result->causes |= checks_of_test(rules, REGISTER_TEST_REPORT);
    if (is_false)
        result->signals_of |=
            signals_of_test(rules, result, REGISTER_SIGNAL_FALSE);
    if (rule->is_unsettled)
        result->signals_of |= signals_that_hold(rules, result);
    return result->causes || result->signals_of || is_false ||
           is_open_rule(rule);
}

/* The day so many months later; the month's last where it has no such day. */
static Date
months_after(Date date, int months)
{
    int month = date.month - 1 + months;
    date.year += month / 12;
    date.month = month % 12 + 1;
    date.day = MIN(date.day, date_days_in_month(date.year, date.month));
    return date;
}

static void
decide_renewal(const RegisterRules *rules, RegisterEntry *entry)
{
    InstitutionResult *result = &entry->result;
    int rule = 0;
    while (!renewal_applies(rules, rule, entry))
        rule++; /* the last applies always */
    result->renewal = rule;
    int months = rules->renewals[rule].months;
    result->by = months ? months_after(rules->as_of, months) : (Date){0};
}

/* --- grades --- */
static bool
is_lacking(const RegisterRules *rules, const InstitutionResult *result)
{
    for (int i = 0; i < rules->check_count; i++) {
        InstitutionStatus status = result->checks[i].status;
        if (rules->checks[i].nature == REGISTER_REQUIRED &&
            (status == INSTITUTION_FAIL || status == INSTITUTION_UNTOLD))
            return true;
    }
    return false;
}

/* Whether the value reaches what the rule asks for, if it does. */
static bool
reaches(double value, double least)
{
    return isnan(least) || value >= least;
}

static bool
grading_applies(const RegisterRules *rules, const RegisterGrading *rule,
                const RegisterEntry *entry)
{
    const InstitutionResult *result = &entry->result;
    /* A share of the peers as a decimal: 0.1 of 30 is 3. */
    if (!isnan(rule->top) &&
        !(result->place && result->place <= rule->top * result->peers + 1e-9))
        return false;
    if (!reaches(result->plans, rule->plans) ||
        !reaches(result->plans + result->followed, rule->involved) ||
        !reaches(result->rate, rule->followed) ||
        !reaches(result->lower, rule->lower) ||
        !reaches(result->replies, rule->replies))
        return false;
    if (!isnan(rule->few_replies) && result->replies >= rule->few_replies)
        return false;
    if (!isnan(rule->months) &&
        register_months_since(rules, entry->certified) >= rule->months)
        return false;
    return !(rule->is_unreported && result->has_report) &&
           !(rule->is_idle && result->points > 0) &&
           !(rule->is_unsettled && !signals_that_hold(rules, result)) &&
           !(rule->is_lacking && !is_lacking(rules, result));
}

void
register_decide(const RegisterRules *rules, RegisterEntry *entries, int count)
{
    for (int i = 0; i < count; i++) {
        int rule = 0;
        decide_renewal(rules, &entries[i]);
        while (!grading_applies(rules, &rules->gradings[rule], &entries[i]))
            rule++; /* the last applies always */
        entries[i].result.grading = rule;
    }
}

/* --- whom to look at first --- */
/* Of the last report there is; of its kind where there never was one. */
static double
harm_of(const RegisterPeers *peers, const RegisterEntry *entry)
{
    double exposure = isnan(entry->exposure)
                          ? peers[entry->result.kind].exposure
                          : entry->exposure;
    return precision_ten(1 + log2(1 + exposure));
}

static double
doubt_of(const RegisterRules *rules, const InstitutionResult *result)
{
    double trust = 1;
    for (int i = 0; i < rules->signal_count; i++)
        if (result->signals >> i & 1)
            trust *= 1 - rules->signals[i].doubt;
    return 1 - trust;
}

typedef struct {
    double score;
    const char *id;
    int index;
} Candidate;

static int
compare_candidates(const void *first, const void *second)
{
    const Candidate *a = first, *b = second;
    if (a->score != b->score)
        return a->score > b->score ? -1 : 1;
    return strcmp(a->id, b->id);
}

GArray *
register_triage(const RegisterRules *rules, const RegisterPeers *peers,
                RegisterEntry *entries, int count)
{
    g_autofree Candidate *candidates = g_new(Candidate, (gsize)count + 1);
    int n = 0;
    for (int i = 0; i < count; i++) {
        InstitutionResult *result = &entries[i].result;
        if (!result->signals)
            continue;
        result->harm = harm_of(peers, &entries[i]);
        result->doubt = doubt_of(rules, result);
        result->score = precision_ten(result->harm * result->doubt);
        candidates[n++] = (Candidate){result->score, result->id, i};
    }
    qsort(candidates, (size_t)n, sizeof *candidates, compare_candidates);
    GArray *worklist = g_array_new(FALSE, FALSE, sizeof(int));
    for (int i = 0; i < MIN(n, rules->capacity * rules->months); i++) {
        InstitutionResult *result = &entries[candidates[i].index].result;
        result->worklist = i + 1;
        result->month = i / rules->capacity + 1;
        g_array_append_val(worklist, candidates[i].index);
    }
    return worklist;
}
