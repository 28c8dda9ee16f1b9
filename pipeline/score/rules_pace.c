#include "score/pace.h"
#include "score/precision.h"
#include "score/rules.h"
#include <math.h>

enum { MONTHS = 12 };

/* The twelve figures of the nation that stand from operand `first` on. */
static bool
of_nation(const RuleCall *call, int first, double values[MONTHS])
{
    double sum = 0;
    for (int i = 0; i < MONTHS; i++) {
        values[i] = rule_value(call, first + i);
        if (!isnan(values[i]))
            sum += values[i];
    }
    return sum > 0;
}

static double
share_of(const double values[MONTHS], int month)
{
    double sum = 0;
    for (int i = 0; i < MONTHS; i++)
        if (!isnan(values[i]))
            sum += values[i];
    return isnan(values[month]) ? 0 : values[month] / sum;
}

static bool
is_known(const Operand *months, int month)
{
    return month < months->count && !isnan(months->values[month]);
}

/* months, then last year's months of the nation */
static Outcome
season_share(const RuleCall *call)
{
    double nation[MONTHS];
    double share = 0;
    if (call->operands[0].missing)
        return rule_missing(call->operands[0].missing);
    if (!of_nation(call, 1, nation))
        return rule_missing("no-last-year");
    for (int i = 0; i < MONTHS; i++)
        if (is_known(&call->operands[0], i))
            share += share_of(nation, i);
    return rule_number(share);
}

/* last year's months of a hub, the nation's: the year's sum, were no month of
 * it missing */
static Outcome
season_whole(const RuleCall *call)
{
    double nation[MONTHS];
    double share = 0;
    double sum = 0;
    if (call->operands[0].missing)
        return rule_missing(call->operands[0].missing);
    if (!of_nation(call, 1, nation))
        return rule_missing("no-last-year");
    for (int i = 0; i < MONTHS; i++) {
        if (!is_known(&call->operands[0], i))
            continue;
        sum += call->operands[0].values[i];
        share += share_of(nation, i);
    }
    return share > 0 ? rule_number(sum / share) : rule_missing("no-data");
}

/* target, share, the nation's level, how steady it must be */
static Outcome
season_due(const RuleCall *call)
{
    double level = rule_value(call, 2);
    double steady = rule_value(call, 3);
    if (level < steady || level * steady > 1)
        return rule_missing("other-season");
    return rule_number(rule_value(call, 0) * rule_value(call, 1));
}

/* number of the month, months, last year's sum of the hub, the nation's */
static Outcome
season_until(const RuleCall *call)
{
    double nation[MONTHS];
    double share = 0;
    for (int i = 1; i < 3; i++)
        if (call->operands[i].missing)
            return rule_missing(call->operands[i].missing);
    if (!of_nation(call, 3, nation))
        return rule_missing("no-last-year");
    for (int i = 0; i < MONTHS && i < rule_value(call, 0); i++)
        if (!is_known(&call->operands[1], i))
            share += share_of(nation, i);
    return rule_number(share * rule_value(call, 2));
}

/* Squared distances from what is expected, over what is expected, a month. */
static Outcome
off_course(const Operand *months, const double expected[MONTHS], int fitted)
{
    double sum = 0;
    int count = 0;
    for (int i = 0; i < MONTHS; i++) {
        if (!is_known(months, i) || !(expected[i] > 0))
            continue;
        double off = months->values[i] - expected[i];
        sum += off * off / expected[i];
        count++;
    }
    return count > fitted ? rule_number(sum / (count - fitted))
                          : rule_missing("too-few");
}

/* last year's months, their sum, the nation's */
static Outcome
season_off(const RuleCall *call)
{
    double nation[MONTHS];
    double expected[MONTHS];
    for (int i = 0; i < 2; i++)
        if (call->operands[i].missing)
            return rule_missing(call->operands[i].missing);
    if (!of_nation(call, 2, nation))
        return rule_missing("no-last-year");
    for (int i = 0; i < MONTHS; i++)
        expected[i] = rule_value(call, 1) * share_of(nation, i);
    return off_course(&call->operands[0], expected, 1);
}

static Outcome
at_least_one(const RuleCall *call)
{
    return rule_number(fmax(1, rule_value(call, 0)));
}

/* all hubs' count of a month, all hubs' last year */
static Outcome
month_level(const RuleCall *call)
{
    const Operand *now = &call->operands[0];
    const Operand *last = &call->operands[1];
    double sum = 0;
    double base = 0;
    for (int i = 0; i < MIN(now->count, last->count); i++) {
        if (isnan(now->values[i]) || isnan(last->values[i]))
            continue;
        sum += now->values[i];
        base += last->values[i];
    }
    return base > 0 ? rule_number(sum / base) : rule_missing("no-data");
}

/* What a hub would have counted had it moved as the nation did. Operands:
 * months, last year's sum, the nation's month-levels. */
static bool
expect_months(const RuleCall *call, double expected[MONTHS])
{
    if (call->operands[0].missing || call->operands[1].missing)
        return false;
    for (int i = 0; i < MONTHS; i++)
        expected[i] = rule_value(call, 1) * rule_value(call, 2 + i);
    return true;
}

static Outcome
drift_off(const RuleCall *call)
{
    double expected[MONTHS];
    if (!expect_months(call, expected))
        return rule_missing("no-last-year");
    return off_course(&call->operands[0], expected, 0);
}

enum { SPREAD = 2 + MONTHS, SMOOTHING, WIDTH, LEAST_MONTHS = 3 };

static bool
ewma_of(const RuleCall *call, PaceEwma *ewma)
{
    double expected[MONTHS];
    double z[MONTHS];
    int count = 0;
    double spread = rule_value(call, SPREAD);
    if (!expect_months(call, expected) || isnan(spread))
        return false;
    for (int i = 0; i < MONTHS; i++) {
        bool known = is_known(&call->operands[0], i) && expected[i] > 0;
        z[i] = known ? (call->operands[0].values[i] - expected[i]) /
                           sqrt(spread * expected[i])
                     : NAN;
        count += known;
    }
    *ewma = pace_ewma(z, MONTHS, rule_value(call, SMOOTHING),
                      rule_value(call, WIDTH));
    return count >= LEAST_MONTHS;
}

static Outcome
ewma_last(const RuleCall *call)
{
    PaceEwma ewma;
    return ewma_of(call, &ewma) ? rule_number(precision_ten(ewma.last))
                                : rule_missing("too-few");
}

static Outcome
ewma_limit(const RuleCall *call)
{
    PaceEwma ewma;
    return ewma_of(call, &ewma) ? rule_number(precision_ten(ewma.limit))
                                : rule_missing("too-few");
}

static Outcome
ewma_month(const RuleCall *call)
{
    PaceEwma ewma;
    if (!ewma_of(call, &ewma) || ewma.signal < 0)
        return rule_missing("no-data");
    return rule_number(ewma.signal + 1);
}

static Outcome
ewma_state(const RuleCall *call)
{
    PaceEwma ewma;
    if (!ewma_of(call, &ewma))
        return rule_missing("too-few");
    if (ewma.signal < 0)
        return rule_text("within");
    return rule_text(ewma.there > 0 ? "above" : "below");
}

enum { DONE, REST, COUNTED, EXPOSURE, LEVEL, BETWEEN, WIDER, SEASON, STEADY };

/* NULL, or why nothing can be foreseen. */
static const char *
forecast_of(const RuleCall *call, int from, PaceForecast *forecast)
{
    double level = rule_value(call, from + LEVEL);
    double steady = rule_value(call, from + STEADY);
    if (rule_value(call, from + EXPOSURE) <= 0)
        return "no-denominator";
    if (level < steady || level * steady > 1)
        return "other-season";
    *forecast = pace_forecast(&(PaceCount){
        .rest = rule_value(call, from + REST),
        .n = rule_value(call, from + COUNTED),
        .exposure = rule_value(call, from + EXPOSURE),
        .level = level,
        .between = rule_value(call, from + BETWEEN),
        .spread = rule_value(call, from + WIDER),
        .season = rule_value(call, from + SEASON),
    });
    return NULL;
}

static Outcome
forecast_mean(const RuleCall *call)
{
    PaceForecast forecast;
    const char *reason = forecast_of(call, 0, &forecast);
    return reason ? rule_missing(reason)
                  : rule_number(rule_value(call, DONE) + forecast.mean);
}

static Outcome
forecast_end(const RuleCall *call, double p)
{
    PaceForecast forecast;
    const char *reason = forecast_of(call, 0, &forecast);
    return reason ? rule_missing(reason)
                  : rule_number(rule_value(call, DONE) +
                                pace_quantile(forecast, p));
}

static Outcome
forecast_low(const RuleCall *call)
{
    return forecast_end(call, 0.025);
}

static Outcome
forecast_high(const RuleCall *call)
{
    return forecast_end(call, 0.975);
}

/* The target before the operands of a forecast. */
static Outcome
forecast_chance(const RuleCall *call)
{
    PaceForecast forecast;
    const char *reason = forecast_of(call, 1, &forecast);
    if (reason)
        return rule_missing(reason);
    double needed = rule_value(call, 0) - rule_value(call, 1 + DONE);
    return rule_number(precision_ten(pace_chance(forecast, needed)));
}

const Rule rules_of_pace[] = {
    {"season-share", false, season_share,
     "前年度の全国の月別の件数のうち、第1の値のある月の割合",
     "share of last year's national count in the months that first has"},
    {"season-until", false, season_until,
     "第3×前年度の全国の月別の割合（第1の月までで、第2の値のない月）",
     "third * national shares of the months up to first that second lacks"},
    {"season-whole", false, season_whole,
     "第1の和÷前年度の全国の件数のうち第1の値のある月の割合",
     "sum of first over the national share of the months it has"},
    {"season-due", true, season_due,
     "第1×第2（全国の水準である第3が第4から1÷第4までのとき）",
     "first * second, where third, the national level, is within fourth and "
     "1 / fourth"},
    {"season-off", false, season_off,
     "前年度の各月の、全国の月別の割合からの散らばり（カイ2乗÷自由度）",
     "chi-squared over degrees of freedom of last year's months against the "
     "national shares"},
    {"at-least-one", true, at_least_one, "第1（1以上）", "first, at least 1"},
    {"month-level", true, month_level,
     "その月の値のある拠点の件数の和÷前年度の件数の和",
     "count of a month over last year's count, of the hubs that have both"},
    {"drift-off", false, drift_off,
     "前年度の件数に全国の月別の動きを乗じた値からの散らばり（月平均）",
     "mean squared distance, over what is expected, from last year's count "
     "times the nation's course"},
    {"ewma", false, ewma_last,
     "全国の動きからの隔たりの指数加重移動平均（最後の月）",
     "exponentially weighted moving average of the distance from the nation's "
     "course, at the last month"},
    {"ewma-limit", false, ewma_limit, "その管理限界", "its control limit"},
    {"ewma-month", false, ewma_month,
     "管理限界を初めて超えた月（4月を1とする）",
     "first month beyond the limit (April 1)"},
    {"ewma-state", false, ewma_state, "管理限界を超えた向き",
     "on which side it left its limits"},
    {"forecast", true, forecast_mean,
     "第1＋第2×水準（第3÷第4を全国の水準、第5に寄せる）",
     "first + second * level (third / fourth drawn to fifth, the nation's)"},
    {"forecast-low", true, forecast_low,
     "年度末の見込みの95％区間の下端（負の二項分布：全国の水準、拠点間の分散、"
     "月の散らばり、季節の揺れ）",
     "lower end of the 95 % interval of the count at the end (negative "
     "binomial: national level, between hubs, spread, season)"},
    {"forecast-high", true, forecast_high,
     "年度末の見込みの95％区間の上端（同）", "upper end of that 95 % interval"},
    {"forecast-chance", true, forecast_chance,
     "年度末に第1以上となる見込み（同）",
     "probability of first or more at the end, by the same"},
    {NULL, false, NULL, NULL, NULL},
};
