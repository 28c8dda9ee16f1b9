#ifndef HYOKA_DISCLOSE_CARD_H
#define HYOKA_DISCLOSE_CARD_H

#include "disclose/number.h"
#include "disclose/view.h"
#include <glib.h>

/* The sections of a card, each in the file of its page. */
void card_write_activity(View *view, Treatment treatment);
/* The part of the activity that tells of the checks of the data. */
void card_write_check(View *view);
void card_write_movement(View *view, Treatment treatment);
void card_write_satisfaction(View *view, Treatment treatment);
void card_write_partners(View *view, Treatment treatment);
void card_write_coverage(View *view, Treatment treatment);
void card_write_monthly(View *view, Treatment treatment);
void card_write_hearing(View *view, Treatment treatment);
void card_write_findings(View *view, Treatment treatment);
void card_write_practices(View *view, Treatment treatment);
void card_write_next_steps(View *view, Treatment treatment);
void card_write_budget(View *view, Treatment treatment);
void card_write_visits(View *view, Treatment treatment);

/* rank, rank-low, rank-high of PREFIX, where ranks may be seen: never a rank
 * without its interval. */
void view_write_rank(View *view, const char *prefix);
/* id, low, high and range of a grade, attributes of the open element. */
void view_write_grade_bounds(View *view, int grade);
/* Whether the unit is below the framework's floor for an axis or indicator, or
 * the composite below the lowest grade's bound; false where there is no floor
 * or score. */
double view_total_floor(const View *view);
bool
view_is_below_floor(const View *view, const char *unit, const char *prefix);

/* Whether an achievement, as printed, is marked (要確認). */
bool view_is_short(const View *view, double percent);
/* very-low … very-high, or inside and outside of a band; NULL when unknown. */
const char *
view_chance(const View *view, const char *unit, const Indicator *indicator);
const char *view_direction(const Indicator *indicator);
/* target, or target-low and target-high of a band, and revised; actual. */
void view_write_target(View *view, const Indicator *indicator);
void view_write_actual(View *view, const Indicator *indicator);
/* Whether "integrity.CHECK.found" says yes; `item` is "integrity.CHECK". */
bool view_is_found(const View *view, const char *item);
/* The checks of the score stage in the order of print, ending with NULL;
 * UNCONFIRMED has one for each indicator (unconfirmed.N03). */
extern const char *const view_checks[];
extern const char VIEW_UNCONFIRMED[];
/* Unit of target and actual. */
const char *view_indicator_unit(const View *view, const Indicator *indicator);
/* Achievement as printed, percent; false when there is none. */
bool view_achievement(const View *view, const char *unit,
                      const Indicator *indicator, double *percent);
/* 4月, 5, … 12, 1月, 2, 3; month 0 is April. */
const char *card_month_label(View *view, int month);

#endif
