/* layouts/summary.xml on the golden view, whole and with parts withheld. */
#include "paper.h"

static void
test_whole(Fixture *fixture, gconstpointer user)
{
    (void)user;
    paper_check(fixture, fixture->view, "whole", 8);
}

static void
test_parts(Fixture *fixture, gconstpointer user)
{
    (void)user;
    static const char *const parts[] = {
        "overview",     "grades",        "map",
        "ranking",      "distributions", "years",
        "funnel",       "achievement",   "floors",
        "practices",    "budget",        "method",
        "quality",      "axis-table",    "target-table",
        "satisfaction", "partners",      "indicator-table",
        "spread",       "methods",       "review",
        "case",         "months",        "gaps",
        "checks",       "prefectures",   "deep",
        "deepest",      "month"};
    for (guint i = 0; i < G_N_ELEMENTS(parts); i++) {
        g_autofree char *view = paper_without(fixture->view, parts[i]);
        g_assert_cmpstr(view, !=, fixture->view);
        paper_check(fixture, view, parts[i], 8);
    }
}

/* What may be missing in a year without data for it. */
static void
test_values(Fixture *fixture, gconstpointer user)
{
    (void)user;
    static const char *const names[] = {
        "score",    "rank",   "rank-low", "last",      "change", "sd",
        "p10",      "floor",  "grade",    "draws",     "award",  "outside",
        "reaching", "factor", "below",    "agreement", "most",   "robust-low",
        "nearest",  "signal", "percent",  "share",     "cover",  "from",
        "after",    "blank",  "found"};
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *view =
            paper_without_attribute(fixture->view, names[i]);
        g_assert_cmpstr(view, !=, fixture->view);
        paper_check(fixture, view, names[i], 8);
    }
}

int
main(int argc, char **argv)
{
    static const char *const paths[] = {"layouts/summary.xml",
                                        "tests/golden/view/summary.xml"};
    g_test_init(&argc, &argv, NULL);
#define TEST(path, function)                                                   \
    g_test_add(path, Fixture, paths, paper_set_up, function, paper_tear_down)
    TEST("/summary/nothing-overlaps-or-leaves-its-page", test_whole);
    TEST("/summary/any-part-may-be-withheld", test_parts);
    TEST("/summary/any-value-may-be-missing", test_values);
    return g_test_run();
}
