/* How far the evaluators agree, over all hubs and item by item. */
#include "disclose/summary.h"

static void
write_measure(View *view, const char *id, const char *measure)
{
    Arena *arena = view->arena;
    number_of(view, measure, id, measure, NUMBER_TWO);
    number_of(view, arena_printf(arena, "%s-low", measure), id,
              arena_printf(arena, "%s.low", measure), NUMBER_TWO);
    number_of(view, arena_printf(arena, "%s-high", measure), id,
              arena_printf(arena, "%s.high", measure), NUMBER_TWO);
}

/* Both measures with their intervals, and what the gate says. */
static void
write_measures(View *view, const char *id)
{
    const char *state =
        evaluation_text(view->from->evaluation, EVALUATION_NATION,
                        arena_printf(view->arena, "%s.agreement", id));
    write_measure(view, id, "kappa");
    write_measure(view, id, "alpha");
    if (!state)
        return;
    xml_out_attribute(view->out, "state", state);
    xml_out_attribute(view->out, "word",
                      view_label_of(view, "agreement", state));
}

void
summary_write_agreement(View *view, Treatment treatment)
{
    const Framework *framework = view->from->year->framework;
    double kappa;
    if ((treatment != TREATMENT_FULL && treatment != TREATMENT_SUMMARY) ||
        !number_find(view, EVALUATION_NATION, "raters", "kappa", &kappa))
        return;
    xml_out_start(view->out, "agreement");
    write_measures(view, "raters");
    number_of(view, "icc-agreement", "raters", "icc.agreement", NUMBER_TWO);
    number_of(view, "icc-consistency", "raters", "icc.consistency", NUMBER_TWO);
    if (framework->agreement.at) {
        number_write(view, "gate", framework->agreement.agreed, NUMBER_TWO);
        xml_out_attribute_int(view->out, "draws", framework->agreement.draws);
    }
    for (int i = 0; i < framework->rubric_count; i++) {
        xml_out_start(view->out, "item");
        xml_out_attribute(view->out, "id", framework->rubric[i].id);
        xml_out_attribute(view->out, "name", framework->rubric[i].label);
        write_measures(view, framework->rubric[i].id);
        xml_out_end(view->out);
    }
    xml_out_end(view->out);
}
