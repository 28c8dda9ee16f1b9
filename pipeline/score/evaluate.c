#include "score/evaluate.h"
#include "score/integrity_shift.h"
#include "score/records_alike.h"
#include "score/review.h"
#include "score/robust.h"
#include "score/simulate.h"
#include "score/stages.h"

static Evaluation *
ledger_for(const Year *year, const Framework *framework)
{
    g_autofree char *id = g_strdup_printf("%04d", year->id);
    return evaluation_new(id, framework->year, year->phase);
}

/* Everything that needs one year's data alone. */
static void
enter_points(Scoring *scoring)
{
    stage_indicators(scoring);
    stage_surveys(scoring);
    stage_regions(scoring);
    stage_hearings(scoring);
    stage_components(scoring);
    stage_axes(scoring);
    stage_total(scoring);
}

static Evaluated *
evaluated_new(const EvaluateFrom *from, Evaluation *evaluation)
{
    Arena *arena = arena_new();
    Evaluated *evaluated = arena_array(arena, Evaluated, 1);
    evaluated->arena = arena;
    evaluated->evaluation = evaluation;
    scoring_init(&evaluated->scoring, from->year, from->framework, evaluation,
                 arena);
    evaluated->scoring.published = from->published;
    evaluated->scoring.records = from->records;
    evaluated->scoring.alike = records_alike_run(&evaluated->scoring);
    return evaluated;
}

static void
score_last(Evaluated *evaluated, const EvaluateFrom *from)
{
    if (!from->last)
        return;
    evaluated->last = ledger_for(from->last, from->framework);
    scoring_init(&evaluated->last_scoring, from->last, from->framework,
                 evaluated->last, evaluated->arena);
    evaluated->last_scoring.now = evaluated->evaluation;
    enter_points(&evaluated->last_scoring);
    evaluated->scoring.last = evaluated->last;
    evaluated->scoring.before = &evaluated->last_scoring;
}

/* What is drawn or scored again; made anew whenever a ledger is opened. */
static void
open_certainty(Scoring *scoring)
{
    scoring->simulation = simulation_run(scoring);
    scoring->robust = robust_run(scoring);
    scoring->rescoring = rescoring_run(scoring);
    scoring->shifts = shift_chance_run(scoring);
}

Evaluated *
evaluate(const EvaluateFrom *from)
{
    Evaluated *evaluated =
        evaluated_new(from, ledger_for(from->year, from->framework));
    Scoring *scoring = &evaluated->scoring;
    enter_points(scoring);
    stage_presets(scoring);
    score_last(evaluated, from);
    if (from->certainty) {
        open_certainty(scoring);
        stage_certainty(scoring);
        stage_robust(scoring);
    }
    stage_change(scoring);
    stage_budget(scoring);
    stage_raters(scoring);
    stage_practices(scoring);
    stage_trends(scoring);
    stage_dispersion(scoring);
    stage_pace(scoring);
    stage_plan(scoring);
    stage_integrity(scoring);
    if (from->certainty) {
        stage_sensitivity(scoring);
        stage_review(scoring);
        stage_movement(scoring);
    }
    return evaluated;
}

Evaluated *
evaluate_again(const EvaluateFrom *from, Evaluation *evaluation)
{
    Evaluated *evaluated = evaluated_new(from, evaluation);
    score_last(evaluated, from);
    if (from->certainty)
        open_certainty(&evaluated->scoring);
    return evaluated;
}

void
evaluate_free(Evaluated *evaluated)
{
    if (!evaluated)
        return;
    simulation_free(evaluated->scoring.simulation);
    robust_free(evaluated->scoring.robust);
    rescoring_free(evaluated->scoring.rescoring);
    shift_chance_free(evaluated->scoring.shifts);
    records_alike_free(evaluated->scoring.alike);
    evaluation_free(evaluated->evaluation);
    evaluation_free(evaluated->last);
    arena_free(evaluated->arena);
}
