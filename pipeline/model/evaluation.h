#ifndef HYOKA_MODEL_EVALUATION_H
#define HYOKA_MODEL_EVALUATION_H

#include "base/arena.h"
#include <glib.h>
#include <stdbool.h>

/*
 * A ledger of results (urn:hyoka:evaluation:1). Each entry holds a value, the
 * rule that made it and the operands it was made from, so that any figure can
 * be recomputed and walked back to the input.
 *
 * Units are the hubs ("13") and the country ("nation"). A value is worth 15
 * significant digits: it is rounded to them on entry, and everything derived
 * from it starts from the rounded value. What is read back is therefore
 * exactly what was computed with, and recomputing an entry from its written
 * operands gives exactly its value.
 *
 * Shares are 0-1; a rate "per 1,000" is multiplied by its 1,000 already; money
 * is in 千円; rank 1 is the best.
 */
typedef struct Evaluation Evaluation;

#define EVALUATION_NATION "nation"

typedef enum {
    EVALUATION_NUMBER,
    EVALUATION_TEXT,   /* a grade, a state */
    EVALUATION_MISSING /* could not be computed; `text` says why */
} EvaluationKind;

/*
 * `operands` is a list separated by spaces: ITEM (same unit), UNIT/ITEM,
 * all/ITEM (every hub, by code), y:… (year.xml), f:… (framework),
 * last:UNIT/ITEM, now:UNIT/ITEM, published:UNIT/ITEM; each may carry *WEIGHT,
 * itself an operand.
 *
 * Reasons for a missing value are tokens: no-data, no-denominator, no-replies,
 * too-few, no-target, no-last-year, no-levels, not-scored, band, unavailable,
 * out-of-reach.
 */
typedef struct {
    const char *id;
    EvaluationKind kind;
    double value;
    const char *text; /* text or reason; NULL for a number */
    const char *rule;
    const char *operands;
} EvaluationItem;

/* What the ledger is of: "2017", the year of the framework, "final". */
Evaluation *
evaluation_new(const char *year, const char *framework, const char *phase);
void evaluation_free(Evaluation *evaluation);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Evaluation, evaluation_free)

/* Read and validate against the schema at `schema` (evaluation.rng). The caller
 * frees; NULL with `error` set when the document is not one. */
Evaluation *
evaluation_load(const char *path, const char *schema, GError **error);
/* Write it, units and items sorted by id. Same entries, same bytes. */
bool evaluation_publish(const Evaluation *evaluation, const char *path,
                        bool *changed, GError **error);

const char *evaluation_year(const Evaluation *evaluation);
const char *evaluation_framework(const Evaluation *evaluation);
const char *evaluation_phase(const Evaluation *evaluation);

/* Enter a result; strings are copied; a unit is made at its first entry. An
 * item is entered once (asserted), and a number is finite (asserted). Gives
 * the number as it stands in the ledger. */
double
evaluation_enter(Evaluation *evaluation, const char *unit, const char *item,
                 double value, const char *rule, const char *operands);
void evaluation_enter_text(Evaluation *evaluation, const char *unit,
                           const char *item, const char *text, const char *rule,
                           const char *operands);
void evaluation_enter_missing(Evaluation *evaluation, const char *unit,
                              const char *item, const char *reason,
                              const char *rule, const char *operands);

/* The value as the ledger holds it: rounded to 15 significant digits. */
double evaluation_round(double value);

/* Everything below is borrowed. NULL when there is no such entry. */
const EvaluationItem *evaluation_item(const Evaluation *evaluation,
                                      const char *unit, const char *item);
/* True and *value when the item is there and a number. */
bool evaluation_number(const Evaluation *evaluation, const char *unit,
                       const char *item, double *value);
/* The text of a text item, else NULL. */
const char *evaluation_text(const Evaluation *evaluation, const char *unit,
                            const char *item);
/* Why a value is missing: NULL when it is not; "no-data" when the item was
 * never entered. */
const char *evaluation_missing(const Evaluation *evaluation, const char *unit,
                               const char *item);

/* Hubs by code, the nation left out. Valid until the next entry. */
int evaluation_hub_count(const Evaluation *evaluation);
const char *evaluation_hub(const Evaluation *evaluation, int index);

/* The items of a unit sorted by id, as const EvaluationItem *; the caller
 * unrefs the array. Empty for an unknown unit. */
GPtrArray *evaluation_items(const Evaluation *evaluation, const char *unit);

#endif
