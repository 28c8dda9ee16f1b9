#ifndef HYOKA_SCORE_RATERS_BOOTSTRAP_H
#define HYOKA_SCORE_RATERS_BOOTSTRAP_H

#include "score/random.h"

/*
 * How sure a measure of agreement is: computed again over hubs that are drawn
 * with replacement (Efron and Tibshirani 1993, ch. 13). A hub is drawn with all
 * its items, whose marks come from the same evaluators on the same day.
 */
typedef struct {
    double low, high; /* 95 %, type 1 quantiles; NaN: too little to say */
} RatersInterval;

/* raters_kappa, raters_alpha */
typedef double (*RatersMeasure)(const double *units, const double *levels,
                                int count);

/* `count` marks; those of a hub stand together. Each of the `draws` has a
 * stream of its own. */
RatersInterval
raters_bootstrap(RatersMeasure measure, const double *hubs, const double *units,
                 const double *levels, int count, Random stream, int draws);

/* One sample of 0..count - 1 with replacement: the integer part of `count`
 * times a uniform. */
void raters_resample(Random *random, int count, int *indexes);

#endif
