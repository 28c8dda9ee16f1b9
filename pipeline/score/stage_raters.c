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

/* Kappa and alpha with their intervals, and the gate; `panel` is of all items
 * or of one. */
static void
enter_agreement(Scoring *s, const char *id, const char *panel)
{
    static const struct {
        const char *item, *rule;
    } ends[] = {{"#.kappa.low", "kappa-low"},
                {"#.kappa.high", "kappa-high"},
                {"#.alpha.low", "alpha-low"},
                {"#.alpha.high", "alpha-high"}};
    const char *of = scoring_text(s, "y:%s.units y:%s.levels", panel, panel);
    stage_nation(s, id, "#.kappa", "weighted-kappa", of);
    stage_nation(s, id, "#.alpha", "alpha", of);
    stage_nation(s, id, "#.agreement", "agreement-gate", GATE);
    for (size_t i = 0; i < G_N_ELEMENTS(ends); i++)
        stage_nation(s, id, ends[i].item, ends[i].rule,
                     scoring_text(s,
                                  "y:%s.hubs %s f:agreement.draws "
                                  "f:agreement.seed",
                                  panel, of));
}

void
stage_raters(Scoring *s)
{
    const char *of = "y:panel.units y:panel.raters y:panel.levels";
    enter_severities(s);
    enter_agreement(s, "raters", "panel");
    stage_nation(s, "raters", "#.icc", "icc", "y:panel.units y:panel.levels");
    stage_nation(s, "raters", "#.icc.average", "icc-average",
                 "y:panel.units y:panel.levels");
    stage_nation(s, "raters", "#.icc.agreement", "icc-agreement", of);
    stage_nation(s, "raters", "#.icc.consistency", "icc-consistency", of);
    for (int i = 0; i < s->framework->rubric_count; i++) {
        const char *id = s->framework->rubric[i].id;
        enter_agreement(s, id, scoring_text(s, "panel.%s", id));
        for (int j = 0; j < s->year->hub_count; j++)
            enter_corrected(s, &s->year->hubs[j], id);
    }
}
