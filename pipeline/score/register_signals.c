/* Reasons to look at an institution, told from its own rows. */
#include "score/chance.h"
#include "score/register.h"

#include <math.h>

enum { ROUND = 10 }; /* counts from this on are large, its multiples round */

static bool
is_in(const RegisterRules *rules, const RegisterSignal *signal, int year)
{
    return year >= register_first_year(rules, signal->years) &&
           year <= rules->year;
}

static double
count_false(const RegisterRules *rules, const RegisterSignal *signal,
            const Institution *institution)
{
    int count = 0;
    for (int i = 0; i < institution->report_count; i++)
        count += institution->reports[i].is_false &&
                 is_in(rules, signal, institution->reports[i].year);
    return count;
}

static double
count_complaints(const RegisterRules *rules, const RegisterSignal *signal,
                 const Institution *institution)
{
    int count = 0;
    for (int i = 0; i < institution->complaint_count; i++) {
        const InstitutionComplaint *complaint = &institution->complaints[i];
        if (signal->test == REGISTER_SIGNAL_OPEN)
            count += complaint->settled.year == 0;
        else if (register_months_since(rules, complaint->received) <
                 12 * signal->years)
            count += complaint->is_grave ||
                     signal->test == REGISTER_SIGNAL_COMPLAINTS;
    }
    return count;
}

/* NaN without a report or without points. */
static double
subsidy_share(const RegisterRules *rules, const RegisterEntry *entry)
{
    double sum = 0;
    for (int i = 0; i < rules->activity_count; i++) {
        const RegisterActivity *activity = &rules->activities[i];
        if (activity->class == REGISTER_SUBSIDY ||
            activity->class == REGISTER_FORM ||
            activity->class == REGISTER_NOTICE)
            sum += activity->points * entry->counts[i];
    }
    return entry->result.uncapped > 0 ? sum / entry->result.uncapped
                                      : (double)NAN;
}

/* The share of large counts that are round; NaN when it may be chance. */
static double
round_share(const RegisterRules *rules, const RegisterSignal *signal,
            const Institution *institution)
{
    int large = 0, found = 0;
    for (int i = 0; i < institution->report_count; i++) {
        const InstitutionReport *report = &institution->reports[i];
        if (!is_in(rules, signal, report->year))
            continue;
        for (int k = 0; k < rules->activity_count; k++) {
            large += report->counts[k] >= ROUND;
            found +=
                report->counts[k] >= ROUND && report->counts[k] % ROUND == 0;
        }
    }
    double chance = chance_binomial_above(found, large, 1.0 / ROUND);
    return large && chance <= signal->chance * (1 + 1e-9)
               ? (double)found / large
               : (double)NAN;
}

/* How many activities there were, when all counts are those of the year
 * before; NaN otherwise. */
static double
repeated(const RegisterRules *rules, const Institution *institution)
{
    const InstitutionReport *now = institution_report(institution, rules->year);
    const InstitutionReport *before =
        institution_report(institution, rules->year - 1);
    if (!now || !before || now->submitted.year == 0 ||
        before->submitted.year == 0)
        return NAN;
    int count = 0;
    for (int i = 0; i < rules->activity_count; i++) {
        if (now->counts[i] != before->counts[i])
            return NAN;
        count += now->counts[i] > 0;
    }
    return count;
}

/* Reminders, when a report is due and not there: already 0 is a value. */
static double
reminders(const RegisterRules *rules, const Institution *institution,
          const RegisterEntry *entry)
{
    const InstitutionReport *report =
        institution_report(institution, rules->year);
    if (!entry->is_unreported)
        return NAN;
    return report ? report->reminders : 0;
}

static double
value_of(const RegisterRules *rules, const RegisterSignal *signal,
         const Institution *institution, const RegisterEntry *entry)
{
    const InstitutionResult *result = &entry->result;
    switch (signal->test) {
    case REGISTER_SIGNAL_UNREPORTED:
        return reminders(rules, institution, entry);
    case REGISTER_SIGNAL_FALSE:
        return count_false(rules, signal, institution);
    case REGISTER_SIGNAL_SUBSIDY:
        return subsidy_share(rules, entry);
    case REGISTER_SIGNAL_OPEN:
    case REGISTER_SIGNAL_GRAVE:
    case REGISTER_SIGNAL_COMPLAINTS:
        return count_complaints(rules, signal, institution);
    case REGISTER_SIGNAL_ROUND:
        return round_share(rules, signal, institution);
    case REGISTER_SIGNAL_REPEATED:
        return repeated(rules, institution);
    case REGISTER_SIGNAL_UNFOLLOWED:
        return result->followed == 0 ? result->plans : (double)NAN;
    case REGISTER_SIGNAL_OUTLIER: /* of the peers */
    case REGISTER_SIGNAL_TESTS:
        break;
    }
    return NAN;
}

void
register_signals(const RegisterRules *rules, const Institution *institution,
                 RegisterEntry *entry)
{
    for (int i = 0; i < rules->signal_count; i++) {
        const RegisterSignal *signal = &rules->signals[i];
        double value = value_of(rules, signal, institution, entry);
        entry->result.signal[i] = (InstitutionSignal){value, signal->least};
        if (value >= signal->least)
            entry->result.signals |= 1u << i;
    }
}
