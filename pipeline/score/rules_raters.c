#include "score/precision.h"
#include "score/random.h"
#include "score/raters_agreement.h"
#include "score/raters_bootstrap.h"
#include "score/raters_severity.h"
#include "score/raters_two_way.h"
#include "score/rules.h"
#include <math.h>
#include <string.h>

static Outcome
rounded(double value)
{
    return isfinite(value) ? rule_number(precision_ten(value))
                           : rule_missing("too-few");
}

/* units, levels */
static Outcome
kappa(const RuleCall *call)
{
    return rounded(raters_kappa(call->operands[0].values,
                                call->operands[1].values,
                                call->operands[1].count));
}

static RatersIcc
icc_of(const RuleCall *call)
{
    return raters_icc(call->operands[0].values, call->operands[1].values,
                      call->operands[1].count);
}

static Outcome
icc(const RuleCall *call)
{
    return rounded(icc_of(call).single);
}

static Outcome
icc_average(const RuleCall *call)
{
    return rounded(icc_of(call).average);
}

static Outcome
alpha(const RuleCall *call)
{
    return rounded(raters_alpha(call->operands[0].values,
                                call->operands[1].values,
                                call->operands[1].count));
}

/* units, raters, levels */
static RatersTwoWay
two_way_of(const RuleCall *call)
{
    return raters_two_way(call->operands[0].values, call->operands[1].values,
                          call->operands[2].values, call->operands[2].count);
}

static Outcome
icc_agreement(const RuleCall *call)
{
    return rounded(two_way_of(call).agreement);
}

static Outcome
icc_consistency(const RuleCall *call)
{
    return rounded(two_way_of(call).consistency);
}

/* hubs, units, levels, draws, seed; the stream is named for what is measured
 * and for the items it is measured of: "kappa", "nation/Q1.kappa.low". */
static RatersInterval
interval_of(const RuleCall *call, RatersMeasure measure, const char *name)
{
    g_autofree char *of = g_strdup(call->item);
    *strchr(of, '.') = '\0';
    Random stream = random_keyed((uint64_t)rule_value(call, 4), name, of);
    return raters_bootstrap(measure, call->operands[0].values,
                            call->operands[1].values, call->operands[2].values,
                            call->operands[2].count, stream,
                            (int)rule_value(call, 3));
}

static Outcome
kappa_low(const RuleCall *call)
{
    return rounded(interval_of(call, raters_kappa, "kappa").low);
}

static Outcome
kappa_high(const RuleCall *call)
{
    return rounded(interval_of(call, raters_kappa, "kappa").high);
}

static Outcome
alpha_low(const RuleCall *call)
{
    return rounded(interval_of(call, raters_alpha, "alpha").low);
}

static Outcome
alpha_high(const RuleCall *call)
{
    return rounded(interval_of(call, raters_alpha, "alpha").high);
}

/* units, raters, levels, the rater */
static Outcome
severity(const RuleCall *call)
{
    const Operand *raters = &call->operands[1];
    int wanted = (int)rule_value(call, 3);
    int greatest = wanted;
    for (int i = 0; i < raters->count; i++)
        greatest = MAX(greatest, (int)raters->values[i]);
    g_autofree double *all = g_new(double, (gsize)greatest + 1);
    if (!raters_severity(call->operands[0].values, raters->values,
                         call->operands[2].values, raters->count, greatest,
                         all))
        return rule_missing("unavailable");
    return rounded(all[wanted]);
}

/* levels, then the severity of each one's rater */
static Outcome
corrected(const RuleCall *call)
{
    const Operand *levels = &call->operands[0];
    double sum = 0;
    if (call->count != levels->count + 1)
        return rule_missing("unavailable");
    for (int i = 0; i < levels->count; i++)
        sum += levels->values[i] + rule_value(call, i + 1);
    return rounded(sum / levels->count);
}

/* kappa, agreed from, not agreed below */
static Outcome
gate(const RuleCall *call)
{
    double value = rule_value(call, 0);
    if (value >= rule_value(call, 1))
        return rule_text("agreed");
    return rule_text(value >= rule_value(call, 2) ? "doubtful" : "not-agreed");
}

const Rule rules_of_raters[] = {
    {"weighted-kappa", true, kappa,
     "評価者の組の重みつきカッパ係数（差の2乗で重みづけ）",
     "kappa of all pairs of raters, weighted by squared distance"},
    {"icc", true, icc, "級内相関（評価者1人、一元配置）",
     "intraclass correlation of one rater, one-way"},
    {"icc-average", true, icc_average, "級内相関（評価者の平均、一元配置）",
     "intraclass correlation of the raters' mean, one-way"},
    {"icc-agreement", true, icc_agreement,
     "級内相関ICC(2,1)（評価者1人、厳しさの差も誤差とする。拠点ごとに評価者が"
     "異なる場合を含む）",
     "ICC(2,1) of one rater, severity counting as error; raters need not judge "
     "all"},
    {"icc-consistency", true, icc_consistency,
     "級内相関ICC(3,1)（評価者1人、厳しさの差を除く）",
     "ICC(3,1) of one rater, severity taken out"},
    {"kappa-low", true, kappa_low,
     "カッパ係数の95％区間の下端（拠点を選び直して第4の回数だけ計算。第5は乱数"
     "の"
     "種）",
     "lower end of kappa's 95 % interval: hubs drawn with replacement, fourth "
     "times, from seed fifth"},
    {"kappa-high", true, kappa_high, "同じく上端", "its upper end"},
    {"alpha-low", true, alpha_low,
     "アルファの95％区間の下端（拠点を選び直して第4の回数だけ計算。第5は乱数の"
     "種）",
     "lower end of alpha's 95 % interval: hubs drawn with replacement, fourth "
     "times, from seed fifth"},
    {"alpha-high", true, alpha_high, "同じく上端", "its upper end"},
    {"alpha", true, alpha, "クリッペンドルフのアルファ（間隔尺度）",
     "Krippendorff's alpha, interval"},
    {"severity", true, severity,
     "評価者の厳しさ（対象と評価者の和への最小2乗、総和0）：第4の評価者",
     "severity of rater fourth: least squares of unit - severity, summing to "
     "0"},
    {"severity-corrected", true, corrected,
     "（水準＋その評価者の厳しさ）の平均",
     "mean of level + severity of its rater"},
    {"agreement-gate", true, gate,
     "第2以上は一致、第3以上は要確認、第3に満たなければ未一致",
     "agreed from second on, doubtful from third on, else not agreed"},
    {NULL, false, NULL, NULL, NULL},
};
