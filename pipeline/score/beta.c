#include "score/beta.h"
#include "score/precision.h"
#include <math.h>

enum { STEPS = 10000 };

static double
front(double a, double b, double x)
{
    int sign;
    return exp(lgamma_r(a + b, &sign) - lgamma_r(a, &sign) -
               lgamma_r(b, &sign) + a * log(x) + b * log1p(-x));
}

static double
away_from_zero(double value)
{
    const double tiny = 1e-300;
    return fabs(value) < tiny ? tiny : value;
}

/* Lentz's continued fraction (NIST DLMF 8.17.22): fast for x below the mean. */
static double
fraction(double a, double b, double x)
{
    double c = 1;
    double d = 1 / away_from_zero(1 - (a + b) * x / (a + 1));
    double value = d;
    for (int m = 1; m < STEPS; m++) {
        double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
        double odd =
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
        d = 1 / away_from_zero(1 + even * d);
        c = away_from_zero(1 + even / c);
        value *= d * c;
        d = 1 / away_from_zero(1 + odd * d);
        c = away_from_zero(1 + odd / c);
        value *= d * c;
        if (fabs(d * c - 1) < 1e-16)
            break;
    }
    return value;
}

static double
below(double a, double b, double x)
{
    if (x <= 0 || x >= 1)
        return x <= 0 ? 0 : 1;
    if (x < (a + 1) / (a + b + 2))
        return front(a, b, x) * fraction(a, b, x) / a;
    return 1 - front(b, a, 1 - x) * fraction(b, a, 1 - x) / b;
}

double
beta_below(double a, double b, double x)
{
    return precision_ten(below(a, b, x));
}

/* Bisection: the function is monotone. */
double
beta_quantile(double a, double b, double p)
{
    double low = 0, high = 1;
    for (int i = 0; i < 60 && high - low > high * 1e-14; i++) {
        double middle = low + (high - low) / 2;
        if (below(a, b, middle) < p)
            low = middle;
        else
            high = middle;
    }
    return precision_ten(low + (high - low) / 2);
}
