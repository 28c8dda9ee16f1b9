/* layouts/card.xml on the golden view, whole and with parts withheld. */
#include "paper.h"

static const char *const parts[] = {"total",      "strip",           "axes",
                                    "reading",    "activity",        "check",
                                    "other",      "satisfaction",    "partners",
                                    "coverage",   "monthly",         "hearing",
                                    "findings",   "practices",       "copyable",
                                    "next-steps", "budget",          "visits",
                                    "advice",     "follow-up",       "note",
                                    "fact",       "self-assessment", NULL};

/* What may be missing in a year without data for it. */
static const char *const values[] = {
    "score",  "low",       "grade",  "probability", "rank",   "last",
    "change", "published", "median", "target",      "actual", "achievement",
    "rate",   "chance",    "value",  "forms",       "return", "share",
    "asked",  "need",      "supply", "cover",       "self",   "level",
    "anchor", "held",      "now",    "flag",        "t",      "difference",
    NULL};

static const Paper paper = {
    .layout = "layouts/card.xml",
    .view = "tests/golden/view/card-13.xml",
    .least = 4,
    .most = 6,
    .parts = parts,
    .least_without_part = 1,
    .values = values,
};

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    paper_add("card", &paper);
    return g_test_run();
}
