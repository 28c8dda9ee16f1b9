/* Ranks under other methods, and the yearly look at every measure. */
#include "disclose/anonymous.h"
#include "disclose/summary.h"
#include <math.h>
#include <string.h>

static void
write_method(View *view, const Preset *preset)
{
    xml_out_start(view->out, "preset");
    xml_out_attribute(view->out, "id", preset->id);
    xml_out_attribute(view->out, "label", preset->label);
    xml_out_attribute(view->out, "name", preset->name);
    xml_out_attribute(view->out, "note", preset->note);
    if (preset->composite) {
        xml_out_attribute(view->out, "own", "yes");
    } else {
        number_of(view, "agreement", preset->id, "agreement", NUMBER_TWO);
        number_of(view, "moved", preset->id, "moved", NUMBER_SCORE);
        number_of(view, "most", preset->id, "moved.most", NUMBER_COUNT);
    }
    xml_out_end(view->out);
}

static void
write_hub(View *view, const YearHub *hub, Treatment treatment)
{
    const Framework *framework = view->from->year->framework;
    const char *code = hub->code;
    xml_out_start(view->out, "hub");
    xml_out_attribute(view->out, "label",
                      anonymous_label(view, hub, treatment));
    number_item(view, "rank", code, "total.rank", NUMBER_COUNT);
    number_item(view, "low", code, "presets.best", NUMBER_COUNT);
    number_item(view, "high", code, "presets.worst", NUMBER_COUNT);
    number_item(view, "robust-low", code, "robust.rank.low", NUMBER_COUNT);
    number_item(view, "robust-high", code, "robust.rank.high", NUMBER_COUNT);
    for (int i = 0; i < framework->preset_count; i++) {
        const Preset *preset = &framework->presets[i];
        if (preset->composite)
            continue;
        xml_out_start(view->out, "other");
        xml_out_attribute(view->out, "preset", preset->id);
        number_item(view, "rank", code,
                    arena_printf(view->arena, "%s.rank", preset->id),
                    NUMBER_COUNT);
        xml_out_end(view->out);
    }
    xml_out_end(view->out);
}

/* How many hubs every method puts among the best `top`, and how wide the bands
 * of ranks over all weights are in the middle. */
static void
write_sums(View *view, int top)
{
    const Year *year = view->from->year;
    g_autoptr(GArray) ranges = g_array_new(FALSE, FALSE, sizeof(double));
    int always = 0;
    for (int i = 0; i < year->hub_count; i++) {
        const char *code = year->hubs[i].code;
        double worst, low, high;
        if (number_find(view, code, "presets", "worst", &worst))
            always += worst <= top;
        if (!number_find(view, code, "robust", "rank.low", &low) ||
            !number_find(view, code, "robust", "rank.high", &high))
            continue;
        double range = high - low;
        g_array_append_val(ranges, range);
    }
    number_of(view, "range", "presets", "range.median", NUMBER_COUNT);
    if (ranges->len) {
        anonymous_sort(ranges);
        number_write(view, "robust-range", anonymous_quantile(ranges, 0.5),
                     NUMBER_COUNT);
    }
    xml_out_attribute_int(view->out, "always", always);
    xml_out_attribute_int(view->out, "top", top);
}

void
summary_write_methods(View *view, Treatment treatment)
{
    const Framework *framework = view->from->year->framework;
    Treatment ranks = view_may(view, FIELD_RANK);
    if (!framework->preset_count)
        return;
    if (ranks == TREATMENT_ANONYMOUS && treatment == TREATMENT_FULL)
        treatment = ranks;
    int hubs = view->from->year->hub_count;
    double quarter =
        framework->robustness.draws ? framework->robustness.quarter : 0.25;
    xml_out_start(view->out, "methods");
    xml_out_attribute_int(view->out, "hubs", hubs);
    write_sums(view, (int)ceil(quarter * hubs));
    view_text_element(view, "lead", "methods-lead");
    for (int i = 0; i < framework->preset_count; i++)
        write_method(view, &framework->presets[i]);
    if (summary_may_list(treatment) && summary_may_list(ranks)) {
        g_autoptr(GPtrArray) list = summary_hubs_by_rank(view, treatment);
        for (guint i = 0; i < list->len; i++)
            write_hub(view, list->pdata[i], treatment);
    }
    xml_out_end(view->out);
}

/* --- review --- */
typedef struct {
    const char *id, *name;
} Measured;

static GArray *
list_measures(const Framework *framework)
{
    GArray *list = g_array_new(FALSE, FALSE, sizeof(Measured));
    for (int i = 0; i < framework->indicator_count; i++) {
        Measured one = {framework->indicators[i].id,
                        framework->indicators[i].label};
        g_array_append_val(list, one);
    }
    for (int i = 0; i < framework->component_count; i++) {
        Measured one = {framework->components[i].id,
                        framework->components[i].name};
        g_array_append_val(list, one);
    }
    for (int i = 0; i < framework->rubric_count; i++) {
        Measured one = {framework->rubric[i].id, framework->rubric[i].label};
        g_array_append_val(list, one);
    }
    return list;
}

static const ReviewRule *
proposal_of(const View *view, const char *id)
{
    const char *item = arena_printf(view->arena, "%s.review.proposal", id);
    const char *rule =
        evaluation_text(view->from->evaluation, EVALUATION_NATION, item);
    return rule ? framework_review_rule(view->from->year->framework, rule)
                : NULL;
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

static void
write_measure(View *view, const Measured *one, const ReviewRule *rule)
{
    static const struct {
        const char *name, *item;
        NumberKind kind;
    } statistics[] = {
        {"missing", "missing", NUMBER_SHARE},
        {"ceiling", "ceiling", NUMBER_SHARE},
        {"variation", "variation", NUMBER_TWO},
        {"signal", "signal", NUMBER_SHARE},
        {"reliability", "reliability", NUMBER_TWO},
        {"overlap", "overlap", NUMBER_TWO},
        {"unconfirmed", "unconfirmed", NUMBER_SHARE},
        {"nominal", "nominal", NUMBER_SHARE},
        {"effect", "effect", NUMBER_SHARE},
        {"moved", "moved", NUMBER_SCORE},
        {"integrity", "integrity", NUMBER_COUNT},
    };
    xml_out_start(view->out, "measure");
    xml_out_attribute(view->out, "id",
                      printed_code(view->from->year->framework, one->id));
    xml_out_attribute(view->out, "name", one->name);
    xml_out_attribute(view->out, "proposal", rule->proposal);
    xml_out_attribute(view->out, "word",
                      view_label_of(view, "proposal", rule->proposal));
    xml_out_attribute(view->out, "reason", rule->reason);
    for (size_t i = 0; i < G_N_ELEMENTS(statistics); i++)
        number_item(view, statistics[i].name, EVALUATION_NATION,
                    arena_printf(view->arena, "%s.review.%s", one->id,
                                 statistics[i].item),
                    statistics[i].kind);
    xml_out_attribute(view->out, "nearest", nearest_name(view, one->id));
    xml_out_end(view->out);
}

static int
count_proposals(const View *view, const GArray *measures, const char *proposal)
{
    int count = 0;
    for (guint i = 0; i < measures->len; i++) {
        const ReviewRule *rule =
            proposal_of(view, g_array_index(measures, Measured, i).id);
        count += rule && strcmp(rule->proposal, proposal) == 0;
    }
    return count;
}

void
summary_write_review(View *view, Treatment treatment)
{
    static const char *const proposals[] = {"keep", "revise", "retire"};
    g_autoptr(GArray) measures = list_measures(view->from->year->framework);
    int total = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(proposals); i++)
        total += count_proposals(view, measures, proposals[i]);
    if (total == 0 || treatment != TREATMENT_FULL)
        return;
    xml_out_start(view->out, "review");
    for (size_t i = 0; i < G_N_ELEMENTS(proposals); i++)
        xml_out_attribute_int(view->out, proposals[i],
                              count_proposals(view, measures, proposals[i]));
    view_text_element(view, "lead", "review-lead");
    for (guint i = 0; i < measures->len; i++) {
        const Measured *one = &g_array_index(measures, Measured, i);
        const ReviewRule *rule = proposal_of(view, one->id);
        if (rule)
            write_measure(view, one, rule);
    }
    xml_out_end(view->out);
}
