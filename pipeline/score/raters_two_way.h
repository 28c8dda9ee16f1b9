#ifndef HYOKA_SCORE_RATERS_TWO_WAY_H
#define HYOKA_SCORE_RATERS_TWO_WAY_H

/*
 * How far one rater's mark can be relied on, when raters differ in severity:
 * ICC(2,1), of raters taken at random from many, whose severity counts as
 * error, and ICC(3,1), of just these raters, whose severity is taken out
 * (Shrout and Fleiss 1979). Units need not share their raters: the variances
 * come from what units explain beyond raters and raters beyond units
 * (Henderson 1953, method III), which is Shrout and Fleiss' where all judge
 * all. A negative variance is none.
 */
typedef struct {
    double agreement;   /* ICC(2,1) */
    double consistency; /* ICC(3,1) */
} RatersTwoWay;

/* `units` and `raters` are numbers, marks of a unit stand together; NaN when
 * raters are not linked by units that they share. */
RatersTwoWay raters_two_way(const double *units, const double *raters,
                            const double *levels, int count);

#endif
