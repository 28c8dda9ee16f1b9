#ifndef HYOKA_SCORE_INTEGRITY_SHIFT_H
#define HYOKA_SCORE_INTEGRITY_SHIFT_H

#include "score/scoring.h"

/*
 * The months of a measure against those of last year: an upward shift in the
 * course of the year. A difference is that of the square roots, where the
 * chance of a count is equal everywhere; the year's own middle and spread
 * (median and MAD) are taken out, so that only a change within the year is
 * left, and cut at `winsor`, so that it takes several months. CUSUM of these
 * (Page 1954) has no fixed run length then, because the spread is that of a
 * dozen months: its chance is found by drawing.
 */
enum { SHIFT_MONTHS = 12, SHIFT_LEAST = 5 };

/* z of each month, NaN where a year has none. Gives how many there are. */
int shift_standardise(const double *now, const double *before, int count,
                      double winsor, double *z);

/* The greatest sums of years without change, of as many months as are over
 * this year; NULL when the framework makes no checks or without last
 * year. One stream for the country: the sum's chance is the same for all. */
ShiftChance *shift_chance_run(const Scoring *scoring);
void shift_chance_free(ShiftChance *chance);
/* How probable a sum of `months` months as great as `value` is without change:
 * (1 + as great ones drawn) / (1 + draws) (Davison and Hinkley 1997). NaN when
 * another number of months was drawn. */
double shift_chance(const ShiftChance *chance, double value, int months);

#endif
