#ifndef HYOKA_SCORE_BETA_H
#define HYOKA_SCORE_BETA_H

/* The beta distribution, a > 0 and b > 0: P(X <= x), the regularised
 * incomplete beta function, and its inverse, 0 < p < 1. Ten significant
 * digits: lgamma's last bits differ between processors. */
double beta_below(double a, double b, double x);
double beta_quantile(double a, double b, double p);

#endif
