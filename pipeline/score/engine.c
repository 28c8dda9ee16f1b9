#include "model/evaluation.h"
#include "score/engine_aggregate.h"
#include "score/engine_copeland.h"
#include "score/engine_private.h"
#include "score/engine_rank.h"
#include "score/precision.h"
#include <math.h>
#include <string.h>

void
engine_note(Engine *engine, EngineNote note)
{
    g_array_append_val(engine->notes, note);
}

int
engine_block_count(const Engine *engine)
{
    return engine->framework->pooled ? 1 : engine->data->block_count;
}

void
engine_block(const Engine *engine, int block, int *from, int *count)
{
    bool pooled = engine->framework->pooled;
    *from = pooled ? 0 : engine->data->blocks[block];
    *count =
        pooled ? engine->data->count : engine->data->blocks[block + 1] - *from;
}

static double
part_weight(const IndexNode *node, int part, double *const *factors)
{
    double weight = node->parts[part]->weight;
    return factors ? weight * factors[node->index][part] : weight;
}

/* The weights of each peer group: [group][part]. */
static double *
group_weights(const Engine *engine, const IndexNode *node,
              double *const *factors)
{
    const IndexData *data = engine->data;
    int parts = node->part_count;
    double *weights = g_new(double, (gsize)data->group_count *(gsize)parts);
    for (int group = 0; group < data->group_count; group++) {
        const double *own = NULL;
        for (int i = 0; i < node->special_count; i++)
            if (strcmp(node->special[i].of, data->group_names[group]) == 0)
                own = node->special[i].weights;
        for (int part = 0; part < parts; part++)
            weights[group * parts + part] =
                !own      ? part_weight(node, part, factors)
                : factors ? own[part] * factors[node->index][part]
                          : own[part];
    }
    return weights;
}

static void
aggregate_rows(Engine *engine, const IndexNode *node, double *const *factors,
               bool quiet)
{
    const AggregateRule rule = {node->aggregate, node->power, node->reward,
                                node->available};
    int parts = node->part_count;
    double *scores = engine->scores[node->index];
    g_autofree double *weights = group_weights(engine, node, factors);
    g_autofree double *values = g_new(double, parts);
    for (int row = 0; row < engine->data->count; row++) {
        scores[row] = NAN;
        if (!engine->kept[row])
            continue;
        for (int part = 0; part < parts; part++)
            values[part] = engine->scores[node->parts[part]->index][row];
        const char *why = NULL;
        scores[row] = aggregate_parts(
            &rule, values, weights + engine->data->groups[row] * parts, parts,
            &why);
        if (isnan(scores[row]) && !quiet)
            engine_note(engine, (EngineNote){"aggregate", node->index, row, why,
                                             NAN, NAN});
    }
}

/* Units short of what must be available meet nobody. */
static bool
takes_part(const Engine *engine, const IndexNode *node, int row)
{
    double all = 0;
    double there = 0;
    for (int part = 0; part < node->part_count; part++) {
        double weight = node->parts[part]->weight;
        all += weight;
        if (!isnan(engine->scores[node->parts[part]->index][row]))
            there += weight;
    }
    return engine->kept[row] && there >= all * node->available * (1 - 1e-12);
}

/* Pairs are of one year. */
static void
aggregate_pairs(Engine *engine, const IndexNode *node, double *const *factors)
{
    const IndexData *data = engine->data;
    int parts = node->part_count;
    g_autofree double *weights = g_new(double, parts);
    g_autoptr(GPtrArray) columns = g_ptr_array_new_with_free_func(g_free);
    for (int part = 0; part < parts; part++) {
        weights[part] = part_weight(node, part, factors);
        const double *from = engine->scores[node->parts[part]->index];
        double *column = g_new(double, data->count);
        for (int row = 0; row < data->count; row++)
            column[row] = takes_part(engine, node, row) ? from[row] : NAN;
        g_ptr_array_add(columns, column);
    }
    g_autofree const double **block = g_new(const double *, parts);
    for (int i = 0; i < data->block_count; i++) {
        int from = data->blocks[i];
        for (int part = 0; part < parts; part++)
            block[part] =
                (const double *)g_ptr_array_index(columns, part) + from;
        engine_copeland(block, weights, parts, data->blocks[i + 1] - from,
                        engine->scores[node->index] + from);
    }
}

void
engine_aggregate(Engine *engine, double *const *factors, bool quiet)
{
    const IndexFramework *f = engine->framework;
    for (int i = f->node_count - 1; i >= 0; i--) {
        const IndexNode *node = f->nodes[i];
        if (node->part_count == 0)
            continue;
        if (node->aggregate == AGGREGATE_COPELAND)
            aggregate_pairs(engine, node, factors);
        else
            aggregate_rows(engine, node, factors, quiet);
        engine_scale_node(engine, node, quiet);
    }
}

double *
engine_written(const Engine *engine)
{
    int places = engine->framework->places;
    const double *scores = engine->scores[engine->framework->root->index];
    double *written = g_new(double, engine->data->count);
    for (int i = 0; i < engine->data->count; i++)
        written[i] = isnan(scores[i]) ? NAN
                     : places < 0     ? evaluation_round(scores[i])
                                      : precision_places(scores[i], places);
    return written;
}

void
engine_rank(const Engine *engine, int *ranks)
{
    const IndexData *data = engine->data;
    g_autofree double *written = engine_written(engine);
    for (int i = 0; i < data->block_count; i++) {
        int from = data->blocks[i];
        engine_rank_down(written + from, data->blocks[i + 1] - from,
                         ranks + from);
    }
}

static Engine *
run(const IndexFramework *framework, const IndexData *data, bool keep)
{
    Arena *arena = arena_new();
    Engine *engine = arena_array(arena, Engine, 1);
    *engine = (Engine){.arena = arena, .framework = framework, .data = data};
    engine->notes = g_array_new(FALSE, FALSE, sizeof(EngineNote));
    engine->kept = arena_array(arena, bool, data->count);
    engine->scores = arena_array(arena, double *, framework->node_count);
    engine->ranks = arena_array(arena, int, data->count);
    for (int i = 0; i < framework->node_count; i++) {
        engine->scores[i] = arena_array(arena, double, data->count);
        if (data->values[i])
            memcpy(engine->scores[i], data->values[i],
                   (size_t)data->count * sizeof(double));
    }
    if (keep)
        engine->plain = arena_array(arena, double *, framework->node_count);
    for (int i = 0; keep && i < framework->node_count; i++)
        engine->plain[i] = arena_array(arena, double, data->count);
    engine->treated = arena_array(
        arena, Treated, framework->node_count * engine_block_count(engine));
    engine_prepare(engine);
    engine_aggregate(engine, NULL, false);
    engine_rank(engine, engine->ranks);
    engine_grade_rows(engine);
    if (framework->draws > 0)
        engine_draw(engine);
    return engine;
}

Engine *
engine_run(const IndexFramework *framework, const IndexData *data)
{
    return run(framework, data, false);
}

Engine *
engine_run_kept(const IndexFramework *framework, const IndexData *data)
{
    return run(framework, data, true);
}

void
engine_free(Engine *engine)
{
    if (!engine)
        return;
    g_array_unref(engine->notes);
    arena_free(engine->arena);
}

/* Siblings follow each other only within their group: the path is walked down.
 */
static double
share_below(const IndexNode *node, int wanted, double share)
{
    if (node->index == wanted)
        return share;
    double all = 0;
    double found = 0;
    for (int i = 0; i < node->part_count; i++)
        all += node->parts[i]->weight;
    for (int i = 0; i < node->part_count; i++)
        found += share_below(node->parts[i], wanted,
                             share * node->parts[i]->weight / all);
    return found;
}

double
engine_effective_weight(const Engine *engine, int node)
{
    return share_below(engine->framework->root, node, 1);
}
