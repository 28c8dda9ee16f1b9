#ifndef HYOKA_SCORE_SCORING_H
#define HYOKA_SCORE_SCORING_H

#include "model/evaluation.h"
#include "model/framework.h"
#include "model/records.h"
#include "model/year.h"
#include <glib.h>

/*
 * One year being scored under one framework. Results are entered by naming the
 * rule and the operands only: the value is what the rule makes of them, so an
 * entry can never say other than how it was computed. `explain` asks the same
 * rules again (scoring_apply) with what the ledger holds.
 */
typedef struct Simulation Simulation;
typedef struct RobustRanks RobustRanks;
typedef struct Rescoring Rescoring;
typedef struct RecordsAlike RecordsAlike;
typedef struct ShiftChance ShiftChance;

typedef struct Scoring Scoring;
struct Scoring {
    const Year *year;
    const Framework *framework;
    Evaluation *evaluation;
    const RecordSet *records; /* NULL without */
    const Scoring *before;    /* last year's, for last:y:…; NULL without */
    /* When this is last year's data: this year's results, whose national
     * figures are the ruler for both. Else NULL. */
    const Evaluation *now;
    /* Last year re-scored, and as it was published then; NULL without. */
    const Evaluation *last;
    const Evaluation *published;
    Simulation *simulation; /* what the rule "simulation" reads */
    RobustRanks *robust;    /* what the rule "weight-draws" reads */
    Rescoring *rescoring;   /* what the rule "re-scored" reads */
    ShiftChance *shifts;    /* what the rule "cusum-p" reads */
    RecordsAlike *alike;    /* what r:alike and r:shared read */
    Arena *arena;           /* operands and ids, as long as the scoring */
};

/* An operand with its values. A list (all/…, rows of y:…) has NaN where a value
 * is missing; a single value that is missing has count 0 and a reason. */
typedef struct {
    const char *name; /* as written, without weight */
    const double *values;
    const char *const *texts; /* of text items, else NULL */
    int count;
    bool list;
    double weight;       /* 1 where none is written */
    const char *missing; /* reason; NULL when the value is there */
} Operand;

typedef struct {
    EvaluationKind kind;
    double value;
    const char *text; /* text, or the reason of a missing value */
} Outcome;

/* The scoring's strings live in `arena`, which is the caller's. */
void
scoring_init(Scoring *scoring, const Year *year, const Framework *framework,
             Evaluation *evaluation, Arena *arena);

/* "N03.rate": text in the scoring's arena. */
const char *scoring_text(const Scoring *scoring, const char *format, ...)
    G_GNUC_PRINTF(2, 3);

/* Apply the rule to the operands, a list separated by spaces, and enter the
 * result, be it a number, a text or a reason. */
void
scoring_enter(Scoring *scoring, const char *unit, const char *item,
              const char *rule, const char *operands, ...) G_GNUC_PRINTF(5, 6);

/* The same without entering. The rule must be known (rule_find). */
Outcome scoring_apply(const Scoring *scoring, const char *unit,
                      const char *item, const char *rule, const char *operands);

/* One operand for a unit; `word` may carry *WEIGHT. */
Operand
scoring_operand(const Scoring *scoring, const char *unit, const char *word);

#endif
