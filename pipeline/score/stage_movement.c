#include "score/stages.h"

/*
 * What moved the composite since last year, axis by axis, and what would move
 * it by one point: the count that an indicator lacks, the points of one level.
 */
static void
enter_parts(Scoring *s)
{
    for (int i = 0; i < s->framework->axis_count; i++)
        stage_hubs(s, s->framework->axes[i].id, "#.moved", "part-of-change",
                   "#.score #.weight total.weights last:#.score last:#.weight "
                   "last:total.weights f:composite.sd nation/total.raw.sd");
}

static void
enter_count(Scoring *s, const Indicator *indicator)
{
    bool beta = indicator->method == METHOD_BETA_BINOMIAL;
    if (indicator->direction != DIRECTION_HIGH)
        return;
    stage_hubs(s, indicator->id, "#.point",
               beta ? "count-for-point-beta" : "count-for-point-gamma",
               "#.review.weight f:composite.sd nation/total.raw.sd #.t "
               "f:scale.high f:scale.sd nation/#.sd f:per.# #.n #.d "
               "nation/#.theta nation/#.between");
}

static void
enter_next(Scoring *s)
{
    const Framework *f = s->framework;
    g_autoptr(GPtrArray) words = g_ptr_array_new();
    for (int i = 0; i < f->grade_count - 1; i++)
        g_ptr_array_add(words,
                        (char *)stage_text(s, f->grades[i].id, "f:grade.#"));
    stage_hubs(s, "total", "#.next", "to-next-grade",
               stage_join(s, "total.score", words));
}

void
stage_movement(Scoring *scoring)
{
    const Framework *f = scoring->framework;
    enter_next(scoring);
    if (scoring->last)
        enter_parts(scoring);
    if (!scoring->rescoring)
        return;
    for (int i = 0; i < f->indicator_count; i++)
        enter_count(scoring, &f->indicators[i]);
    for (int i = 0; i < f->rubric_count; i++)
        stage_hubs(scoring, f->rubric[i].id, "#.point", "points-of-level",
                   "#.review.weight f:composite.sd nation/total.raw.sd "
                   "f:levels.step #.level =5");
}
