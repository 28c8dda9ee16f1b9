#include "disclose/summary.h"

#include "disclose/review.h"

bool
summary_may_list(Treatment treatment)
{
    return treatment == TREATMENT_FULL || treatment == TREATMENT_ANONYMOUS;
}

static int
compare_pseudonyms(const void *a, const void *b)
{
    const YearHub *x = *(const YearHub *const *)a;
    const YearHub *y = *(const YearHub *const *)b;
    return (x->pseudonym > y->pseudonym) - (x->pseudonym < y->pseudonym);
}

GPtrArray *
summary_hubs(const View *view, Treatment treatment)
{
    const Year *year = view->from->year;
    GPtrArray *hubs = g_ptr_array_new();
    for (int i = 0; i < year->hub_count; i++)
        g_ptr_array_add(hubs, &year->hubs[i]);
    if (treatment != TREATMENT_FULL)
        g_ptr_array_sort(hubs, compare_pseudonyms);
    return hubs;
}

void
summary_write_spread(View *view, const char *id, NumberKind kind)
{
    static const char *const points[] = {"min", "q25", "median", "q75", "max"};
    for (size_t i = 0; i < G_N_ELEMENTS(points); i++) {
        g_autofree char *item = g_strconcat(id, ".", points[i], NULL);
        number_item(view, points[i], EVALUATION_NATION, item, kind);
    }
}

const ViewSection summary_sections[] = {
    {"overview", FIELD_COMPOSITE, summary_write_overview},
    {"grades", FIELD_COMPOSITE, summary_write_grades},
    {"map", FIELD_COMPOSITE, summary_write_map},
    {"ranking", FIELD_COMPOSITE, summary_write_ranking},
    {"axis-distributions", FIELD_AXES, summary_write_distributions},
    {"years", FIELD_COMPOSITE, summary_write_years},
    {"funnel", FIELD_INDICATORS, summary_write_funnel},
    {"achievement", FIELD_INDICATORS, summary_write_achievement},
    {"floors", FIELD_AXES, summary_write_floors},
    {"nation-months", FIELD_CONSULTATIONS, summary_write_months},
    {"nation-gaps", FIELD_COVERAGE, summary_write_gaps},
    {"nation-checks", FIELD_FLAGS, summary_write_checks},
    {"nation-satisfaction", FIELD_SATISFACTION, summary_write_satisfaction},
    {"nation-partners", FIELD_PARTNERS, summary_write_partners},
    {"nation-practices", FIELD_PRACTICES, summary_write_practices},
    {"nation-budget", FIELD_BUDGET, summary_write_budget},
    {"method", FIELD_METHOD, summary_write_method},
    {"methods", FIELD_METHODS, summary_write_methods},
    {"agreement", FIELD_SEVERITY, summary_write_agreement},
    {"review", FIELD_REVIEW, summary_write_review},
    {"quality", FIELD_INPUT_QUALITY, summary_write_quality},
    {"axis-table", FIELD_AXES, summary_write_axis_table},
    {"indicator-table", FIELD_INDICATORS, summary_write_indicator_tables},
    {"target-table", FIELD_INDICATORS, summary_write_target_table},
    {NULL, 0, NULL},
};
