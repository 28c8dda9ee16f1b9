#ifndef HYOKA_SCORE_CAPPED_H
#define HYOKA_SCORE_CAPPED_H

/*
 * Variance of a normal value that counts to `cap` at most: what is above the
 * cap varies no more. 0 for a value far above it, `variance` far below
 * (moments of a censored normal; Greene, Econometric Analysis, 19.3).
 */
double capped_variance(double mean, double variance, double cap);

/*
 * Variance of a ratio of two counts of which the numerator is subject to
 * chance, as the variance of the count over its square: 1 / n of a Poisson
 * count, (1 - n / d) / n of n among d (`d` NaN: no such whole). Fewer than one
 * are taken as one.
 */
double capped_relative(double n, double d);

#endif
