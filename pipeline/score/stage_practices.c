#include "score/stages.h"

/* practice.13-B1.K1: a criterion's mean over the reviewers. The operands of the
 * score. */
static const char *
enter_criteria(Scoring *s, const char *hub, const char *id)
{
    const Framework *f = s->framework;
    g_autoptr(GPtrArray) words = g_ptr_array_new();
    for (int i = 0; i < f->criterion_count; i++) {
        const char *criterion = f->criteria[i].id;
        scoring_enter(s, hub, scoring_text(s, "practice.%s.%s", id, criterion),
                      "mean", "y:review.%s.%s", id, criterion);
        g_ptr_array_add(words,
                        (char *)scoring_text(s, "practice.%s.%s*f:criterion.%s",
                                             id, criterion, criterion));
    }
    return stage_join(s, "f:composition.available", words);
}

/* practice.13-B1.P1: what a reviewer gave over all criteria. Their list. */
static const char *
enter_reviewers(Scoring *s, const char *hub, const char *id)
{
    const Framework *f = s->framework;
    g_autoptr(GPtrArray) items = g_ptr_array_new();
    for (int i = 0; i < f->reviewer_count; i++) {
        const char *reviewer = f->reviewers[i].id;
        const char *item = scoring_text(s, "practice.%s.%s", id, reviewer);
        g_autoptr(GPtrArray) words = g_ptr_array_new();
        for (int j = 0; j < f->criterion_count; j++)
            g_ptr_array_add(words, (char *)scoring_text(
                                       s, "y:review.%s.%s.%s*f:criterion.%s",
                                       id, reviewer, f->criteria[j].id,
                                       f->criteria[j].id));
        scoring_enter(s, hub, item, "weighted-mean", "%s",
                      stage_join(s, "f:composition.available", words));
        g_ptr_array_add(items, (char *)item);
    }
    return stage_join(s, "", items);
}

void
stage_practices(Scoring *s)
{
    for (int i = 0; i < stage_hub_count(s); i++) {
        const YearHub *hub = &s->year->hubs[i];
        for (int j = 0; j < hub->review_count; j++) {
            const char *id = hub->reviews[j].id;
            if (hub->reviews[j].score_count == 0)
                continue;
            const char *criteria = enter_criteria(s, hub->code, id);
            const char *reviewers = enter_reviewers(s, hub->code, id);
            scoring_enter(s, hub->code,
                          scoring_text(s, "practice.%s.score", id),
                          "weighted-mean", "%s", criteria);
            scoring_enter(s, hub->code, scoring_text(s, "practice.%s.low", id),
                          "min", "%s", reviewers);
            scoring_enter(s, hub->code, scoring_text(s, "practice.%s.high", id),
                          "max", "%s", reviewers);
        }
    }
}
