/* layouts/public.xml on the golden view of the summary, whole and with parts
 * withheld. */
#include "paper.h"

static const char *const parts[] = {
    "overview", "grades",    "distributions", "years",
    "months",   "gaps",      "satisfaction",  "achievement",
    "method",   "practices", "budget",        "methods",
    NULL};

/* What may be missing in a year without data for it. */
static const char *const values[] = {
    "sd", "p10", "floor", "median", "share", "from", "blank", "last", NULL};

static const Paper paper = {
    .layout = "layouts/public.xml",
    .view = "tests/golden/view/summary.xml",
    .least = 6,
    .most = G_MAXUINT,
    .parts = parts,
    .least_without_part = 5,
    .values = values,
    .least_without_value = 5,
};

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    paper_add("public", &paper);
    return g_test_run();
}
