/* Ranks under other methods. */
#include "disclose/anonymous.h"
#include "disclose/summary.h"
#include <math.h>
#include <string.h>

static void
write_method(View *view, const Preset *preset, bool moves)
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
        if (moves) {
            number_of(view, "moved", preset->id, "moved", NUMBER_SCORE);
            number_of(view, "most", preset->id, "moved.most", NUMBER_COUNT);
        }
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
    bool moves = ranks != TREATMENT_NONE;
    if (moves)
        write_sums(view, (int)ceil(quarter * hubs));
    view_text_element(view, "lead", "methods-lead");
    for (int i = 0; i < framework->preset_count; i++)
        write_method(view, &framework->presets[i], moves);
    if (summary_may_list(treatment) && summary_may_list(ranks)) {
        g_autoptr(GPtrArray) list = summary_hubs_by_rank(view, treatment);
        for (guint i = 0; i < list->len; i++)
            write_hub(view, list->pdata[i], treatment);
    }
    xml_out_end(view->out);
}
