#include "disclose/review.h"

#include <string.h>

static Measured
of_indicator(const Indicator *indicator, Arena *arena)
{
    return (Measured){
        .id = indicator->id,
        .name = indicator->label,
        .field = FIELD_INDICATORS,
        .found = arena_printf(arena, "%s.rate", indicator->id),
        .share = indicator->share,
        .kind = number_kind_of_rate(indicator),
        .unit = indicator->unit,
    };
}

static Measured
of_component(const View *view, const Component *component)
{
    bool gap = component->kind == COMPONENT_GAP;
    static const Field fields[] = {
        [COMPONENT_GAP] = FIELD_COVERAGE,
        [COMPONENT_PARTNERS] = FIELD_PARTNERS,
        [COMPONENT_ACHIEVEMENT] = FIELD_INDICATORS,
        [COMPONENT_QUALITY] = FIELD_INDICATORS,
    };
    return (Measured){
        .id = component->id,
        .name = component->name,
        .field = fields[component->kind],
        .found = arena_printf(view->arena, "%s.score", component->id),
        .share = !gap,
        .kind = gap ? NUMBER_SCORE : NUMBER_SHARE,
        .unit = view_label(view, gap ? "point" : "percent"),
    };
}

GArray *
review_measures(const View *view)
{
    const Framework *framework = view->from->year->framework;
    GArray *list = g_array_new(FALSE, FALSE, sizeof(Measured));
    for (int i = 0; i < framework->indicator_count; i++) {
        Measured one = of_indicator(&framework->indicators[i], view->arena);
        g_array_append_val(list, one);
    }
    for (int i = 0; i < framework->component_count; i++) {
        Measured one = of_component(view, &framework->components[i]);
        g_array_append_val(list, one);
    }
    for (int i = 0; i < framework->rubric_count; i++) {
        const RubricItem *item = &framework->rubric[i];
        Measured one = {.id = item->id,
                        .name = item->label,
                        .field = FIELD_LEVELS,
                        .found =
                            arena_printf(view->arena, "%s.level", item->id),
                        .kind = NUMBER_SCORE,
                        .unit = view_label(view, "level")};
        g_array_append_val(list, one);
    }
    return list;
}

const ReviewRule *
review_proposal(const View *view, const char *id)
{
    const char *item = arena_printf(view->arena, "%s.review.proposal", id);
    const char *rule =
        evaluation_text(view->from->evaluation, EVALUATION_NATION, item);
    return rule ? framework_review_rule(view->from->year->framework, rule)
                : NULL;
}

int
review_count(const View *view, const GArray *measures, const char *proposal)
{
    int count = 0;
    for (guint i = 0; i < measures->len; i++) {
        const ReviewRule *rule =
            review_proposal(view, g_array_index(measures, Measured, i).id);
        count += rule && strcmp(rule->proposal, proposal) == 0;
    }
    return count;
}

void
review_write_counts(View *view, const GArray *measures)
{
    static const char *const proposals[] = {"keep", "revise", "retire"};
    for (size_t i = 0; i < G_N_ELEMENTS(proposals); i++)
        xml_out_attribute_int(view->out, proposals[i],
                              review_count(view, measures, proposals[i]));
}

/* A component has no code of its own to print; its name says it. */
static const char *
printed_code(const Framework *framework, const char *id)
{
    return framework_component(framework, id) ? "" : id;
}

static const char *
nearest_name(const View *view, const char *id)
{
    const Framework *framework = view->from->year->framework;
    const char *item = arena_printf(view->arena, "%s.review.nearest", id);
    const char *nearest =
        evaluation_text(view->from->evaluation, EVALUATION_NATION, item);
    const Component *component =
        nearest ? framework_component(framework, nearest) : NULL;
    return component ? component->name : nearest;
}

static const struct {
    const char *name;
    NumberKind kind;
} statistics[] = {
    {"missing", NUMBER_SHARE},     {"ceiling", NUMBER_SHARE},
    {"variation", NUMBER_TWO},     {"signal", NUMBER_SHARE},
    {"reliability", NUMBER_TWO},   {"overlap", NUMBER_TWO},
    {"unconfirmed", NUMBER_SHARE}, {"nominal", NUMBER_SHARE},
    {"effect", NUMBER_SHARE},      {"moved", NUMBER_SCORE},
    {"integrity", NUMBER_COUNT},
};

void
review_write_record(View *view, const Measured *measure, const ReviewRule *rule)
{
    xml_out_attribute(view->out, "id",
                      printed_code(view->from->year->framework, measure->id));
    xml_out_attribute(view->out, "name", measure->name);
    xml_out_attribute(view->out, "proposal", rule->proposal);
    xml_out_attribute(view->out, "word",
                      view_label_of(view, "proposal", rule->proposal));
    xml_out_attribute(view->out, "reason", rule->reason);
    for (size_t i = 0; i < G_N_ELEMENTS(statistics); i++)
        number_item(view, statistics[i].name, EVALUATION_NATION,
                    arena_printf(view->arena, "%s.review.%s", measure->id,
                                 statistics[i].name),
                    statistics[i].kind);
    xml_out_attribute(view->out, "nearest", nearest_name(view, measure->id));
}

/* framework.rng allows no other. */
static NumberKind
kind_of(const char *statistic)
{
    size_t i = 0;
    while (i + 1 < G_N_ELEMENTS(statistics) &&
           strcmp(statistics[i].name, statistic) != 0)
        i++;
    return statistics[i].kind;
}

void
review_write_tests(View *view, const Measured *measure, const ReviewRule *rule)
{
    for (int i = 0; i < rule->test_count; i++) {
        const ReviewTest *test = &rule->tests[i];
        NumberKind kind = kind_of(test->statistic);
        xml_out_start(view->out, "test");
        xml_out_attribute(view->out, "of", test->statistic);
        xml_out_attribute(view->out, "name",
                          view_label_of(view, "review", test->statistic));
        xml_out_attribute(view->out, "side", test->above ? "above" : "below");
        if (measure)
            number_item(view, "value", EVALUATION_NATION,
                        arena_printf(view->arena, "%s.review.%s", measure->id,
                                     test->statistic),
                        kind);
        number_write(view, "bound", test->bound, kind);
        xml_out_attribute(view->out, "unit",
                          kind == NUMBER_SHARE ? view_label(view, "percent")
                                               : NULL);
        xml_out_end(view->out);
    }
}

void
summary_write_review(View *view, Treatment treatment)
{
    g_autoptr(GArray) measures = review_measures(view);
    bool looked = false;
    for (guint i = 0; i < measures->len && !looked; i++)
        looked = review_proposal(view, g_array_index(measures, Measured, i).id);
    if (!looked || treatment != TREATMENT_FULL)
        return;
    xml_out_start(view->out, "review");
    review_write_counts(view, measures);
    view_text_element(view, "lead", "review-lead");
    for (guint i = 0; i < measures->len; i++) {
        const Measured *one = &g_array_index(measures, Measured, i);
        const ReviewRule *rule = review_proposal(view, one->id);
        if (!rule)
            continue;
        xml_out_start(view->out, "measure");
        review_write_record(view, one, rule);
        xml_out_end(view->out);
    }
    xml_out_end(view->out);
}
