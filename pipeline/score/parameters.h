#ifndef HYOKA_SCORE_PARAMETERS_H
#define HYOKA_SCORE_PARAMETERS_H

#include "score/scoring.h"

/* A number of the framework, and where it stands ("f02:12:5", "" unknown). */
typedef struct {
    double value;
    const char *at;
} Parameter;

/*
 * What stands after "f:" in an operand:
 *   scale.mean .sd .low .high, composite.… likewise, levels.middle .score .step
 *   composition.counts .rubric .available, ranks.places
 *   simulation.seed .draws, gap.alpha, partners.minimum
 *   satisfaction.positive .return-mark, budget.strength .divisor .limit
 *   per.N03, low.N06, high.N06, places.N03 (that decide a rank), minimum.N20
 *   cap.achievement (a component), cap.quality.1 (its first ratio)
 *   part.A1.N10 (weight in an axis), limit.A7, award.A7.優良 (bonus)
 *   pace.season .steady .smoothing .limit
 *   robustness.draws .seed .low .high .quarter, review.ceiling
 *   preset.M1.N01 (weight in a preset), review.R1.missing.above (the bound of a
 *     test; review.R9 of a rule without tests), case.1.strength .limit
 *   blanks.from .met, targets.below .above .like-below .like-above .size .least
 *   significance.rate .pairs .years, checks.peers .alike .figures .decades
 *     .last-from .winsor .slack .limit .draws .seed, agreement.agreed .doubtful
 *     .gap .draws .seed
 *   criterion.K1 (weight in the review of practices), practices.shortlist,
 *     prize.優良 (the score from which it is given)
 *   weight.A1 (of the unit's mission type), grade.A, floor.A3.score
 * False when there is no such parameter.
 */
bool parameters_find(const Scoring *scoring, const char *unit, const char *name,
                     Parameter *parameter);

#endif
