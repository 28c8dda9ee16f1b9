#include "score/association.h"
#include "score/normalise.h"
#include "score/review.h"
#include "score/robust.h"
#include "score/rules.h"
#include <math.h>
#include <string.h>

static Outcome
rank_correlation(const RuleCall *call)
{
    const Operand *all = &call->operands[0];
    return rule_number(
        association_rank(all->values, call->operands[1].values, all->count));
}

static Outcome
covariance_share(const RuleCall *call)
{
    const Operand *all = &call->operands[0];
    return rule_number(
        association_share(all->values, call->operands[1].values, all->count));
}

/* The index of the list after the first that goes closest with the first, the
 * earliest of equals; -1 when none does. */
static int
closest_of(const RuleCall *call, double *correlation)
{
    const Operand *own = &call->operands[0];
    int found = -1;
    for (int i = 1; i < call->count; i++) {
        double rho =
            association_rank(own->values, call->operands[i].values, own->count);
        if (isnan(rho) || (found > 0 && fabs(rho) <= fabs(*correlation)))
            continue;
        found = i;
        *correlation = rho;
    }
    return found;
}

static Outcome
closest_correlation(const RuleCall *call)
{
    double rho = NAN;
    closest_of(call, &rho);
    return rule_number(fabs(rho));
}

static Outcome
closest(const RuleCall *call)
{
    double rho;
    int found = closest_of(call, &rho);
    if (found < 0)
        return rule_missing("no-data");
    const char *name = call->operands[found].name + strlen("all/");
    g_autofree char *id = g_strndup(name, strcspn(name, "."));
    return rule_text(g_intern_string(id));
}

static int
present(const Operand *all)
{
    int count = 0;
    for (int i = 0; i < all->count; i++)
        count += !isnan(all->values[i]);
    return count;
}

static Outcome
share_missing(const RuleCall *call)
{
    const Operand *all = &call->operands[0];
    return rule_number(1 - (double)present(all) / all->count);
}

/* share, greatest, values */
static Outcome
share_near(const RuleCall *call)
{
    const Operand *all = &call->operands[2];
    double bound = rule_value(call, 0) * rule_value(call, 1);
    int near = 0;
    for (int i = 0; i < all->count; i++)
        near += all->values[i] >= bound;
    return rule_number((double)near / present(all));
}

static Outcome
share_zero(const RuleCall *call)
{
    const Operand *all = &call->operands[0];
    int zero = 0;
    for (int i = 0; i < all->count; i++)
        zero += all->values[i] == 0;
    return rule_number((double)zero / present(all));
}

/* Mean and variance (population) of what is there. */
static double
moments(const Operand *all, double *variance)
{
    g_autofree double *values = g_new(double, (gsize)all->count + 1);
    int count = 0;
    for (int i = 0; i < all->count; i++)
        if (!isnan(all->values[i]))
            values[count++] = all->values[i];
    if (count == 0)
        return *variance = NAN;
    double sd = normalise_sd(values, count);
    *variance = sd * sd;
    return normalise_mean(values, count);
}

static Outcome
variation(const RuleCall *call)
{
    double variance;
    double mean = moments(&call->operands[0], &variance);
    return rule_number(sqrt(variance) / fabs(mean));
}

static Outcome
variance_share(const RuleCall *call)
{
    double part, whole;
    moments(&call->operands[0], &part);
    moments(&call->operands[1], &whole);
    return rule_number(fmin(1, part / whole));
}

/* levels, numbers of evaluators, variance of one evaluator */
static Outcome
signal_of_mean(const RuleCall *call)
{
    const Operand *levels = &call->operands[0];
    const Operand *raters = &call->operands[1];
    double chance = 0;
    int count = 0;
    double between;
    moments(levels, &between);
    for (int i = 0; i < levels->count; i++) {
        if (isnan(levels->values[i]) || !(raters->values[i] > 0))
            continue;
        chance += rule_value(call, 2) / raters->values[i];
        count++;
    }
    return rule_number(fmax(0, 1 - chance / count / between));
}

static Outcome
share_unconfirmed(const RuleCall *call)
{
    const Operand *confirmed = &call->operands[0];
    const Operand *claimed = &call->operands[1];
    double sum = 0;
    double all = 0;
    for (int i = 0; i < confirmed->count; i++) {
        if (isnan(confirmed->values[i]) || isnan(claimed->values[i]))
            continue;
        sum += confirmed->values[i];
        all += claimed->values[i];
    }
    return rule_number(1 - sum / all);
}

static Outcome
product(const RuleCall *call)
{
    return rule_number(rule_value(call, 0) * rule_value(call, 1));
}

/* The mean and the greatest of the differences, signs left out. */
static double
shift(const RuleCall *call, double *greatest)
{
    const Operand *first = &call->operands[0];
    const Operand *second = &call->operands[1];
    double sum = 0;
    int count = 0;
    *greatest = NAN;
    for (int i = 0; i < first->count; i++) {
        double moved = fabs(first->values[i] - second->values[i]);
        if (isnan(moved))
            continue;
        *greatest = fmax(*greatest, moved);
        sum += moved;
        count++;
    }
    return sum / count;
}

static Outcome
mean_shift(const RuleCall *call)
{
    double greatest;
    return rule_number(shift(call, &greatest));
}

static Outcome
greatest_shift(const RuleCall *call)
{
    double greatest;
    shift(call, &greatest);
    return rule_number(greatest);
}

static Outcome
count_shifted(const RuleCall *call)
{
    const Operand *all = &call->operands[0];
    int count = 0;
    for (int i = 0; i < all->count; i++)
        count += fabs(all->values[i] - call->operands[1].values[i]) > 0;
    return rule_number(count);
}

/* Pairs of a statistic and its bound, the bounds named f:review.RULE.TEST.SIDE;
 * the first rule all of whose pairs hold. */
static Outcome
proposal(const RuleCall *call)
{
    const char *prefix = "f:review.";
    bool holds = true;
    for (int i = 0; i + 1 < call->count; i += 2) {
        const char *name = call->operands[i + 1].name + strlen(prefix);
        size_t length = strcspn(name, ".");
        double value = rule_value(call, i);
        double bound = rule_value(call, i + 1);
        if (name[length])
            holds = holds && (g_str_has_suffix(name, ".above") ? value > bound
                                                               : value < bound);
        const char *next = i + 3 < call->count
                               ? call->operands[i + 3].name + strlen(prefix)
                               : "";
        bool last = strncmp(name, next, length + 1) != 0;
        if (holds && last) {
            g_autofree char *id = g_strndup(name, length);
            return rule_text(g_intern_string(id));
        }
        holds = holds || last;
    }
    return rule_missing("unavailable");
}

static Outcome
weight_draws(const RuleCall *call)
{
    double value;
    if (!call->robust ||
        !robust_number(call->robust, call->hub, call->item, &value))
        return rule_missing("no-data");
    return rule_number(value);
}

static Outcome
re_scored(const RuleCall *call)
{
    double value;
    if (!call->rescoring ||
        !rescoring_number(call->rescoring, call->hub, call->item, &value))
        return rule_missing("no-data");
    return rule_number(value);
}

const Rule rules_of_review[] = {
    {"rank-correlation", true, rank_correlation,
     "順位相関（スピアマン、同じ値は平均の順位）",
     "rank correlation (Spearman, equals share their mean rank)"},
    {"covariance-share", true, covariance_share,
     "第2の散らばりのうち第1から生じる割合（共分散÷分散）",
     "share of second's variance made by first (covariance / variance)"},
    {"closest-correlation", true, closest_correlation,
     "第1と最も近い順位相関の絶対値", "greatest rank correlation with first"},
    {"closest", true, closest, "第1と最も近い順位相関のもの",
     "what has the greatest rank correlation with first"},
    {"share-missing", true, share_missing, "値のない拠点の割合",
     "share of hubs without a value"},
    {"share-near", true, share_near, "第1×第2以上の拠点の割合",
     "share of hubs at or above first * second"},
    {"share-zero", true, share_zero, "0である拠点の割合", "share of hubs at 0"},
    {"variation", true, variation, "変動係数（標準偏差÷平均）",
     "standard deviation / mean"},
    {"variance-share", true, variance_share, "第1の分散÷第2の分散（1まで）",
     "variance of first / variance of second, at most 1"},
    {"signal-of-mean", true, signal_of_mean,
     "1－（第3÷第2の平均）÷第1の分散（0から）",
     "1 - mean of third / second over variance of first, at least 0"},
    {"share-unconfirmed", true, share_unconfirmed, "1－第1の和÷第2の和",
     "1 - sum of first / sum of second"},
    {"product", true, product, "第1×第2", "first * second"},
    {"mean-shift", true, mean_shift, "第1と第2の差の絶対値の平均",
     "mean absolute difference"},
    {"greatest-shift", true, greatest_shift, "第1と第2の差の絶対値の最大",
     "greatest absolute difference"},
    {"count-shifted", true, count_shifted, "第1と第2の異なるものの数",
     "how many differ"},
    {"review-proposal", false, proposal,
     "見直しの規則のうち、条件が全て当てはまる最初のもの",
     "the first rule of the review all of whose tests hold"},
    {"weight-draws", true, weight_draws,
     "軸の重みを無作為に置き直した順位（種と回数は左記）",
     "ranks under drawn weights of the axes (seed and draws as given)"},
    {"re-scored", true, re_scored,
     "総合評点での重み、又は項目を除いて付け直した順位若しくは重み",
     "weight in the composite, or rank or weight without measures"},
    {NULL, false, NULL, NULL, NULL},
};
