/* layouts/summary.xml on the golden view, whole and with parts withheld. */
#include "paper.h"

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
    "deepest",      "month",         NULL};

/* What may be missing in a year without data for it. */
static const char *const values[] = {
    "score",    "rank",   "rank-low", "last",      "change", "sd",
    "p10",      "floor",  "grade",    "draws",     "award",  "outside",
    "reaching", "factor", "below",    "agreement", "most",   "robust-low",
    "nearest",  "signal", "percent",  "share",     "cover",  "from",
    "after",    "blank",  "found",    NULL};

static const Paper paper = {
    .layout = "layouts/summary.xml",
    .view = "tests/golden/view/summary.xml",
    .least = 8,
    .most = G_MAXUINT,
    .parts = parts,
    .least_without_part = 8,
    .values = values,
};

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    paper_add("summary", &paper);
    return g_test_run();
}
