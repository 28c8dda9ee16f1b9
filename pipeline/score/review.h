#ifndef HYOKA_SCORE_REVIEW_H
#define HYOKA_SCORE_REVIEW_H

#include "score/scoring.h"

/*
 * The yearly look at every measure: each indicator, component and rubric item X
 * has for the nation
 *   X.review.missing      share of the hubs without a value
 *   X.review.ceiling      share of them at the greatest possible (of a band:
 *                         inside it); only where there is a greatest
 *   X.review.variation    standard deviation over the mean
 *   X.review.signal       share of the variance between hubs beyond chance
 *   X.review.reliability  rank correlation with last year
 *   X.review.overlap, .nearest  the closest rank correlation, and with what
 *   X.review.unconfirmed  share of the self-reported count not confirmed
 *   X.review.integrity    what the checks of its counts found, over all hubs;
 *                         only where a check is about it
 * and, where it is scored,
 *   X.review.nominal      its weight in the composite, mean over the hubs
 *   X.review.effect       the share of the composite's variance that it makes
 *   X.review.moved, .moved.most  places that hubs move without it
 * and X.review.proposal, the id of the framework's rule that decides. Hubs have
 * X.review.weight, .points (weight times score) and .rank (without X).
 * Without all the measures together that are proposed to retire, hubs have
 *   X.review.weight.next  what X would weigh: an axis shares the weight of what
 *                         it loses among the rest of the same half
 *   total.review.rank     their rank
 * and the nation X.review.next (the mean), .gain (that less .nominal), and
 * total.review.moved, .moved.most, .moved.count (hubs whose rank changes).
 */

/* What the composite would be without each measure; NULL when the framework
 * has no review. Reads the scores that are in the ledger. */
Rescoring *rescoring_run(const Scoring *scoring);
void rescoring_free(Rescoring *rescoring);
/* Once the proposals are in the ledger: what would be without the retired. */
void rescoring_retire(Rescoring *rescoring, const Scoring *scoring);
/* What hubs have of the above for the hub (index by code); false for anything
 * else and for a hub without a composite. */
bool rescoring_number(const Rescoring *rescoring, int hub, const char *item,
                      double *value);

#endif
