/* layouts/public.xml on the golden view of the summary, whole and with parts
 * withheld. */
#include "paper.h"

static void
test_whole(Fixture *fixture, gconstpointer user)
{
    (void)user;
    paper_check(fixture, fixture->view, "whole", 6);
}

static void
test_parts(Fixture *fixture, gconstpointer user)
{
    (void)user;
    static const char *const parts[] = {
        "overview", "grades",    "distributions", "years",
        "months",   "gaps",      "satisfaction",  "achievement",
        "method",   "practices", "budget",        "methods"};
    for (guint i = 0; i < G_N_ELEMENTS(parts); i++) {
        g_autofree char *view = paper_without(fixture->view, parts[i]);
        g_assert_cmpstr(view, !=, fixture->view);
        paper_check(fixture, view, parts[i], 5);
    }
}

static void
test_values(Fixture *fixture, gconstpointer user)
{
    (void)user;
    static const char *const names[] = {"sd",    "p10",  "floor", "median",
                                        "share", "from", "blank", "last"};
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *view =
            paper_without_attribute(fixture->view, names[i]);
        g_assert_cmpstr(view, !=, fixture->view);
        paper_check(fixture, view, names[i], 5);
    }
}

int
main(int argc, char **argv)
{
    static const char *const paths[] = {"layouts/public.xml",
                                        "tests/golden/view/summary.xml"};
    g_test_init(&argc, &argv, NULL);
#define TEST(path, function)                                                   \
    g_test_add(path, Fixture, paths, paper_set_up, function, paper_tear_down)
    TEST("/public/nothing-overlaps-or-leaves-its-page", test_whole);
    TEST("/public/any-part-may-be-withheld", test_parts);
    TEST("/public/any-value-may-be-missing", test_values);
    return g_test_run();
}
