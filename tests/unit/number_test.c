#include "disclose/number.h"

static void
test_kinds(void)
{
    static const struct {
        double value;
        NumberKind kind;
        const char *text;
    } cases[] = {
        {61.75, NUMBER_SCORE, "61.8"},
        {61.749999999999, NUMBER_SCORE, "61.7"},
        {0.285, NUMBER_TWO, "0.29"},
        {2.5, NUMBER_COUNT, "3"},
        {-2.5, NUMBER_COUNT, "-3"},
        {-0.04, NUMBER_SCORE, "0.0"},
        {0.7155, NUMBER_SHARE, "71.6"},
        {1, NUMBER_SHARE, "100.0"},
        {2.985, NUMBER_RATE, "2.99"},
        {3, NUMBER_RATE, "3.0"},
        {-0.085, NUMBER_RATE, "-0.09"},
        {189.75, NUMBER_RATE, "189.8"},
        {1.0205, NUMBER_THREE, "1.021"},
        {0.00145, NUMBER_FOUR, "0.0015"},
        {0.0001, NUMBER_FOUR, "0.0001"},
        {10364, NUMBER_COUNT, "10364"},
    };
    g_autoptr(Arena) arena = arena_new();
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        g_assert_cmpstr(number_text(arena, cases[i].value, cases[i].kind), ==,
                        cases[i].text);
}

/* What is compared with a bound is what the reader sees. */
static void
test_printed(void)
{
    g_assert_cmpfloat(number_printed(39.96, NUMBER_SCORE), ==, 40.0);
    g_assert_cmpfloat(number_printed(0.7999, NUMBER_SHARE), ==, 80.0);
    g_assert_cmpfloat(number_printed(0.8994, NUMBER_SHARE), ==, 89.9);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/number/each-kind-is-rounded-once-half-up", test_kinds);
    g_test_add_func("/number/the-printed-value-is-that-of-the-text",
                    test_printed);
    return g_test_run();
}
