#include "score/normalise.h"
#include "score/rules.h"
#include <math.h>
#include <string.h>

/*
 * Plans: a hub's target beside those of other hubs, and what the institutions
 * of its region leave. Lists are over all hubs, by code.
 */

/* Whether the hub at `index` has the same mission type or about as many
 * businesses: missions, businesses, greatest ratio. */
static bool
is_like(const Operand *missions, const Operand *businesses, double size,
        int own, int index)
{
    double mine = businesses->values[own];
    double other = businesses->values[index];
    if (own == index)
        return false;
    if (missions->values[own] == missions->values[index])
        return true;
    return other <= mine * size && other * size >= mine;
}

static Outcome
like_count(const RuleCall *call)
{
    const Operand *missions = &call->operands[0];
    const Operand *businesses = &call->operands[1];
    int count = 0;
    if (call->hub < 0 || isnan(businesses->values[call->hub]))
        return rule_missing("no-data");
    for (int i = 0; i < missions->count; i++)
        count +=
            is_like(missions, businesses, rule_value(call, 2), call->hub, i);
    return rule_number(count);
}

/* The median of some hubs' targets, each for this hub's size where sizes are
 * given: with fewer than `least` none, so that no single one can be told. */
static Outcome
median_of_others(const RuleCall *call, const Operand *sizes, bool like_only)
{
    const Operand *targets = &call->operands[0];
    int own = call->hub;
    if (own < 0 || (sizes && !(sizes->values[own] > 0)))
        return rule_missing("no-data");
    g_autoptr(GArray) others = g_array_new(FALSE, FALSE, sizeof(double));
    for (int i = 0; i < targets->count; i++) {
        double value = targets->values[i];
        if (i == own || isnan(value) ||
            (like_only && !is_like(&call->operands[2], &call->operands[3],
                                   rule_value(call, 4), own, i)))
            continue;
        if (sizes && !(sizes->values[i] > 0))
            continue;
        value *= sizes ? sizes->values[own] / sizes->values[i] : 1;
        g_array_append_val(others, value);
    }
    if (others->len == 0 || others->len < rule_value(call, 1))
        return rule_missing("too-few");
    return rule_number(
        normalise_quantile((double *)others->data, (int)others->len, 0.5));
}

/* targets, least, missions, businesses, size, sizes (of counts alone) */
static Outcome
like_median(const RuleCall *call)
{
    const Operand *sizes = call->count > 5 ? &call->operands[5] : NULL;
    if (call->hub >= 0 && isnan(call->operands[3].values[call->hub]))
        return rule_missing("no-data");
    return median_of_others(call, sizes, true);
}

/* targets, least, sizes (of counts alone) */
static Outcome
others_median(const RuleCall *call)
{
    return median_of_others(call, call->count > 2 ? &call->operands[2] : NULL,
                            false);
}

/* target, last year, like hubs; below, above of each of the two */
static Outcome
target_check(const RuleCall *call)
{
    double target = rule_value(call, 0);
    bool low = false;
    bool high = false;
    bool compared = false;
    for (int i = 0; i < 2; i++) {
        double beside = rule_value(call, 1 + i);
        double below = rule_value(call, 3 + 2 * i);
        double above = rule_value(call, 4 + 2 * i);
        if (!(beside > 0) || isnan(below) || isnan(above))
            continue;
        compared = true;
        low |= target < beside * below;
        high |= target > beside * above;
    }
    if (isnan(target) || !compared)
        return rule_missing("no-comparison");
    return rule_text(low ? "low" : high ? "high" : "fit");
}

static Outcome
relative_change(const RuleCall *call)
{
    double before = rule_value(call, 1);
    if (before <= 0)
        return rule_missing("no-denominator");
    return rule_number(rule_value(call, 0) / before - 1);
}

/* needs, supplies: supply in one area does not serve another */
static Outcome
left_over(const RuleCall *call)
{
    const Operand *needs = &call->operands[0];
    const Operand *supplies = &call->operands[1];
    double sum = 0;
    for (int i = 0; i < needs->count && i < supplies->count; i++)
        sum += fmax(needs->values[i] - supplies->values[i], 0);
    return rule_number(sum);
}

/* A share as it is printed, at whole percents. */
static double
whole_percent(double share)
{
    return floor(share * 100 + 0.5);
}

/* share left, from, met */
static Outcome
blank_state(const RuleCall *call)
{
    double percent = whole_percent(rule_value(call, 0));
    if (percent >= rule_value(call, 1) * 100)
        return rule_text("blank");
    return rule_text(percent <= rule_value(call, 2) * 100 ? "met" : "between");
}

/* needs, supplies, from: areas that are blank */
static Outcome
blank_areas(const RuleCall *call)
{
    const Operand *needs = &call->operands[0];
    const Operand *supplies = &call->operands[1];
    double from = rule_value(call, 2) * 100;
    int count = 0;
    for (int i = 0; i < needs->count && i < supplies->count; i++)
        count +=
            needs->values[i] > 0 &&
            whole_percent(1 - supplies->values[i] / needs->values[i]) >= from;
    return rule_number(count);
}

/* needs, cases of the hub: areas of need where it has cases */
static Outcome
reached_areas(const RuleCall *call)
{
    const Operand *needs = &call->operands[0];
    const Operand *cases = &call->operands[1];
    int count = 0;
    for (int i = 0; i < needs->count && i < cases->count; i++)
        count += needs->values[i] > 0 && cases->values[i] > 0;
    return rule_number(count);
}

const Rule rules_of_plans[] = {
    {"like-count", true, like_count,
     "同類の拠点の数（型が同じ、又は事業所数の比が第3以内）",
     "how many hubs have the same mission type (first) or about as many "
     "businesses (second, within a factor of third)"},
    {"like-median", true, like_median,
     "同類の拠点の目標の中央値（第2以上の拠点があるとき。件数は第6の担当者数で"
     "自拠点の規模に直す）",
     "median target of like hubs, of second at least; counts at this hub's "
     "size (sixth)"},
    {"others-median", true, others_median,
     "他の全拠点の目標の中央値（第2以上の拠点があるとき。件数は第3の事業所数"
     "で"
     "自拠点の規模に直す）",
     "median target of all other hubs, of second at least; counts at this "
     "hub's size (third)"},
    {"target-check", false, target_check,
     "目標を前年度（第2）と同類並み（第3）に比べ、第4・第6倍に満たなければ低い"
     "、"
     "第5・第7倍を超えれば高い",
     "low below fourth of last year or sixth of like hubs', high above fifth "
     "or seventh"},
    {"relative-change", true, relative_change, "第1÷第2－1",
     "first / second - 1"},
    {"left-over", true, left_over,
     "地域ごとに需要から供給を引いた残りの和（供給の余りは他の地域に回さない"
     "）",
     "need less supply, summed over areas where need is the greater"},
    {"blank-state", true, blank_state,
     "残りの割合（整数の％）が第2以上で空白、第3以下で充足",
     "blank from second on, met up to third, at whole percents"},
    {"blank-areas", true, blank_areas,
     "供給の及ばない割合（整数の％）が第3以上の地域の数",
     "areas where the share left, at whole percents, is at least third"},
    {"reached-areas", true, reached_areas,
     "需要（第1）のある地域のうち拠点の対応（第2）があったものの数",
     "areas of need (first) where the hub has cases (second)"},
    {NULL, false, NULL, NULL, NULL},
};
