#include "score/engine_normalise.h"
#include "score/engine_private.h"
#include "score/normalise.h"
#include <math.h>
#include <string.h>

static void
note_value(Engine *engine, const char *step, int node, int row,
           const char *what, double before, double after)
{
    engine_note(engine, (EngineNote){step, node, row, what, before, after});
}

static void
denominate(Engine *engine, const IndexNode *node)
{
    const double *below = engine->data->denominators[node->index];
    double *values = engine->scores[node->index];
    for (int i = 0; below && i < engine->data->count; i++) {
        if (isnan(values[i]))
            continue;
        double before = values[i];
        values[i] = below[i] > 0 ? before / below[i] * node->per : NAN;
        if (isnan(values[i]))
            note_value(engine, "denominate", node->index, i, "no-denominator",
                       before, NAN);
    }
    if (below)
        note_value(engine, "denominate", node->index, -1, node->denominator,
                   NAN, node->per);
}

static void
screen(Engine *engine)
{
    const IndexFramework *f = engine->framework;
    for (int row = 0; row < engine->data->count; row++) {
        int indicators = 0;
        int there = 0;
        for (int i = 0; i < f->node_count; i++)
            if (f->nodes[i]->part_count == 0) {
                indicators++;
                there += !isnan(engine->scores[i][row]);
            }
        double share = (double)there / indicators;
        engine->kept[row] = share >= f->available - 1e-12;
        if (engine->kept[row])
            continue;
        note_value(engine, "screen", -1, row, "unavailable", share, NAN);
        for (int i = 0; i < f->node_count; i++)
            engine->scores[i][row] = NAN;
    }
}

/* The mean or median over a year's units, of one peer group or of all (-1). */
static double
centre(const Engine *engine, const double *values, int from, int to, int group,
       bool median)
{
    g_autofree double *list = g_new(double, (gsize)(to - from));
    int count = 0;
    for (int i = from; i < to; i++)
        if (group < 0 || engine->data->groups[i] == group)
            list[count++] = values[i];
    return median ? normalise_quantile(list, count, 0.5)
                  : normalise_mean(list, count);
}

static void
impute_centre(Engine *engine, const IndexNode *node, int from, int to)
{
    static const char *const names[] = {"none",       "mean",         "median",
                                        "group-mean", "group-median", "carry"};
    bool median =
        node->impute == IMPUTE_MEDIAN || node->impute == IMPUTE_GROUP_MEDIAN;
    bool grouped = node->impute == IMPUTE_GROUP_MEAN ||
                   node->impute == IMPUTE_GROUP_MEDIAN;
    double *values = engine->scores[node->index];
    g_autofree double *known =
        g_memdup2(values + from, (gsize)(to - from) * sizeof *values);
    int last = -2;
    double value = NAN;
    g_autofree double *by_group =
        g_new(double, (gsize)engine->data->group_count);
    g_autofree bool *done = g_new0(bool, (gsize)engine->data->group_count);
    for (int i = from; i < to; i++) {
        if (!isnan(values[i]) || !engine->kept[i])
            continue;
        int group = grouped ? engine->data->groups[i] : -1;
        if (grouped && !done[group]) {
            by_group[group] =
                centre(engine, known - from, from, to, group, median);
            done[group] = true;
        } else if (!grouped && last == -2) {
            value = centre(engine, known - from, from, to, -1, median);
            last = -1;
        }
        values[i] = grouped ? by_group[group] : value;
        note_value(engine, "impute", node->index, i, names[node->impute], NAN,
                   values[i]);
    }
}

/* The last value of the same unit in an earlier year: rows are by year. */
static void
impute_carry(Engine *engine, const IndexNode *node)
{
    const IndexData *data = engine->data;
    double *values = engine->scores[node->index];
    g_autoptr(GHashTable) last = g_hash_table_new(g_str_hash, g_str_equal);
    for (int i = 0; i < data->count; i++) {
        gpointer unit = (gpointer)data->units[i];
        int found = GPOINTER_TO_INT(g_hash_table_lookup(last, unit));
        if (!isnan(values[i])) {
            g_hash_table_insert(last, unit, GINT_TO_POINTER(i + 1));
        } else if (engine->kept[i]) {
            values[i] = found ? values[found - 1] : NAN;
            note_value(engine, "impute", node->index, i, "carry", NAN,
                       values[i]);
        }
    }
}

static void
impute(Engine *engine, const IndexNode *node)
{
    const IndexData *data = engine->data;
    if (node->impute == IMPUTE_NONE)
        return;
    if (node->impute == IMPUTE_CARRY) {
        impute_carry(engine, node);
        return;
    }
    for (int block = 0; block < data->block_count; block++)
        impute_centre(engine, node, data->blocks[block],
                      data->blocks[block + 1]);
}

static void
treat_block(Engine *engine, const IndexNode *node, int block)
{
    const IndexFramework *f = engine->framework;
    const TreatRule rule = {node->treat, f->skewness, f->kurtosis, f->points,
                            f->then};
    int from;
    int count;
    engine_block(engine, block, &from, &count);
    double *values = engine->scores[node->index] + from;
    gsize bytes = (gsize)count * sizeof *values;
    g_autofree double *before = g_memdup2(values, bytes);
    Treated treated = treat_values(values, count, &rule);
    engine->treated[node->index * engine_block_count(engine) + block] = treated;
    for (int i = 0; treated.done == TREAT_WINSORISE && i < count; i++)
        if (values[i] != before[i] && !isnan(values[i]))
            note_value(engine, "treat", node->index, from + i, "winsorise",
                       before[i], values[i]);
    if (treated.done != TREAT_NONE && treated.done != TREAT_WINSORISE)
        note_value(engine, "treat", node->index, -1, treat_name(treated.done),
                   NAN, treated.lambda);
}

/* The value of the unit of reference, in the year of the rows. */
static double
reference_of(const Engine *engine, const IndexNode *node, int from, int count)
{
    for (int i = from + count - 1; node->scale.reference && i >= from; i--)
        if (strcmp(engine->data->units[i], node->scale.reference) == 0)
            return engine->scores[node->index][i];
    return NAN;
}

/* What is too large for a number is no value. */
static void
drop_overflow(Engine *engine, const IndexNode *node, bool quiet)
{
    double *values = engine->scores[node->index];
    for (int i = 0; i < engine->data->count; i++)
        if (isinf(values[i])) {
            values[i] = NAN;
            if (!quiet)
                note_value(engine, "normalise", node->index, i, "overflow", NAN,
                           NAN);
        }
}

void
engine_scale_node(Engine *engine, const IndexNode *node, bool quiet)
{
    bool plain = node->scale.method == NORMALISE_NONE && node->high;
    if (engine->plain && !quiet)
        memcpy(engine->plain[node->index], engine->scores[node->index],
               (size_t)engine->data->count * sizeof(double));
    for (int block = 0; !plain && block < engine_block_count(engine); block++) {
        int from;
        int count;
        engine_block(engine, block, &from, &count);
        double reference = reference_of(engine, node, from, count);
        bool done = engine_normalise(engine->scores[node->index] + from, count,
                                     &node->scale, node->high, reference);
        if (!done && !quiet)
            note_value(engine, "normalise", node->index, -1, "impossible", NAN,
                       NAN);
    }
    drop_overflow(engine, node, quiet);
}

void
engine_prepare(Engine *engine)
{
    const IndexFramework *f = engine->framework;
    for (int i = 0; i < f->node_count; i++)
        if (f->nodes[i]->part_count == 0)
            denominate(engine, f->nodes[i]);
    screen(engine);
    for (int i = 0; i < f->node_count; i++) {
        if (f->nodes[i]->part_count > 0)
            continue;
        impute(engine, f->nodes[i]);
        for (int block = 0; block < engine_block_count(engine); block++)
            treat_block(engine, f->nodes[i], block);
        engine_scale_node(engine, f->nodes[i], false);
    }
}
