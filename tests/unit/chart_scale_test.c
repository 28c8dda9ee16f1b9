#include <math.h>

#include "chart_sample.h"
#include "typeset/chart_label.h"
#include "typeset/chart_scale.h"

static void
test_places(void)
{
    Scale scale = {30, 80, 10, 60};
    g_assert_cmpfloat_with_epsilon(scale_at(&scale, 55), 35, 1e-9);
    g_assert_cmpfloat_with_epsilon(scale_at(&scale, 20), 10, 1e-9);
    g_assert_cmpfloat_with_epsilon(scale_at(&scale, 99), 60, 1e-9);
    Scale up = {0, 100, 50, 0};
    g_assert_cmpfloat_with_epsilon(scale_at(&up, 25), 37.5, 1e-9);
    Scale flat = {5, 5, 0, 10};
    g_assert_cmpfloat_with_epsilon(scale_at(&flat, 5), 5, 1e-9);
}

static void
test_marks(void)
{
    static const double at[] = {1, 10, 20, 30, 10};
    static const bool few[] = {true, true, false, false, false};
    Scale scale = {1, 10, 0, 50};
    for (int i = 0; i < (int)G_N_ELEMENTS(at); i++)
        g_assert_true(scale_marks(&scale, at, i) == few[i]);
    /* The last mark stands where those between lie beyond the scale. */
    static const double last[] = {1, 10, 20, 5};
    g_assert_true(scale_marks(&(Scale){1, 5, 0, 50}, last, 3));
}

static void
test_steps(void)
{
    static const struct {
        double span;
        int most;
        double step;
    } cases[] = {{1000, 5, 200}, {921, 5, 200}, {50, 5, 10},   {7, 5, 2},
                 {1, 5, .2},     {12, 5, 2.5},  {.03, 3, .01}, {0, 5, 1}};
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
        g_assert_cmpfloat_with_epsilon(scale_step(cases[i].span, cases[i].most),
                                       cases[i].step, 1e-12);
}

static void
test_widening(void)
{
    GRand *random = g_rand_new_with_seed(7);
    for (int i = 0; i < 2000; i++) {
        double low = g_rand_double_range(random, -1000, 1000);
        double high = low + g_rand_double_range(random, 0, 500);
        double least = low, greatest = high;
        scale_widen(&low, &high, 6);
        double step = scale_step(high - low, 6);
        g_assert_cmpfloat(low, <=, least + 1e-6);
        g_assert_cmpfloat(high, >=, greatest - 1e-6);
        g_assert_cmpfloat((high - low) / step, <=, 6 + 1e-6);
        g_assert_cmpfloat_with_epsilon(remainder(low, step), 0, 1e-6);
        g_assert_cmpfloat_with_epsilon(remainder(high, step), 0, 1e-6);
    }
    g_rand_free(random);
}

static void
test_figures(void)
{
    g_autoptr(Arena) arena = arena_new();
    g_assert_cmpstr(figure_text(arena, "10364"), ==, "10,364");
    g_assert_cmpstr(figure_text(arena, "61.80"), ==, "61.80");
    g_assert_cmpstr(figure_text(arena, "-1.1"), ==, "▲1.1");
    g_assert_cmpstr(figure_text(arena, "40～75"), ==, "40～75");
    g_assert_cmpstr(scale_text(arena, 1000, 250), ==, "1,000");
    g_assert_cmpstr(scale_text(arena, 2, 2.5), ==, "2.0");
    g_assert_cmpstr(scale_text(arena, 0, 20), ==, "0");
}

static void
test_access(void)
{
    g_autoptr(Arena) arena = arena_new();
    ChartData data = sample_data(
        arena, "#low 30\n#at 40 x 60\n@a name value\n甲|1.5\n乙|\n丙|なし\n");
    double value = 7;
    g_assert_cmpint(chart_rows(&data, "a"), ==, 3);
    g_assert_cmpint(chart_rows(&data, "b"), ==, 0);
    g_assert_cmpstr(chart_text(&data, "a", 0, "name"), ==, "甲");
    g_assert_null(chart_text(&data, "a", 1, "value"));
    g_assert_null(chart_text(&data, "a", 3, "name"));
    g_assert_null(chart_text(&data, "a", 0, "other"));
    g_assert_false(chart_number(&data, "a", 1, "value", &value));
    g_assert_false(chart_number(&data, "a", 2, "value", &value));
    g_assert_cmpfloat(value, ==, 7);
    g_assert_true(chart_number(&data, "a", 0, "value", &value));
    g_assert_cmpfloat(value, ==, 1.5);
    g_assert_cmpfloat(chart_parameter_number(&data, "low", 0), ==, 30);
    g_assert_cmpfloat(chart_parameter_number(&data, "high", 80), ==, 80);
    double at[4];
    g_assert_cmpint(scale_list(&data, "at", "", at, 4), ==, 2);
    g_assert_cmpfloat(at[1], ==, 60);
    g_assert_null(chart_kind("pie"));
}

static void
test_spread(void)
{
    double centres[] = {5, 5.5, 6, 19.8};
    const double sizes[] = {2, 2, 2, 2};
    g_assert_true(label_spread(centres, sizes, 4, 0, 20, .5));
    for (int i = 1; i < 4; i++)
        g_assert_cmpfloat(centres[i] - centres[i - 1], >=, 2.5 - 1e-9);
    g_assert_cmpfloat(centres[0], ==, 5);
    g_assert_cmpfloat_with_epsilon(centres[3], 19, 1e-9);
    double many[] = {1, 1, 1};
    g_assert_false(label_spread(many, sizes, 3, 0, 4, 0));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/chart-scale/values-beyond-an-end-are-placed-at-it",
                    test_places);
    g_test_add_func("/chart-scale/a-mark-stands-on-it-and-once", test_marks);
    g_test_add_func("/chart-scale/steps-are-round", test_steps);
    g_test_add_func("/chart-scale/widened-ends-are-whole-steps", test_widening);
    g_test_add_func("/chart-scale/figures-carry-commas-and-triangles",
                    test_figures);
    g_test_add_func("/chart-scale/what-is-missing-is-not-a-number",
                    test_access);
    g_test_add_func("/chart-scale/labels-are-spread-in-order", test_spread);
    return g_test_run();
}
