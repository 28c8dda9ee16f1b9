#ifndef HYOKA_DISCLOSE_BRIEF_H
#define HYOKA_DISCLOSE_BRIEF_H

#include "disclose/card.h"
#include "disclose/view.h"

/*
 * The hearing brief: what evaluators take to the hearing. It is made before any
 * note of the hearing exists, and holds no score, grade or rank.
 */

/* What stands out: checks of the data, rates beyond chance, findings of ingest,
 * each with its evidence and what may explain it innocently. */
void brief_write_standouts(View *view, Treatment treatment);

/* Whether a finding of ingest is about the view's hub: at the place of one of
 * its values, or within the rows of its records and of no other hub's. */
bool brief_is_about(const View *view, const YearFinding *finding);

#endif
