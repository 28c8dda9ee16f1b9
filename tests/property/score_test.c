#include "score/evaluate.h"
#include "score/explain.h"
#include "score_sample.h"
#include <math.h>

/* A sample scored under the framework of the current year, few draws. */
typedef struct {
    Arena *arena;
    Framework *framework;
    Year *year;
    Evaluated *evaluated;
} Run;

static Framework *
framework_with(int draws)
{
    g_autoptr(Diag) diag = diag_new();
    Framework *framework =
        framework_load("input/fy2017/framework.xml",
                       "pipeline/model/framework.rng", diag, NULL);
    g_assert_nonnull(framework);
    framework->simulation_draws = draws;
    return framework;
}

static Run
run(Sample sample)
{
    Run run = {.arena = arena_new(), .framework = framework_with(400)};
    run.year = sample_year(run.arena, run.framework, &sample);
    EvaluateFrom from = {
        .year = run.year, .framework = run.framework, .certainty = true};
    run.evaluated = evaluate(&from);
    return run;
}

static void
end(Run *run)
{
    evaluate_free(run->evaluated);
    framework_free(run->framework);
    arena_free(run->arena);
}

static const char *
missing(const Run *run, const char *unit, const char *item)
{
    return evaluation_missing(run->evaluated->evaluation, unit, item);
}

static double
number(const Run *run, const char *unit, const char *item)
{
    double value = NAN;
    if (!evaluation_number(run->evaluated->evaluation, unit, item, &value))
        g_test_message("%s/%s is no number: %s", unit, item,
                       missing(run, unit, item));
    g_assert_true(isfinite(value));
    return value;
}

static const Sample whole = {.hubs = 47, .bare = -1, .silent = -1};

static void
ranks_follow_scores(void)
{
    Run all = run(whole);
    for (int i = 0; i < 47; i++)
        for (int j = 0; j < 47; j++) {
            const char *a = all.year->hubs[i].code;
            const char *b = all.year->hubs[j].code;
            double gap =
                number(&all, a, "total.score") - number(&all, b, "total.score");
            double ranks =
                number(&all, a, "total.rank") - number(&all, b, "total.rank");
            g_assert_true(gap < 0.2 || ranks < 0);
            g_assert_true(gap > -0.2 || ranks > 0);
        }
    end(&all);
}

static void
intervals_hold_what_they_are_of(void)
{
    Run all = run(whole);
    for (int i = 0; i < 47; i++) {
        const char *hub = all.year->hubs[i].code;
        double rank = number(&all, hub, "total.rank");
        g_assert_cmpfloat(number(&all, hub, "total.rank.low"), <=, rank);
        g_assert_cmpfloat(number(&all, hub, "total.rank.high"), >=, rank);
        g_assert_cmpfloat(number(&all, hub, "total.low"), <,
                          number(&all, hub, "total.high"));
        double sum = 0;
        for (int j = 0; j < all.framework->grade_count; j++) {
            g_autofree char *item = g_strconcat(
                "total.probability.", all.framework->grades[j].id, NULL);
            sum += number(&all, hub, item);
        }
        g_assert_cmpfloat_with_epsilon(sum, 1, 1e-9);
    }
    end(&all);
}

static void
the_budget_is_conserved(void)
{
    Run all = run(whole);
    double now = 0, next = 0;
    for (int i = 0; i < 47; i++) {
        now += number(&all, all.year->hubs[i].code, "budget.now");
        next += number(&all, all.year->hubs[i].code, "budget.next");
    }
    g_assert_cmpfloat(now, ==, next);
    g_assert_cmpfloat(number(&all, "nation", "budget.next"), ==, now);
    end(&all);
}

static void
the_composite_has_the_scale_that_is_said(void)
{
    Run all = run(whole);
    double sum = 0, squares = 0;
    for (int i = 0; i < 47; i++)
        sum += number(&all, all.year->hubs[i].code, "total.score");
    for (int i = 0; i < 47; i++) {
        double off =
            number(&all, all.year->hubs[i].code, "total.score") - sum / 47;
        squares += off * off;
    }
    g_assert_cmpfloat_with_epsilon(sum / 47, all.framework->total_mean, 1e-9);
    g_assert_cmpfloat_with_epsilon(sqrt(squares / 47), all.framework->total_sd,
                                   1e-9);
    end(&all);
}

static void
the_order_of_rows_never_matters(void)
{
    Run forward = run(whole);
    Sample turned = whole;
    turned.reversed = true;
    Run backward = run(turned);
    for (int i = 0; i < 47; i++) {
        const char *hub = forward.year->hubs[i].code;
        g_autoptr(GPtrArray) items =
            evaluation_items(forward.evaluated->evaluation, hub);
        for (guint j = 0; j < items->len; j++) {
            const EvaluationItem *item = g_ptr_array_index(items, j);
            if (item->kind == EVALUATION_NUMBER)
                g_assert_cmpfloat_with_epsilon(number(&backward, hub, item->id),
                                               item->value,
                                               1e-9 * (1 + fabs(item->value)));
        }
    }
    end(&forward);
    end(&backward);
}

static void
every_entry_can_be_computed_again(void)
{
    Sample gaps = whole;
    gaps.bare = 3;
    gaps.silent = 5;
    Run all = run(gaps);
    g_autofree char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    int differing = explain_all(all.evaluated, out);
    fclose(out);
    g_assert_cmpint(differing, ==, 0);
    end(&all);
}

static void
equal_hubs_are_equal(void)
{
    Sample equal = whole;
    equal.equal = true;
    Run all = run(equal);
    for (int i = 0; i < 47; i++) {
        const char *hub = all.year->hubs[i].code;
        g_assert_cmpfloat(number(&all, hub, "N03.t"), ==, 50);
        g_assert_cmpfloat(number(&all, hub, "total.score"), ==,
                          all.framework->total_mean);
        g_assert_cmpfloat(number(&all, hub, "total.rank"), ==, 1);
        g_assert_cmpfloat(number(&all, hub, "budget.factor"), ==, 1);
        g_assert_cmpfloat(number(&all, hub, "budget.next"), ==,
                          number(&all, hub, "budget.now"));
    }
    end(&all);
}

static void
one_hub_alone_stands_in_the_middle(void)
{
    Sample one = {.hubs = 1, .bare = -1, .silent = -1};
    Run alone = run(one);
    g_assert_cmpfloat(number(&alone, "01", "total.score"), ==,
                      alone.framework->total_mean);
    g_assert_cmpfloat(number(&alone, "01", "total.rank"), ==, 1);
    g_assert_cmpfloat(number(&alone, "01", "total.rank.high"), ==, 1);
    end(&alone);
}

static void
a_hub_without_replies_has_its_reasons(void)
{
    Sample sample = whole;
    sample.silent = 5;
    Run all = run(sample);
    g_assert_cmpstr(missing(&all, "06", "S.share"), ==, "no-replies");
    g_assert_cmpstr(missing(&all, "06", "P01.share"), ==, "too-few");
    g_assert_cmpstr(missing(&all, "06", "Q1.level"), ==, "no-levels");
    g_assert_cmpstr(missing(&all, "06", "A1.rubric"), ==, "no-levels");
    g_assert_cmpfloat(number(&all, "06", "A1.score"), ==,
                      number(&all, "06", "A1.counts"));
    /* A7 is rubric alone, so it has no score; the composite goes on without. */
    g_assert_cmpstr(missing(&all, "06", "A7.score"), ==, "no-levels");
    number(&all, "06", "total.score");
    end(&all);
}

static void
a_hub_without_data_has_no_score(void)
{
    Sample sample = whole;
    sample.bare = 3;
    Run all = run(sample);
    g_assert_nonnull(missing(&all, "04", "total.score"));
    g_assert_nonnull(missing(&all, "04", "total.rank"));
    g_assert_nonnull(missing(&all, "04", "total.low"));
    g_assert_nonnull(missing(&all, "04", "budget.next"));
    double greatest = 0;
    for (int i = 0; i < 47; i++)
        if (i != 3)
            greatest = fmax(greatest,
                            number(&all, all.year->hubs[i].code, "total.rank"));
    g_assert_cmpfloat(greatest, <=, 46);
    end(&all);
}

/* Last year's data are this year's: nothing has changed. */
static void
the_same_data_are_no_change(void)
{
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(Framework) framework = framework_with(50);
    Year *year = sample_year(arena, framework, &whole);
    EvaluateFrom from = {
        .year = year, .framework = framework, .last = year, .certainty = true};
    Run again = {.year = year, .evaluated = evaluate(&from)};
    for (int i = 0; i < 47; i++) {
        const char *hub = year->hubs[i].code;
        g_assert_cmpfloat(number(&again, hub, "total.change"), ==, 0);
        g_assert_cmpfloat(number(&again, hub, "A3.change"), ==, 0);
        g_assert_cmpfloat(number(&again, hub, "N08.change"), ==, 0);
        g_assert_cmpstr(missing(&again, hub, "total.published"), ==,
                        "no-last-year");
    }
    evaluate_free(again.evaluated);
}

/* More confirmed cases never lower the hub's own score. */
static void
more_solved_cases_score_no_less(void)
{
    Run before = run(whole);
    Run after = run(whole);
    YearSeries *series =
        (YearSeries *)year_series(&after.year->hubs[9], "N03.n");
    series->total.value += 30;
    evaluate_free(after.evaluated);
    EvaluateFrom from = {.year = after.year, .framework = after.framework};
    after.evaluated = evaluate(&from);
    g_assert_cmpfloat(number(&after, "10", "N03.t"), >,
                      number(&before, "10", "N03.t"));
    g_assert_cmpfloat(number(&after, "10", "A2.score"), >,
                      number(&before, "10", "A2.score"));
    end(&before);
    end(&after);
}

static void
triple(const YearHub *hub, double by)
{
    for (int i = 0; i < hub->series_count; i++) {
        YearSeries *series = (YearSeries *)&hub->series[i];
        const char *id = series->measure;
        if (strcmp(id, "N01.n") == 0 || strcmp(id, "N02.n") == 0 ||
            g_str_has_suffix(id, ".s"))
            series->total.value *= by;
    }
}

/* 作られた件数: a hub that triples what it counts by itself has a composite that
 * is no higher. Every sixth hub: a year is scored again for each. */
static void
made_up_counts_raise_nobody(void)
{
    Run before = run(whole);
    Run after = run(whole);
    const EvaluateFrom from = {.year = after.year,
                               .framework = after.framework};
    for (int i = 0; i < 47; i += 6) {
        const YearHub *hub = &after.year->hubs[i];
        triple(hub, 3);
        evaluate_free(after.evaluated);
        after.evaluated = evaluate(&from);
        g_assert_cmpfloat(number(&after, hub->code, "total.score"), <=,
                          number(&before, hub->code, "total.score"));
        triple(hub, 1 / 3.0);
    }
    end(&before);
    end(&after);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/score/ranks-follow-scores", ranks_follow_scores);
    g_test_add_func("/score/intervals-hold-what-they-are-of",
                    intervals_hold_what_they_are_of);
    g_test_add_func("/score/the-budget-is-conserved", the_budget_is_conserved);
    g_test_add_func("/score/the-composite-has-the-scale-that-is-said",
                    the_composite_has_the_scale_that_is_said);
    g_test_add_func("/score/the-order-of-rows-never-matters",
                    the_order_of_rows_never_matters);
    g_test_add_func("/score/every-entry-can-be-computed-again",
                    every_entry_can_be_computed_again);
    g_test_add_func("/score/equal-hubs-are-equal", equal_hubs_are_equal);
    g_test_add_func("/score/one-hub-alone-stands-in-the-middle",
                    one_hub_alone_stands_in_the_middle);
    g_test_add_func("/score/a-hub-without-replies-has-its-reasons",
                    a_hub_without_replies_has_its_reasons);
    g_test_add_func("/score/a-hub-without-data-has-no-score",
                    a_hub_without_data_has_no_score);
    g_test_add_func("/score/the-same-data-are-no-change",
                    the_same_data_are_no_change);
    g_test_add_func("/score/more-solved-cases-score-no-less",
                    more_solved_cases_score_no_less);
    g_test_add_func("/score/made-up-counts-raise-nobody",
                    made_up_counts_raise_nobody);
    return g_test_run();
}
