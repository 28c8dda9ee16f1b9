#include "score/stages.h"

static void
enter_gap(Scoring *s, const char *id)
{
    const char *cells = "y:region.need y:region.supply y:region.cover";
    stage_hubs(s, id, "#.gap", "gap-total", cells);
    stage_hubs(s, id, "#.coverage", "gap-coverage", cells);
    stage_hubs(s, id, "#.duplication", "gap-duplication", cells);
    stage_hubs(s, id, "#.score", "gap-score",
               scoring_text(s, "%s f:gap.alpha", cells));
    stage_hubs(s, id, "#.variance", "gap-variance",
               scoring_text(s, "%s f:gap.alpha", cells));
}

static void
enter_partners(Scoring *s, const char *id)
{
    const Framework *f = s->framework;
    g_autoptr(GPtrArray) shares = g_ptr_array_new();
    g_autoptr(GPtrArray) variances = g_ptr_array_new();
    for (int i = 0; i < f->partner_question_count; i++) {
        const char *question = f->partner_questions[i].id;
        g_ptr_array_add(shares, (char *)stage_text(s, question, "#.shrunk"));
        g_ptr_array_add(variances,
                        (char *)stage_text(s, question, "#.variance"));
    }
    stage_hubs(s, id, "#.score", "mean", stage_join(s, "", shares));
    stage_hubs(s, id, "#.variance", "variance-of-mean",
               stage_join(s, "", variances));
}

/* The chance of an achievement: that of the count, or of the part of a whole.
 */
static void
enter_chance(Scoring *s, const char *id, const Indicator *indicator)
{
    bool whole = indicator->method == METHOD_BETA_BINOMIAL;
    const char *of = scoring_text(s, "#.achievement f:cap.%s #.n%s", id,
                                  whole ? " #.d" : "");
    stage_hubs(s, indicator->id, "#.achievement.variance",
               "achievement-variance", of);
}

/* Indicators shown for context have targets, which are not counted: counts
 * alone breed manufactured counts. */
static void
enter_achievement(Scoring *s, const char *id)
{
    const Framework *f = s->framework;
    g_autoptr(GPtrArray) words = g_ptr_array_new();
    g_autoptr(GPtrArray) variances = g_ptr_array_new();
    for (int i = 0; i < f->indicator_count; i++) {
        const Indicator *indicator = &f->indicators[i];
        if (indicator->direction == DIRECTION_CONTEXT ||
            indicator->direction == DIRECTION_BAND)
            continue;
        enter_chance(s, id, indicator);
        g_ptr_array_add(words,
                        (char *)stage_text(s, indicator->id, "#.achievement"));
        g_ptr_array_add(
            variances,
            (char *)stage_text(s, indicator->id, "#.achievement.variance"));
    }
    stage_hubs(s, id, "#.score", "capped-mean",
               stage_join(s, stage_text(s, id, "f:cap.#"), words));
    stage_hubs(s, id, "#.variance", "variance-of-mean",
               stage_join(s, "", variances));
}

static void
enter_quality(Scoring *s, const Component *component)
{
    g_autoptr(GPtrArray) words = g_ptr_array_new();
    g_autoptr(GPtrArray) variances = g_ptr_array_new();
    for (int i = 0; i < component->ratio_count; i++) {
        const QualityRatio *ratio = &component->ratios[i];
        const char *item = scoring_text(s, "%s.%d", component->id, i + 1);
        const char *of = scoring_text(s, "y:%s y:%s f:cap.%s", ratio->numerator,
                                      ratio->denominator, item);
        stage_hubs(s, item, "#", "capped-ratio", of);
        stage_hubs(s, item, "#.variance", "ratio-variance", of);
        g_ptr_array_add(words, (char *)item);
        g_ptr_array_add(variances, (char *)stage_text(s, item, "#.variance"));
    }
    stage_hubs(s, component->id, "#.score", "mean", stage_join(s, "", words));
    stage_hubs(s, component->id, "#.variance", "variance-of-mean",
               stage_join(s, "", variances));
}

static void
enter_score(Scoring *s, const Component *component)
{
    switch (component->kind) {
    case COMPONENT_GAP:
        enter_gap(s, component->id);
        break;
    case COMPONENT_PARTNERS:
        enter_partners(s, component->id);
        break;
    case COMPONENT_ACHIEVEMENT:
        enter_achievement(s, component->id);
        break;
    case COMPONENT_QUALITY:
        enter_quality(s, component);
        break;
    }
}

void
stage_components(Scoring *scoring)
{
    for (int i = 0; i < scoring->framework->component_count; i++) {
        const Component *component = &scoring->framework->components[i];
        const char *id = component->id;
        enter_score(scoring, component);
        stage_ruler(scoring, id, "#.mean", "mean", "all/#.score");
        stage_ruler(scoring, id, "#.sd", "sd", "all/#.score");
        stage_hubs(scoring, id, "#.t", "t-score",
                   "#.score nation/#.mean nation/#.sd f:scale.mean f:scale.sd "
                   "f:scale.low f:scale.high");
        stage_hubs(scoring, id, "#.rank", "rank", "#.score all/#.score =3");
        stage_distribution(scoring, id, stage_text(scoring, id, "#.score"));
    }
}
