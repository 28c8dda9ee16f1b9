/* layouts/midyear.xml on golden views, whole and with parts withheld: of a hub
 * with revised targets and drift, and of one with a month missing. */
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
    static const char *const parts[] = {
        "pace",  "monthly", "course", "revisions", "visits", "reported",
        "input", "drift",   "fact",   "later",     "advice", "follow-up"};
    for (guint i = 0; i < G_N_ELEMENTS(parts); i++) {
        g_autofree char *view = paper_without(fixture->view, parts[i]);
        paper_check(fixture, view, parts[i], 1);
    }
}

/* What may be missing: of a first year, of the first month, of records. */
static void
test_values(Fixture *fixture, gconstpointer user)
{
    (void)user;
    static const char *const names[] = {
        "due",         "against",     "forecast", "low",    "high",
        "chance",      "flag",        "revised",  "actual", "last",
        "approver",    "achievement", "entered",  "late",   "median",
        "forecast-at", "actual-at"};
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *view =
            paper_without_attribute(fixture->view, names[i]);
        g_assert_cmpstr(view, !=, "");
        paper_check(fixture, view, names[i], 2);
    }
}

int
main(int argc, char **argv)
{
    static const char *const revised[] = {"layouts/midyear.xml",
                                          "tests/golden/view/midyear.xml"};
    static const char *const missing[] = {
        "layouts/midyear.xml", "tests/golden/view/midyear-missing.xml"};
    g_test_init(&argc, &argv, NULL);
#define TEST(path, of, function)                                               \
    g_test_add(path, Fixture, of, paper_set_up, function, paper_tear_down)
    TEST("/midyear/nothing-overlaps-or-leaves-its-page", revised, test_whole);
    TEST("/midyear/nor-with-a-month-missing", missing, test_whole);
    TEST("/midyear/any-part-may-be-withheld", revised, test_parts);
    TEST("/midyear/any-part-beside-a-missing-month", missing, test_parts);
    TEST("/midyear/any-value-may-be-missing", revised, test_values);
    return g_test_run();
}
