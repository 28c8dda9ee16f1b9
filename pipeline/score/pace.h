#ifndef HYOKA_SCORE_PACE_H
#define HYOKA_SCORE_PACE_H

/*
 * A year that is not over: what its counts will have come to at the end, and
 * whether a series of months has left its course.
 *
 * A count so far stands against its exposure, last year's count of the hub
 * times the share of a year that falls into the same months; their ratio is the
 * level. Levels vary between hubs as a gamma distribution (shrink.h), and so
 * the count still to come is negative binomial around rest * level, wider by
 * `spread` (variance of the months / mean, at least 1) and by `season`, the
 * relative standard deviation of the rest of a year against its beginning.
 */
typedef struct {
    double rest;     /* exposure of the months to come */
    double n;        /* counted so far */
    double exposure; /* > 0 */
    double level;    /* the nation's n / exposure */
    double between;  /* variance of the levels between hubs, >= 0 */
    double spread;
    double season;
} PaceCount;

typedef struct {
    double mean;
    double variance; /* at least the mean */
} PaceForecast;

PaceForecast pace_forecast(const PaceCount *count);
/* The least whole k with P(count <= k) >= p; 0 < p < 1. */
double pace_quantile(PaceForecast forecast, double p);
/* P(count >= needed); 1 where nothing is needed. */
double pace_chance(PaceForecast forecast, double needed);

/*
 * Exponentially weighted moving average of standardised values (Roberts 1959):
 * e = smoothing * z + (1 - smoothing) * e from 0, with its exact limits of
 * `width` standard deviations. NaN is a month without a value.
 */
typedef struct {
    double last;
    double limit; /* at the last value */
    int signal;   /* first index beyond its limit, -1: none */
    double there; /* the average there */
} PaceEwma;
PaceEwma pace_ewma(const double *z, int count, double smoothing, double width);

#endif
