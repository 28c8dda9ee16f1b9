/* layouts/brief.xml on the golden view, whole and with parts withheld. */
#include "paper.h"

static const char *const parts[] = {
    "figures",      "satisfaction", "partners",    "coverage", "standouts",
    "standout",     "promises",     "initiatives", "visits",   "questions",
    "rubric-sheet", "known",        "innocent",    "other",    NULL};

/* What may be missing in a year without data for it, or without a year before.
 */
static const char *const values[] = {
    "last",   "target",      "actual", "achievement", "rate",  "rate-last",
    "low",    "high",        "median", "chance",      "share", "number",
    "return", "threshold",   "p",      "p-under",     "unit",  "file",
    "line",   "nation",      "need",   "supply",      "cover", "value",
    "few",    "unsupported", NULL};

static const Paper paper = {
    .layout = "layouts/brief.xml",
    .view = "tests/golden/view/brief.xml",
    .least = 3,
    .most = 3,
    .parts = parts,
    .least_without_part = 2,
    .values = values,
};

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
    g_test_init(&argc, &argv, NULL);
    paper_add("brief", &paper);
    g_test_add("/brief/words-may-be-three-times-as-long", Fixture, &paper,
               paper_set_up, test_long, paper_tear_down);
    return g_test_run();
}
