#ifndef HYOKA_SCORE_RULES_H
#define HYOKA_SCORE_RULES_H

#include "score/scoring.h"
#include <stdbool.h>

/*
 * The rules by which the ledger's values are made, by name. A rule sees its
 * operands alone, so that scoring and explaining cannot differ. Each is said in
 * words for those who ask where a figure came from.
 */
typedef struct {
    const Operand *operands;
    int count;
    int hub; /* index of the unit among the hubs, -1 for the nation */
    const char *unit;
    const char *item;
    const Simulation *simulation; /* for the rule "simulation" alone */
    const RobustRanks *robust;    /* for "weight-draws" alone */
    const Rescoring *rescoring;   /* for "re-scored" alone */
    const ShiftChance *shifts;    /* for "cusum-p" alone */
} RuleCall;

typedef struct {
    const char *name;
    /* Any missing single operand makes the result missing for its reason; else
     * the rule leaves out what is missing. */
    bool strict;
    Outcome (*apply)(const RuleCall *call);
    const char *japanese;
    const char *english;
} Rule;

/* NULL for an unknown name. */
const Rule *rule_find(const char *name);

/* Shorthands for the files of rules. */
Outcome rule_number(double value); /* NaN gives no-data */
Outcome rule_text(const char *text);
Outcome rule_missing(const char *reason);
/* The value of operand `index`, NaN when it is missing. */
double rule_value(const RuleCall *call, int index);

/* The tables of the families, each closed by a rule without name. */
extern const Rule rules_of_rates[];
extern const Rule rules_of_scores[];
extern const Rule rules_of_nation[];
extern const Rule rules_of_money[];
extern const Rule rules_of_review[];
extern const Rule rules_of_integrity[];
extern const Rule rules_of_raters[];
extern const Rule rules_of_trends[];
extern const Rule rules_of_movement[];
extern const Rule rules_of_variances[];
extern const Rule rules_of_pace[];
extern const Rule rules_of_plans[];

#endif
