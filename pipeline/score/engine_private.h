#ifndef HYOKA_SCORE_ENGINE_PRIVATE_H
#define HYOKA_SCORE_ENGINE_PRIVATE_H

#include "score/engine.h"

void engine_note(Engine *engine, EngineNote note);

/* Indicators: data to normalised values. */
void engine_prepare(Engine *engine);
/* Normalise a node's scores, block by block. */
void engine_scale_node(Engine *engine, const IndexNode *node, bool quiet);

/* Groups from the leaves up. factors[node] changes the weights of its parts;
 * NULL for none. `quiet`: no notes. */
void engine_aggregate(Engine *engine, double *const *factors, bool quiet);
/* Ranks of the root, each year by itself. */
void engine_rank(const Engine *engine, int *ranks);

/* What decides ranks and grades, a row each: the digits that are written or
 * printed. The caller frees. */
double *engine_written(const Engine *engine);
/* grades and parts_there. */
void engine_grade_rows(Engine *engine);

/* rank_low and rank_high. */
void engine_draw(Engine *engine);

#endif
