#include "score/chance.h"
#include "score/gamma.h"
#include "score/normalise.h"
#include <glib.h>
#include <math.h>
#include <stdlib.h>

double
chance_normal_above(double z)
{
    return erfc(z / sqrt(2)) / 2;
}

double
chance_normal_both(double z)
{
    return erfc(fabs(z) / sqrt(2));
}

double
chance_chi_square(double value, int freedom)
{
    return gamma_above(freedom / 2.0, value / 2);
}

double
chance_binomial_above(double k, double n, double p)
{
    if (k <= 0)
        return 1;
    int sign;
    double sum = 0;
    double whole = lgamma_r(n + 1, &sign);
    for (double i = n; i >= k; i--)
        sum += exp(whole - lgamma_r(i + 1, &sign) - lgamma_r(n - i + 1, &sign) +
                   i * log(p) + (n - i) * log1p(-p));
    return fmin(1, sum);
}

static int
compare(const void *left, const void *right)
{
    const double *a = left;
    const double *b = right;
    return (*a > *b) - (*a < *b);
}

double
chance_threshold(const double *p, int count, double rate)
{
    g_autofree double *list = g_new(double, (gsize)count + 1);
    int there = 0;
    for (int i = 0; i < count; i++)
        if (!isnan(p[i]))
            list[there++] = p[i];
    qsort(list, (size_t)there, sizeof *list, compare);
    for (int i = there; i > 0; i--)
        if (list[i - 1] <= rate * i / there)
            return list[i - 1];
    return 0;
}

double
chance_peers(double value, double own, const double *values, const double *v,
             int count, int least)
{
    g_autofree double *peers = g_new(double, (gsize)count + 1);
    g_autofree double *away = g_new(double, (gsize)count + 1);
    g_autofree double *noise = g_new(double, (gsize)count + 1);
    int there = 0;
    for (int i = 0; i < count; i++) {
        if (isnan(values[i]) || (v && isnan(v[i])))
            continue;
        noise[there] = v ? v[i] : 0;
        peers[there++] = values[i];
    }
    if (there < least || isnan(value))
        return NAN;
    double middle = normalise_quantile(peers, there, 0.5);
    for (int i = 0; i < there; i++)
        away[i] = fabs(peers[i] - middle);
    double spread = 1.4826 * normalise_quantile(away, there, 0.5);
    double between =
        fmax(0, spread * spread - normalise_quantile(noise, there, 0.5));
    double total = own + between;
    return total > 0 ? (value - middle) / sqrt(total) : 0;
}
