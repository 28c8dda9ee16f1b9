#include "fixture.h"
#include "score/capped.h"
#include "score/gap.h"
#include "score/random.h"
#include <math.h>

static void
a_value_at_its_cap_varies_by_its_lower_half(void)
{
    assert_near(capped_variance(0.5, 0.04, 1e6), 0.04, 1e-12);
    assert_near(capped_variance(9, 0.04, 1), 0, 1e-12);
    assert_near(capped_variance(1, 0.04, 1), 0.04 * (0.5 - 0.5 / G_PI), 1e-12);
    assert_near(capped_variance(1, 0, 1), 0, 1e-12);
}

static void
a_capped_value_varies_as_drawn(void)
{
    Random random = random_keyed(3, "test", "capped");
    double sum = 0;
    double squares = 0;
    enum { DRAWS = 40000 };
    for (int i = 0; i < DRAWS; i++) {
        double value = fmin(1.2, 1.1 + 0.2 * random_normal(&random));
        sum += value;
        squares += value * value;
    }
    double drawn = squares / DRAWS - sum / DRAWS * sum / DRAWS;
    assert_near(capped_variance(1.1, 0.04, 1.2), drawn, 0.02 * drawn);
}

static void
counts_vary_as_counts(void)
{
    assert_near(capped_relative(25, NAN), 0.04, 1e-12);
    assert_near(capped_relative(25, 100), 0.03, 1e-12);
    assert_near(capped_relative(100, 100), 0, 1e-12);
    assert_near(capped_relative(0, NAN), 1, 1e-12);
}

/* Cases of a cell drawn around what they are, the score each time anew. */
static void
the_gap_score_varies_as_drawn(void)
{
    const double need[] = {900, 400, 300};
    const double supply[] = {500, 350, 310};
    const double cover[] = {150, 90, 60};
    double sum = 0;
    double squares = 0;
    enum { DRAWS = 20000 };
    Random random = random_keyed(3, "test", "gap");
    for (int i = 0; i < DRAWS; i++) {
        double drawn[3];
        for (int j = 0; j < 3; j++)
            drawn[j] = random_gamma(&random, cover[j]);
        double score = gap_cover(need, supply, drawn, 3, 0.6).score;
        sum += score;
        squares += score * score;
    }
    double variance = squares / DRAWS - sum / DRAWS * sum / DRAWS;
    assert_near(gap_variance(need, supply, cover, 3, 0.6), variance,
                0.05 * variance);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/capped/a-value-at-its-cap-varies-by-its-lower-half",
                    a_value_at_its_cap_varies_by_its_lower_half);
    g_test_add_func("/capped/a-capped-value-varies-as-drawn",
                    a_capped_value_varies_as_drawn);
    g_test_add_func("/capped/counts-vary-as-counts", counts_vary_as_counts);
    g_test_add_func("/gap/the-score-varies-as-drawn",
                    the_gap_score_varies_as_drawn);
    return g_test_run();
}
