#ifndef HYOKA_SCORE_REGISTER_EXPLAIN_H
#define HYOKA_SCORE_REGISTER_EXPLAIN_H

#include "base/diag.h"
#include "score/register_run.h"
#include <stdio.h>

typedef struct {
    const char *folder; /* with data/ and results/ */
    const char *schemas;
    const char *id; /* of the institution */
    const char *item;
    DiagLanguage language;
} RegisterExplain;

/*
 * Print where an item of an institution's results comes from, down to the lines
 * of the tables: points uncapped plans followed rate, replies mean lower, the
 * id of a check, renewal, grade, place, triage. The register is judged again
 * from its facts. The number of results of the institution that then differ
 * from those written; -1 with `error` set when there is no such institution or
 * item, or something cannot be read.
 */
int register_explain(const RegisterExplain *how, FILE *out, GError **error);

#endif
