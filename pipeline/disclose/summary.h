#ifndef HYOKA_DISCLOSE_SUMMARY_H
#define HYOKA_DISCLOSE_SUMMARY_H

#include "disclose/number.h"
#include "disclose/view.h"
#include <glib.h>

/* The sections of the national summary. */
void summary_write_overview(View *view, Treatment treatment);
void summary_write_grades(View *view, Treatment treatment);
void summary_write_map(View *view, Treatment treatment);
void summary_write_ranking(View *view, Treatment treatment);
void summary_write_distributions(View *view, Treatment treatment);
void summary_write_years(View *view, Treatment treatment);
void summary_write_funnel(View *view, Treatment treatment);
void summary_write_achievement(View *view, Treatment treatment);
void summary_write_floors(View *view, Treatment treatment);
void summary_write_months(View *view, Treatment treatment);
void summary_write_gaps(View *view, Treatment treatment);
void summary_write_checks(View *view, Treatment treatment);
void summary_write_satisfaction(View *view, Treatment treatment);
void summary_write_partners(View *view, Treatment treatment);
void summary_write_practices(View *view, Treatment treatment);
void summary_write_budget(View *view, Treatment treatment);
void summary_write_method(View *view, Treatment treatment);
void summary_write_methods(View *view, Treatment treatment);
void summary_write_agreement(View *view, Treatment treatment);
void summary_write_quality(View *view, Treatment treatment);
void summary_write_axis_table(View *view, Treatment treatment);
void summary_write_indicator_tables(View *view, Treatment treatment);
void summary_write_target_table(View *view, Treatment treatment);

/* Whether hubs may be listed one by one, under names or numbers. */
bool summary_may_list(Treatment treatment);
/* Hubs in the order of their labels: by code, or by number when anonymous, so
 * that no order gives a name away. Elements const YearHub *; the caller
 * unrefs. */
GPtrArray *summary_hubs(const View *view, Treatment treatment);
/* Best first, equals in the order of their labels. The same array rules. */
GPtrArray *summary_hubs_by_rank(const View *view, Treatment treatment);
/* min, q25, median, q75, max over the hubs as attributes; items of the nation,
 * ID.min and so on. */
void summary_write_spread(View *view, const char *id, NumberKind kind);

#endif
