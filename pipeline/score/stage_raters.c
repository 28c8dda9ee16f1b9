#include "score/stages.h"
#include "score/values_panel.h"

static const char GATE[] = "#.kappa f:agreement.agreed f:agreement.doubtful";

static void
enter_severities(Scoring *s)
{
    int greatest = panel_greatest(s->year);
    for (int i = 1; i <= greatest; i++)
        scoring_enter(s, EVALUATION_NATION,
                      scoring_text(s, "raters.severity.%d", i), "severity",
                      "y:panel.units y:panel.raters y:panel.levels =%d", i);
}

/* A hub's level as evaluators of the country's mean severity would give it. */
static void
enter_corrected(Scoring *s, const YearHub *hub, const char *id)
{
    const YearHearing *hearing = hub->hearing;
    g_autoptr(GString) operands = g_string_new(NULL);
    g_string_append_printf(operands, "y:level.%s", id);
    for (int i = 0; hearing && i < hearing->evaluation_count; i++) {
        const YearEvaluation *one = &hearing->evaluations[i];
        if (year_level(one->levels, one->level_count, id))
            g_string_append_printf(operands, " nation/raters.severity.%d",
                                   panel_person(hub, one->letter, NULL));
    }
    scoring_enter(s, hub->code, stage_text(s, id, "#.corrected"),
                  "severity-corrected", "%s", operands->str);
}

static void
enter_item(Scoring *s, const char *id)
{
    stage_nation(s, id, "#.kappa", "weighted-kappa",
                 "y:panel.#.units y:panel.#.levels");
    stage_nation(s, id, "#.alpha", "alpha", "y:panel.#.units y:panel.#.levels");
    stage_nation(s, id, "#.agreement", "agreement-gate", GATE);
    for (int i = 0; i < s->year->hub_count; i++)
        enter_corrected(s, &s->year->hubs[i], id);
}

void
stage_raters(Scoring *s)
{
    enter_severities(s);
    stage_nation(s, "raters", "#.kappa", "weighted-kappa",
                 "y:panel.units y:panel.levels");
    stage_nation(s, "raters", "#.icc", "icc", "y:panel.units y:panel.levels");
    stage_nation(s, "raters", "#.icc.average", "icc-average",
                 "y:panel.units y:panel.levels");
    stage_nation(s, "raters", "#.alpha", "alpha",
                 "y:panel.units y:panel.levels");
    stage_nation(s, "raters", "#.agreement", "agreement-gate", GATE);
    for (int i = 0; i < s->framework->rubric_count; i++)
        enter_item(s, s->framework->rubric[i].id);
}
