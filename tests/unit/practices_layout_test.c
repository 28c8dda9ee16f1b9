/* layouts/practices.xml on the golden view, whole and with parts withheld. */
#include "paper.h"

static void
test_whole(Fixture *fixture, gconstpointer user)
{
    (void)user;
    paper_check(fixture, fixture->view, "whole", 12);
}

static void
test_parts(Fixture *fixture, gconstpointer user)
{
    (void)user;
    static const char *const parts[] = {
        "collection", "award",    "reviewer", "entry", "criterion",
        "problem",    "partners", "figure",   "type",  "conditions",
        "evidence",   "copyable", "brief",    "case"};
    for (guint i = 0; i < G_N_ELEMENTS(parts); i++) {
        g_autofree char *view = paper_without(fixture->view, parts[i]);
        g_assert_cmpstr(view, !=, fixture->view);
        paper_check(fixture, view, parts[i], 3);
    }
}

/* What the public does not see, and what reviewers left open. */
static void
test_values(Fixture *fixture, gconstpointer user)
{
    (void)user;
    static const char *const names[] = {"score", "low", "award", "consent",
                                        "shortlist"};
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *view =
            paper_without_attribute(fixture->view, names[i]);
        g_assert_cmpstr(view, !=, fixture->view);
        paper_check(fixture, view, names[i], 12);
    }
}

int
main(int argc, char **argv)
{
    static const char *const paths[] = {"layouts/practices.xml",
                                        "tests/golden/view/practices.xml"};
    g_test_init(&argc, &argv, NULL);
#define TEST(path, function)                                                   \
    g_test_add(path, Fixture, paths, paper_set_up, function, paper_tear_down)
    TEST("/practices/nothing-overlaps-or-leaves-its-page", test_whole);
    TEST("/practices/any-part-may-be-withheld", test_parts);
    TEST("/practices/any-value-may-be-missing", test_values);
    return g_test_run();
}
