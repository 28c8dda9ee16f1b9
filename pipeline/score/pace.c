#include "score/pace.h"
#include "score/shrink.h"
#include <math.h>

PaceForecast
pace_forecast(const PaceCount *count)
{
    double prior = shrink_prior_poisson(count->level, count->between);
    double level = shrink_rate(count->n, count->exposure, count->level, prior);
    double events = count->n + prior * count->level;
    double unsure = events > 0 && isfinite(events) ? 1 / events : 0;
    PaceForecast forecast = {.mean = count->rest * level};
    double mean = forecast.mean;
    forecast.variance = fmax(1, count->spread) * mean +
                        mean * mean * (unsure + count->season * count->season);
    return forecast;
}

/* The probabilities of 0, 1, 2 …, as logarithms: the first of a great mean is
 * below the least double. */
typedef struct {
    double mean;
    double shape; /* INFINITY: Poisson */
    double k;
    double logarithm;
} Walk;

static Walk
walk_begin(PaceForecast forecast)
{
    double mean = forecast.mean;
    double more = forecast.variance - mean;
    Walk walk = {mean, more > mean * 1e-12 ? mean * mean / more : INFINITY, 0,
                 -mean};
    if (isfinite(walk.shape))
        walk.logarithm = -walk.shape * log1p(mean / walk.shape);
    return walk;
}

static void
walk_on(Walk *walk)
{
    double step = walk->mean;
    if (isfinite(walk->shape))
        step =
            (walk->shape + walk->k) * walk->mean / (walk->shape + walk->mean);
    walk->k++;
    walk->logarithm += log(step / walk->k);
}

/* Beyond this nothing is left that could be told from 0. */
static double
far(PaceForecast forecast)
{
    return forecast.mean + 60 * sqrt(forecast.variance) + 60;
}

double
pace_quantile(PaceForecast forecast, double p)
{
    if (!(forecast.mean > 0))
        return 0;
    Walk walk = walk_begin(forecast);
    double below = exp(walk.logarithm);
    while (below < p && walk.k < far(forecast)) {
        walk_on(&walk);
        below += exp(walk.logarithm);
    }
    return walk.k;
}

double
pace_chance(PaceForecast forecast, double needed)
{
    if (needed <= 0)
        return 1;
    if (!(forecast.mean > 0))
        return 0;
    Walk walk = walk_begin(forecast);
    double below = 0;
    while (walk.k < needed && walk.k < far(forecast)) {
        below += exp(walk.logarithm);
        walk_on(&walk);
    }
    return fmax(0, 1 - below);
}

PaceEwma
pace_ewma(const double *z, int count, double smoothing, double width)
{
    PaceEwma ewma = {.signal = -1};
    double kept = 1;
    for (int i = 0; i < count; i++) {
        if (isnan(z[i]))
            continue;
        kept *= (1 - smoothing) * (1 - smoothing);
        ewma.last = smoothing * z[i] + (1 - smoothing) * ewma.last;
        ewma.limit = width * sqrt(smoothing / (2 - smoothing) * (1 - kept));
        if (ewma.signal < 0 && fabs(ewma.last) > ewma.limit) {
            ewma.signal = i;
            ewma.there = ewma.last;
        }
    }
    return ewma;
}
