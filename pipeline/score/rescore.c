#include "score/normalise.h"
#include "score/precision.h"
#include "score/rank.h"
#include "score/review.h"
#include "score/stages.h"
#include <math.h>
#include <string.h>

/* One measure's place in one half of one axis. */
typedef struct {
    int measure;
    double weight;
} Part;

typedef struct {
    Part *parts;
    int count;
} Half;

struct Rescoring {
    Arena *arena;
    const Framework *framework;
    int hub_count;
    const char **measures; /* ids of what is scored */
    int measure_count;
    Half *halves;         /* [axis][counts, rubric] */
    double *scores;       /* [hub][measure] */
    double *axis_weights; /* [hub][axis] */
    double *bonuses;      /* [hub][axis] */
    double *weights;      /* [hub][measure], NaN without a composite */
    double *ranks;        /* [hub][measure] */
    bool *retired;        /* [measure], as the ledger proposes */
    double *next_weights; /* [hub][measure], without all of those */
    double *next_ranks;   /* [hub] */
};

/* A weighted mean over what is there, as the framework has it: none when less
 * than the share `available` of the weights is. */
typedef struct {
    double sum, there, weights;
} Mean;

static void
mean_add(Mean *mean, double value, double weight)
{
    mean->weights += weight;
    if (isnan(value))
        return;
    mean->sum += value * weight;
    mean->there += weight;
}

static double
mean_get(const Mean *mean, double available)
{
    if (mean->there <= 0 || mean->there < available * mean->weights)
        return NAN;
    return mean->sum / mean->there;
}

/* `changed` is left out, or its score raised by one; next: all that is to be
 * retired is left out. */
typedef struct {
    const Rescoring *rescoring;
    int hub;
    int changed; /* -1: nothing */
    bool raised;
    bool next;
} Case;

/* The mean of a half; false when it has no parts. */
static bool
half_mean(const Case *at, const Half *half, double *result)
{
    const Rescoring *r = at->rescoring;
    Mean mean = {0};
    for (int i = 0; i < half->count; i++) {
        int measure = half->parts[i].measure;
        double score = r->scores[at->hub * r->measure_count + measure];
        if ((measure == at->changed && !at->raised) ||
            (at->next && r->retired[measure]))
            continue;
        mean_add(&mean, measure == at->changed ? score + 1 : score,
                 half->parts[i].weight);
    }
    *result = mean_get(&mean, r->framework->available);
    return mean.weights > 0;
}

static double
total_of(const Case *at)
{
    const Rescoring *r = at->rescoring;
    const Framework *f = r->framework;
    Mean total = {0};
    for (int i = 0; i < f->axis_count; i++) {
        Mean axis = {0};
        double counts, rubric;
        if (half_mean(at, &r->halves[2 * i], &counts))
            mean_add(&axis, counts, f->counts_share);
        if (half_mean(at, &r->halves[2 * i + 1], &rubric))
            mean_add(&axis, rubric, f->rubric_share);
        int place = at->hub * f->axis_count + i;
        mean_add(&total, mean_get(&axis, f->available) + r->bonuses[place],
                 r->axis_weights[place]);
    }
    return mean_get(&total, f->available);
}

/* Weights are slopes: the composite is linear in each score. */
static void
find_weights(Rescoring *r, bool next, double *weights)
{
    for (int i = 0; i < r->hub_count; i++) {
        double total = total_of(&(Case){r, i, -1, false, next});
        for (int j = 0; j < r->measure_count; j++) {
            double raised = total_of(&(Case){r, i, j, true, next});
            double slope = raised - total; /* NaN: too little for a total */
            bool there = !isnan(r->scores[i * r->measure_count + j]);
            weights[i * r->measure_count + j] =
                there && isfinite(slope) ? precision_places(slope, 10) : NAN;
        }
    }
}

/* Ranks as the composite's: set to its scale, equal at the printed place. Hub
 * i's stands at i * step. */
static void
find_ranks(Rescoring *r, int measure, bool next, double *ranks, int step)
{
    const Framework *f = r->framework;
    g_autofree double *raw = g_new(double, (gsize)r->hub_count);
    g_autofree double *there = g_new(double, (gsize)r->hub_count);
    Scale scale = {f->total_mean, f->total_sd, f->total_low, f->total_high};
    int count = 0;
    for (int i = 0; i < r->hub_count; i++) {
        raw[i] = total_of(&(Case){r, i, measure, false, next});
        if (!isnan(raw[i]))
            there[count++] = raw[i];
    }
    if (count == 0)
        return;
    double mean = normalise_mean(there, count);
    double sd = normalise_sd(there, count);
    for (int i = 0; i < r->hub_count; i++)
        if (!isnan(raw[i]))
            raw[i] = evaluation_round(normalise_t(raw[i], mean, sd, scale));
    for (int i = 0; i < r->hub_count; i++)
        ranks[i * step] =
            isnan(raw[i]) ? (double)NAN
                          : rank_of(raw[i], raw, r->hub_count, f->rank_places);
}

static int
measure_index(Rescoring *r, const char *id)
{
    for (int i = 0; i < r->measure_count; i++)
        if (strcmp(r->measures[i], id) == 0)
            return i;
    r->measures[r->measure_count] = id;
    return r->measure_count++;
}

static Half
read_half(Rescoring *r, const AxisPart *parts, int count)
{
    Half half = {arena_array(r->arena, Part, count), 0};
    for (int i = 0; i < count; i++)
        if (parts[i].scored)
            half.parts[half.count++] =
                (Part){measure_index(r, parts[i].item), parts[i].weight};
    return half;
}

static double
number_or(const Scoring *scoring, int hub, const char *id, const char *pattern,
          double otherwise)
{
    double value = otherwise;
    evaluation_number(scoring->evaluation, stage_hub(scoring, hub),
                      stage_text(scoring, id, pattern), &value);
    return value;
}

static void
read_scores(Rescoring *r, const Scoring *scoring)
{
    const Framework *f = r->framework;
    int cells = r->hub_count * r->measure_count;
    r->scores = arena_array(r->arena, double, cells);
    r->weights = arena_array(r->arena, double, cells);
    r->ranks = arena_array(r->arena, double, cells);
    r->retired = arena_array(r->arena, bool, r->measure_count);
    r->next_weights = arena_array(r->arena, double, cells);
    r->next_ranks = arena_array(r->arena, double, r->hub_count);
    r->axis_weights =
        arena_array(r->arena, double, r->hub_count * f->axis_count);
    r->bonuses = arena_array(r->arena, double, r->hub_count * f->axis_count);
    for (int i = 0; i < r->hub_count; i++) {
        for (int j = 0; j < r->measure_count; j++) {
            bool rubric = framework_rubric(f, r->measures[j]) != NULL;
            r->scores[i * r->measure_count + j] = number_or(
                scoring, i, r->measures[j], rubric ? "#.score" : "#.t", NAN);
            r->ranks[i * r->measure_count + j] = NAN;
        }
        r->next_ranks[i] = NAN;
        for (int j = 0; j < f->axis_count; j++) {
            int place = i * f->axis_count + j;
            r->axis_weights[place] =
                number_or(scoring, i, f->axes[j].id, "#.weight", 0);
            r->bonuses[place] =
                number_or(scoring, i, f->axes[j].id, "#.bonus", 0);
        }
    }
}

Rescoring *
rescoring_run(const Scoring *scoring)
{
    const Framework *f = scoring->framework;
    if (f->review_rule_count == 0)
        return NULL;
    Arena *arena = arena_new();
    Rescoring *r = arena_array(arena, Rescoring, 1);
    *r = (Rescoring){
        .arena = arena, .framework = f, .hub_count = scoring->year->hub_count};
    int most = f->indicator_count + f->component_count + f->rubric_count;
    r->measures = arena_array(arena, const char *, most);
    r->halves = arena_array(arena, Half, 2 * f->axis_count);
    for (int i = 0; i < f->axis_count; i++) {
        const Axis *axis = &f->axes[i];
        r->halves[2 * i] = read_half(r, axis->counts, axis->count_count);
        r->halves[2 * i + 1] = read_half(r, axis->rubric, axis->rubric_count);
    }
    read_scores(r, scoring);
    find_weights(r, false, r->weights);
    for (int i = 0; i < r->measure_count; i++)
        find_ranks(r, i, false, r->ranks + i, r->measure_count);
    rescoring_retire(r, scoring);
    return r;
}

void
rescoring_retire(Rescoring *r, const Scoring *scoring)
{
    for (int i = 0; i < r->measure_count; i++) {
        const char *rule = evaluation_text(
            scoring->evaluation, EVALUATION_NATION,
            stage_text(scoring, r->measures[i], "#.review.proposal"));
        const ReviewRule *proposed =
            rule ? framework_review_rule(r->framework, rule) : NULL;
        r->retired[i] = proposed && strcmp(proposed->proposal, "retire") == 0;
    }
    find_weights(r, true, r->next_weights);
    find_ranks(r, -1, true, r->next_ranks, 1);
}

void
rescoring_free(Rescoring *rescoring)
{
    if (rescoring)
        arena_free(rescoring->arena);
}

bool
rescoring_number(const Rescoring *rescoring, int hub, const char *item,
                 double *value)
{
    const char *dot = strchr(item, '.');
    if (hub < 0 || hub >= rescoring->hub_count || !dot)
        return false;
    if (strcmp(item, "total.review.rank") == 0) {
        *value = rescoring->next_ranks[hub];
        return !isnan(*value);
    }
    for (int i = 0; i < rescoring->measure_count; i++) {
        const char *id = rescoring->measures[i];
        size_t length = (size_t)(dot - item);
        if (strlen(id) != length || strncmp(id, item, length) != 0)
            continue;
        int place = hub * rescoring->measure_count + i;
        if (strcmp(dot, ".review.weight") == 0)
            *value = rescoring->weights[place];
        else if (strcmp(dot, ".review.rank") == 0)
            *value = rescoring->ranks[place];
        else if (strcmp(dot, ".review.weight.next") == 0)
            *value = rescoring->next_weights[place];
        else
            return false;
        return !isnan(*value);
    }
    return false;
}
