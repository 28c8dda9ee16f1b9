#include "score/raters_two_way.h"
#include "score/raters_severity.h"
#include <glib.h>
#include <math.h>

/* The marks of units with two or more of them. */
typedef struct {
    GArray *units, *raters, *levels; /* double */
    int unit_count;
    int greatest; /* number of a rater */
} Marks;

static double
at(const GArray *list, guint index)
{
    return g_array_index(list, double, index);
}

static void
keep_marks(Marks *marks, const double *units, const double *raters,
           const double *levels, int count)
{
    for (int from = 0, end; from < count; from = end) {
        end = from + 1;
        while (end < count && units[end] <= units[from])
            end++;
        if (end - from < 2)
            continue;
        double unit = marks->unit_count++;
        for (int i = from; i < end; i++) {
            g_array_append_val(marks->units, unit);
            g_array_append_val(marks->raters, raters[i]);
            g_array_append_val(marks->levels, levels[i]);
            marks->greatest = MAX(marks->greatest, (int)raters[i]);
        }
    }
}

/* What is left of the levels, each with its `shift`, about the means of its
 * group. */
static double
left_about_groups(const GArray *levels, const GArray *groups, int greatest,
                  const double *shifts)
{
    g_autofree double *sums = g_new0(double, (gsize)greatest + 1);
    g_autofree double *counts = g_new0(double, (gsize)greatest + 1);
    double left = 0;
    for (guint i = 0; i < levels->len; i++) {
        int group = (int)at(groups, i);
        sums[group] += at(levels, i) + shifts[i];
        counts[group]++;
    }
    for (guint i = 0; i < levels->len; i++) {
        int group = (int)at(groups, i);
        double off = at(levels, i) + shifts[i] - sums[group] / counts[group];
        left += off * off;
    }
    return left;
}

static int
rater_count(const Marks *marks)
{
    g_autofree bool *seen = g_new0(bool, (gsize)marks->greatest + 1);
    int count = 0;
    for (guint i = 0; i < marks->raters->len; i++) {
        int rater = (int)at(marks->raters, i);
        count += !seen[rater];
        seen[rater] = true;
    }
    return count;
}

static RatersTwoWay
from_marks(const Marks *marks)
{
    RatersTwoWay result = {NAN, NAN};
    guint count = marks->levels->len;
    g_autofree double *severity = g_new0(double, (gsize)marks->greatest + 1);
    g_autofree double *none = g_new0(double, (gsize)count + 1);
    g_autofree double *shifts = g_new0(double, (gsize)count + 1);
    int raters = rater_count(marks);
    double freedom = (double)count - marks->unit_count - raters + 1;
    const double *levels = (const double *)(void *)marks->levels->data;
    if (marks->unit_count < 2 || raters < 2 || freedom <= 0 ||
        !raters_severity((const double *)(void *)marks->units->data,
                         (const double *)(void *)marks->raters->data, levels,
                         (int)count, marks->greatest, severity))
        return result;
    for (guint i = 0; i < count; i++)
        shifts[i] = severity[(int)at(marks->raters, i)];
    double both = left_about_groups(marks->levels, marks->units,
                                    marks->unit_count, shifts);
    double of_units =
        left_about_groups(marks->levels, marks->units, marks->unit_count, none);
    double of_raters =
        left_about_groups(marks->levels, marks->raters, marks->greatest, none);
    double error = both / freedom;
    double unit = (of_raters - both - (marks->unit_count - 1) * error) /
                  ((double)count - raters);
    double rater = (of_units - both - (raters - 1) * error) /
                   ((double)count - marks->unit_count);
    unit = fmax(0, unit);
    rater = fmax(0, rater);
    if (unit + error > 0) {
        result.agreement = unit / (unit + rater + error);
        result.consistency = unit / (unit + error);
    }
    return result;
}

RatersTwoWay
raters_two_way(const double *units, const double *raters, const double *levels,
               int count)
{
    g_autoptr(GArray) kept_units = g_array_new(FALSE, FALSE, sizeof(double));
    g_autoptr(GArray) kept_raters = g_array_new(FALSE, FALSE, sizeof(double));
    g_autoptr(GArray) kept_levels = g_array_new(FALSE, FALSE, sizeof(double));
    Marks marks = {kept_units, kept_raters, kept_levels, 0, 0};
    keep_marks(&marks, units, raters, levels, count);
    return from_marks(&marks);
}
