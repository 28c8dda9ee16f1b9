#include "base/decimal.h"
#include "base/file.h"
#include "score/engine.h"
#include "score/engine_weights.h"
#include "score/normalise.h"
#include "score/precision.h"
#include <math.h>
#include <string.h>

static void
put_text(GString *out, const char *text)
{
    if (!strpbrk(text, ",\"\n\r")) {
        g_string_append(out, text);
        return;
    }
    g_string_append_c(out, '"');
    for (; *text; text++) {
        if (*text == '"')
            g_string_append_c(out, '"');
        g_string_append_c(out, *text);
    }
    g_string_append_c(out, '"');
}

/* A comma and the number, nothing for NaN. */
static void
put_number(GString *out, double value)
{
    char text[DECIMAL_TEXT_SIZE];
    g_string_append_c(out, ',');
    if (isfinite(value))
        g_string_append(out, decimal_text(value, text));
}

static void
put_unit(const Engine *engine, GString *out, int row)
{
    put_text(out, engine->data->units[row]);
    if (engine->framework->year_column) {
        g_string_append_c(out, ',');
        put_text(out, engine->data->years[row]);
    }
}

static void
put_heading(const Engine *engine, GString *out, bool all)
{
    const IndexFramework *f = engine->framework;
    put_text(out, f->unit_column);
    if (f->year_column) {
        g_string_append_c(out, ',');
        put_text(out, f->year_column);
    }
    g_string_append(out, ",rank");
    if (engine->rank_low)
        g_string_append(out, ",rank.low,rank.high");
    if (engine->grades)
        g_string_append(out, ",grade");
    if (engine->parts_there)
        g_string_append(out, ",parts");
    for (int i = 0; i < f->node_count; i++)
        if (all || f->nodes[i]->part_count > 0)
            g_string_append_printf(out, ",%s", f->nodes[i]->id);
    g_string_append_c(out, '\n');
}

static void
put_row(const Engine *engine, GString *out, int row, bool all)
{
    const IndexFramework *f = engine->framework;
    bool ranked = engine->ranks[row] > 0;
    put_unit(engine, out, row);
    put_number(out, ranked ? (double)engine->ranks[row] : NAN);
    if (engine->rank_low) {
        put_number(out, ranked ? (double)engine->rank_low[row] : NAN);
        put_number(out, ranked ? (double)engine->rank_high[row] : NAN);
    }
    if (engine->grades)
        g_string_append_printf(
            out, ",%s",
            engine->grades[row] < 0 ? "" : f->grades[engine->grades[row]].id);
    if (engine->parts_there)
        put_number(out, engine->parts_there[row]);
    for (int i = 0; i < f->node_count; i++)
        if (all || f->nodes[i]->part_count > 0)
            put_number(out, engine->scores[i][row]);
    g_string_append_c(out, '\n');
}

static GString *
results(const Engine *engine, bool all)
{
    GString *out = g_string_new(NULL);
    put_heading(engine, out, all);
    for (int row = 0; row < engine->data->count; row++)
        put_row(engine, out, row, all);
    return out;
}

static GString *
record(const Engine *engine)
{
    GString *out = g_string_new("step,node,unit,year,what,before,after\n");
    for (guint i = 0; i < engine->notes->len; i++) {
        const EngineNote *note = &g_array_index(engine->notes, EngineNote, i);
        g_string_append_printf(
            out, "%s,%s,", note->step,
            note->node < 0 ? "" : engine->framework->nodes[note->node]->id);
        if (note->row >= 0)
            put_text(out, engine->data->units[note->row]);
        g_string_append_c(out, ',');
        if (note->row >= 0)
            put_text(out, engine->data->years[note->row]);
        g_string_append_c(out, ',');
        put_text(out, note->what);
        put_number(out, note->before);
        put_number(out, note->after);
        g_string_append_c(out, '\n');
    }
    return out;
}

static GString *
treatments(const Engine *engine)
{
    const IndexFramework *f = engine->framework;
    GString *out = g_string_new("indicator,year,treatment,high,low,lambda,"
                                "skewness,kurtosis,skewness.after,"
                                "kurtosis.after\n");
    int blocks = engine_block_count(engine);
    for (int i = 0; i < f->node_count * blocks; i++) {
        if (f->nodes[i / blocks]->part_count > 0)
            continue;
        const Treated *treated = &engine->treated[i];
        int from;
        int count;
        engine_block(engine, i % blocks, &from, &count);
        g_string_append_printf(out, "%s,", f->nodes[i / blocks]->id);
        if (!f->pooled && count > 0)
            put_text(out, engine->data->years[from]);
        g_string_append_printf(out, ",%s", treat_name(treated->done));
        put_number(out, treated->high);
        put_number(out, treated->low);
        put_number(out, treated->done == TREAT_BOX_COX ? treated->lambda : NAN);
        put_number(out, treated->before.skewness);
        put_number(out, treated->before.kurtosis);
        put_number(out, treated->after.skewness);
        put_number(out, treated->after.kurtosis);
        g_string_append_c(out, '\n');
    }
    return out;
}

/* What the parts of a group would weigh by their correlations; NaN where there
 * is nothing to say. */
static void
review_weights(const Engine *engine, const IndexNode *node, double *pca,
               double *balanced)
{
    int parts = node->part_count;
    int count = engine->data->count;
    g_autofree double *correlations = g_new(double, (gsize)(parts * parts));
    g_autofree double *sds = g_new(double, parts);
    bool known = parts > 1;
    for (int i = 0; i < parts; i++) {
        const double *own = engine->scores[node->parts[i]->index];
        sds[i] = normalise_sd(own, count);
        for (int k = 0; k < parts; k++) {
            const double *other = engine->scores[node->parts[k]->index];
            double r = weights_correlation(own, other, count);
            correlations[i * parts + k] = r;
            known = known && !isnan(r);
        }
    }
    bool found = known && weights_pca(correlations, parts, pca);
    bool even = known && weights_balanced(correlations, sds, parts, balanced);
    for (int i = 0; i < parts; i++) {
        pca[i] = found ? precision_ten(pca[i]) : NAN;
        balanced[i] = even ? precision_ten(balanced[i]) : NAN;
    }
}

static GString *
weights(const Engine *engine)
{
    const IndexFramework *f = engine->framework;
    int count = engine->data->count;
    const double *whole = engine->scores[f->root->index];
    GString *out = g_string_new("node,group,weight,effective,"
                                "correlation.group,correlation.index,"
                                "pca,balanced\n");
    for (int i = 0; i < f->node_count; i++) {
        const IndexNode *node = f->nodes[i];
        g_autofree double *pca = g_new(double, node->part_count + 1);
        g_autofree double *balanced = g_new(double, node->part_count + 1);
        review_weights(engine, node, pca, balanced);
        for (int k = 0; k < node->part_count; k++) {
            const IndexNode *part = node->parts[k];
            const double *own = engine->scores[part->index];
            g_string_append_printf(out, "%s,%s", part->id, node->id);
            put_number(out, part->weight);
            put_number(out, engine_effective_weight(engine, part->index));
            put_number(out, weights_correlation(
                                own, engine->scores[node->index], count));
            put_number(out, weights_correlation(own, whole, count));
            put_number(out, pca[k]);
            put_number(out, balanced[k]);
            g_string_append_c(out, '\n');
        }
    }
    return out;
}

/* Takes the text over. */
static bool
publish(const char *folder, const char *name, GString *text, GError **error)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    bool done = file_publish(path, text->str, text->len, NULL, error);
    g_string_free(text, TRUE);
    return done;
}

bool
engine_publish(const Engine *engine, const char *folder, bool all,
               GError **error)
{
    return publish(folder, "results.csv", results(engine, all), error) &&
           publish(folder, "record.csv", record(engine), error) &&
           publish(folder, "treatment.csv", treatments(engine), error) &&
           publish(folder, "weights.csv", weights(engine), error);
}
