#ifndef HYOKA_DISCLOSE_REVIEW_H
#define HYOKA_DISCLOSE_REVIEW_H

#include "disclose/number.h"
#include "disclose/view.h"
#include <glib.h>

/*
 * The yearly look at every measure (score/review.h says what is found): what
 * the summary tells of it, and the paper of its own.
 */

/* An indicator, component or rubric item. */
typedef struct {
    const char *id;
    const char *name;
    Field field;       /* of disclosure.xml: who may see its values */
    const char *found; /* the item of a hub's value: N03.rate, Q1.level */
    bool share;        /* the value is a share, printed in percent */
    NumberKind kind;   /* as which it is printed */
    const char *unit;
} Measured;

/* Measured, in the order of the framework. The caller unrefs. */
GArray *review_measures(const View *view);
/* The rule that decided; NULL when the measure was not looked at. */
const ReviewRule *review_proposal(const View *view, const char *id);
/* How many of the measures have the proposal (keep, revise, retire). */
int
review_count(const View *view, const GArray *measures, const char *proposal);
/* The attributes keep, revise and retire: those counts. */
void review_write_counts(View *view, const GArray *measures);
/* The attributes that say of a measure what was found and is proposed. */
void review_write_record(View *view, const Measured *measure,
                         const ReviewRule *rule);
/* The tests of the rule, each with the measure's value (NULL: without). */
void
review_write_tests(View *view, const Measured *measure, const ReviewRule *rule);

/* The section of the summary, and that of the paper. */
void summary_write_review(View *view, Treatment treatment);
void review_write_measures(View *view, Treatment treatment);

#endif
