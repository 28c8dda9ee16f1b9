#ifndef HYOKA_SCORE_RECORDS_VALUES_H
#define HYOKA_SCORE_RECORDS_VALUES_H

#include "score/scoring.h"

/*
 * What stands after "r:" in an operand, from the single records of the unit:
 *   consultations, cases  how many there are
 *   same-day              rows beyond the first of a client on a day, whoever
 *                         advised
 *   days                  list: consultations of each day with any
 *   alike, shared         cases whose summary is nearly that of another one, of
 *                         the hub or of another hub
 *   entered, reception    cases with that date
 *   entered.both, entered.after-30  cases with both dates; those entered more
 *                         than so many days after they came in
 *   entered.greatest, reception.greatest: those of the busiest day
 * Missing without records. Where `places` is given (YearPlace), the places of
 * the records counted are added.
 */
Operand records_operand(const Scoring *scoring, const char *unit,
                        const char *name, GArray *places);

#endif
