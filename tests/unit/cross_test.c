#include "fixture.h"
#include "score/association.h"
#include "score/chance.h"
#include "score/dispersion.h"
#include "score/engine_rank.h"
#include "score/engine_treat.h"
#include "score/engine_weights.h"
#include "score/funnel.h"
#include "score/gamma.h"
#include "score/integrity_digits.h"
#include "score/integrity_series.h"
#include "score/interval.h"
#include "score/normalise.h"
#include "score/raters_agreement.h"
#include "score/raters_severity.h"
#include "score/shrink.h"
#include "score/trend.h"
#include <math.h>
#include <stdio.h>

/*
 * The statistics against R: tests/cross/values.R says what they are, values.txt
 * holds its answers. Ten digits, as some of R's functions iterate.
 */
enum { HUBS = 47, MONTHS = 36, YEARS = 5 };
enum { ESTABLISHMENTS = 2, FTE = 3, CONSULTS = 5, VISITORS, RESOLVED, NETWORK };
enum { SAT_N = 9, SAT_POSITIVE, HARD };

static void
assert_answer(double value, double answer)
{
    if (!(fabs(value - answer) <= 2e-10 * fabs(answer)))
        g_error("%.15g, in R %.15g", value, answer);
}

/* A line of values.txt: as many numbers as there must be. */
static void
answers(const char *name, int count, double *numbers)
{
    g_autofree char *text = NULL;
    g_assert_true(
        g_file_get_contents("tests/cross/values.txt", &text, NULL, NULL));
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (int i = 0; lines[i]; i++) {
        g_auto(GStrv) words = g_strsplit(g_strchomp(lines[i]), " ", -1);
        if (g_strcmp0(words[0], name) != 0)
            continue;
        g_test_message("%s", name);
        g_assert_cmpint((int)g_strv_length(words), ==, count + 1);
        for (int k = 0; k < count; k++)
            numbers[k] = g_ascii_strtod(words[k + 1], NULL);
        return;
    }
    g_error("values.txt has no %s", name);
}

static void
compare(const char *name, const double *values, int count)
{
    g_autofree double *numbers = g_new(double, count);
    answers(name, count, numbers);
    for (int i = 0; i < count; i++)
        assert_answer(values[i], numbers[i]);
}

/* A column of a CSV with a heading; NA is missing. */
static int
column_of(const char *path, int column, double *values, int most)
{
    g_autofree char *text = NULL;
    g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    int count = 0;
    for (int i = 1; lines[i] && *lines[i]; i++) {
        g_auto(GStrv) cells = g_strsplit(lines[i], ",", -1);
        g_assert_cmpint(count, <, most);
        bool missing = strcmp(cells[column], "NA") == 0;
        values[count++] = missing ? NAN : g_ascii_strtod(cells[column], NULL);
    }
    return count;
}

static void
shapes_and_order(void)
{
    static const struct {
        const char *name;
        int column;
    } shapes[] = {{"shape.establishments", ESTABLISHMENTS},
                  {"shape.consults", CONSULTS},
                  {"shape.visitors", VISITORS},
                  {"shape.hard_cases", HARD}};
    double x[HUBS];
    for (size_t i = 0; i < G_N_ELEMENTS(shapes); i++) {
        fixture_column(shapes[i].column, x);
        Shape shape = treat_shape(x, HUBS);
        compare(shapes[i].name, (double[]){shape.skewness, shape.kurtosis}, 2);
    }
    static const double at[] = {0, 0.1, 0.25, 1.0 / 3, 0.5, 0.9, 1};
    double quantiles[G_N_ELEMENTS(at)];
    fixture_column(CONSULTS, x);
    for (size_t i = 0; i < G_N_ELEMENTS(at); i++)
        quantiles[i] = normalise_quantile(x, HUBS, at[i]);
    compare("quantile.consults", quantiles, G_N_ELEMENTS(at));
    double t[HUBS];
    Scale scale = {50, 10, -INFINITY, INFINITY};
    fixture_column(VISITORS, x);
    for (int i = 0; i < HUBS; i++)
        t[i] = normalise_t(x[i], normalise_mean(x, HUBS), normalise_sd(x, HUBS),
                           scale);
    compare("t.visitors", t, HUBS);
    int ranks[HUBS];
    fixture_column(NETWORK, x);
    engine_rank_down(x, HUBS, ranks);
    for (int i = 0; i < HUBS; i++)
        t[i] = ranks[i];
    compare("rank.network", t, HUBS);
}

static void
intervals(void)
{
    double k[HUBS];
    double n[HUBS];
    double wilson[24];
    fixture_column(SAT_POSITIVE, k);
    fixture_column(SAT_N, n);
    for (int i = 0; i < 12; i++) {
        Interval interval = interval_wilson(k[i], n[i]);
        wilson[2 * i] = interval.low;
        wilson[2 * i + 1] = interval.high;
    }
    compare("wilson", wilson, 24);
    static const double counts[] = {0, 1, 7, 30, 412};
    double poisson[10];
    for (int i = 0; i < 5; i++) {
        Interval interval = interval_poisson(counts[i]);
        poisson[2 * i] = interval.low;
        poisson[2 * i + 1] = interval.high;
    }
    compare("poisson", poisson, 10);
}

static void
shrinkage_and_funnel(void)
{
    double x[HUBS];
    double n[HUBS];
    double values[HUBS + 2];
    fixture_column(SAT_POSITIVE, x);
    fixture_column(SAT_N, n);
    values[0] = shrink_pooled(x, n, HUBS);
    values[1] = shrink_between_binomial(x, n, HUBS, values[0]);
    double prior = shrink_prior_binomial(values[0], values[1]);
    for (int i = 0; i < HUBS; i++)
        values[i + 2] = shrink_rate(x[i], n[i], values[0], prior);
    compare("shrink.binomial", values, HUBS + 2);

    fixture_column(CONSULTS, x);
    fixture_column(ESTABLISHMENTS, n);
    values[0] = shrink_pooled(x, n, HUBS);
    values[1] = shrink_between_poisson(x, n, HUBS, values[0]);
    prior = shrink_prior_poisson(values[0], values[1]);
    for (int i = 0; i < HUBS; i++)
        values[i + 2] = shrink_rate(x[i], n[i], values[0], prior);
    compare("shrink.poisson", values, HUBS + 2);

    double rates[HUBS];
    double v[HUBS];
    double target = values[0];
    for (int i = 0; i < HUBS; i++) {
        rates[i] = x[i] / n[i];
        v[i] = target / n[i];
    }
    values[0] = funnel_between(rates, v, HUBS, target);
    for (int i = 0; i < HUBS; i++)
        values[i + 1] = funnel_z(rates[i], v[i], target, values[0]);
    compare("funnel", values, HUBS + 1);
}

static void
trends_and_dispersion(void)
{
    double months[MONTHS];
    g_assert_cmpint(column_of("tests/cross/months.csv", 2, months, MONTHS), ==,
                    MONTHS);
    compare("trend.slope", (double[]){trend_slope(months, MONTHS)}, 1);
    compare("trend.z", (double[]){trend_test(months, MONTHS).z}, 1);
    compare("trend.seasonal.slope",
            (double[]){trend_seasonal_slope(months, 3, 12)}, 1);
    TrendTest test = trend_seasonal_test(months, 3, 12);
    compare("trend.seasonal", (double[]){test.s, test.variance, test.z}, 3);

    double x[HUBS];
    double n[HUBS];
    fixture_column(CONSULTS, x);
    fixture_column(ESTABLISHMENTS, n);
    for (int i = 0; i < HUBS; i++)
        x[i] = 1000 * x[i] / n[i];
    compare("dispersion.gini", (double[]){dispersion_gini(x, HUBS)}, 1);
    compare("dispersion.cv", (double[]){dispersion_cv(x, HUBS)}, 1);
    compare("dispersion.theil", (double[]){dispersion_theil(x, HUBS)}, 1);
    double panel[YEARS][HUBS];
    double sigma[YEARS];
    for (int year = 0; year < YEARS; year++) {
        column_of("tests/statistics/15_panel_rates_synthetic.csv", year + 1,
                  panel[year], HUBS);
        sigma[year] = dispersion_log_sd(panel[year], HUBS);
    }
    compare("dispersion.sigma", sigma, YEARS);
    DispersionBeta beta = dispersion_beta(panel[0], panel[4], HUBS);
    compare("dispersion.beta", (double[]){beta.slope, beta.error}, 2);
}

static void
raters(void)
{
    enum { MOST = 200, RATERS = 6 };
    const char *path = "tests/cross/marks.csv";
    double units[MOST];
    double by[MOST];
    double levels[MOST];
    int count = column_of(path, 0, units, MOST);
    column_of(path, 1, by, MOST);
    column_of(path, 2, levels, MOST);
    compare("raters.kappa", (double[]){raters_kappa(units, levels, count)}, 1);
    compare("raters.alpha", (double[]){raters_alpha(units, levels, count)}, 1);
    RatersIcc icc = raters_icc(units, levels, count);
    compare("raters.icc", (double[]){icc.single, icc.average}, 2);
    double severity[RATERS + 1];
    g_assert_true(raters_severity(units, by, levels, count, RATERS, severity));
    compare("raters.severity", severity + 1, RATERS);
}

static void
chances(void)
{
    static const double at[] = {-6, -1.2, 0, 0.7, 3.1, 8};
    double above[6];
    double both[6];
    for (int i = 0; i < 6; i++) {
        above[i] = chance_normal_above(at[i]);
        both[i] = chance_normal_both(at[i]);
    }
    compare("chance.above", above, 6);
    compare("chance.both", both, 6);
    compare("chance.chi",
            (double[]){chance_chi_square(0.5, 1), chance_chi_square(8, 8),
                       chance_chi_square(40, 9), chance_chi_square(200, 9)},
            4);
    compare("chance.binomial",
            (double[]){chance_binomial_above(3, 10, 0.2),
                       chance_binomial_above(20, 60, 0.2),
                       chance_binomial_above(55, 60, 0.9)},
            3);
    compare("gamma",
            (double[]){gamma_below(0.5, 0.1), gamma_below(2, 2),
                       gamma_below(20, 30), gamma_above(0.5, 0.1),
                       gamma_above(2, 2), gamma_above(20, 90)},
            6);
    compare("gamma.quantile",
            (double[]){interval_gamma_quantile(0.7, 0.025),
                       interval_gamma_quantile(3, 0.5),
                       interval_gamma_quantile(40, 0.975)},
            3);
}

static void
hubs_among_hubs(void)
{
    double x[HUBS];
    double n[HUBS];
    double p[HUBS];
    fixture_column(CONSULTS, x);
    fixture_column(ESTABLISHMENTS, n);
    double target = shrink_pooled(x, n, HUBS);
    for (int i = 0; i < HUBS; i++) {
        double z = (x[i] / n[i] - target) / sqrt(target / n[i]);
        p[i] = chance_normal_both(z / 6);
        n[i] = 1000 * x[i] / n[i];
    }
    compare("chance.threshold", (double[]){chance_threshold(p, HUBS, 0.05)}, 1);
    compare("chance.peers", (double[]){chance_peers(n[4], 0, n, NULL, HUBS, 5)},
            1);
    double other[HUBS];
    fixture_column(NETWORK, other);
    compare("association.rank", (double[]){association_rank(x, other, HUBS)},
            1);
    fixture_column(VISITORS, other);
    compare("association.share", (double[]){association_share(other, x, HUBS)},
            1);
}

static void
digits_and_series(void)
{
    double cells[4 * HUBS];
    for (int i = 0; i < 4; i++)
        fixture_column(CONSULTS + i, cells + i * HUBS);
    DigitsBenford first = digits_benford(cells, 4 * HUBS);
    compare(
        "digits.first",
        (double[]){first.chi_square, first.p, first.deviation, first.decades},
        4);
    DigitsLast last = digits_last(cells, 4 * HUBS, 100);
    compare("digits.last", (double[]){last.chi_square, last.p, last.p_round},
            3);
    double months[MONTHS];
    column_of("tests/cross/months.csv", 2, months, MONTHS);
    const double *year = months + 24;
    double index = series_dispersion(year, 12);
    compare("series.dispersion",
            (double[]){index, series_dispersion_p(index, 12)}, 2);
    double mean = normalise_mean(year, 12);
    double sd = sqrt(normalise_variance(year, 12));
    double z[12];
    for (int i = 0; i < 12; i++)
        z[i] = (year[i] - mean) / sd;
    compare("series.cusum", (double[]){series_cusum(z, 12, 0.5, 4).greatest},
            1);
}

static void
weights_by_correlation(void)
{
    static const int columns[] = {CONSULTS, VISITORS, RESOLVED, NETWORK, FTE};
    static const int three[] = {4, 0, 3}; /* of those */
    double x[5][HUBS];
    double r[25];
    for (int i = 0; i < 5; i++)
        fixture_column(columns[i], x[i]);
    for (int i = 0; i < 25; i++)
        r[i] = weights_correlation(x[i / 5], x[i % 5], HUBS);
    double pca[5];
    g_assert_true(weights_pca(r, 5, pca));
    compare("weights.pca", pca, 5);
    double sds[3];
    double some[9];
    for (int i = 0; i < 3; i++) {
        sds[i] = normalise_sd(x[three[i]], HUBS);
        for (int k = 0; k < 3; k++)
            some[i * 3 + k] = r[three[i] * 5 + three[k]];
    }
    double balanced[3];
    double wanted[3];
    g_assert_true(weights_balanced(some, sds, 3, balanced));
    answers("weights.balanced", 3, wanted);
    for (int i = 0; i < 3; i++) /* found by steps, to ten decimals */
        assert_near(balanced[i], wanted[i], 1e-9);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/cross/shapes-and-order", shapes_and_order);
    g_test_add_func("/cross/intervals", intervals);
    g_test_add_func("/cross/shrinkage-and-funnel", shrinkage_and_funnel);
    g_test_add_func("/cross/trends-and-dispersion", trends_and_dispersion);
    g_test_add_func("/cross/raters", raters);
    g_test_add_func("/cross/chances", chances);
    g_test_add_func("/cross/hubs-among-hubs", hubs_among_hubs);
    g_test_add_func("/cross/digits-and-series", digits_and_series);
    g_test_add_func("/cross/weights-by-correlation", weights_by_correlation);
    return g_test_run();
}
