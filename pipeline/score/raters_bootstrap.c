#include "score/raters_bootstrap.h"
#include <glib.h>
#include <math.h>
#include <stdlib.h>

static const double tail = 0.025;

typedef struct {
    const double *hubs, *units, *levels;
    int count;
    GArray *from; /* int: where a hub begins, and the end */
    GArray *drawn_units, *drawn_levels;
} Marks;

static int
compare(const void *left, const void *right)
{
    const double *a = left;
    const double *b = right;
    return (*a > *b) - (*a < *b);
}

void
raters_resample(Random *random, int count, int *indexes)
{
    for (int i = 0; i < count; i++)
        indexes[i] = (int)(random_uniform(random) * count);
}

static void
find_hubs(Marks *marks)
{
    for (int i = 0; i <= marks->count; i++)
        if (i == 0 || i == marks->count ||
            marks->hubs[i] > marks->hubs[i - 1] ||
            marks->hubs[i] < marks->hubs[i - 1])
            g_array_append_val(marks->from, i);
}

/* The marks of the drawn hubs, with units counted anew: a hub that is drawn
 * twice is two hubs. */
static double
measure_sample(const Marks *marks, RatersMeasure measure, const int *hubs,
               int hub_count)
{
    GArray *units = g_array_set_size(marks->drawn_units, 0);
    GArray *levels = g_array_set_size(marks->drawn_levels, 0);
    double unit = 0;
    for (int i = 0; i < hub_count; i++) {
        int from = g_array_index(marks->from, int, hubs[i]);
        int end = g_array_index(marks->from, int, hubs[i] + 1);
        for (int j = from; j < end; j++) {
            unit += j == from || marks->units[j] > marks->units[j - 1];
            g_array_append_val(units, unit);
        }
        g_array_append_vals(levels, marks->levels + from, (guint)(end - from));
    }
    return measure((const double *)(void *)units->data,
                   (const double *)(void *)levels->data, (int)units->len);
}

RatersInterval
raters_bootstrap(RatersMeasure measure, const double *hubs, const double *units,
                 const double *levels, int count, Random stream, int draws)
{
    g_autoptr(GArray) from = g_array_new(FALSE, FALSE, sizeof(int));
    g_autoptr(GArray) drawn_units = g_array_new(FALSE, FALSE, sizeof(double));
    g_autoptr(GArray) drawn_levels = g_array_new(FALSE, FALSE, sizeof(double));
    Marks marks = {hubs, units, levels, count, from, drawn_units, drawn_levels};
    RatersInterval interval = {NAN, NAN};
    find_hubs(&marks);
    int hub_count = (int)from->len - 1;
    if (count == 0 || hub_count < 2 || draws < 1)
        return interval;
    g_autofree int *sample = g_new(int, (gsize)hub_count);
    g_autofree double *values = g_new(double, (gsize)draws);
    int there = 0;
    for (int i = 0; i < draws; i++) {
        Random random = random_draw(stream, i);
        raters_resample(&random, hub_count, sample);
        double value = measure_sample(&marks, measure, sample, hub_count);
        if (!isnan(value))
            values[there++] = value;
    }
    if (there < (1 - 2 * tail) * draws)
        return interval;
    qsort(values, (size_t)there, sizeof *values, compare);
    int low = (int)ceil(tail * there) - 1;
    int high = (int)ceil((1 - tail) * there) - 1;
    return (RatersInterval){values[MAX(low, 0)], values[high]};
}
