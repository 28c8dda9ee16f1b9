#include "score/register_tally.h"

static void
add_words(int *sums, const int *counts)
{
    for (int i = 0; i < REGISTER_WORDS; i++)
        sums[i] += counts[i];
}

static void
add_users(RegisterCounts *counts, const RegisterRules *rules,
          const Institution *institution)
{
    const InstitutionUsers *users = &institution->users;
    add_words(counts->users.scale, users->scale);
    add_words(counts->users.routes, users->routes);
    add_words(counts->users.search, users->search);
    add_words(counts->users.sought, users->sought);
    add_words(counts->users.found, users->found);
    for (int i = 0; i < rules->sought.count; i++)
        counts->shown[i] +=
            institution_shows(institution, rules->sought.words[i].id);
}

static void
add_trainings(RegisterCounts *counts, const RegisterRules *rules,
              const Institution *institution)
{
    int taken = 0;
    for (int i = 0; i < institution->training_count; i++) {
        const InstitutionTraining *training = &institution->trainings[i];
        if (date_fiscal_year(training->date) != rules->year)
            continue;
        taken++;
        counts->passed += training->is_passed;
    }
    counts->trained += taken > 0;
    counts->trainings += taken;
}

static void
add_complaints(RegisterCounts *counts, const RegisterRules *rules,
               const Institution *institution)
{
    int received = 0;
    for (int i = 0; i < institution->complaint_count; i++) {
        const InstitutionComplaint *complaint = &institution->complaints[i];
        received += register_months_since(rules, complaint->received) < 12;
        counts->open += complaint->settled.year == 0;
    }
    counts->complaints += received;
    counts->complained += received > 0;
}

void
register_tally_facts(RegisterTally *tally, const RegisterRules *rules,
                     const Institution *institution)
{
    add_users(&tally->counts, rules, institution);
    add_trainings(&tally->counts, rules, institution);
    add_complaints(&tally->counts, rules, institution);
}

static void
add_activity(RegisterTally *tally, const RegisterRules *rules,
             const RegisterEntry *entry)
{
    if (!entry->result.has_report)
        return;
    tally->counts.reported++;
    tally->counts.idle += entry->result.points <= 0;
    tally->counts.plans += entry->result.plans;
    tally->counts.followed += entry->result.followed;
    for (int i = 0; i < rules->activity_count; i++) {
        const RegisterActivity *activity = &rules->activities[i];
        int cases = entry->counts[i];
        tally->counts.doing[i] += cases > 0;
        tally->counts.capped[i] += cases >= activity->cap;
        tally->sums.cases[i] += cases;
        tally->sums.brought[i] += MIN(cases, activity->cap);
    }
}

static bool
needs(const RegisterNeed *need, const RegisterRules *rules,
      const RegisterEntry *entry)
{
    bool is_idle = need->idle && entry->result.has_report;
    for (int i = 0; i < rules->check_count; i++)
        if (need->failed >> i & 1 &&
            entry->result.checks[i].status == INSTITUTION_FAIL)
            return true;
    for (int i = 0; i < rules->activity_count; i++)
        if (need->idle >> i & 1 && entry->counts[i] > 0)
            is_idle = false;
    return is_idle;
}

static void
add_judgement(RegisterCounts *counts, const RegisterRules *rules,
              const RegisterEntry *entry)
{
    const InstitutionResult *result = &entry->result;
    counts->renewals[result->renewal]++;
    counts->renewals_ending[result->renewal] += result->is_ending;
    counts->gradings[result->grading]++;
    for (int i = 0; i < rules->check_count; i++) {
        counts->checks[i][result->checks[i].status]++;
        if (rules->checks[i].test == REGISTER_TEST_SATISFACTION)
            counts->enough += result->checks[i].status != INSTITUTION_UNTOLD;
    }
    for (int i = 0; i < rules->need_count; i++)
        counts->needs[i] += needs(&rules->needs[i], rules, entry);
    for (int i = 0; i < rules->signal_count; i++)
        counts->signals[i] += (int)(result->signals >> i & 1);
    counts->signalled += result->signals != 0;
}

void
register_tally_entry(RegisterTally *tally, const RegisterRules *rules,
                     const RegisterEntry *entry)
{
    RegisterCounts *counts = &tally->counts;
    counts->count++;
    counts->ending += entry->result.is_ending;
    counts->newcomers += register_months_since(rules, entry->certified) < 12;
    counts->replies += entry->result.replies;
    counts->satisfied += entry->result.satisfied;
    counts->replied += entry->result.replies > 0;
    add_activity(tally, rules, entry);
    add_judgement(counts, rules, entry);
}

void
register_tally_add(RegisterTally *tally, const RegisterTally *other)
{
    for (size_t i = 0; i < G_N_ELEMENTS(tally->each_count); i++)
        tally->each_count[i] += other->each_count[i];
    for (size_t i = 0; i < G_N_ELEMENTS(tally->each_sum); i++)
        tally->each_sum[i] += other->each_sum[i];
}

double
register_tally_points(const RegisterTally *tally, const RegisterRules *rules,
                      int activity)
{
    return rules->activities[activity].points * tally->sums.brought[activity];
}
