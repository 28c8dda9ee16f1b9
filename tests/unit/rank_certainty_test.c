#include "fixture.h"
#include "score/chance.h"
#include "score/engine_rank.h"
#include "score/random.h"
#include <math.h>

/*
 * How sure ranks are, from effects and their variances alone: ranks of normal
 * draws and the expected rank in closed form agree with what was computed
 * elsewhere (tests/statistics/05), draw for draw.
 */
enum { HUBS = 47, DRAWS = 5000 };

static const double *
column(GHashTable *expected, const char *path)
{
    return fixture_list(expected, path, HUBS);
}

/* counts[hub][rank]: how often. */
static void
draw_ranks(const double *mu, const double *var, int counts[HUBS][HUBS + 1])
{
    Random random = {1996};
    for (int draw = 0; draw < DRAWS; draw++) {
        double values[HUBS];
        int ranks[HUBS];
        for (int hub = 0; hub < HUBS; hub++)
            values[hub] = mu[hub] + sqrt(var[hub]) * random_normal(&random);
        engine_rank_down(values, HUBS, ranks);
        for (int hub = 0; hub < HUBS; hub++)
            counts[hub][ranks[hub]]++;
    }
}

/* The least rank that at least this share of the draws does not exceed. */
static int
quantile(const int *counts, double share)
{
    int seen = 0;
    int rank = 0;
    while (seen < share * DRAWS)
        seen += counts[++rank];
    return rank;
}

static void
drawn_ranks_agree(void)
{
    int counts[HUBS][HUBS + 1] = {0};
    g_autoptr(GHashTable) expected = fixture_load("05_rank_uncertainty");
    const double *low = column(expected, "mc.rank_q2.5_type1");
    const double *middle = column(expected, "mc.rank_q50_type1");
    const double *high = column(expected, "mc.rank_q97.5_type1");
    const double *top = column(expected, "mc.p_top_quarter(rank<=12)");
    const double *mean = column(expected, "mc.mean_rank");
    draw_ranks(column(expected, "mu"), column(expected, "var"), counts);
    for (int hub = 0; hub < HUBS; hub++) {
        g_assert_cmpint(quantile(counts[hub], 0.025), ==, (int)low[hub]);
        g_assert_cmpint(quantile(counts[hub], 0.5), ==, (int)middle[hub]);
        g_assert_cmpint(quantile(counts[hub], 0.975), ==, (int)high[hub]);
        double sum = 0;
        double quarter = 0;
        for (int rank = 1; rank <= HUBS; rank++) {
            sum += (double)rank * counts[hub][rank];
            quarter += rank <= 12 ? counts[hub][rank] : 0;
        }
        assert_near(sum / DRAWS, mean[hub], 1e-9);
        assert_near(quarter / DRAWS, top[hub], 1e-9);
    }
}

static void
expected_ranks_agree(void)
{
    g_autoptr(GHashTable) expected = fixture_load("05_rank_uncertainty");
    const double *mu = column(expected, "mu");
    const double *var = column(expected, "var");
    const double *ranks = column(expected, "expected_rank_closed_form");
    for (int i = 0; i < HUBS; i++) {
        double rank = 1;
        for (int j = 0; j < HUBS; j++) {
            double z = (mu[i] - mu[j]) / sqrt(var[i] + var[j]);
            rank += i == j ? 0 : chance_normal_above(z);
        }
        assert_near(rank, ranks[i], 1e-9);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/rank-certainty/drawn-ranks-agree", drawn_ranks_agree);
    g_test_add_func("/rank-certainty/expected-ranks-agree",
                    expected_ranks_agree);
    return g_test_run();
}
