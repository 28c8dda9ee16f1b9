#ifndef HYOKA_SCORE_ENGINE_EXPLAIN_H
#define HYOKA_SCORE_ENGINE_EXPLAIN_H

#include "base/diag.h"
#include "score/engine.h"
#include <stdio.h>

/*
 * Where an index's score comes from: a tree from the root's score down to the
 * cells of the table, each cell with FILE:LINE:COLUMN. A group is computed
 * again from the parts that are printed below it and marked ✓ or ✗ (Copeland's
 * score compares units and has no mark); an indicator shows what was done to
 * its cell.
 *
 * `engine` was made by engine_run_kept from the file `path`, which is read
 * again for the places. `year` may be NULL where there is one only. Returns how
 * many groups do not agree to 1e-12, -1 with `error` set when there is no such
 * unit.
 */
int engine_explain(const Engine *engine, const char *path, const char *unit,
                   const char *year, DiagLanguage language, FILE *out,
                   GError **error);

#endif
