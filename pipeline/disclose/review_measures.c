/* The paper of the indicator review: every measure's record, what next year's
 * framework would change, and how many ranks that moves. */
#include "disclose/anonymous.h"
#include "disclose/review.h"
#include "disclose/summary.h"
#include <math.h>
#include <string.h>

/* Whether the axis has the item in the half, and scores it. */
static bool
is_part(const AxisPart *parts, int count, const char *item, bool *scored)
{
    for (int i = 0; i < count; i++)
        if (strcmp(parts[i].item, item) == 0) {
            *scored = parts[i].scored;
            return true;
        }
    return false;
}

/* The first axis that lists the measure; NULL when none does. */
static const Axis *
axis_of(const Framework *framework, const char *id)
{
    bool scored;
    for (int i = 0; i < framework->axis_count; i++) {
        const Axis *axis = &framework->axes[i];
        if (is_part(axis->counts, axis->count_count, id, &scored) ||
            is_part(axis->rubric, axis->rubric_count, id, &scored))
            return axis;
    }
    return NULL;
}

static bool
is_retired(const View *view, const char *id)
{
    const ReviewRule *rule = review_proposal(view, id);
    return rule && strcmp(rule->proposal, "retire") == 0;
}

/* Those of the half that stay and take over its weight: "N12、N13". */
static void
write_heirs(View *view, const AxisPart *parts, int count, const char *id)
{
    g_autoptr(GString) heirs = g_string_new(NULL);
    bool scored = false;
    if (!is_part(parts, count, id, &scored) || !scored)
        return;
    for (int i = 0; i < count; i++) {
        const char *item = parts[i].item;
        const Component *component =
            framework_component(view->from->year->framework, item);
        if (!parts[i].scored || is_retired(view, item))
            continue;
        if (heirs->len)
            g_string_append(heirs, "、");
        g_string_append(heirs, component ? component->name : item);
    }
    if (heirs->len)
        xml_out_attribute(view->out, "heirs",
                          arena_dup(view->arena, heirs->str));
}

/* All hubs' values, no finer than ink, where the reader may see them one by
 * one; else nothing. */
static void
write_spread(View *view, const Measured *measure)
{
    if (!summary_may_list(view_may(view, measure->field)) || !view->texts)
        return;
    g_autoptr(GArray) values = anonymous_values(view, measure->found);
    if (!values->len)
        return;
    double scale = measure->share ? 100 : 1;
    double first = g_array_index(values, double, 0) * scale;
    double last = g_array_index(values, double, values->len - 1) * scale;
    double step = anonymous_step(last - first, 0.01);
    for (guint i = 0; i < values->len; i++) {
        double value = g_array_index(values, double, i) * scale;
        xml_out_start(view->out, "other");
        number_write(view, "value", floor(value / step + 0.5) * step,
                     NUMBER_TWO);
        xml_out_end(view->out);
    }
}

static void
write_quantiles(View *view, const Measured *measure)
{
    static const struct {
        const char *name;
        double share;
    } points[] = {{"least", 0}, {"median", 0.5}, {"greatest", 1}};
    g_autoptr(GArray) values = anonymous_values(view, measure->found);
    for (size_t i = 0; i < G_N_ELEMENTS(points) && values->len; i++)
        number_write(view, points[i].name,
                     anonymous_quantile(values, points[i].share),
                     measure->kind);
    xml_out_attribute(view->out, "unit", measure->unit);
}

static void
write_measure(View *view, const Measured *measure, const Axis *axis, int *place)
{
    const ReviewRule *rule = review_proposal(view, measure->id);
    xml_out_start(view->out, "measure");
    review_write_record(view, measure, rule);
    xml_out_attribute(view->out, "key", measure->id);
    xml_out_attribute(view->out, "rule", rule->id);
    write_quantiles(view, measure);
    number_item(view, "next", EVALUATION_NATION,
                arena_printf(view->arena, "%s.review.next", measure->id),
                NUMBER_SHARE);
    number_item(view, "gain", EVALUATION_NATION,
                arena_printf(view->arena, "%s.review.gain", measure->id),
                NUMBER_SHARE);
    if (axis && is_retired(view, measure->id)) {
        write_heirs(view, axis->counts, axis->count_count, measure->id);
        write_heirs(view, axis->rubric, axis->rubric_count, measure->id);
    }
    review_write_tests(view, measure, rule);
    write_spread(view, measure);
    xml_out_text_element(view->out, "place",
                         view_text_at(view, "review-place", *place));
    xml_out_text_element(view->out, "change",
                         view_text_at(view, "review-change", *place));
    (*place)++;
    xml_out_end(view->out);
}

/* The measures of one axis, or (NULL) those of none. */
static void
write_group(View *view, const GArray *measures, const Axis *axis, int *place)
{
    const Framework *framework = view->from->year->framework;
    bool is_open = false;
    for (guint i = 0; i < measures->len; i++) {
        const Measured *one = &g_array_index(measures, Measured, i);
        if (axis_of(framework, one->id) != axis ||
            !review_proposal(view, one->id))
            continue;
        if (!is_open) {
            xml_out_start(view->out, "group");
            xml_out_attribute(view->out, "axis", axis ? axis->id : NULL);
            xml_out_attribute(view->out, "name",
                              axis ? axis->name
                                   : view_label(view, "review-apart"));
            is_open = true;
        }
        write_measure(view, one, axis, place);
    }
    if (is_open)
        xml_out_end(view->out);
}

/* Weights of all measures together, this year and next. */
static void
write_sums(View *view, const GArray *measures)
{
    double now = 0, next = 0;
    for (guint i = 0; i < measures->len; i++) {
        const char *id = g_array_index(measures, Measured, i).id;
        double value;
        if (number_find(view, EVALUATION_NATION, id, "review.nominal", &value))
            now += value;
        if (number_find(view, EVALUATION_NATION, id, "review.next", &value))
            next += value;
    }
    number_write(view, "now", now, NUMBER_SHARE);
    number_write(view, "next", next, NUMBER_SHARE);
}

/* Hubs whose rank would change, under names or numbers. */
static void
write_moves(View *view, Treatment treatment)
{
    Treatment ranks = view_may(view, FIELD_RANK);
    if (!summary_may_list(ranks))
        return;
    if (treatment == TREATMENT_FULL)
        treatment = ranks;
    g_autoptr(GPtrArray) hubs = summary_hubs_by_rank(view, treatment);
    for (guint i = 0; i < hubs->len; i++) {
        const YearHub *hub = hubs->pdata[i];
        double now, next;
        if (!number_find(view, hub->code, "total", "rank", &now) ||
            !number_find(view, hub->code, "total", "review.rank", &next) ||
            fabs(now - next) < 0.5)
            continue;
        xml_out_start(view->out, "hub");
        xml_out_attribute(view->out, "label",
                          anonymous_label(view, hub, treatment));
        number_write(view, "rank", now, NUMBER_COUNT);
        number_item(view, "low", hub->code, "total.rank.low", NUMBER_COUNT);
        number_item(view, "high", hub->code, "total.rank.high", NUMBER_COUNT);
        number_write(view, "next", next, NUMBER_COUNT);
        xml_out_end(view->out);
    }
}

/* The rules in their order, and how many measures each decided. */
static void
write_rules(View *view, const GArray *measures)
{
    const Framework *framework = view->from->year->framework;
    for (int i = 0; i < framework->review_rule_count; i++) {
        const ReviewRule *rule = &framework->review_rules[i];
        int count = 0;
        for (guint j = 0; j < measures->len; j++)
            count += review_proposal(
                         view, g_array_index(measures, Measured, j).id) == rule;
        xml_out_start(view->out, "rule");
        xml_out_attribute(view->out, "id", rule->id);
        xml_out_attribute(view->out, "word",
                          view_label_of(view, "proposal", rule->proposal));
        xml_out_attribute_int(view->out, "count", count);
        review_write_tests(view, NULL, rule);
        xml_out_end(view->out);
    }
}

void
review_write_measures(View *view, Treatment treatment)
{
    const Framework *framework = view->from->year->framework;
    g_autoptr(GArray) measures = review_measures(view);
    if (treatment != TREATMENT_FULL || !framework->review_rule_count)
        return;
    int place = 0;
    xml_out_start(view->out, "measures");
    review_write_counts(view, measures);
    xml_out_attribute_int(view->out, "hubs", view->from->year->hub_count);
    write_sums(view, measures);
    number_of(view, "shifted", "total", "review.moved.count", NUMBER_COUNT);
    number_of(view, "moved", "total", "review.moved", NUMBER_SCORE);
    number_of(view, "most", "total", "review.moved.most", NUMBER_COUNT);
    view_text_element(view, "lead", "review-lead");
    view_text_element(view, "weights", "review-weights");
    view_text_element(view, "ranks", "review-ranks");
    for (int i = 0; i < framework->axis_count; i++)
        write_group(view, measures, &framework->axes[i], &place);
    write_group(view, measures, NULL, &place);
    write_moves(view, treatment);
    write_rules(view, measures);
    xml_out_end(view->out);
}

const ViewSection review_sections[] = {
    {"measures", FIELD_REVIEW, review_write_measures},
    {NULL, 0, NULL},
};
