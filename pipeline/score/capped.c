#include "score/capped.h"
#include "score/chance.h"
#include <glib.h>
#include <math.h>

/* From here on nothing is cut, and the difference below would be of two large
 * numbers. */
enum { FAR = 8 };

double
capped_variance(double mean, double variance, double cap)
{
    double sd = sqrt(variance);
    if (!(sd > 0))
        return 0;
    double z = (cap - mean) / sd;
    if (z > FAR)
        return variance;
    double below = chance_normal_above(-z);
    double density = exp(-z * z / 2) / sqrt(2 * G_PI);
    /* About the cap: the value less the cap, where it is below. */
    double off = mean - cap;
    double first = off * below - sd * density;
    double second = (off * off + variance) * below - sd * off * density;
    return fmax(0, second - first * first);
}

double
capped_relative(double n, double d)
{
    double count = fmax(1, n);
    if (isnan(d))
        return 1 / count;
    return d > 0 ? fmax(0, 1 - n / d) / count : 0;
}
