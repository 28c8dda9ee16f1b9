#include "score/stages.h"
#include <string.h>

static void
enter_score(Scoring *s)
{
    const Framework *f = s->framework;
    g_autoptr(GPtrArray) words = g_ptr_array_new();
    for (int i = 0; i < f->axis_count; i++)
        g_ptr_array_add(
            words, (char *)stage_text(s, f->axes[i].id, "#.score*#.weight"));
    stage_hubs(s, "total", "#.raw", "weighted-mean",
               stage_join(s, "f:composition.available", words));
    stage_hubs(s, "total", "#.weights", "weights-there",
               stage_join(s, "", words));
    stage_ruler(s, "total", "#.raw.mean", "mean", "all/#.raw");
    stage_ruler(s, "total", "#.raw.sd", "sd", "all/#.raw");
    stage_hubs(s, "total", "#.score", "t-score",
               "#.raw nation/#.raw.mean nation/#.raw.sd f:composite.mean "
               "f:composite.sd f:composite.low f:composite.high");
    stage_hubs(s, "total", "#.t", "t-score",
               "#.raw nation/#.raw.mean nation/#.raw.sd f:scale.mean "
               "f:scale.sd f:scale.low f:scale.high");
    stage_hubs(s, "total", "#.rank", "rank",
               "#.score all/#.score f:ranks.places");
    stage_distribution(s, "total", "total.score");
}

static void
enter_grades(Scoring *s)
{
    const Framework *f = s->framework;
    g_autoptr(GPtrArray) words = g_ptr_array_new();
    for (int i = 0; i < f->grade_count; i++)
        g_ptr_array_add(words,
                        (char *)stage_text(s, f->grades[i].id, "f:grade.#"));
    stage_hubs(s, "total", "#.grade", "grade",
               stage_join(s, "total.score f:ranks.places", words));
    for (int i = 0; i < f->grade_count; i++)
        stage_nation(s, f->grades[i].id, "grades.#", "count-grade",
                     "f:grade.# all/total.grade");
}

/* The floor of A3.score is A3.floor; total.floor counts those not kept. */
static void
enter_floors(Scoring *s)
{
    const Framework *f = s->framework;
    g_autoptr(GPtrArray) words = g_ptr_array_new();
    for (int i = 0; i < f->floor_count; i++) {
        const char *item = f->floors[i].item;
        const char *dot = strchr(item, '.');
        int length = dot ? (int)(dot - item) : (int)strlen(item);
        const char *state = scoring_text(s, "%.*s.floor", length, item);
        stage_hubs(s, item, state, "floor-state", "# f:floor.# f:ranks.places");
        stage_nation(s, state, "#", "count-below", "all/#");
        g_ptr_array_add(words, (char *)state);
    }
    stage_hubs(s, "total", "#.floor", "floor-count", stage_join(s, "", words));
}

void
stage_total(Scoring *scoring)
{
    enter_score(scoring);
    enter_grades(scoring);
    enter_floors(scoring);
}

void
stage_certainty(Scoring *scoring)
{
    static const char *const fields[] = {"#.low", "#.high", "#.rank.low",
                                         "#.rank.high"};
    const char *of = "#.score f:simulation.seed f:simulation.draws";
    const Framework *f = scoring->framework;
    for (int i = 0; i <= f->axis_count; i++) {
        const char *id = i < f->axis_count ? f->axes[i].id : "total";
        for (size_t j = 0; j < G_N_ELEMENTS(fields); j++)
            stage_hubs(scoring, id, fields[j], "simulation", of);
    }
    stage_hubs(scoring, "total", "#.grade.probability", "simulation", of);
    if (f->robustness.draws > 0)
        stage_hubs(scoring, "total", "#.quarter", "simulation",
                   scoring_text(scoring, "%s f:robustness.quarter", of));
    for (int i = 0; i < f->grade_count; i++)
        stage_hubs(scoring, f->grades[i].id, "total.probability.#",
                   "simulation",
                   "total.score f:simulation.seed f:simulation.draws");
}
