#include "score/parameters.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

static bool
give(Parameter *parameter, double value, const char *at)
{
    *parameter = (Parameter){value, at};
    return !isnan(value);
}

/* The numbers that stand in one attribute each. */
static bool
find_plain(const Framework *f, const char *name, Parameter *parameter)
{
    const struct {
        const char *name;
        double value;
        const char *at;
    } plain[] = {
        {"scale.mean", f->t_mean, f->scale_at},
        {"scale.sd", f->t_sd, f->scale_at},
        {"scale.low", f->t_low, f->scale_at},
        {"scale.high", f->t_high, f->scale_at},
        {"composite.mean", f->total_mean, f->composite_at},
        {"composite.sd", f->total_sd, f->composite_at},
        {"composite.low", f->total_low, f->composite_at},
        {"composite.high", f->total_high, f->composite_at},
        {"levels.middle", f->level_middle, f->levels_at},
        {"levels.score", f->level_score, f->levels_at},
        {"levels.step", f->level_step, f->levels_at},
        {"composition.counts", f->counts_share, f->composition_at},
        {"composition.rubric", f->rubric_share, f->composition_at},
        {"composition.available", f->available, f->composition_at},
        {"ranks.places", f->rank_places, f->rank_at},
        {"simulation.seed", f->simulation_seed, f->simulation_at},
        {"simulation.draws", f->simulation_draws, f->simulation_at},
        {"gap.alpha", f->gap_alpha, f->gap_at},
        {"partners.minimum", f->partner_minimum, f->partners_at},
        {"satisfaction.positive", f->satisfied_from, f->satisfaction_at},
        {"satisfaction.return-mark", f->return_mark, f->satisfaction_at},
        {"budget.strength", f->budget_strength, f->budget_at},
        {"budget.divisor", f->budget_divisor, f->budget_at},
        {"budget.limit", f->budget_limit, f->budget_at},
        {"robustness.draws", f->robustness.draws, f->robustness.at},
        {"robustness.seed", f->robustness.seed, f->robustness.at},
        {"robustness.low", f->robustness.low, f->robustness.at},
        {"robustness.high", f->robustness.high, f->robustness.at},
        {"robustness.quarter", f->robustness.quarter, f->robustness.at},
        {"pace.season", f->pace.season, f->pace.at},
        {"pace.steady", f->pace.steady, f->pace.at},
        {"pace.smoothing", f->pace.smoothing, f->pace.at},
        {"pace.limit", f->pace.limit, f->pace.at},
        {"review.ceiling", f->ceiling_at, f->review_at},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(plain); i++)
        if (strcmp(name, plain[i].name) == 0)
            return give(parameter, plain[i].value, plain[i].at);
    return false;
}

/* What plans are checked by, and what decides that something is no chance. An
 * element that the framework does not have gives nothing. */
static bool
find_optional(const Framework *f, const char *name, Parameter *parameter)
{
    const TargetChecks *targets = &f->target_checks;
    const Significance *significance = &f->significance;
    const Checks *checks = &f->checks;
    const Agreement *agreement = &f->agreement;
    const Marks *marks = &f->marks;
    const struct {
        const char *name;
        double value;
        const char *at;
    } plain[] = {
        {"blanks.from", f->blanks.from, f->blanks.at},
        {"blanks.met", f->blanks.met, f->blanks.at},
        {"targets.below", targets->below, targets->at},
        {"targets.above", targets->above, targets->at},
        {"targets.like-below", targets->like_below, targets->at},
        {"targets.like-above", targets->like_above, targets->at},
        {"targets.size", targets->size, targets->at},
        {"targets.least", targets->least, targets->at},
        {"significance.rate", significance->rate, significance->at},
        {"significance.pairs", significance->pairs, significance->at},
        {"significance.years", significance->years, significance->at},
        {"checks.peers", checks->peers, checks->at},
        {"checks.alike", checks->alike, checks->at},
        {"checks.figures", checks->figures, checks->at},
        {"checks.decades", checks->decades, checks->at},
        {"checks.last-from", checks->last_from, checks->at},
        {"checks.winsor", checks->winsor, checks->at},
        {"checks.slack", checks->slack, checks->at},
        {"checks.limit", checks->limit, checks->at},
        {"checks.draws", checks->draws, checks->at},
        {"checks.seed", checks->seed, checks->at},
        {"marks.short", marks->short_of, marks->at},
        {"marks.behind", marks->behind, marks->at},
        {"marks.unlikely", marks->unlikely, marks->at},
        {"marks.likely", marks->likely, marks->at},
        {"marks.partners", marks->partners, marks->at},
        {"marks.depth.1", marks->depths[0], marks->at},
        {"marks.depth.2", marks->depths[1], marks->at},
        {"marks.depth.3", marks->depths[2], marks->at},
        {"marks.depth.4", marks->depths[3], marks->at},
        {"marks.sure", marks->sure, marks->at},
        {"marks.levers", marks->levers, marks->at},
        {"agreement.agreed", agreement->agreed, agreement->at},
        {"agreement.doubtful", agreement->doubtful, agreement->at},
        {"agreement.gap", agreement->gap, agreement->at},
        {"agreement.draws", agreement->draws, agreement->at},
        {"agreement.seed", agreement->seed, agreement->at},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(plain); i++)
        if (plain[i].at && strcmp(name, plain[i].name) == 0)
            return give(parameter, plain[i].value, plain[i].at);
    return false;
}

/* A rank of a rate is decided at the place that is printed: shares are printed
 * as percentages, so at two places more; rates at one more than scores. */
static int
rank_places(const Framework *f, const Indicator *indicator)
{
    return f->rank_places + (indicator->share ? 2 : 1);
}

static bool
find_indicator(const Framework *f, const char *kind, const char *id,
               Parameter *parameter)
{
    const Indicator *indicator = framework_indicator(f, id);
    if (!indicator)
        return false;
    double value = NAN;
    if (strcmp(kind, "per") == 0)
        value = indicator->per;
    else if (strcmp(kind, "low") == 0)
        value = indicator->low;
    else if (strcmp(kind, "high") == 0)
        value = indicator->high;
    else if (strcmp(kind, "places") == 0)
        value = rank_places(f, indicator);
    else if (strcmp(kind, "minimum") == 0)
        value = indicator->rank_minimum;
    return give(parameter, value, indicator->at);
}

static bool
find_cap(const Framework *f, const char *id, const char *ratio,
         Parameter *parameter)
{
    const Component *component = framework_component(f, id);
    if (!component)
        return false;
    if (!ratio)
        return give(parameter, component->cap, component->at);
    int index = (int)strtol(ratio, NULL, 10) - 1;
    if (index < 0 || index >= component->ratio_count)
        return false;
    return give(parameter, component->ratios[index].cap,
                component->ratios[index].at);
}

static bool
find_part(const AxisPart *parts, int count, const char *item,
          Parameter *parameter)
{
    for (int i = 0; i < count; i++)
        if (strcmp(parts[i].item, item) == 0)
            return give(parameter, parts[i].weight, parts[i].at);
    return false;
}

static bool
find_axis(const Framework *f, const char *kind, const char *id,
          const char *item, Parameter *parameter)
{
    const Axis *axis = framework_axis(f, id);
    if (!axis)
        return false;
    if (strcmp(kind, "limit") == 0)
        return give(parameter, axis->bonus_limit, axis->bonus_at);
    if (!item)
        return false;
    if (strcmp(kind, "part") == 0)
        return find_part(axis->counts, axis->count_count, item, parameter) ||
               find_part(axis->rubric, axis->rubric_count, item, parameter);
    for (int i = 0; i < axis->bonus_count; i++)
        if (strcmp(axis->bonuses[i].award, item) == 0)
            return give(parameter, axis->bonuses[i].points,
                        axis->bonuses[i].at);
    return false;
}

static bool
find_weight(const Scoring *scoring, const char *unit, const char *axis,
            Parameter *parameter)
{
    const Framework *f = scoring->framework;
    const YearHub *hub = year_hub(scoring->year, unit);
    const Mission *mission = hub && hub->mission.type
                                 ? framework_mission(f, hub->mission.type)
                                 : NULL;
    for (int i = 0; mission && i < f->axis_count; i++)
        if (strcmp(mission->weights[i].axis, axis) == 0)
            return give(parameter, mission->weights[i].weight,
                        mission->weights[i].at);
    return false;
}

static bool
find_floor(const Framework *f, const char *item, Parameter *parameter)
{
    for (int i = 0; i < f->floor_count; i++)
        if (strcmp(f->floors[i].item, item) == 0)
            return give(parameter, f->floors[i].below, f->floors[i].at);
    return false;
}

static bool
find_preset(const Framework *f, const char *id, const char *item,
            Parameter *parameter)
{
    const Preset *preset = framework_preset(f, id);
    for (int i = 0; preset && item && i < preset->use_count; i++)
        if (strcmp(preset->uses[i].item, item) == 0)
            return give(parameter, preset->uses[i].weight, preset->uses[i].at);
    return false;
}

/* review.R1.missing.above: the bound; of a rule without tests, 0. */
static bool
find_review(const Framework *f, const char *id, const char *test,
            Parameter *parameter)
{
    const ReviewRule *rule = framework_review_rule(f, id);
    if (!rule)
        return false;
    if (!test)
        return rule->test_count == 0 && give(parameter, 0, rule->at);
    g_auto(GStrv) words = g_strsplit(test, ".", 2);
    bool above = strcmp(words[1] ? words[1] : "", "above") == 0;
    for (int i = 0; i < rule->test_count; i++)
        if (strcmp(rule->tests[i].statistic, words[0]) == 0 &&
            rule->tests[i].above == above)
            return give(parameter, rule->tests[i].bound, rule->tests[i].at);
    return false;
}

static bool
find_case(const Framework *f, const char *number, const char *what,
          Parameter *parameter)
{
    int index = (int)strtol(number, NULL, 10) - 1;
    if (!what || index < 0 || index >= f->budget_case_count)
        return false;
    const BudgetCase *budget = &f->budget_cases[index];
    return give(parameter,
                strcmp(what, "limit") == 0 ? budget->limit : budget->strength,
                budget->at);
}

/* The review of practices. */
static bool
find_practice(const Framework *f, const char *kind, const char *id,
              Parameter *parameter)
{
    for (int i = 0; i < f->criterion_count; i++)
        if (strcmp(kind, "criterion") == 0 &&
            strcmp(f->criteria[i].id, id) == 0)
            return give(parameter, f->criteria[i].weight, f->criteria[i].at);
    for (int i = 0; i < f->practice_award_count; i++)
        if (strcmp(kind, "prize") == 0 &&
            strcmp(f->practice_awards[i].name, id) == 0)
            return give(parameter, f->practice_awards[i].from,
                        f->practice_awards[i].at);
    return strcmp(kind, "practices") == 0 && f->practices_at &&
           give(parameter, f->shortlist, f->practices_at);
}

bool
parameters_find(const Scoring *scoring, const char *unit, const char *name,
                Parameter *parameter)
{
    const Framework *f = scoring->framework;
    if (find_plain(f, name, parameter) || find_optional(f, name, parameter))
        return true;
    g_auto(GStrv) words = g_strsplit(name, ".", 3);
    const char *kind = words[0];
    const char *id = kind ? words[1] : NULL;
    const char *rest = id ? words[2] : NULL;
    if (!id)
        return false;
    if (strcmp(kind, "floor") == 0)
        return find_floor(f, name + strlen("floor."), parameter);
    if (strcmp(kind, "weight") == 0)
        return find_weight(scoring, unit, id, parameter);
    if (strcmp(kind, "preset") == 0)
        return find_preset(f, id, rest, parameter);
    if (strcmp(kind, "review") == 0)
        return find_review(f, id, rest, parameter);
    if (strcmp(kind, "case") == 0)
        return find_case(f, id, rest, parameter);
    if (strcmp(kind, "cap") == 0)
        return find_cap(f, id, rest, parameter);
    if (strcmp(kind, "grade") == 0) {
        const Grade *grade = framework_grade(f, id);
        return grade && give(parameter, grade->from, grade->at);
    }
    if (strcmp(kind, "part") == 0 || strcmp(kind, "limit") == 0 ||
        strcmp(kind, "award") == 0)
        return find_axis(f, kind, id, rest, parameter);
    return find_practice(f, kind, id, parameter) ||
           find_indicator(f, kind, id, parameter);
}
