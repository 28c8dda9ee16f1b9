/* layouts/practices.xml on the golden view, whole and with parts withheld. */
#include "paper.h"

static const char *const parts[] = {
    "collection", "award",    "reviewer", "entry", "criterion",
    "problem",    "partners", "figure",   "type",  "conditions",
    "evidence",   "copyable", "brief",    "case",  NULL};

/* What the public does not see, and what reviewers left open. */
static const char *const values[] = {"score",   "low",       "award",
                                     "consent", "shortlist", NULL};

static const Paper paper = {
    .layout = "layouts/practices.xml",
    .view = "tests/golden/view/practices.xml",
    .least = 12,
    .most = G_MAXUINT,
    .parts = parts,
    .least_without_part = 3,
    .values = values,
};

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    paper_add("practices", &paper);
    return g_test_run();
}
