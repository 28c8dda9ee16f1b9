#include "score/engine_treat.h"
#include "score/normalise.h"
#include <glib.h>
#include <math.h>
#include <stdlib.h>

/* Sums of powers about the mean; the least and greatest; no NaN. */
typedef struct {
    double second, third, fourth;
    int count;
} Powers;

static Shape
shape_of(Powers powers)
{
    Shape shape = {NAN, NAN};
    double n = powers.count;
    if (!(powers.second > 0))
        return shape;
    double variance = powers.second / n;
    double g1 = powers.third / n / (variance * sqrt(variance));
    double g2 = powers.fourth / n / (variance * variance) - 3;
    if (n >= 3)
        shape.skewness = g1 * sqrt(n * (n - 1)) / (n - 2);
    if (n >= 4)
        shape.kurtosis = ((n + 1) * g2 + 6) * (n - 1) / ((n - 2) * (n - 3));
    return shape;
}

Shape
treat_shape(const double *values, int count)
{
    double mean = normalise_mean(values, count);
    Powers powers = {0};
    for (int i = 0; i < count; i++) {
        if (isnan(values[i]))
            continue;
        double off = values[i] - mean;
        double square = off * off;
        powers.second += square;
        powers.third += square * off;
        powers.fourth += square * square;
        powers.count++;
    }
    /* Equal values may differ from their mean in the last bit. */
    if (sqrt(powers.second) <= fabs(mean) * 1e-12)
        powers.second = 0;
    return shape_of(powers);
}

bool
treat_passes(Shape shape, const TreatRule *rule)
{
    return !(fabs(shape.skewness) > rule->skewness &&
             shape.kurtosis > rule->kurtosis);
}

typedef struct {
    double least, greatest;             /* of all */
    double above_least, below_greatest; /* the next ones */
} Ends;

static Ends
find_ends(const double *values, int count)
{
    Ends ends = {INFINITY, -INFINITY, INFINITY, -INFINITY};
    for (int i = 0; i < count; i++) {
        ends.least = fmin(ends.least, values[i]);
        ends.greatest = fmax(ends.greatest, values[i]);
    }
    for (int i = 0; i < count; i++) {
        if (values[i] > ends.least && values[i] < ends.above_least)
            ends.above_least = values[i];
        if (values[i] < ends.greatest && values[i] > ends.below_greatest)
            ends.below_greatest = values[i];
    }
    return ends;
}

/* All that equal `from`; how many they were. */
static int
move(double *values, int count, double from, double to)
{
    int moved = 0;
    for (int i = 0; i < count; i++)
        if (values[i] == from) {
            values[i] = to;
            moved++;
        }
    return moved;
}

/* One step; the points at an end move together, so that those moved before are
 * among those that move now. */
static void
winsorise(double *values, int count, const TreatRule *rule, Treated *treated)
{
    Shape shape = treated->before;
    while (!treat_passes(shape, rule) &&
           treated->high + treated->low < rule->points) {
        Ends ends = find_ends(values, count);
        if (shape.skewness >= 0)
            treated->high =
                move(values, count, ends.greatest, ends.below_greatest);
        else
            treated->low = move(values, count, ends.least, ends.above_least);
        shape = treat_shape(values, count);
    }
    treated->done = treated->high + treated->low ? TREAT_WINSORISE : TREAT_NONE;
    treated->after = shape;
}

static double
box_cox(double value, double lambda)
{
    return fabs(lambda) < 1e-12 ? log(value)
                                : (pow(value, lambda) - 1) / lambda;
}

/* The integral of s exp(ts) over 0 to 1: how fast (exp(t) - 1) / t grows. */
static double
growth(double t)
{
    if (fabs(t) > 1)
        return (exp(t) * (t - 1) + 1) / (t * t);
    double sum = 0;
    double term = 1;
    for (int k = 0; k < 20; k++) {
        sum += term / (k + 2);
        term *= t / (k + 1);
    }
    return sum;
}

/* Whether the likelihood still grows at this exponent: the covariance of the
 * transformed values with their own growth has the opposite sign, for values
 * whose logarithms add up to 0. */
static bool
likelihood_grows(const double *logs, int count, double lambda)
{
    double mean_y = 0;
    double mean_g = 0;
    double covariance = 0;
    for (int i = 0; i < count; i++) {
        double t = lambda * logs[i];
        double y = fabs(t) < 1e-12 ? logs[i] : expm1(t) / lambda;
        double g = logs[i] * logs[i] * growth(t);
        double off = y - mean_y;
        mean_y += off / (i + 1);
        mean_g += (g - mean_g) / (i + 1);
        covariance += off * (g - mean_g);
    }
    return covariance < 0;
}

/* Where the derivative of the likelihood is 0, which is far better determined
 * than where the likelihood is greatest. */
double
treat_box_cox_lambda(const double *values, int count)
{
    g_autofree double *logs = g_new(double, count);
    int there = 0;
    double sum = 0;
    for (int i = 0; i < count; i++)
        if (!isnan(values[i])) {
            logs[there] = log(values[i]);
            sum += logs[there++];
        }
    for (int i = 0; i < there; i++)
        logs[i] -= sum / there;
    double low = -2;
    double high = 2;
    while (high - low > 1e-9) {
        double middle = (low + high) / 2;
        if (likelihood_grows(logs, there, middle))
            low = middle;
        else
            high = middle;
    }
    return round((low + high) / 2 * 1e6) / 1e6;
}

/* Value by value, from the other end where the tail is on the left. */
static double
transformed(double x, Treat how, Ends ends, bool turned, double lambda)
{
    double range = ends.greatest - ends.least;
    double up = turned ? ends.greatest - x : x - ends.least;
    double y;
    switch (how) {
    case TREAT_LOG:
        return log(x);
    case TREAT_LOG_SHIFT:
        y = log(up + range / 100);
        return turned ? -y : y;
    case TREAT_LOG_RANGE:
        y = log((ends.greatest - 1) * up / range + 1);
        return turned ? -y : y;
    default:
        return box_cox(ends.least > 0 ? x : x - ends.least + 1, lambda);
    }
}

static bool
can_transform(Treat how, Ends ends)
{
    if (!(ends.greatest > ends.least))
        return false;
    if (how == TREAT_LOG)
        return ends.least > 0;
    return how != TREAT_LOG_RANGE || ends.greatest > 1;
}

static void
transform(double *values, int count, Treat how, Treated *treated)
{
    Ends ends = find_ends(values, count);
    treated->after = treated->before;
    if (!can_transform(how, ends))
        return;
    treated->done = how;
    if (how == TREAT_BOX_COX) {
        g_autofree double *shifted = g_new(double, count);
        for (int i = 0; i < count; i++)
            shifted[i] =
                ends.least > 0 ? values[i] : values[i] - ends.least + 1;
        treated->lambda = treat_box_cox_lambda(shifted, count);
    }
    bool turned = treated->before.skewness < 0;
    for (int i = 0; i < count; i++)
        values[i] = transformed(values[i], how, ends, turned, treated->lambda);
    treated->after = treat_shape(values, count);
}

Treated
treat_values(double *values, int count, const TreatRule *rule)
{
    Treated treated = {.before = treat_shape(values, count)};
    treated.after = treated.before;
    if (rule->use == TREAT_NONE)
        return treated;
    if (rule->use != TREAT_AUTO && rule->use != TREAT_WINSORISE) {
        transform(values, count, rule->use, &treated);
        return treated;
    }
    if (treat_passes(treated.before, rule))
        return treated;
    g_autofree double *original = g_new(double, count);
    for (int i = 0; i < count; i++)
        original[i] = values[i];
    winsorise(values, count, rule, &treated);
    if (rule->use == TREAT_WINSORISE || treat_passes(treated.after, rule))
        return treated;
    for (int i = 0; i < count; i++)
        values[i] = original[i];
    treated.done = TREAT_NONE;
    treated.high = treated.low = 0;
    transform(values, count, rule->then, &treated);
    return treated;
}

const char *
treat_name(Treat treat)
{
    static const char *const names[] = {"none",   "auto",      "winsorise",
                                        "log",    "log-shift", "log-range",
                                        "box-cox"};
    return names[treat];
}
