/* layouts/review.xml on the golden view, whole and with parts withheld. */
#include "paper.h"

static void
test_whole(Fixture *fixture, gconstpointer user)
{
    (void)user;
    paper_check(fixture, fixture->view, "whole", 4);
    g_autoptr(Document) document = paper_set(fixture, fixture->view);
    g_assert_cmpuint(document->pages->len, ==, 4);
}

static void
test_parts(Fixture *fixture, gconstpointer user)
{
    (void)user;
    static const char *const parts[] = {"other", "hub", "test"};
    for (guint i = 0; i < G_N_ELEMENTS(parts); i++) {
        g_autofree char *view = paper_without(fixture->view, parts[i]);
        g_assert_cmpstr(view, !=, fixture->view);
        paper_check(fixture, view, parts[i], 3);
    }
}

/* What may be missing: in a first year, without integrity checks or ranks. */
static void
test_values(Fixture *fixture, gconstpointer user)
{
    (void)user;
    static const char *const names[] = {
        "missing", "ceiling", "signal",      "reliability", "overlap",
        "nearest", "moved",   "unconfirmed", "integrity",   "nominal",
        "effect",  "shifted", "median",      "heirs",       "low"};
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *view =
            paper_without_attribute(fixture->view, names[i]);
        g_assert_cmpstr(view, !=, fixture->view);
        paper_check(fixture, view, names[i], 4);
    }
}

int
main(int argc, char **argv)
{
    static const char *const paths[] = {"layouts/review.xml",
                                        "tests/golden/view/review.xml"};
    g_test_init(&argc, &argv, NULL);
#define TEST(path, function)                                                   \
    g_test_add(path, Fixture, paths, paper_set_up, function, paper_tear_down)
    TEST("/review/nothing-overlaps-or-leaves-its-page", test_whole);
    TEST("/review/any-part-may-be-withheld", test_parts);
    TEST("/review/any-value-may-be-missing", test_values);
    return g_test_run();
}
