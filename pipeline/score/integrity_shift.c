#include "score/integrity_shift.h"
#include "score/chance.h"
#include "score/integrity_series.h"
#include "score/random.h"
#include <math.h>
#include <stdlib.h>

struct ShiftChance {
    int months;
    int count;
    double *greatest; /* ascending */
};

static int
standardise(const double *off, int count, double winsor, double *z)
{
    int there = 0;
    for (int i = 0; i < count; i++) {
        double peers = chance_peers(off[i], 0, off, NULL, count, SHIFT_LEAST);
        there += !isnan(peers);
        z[i] = isnan(peers) ? peers : CLAMP(peers, -winsor, winsor);
    }
    return there;
}

int
shift_standardise(const double *now, const double *before, int count,
                  double winsor, double *z)
{
    double off[SHIFT_MONTHS];
    for (int i = 0; i < count; i++) {
        bool known = now[i] >= 0 && before[i] >= 0;
        off[i] = known ? sqrt(now[i]) - sqrt(before[i]) : NAN;
    }
    return standardise(off, count, winsor, z);
}

static int
compare(const void *left, const void *right)
{
    const double *a = left;
    const double *b = right;
    return (*a > *b) - (*a < *b);
}

ShiftChance *
shift_chance_run(const Scoring *scoring)
{
    const Checks *checks = &scoring->framework->checks;
    int months = scoring->year->month_count;
    if (!checks->at || !scoring->before || months < SHIFT_LEAST)
        return NULL;
    ShiftChance *chance = g_new0(ShiftChance, 1);
    chance->months = months;
    chance->count = checks->draws;
    chance->greatest = g_new(double, (gsize)checks->draws + 1);
    Random stream = random_keyed((uint64_t)checks->seed, "cusum", "nation");
    for (int i = 0; i < checks->draws; i++) {
        Random random = random_draw(stream, i);
        double off[SHIFT_MONTHS];
        double z[SHIFT_MONTHS];
        for (int j = 0; j < months; j++)
            off[j] = random_normal(&random);
        standardise(off, months, checks->winsor, z);
        chance->greatest[i] =
            series_cusum(z, months, checks->slack, checks->limit).greatest;
    }
    qsort(chance->greatest, (size_t)chance->count, sizeof *chance->greatest,
          compare);
    return chance;
}

void
shift_chance_free(ShiftChance *chance)
{
    if (!chance)
        return;
    g_free(chance->greatest);
    g_free(chance);
}

double
shift_chance(const ShiftChance *chance, double value, int months)
{
    int low = 0;
    int high = chance->count;
    if (months != chance->months)
        return NAN;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (chance->greatest[middle] >= value)
            high = middle;
        else
            low = middle + 1;
    }
    return (1.0 + chance->count - low) / (1.0 + chance->count);
}
