#include "score/chance.h"
#include "score/dispersion.h"
#include "score/precision.h"
#include "score/rules.h"
#include "score/trend.h"
#include <math.h>

enum { SEASON = 12, YEARS = 2, SERIES = SEASON * YEARS };

static Outcome
rounded(double value)
{
    return isfinite(value) ? rule_number(precision_ten(value))
                           : rule_missing("too-few");
}

/* Fewest months in both years; then last year's and this year's months, of a
 * ratio also those of the denominator. False with too few months that are in
 * both years. */
static bool
series(const RuleCall *call, double values[SERIES])
{
    int pairs = 0;
    for (int i = 0; i < YEARS; i++)
        for (int j = 0; j < SEASON; j++) {
            double value = call->operands[1 + i].values[j];
            if (call->count > 1 + YEARS) {
                double below = call->operands[1 + YEARS + i].values[j];
                value = below > 0 ? value / below : NAN;
            }
            values[i * SEASON + j] = value;
        }
    for (int j = 0; j < SEASON; j++)
        pairs += !isnan(values[j]) && !isnan(values[SEASON + j]);
    return pairs >= rule_value(call, 0);
}

static Outcome
slope(const RuleCall *call)
{
    double values[SERIES];
    if (!series(call, values))
        return rule_missing("too-few");
    return rounded(trend_seasonal_slope(values, YEARS, SEASON));
}

static Outcome
seasonal_z(const RuleCall *call)
{
    double values[SERIES];
    if (!series(call, values))
        return rule_missing("too-few");
    return rounded(trend_seasonal_test(values, YEARS, SEASON).z);
}

/* Two years make a sign test of each month: as many ups or downs of so many
 * months by chance. Exact, where the normal statistic is far from its tail. */
static Outcome
seasonal_p(const RuleCall *call)
{
    double values[SERIES];
    int up = 0;
    int down = 0;
    if (!series(call, values))
        return rule_missing("too-few");
    for (int i = 0; i < SEASON; i++) {
        up += values[SEASON + i] > values[i];
        down += values[SEASON + i] < values[i];
    }
    double above = chance_binomial_above(MAX(up, down), up + down, 0.5);
    return rounded(fmin(1, 2 * above));
}

/* fewest years, then the years */
static Outcome
yearly(const RuleCall *call)
{
    double values[SERIES];
    int count = 0;
    for (int i = 1; i < call->count; i++)
        for (int j = 0; j < call->operands[i].count && count < SERIES; j++)
            if (!isnan(call->operands[i].values[j]))
                values[count++] = call->operands[i].values[j];
    if (count < rule_value(call, 0))
        return rule_missing("too-few");
    return rounded(chance_normal_both(trend_test(values, count).z));
}

static Outcome
gini(const RuleCall *call)
{
    return rounded(
        dispersion_gini(call->operands[0].values, call->operands[0].count));
}

static Outcome
variation(const RuleCall *call)
{
    return rounded(
        dispersion_cv(call->operands[0].values, call->operands[0].count));
}

static Outcome
theil(const RuleCall *call)
{
    return rounded(
        dispersion_theil(call->operands[0].values, call->operands[0].count));
}

static Outcome
log_sd(const RuleCall *call)
{
    return rounded(
        dispersion_log_sd(call->operands[0].values, call->operands[0].count));
}

/* all before, all after */
static DispersionBeta
beta_of(const RuleCall *call)
{
    return dispersion_beta(call->operands[0].values, call->operands[1].values,
                           call->operands[0].count);
}

static Outcome
beta(const RuleCall *call)
{
    return rounded(beta_of(call).slope);
}

static Outcome
beta_error(const RuleCall *call)
{
    return rounded(beta_of(call).error);
}

const Rule rules_of_trends[] = {
    {"seasonal-slope", true, slope,
     "同じ月どうしの差の中央値（第2は前年度、第3は今年度の各月、率は第4と第5で"
     "除す。そろう月が第1以上のとき）",
     "median difference between like months of last year (second) and this "
     "(third), of a rate over fourth and fifth, of first months at least"},
    {"seasonal-kendall", true, seasonal_z,
     "季節別マン・ケンドール検定の統計量（連続修正、同順位を考慮）",
     "seasonal Mann-Kendall statistic, with ties and continuity"},
    {"seasonal-p", true, seasonal_p,
     "季節別マン・ケンドール検定の正確な確率（両側。2年では月ごとの符号検定）",
     "exact two-sided p of the seasonal Mann-Kendall test, over two years a "
     "sign test of the months"},
    {"yearly-kendall", false, yearly,
     "年ごとの値のマン・ケンドール検定（第1に満たない年数では推移のみ）",
     "two-sided p of Mann-Kendall over the years, of first at least"},
    {"gini", true, gini, "ジニ係数", "Gini coefficient"},
    {"variation", true, variation, "変動係数", "coefficient of variation"},
    {"theil", true, theil, "タイル指数", "Theil index"},
    {"log-sd", true, log_sd, "対数の標準偏差（標本）",
     "standard deviation of the logarithms (sample)"},
    {"beta-convergence", true, beta,
     "前年度の値の対数に対する伸びの傾き（負は追い上げ）",
     "slope of growth on last year's logarithm (below 0: catching up)"},
    {"beta-error", true, beta_error, "その傾きの標準誤差",
     "standard error of that slope"},
    {NULL, false, NULL, NULL, NULL},
};
