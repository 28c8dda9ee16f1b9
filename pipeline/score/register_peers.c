/* Institutions against the others: shrinkage, places, outliers. */
#include "score/beta.h"
#include "score/normalise.h"
#include "score/precision.h"
#include "score/register.h"
#include "score/shrink.h"

#include <math.h>
#include <stdlib.h>

/* --- users --- */
RegisterBeta
register_prior(const RegisterRules *rules, const RegisterEntry *entries,
               int count)
{
    RegisterBeta given = {rules->prior.a, rules->prior.b, 0};
    if (!rules->prior.is_estimated)
        return given;
    g_autofree double *x = g_new(double, (gsize)count);
    g_autofree double *n = g_new(double, (gsize)count);
    int institutions = 0;
    for (int i = 0; i < count; i++) {
        x[i] = entries[i].result.satisfied;
        n[i] = entries[i].result.replies;
        institutions += n[i] > 0;
    }
    double pooled = shrink_pooled(x, n, count);
    double prior = shrink_prior_binomial(
        pooled, shrink_between_binomial(x, n, count, pooled));
    if (!isfinite(prior) || !(prior > 0) || !(pooled > 0 && pooled < 1))
        return given;
    return (RegisterBeta){precision_ten(prior * pooled),
                          precision_ten(prior * (1 - pooled)), institutions};
}

/* Most institutions have few replies: each bound is computed once. */
static double
lower_bound(GHashTable *known, const RegisterRules *rules, RegisterBeta prior,
            const InstitutionResult *result)
{
    gint64 key = ((gint64)result->replies << 32) | (guint32)result->satisfied;
    const double *found = g_hash_table_lookup(known, &key);
    if (found)
        return *found;
    double *value = g_new(double, 1);
    *value = beta_quantile(prior.a + result->satisfied,
                           prior.b + result->replies - result->satisfied,
                           rules->prior.level);
    g_hash_table_insert(known, g_memdup2(&key, sizeof key), value);
    return *value;
}

void
register_satisfy(const RegisterRules *rules, RegisterBeta prior,
                 RegisterEntry *entries, int count)
{
    g_autoptr(GHashTable) known =
        g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free);
    for (int i = 0; i < count; i++) {
        InstitutionResult *result = &entries[i].result;
        result->mean = (prior.a + result->satisfied) /
                       (prior.a + prior.b + result->replies);
        result->lower = lower_bound(known, rules, prior, result);
        for (int k = 0; k < rules->check_count; k++)
            if (rules->checks[k].test == REGISTER_TEST_SATISFACTION)
                result->checks[k] =
                    register_check_test(rules, &rules->checks[k], NULL, result);
    }
}

/* --- activity --- */
/* Sums of a one-way analysis of variance over institutions and their years. */
typedef struct {
    int groups;
    double years, years_squared, points, squares, within;
} Sums;

static void
sums_add(Sums *sums, const RegisterEntry *entry)
{
    sums->groups++;
    sums->years += entry->years;
    sums->years_squared += (double)entry->years * entry->years;
    sums->points += entry->years * entry->mean;
    sums->squares += entry->years * entry->mean * entry->mean;
    sums->within += entry->squares;
}

/* Variances by the moments of the unbalanced one-way layout (Searle, Casella
 * and McCulloch 1992, 3.6); NaN where there is no freedom to tell. */
static void
estimate(RegisterPeers *peers, const Sums *sums)
{
    peers->mean = sums->years > 0 ? sums->points / sums->years : (double)NAN;
    double free_within = sums->years - sums->groups;
    double free_between = sums->groups - 1;
    peers->within = free_within > 0 ? sums->within / free_within : (double)NAN;
    if (!(free_between > 0) || isnan(peers->within)) {
        peers->between = NAN;
        return;
    }
    double among = sums->squares - sums->years * peers->mean * peers->mean;
    double size =
        (sums->years - sums->years_squared / sums->years) / free_between;
    peers->between = fmax(0, (among / free_between - peers->within) / size);
}

/* Drawn to the mean of the peers by as much as years differ in one place; kept
 * as it is where that cannot be told. */
static double
shrink(const RegisterPeers *peers, const RegisterEntry *entry)
{
    if (isnan(peers->between))
        return precision_ten(entry->mean);
    double noise = peers->within / entry->years;
    double weight = peers->between + noise > 0
                        ? peers->between / (peers->between + noise)
                        : 0;
    return precision_ten(peers->mean + weight * (entry->mean - peers->mean));
}

static int
compare_down(const void *first, const void *second)
{
    double a = *(const double *)first, b = *(const double *)second;
    return (a < b) - (a > b);
}

/* How many of the sorted values are greater. */
static int
count_above(const double *values, int count, double value)
{
    int low = 0, high = count;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (values[middle] > value)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool
is_of(const RegisterEntry *entry, int kind, int all)
{
    return entry->result.has_report &&
           (kind == all || entry->result.kind == kind);
}

/* The middle and the spread of what is done, on the scale of logarithms. Who
 * did nothing is left out: so many are idle that they would be the middle. */
static void
measure_spread(RegisterPeers *peers, const RegisterEntry *entries, int count,
               int kind, int all)
{
    g_autofree double *values = g_new(double, (gsize)count + 1);
    int n = 0;
    for (int i = 0; i < count; i++)
        if (is_of(&entries[i], kind, all) && entries[i].result.uncapped > 0)
            values[n++] = log1p(entries[i].result.uncapped);
    peers->median = normalise_quantile(values, n, .5);
    for (int i = 0; i < n; i++)
        values[i] = fabs(values[i] - peers->median);
    peers->deviation = 1.4826 * normalise_quantile(values, n, .5);
}

static void
measure(const RegisterRules *rules, Arena *arena, const RegisterEntry *entries,
        int count, int kind, RegisterPeers *peers)
{
    const int all = rules->kind_count;
    Sums sums = {0};
    double exposure = 0;
    int exposed = 0;
    for (int i = 0; i < count; i++) {
        if (kind != all && entries[i].result.kind != kind)
            continue;
        if (!isnan(entries[i].exposure)) {
            exposure += entries[i].exposure;
            exposed++;
        }
        if (entries[i].result.has_report)
            sums_add(&sums, &entries[i]);
    }
    peers->count = sums.groups;
    peers->is_own = peers->count >= rules->peers;
    peers->exposure = exposed ? exposure / exposed : 0;
    estimate(peers, &sums);
    measure_spread(peers, entries, count, kind, all);
    peers->shrunk = arena_array(arena, double, peers->count);
    int n = 0;
    for (int i = 0; i < count; i++)
        if (is_of(&entries[i], kind, all))
            peers->shrunk[n++] = shrink(peers, &entries[i]);
    qsort(peers->shrunk, (size_t)n, sizeof *peers->shrunk, compare_down);
}

static void
find_outlier(const RegisterRules *rules, const RegisterPeers *peers,
             InstitutionResult *result)
{
    if (!(peers->deviation > 0) || result->uncapped <= 0)
        return;
    double value = precision_ten((log1p(result->uncapped) - peers->median) /
                                 peers->deviation);
    for (int i = 0; i < rules->signal_count; i++) {
        const RegisterSignal *signal = &rules->signals[i];
        if (signal->test != REGISTER_SIGNAL_OUTLIER)
            continue;
        result->signal[i].value = value;
        if (value >= signal->least)
            result->signals |= 1u << i;
    }
}

const RegisterPeers *
register_compare(const RegisterRules *rules, Arena *arena,
                 RegisterEntry *entries, int count)
{
    RegisterPeers *peers =
        arena_array(arena, RegisterPeers, rules->kind_count + 1);
    for (int i = 0; i <= rules->kind_count; i++)
        measure(rules, arena, entries, count, i, &peers[i]);
    for (int i = 0; i < count; i++) {
        InstitutionResult *result = &entries[i].result;
        result->among_all = !peers[result->kind].is_own;
        const RegisterPeers *own =
            &peers[result->among_all ? rules->kind_count : result->kind];
        if (!result->has_report)
            continue;
        result->peers = own->count;
        result->shrunk = shrink(own, &entries[i]);
        result->place =
            1 + count_above(own->shrunk, own->count, result->shrunk);
        find_outlier(rules, own, result);
    }
    return peers;
}
