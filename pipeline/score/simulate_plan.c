#include "score/simulate_plan.h"
#include "score/shrink.h"
#include <math.h>
#include <string.h>

typedef struct {
    const Scoring *scoring;
    const char *hub;
    Plan *plan;
    GArray *sources;
} Planning;

static bool
number(const Planning *planning, const char *unit, const char *id,
       const char *field, double *value)
{
    return evaluation_number(
        planning->scoring->evaluation, unit,
        scoring_text(planning->scoring, "%s.%s", id, field), value);
}

static double
number_or(const Planning *planning, const char *unit, const char *id,
          const char *field, double otherwise)
{
    double value = otherwise;
    number(planning, unit, id, field, &value);
    return value;
}

/* A rate from its posterior; one that has nothing to vary stays as it is. */
static void
plan_rate(const Planning *planning, const Indicator *indicator,
          PlanSource *source)
{
    const char *id = indicator->id;
    double x = number_or(planning, planning->hub, id, "n", NAN);
    double n = number_or(planning, planning->hub, id, "d", NAN);
    double p = number_or(planning, EVALUATION_NATION, id, "theta", NAN);
    double between = number_or(planning, EVALUATION_NATION, id, "between", 0);
    bool beta = indicator->method == METHOD_BETA_BINOMIAL;
    double prior = beta ? shrink_prior_binomial(p, between)
                        : shrink_prior_poisson(p, between);
    source->per = indicator->per;
    source->draw = DRAW_FIXED;
    source->first =
        number_or(planning, planning->hub, id, "shrunk", NAN) / indicator->per;
    if (!isfinite(prior))
        return;
    double a = x + prior * p;
    double b = beta ? n - x + prior * (1 - p) : n + prior;
    if (!(a > 0 && b > 0))
        return;
    source->draw = beta ? DRAW_BETA : DRAW_GAMMA;
    source->first = a;
    source->second = b;
}

static void
plan_indicator(const Planning *planning, const Indicator *indicator,
               PlanSource *source)
{
    const Framework *f = planning->scoring->framework;
    plan_rate(planning, indicator, source);
    source->score = indicator->direction == DIRECTION_BAND  ? SCORE_BAND
                    : indicator->direction == DIRECTION_LOW ? SCORE_LOW
                                                            : SCORE_HIGH;
    source->low = indicator->low;
    source->high = indicator->high;
    source->mean =
        number_or(planning, EVALUATION_NATION, indicator->id, "mean", 0);
    source->sd = number_or(planning, EVALUATION_NATION, indicator->id, "sd", 0);
    source->scale = (Scale){f->t_mean, f->t_sd, f->t_low, f->t_high};
}

/* About normal, with the variance by chance that is in the ledger: of the
 * questions' posteriors, of the counts behind targets and ratios, of the cases
 * in the gaps. One without stays as it is. */
static void
plan_component(const Planning *planning, const Component *component,
               PlanSource *source)
{
    const Framework *f = planning->scoring->framework;
    const char *id = component->id;
    source->draw = DRAW_FIXED;
    source->score = SCORE_AS_IS;
    source->first = number_or(planning, planning->hub, id, "t", NAN);
    double variance;
    double mean;
    if (!number(planning, planning->hub, id, "variance", &variance) ||
        !number(planning, planning->hub, id, "score", &mean))
        return;
    source->draw = DRAW_NORMAL;
    source->first = mean;
    source->second = sqrt(variance);
    source->score = SCORE_HIGH;
    source->mean = number_or(planning, EVALUATION_NATION, id, "mean", 0);
    source->sd = number_or(planning, EVALUATION_NATION, id, "sd", 0);
    source->scale = (Scale){f->t_mean, f->t_sd, f->t_low, f->t_high};
}

/* The mean over evaluators, with the variance that evaluators show over all
 * hubs: one hub's three say too little of it. */
static void
plan_level(const Planning *planning, const char *id, PlanSource *source)
{
    const Framework *f = planning->scoring->framework;
    double variance = number_or(planning, EVALUATION_NATION, id, "variance", 0);
    double raters = number_or(planning, planning->hub, id, "n", 1);
    source->draw = DRAW_NORMAL;
    source->score = SCORE_AS_IS;
    source->first = number_or(planning, planning->hub, id, "score", NAN);
    source->second = f->level_step * sqrt(variance / fmax(1, raters));
}

/* The source of an item, made at its first use. */
static PlanSource *
find_source(const Planning *planning, const char *item, GHashTable *indexes)
{
    const Scoring *scoring = planning->scoring;
    const Framework *f = scoring->framework;
    void *found = g_hash_table_lookup(indexes, item);
    if (!found) {
        PlanSource source = {.per = 1};
        source.stream =
            random_keyed((uint64_t)f->simulation_seed, planning->hub, item);
        const Indicator *indicator = framework_indicator(f, item);
        const Component *component = framework_component(f, item);
        if (indicator)
            plan_indicator(planning, indicator, &source);
        else if (component)
            plan_component(planning, component, &source);
        else
            plan_level(planning, item, &source);
        g_array_append_val(planning->sources, source);
        found = GUINT_TO_POINTER(planning->sources->len);
        g_hash_table_insert(indexes, (char *)item, found);
    }
    return &g_array_index(planning->sources, PlanSource,
                          GPOINTER_TO_UINT(found) - 1);
}

/* Spread `share` of an axis over those of its parts that have a score. */
static void
plan_parts(const Planning *planning, int axis, const AxisPart *parts, int count,
           double share, const char *field, GHashTable *indexes)
{
    double sum = 0;
    double value;
    for (int i = 0; i < count; i++)
        if (parts[i].scored &&
            number(planning, planning->hub, parts[i].item, field, &value))
            sum += parts[i].weight;
    for (int i = 0; i < count; i++)
        if (parts[i].scored &&
            number(planning, planning->hub, parts[i].item, field, &value))
            find_source(planning, parts[i].item, indexes)->weights[axis] +=
                share * parts[i].weight / sum;
}

static void
plan_axis(const Planning *planning, int index, GHashTable *indexes)
{
    const Framework *f = planning->scoring->framework;
    const Axis *axis = &f->axes[index];
    PlanAxis *plan = &planning->plan->axes[index];
    double value;
    double counts = 0;
    double rubric = 0;
    plan->there = number(planning, planning->hub, axis->id, "score", &value);
    plan->weight = number_or(planning, planning->hub, axis->id, "weight", 0);
    plan->constant = number_or(planning, planning->hub, axis->id, "bonus", 0);
    if (!plan->there)
        return;
    if (number(planning, planning->hub, axis->id, "counts", &value))
        counts = f->counts_share;
    if (number(planning, planning->hub, axis->id, "rubric", &value))
        rubric = f->rubric_share;
    plan_parts(planning, index, axis->counts, axis->count_count,
               counts / (counts + rubric), "t", indexes);
    plan_parts(planning, index, axis->rubric, axis->rubric_count,
               rubric / (counts + rubric), "score", indexes);
}

const Plan *
plan_hub(const Scoring *scoring, const char *hub, Arena *arena)
{
    const Framework *f = scoring->framework;
    Plan *plan = arena_array(arena, Plan, 1);
    g_autoptr(GArray) sources = g_array_new(FALSE, FALSE, sizeof(PlanSource));
    g_autoptr(GHashTable) indexes = g_hash_table_new(g_str_hash, g_str_equal);
    Planning planning = {scoring, hub, plan, sources};
    double value;
    plan->axis_count = f->axis_count;
    for (int i = 0; i < f->axis_count; i++)
        plan_axis(&planning, i, indexes);
    plan->total_there = number(&planning, hub, "total", "score", &value);
    plan->total_mean =
        number_or(&planning, EVALUATION_NATION, "total.raw", "mean", 0);
    plan->total_sd =
        number_or(&planning, EVALUATION_NATION, "total.raw", "sd", 0);
    plan->total_scale =
        (Scale){f->total_mean, f->total_sd, f->total_low, f->total_high};
    plan->source_count = (int)sources->len;
    plan->sources = arena_array(arena, PlanSource, sources->len);
    if (sources->len > 0)
        memcpy(plan->sources, sources->data, sizeof(PlanSource) * sources->len);
    return plan;
}

static double
draw_value(const PlanSource *source, int draw)
{
    Random random = random_draw(source->stream, draw);
    switch (source->draw) {
    case DRAW_BETA:
        return random_beta(&random, source->first, source->second);
    case DRAW_GAMMA:
        return random_gamma(&random, source->first) / source->second;
    case DRAW_NORMAL:
        return source->first + source->second * random_normal(&random);
    case DRAW_FIXED:
        break;
    }
    return source->first;
}

static double
draw_score(const PlanSource *source, int draw)
{
    double value = draw_value(source, draw) * source->per;
    switch (source->score) {
    case SCORE_HIGH:
        return normalise_t(value, source->mean, source->sd, source->scale);
    case SCORE_LOW:
        return normalise_t(-value, -source->mean, source->sd, source->scale);
    case SCORE_BAND:
        value = normalise_band_distance(value, source->low, source->high);
        return normalise_t(-value, -source->mean, source->sd, source->scale);
    case SCORE_AS_IS:
        break;
    }
    return value;
}

void
plan_draw(const Plan *plan, int draw, double *axes)
{
    for (int i = 0; i < plan->axis_count; i++)
        axes[i] = plan->axes[i].there ? plan->axes[i].constant : 0;
    for (int i = 0; i < plan->source_count; i++) {
        double score = draw_score(&plan->sources[i], draw);
        for (int j = 0; j < plan->axis_count; j++)
            axes[j] += plan->sources[i].weights[j] * score;
    }
}

double
plan_total(const Plan *plan, const double *axes)
{
    double sum = 0;
    double weights = 0;
    for (int i = 0; i < plan->axis_count; i++)
        if (plan->axes[i].there) {
            sum += plan->axes[i].weight * axes[i];
            weights += plan->axes[i].weight;
        }
    double raw = weights > 0 ? sum / weights : 0;
    return normalise_t(raw, plan->total_mean, plan->total_sd,
                       plan->total_scale);
}
