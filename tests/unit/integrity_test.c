#include "fixture.h"
#include "score/chance.h"
#include "score/dispersion.h"
#include "score/integrity_alike.h"
#include "score/integrity_digits.h"
#include "score/integrity_series.h"
#include "score/integrity_shift.h"
#include "score/random.h"
#include "score/trend.h"
#include <math.h>

static void
whole(const double *values, int *numbers, int count)
{
    for (int i = 0; i < count; i++)
        numbers[i] = (int)values[i];
}

static void
benford_is_as_published(void)
{
    static const char *const names[] = {"fibonacci1000", "uniform900",
                                        "hub_monthly_example"};
    g_autoptr(GHashTable) expected = fixture_load("10_benford");
    for (int i = 0; i < 3; i++) {
        g_autofree char *counts = g_strconcat(names[i], ".counts", NULL);
        g_autofree char *chi2 = g_strconcat(names[i], ".chi2", NULL);
        g_autofree char *p = g_strconcat(names[i], ".p", NULL);
        g_autofree char *mad = g_strconcat(names[i], ".mad", NULL);
        int digits[DIGITS_FIRST];
        whole(fixture_list(expected, counts, 9), digits, 9);
        DigitsBenford benford = digits_benford_counts(digits);
        assert_near(benford.chi_square, fixture_one(expected, chi2),
                    1e-12 * 500);
        assert_near(benford.p, fixture_one(expected, p), 1e-12);
        assert_near(benford.deviation, fixture_one(expected, mad), 1e-12);
    }
}

static void
fibonacci_numbers_begin_as_benford_says(void)
{
    double values[1000] = {1, 1};
    for (int i = 2; i < 1000; i++)
        values[i] = values[i - 1] + values[i - 2];
    DigitsBenford benford = digits_benford(values, 1000);
    g_autoptr(GHashTable) expected = fixture_load("10_benford");
    g_assert_cmpint(benford.n, ==, 1000);
    assert_near(benford.chi_square, fixture_one(expected, "fibonacci1000.chi2"),
                1e-9);
    g_assert_cmpfloat(benford.decades, >, 200);
}

static void
last_digits_are_as_worked(void)
{
    g_autoptr(GHashTable) expected = fixture_load("11_digit_heaping");
    int digits[DIGITS_LAST];
    whole(fixture_list(expected, "last_digit_counts_0_9", 10), digits, 10);
    DigitsLast last = digits_last_counts(digits);
    g_assert_cmpint(last.round, ==, 49);
    assert_near(last.chi_square, fixture_one(expected, "chi2_9df"), 1e-9);
    assert_near(last.p, fixture_one(expected, "p"), 1e-9);
    assert_near(last.p_round, fixture_one(expected, "binom_p_upper_vs_0.2"),
                1e-9);
}

static void
the_rush_of_march_is_as_worked(void)
{
    g_autoptr(GHashTable) expected = fixture_load("11_digit_heaping");
    const double *months =
        fixture_list(expected, "fiscal_year_month_Apr_to_Mar", 12);
    const double *ends = fixture_list(expected, "march_RR_ci95_log", 2);
    SeriesRush rush = series_rush(months, 12);
    assert_near(rush.ratio, fixture_one(expected, "march_rate_ratio"), 1e-9);
    assert_near(rush.low, ends[0], 1e-9);
    assert_near(rush.high, ends[1], 1e-9);
}

static void
days_are_as_worked(void)
{
    g_autoptr(GHashTable) expected = fixture_load("11_digit_heaping");
    const double *days = fixture_list(expected, "working_day_counts", 21);
    double index = series_dispersion(days, 21);
    assert_near(index, fixture_one(expected, "month_end_dispersion_index"),
                1e-9);
    assert_near(series_dispersion_p(index, 21),
                fixture_one(expected, "poisson_dispersion_p"), 1e-9);
    g_assert_true(isnan(series_dispersion(days, 1)));
}

static void
cusum_is_as_worked(void)
{
    g_autoptr(GHashTable) expected = fixture_load("14_cusum_ewma");
    const double *z = fixture_list(expected, "x_standardised", 12);
    const double *sums = fixture_list(expected, "tabular_cusum.C_plus", 12);
    for (int i = 1; i <= 12; i++) {
        double greatest = 0;
        for (int j = 0; j < i; j++)
            greatest = fmax(greatest, sums[j]);
        assert_near(series_cusum(z, i, 0.5, 4).greatest, greatest, 1e-12);
    }
    g_assert_cmpfloat(
        series_cusum(z, 12, 0.5, 4).signal, ==,
        fixture_one(expected, "tabular_cusum.first_signal_index0"));
}

static const Framework drawn = {.checks = {.winsor = 2,
                                           .slack = 0.5,
                                           .limit = 4,
                                           .draws = 4000,
                                           .seed = 1,
                                           .at = ""}};

static double
shift_p(const ShiftChance *chance, const double *now, const double *before)
{
    double z[SHIFT_MONTHS];
    int months = shift_standardise(now, before, 12, 2, z);
    return shift_chance(chance, series_cusum(z, 12, 0.5, 4).greatest, months);
}

/* Years without change: a p-value below .05 comes in a twentieth of them. */
static void
no_shift_is_found_as_often_as_said(void)
{
    const Year year = {.month_count = 12};
    Scoring scoring = {.framework = &drawn, .year = &year};
    g_assert_null(shift_chance_run(&scoring));
    scoring.before = &scoring;
    ShiftChance *chance = shift_chance_run(&scoring);
    Random random = random_keyed(7, "test", "no shift");
    int below = 0;
    for (int i = 0; i < 2000; i++) {
        double now[12], before[12];
        for (int j = 0; j < 12; j++) {
            before[j] = floor(200 + 14 * random_normal(&random));
            now[j] = floor(240 + 15 * random_normal(&random));
        }
        below += shift_p(chance, now, before) <= 0.05;
    }
    g_assert_cmpint(below, >, 60);
    g_assert_cmpint(below, <, 140);
    g_assert_true(isnan(shift_chance(chance, 1, 11)));
    shift_chance_free(chance);
}

/* Half a year at the old level, half at twice that; and one great month. */
static void
a_shift_within_the_year_is_found(void)
{
    const Year year = {.month_count = 12};
    Scoring scoring = {.framework = &drawn, .year = &year};
    scoring.before = &scoring;
    ShiftChance *chance = shift_chance_run(&scoring);
    const double before[] = {200, 210, 190, 205, 195, 207,
                             199, 203, 196, 201, 204, 198};
    const double shifted[] = {204, 206, 196, 203, 197, 209,
                              201, 406, 390, 402, 409, 397};
    const double month[] = {204, 206, 196, 203, 197, 209,
                            201, 199, 195, 206, 202, 597};
    g_assert_cmpfloat(shift_p(chance, shifted, before), <, 0.02);
    g_assert_cmpfloat(shift_p(chance, month, before), >, 0.2);
    shift_chance_free(chance);
}

static void
trend_is_as_worked(void)
{
    g_autoptr(GHashTable) expected = fixture_load("16_trend_rank_stability");
    const double *series = fixture_list(expected, "series", 5);
    TrendTest test = trend_test(series, 5);
    assert_near(trend_slope(series, 5), fixture_one(expected, "theil_sen"),
                1e-12);
    assert_near(test.s, fixture_one(expected, "mann_kendall_S"), 1e-12);
    assert_near(test.variance, fixture_one(expected, "var_S"), 1e-12);
    assert_near(test.z, fixture_one(expected, "z_cc"), 1e-12);
}

/* A year above the other by the same amount in every month, whatever the
 * season: S = 12, variance 12, z = 11 / sqrt(12). */
static void
seasons_do_not_hide_a_trend(void)
{
    double values[24];
    for (int i = 0; i < 24; i++)
        values[i] = 100 + 30 * (i % 12) + 5 * (i / 12);
    TrendTest test = trend_seasonal_test(values, 2, 12);
    assert_near(test.s, 12, 1e-12);
    assert_near(test.z, 11 / sqrt(12), 1e-12);
    assert_near(trend_seasonal_slope(values, 2, 12), 5, 1e-12);
    values[13] = NAN;
    assert_near(trend_seasonal_test(values, 2, 12).s, 11, 1e-12);
}

static void
ties_take_from_the_variance(void)
{
    const double values[] = {1, 2, 2, 3};
    TrendTest test = trend_test(values, 4);
    assert_near(test.s, 5, 1e-12);
    assert_near(test.variance, (4 * 3 * 13 - 2 * 1 * 9) / 18.0, 1e-12);
    const double same[] = {4, 4, 4};
    assert_near(trend_test(same, 3).z, 0, 1e-12);
}

static void
dispersion_is_as_worked(void)
{
    g_autoptr(GHashTable) expected = fixture_load("15_dispersion");
    const double *x = fixture_list(expected, "small.x", 5);
    assert_near(dispersion_gini(x, 5), fixture_one(expected, "small.gini"),
                1e-9);
    assert_near(dispersion_cv(x, 5), fixture_one(expected, "small.cv_pop"),
                1e-9);
    assert_near(dispersion_theil(x, 5), fixture_one(expected, "small.theil_T"),
                1e-9);
    assert_near(dispersion_log_sd(x, 5),
                fixture_one(expected, "small.sd_logs_sample"), 1e-9);
}

static void
panel_column(int column, double values[47])
{
    g_autofree char *text = NULL;
    g_assert_true(g_file_get_contents(
        "tests/statistics/15_panel_rates_synthetic.csv", &text, NULL, NULL));
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (int i = 0; i < 47; i++) {
        g_auto(GStrv) cells = g_strsplit(lines[i + 1], ",", -1);
        values[i] = g_ascii_strtod(cells[column], NULL);
    }
}

static void
convergence_is_as_worked(void)
{
    g_autoptr(GHashTable) expected = fixture_load("15_dispersion");
    const double *sd =
        fixture_list(expected, "sigma_convergence.sd_log_by_year", 5);
    double first[47], values[47];
    for (int i = 0; i < 5; i++) {
        panel_column(1 + i, values);
        assert_near(dispersion_log_sd(values, 47), sd[i], 1e-9);
    }
    panel_column(1, first);
    DispersionBeta beta = dispersion_beta(first, values, 47);
    /* the worked slope is a year's, over four years */
    assert_near(beta.slope / 4, fixture_one(expected, "beta_convergence.slope"),
                1e-9);
    assert_near(beta.error / 4, fixture_one(expected, "beta_convergence.se"),
                1e-9);
}

/* Benjamini and Hochberg 1995, their example: 15 hypotheses, 4 found. */
static void
many_tests_share_one_rate(void)
{
    static const double p[] = {0.0001, 0.0004, 0.0019, 0.0095, 0.0201,
                               0.0278, 0.0298, 0.0344, 0.0459, 0.3240,
                               0.4262, 0.5719, 0.6528, 0.7590, 1.0000};
    assert_near(chance_threshold(p, 15, 0.05), 0.0095, 1e-12);
    assert_near(chance_threshold(p + 4, 11, 0.05), 0, 1e-12);
    g_assert_cmpfloat(chance_threshold(p, 0, 0.05), ==, 0);
}

static void
one_outlier_does_not_hide_itself(void)
{
    const double values[] = {1, 2, 3, 4, 5, 100, NAN};
    double z = chance_peers(100, 0, values, NULL, 7, 5);
    assert_near(z, (100 - 3.5) / (1.4826 * 1.5), 1e-12);
    g_assert_true(isnan(chance_peers(1, 0, values, NULL, 4, 5)));
    const double same[] = {2, 2, 2, 2, 2};
    assert_near(chance_peers(2, 0, same, NULL, 5, 5), 0, 1e-12);
}

static void
a_figure_changed_is_nearly_the_same_text(void)
{
    static const char *const texts[] = {
        "値決めを7年見直しておらず相談。原価表を作り値上げの順を決定した。",
        "納税の資金が足りず相談。分納の相談の資料を作成した。",
        "値決めを12年見直しておらず相談。原価表を作り値上げの順を決定した。",
        "",
        "継続",
        "継続"};
    static const int groups[] = {1, 1, 2, 2, 3, 3};
    static const int none[6] = {0};
    bool within[6], across[6];
    alike_find(texts, none, 6, 0.8, within, across);
    for (int i = 0; i < 6; i++) {
        g_assert_cmpint(within[i], ==, i != 1 && i != 3);
        g_assert_false(across[i]);
    }
    alike_find(texts, groups, 6, 0.8, within, across);
    for (int i = 0; i < 6; i++) {
        g_assert_cmpint(within[i], ==, i > 3);
        g_assert_cmpint(across[i], ==, i == 0 || i == 2);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/integrity/benford-is-as-published",
                    benford_is_as_published);
    g_test_add_func("/integrity/fibonacci-numbers-begin-as-benford-says",
                    fibonacci_numbers_begin_as_benford_says);
    g_test_add_func("/integrity/last-digits-are-as-worked",
                    last_digits_are_as_worked);
    g_test_add_func("/integrity/the-rush-of-march-is-as-worked",
                    the_rush_of_march_is_as_worked);
    g_test_add_func("/integrity/days-are-as-worked", days_are_as_worked);
    g_test_add_func("/integrity/cusum-is-as-worked", cusum_is_as_worked);
    g_test_add_func("/integrity/no-shift-is-found-as-often-as-said",
                    no_shift_is_found_as_often_as_said);
    g_test_add_func("/integrity/a-shift-within-the-year-is-found",
                    a_shift_within_the_year_is_found);
    g_test_add_func("/trend/is-as-worked", trend_is_as_worked);
    g_test_add_func("/trend/seasons-do-not-hide-a-trend",
                    seasons_do_not_hide_a_trend);
    g_test_add_func("/trend/ties-take-from-the-variance",
                    ties_take_from_the_variance);
    g_test_add_func("/dispersion/is-as-worked", dispersion_is_as_worked);
    g_test_add_func("/dispersion/convergence-is-as-worked",
                    convergence_is_as_worked);
    g_test_add_func("/chance/many-tests-share-one-rate",
                    many_tests_share_one_rate);
    g_test_add_func("/chance/one-outlier-does-not-hide-itself",
                    one_outlier_does_not_hide_itself);
    g_test_add_func("/integrity/a-figure-changed-is-nearly-the-same-text",
                    a_figure_changed_is_nearly_the_same_text);
    return g_test_run();
}
