#ifndef HYOKA_SCORE_REGISTER_H
#define HYOKA_SCORE_REGISTER_H

#include "model/institution.h"
#include "model/institution_result.h"

/*
 * The register judged. A first pass streams the facts, one institution at a
 * time, and keeps of each what follows; then peers are compared, renewal and
 * grades decided, the worklist made; a last pass writes the results.
 */

/* An institution as it is kept, in the order of the documents: by prefecture,
 * then by id. */
typedef struct {
    InstitutionResult result;
    const char *name;
    int prefecture;
    Date certified;
    Date expires;
    int counts[REGISTER_ACTIVITIES]; /* of the year's report */
    /* Points of the grades' years: reports, their mean and squared deviations
     * from it. */
    int years;
    double mean;
    double squares;
    double exposure;     /* of the last report there is, NaN without */
    bool is_unreported;  /* the year's report is due and not there */
    bool was_false;      /* some report was found to be false */
    RegisterSet overdue; /* renewals whose reports are overdue */
} RegisterEntry;

/* The year's activity in points, with and without the caps. `counts` are in
 * the order of the rules. */
double register_points(const RegisterRules *rules, const int *counts);
double register_points_uncapped(const RegisterRules *rules, const int *counts);
/* Cases of the activities with the role. */
int register_role_count(const RegisterRules *rules, const int *counts,
                        RegisterRole role);

/* What can be said of one institution by itself: activity, checks but for that
 * of satisfaction, signals but for that of its peers. The name and the id are
 * borrowed. */
RegisterEntry
register_entry(const RegisterRules *rules, const Institution *institution);
/* One check, the figures of `result` given. */
InstitutionCheck
register_check_test(const RegisterRules *rules, const RegisterCheck *check,
                    const Institution *institution,
                    const InstitutionResult *result);
/* The signals of an institution but outlier, into the result. */
void register_signals(const RegisterRules *rules,
                      const Institution *institution, RegisterEntry *entry);
/* Full months from the day to the register's. */
int register_months_since(const RegisterRules *rules, Date date);
/* The first fiscal year of a span that ends with the register's. */
int register_first_year(const RegisterRules *rules, int years);

/* --- against the others --- */
/* The prior of satisfaction, and how many institutions it is of (0: given). */
typedef struct {
    double a;
    double b;
    int institutions;
} RegisterBeta;
RegisterBeta register_prior(const RegisterRules *rules,
                            const RegisterEntry *entries, int count);
/* mean, lower and the check of satisfaction of all. */
void register_satisfy(const RegisterRules *rules, RegisterBeta prior,
                      RegisterEntry *entries, int count);

/* Points of the peers of one kind; index kind_count: of all. */
typedef struct {
    int count;   /* with a report */
    bool is_own; /* enough to be compared among themselves */
    double mean, within, between;
    double median, deviation; /* of log(1 + uncapped); 1.4826 MAD */
    double exposure;          /* mean of those that have one */
    double *shrunk;           /* of each, sorted, the greatest first */
} RegisterPeers;
/* rules->kind_count + 1 of them, in the arena; then shrunk points and places
 * are in the results, and the signal outlier. */
const RegisterPeers *register_compare(const RegisterRules *rules, Arena *arena,
                                      RegisterEntry *entries, int count);
/* Renewal and grade of each by the rules; triage scores and, of the `capacity`
 * a month, the worklist: indices of entries in its order, a GArray of int that
 * the caller unrefs. */
void
register_decide(const RegisterRules *rules, RegisterEntry *entries, int count);
GArray *register_triage(const RegisterRules *rules, const RegisterPeers *peers,
                        RegisterEntry *entries, int count);

#endif
