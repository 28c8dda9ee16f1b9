#ifndef HYOKA_SCORE_CHANCE_H
#define HYOKA_SCORE_CHANCE_H

/* How probable a result is by chance alone, and which of many are left when
 * all of them were looked at. */
double chance_normal_above(double z);
double chance_normal_both(double z);
double chance_chi_square(double value, int freedom);
/* P(X >= k) of n trials of probability p. */
double chance_binomial_above(double k, double n, double p);

/*
 * The greatest p-value that still counts as found among `count` (NaN left out)
 * when the share of false ones among those found is to be at most `rate`
 * (Benjamini and Hochberg 1995); 0 when none is.
 */
double chance_threshold(const double *p, int count, double rate);

/*
 * A value against those of its peers, in robust standard deviations (median;
 * 1.4826 times the median absolute deviation). `v` are the variances of chance
 * (NULL: none): what the peers vary beyond chance is added to the own one. NaN
 * pairs are left out; 0 when nothing varies, NaN with fewer than `least` peers.
 */
double chance_peers(double value, double own, const double *values,
                    const double *v, int count, int least);

#endif
