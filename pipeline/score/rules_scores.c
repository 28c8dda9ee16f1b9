#include "score/engine_aggregate.h"
#include "score/normalise.h"
#include "score/precision.h"
#include "score/rank.h"
#include "score/rules.h"
#include "score/simulate.h"
#include <math.h>
#include <string.h>

/* value, mean, sd, scale's mean, sd, low, high */
static Outcome
t_score_of(const RuleCall *call, double sign)
{
    Scale scale = {rule_value(call, 3), rule_value(call, 4),
                   rule_value(call, 5), rule_value(call, 6)};
    return rule_number(normalise_t(sign * rule_value(call, 0),
                                   sign * rule_value(call, 1),
                                   rule_value(call, 2), scale));
}

static Outcome
t_score(const RuleCall *call)
{
    return t_score_of(call, 1);
}

static Outcome
t_score_low(const RuleCall *call)
{
    return t_score_of(call, -1);
}

static Outcome
band_distance(const RuleCall *call)
{
    return rule_number(normalise_band_distance(
        rule_value(call, 0), rule_value(call, 1), rule_value(call, 2)));
}

static Outcome
rank(const RuleCall *call)
{
    const Operand *all = &call->operands[1];
    return rule_number(rank_of(rule_value(call, 0), all->values, all->count,
                               (int)rule_value(call, 2)));
}

static Outcome
rank_low(const RuleCall *call)
{
    const Operand *all = &call->operands[1];
    g_autofree double *negative = g_new(double, (gsize)all->count);
    for (int i = 0; i < all->count; i++)
        negative[i] = -all->values[i];
    return rule_number(rank_of(-rule_value(call, 0), negative, all->count,
                               (int)rule_value(call, 2)));
}

static Outcome
level_score(const RuleCall *call)
{
    return rule_number(rule_value(call, 2) +
                       rule_value(call, 3) *
                           (rule_value(call, 0) - rule_value(call, 1)));
}

/* The first operand is the share of the weight that must be there. */
static Outcome
weighted_mean(const RuleCall *call)
{
    const char *reason = "no-data";
    g_autofree double *values = g_new(double, call->count);
    g_autofree double *weights = g_new(double, call->count);
    for (int i = 1; i < call->count; i++) {
        const Operand *operand = &call->operands[i];
        if (isnan(operand->weight))
            return rule_missing("no-data");
        if (operand->missing)
            reason = operand->missing;
        values[i] = operand->missing ? NAN : operand->values[0];
        weights[i] = operand->weight;
    }
    const AggregateRule rule = {.method = AGGREGATE_ARITHMETIC,
                                .available = rule_value(call, 0)};
    const char *why;
    double mean =
        aggregate_parts(&rule, values + 1, weights + 1, call->count - 1, &why);
    return isnan(mean) ? rule_missing(reason) : rule_number(mean);
}

/* cap, then what is averaged */
static Outcome
capped_mean(const RuleCall *call)
{
    double sum = 0;
    int there = 0;
    for (int i = 1; i < call->count; i++)
        if (!call->operands[i].missing) {
            sum += fmin(rule_value(call, i), rule_value(call, 0));
            there++;
        }
    return there ? rule_number(sum / there) : rule_missing("no-data");
}

/* limit, then counts with their points as weights */
static Outcome
bonus(const RuleCall *call)
{
    double points = 0;
    for (int i = 1; i < call->count; i++)
        points += rule_value(call, i) * call->operands[i].weight;
    return rule_number(fmin(points, rule_value(call, 0)));
}

/* score, decimals, then the grades, best first */
static Outcome
grade(const RuleCall *call)
{
    double score =
        precision_places(rule_value(call, 0), (int)rule_value(call, 1));
    for (int i = 2; i < call->count; i++)
        if (score >= rule_value(call, i) || i == call->count - 1)
            return rule_text(call->operands[i].name + strlen("f:grade."));
    return rule_missing("unavailable");
}

/* value, floor, decimals; shares (a floor up to 1) are printed in per cent */
static Outcome
floor_state(const RuleCall *call)
{
    double unit = rule_value(call, 1) > 1 ? 1 : 100;
    double printed =
        precision_places(unit * rule_value(call, 0), (int)rule_value(call, 2));
    bool below = printed < unit * rule_value(call, 1);
    return rule_text(below ? "below" : "kept");
}

static Outcome
floor_count(const RuleCall *call)
{
    int count = 0;
    for (int i = 0; i < call->count; i++)
        if (!call->operands[i].missing &&
            strcmp(call->operands[i].texts[0], "below") == 0)
            count++;
    return rule_number(count);
}

static Outcome
add(const RuleCall *call)
{
    double sum = 0;
    for (int i = 0; i < call->count; i++)
        sum += rule_value(call, i);
    return rule_number(sum);
}

static Outcome
simulation(const RuleCall *call)
{
    if (call->operands[0].missing)
        return rule_missing(call->operands[0].missing);
    if (!call->simulation)
        return rule_missing("unavailable");
    double value;
    if (!simulation_number(call->simulation, call->hub, call->item, &value))
        return rule_missing("unavailable");
    return rule_number(value);
}

const Rule rules_of_scores[] = {
    {"t-score", true, t_score,
     "偏差値：第4＋第5×（値－平均）÷標準偏差、第6から第7までに収める",
     "fourth + fifth * (value - mean) / sd, within sixth..seventh"},
    {"t-score-low", true, t_score_low,
     "低いほど高い偏差値：第4－第5×（値－平均）÷標準偏差",
     "fourth - fifth * (value - mean) / sd, within sixth..seventh"},
    {"band-distance", true, band_distance, "第2から第3までの帯からの隔たり",
     "distance outside second..third"},
    {"rank", true, rank, "第2の中での順位（高い順、第3の桁で同じなら同順位）",
     "rank among second, greatest first, equal at third decimals"},
    {"rank-low", true, rank_low,
     "第2の中での順位（低い順、第3の桁で同じなら同順位）",
     "rank among second, least first, equal at third decimals"},
    {"level-score", true, level_score, "第3＋第4×（水準－第2）",
     "third + fourth * (level - second)"},
    {"weighted-mean", false, weighted_mean,
     "重み付きの平均（そろう重みが第1の割合に満たないときは付けない）",
     "weighted mean of what is there, if that is the share first of weights"},
    {"capped-mean", false, capped_mean, "第1を上限とした平均",
     "mean, each at most first"},
    {"bonus", true, bonus, "件数×点の和（第1まで）",
     "sum of count * points, at most first"},
    {"grade", true, grade, "評点（印刷する桁）が下限以上である最上の評価",
     "the best grade whose bound the printed score reaches"},
    {"floor-state", true, floor_state,
     "印刷する桁で第2に満たないか（割合は百分率で比べる）",
     "whether below second as printed (shares in per cent)"},
    {"floor-count", false, floor_count, "最低水準に満たない項目の数",
     "number of items below their floor"},
    {"add", true, add, "和（全てそろうとき）", "sum, when all are there"},
    {"simulation", false, simulation,
     "率、面談の水準及び構成値の揺れを見込んで評点を付け直した結果"
     "（種と回数は左記）",
     "from re-scoring with drawn rates, levels and components (seed and draws "
     "as given)"},
    {NULL, false, NULL, NULL, NULL},
};
