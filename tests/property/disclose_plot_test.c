/*
 * Of other hubs a card's plot says the cell of disclosure.xml's grid, and no
 * more: what another hub's score does inside a cell, disclose_test tries.
 */
#include "disclose_fixture.h"

static char *
change_cell(const char *line, GRand *random)
{
    return move_score(line, OTHERS_STEP, g_rand_boolean(random) ? 1 : -1, .5);
}

/* The lines of a view, those of the plot's other hubs elsewhere. */
static char *
split_others(const char *view, GString *others)
{
    g_auto(GStrv) lines = g_strsplit(view, "\n", -1);
    g_autoptr(GString) rest = g_string_new(NULL);
    for (char **line = lines; *line; line++)
        g_string_append_printf(strstr(*line, "<other x=") ? others : rest,
                               "%s\n", *line);
    return g_string_free(g_steal_pointer(&rest), FALSE);
}

static int
count_hubs(const char *others)
{
    int sum = 0;
    for (const char *at = others; (at = strstr(at, "hubs=\"")); at++)
        sum += (int)g_ascii_strtoll(at + strlen("hubs=\""), NULL, 10);
    return sum;
}

/* The change is in the cells of the plot and nowhere else in the view. */
static void
compare_cells(const Fixture *fixture, const char *view)
{
    g_autofree char *before = read_view(fixture, "base", view);
    g_autofree char *after = read_view(fixture, "changed", view);
    g_autoptr(GString) cells_before = g_string_new(NULL);
    g_autoptr(GString) cells_after = g_string_new(NULL);
    g_autofree char *rest_before = split_others(before, cells_before);
    g_autofree char *rest_after = split_others(after, cells_after);
    g_assert_cmpstr(rest_before, ==, rest_after);
    g_assert_cmpstr(cells_before->str, !=, cells_after->str);
    g_assert_cmpint(count_hubs(cells_before->str), ==, 2);
    g_assert_cmpint(count_hubs(cells_after->str), ==, 2);
}

static void
test_other_hub_cells(gconstpointer data)
{
    const Fixture *fixture = data;
    g_assert_cmpfloat(fixture->policy.others_step, ==, OTHERS_STEP);
    g_autoptr(GRand) random = g_rand_new_with_seed(31);
    for (int trial = 0; trial < TRIALS / 2; trial++) {
        g_autoptr(GPtrArray) evaluation = change_lines(
            fixture->evaluation, "unit", "27", change_cell, random);
        g_assert_true(disclose(fixture, fixture->year, evaluation, "changed"));
        for (size_t i = 0; i < G_N_ELEMENTS(card_views); i++)
            compare_cells(fixture, card_views[i]);
    }
}

/* Every other hub's place in a card is a centre of the grid, given once. */
static void
test_grid(gconstpointer data)
{
    const Fixture *fixture = data;
    g_autofree char *view = read_view(fixture, "base", card_views[0]);
    g_autoptr(GHashTable) seen =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GRegex) other =
        g_regex_new("<other x=\"([^\"]*)\" y=\"([^\"]*)\"", 0, 0, NULL);
    g_autoptr(GMatchInfo) match = NULL;
    for (g_regex_match(other, view, 0, &match); g_match_info_matches(match);
         g_match_info_next(match, NULL)) {
        for (int i = 1; i <= 2; i++) {
            g_autofree char *text = g_match_info_fetch(match, i);
            double cells = g_ascii_strtod(text, NULL) / OTHERS_STEP;
            g_assert_cmpfloat(cells - floor(cells), ==, 0.5);
        }
        g_assert_true(g_hash_table_add(seen, g_match_info_fetch(match, 0)));
    }
    g_assert_cmpint((int)g_hash_table_size(seen), >, 0);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    Fixture *fixture = fixture_new(argv[0]);
    g_assert_true(
        disclose(fixture, fixture->year, fixture->evaluation, "base"));
    g_test_add_data_func("/disclose/another-cell-shows-in-the-plot-alone",
                         fixture, test_other_hub_cells);
    g_test_add_data_func("/disclose/places-are-centres-given-once", fixture,
                         test_grid);
    int status = g_test_run();
    fixture_free(fixture);
    return status;
}
