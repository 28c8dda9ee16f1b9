#include "score/engine_normalise.h"
#include "score/engine_rank.h"
#include "score/normalise.h"
#include <glib.h>
#include <math.h>

/* Values after the turn, so that more is better. */
typedef struct {
    double *values;
    int count;
    const IndexScale *scale;
    double least, greatest;
} List;

static double
capped(double share, Cap cap)
{
    if ((cap & CAP_LOW) && share < 0)
        return 0;
    return (cap & CAP_HIGH) && share > 1 ? 1 : share;
}

/* Shares between two posts, laid on the scale. */
static void
between(List *list, double low, double high, Cap cap)
{
    const IndexScale *scale = list->scale;
    for (int i = 0; i < list->count; i++) {
        double share = (list->values[i] - low) / (high - low);
        list->values[i] =
            scale->from + (scale->to - scale->from) * capped(share, cap);
    }
}

static void
fill(List *list, double value)
{
    for (int i = 0; i < list->count; i++)
        if (!isnan(list->values[i]))
            list->values[i] = value;
}

/* From the least value to `high`, which may lie anywhere above it. */
static bool
extent(List *list, double high)
{
    const IndexScale *scale = list->scale;
    if (list->least == list->greatest && high == list->greatest) {
        fill(list, scale->from + (scale->to - scale->from) / 2);
        return true;
    }
    if (high > list->least) {
        between(list, list->least, high, scale->cap);
        return true;
    }
    fill(list, NAN);
    return false;
}

/* Ranks from below, 1 for the worst, equal ones alike. */
static void
rank_up(List *list, double first, bool share)
{
    g_autofree int *ranks = g_new(int, list->count);
    int there = engine_rank_up(list->values, list->count, ranks);
    for (int i = 0; i < list->count; i++)
        if (!isnan(list->values[i]))
            list->values[i] = ranks[i] - 1 + first;
    if (!share)
        return;
    bool alike = list->least == list->greatest;
    for (int i = 0; i < list->count; i++) {
        double place = alike ? 0.5 : list->values[i] / (there - 1);
        if (!isnan(list->values[i]))
            list->values[i] = list->scale->from +
                              (list->scale->to - list->scale->from) * place;
    }
}

/* From the deviation of a population to that of a sample. */
static double
sample_factor(const List *list)
{
    int there = 0;
    for (int i = 0; i < list->count; i++)
        there += !isnan(list->values[i]);
    return there > 1 ? sqrt((double)there / (there - 1)) : 1;
}

static void
standardise(List *list)
{
    const IndexScale *scale = list->scale;
    Scale t = {scale->mean, scale->sd, -INFINITY, INFINITY};
    double mean = normalise_mean(list->values, list->count);
    double sd = normalise_sd(list->values, list->count);
    if (scale->sample)
        sd *= sample_factor(list);
    for (int i = 0; i < list->count; i++)
        if (!isnan(list->values[i]))
            list->values[i] = normalise_t(list->values[i], mean, sd, t);
}

static bool
fraction(List *list, bool high)
{
    /* Turned values are negative: the least value is -greatest. */
    double best = high ? list->greatest : -list->greatest;
    double worst = high ? list->least : -list->greatest;
    bool fits = high ? best > 0 : worst > 0;
    for (int i = 0; i < list->count; i++)
        list->values[i] = !fits  ? NAN
                          : high ? list->values[i] / best
                                 : best / -list->values[i];
    return fits;
}

static void
goalposts(List *list, bool high)
{
    double low = list->scale->low;
    double top = list->scale->high;
    for (int i = 0; list->scale->log && i < list->count; i++) {
        double plain = high ? list->values[i] : -list->values[i];
        double logarithm = plain > 0 ? log(plain) : NAN;
        list->values[i] = high ? logarithm : -logarithm;
    }
    if (list->scale->log) {
        low = log(low);
        top = log(top);
    }
    between(list, high ? low : -top, high ? top : -low, list->scale->cap);
}

static bool
apply(List *list, bool high, double reference)
{
    switch (list->scale->method) {
    case NORMALISE_MIN_MAX:
    case NORMALISE_MAXIMUM:
        return extent(list, list->greatest);
    case NORMALISE_Z:
    case NORMALISE_T:
        standardise(list);
        return true;
    case NORMALISE_GOALPOSTS:
        goalposts(list, high);
        return true;
    case NORMALISE_TARGET:
        return extent(list, high ? list->scale->high : -list->scale->high);
    case NORMALISE_REFERENCE:
        return extent(list, high ? reference : -reference);
    case NORMALISE_FRACTION:
        return fraction(list, high);
    case NORMALISE_RANK:
        rank_up(list, 1, false);
        return true;
    case NORMALISE_BORDA:
        rank_up(list, 0, false);
        return true;
    case NORMALISE_PERCENTILE:
        rank_up(list, 0, true);
        return true;
    default:
        return true;
    }
}

bool
engine_normalise(double *values, int count, const IndexScale *scale, bool high,
                 double reference)
{
    List list = {values, count, scale, INFINITY, -INFINITY};
    for (int i = 0; i < count; i++) {
        values[i] = high ? values[i] : 0 - values[i];
        list.least = fmin(list.least, values[i]);
        list.greatest = fmax(list.greatest, values[i]);
    }
    if (!(list.least <= list.greatest)) /* nothing there */
        return true;
    return apply(&list, high, reference);
}
