/* layouts/mission.xml on the golden view, whole and with parts withheld. */
#include "paper.h"

static const char *const parts[] = {"need",    "roles",    "agreed",
                                    "targets", "staffing", "initiatives",
                                    "fact",    NULL};

/* What may be missing in a year without data for it. */
static const char *const values[] = {
    "last",     "change", "like",       "nation",        "left",
    "median",   "blank",  "businesses", "consultations", "from",
    "strength", "to",     NULL};

static const Paper paper = {
    .layout = "layouts/mission.xml",
    .view = "tests/golden/view/mission-13.xml",
    .least = 2,
    .most = 2,
    .parts = parts,
    .least_without_part = 1,
    .values = values,
};

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    paper_add("mission", &paper);
    return g_test_run();
}
