#ifndef HYOKA_SCORE_SIMULATE_H
#define HYOKA_SCORE_SIMULATE_H

#include "score/scoring.h"

/*
 * How sure scores and ranks are. The year is scored again many times, each time
 * with every rate drawn from its posterior (beta or gamma, after shrinkage) and
 * every mean level and every component from a normal distribution about what
 * was found. A level's variance is that between evaluators, so it holds their
 * severity; a component's is its item `.variance`. What stays as it is:
 * weights, targets, denominators, need and supply of the gap, bonuses, and the
 * national figures (the ruler). A count that serves an indicator and a
 * component is drawn for each by itself.
 *
 * Every value drawn has a stream of its own, keyed by the framework's seed, the
 * hub's code, the item and the number of the draw: what happens to another hub,
 * or the order of hubs, never changes it.
 *
 * Reads the shrunken rates, levels, weights and national figures of the ledger.
 * 5,000 draws of 47 hubs take about half a second and 20 MB.
 */
Simulation *simulation_run(const Scoring *scoring);
void simulation_free(Simulation *simulation);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Simulation, simulation_free)

/*
 * A result for the hub (index by code): "A1.low", "A1.high" (2.5 and 97.5 %
 * quantiles, type 1), "A1.rank.low", ".rank.high" (widened where need be to
 * hold the rank itself), "total.…" likewise, "total.grade.probability" (of the
 * grade it has), "total.probability.S" … "total.quarter" is how often the rank
 * is in the framework's share of the best. False for anything else, and for a
 * score that is missing.
 */
bool simulation_number(const Simulation *simulation, int hub, const char *item,
                       double *value);

#endif
