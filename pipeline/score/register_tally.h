#ifndef HYOKA_SCORE_REGISTER_TALLY_H
#define HYOKA_SCORE_REGISTER_TALLY_H

#include "score/register.h"

/*
 * Sums over institutions. One tally for each kind in each prefecture is filled;
 * every group of the national document is a sum of those, in their order, so
 * that no result depends on the order of the input.
 */
typedef struct {
    int count, ending, reported, idle, newcomers;
    int renewals[REGISTER_RENEWALS], renewals_ending[REGISTER_RENEWALS];
    int gradings[REGISTER_GRADINGS];
    int checks[REGISTER_CHECKS][REGISTER_STATUSES];
    int doing[REGISTER_ACTIVITIES];  /* institutions that did any */
    int capped[REGISTER_ACTIVITIES]; /* and reached the cap */
    int plans, followed;
    int replies, satisfied, replied, enough;
    InstitutionUsers users;
    int shown[REGISTER_WORDS];
    int trained, trainings, passed;
    int needs[REGISTER_NEEDS];
    int complaints, open, complained;
    int signals[REGISTER_SIGNALS], signalled;
} RegisterCounts;

typedef struct {
    double cases[REGISTER_ACTIVITIES];
    double brought[REGISTER_ACTIVITIES]; /* of those, within the cap */
} RegisterSums;

/* As lists, for adding one to another. */
typedef struct {
    union {
        RegisterCounts counts;
        int each_count[sizeof(RegisterCounts) / sizeof(int)];
    };
    union {
        RegisterSums sums;
        double each_sum[sizeof(RegisterSums) / sizeof(double)];
    };
} RegisterTally;

/* What only the facts tell. */
void register_tally_facts(RegisterTally *tally, const RegisterRules *rules,
                          const Institution *institution);
/* What the judged entry tells. */
void register_tally_entry(RegisterTally *tally, const RegisterRules *rules,
                          const RegisterEntry *entry);
/* Points of an activity, after the caps. */
double register_tally_points(const RegisterTally *tally,
                             const RegisterRules *rules, int activity);
void register_tally_add(RegisterTally *tally, const RegisterTally *other);

#endif
