/* When a card may show an arrow: constructed months and years, by the rules. */
#include "score/rules.h"
#include <math.h>
#include <string.h>

enum { MONTHS = 12, FEWEST_PAIRS = 8, FEWEST_YEARS = 5 };

static Outcome
apply(const char *rule, const Operand *operands, int count)
{
    const RuleCall call = {.operands = operands, .count = count};
    return rule_find(rule)->apply(&call);
}

static Operand
single(double *value)
{
    return (Operand){.values = value, .count = 1, .weight = 1};
}

static Operand
list(double *values, int count)
{
    return (Operand){
        .values = values, .count = count, .list = true, .weight = 1};
}

/* Exact p of two years in which `up` months rise, `down` fall and the others
 * stay the same. */
static Outcome
p_of(int up, int down, int missing)
{
    double fewest = FEWEST_PAIRS;
    double before[MONTHS], after[MONTHS];
    for (int i = 0; i < MONTHS; i++) {
        before[i] = 100 + 10 * i;
        after[i] = before[i] + (i < up) - (i >= up && i < up + down);
        if (i >= MONTHS - missing)
            after[i] = NAN;
    }
    const Operand operands[] = {single(&fewest), list(before, MONTHS),
                                list(after, MONTHS)};
    return apply("seasonal-p", operands, G_N_ELEMENTS(operands));
}

/* Two years are a sign test of twelve months: 2 / 2^12 if all rise, and so on
 * by Pascal's triangle. */
static void
p_is_exact_with_24_months(void)
{
    g_assert_cmpfloat_with_epsilon(p_of(12, 0, 0).value, 2.0 / 4096, 1e-9);
    g_assert_cmpfloat_with_epsilon(p_of(0, 12, 0).value, 2.0 / 4096, 1e-9);
    g_assert_cmpfloat_with_epsilon(p_of(11, 1, 0).value, 26.0 / 4096, 1e-9);
    g_assert_cmpfloat_with_epsilon(p_of(10, 2, 0).value, 158.0 / 4096, 1e-9);
    g_assert_cmpfloat_with_epsilon(p_of(9, 3, 0).value, 598.0 / 4096, 1e-9);
    g_assert_cmpfloat_with_epsilon(p_of(6, 6, 0).value, 1, 1e-9);
    g_assert_cmpfloat_with_epsilon(p_of(9, 0, 0).value, 2.0 / 512, 1e-9);
}

static void
too_few_pairs_give_no_p(void)
{
    g_assert_cmpint(p_of(8, 0, 4).kind, ==, EVALUATION_NUMBER);
    Outcome outcome = p_of(7, 0, 5);
    g_assert_cmpint(outcome.kind, ==, EVALUATION_MISSING);
    g_assert_cmpstr(outcome.text, ==, "too-few");
}

static Outcome
arrow_of(double p, double threshold, double z)
{
    const Operand operands[] = {single(&p), single(&threshold), single(&z)};
    return apply("direction", operands, G_N_ELEMENTS(operands));
}

static void
an_arrow_is_drawn_only_if_significant(void)
{
    g_assert_cmpstr(arrow_of(0.0005, 0.01, 3.4).text, ==, "up");
    g_assert_cmpstr(arrow_of(0.0005, 0.01, -3.4).text, ==, "down");
    g_assert_cmpstr(arrow_of(0.0386, 0.01, 2.0).text, ==, "none");
    g_assert_cmpstr(arrow_of(0.0386, 0.01, -2.0).text, ==, "none");
}

static void
fewer_than_five_years_are_not_tested(void)
{
    double fewest = FEWEST_YEARS;
    double years[] = {1, 2, 3, 4, 5};
    const Operand five[] = {single(&fewest), list(years, 5)};
    const Operand four[] = {single(&fewest), list(years, 4)};
    g_assert_cmpint(apply("yearly-kendall", five, 2).kind, ==,
                    EVALUATION_NUMBER);
    Outcome outcome = apply("yearly-kendall", four, 2);
    g_assert_cmpint(outcome.kind, ==, EVALUATION_MISSING);
    g_assert_cmpstr(outcome.text, ==, "too-few");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/trend-rules/p-is-exact-with-24-months",
                    p_is_exact_with_24_months);
    g_test_add_func("/trend-rules/too-few-pairs-give-no-p",
                    too_few_pairs_give_no_p);
    g_test_add_func("/trend-rules/an-arrow-is-drawn-only-if-significant",
                    an_arrow_is_drawn_only_if_significant);
    g_test_add_func("/trend-rules/fewer-than-five-years-are-not-tested",
                    fewer_than_five_years_are_not_tested);
    return g_test_run();
}
