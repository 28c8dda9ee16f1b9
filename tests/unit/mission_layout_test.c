/* layouts/mission.xml on the golden view, whole and with parts withheld. */
#include "paper.h"

static void
test_whole(Fixture *fixture, gconstpointer user)
{
    (void)user;
    paper_check(fixture, fixture->view, "whole", 2);
    g_autoptr(Document) document = paper_set(fixture, fixture->view);
    g_assert_cmpuint(document->pages->len, ==, 2);
}

static void
test_parts(Fixture *fixture, gconstpointer user)
{
    (void)user;
    static const char *const parts[] = {"need",    "roles",    "agreed",
                                        "targets", "staffing", "initiatives",
                                        "fact"};
    for (guint i = 0; i < G_N_ELEMENTS(parts); i++) {
        g_autofree char *view = paper_without(fixture->view, parts[i]);
        g_assert_cmpstr(view, !=, fixture->view);
        paper_check(fixture, view, parts[i], 1);
    }
}

/* What may be missing in a year without data for it. */
static void
test_values(Fixture *fixture, gconstpointer user)
{
    (void)user;
    static const char *const names[] = {
        "last",  "change",     "like",          "nation", "left",     "median",
        "blank", "businesses", "consultations", "from",   "strength", "to"};
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *view =
            paper_without_attribute(fixture->view, names[i]);
        paper_check(fixture, view, names[i], 2);
    }
}

int
main(int argc, char **argv)
{
    static const char *const paths[] = {"layouts/mission.xml",
                                        "tests/golden/view/mission-13.xml"};
    g_test_init(&argc, &argv, NULL);
#define TEST(path, function)                                                   \
    g_test_add(path, Fixture, paths, paper_set_up, function, paper_tear_down)
    TEST("/mission/nothing-overlaps-or-leaves-its-page", test_whole);
    TEST("/mission/any-part-may-be-withheld", test_parts);
    TEST("/mission/any-value-may-be-missing", test_values);
    return g_test_run();
}
