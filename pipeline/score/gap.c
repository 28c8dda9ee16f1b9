#include "score/gap.h"
#include <math.h>
#include <stdbool.h>

GapCover
gap_cover(const double *need, const double *supply, const double *cover,
          int count, double alpha)
{
    double gaps = 0;
    double filled = 0;
    double cases = 0;
    double beyond = 0;
    for (int i = 0; i < count; i++) {
        if (isnan(need[i]) || isnan(supply[i]) || isnan(cover[i]))
            continue;
        double gap = fmax(0, need[i] - supply[i]);
        gaps += gap;
        filled += fmin(gap, cover[i]);
        cases += cover[i];
        beyond += fmax(0, cover[i] - gap);
    }
    GapCover result = {
        .gap = gaps,
        .coverage = gaps > 0 ? filled / gaps : 1,
        .duplication = cases > 0 ? beyond / cases : 0,
    };
    result.score = 100 * (alpha * result.coverage +
                          (1 - alpha) * (1 - result.duplication));
    return result;
}

/* A case more in a cell fills its gap or, where there is none left, is beyond
 * it; either way it is one case more of all. */
double
gap_variance(const double *need, const double *supply, const double *cover,
             int count, double alpha)
{
    GapCover whole = gap_cover(need, supply, cover, count, alpha);
    double cases = 0;
    double sum = 0;
    for (int i = 0; i < count; i++)
        if (!isnan(need[i]) && !isnan(supply[i]) && !isnan(cover[i]))
            cases += cover[i];
    if (cases <= 0)
        return 0;
    for (int i = 0; i < count; i++) {
        if (isnan(need[i]) || isnan(supply[i]) || isnan(cover[i]))
            continue;
        bool fills = cover[i] < fmax(0, need[i] - supply[i]);
        double coverage = fills && whole.gap > 0 ? 1 / whole.gap : 0;
        double duplication = ((fills ? 0 : 1) - whole.duplication) / cases;
        double slope = 100 * (alpha * coverage - (1 - alpha) * duplication);
        sum += cover[i] * slope * slope;
    }
    return sum;
}

double
gap_index(double need, double supply)
{
    if (need <= 0)
        return 0;
    return 100 * fmax(0, 1 - supply / need);
}
