#include "fixture.h"
#include "score/pace.h"
#include <math.h>

/* P(X = k) of a negative binomial with this mean and variance, by its own
 * formula. */
static double
mass(double mean, double variance, double k)
{
    double shape = mean * mean / (variance - mean);
    double success = shape / (shape + mean);
    return exp(lgamma(k + shape) - lgamma(k + 1) - lgamma(shape) +
               shape * log(success) + k * log1p(-success));
}

static void
events_without_more_are_poisson(void)
{
    PaceForecast forecast = {10, 10};
    g_assert_cmpfloat(pace_quantile(forecast, 0.025), ==, 4);
    g_assert_cmpfloat(pace_quantile(forecast, 0.975), ==, 17);
    assert_near(pace_chance(forecast, 10), 0.5420702855, 1e-9);
}

static void
wider_ones_are_negative_binomial(void)
{
    PaceForecast forecast = {40, 200};
    double below = 0;
    for (int k = 0; k < 60; k++) {
        assert_near(pace_chance(forecast, k), 1 - below, 1e-10);
        below += mass(40, 200, k);
    }
    double high = pace_quantile(forecast, 0.975);
    g_assert_true(pace_chance(forecast, high + 1) <= 0.025);
    g_assert_true(pace_chance(forecast, high) > 0.025);
}

/* exp(-4000) is no double. */
static void
great_counts_have_a_middle(void)
{
    PaceForecast forecast = {4000, 4000};
    g_assert_cmpfloat(fabs(pace_quantile(forecast, 0.5) - 4000), <=, 1);
    assert_near(pace_chance(forecast, 4000), 0.5, 0.01);
    assert_near(pace_quantile(forecast, 0.975), 4000 + 1.96 * sqrt(4000), 2);
}

static void
nothing_to_come_is_nothing(void)
{
    PaceForecast forecast = {0, 0};
    g_assert_cmpfloat(pace_quantile(forecast, 0.975), ==, 0);
    g_assert_cmpfloat(pace_chance(forecast, 0), ==, 1);
    g_assert_cmpfloat(pace_chance(forecast, 1), ==, 0);
}

/* 60 counted where last year had 50: 1.2 against the nation's 1.0, whose hubs
 * vary by 0.02, a prior of 50 exposures: (60 + 50) / (50 + 50) = 1.1. */
static void
levels_are_drawn_to_the_nations(void)
{
    PaceCount count = {.rest = 100,
                       .n = 60,
                       .exposure = 50,
                       .level = 1,
                       .between = 0.02,
                       .spread = 1,
                       .season = 0.1};
    PaceForecast forecast = pace_forecast(&count);
    assert_near(forecast.mean, 110, 1e-9);
    assert_near(forecast.variance, 110 + 110 * 110 * (1 / 110.0 + 0.01), 1e-9);
    count.between = 0;
    forecast = pace_forecast(&count);
    assert_near(forecast.mean, 100, 1e-9);
    assert_near(forecast.variance, 100 + 100 * 100 * 0.01, 1e-9);
}

static void
ewma_is_as_worked(void)
{
    g_autoptr(GHashTable) expected = fixture_load("14_cusum_ewma");
    const double *z = fixture_list(expected, "x_standardised", 12);
    int signal = -1;
    for (int i = 0; i < 12; i++) {
        g_autofree char *path = g_strdup_printf("ewma.z_and_halfwidth.%d", i);
        const double *pair = fixture_list(expected, path, 2);
        PaceEwma ewma = pace_ewma(z, i + 1, 0.2, 3);
        assert_near(ewma.last, pair[0], 1e-12);
        assert_near(ewma.limit, pair[1], 1e-12);
        if (signal < 0 && fabs(pair[0]) > pair[1])
            signal = i;
        g_assert_cmpint(ewma.signal, ==, signal);
    }
    g_assert_cmpint(signal, >=, 0);
}

static void
a_month_without_a_value_is_passed_over(void)
{
    const double whole[] = {2, 3, 1};
    const double holed[] = {2, NAN, 3, 1};
    assert_near(pace_ewma(holed, 4, 0.2, 3).last,
                pace_ewma(whole, 3, 0.2, 3).last, 1e-15);
    assert_near(pace_ewma(holed, 4, 0.2, 3).limit,
                pace_ewma(whole, 3, 0.2, 3).limit, 1e-15);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/pace/events-without-more-are-poisson",
                    events_without_more_are_poisson);
    g_test_add_func("/pace/wider-ones-are-negative-binomial",
                    wider_ones_are_negative_binomial);
    g_test_add_func("/pace/great-counts-have-a-middle",
                    great_counts_have_a_middle);
    g_test_add_func("/pace/nothing-to-come-is-nothing",
                    nothing_to_come_is_nothing);
    g_test_add_func("/pace/levels-are-drawn-to-the-nations",
                    levels_are_drawn_to_the_nations);
    g_test_add_func("/pace/ewma-is-as-worked", ewma_is_as_worked);
    g_test_add_func("/pace/a-month-without-a-value-is-passed-over",
                    a_month_without_a_value_is_passed_over);
    return g_test_run();
}
