/* layouts/review.xml on the golden view, whole and with parts withheld. */
#include "paper.h"

static const char *const parts[] = {"other", "hub", "test", NULL};

/* What may be missing: in a first year, without integrity checks or ranks. */
static const char *const values[] = {
    "missing", "ceiling",     "signal",    "reliability", "overlap", "nearest",
    "moved",   "unconfirmed", "integrity", "nominal",     "effect",  "shifted",
    "median",  "heirs",       "low",       NULL};

static const Paper paper = {
    .layout = "layouts/review.xml",
    .view = "tests/golden/view/review.xml",
    .least = 4,
    .most = 4,
    .parts = parts,
    .least_without_part = 3,
    .values = values,
};

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    paper_add("review", &paper);
    return g_test_run();
}
