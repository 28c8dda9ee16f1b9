#include "fixture.h"
#include "score/raters_agreement.h"
#include "score/raters_bootstrap.h"
#include "score/raters_severity.h"
#include "score/raters_two_way.h"
#include <math.h>

static void
read_table(GHashTable *expected, const char *path, int levels, double *table)
{
    for (int i = 0; i < levels; i++) {
        g_autofree char *row = g_strdup_printf("%s.%d", path, i);
        memcpy(table + i * levels, fixture_list(expected, row, levels),
               sizeof(double) * (size_t)levels);
    }
}

static void
kappa_is_as_published(void)
{
    double table[25];
    g_autoptr(GHashTable) expected = fixture_load("09_rater_agreement");
    read_table(expected, "cohen_spitzer3x3.table", 3, table);
    assert_near(raters_kappa_table(table, 3),
                fixture_one(expected, "cohen_spitzer3x3.quad.kappa"), 1e-8);
    read_table(expected, "hub_hearing_5x5.table", 5, table);
    assert_near(raters_kappa_table(table, 5),
                fixture_one(expected, "hub_hearing_5x5.quad.kappa"), 1e-8);
}

/* With two raters a unit, the pairs counted both ways are the table and its
 * mirror image. */
static void
kappa_of_marks_is_that_of_both_tables(void)
{
    const double units[] = {1, 1, 2, 2, 3, 3, 4};
    const double levels[] = {1, 2, 3, 3, 5, 4, 2};
    const double table[25] = {[1] = 1, [5] = 1, [12] = 2, [19] = 1, [23] = 1};
    assert_near(raters_kappa(units, levels, 7), raters_kappa_table(table, 5),
                1e-12);
    g_assert_true(isnan(raters_kappa(units + 6, levels + 6, 1)));
}

static void
icc_is_as_published(void)
{
    double units[24], levels[24];
    g_autoptr(GHashTable) expected = fixture_load("09_rater_agreement");
    for (int i = 0; i < 6; i++) {
        g_autofree char *row = g_strdup_printf("icc_shrout_fleiss1979.x.%d", i);
        const double *marks = fixture_list(expected, row, 4);
        for (int j = 0; j < 4; j++) {
            units[i * 4 + j] = i;
            levels[i * 4 + j] = marks[j];
        }
    }
    RatersIcc icc = raters_icc(units, levels, 24);
    assert_near(icc.single, fixture_one(expected, "icc_shrout_fleiss1979.ICC1"),
                1e-8);
    assert_near(icc.average,
                fixture_one(expected, "icc_shrout_fleiss1979.ICC1k"), 1e-8);
}

/* All judge all: Shrout and Fleiss' figures. One unit less for one rater: still
 * between the two figures that leave out that unit or that rater. */
static void
icc_of_raters_is_as_published(void)
{
    double units[24], raters[24], levels[24];
    g_autoptr(GHashTable) expected = fixture_load("09_rater_agreement");
    for (int i = 0; i < 24; i++) {
        g_autofree char *row =
            g_strdup_printf("icc_shrout_fleiss1979.x.%d", i / 4);
        units[i] = i / 4;
        raters[i] = i % 4 + 1;
        levels[i] = fixture_list(expected, row, 4)[i % 4];
    }
    RatersTwoWay icc = raters_two_way(units, raters, levels, 24);
    assert_near(icc.agreement,
                fixture_one(expected, "icc_shrout_fleiss1979.ICC2"), 1e-8);
    assert_near(icc.consistency,
                fixture_one(expected, "icc_shrout_fleiss1979.ICC3"), 1e-8);
    RatersTwoWay fewer = raters_two_way(units, raters, levels, 23);
    g_assert_cmpfloat(fabs(fewer.agreement - icc.agreement), <, 0.1);
    g_assert_cmpfloat(fabs(fewer.consistency - icc.consistency), <, 0.1);
    const double apart[] = {1, 1, 2, 2};
    const double strangers[] = {1, 2, 3, 4};
    g_assert_true(isnan(raters_two_way(apart, strangers, levels, 4).agreement));
}

/* The same stream gives the means that were worked out by others. */
static void
samples_are_as_worked(void)
{
    g_autoptr(GHashTable) expected = fixture_load("05b_bootstrap");
    g_autoptr(GHashTable) hubs = fixture_load("01_tscore_rank_quantile");
    const double *rates = fixture_list(hubs, "hubs47_rate_per_1000.rate", 47);
    const double *means = fixture_list(expected, "first5_replicate_means", 5);
    Random random = {2005};
    for (int i = 0; i < 5; i++) {
        int indexes[47];
        double mean = 0;
        raters_resample(&random, 47, indexes);
        for (int j = 0; j < 47; j++)
            mean += rates[indexes[j]] / 47;
        assert_near(mean, means[i], 1e-9);
    }
}

/* Forty hubs: the interval holds the measure and narrows with agreement; other
 * hubs' marks do not matter to which hubs a draw takes. */
static void
intervals_hold_what_they_are_of(void)
{
    double hubs[120], units[120], levels[120];
    for (int i = 0; i < 120; i++) {
        hubs[i] = units[i] = i / 3;
        levels[i] = 1 + (i / 3) % 5;
        if (i % 7 == 0)
            levels[i] = 6 - levels[i];
    }
    Random stream = random_keyed(1, "kappa", "test");
    RatersInterval some =
        raters_bootstrap(raters_kappa, hubs, units, levels, 120, stream, 500);
    double kappa = raters_kappa(units, levels, 120);
    g_assert_cmpfloat(some.low, <, kappa);
    g_assert_cmpfloat(some.high, >, kappa);
    for (int i = 0; i < 120; i++)
        levels[i] = 1 + (i / 3) % 5;
    RatersInterval all =
        raters_bootstrap(raters_alpha, hubs, units, levels, 120, stream, 500);
    assert_near(all.low, 1, 1e-12);
    assert_near(all.high, 1, 1e-12);
    g_assert_true(isnan(
        raters_bootstrap(raters_kappa, hubs, units, levels, 3, stream, 9).low));
}

static void
alpha_is_as_published(void)
{
    double units[48], levels[48];
    int count = 0;
    g_autoptr(GHashTable) expected = fixture_load("09_rater_agreement");
    for (int i = 0; i < 12; i++) {
        g_autofree char *row = g_strdup_printf("krippendorff.units.%d", i);
        GArray *marks = g_hash_table_lookup(expected, row);
        for (guint j = 0; marks && j < marks->len; j++) {
            units[count] = i;
            levels[count++] = g_array_index(marks, double, j);
        }
    }
    assert_near(raters_alpha(units, levels, count),
                fixture_one(expected, "krippendorff.interval"), 1e-8);
}

static void
severity_is_as_worked(void)
{
    static const char path[] = "severity_incomplete_block";
    double units[96], raters[96], levels[96], severity[6];
    g_autoptr(GHashTable) expected = fixture_load("09_rater_agreement");
    for (int i = 0; i < 96; i++) {
        g_autofree char *row =
            g_strdup_printf("%s.obs_hub_rater_score0.%d", path, i);
        const double *mark = fixture_list(expected, row, 3);
        units[i] = mark[0];
        raters[i] = mark[1];
        levels[i] = mark[2];
    }
    const double *wanted =
        fixture_list(expected, "severity_incomplete_block.severity", 6);
    g_assert_true(raters_severity(units, raters, levels, 96, 5, severity));
    for (int i = 0; i < 6; i++)
        assert_near(severity[i], wanted[i], 1e-8);
}

static void
raters_who_share_nothing_are_not_compared(void)
{
    const double units[] = {1, 1, 2, 2};
    const double raters[] = {1, 2, 3, 4};
    const double levels[] = {3, 4, 2, 2};
    double severity[5];
    g_assert_false(raters_severity(units, raters, levels, 4, 4, severity));
    const double linked[] = {1, 2, 2, 3};
    g_assert_true(raters_severity(units, linked, levels, 4, 4, severity));
    assert_near(severity[1] + severity[2] + severity[3], 0, 1e-12);
    assert_near(severity[1] - severity[2], 1, 1e-12);
    g_assert_true(isnan(severity[4]));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/raters/kappa-is-as-published", kappa_is_as_published);
    g_test_add_func("/raters/kappa-of-marks-is-that-of-both-tables",
                    kappa_of_marks_is_that_of_both_tables);
    g_test_add_func("/raters/icc-is-as-published", icc_is_as_published);
    g_test_add_func("/raters/icc-of-raters-is-as-published",
                    icc_of_raters_is_as_published);
    g_test_add_func("/raters/samples-are-as-worked", samples_are_as_worked);
    g_test_add_func("/raters/intervals-hold-what-they-are-of",
                    intervals_hold_what_they_are_of);
    g_test_add_func("/raters/alpha-is-as-published", alpha_is_as_published);
    g_test_add_func("/raters/severity-is-as-worked", severity_is_as_worked);
    g_test_add_func("/raters/who-share-nothing-are-not-compared",
                    raters_who_share_nothing_are_not_compared);
    return g_test_run();
}
