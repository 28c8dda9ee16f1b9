/* layouts/midyear.xml on golden views, whole and with parts withheld: of a hub
 * with revised targets and drift, and of one with a month missing. */
#include "paper.h"

static const char *const parts[] = {
    "pace",  "monthly", "course", "revisions", "visits",    "reported", "input",
    "drift", "fact",    "later",  "advice",    "follow-up", NULL};
static const char *const parts_beside_gap[] = {
    "pace",  "monthly", "course", "visits", "reported",  "input",
    "drift", "fact",    "later",  "advice", "follow-up", NULL};

/* What may be missing: of a first year, of the first month, of records. */
static const char *const values[] = {
    "due",     "against", "forecast", "low",         "high",      "chance",
    "flag",    "revised", "actual",   "last",        "approver",  "achievement",
    "entered", "late",    "median",   "forecast-at", "actual-at", NULL};

static const Paper revised = {
    .layout = "layouts/midyear.xml",
    .view = "tests/golden/view/midyear.xml",
    .least = 2,
    .most = 2,
    .parts = parts,
    .least_without_part = 1,
    .values = values,
};

static const Paper with_gap = {
    .layout = "layouts/midyear.xml",
    .view = "tests/golden/view/midyear-missing.xml",
    .least = 2,
    .most = 2,
    .parts = parts_beside_gap,
    .least_without_part = 1,
};

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    paper_add("midyear", &revised);
    paper_add("midyear-with-a-month-missing", &with_gap);
    return g_test_run();
}
