#include "score/precision.h"
#include "score/rules.h"
#include "score/shrink.h"
#include <math.h>

static Outcome
rounded(double value)
{
    return isfinite(value) ? rule_number(precision_ten(value))
                           : rule_missing("out-of-reach");
}

/* The weights of what is there. */
static Outcome
weights_there(const RuleCall *call)
{
    double sum = 0;
    for (int i = 0; i < call->count; i++)
        if (!call->operands[i].missing && !isnan(call->operands[i].weight))
            sum += call->operands[i].weight;
    return sum > 0 ? rule_number(sum) : rule_missing("no-data");
}

/*
 * score, its weight, the weights together, last year's score, weight, weights
 * together, the composite's sd, that of the weighted means. What the score
 * changed counts at the mean of both weights, what the weight changed at the
 * mean of both scores: the axes' parts add up to the change.
 */
static Outcome
part_of_change(const RuleCall *call)
{
    double now = rule_value(call, 1) / rule_value(call, 2);
    double before = rule_value(call, 4) / rule_value(call, 5);
    double score = rule_value(call, 0);
    double last = rule_value(call, 3);
    double raw = (now + before) / 2 * (score - last) +
                 (score + last) / 2 * (now - before);
    return rounded(raw * rule_value(call, 6) / rule_value(call, 7));
}

/* What the T-score must gain for one point of the composite: its weight, the
 * composite's sd, that of the weighted means. */
static double
needed(const RuleCall *call)
{
    double slope =
        rule_value(call, 0) * rule_value(call, 1) / rule_value(call, 2);
    return slope > 0 ? 1 / slope : NAN;
}

/* After those three: T-score, its greatest, the scale's sd, the hubs' sd, per,
 * count, whole, pooled rate, variance between hubs. */
static double
count_needed(const RuleCall *call, bool beta)
{
    double gain = needed(call);
    double whole = rule_value(call, 9);
    double pooled = rule_value(call, 10);
    double between = rule_value(call, 11);
    double prior = beta ? shrink_prior_binomial(pooled, between)
                        : shrink_prior_poisson(pooled, between);
    double count = gain / rule_value(call, 5) * rule_value(call, 6) *
                   (whole + prior) / rule_value(call, 7);
    bool far = rule_value(call, 3) + gain > rule_value(call, 4) ||
               (beta && rule_value(call, 8) + count > whole);
    return far ? NAN : count;
}

static Outcome
count_beta(const RuleCall *call)
{
    return rounded(count_needed(call, true));
}

static Outcome
count_gamma(const RuleCall *call)
{
    return rounded(count_needed(call, false));
}

/* weight, the composite's sd, that of the weighted means, points of a level,
 * level, the greatest level */
static Outcome
level_points(const RuleCall *call)
{
    bool far = rule_value(call, 4) + 1 > rule_value(call, 5);
    return rounded(far ? NAN : rule_value(call, 3) / needed(call));
}

/* score, then the bounds of the grades, best first: what is lacking to the next
 * better one. */
static Outcome
to_next(const RuleCall *call)
{
    double lack = NAN;
    for (int i = 1; i < call->count; i++)
        if (!call->operands[i].missing &&
            rule_value(call, i) > rule_value(call, 0))
            lack = rule_value(call, i) - rule_value(call, 0);
    return rounded(lack);
}

const Rule rules_of_movement[] = {
    {"weights-there", false, weights_there, "値のある項目の重みの和",
     "sum of the weights of what is there"},
    {"part-of-change", true, part_of_change,
     "前年度との差のうちの寄与：（重みの割合の平均×評点の差＋評点の平均×重みの"
     "割合の差）×第7÷第8",
     "part of the change: (mean share of weight * difference of scores + mean "
     "score * difference of shares) * seventh / eighth"},
    {"count-for-point-beta", true, count_beta,
     "総合評点を1点上げる件数（ベータ二項。他の値、全国の平均及び標準偏差は"
     "動かさない）",
     "count that raises the composite by one point (beta-binomial), all else "
     "and the national figures as they are"},
    {"count-for-point-gamma", true, count_gamma,
     "総合評点を1点上げる件数（ガンマ・ポアソン。他の値、全国の平均及び標準偏差"
     "は動かさない）",
     "count that raises the composite by one point (gamma-Poisson), all else "
     "and the national figures as they are"},
    {"points-of-level", true, level_points, "水準が1上がるときの総合評点の動き",
     "what the composite gains by one level more"},
    {"to-next-grade", false, to_next, "次に良い評価の下限との差",
     "what is lacking to the bound of the next better grade"},
    {NULL, false, NULL, NULL, NULL},
};
