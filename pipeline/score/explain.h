#ifndef HYOKA_SCORE_EXPLAIN_H
#define HYOKA_SCORE_EXPLAIN_H

#include "base/diag.h"
#include "score/evaluate.h"
#include <stdio.h>

/*
 * Where a figure comes from: an overview, then the chain from an item of the
 * ledger down to lines of the input, as an indented tree. Every step is
 * computed again by its rule from the operands that are printed with it, and
 * marked ✓ or ✗. Lists over the hubs are printed whole, once, at the end, and
 * named by their number where they are operands; the chains of other hubs are
 * not followed. `item` may also be an operand, such as y:N03.n/2017-04.
 *
 * Returns how many steps do not agree to 15 digits (1e-12 relative), -1 when
 * there is no such item.
 */
int explain_item(const Evaluated *evaluated, const char *unit, const char *item,
                 DiagLanguage language, FILE *out);

/* The chains of several, each of `words` as in explain_items; what one has
 * shown is not shown again. Returns how many steps do not agree. */
int explain_list(const Evaluated *evaluated, const char *unit,
                 char *const *words, DiagLanguage language, FILE *out);

/*
 * Batch: each of `words` (items; UNIT/ITEM, y:…, f:… and last:… as operands
 * are written, UNIT/ before y: and last:y: too) is computed again with all that
 * it is made from, and printed with a tab and its value to 15 digits, "-" where
 * there is none. Returns how many steps do not agree.
 */
int explain_items(const Evaluated *evaluated, const char *unit,
                  char *const *words, FILE *out);

/* Compute every entry of the ledger again; prints those that do not agree and
 * how many do. Returns how many do not. */
int explain_all(const Evaluated *evaluated, FILE *out);

#endif
