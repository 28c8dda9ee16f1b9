/* layouts/brief.xml on the golden view, whole and with parts withheld. */
#include "paper.h"

static void
test_whole(Fixture *fixture, gconstpointer user)
{
    (void)user;
    paper_check(fixture, fixture->view, "whole", 3);
    g_autoptr(Document) document = paper_set(fixture, fixture->view);
    g_assert_cmpuint(document->pages->len, ==, 3);
}

static void
test_parts(Fixture *fixture, gconstpointer user)
{
    (void)user;
    static const char *const parts[] = {
        "figures",      "satisfaction", "partners",    "coverage", "standouts",
        "standout",     "promises",     "initiatives", "visits",   "questions",
        "rubric-sheet", "known",        "innocent",    "other"};
    for (guint i = 0; i < G_N_ELEMENTS(parts); i++) {
        g_autofree char *view = paper_without(fixture->view, parts[i]);
        g_assert_cmpstr(view, !=, fixture->view);
        paper_check(fixture, view, parts[i], 2);
    }
}

/* What may be missing in a year without data for it, or without a year before.
 */
static void
test_values(Fixture *fixture, gconstpointer user)
{
    (void)user;
    static const char *const names[] = {
        "last",   "target",     "actual", "achievement", "rate",  "rate-last",
        "low",    "high",       "median", "chance",      "share", "number",
        "return", "threshold",  "p",      "p-under",     "unit",  "file",
        "line",   "nation",     "need",   "supply",      "cover", "value",
        "few",    "unsupported"};
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *view =
            paper_without_attribute(fixture->view, names[i]);
        paper_check(fixture, view, names[i], 3);
    }
}

/* Words three times as long go on to further pages. */
static void
test_long(Fixture *fixture, gconstpointer user)
{
    (void)user;
    static const char *const names[] = {"evidence", "innocent", "text",
                                        "known",    "grounds",  "advice",
                                        "standard", "lead",     "question"};
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *pattern = g_strdup_printf(
            "(<%s(?: [^>]*)?>)([^<]+)(</%s>)", names[i], names[i]);
        g_autoptr(GRegex) regex = g_regex_new(pattern, 0, 0, NULL);
        g_autofree char *view = g_regex_replace(regex, fixture->view, -1, 0,
                                                "\\1\\2\\2\\2\\3", 0, NULL);
        g_assert_cmpstr(view, !=, fixture->view);
        paper_check(fixture, view, names[i], 3);
    }
}

int
main(int argc, char **argv)
{
    static const char *const paths[] = {"layouts/brief.xml",
                                        "tests/golden/view/brief.xml"};
    g_test_init(&argc, &argv, NULL);
#define TEST(path, function)                                                   \
    g_test_add(path, Fixture, paths, paper_set_up, function, paper_tear_down)
    TEST("/brief/nothing-overlaps-or-leaves-its-page", test_whole);
    TEST("/brief/any-part-may-be-withheld", test_parts);
    TEST("/brief/any-value-may-be-missing", test_values);
    TEST("/brief/words-may-be-three-times-as-long", test_long);
    return g_test_run();
}
