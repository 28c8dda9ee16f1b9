#ifndef HYOKA_SCORE_VALUES_H
#define HYOKA_SCORE_VALUES_H

#include "score/scoring.h"

/*
 * What stands after "y:" in an operand, a value of year.xml for the unit:
 *   N03.n               the year's total of a measure
 *   N03.n/2017-04       one month; N03.n/months: list of the twelve
 *   N03.n/counted       the same, 0 where there was nothing to count;
 *                       N03.n/counted/1: that of April
 *   cells.flows         list: every month of every flow that is a numerator
 *   past.N01            list: numerators of earlier years
 *   panel.…             marks of the country, see score/values_panel.h
 *   fact.staff, weight.A1 (agreed by the hub), target.N03 (the one in force),
 *   target.N03/first (as it was set, where it was revised)
 *   response.valid .positive .replies, response.STEP (5 … 1): survey replies
 *     with an answer to the scored question, with a positive one, all, with
 *     that answer
 *   partner.count, partner.P01.valid .yes: institutions that answered (at all,
 *     yes or no, yes)
 *   level.Q1 (list, one an evaluator by letter), self.Q1
 *   mission: its type's place in the framework, from 1
 *   award.優良: practices of the year with that decision
 *   review.13-B1: what practices.csv says a practice scored; review.13-B1.K1
 *     (list, one a reviewer), review.13-B1.P1.K1 (a reviewer's)
 *   region.need .supply .cover (lists over the rows); region.F01.need (rows of
 * a field); region.F01.2.need (its second area, areas in the order in which
 *     they first appear in the rows); region.greatest: the greatest need
 * Where `places` is given (YearPlace), the places of the values are added.
 */
Operand values_operand(const Scoring *scoring, const char *unit,
                       const char *name, GArray *places);

/* The areas of a hub in the order of their numbers; the caller unrefs. */
GPtrArray *values_areas(const YearHub *hub);

#endif
