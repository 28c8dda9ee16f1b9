#ifndef HYOKA_SCORE_STAGES_H
#define HYOKA_SCORE_STAGES_H

#include "score/scoring.h"

/*
 * The steps of an evaluation in their order; each enters results that the next
 * ones name as operands. Ids of items are in HACKING.md.
 */
void stage_indicators(Scoring *scoring);
void stage_surveys(Scoring *scoring);
void stage_regions(Scoring *scoring);
void stage_hearings(Scoring *scoring);
void stage_components(Scoring *scoring);
void stage_axes(Scoring *scoring);
void stage_total(Scoring *scoring);
void stage_certainty(Scoring *scoring); /* needs scoring->simulation */
void stage_presets(Scoring *scoring);
void stage_robust(Scoring *scoring); /* needs scoring->robust */
void stage_change(Scoring *scoring);
void stage_budget(Scoring *scoring);
void stage_sensitivity(Scoring *scoring); /* needs total.low and .high */
void stage_practices(Scoring *scoring);   /* this year's alone */
void stage_review(Scoring *scoring);      /* needs scoring->rescoring */
void stage_movement(Scoring *scoring);    /* after the review */
void stage_raters(Scoring *scoring);
void stage_trends(Scoring *scoring);
void stage_dispersion(Scoring *scoring);
/* Where a year that runs stands against its targets. */
void stage_pace(Scoring *scoring);
/* Targets against last year and like hubs, and the region's blanks, while no
 * month is reported yet. */
void stage_plan(Scoring *scoring);
/* Reasons to ask, after all that is scored; no score takes one of them in. */
void stage_integrity(Scoring *scoring);

/* --- what the stages share --- */
int stage_hub_count(const Scoring *scoring);
const char *stage_hub(const Scoring *scoring, int index);
/*
 * In ids and operands below, # stands for `id`: ("N03", "#.rate") is N03.rate.
 */
const char *
stage_text(const Scoring *scoring, const char *id, const char *pattern);
/* Enter an item for every hub. */
void stage_hubs(Scoring *scoring, const char *id, const char *item,
                const char *rule, const char *operands);
/* Enter an item for the nation. */
void stage_nation(Scoring *scoring, const char *id, const char *item,
                  const char *rule, const char *operands);
/* The same of what scores are measured by: for last year's data, this year's
 * value, so that a change is one of the hub and not of the ruler. */
void stage_ruler(Scoring *scoring, const char *id, const char *item,
                 const char *rule, const char *operands);
/* nation/ID.min .q25 .median .q75 .max of all hubs' SOURCE. */
void stage_distribution(Scoring *scoring, const char *id, const char *source);
/* Words joined by spaces, beginning with `first` (may be ""). */
const char *
stage_join(const Scoring *scoring, const char *first, const GPtrArray *words);

#endif
