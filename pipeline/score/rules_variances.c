#include "score/capped.h"
#include "score/gap.h"
#include "score/precision.h"
#include "score/rules.h"
#include <math.h>

/* achievement, cap, count, the whole where the count is a part */
static Outcome
achievement(const RuleCall *call)
{
    double value = rule_value(call, 0);
    double relative = capped_relative(
        rule_value(call, 2), call->count > 3 ? rule_value(call, 3) : NAN);
    return rule_number(precision_ten(
        capped_variance(value, value * value * relative, rule_value(call, 1))));
}

/* part, whole, cap */
static Outcome
ratio(const RuleCall *call)
{
    double part = rule_value(call, 0);
    double whole = rule_value(call, 1);
    double cap = rule_value(call, 2);
    if (!(whole > 0) || !(cap > 0))
        return rule_missing("no-data");
    double share = part / whole;
    double variance = share * share * capped_relative(part, whole);
    return rule_number(
        precision_ten(capped_variance(share, variance, cap) / (cap * cap)));
}

/* need, supply, cover, alpha */
static Outcome
gap(const RuleCall *call)
{
    return rule_number(precision_ten(
        gap_variance(call->operands[0].values, call->operands[1].values,
                     call->operands[2].values, call->operands[0].count,
                     rule_value(call, 3))));
}

const Rule rules_of_variances[] = {
    {"achievement-variance", true, achievement,
     "達成率（第2まで）の偶然による分散（第3は件数、第4があればその母数）",
     "variance by chance of an achievement of at most second; third is the "
     "count, fourth the whole that it is part of"},
    {"ratio-variance", true, ratio, "第1÷第2（第3まで）÷第3の偶然による分散",
     "variance by chance of first / second (at most third) / third"},
    {"gap-variance", true, gap,
     "空白補完スコアの偶然による分散（件数はポアソン分布、需要と供給は定数）",
     "variance of the gap score by the chance of the hub's cases (Poisson), "
     "need and supply taken as known"},
    {NULL, false, NULL, NULL, NULL},
};
