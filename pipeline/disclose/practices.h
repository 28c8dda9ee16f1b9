#ifndef HYOKA_DISCLOSE_PRACTICES_H
#define HYOKA_DISCLOSE_PRACTICES_H

#include "disclose/number.h"
#include "disclose/view.h"
#include <glib.h>

/*
 * The collection of best practices. Awarded cases carry their hub's name even
 * where results are anonymous: they are made to be spread. Cases without an
 * award, and what single reviewers gave, are for those who may see evaluators'
 * levels; the public sees only cases to whose publication the client consents,
 * and no scores.
 */
typedef struct {
    const YearHub *hub;
    const YearPractice *practice; /* as the hearing note has it */
    const YearReview *review;
} ReviewedCase;

/* ReviewedCase, those this view may hold, best score first, then by id. The
 * caller unrefs. */
GArray *practices_cases(const View *view, Treatment treatment);
/* 0 for the best award, -1 for none. */
int practices_award(const View *view, const YearReview *review);
/* id, code, label, title, award; score where the view may hold it. */
void
practices_write_head(View *view, const ReviewedCase *one, Treatment treatment);
/* <criterion> for each, with the mean over the reviewers. */
void practices_write_scores(View *view, const ReviewedCase *one,
                            Treatment treatment);

/* The sections. */
void practices_write_collection(View *view, Treatment treatment);
void practices_write_cases(View *view, Treatment treatment);

#endif
