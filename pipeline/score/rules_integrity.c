#include "score/chance.h"
#include "score/integrity_digits.h"
#include "score/integrity_series.h"
#include "score/integrity_shift.h"
#include "score/precision.h"
#include "score/rules.h"
#include <math.h>
#include <string.h>

/* Figures from functions whose last bits depend on the processor. */
static Outcome
rounded(double value)
{
    return rule_number(isfinite(value) ? precision_ten(value) : value);
}

/* The share k of n on the scale where its chance is equal everywhere (Freeman
 * and Tukey; Anscombe's constants). */
static double
angle(double k, double n)
{
    return n > 0 && k >= 0 && k <= n ? asin(sqrt((k + 0.375) / (n + 0.75)))
                                     : NAN;
}

static double
angle_variance(double n)
{
    return 1 / (4 * n + 2);
}

/* k, n, all k, all n, least peers */
static Outcome
peer_share(const RuleCall *call)
{
    const Operand *k = &call->operands[2];
    const Operand *n = &call->operands[3];
    g_autofree double *values = g_new(double, (gsize)k->count + 1);
    g_autofree double *v = g_new(double, (gsize)k->count + 1);
    for (int i = 0; i < k->count; i++) {
        values[i] = angle(k->values[i], n->values[i]);
        v[i] = angle_variance(n->values[i]);
    }
    double own = rule_value(call, 1);
    double z =
        chance_peers(angle(rule_value(call, 0), own), angle_variance(own),
                     values, v, k->count, (int)rule_value(call, 4));
    return isnan(z) ? rule_missing("too-few") : rounded(z);
}

/* value, all values, least peers */
static Outcome
peer_value(const RuleCall *call)
{
    const Operand *all = &call->operands[1];
    double z = chance_peers(rule_value(call, 0), 0, all->values, NULL,
                            all->count, (int)rule_value(call, 2));
    return isnan(z) ? rule_missing("too-few") : rounded(z);
}

static Outcome
above_p(const RuleCall *call)
{
    return rounded(chance_normal_above(rule_value(call, 0)));
}

static Outcome
both_p(const RuleCall *call)
{
    return rounded(chance_normal_both(rule_value(call, 0)));
}

/* lists of p, and the rate last */
static Outcome
false_discovery(const RuleCall *call)
{
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(double));
    for (int i = 0; i < call->count - 1; i++)
        g_array_append_vals(all, call->operands[i].values,
                            (guint)call->operands[i].count);
    const double *p = (const double *)(void *)all->data;
    return rule_number(
        chance_threshold(p, (int)all->len, rule_value(call, call->count - 1)));
}

/* p, threshold; a threshold of 0 says that nothing is found */
static bool
is_found(const RuleCall *call)
{
    double threshold = rule_value(call, 1);
    return threshold > 0 && rule_value(call, 0) <= threshold;
}

static Outcome
found(const RuleCall *call)
{
    return rule_text(is_found(call) ? "yes" : "no");
}

/* p, threshold, a value whose sign is the direction */
static Outcome
direction(const RuleCall *call)
{
    if (!is_found(call))
        return rule_text("none");
    return rule_text(rule_value(call, 2) > 0 ? "up" : "down");
}

static Outcome
count_found(const RuleCall *call)
{
    int count = 0;
    for (int i = 0; i < call->count; i++)
        for (int j = 0; j < call->operands[i].count; j++) {
            const char *const *texts = call->operands[i].texts;
            count += texts && texts[j] && strcmp(texts[j], "no") != 0 &&
                     strcmp(texts[j], "none") != 0;
        }
    return rule_number(count);
}

/* All values of the operands from `first` on that are there. */
static GArray *
values_of(const RuleCall *call, int first)
{
    GArray *all = g_array_new(FALSE, FALSE, sizeof(double));
    for (int i = first; i < call->count; i++)
        if (!call->operands[i].missing)
            g_array_append_vals(all, call->operands[i].values,
                                (guint)call->operands[i].count);
    return all;
}

/* fewest figures, fewest decades, lists */
static Outcome
benford(const RuleCall *call)
{
    g_autoptr(GArray) all = values_of(call, 2);
    const double *values = (const double *)(void *)all->data;
    DigitsBenford result = digits_benford(values, (int)all->len);
    if (result.n < rule_value(call, 0) || result.decades < rule_value(call, 1))
        return rule_missing("too-few");
    return rounded(result.chi_square);
}

static Outcome
benford_p(const RuleCall *call)
{
    return rounded(chance_chi_square(rule_value(call, 0), DIGITS_FIRST - 1));
}

/* Values from the operand `first` on, those left out that are smaller than the
 * one before it. */
static DigitsLast
last_of(const RuleCall *call, int first)
{
    g_autoptr(GArray) all = values_of(call, first);
    return digits_last((const double *)(void *)all->data, (int)all->len,
                       rule_value(call, first - 1));
}

/* fewest figures, smallest figure, lists */
static Outcome
digits(const RuleCall *call)
{
    DigitsLast last = last_of(call, 2);
    if (last.n < rule_value(call, 0))
        return rule_missing("too-few");
    return rounded(last.chi_square);
}

static Outcome
digits_p(const RuleCall *call)
{
    return rounded(chance_chi_square(rule_value(call, 0), DIGITS_LAST - 1));
}

/* smallest figure, lists */
static Outcome
digits_n(const RuleCall *call)
{
    return rule_number(last_of(call, 1).n);
}

static Outcome
digits_round(const RuleCall *call)
{
    return rule_number(last_of(call, 1).round);
}

static Outcome
dispersion(const RuleCall *call)
{
    const Operand *days = &call->operands[0];
    return rounded(series_dispersion(days->values, days->count));
}

/* index, the list of days */
static Outcome
dispersion_p(const RuleCall *call)
{
    return rounded(
        series_dispersion_p(rule_value(call, 0), call->operands[1].count));
}

static Outcome
logarithm(const RuleCall *call)
{
    double value = rule_value(call, 0);
    return value > 0 ? rounded(log(value)) : rule_missing("no-data");
}

/* now, before, the outcome now, before: growth of one beyond the other */
static Outcome
growth_beyond(const RuleCall *call)
{
    double values[4];
    for (int i = 0; i < 4; i++) {
        values[i] = rule_value(call, i);
        if (!(values[i] > 0))
            return rule_missing("no-data");
    }
    return rounded(log(values[0] / values[1]) - log(values[2] / values[3]));
}

static Outcome
rush(const RuleCall *call)
{
    const Operand *months = &call->operands[0];
    return rounded(series_rush(months->values, months->count).ratio);
}

/* months, last year's months, winsor, slack, limit */
static SeriesCusum
cusum_of(const RuleCall *call, double limit, int *months)
{
    double z[SHIFT_MONTHS];
    int count = MIN(SHIFT_MONTHS,
                    MIN(call->operands[0].count, call->operands[1].count));
    *months =
        shift_standardise(call->operands[0].values, call->operands[1].values,
                          count, rule_value(call, 2), z);
    return series_cusum(z, count, rule_value(call, 3), limit);
}

static Outcome
cusum(const RuleCall *call)
{
    int months;
    double greatest = cusum_of(call, INFINITY, &months).greatest;
    return months < SHIFT_LEAST ? rule_missing("too-few") : rounded(greatest);
}

/* months, last year's months, winsor, slack, the sum, draws, seed */
static Outcome
cusum_p(const RuleCall *call)
{
    int months;
    double greatest = cusum_of(call, INFINITY, &months).greatest;
    if (!call->shifts)
        return rule_missing("unavailable");
    double p = shift_chance(call->shifts, precision_ten(greatest), months);
    return isnan(p) ? rule_missing("too-few") : rounded(p);
}

/* Month of the fiscal year, April 1. */
static Outcome
cusum_month(const RuleCall *call)
{
    int months;
    int signal = cusum_of(call, rule_value(call, 4), &months).signal;
    return signal < 0 ? rule_missing("no-data") : rule_number(signal + 1);
}

/* total, part */
static Outcome
rest(const RuleCall *call)
{
    return rule_number(fmax(0, rule_value(call, 0) - rule_value(call, 1)));
}

const Rule rules_of_integrity[] = {
    {"peer-share", true, peer_share,
     "他の拠点の割合との隔たり（逆正弦変換、中央値と中央絶対偏差）：第1÷第2、"
     "全拠点の第3と第4（第5に満たない数の拠点とは比べない）",
     "a share against other hubs' (arcsine, median and MAD): first / second, "
     "all hubs' third and fourth, of fifth hubs at least"},
    {"peer-value", true, peer_value,
     "他の拠点の値との隔たり（中央値と中央絶対偏差。第3に満たない数の拠点とは"
     "比べない）",
     "a value against other hubs' (median and MAD), of third hubs at least"},
    {"above-p", true, above_p, "偶然これ以上になる確率（片側）",
     "one-sided p-value of a standard normal"},
    {"both-p", true, both_p, "偶然これ以上隔たる確率（両側）",
     "two-sided p-value of a standard normal"},
    {"false-discovery", false, false_discovery,
     "全ての検定を通じて誤報の割合を最後の値までに抑える基準"
     "（ベンジャミニ・ホックバーグ法）",
     "the greatest p-value at which the false ones among those found stay "
     "within the last operand (Benjamini and Hochberg)"},
    {"found", true, found, "第1が第2以下か", "whether first is at most second"},
    {"direction", true, direction, "第1が第2以下のとき第3の向き",
     "the sign of third where first is at most second"},
    {"count-found", false, count_found, "該当の数", "how many were found"},
    {"benford", false, benford, "先頭の数字の隔たり（カイ2乗、8自由度）",
     "first digits against Benford's law, chi-square of 8"},
    {"benford-p", true, benford_p, "カイ2乗（8自由度）の上側の確率",
     "upper tail of chi-square of 8"},
    {"last-digits", false, digits,
     "末尾の数字の隔たり（第2以上の値が第1以上あるとき、カイ2乗、9自由度）",
     "last digits of values from second on against evenness, of first values "
     "at least, chi-square of 9"},
    {"last-digits-p", true, digits_p, "カイ2乗（9自由度）の上側の確率",
     "upper tail of chi-square of 9"},
    {"last-digits-n", false, digits_n, "第1以上の値の数",
     "number of values from first on"},
    {"last-digits-round", false, digits_round,
     "第1以上の値のうち末尾が0か5の数",
     "number of values from first on that end in 0 or 5"},
    {"dispersion-index", true, dispersion, "日ごとの件数の分散÷平均",
     "variance / mean of the daily counts"},
    {"dispersion-p", true, dispersion_p, "偶然これ以上散らばる確率",
     "probability of so great a dispersion by chance"},
    {"logarithm", true, logarithm, "自然対数", "natural logarithm"},
    {"growth-beyond", true, growth_beyond,
     "（第1÷第2）の対数－（第3÷第4）の対数",
     "log(first / second) - log(third / fourth)"},
    {"year-end", true, rush, "年度末の月の件数÷他の月の平均",
     "the last month / the mean of the others"},
    {"cusum", true, cusum,
     "前年同月との差（平方根）の累積和の最大（その年度の散らばりを単位とし、第3"
     "ま"
     "でを採り、第4を余裕とする）",
     "greatest cumulative sum of differences from last year's months (square "
     "roots) in units of the year's own spread, cut at third, beyond fourth"},
    {"cusum-p", true, cusum_p,
     "変化のない年を第6の回数だけ描き、累積和がこれ以上になった割合"
     "（第7は乱数の種）",
     "share of drawn years without change (sixth; seventh is the seed) whose "
     "sum is as great"},
    {"cusum-month", true, cusum_month,
     "累積和が第5を超えた最初の月（4月を1とする）",
     "first month in which that sum is above fifth (April 1)"},
    {"rest", true, rest, "第1－第2（0以上）", "first - second, at least 0"},
    {NULL, false, NULL, NULL, NULL},
};
