#ifndef HYOKA_SCORE_ENGINE_H
#define HYOKA_SCORE_ENGINE_H

#include "model/index.h"
#include "score/engine_treat.h"

/* Something that was done to the data, or that could not be done. */
typedef struct {
    const char *step; /* denominate, screen, impute, treat, normalise, … */
    int node;         /* -1: the unit as a whole */
    int row;          /* -1: the indicator as a whole */
    const char *what; /* a method, or the reason */
    double before;    /* NaN: nothing */
    double after;
} EngineNote;

/*
 * The scores of an index. Arrays over nodes are in the order of the framework's
 * nodes, those over rows in the order of the data. NaN is missing. Borrows
 * framework and data, which must outlive it.
 */
typedef struct {
    Arena *arena;
    const IndexFramework *framework;
    const IndexData *data;
    bool *kept;      /* [row]: not screened out */
    double **scores; /* [node][row] as they go into the group above */
    double **plain;  /* [node][row] before normalisation; NULL unless kept */
    int *ranks;      /* [row] of the root in its year; 0: none */
    int *rank_low;   /* 95 % of the draws; NULL without draws */
    int *rank_high;
    int *grades;      /* [row] index of the grade, -1; NULL without grades */
    int *parts_there; /* [row] the root's parts that count, 0 for a unit that is
                         not graded; NULL unless grades are within parts */
    Treated *treated; /* [node * blocks + block] of indicators */
    GArray *notes;    /* of EngineNote, in order of work */
} Engine;

Engine *engine_run(const IndexFramework *framework, const IndexData *data);
/* The same with `plain`, for engine_explain. */
Engine *engine_run_kept(const IndexFramework *framework, const IndexData *data);
void engine_free(Engine *engine);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Engine, engine_free)

/* The blocks of rows that are treated and normalised together: one a year, or
 * one in all. */
int engine_block_count(const Engine *engine);
void engine_block(const Engine *engine, int block, int *from, int *count);

/* The share of the whole that a node's weight makes, from the root down. */
double engine_effective_weight(const Engine *engine, int node);

/*
 * Publish results.csv (a row a unit: rank, grade, scores; `all`: the normalised
 * indicators too), record.csv (every note), treatment.csv and weights.csv in
 * the folder.
 */
bool engine_publish(const Engine *engine, const char *folder, bool all,
                    GError **error);

#endif
