/* Page 4 of the card: levels, self-assessment and notes of the hearing. */
#include "disclose/card.h"
#include "disclose/passage.h"
#include "disclose/words.h"
#include <math.h>

/* Sentences of each section that stand for it in a summary. */
enum { SUMMARY_SENTENCES = 2 };

static void
write_marks(View *view, const char *rubric)
{
    const YearHearing *hearing = view->hub->hearing;
    if (view_may(view, FIELD_EVALUATOR_LEVELS) != TREATMENT_FULL)
        return;
    for (int i = 0; i < hearing->evaluation_count; i++) {
        const YearEvaluation *evaluation = &hearing->evaluations[i];
        const YearLevel *level =
            year_level(evaluation->levels, evaluation->level_count, rubric);
        if (!level)
            continue;
        xml_out_start(view->out, "mark");
        xml_out_attribute(view->out, "evaluator", evaluation->letter);
        xml_out_attribute_int(view->out, "level", level->value);
        xml_out_attribute(view->out, "evidence",
                          level->evidence ? level->evidence : "");
        xml_out_end(view->out);
    }
}

/* The behaviour standard that the mean level has reached: a mean of 3.7 has
 * reached 3, not 4. */
static void
write_anchor(View *view, const RubricItem *item, double level)
{
    int reached = (int)floor(level);
    xml_out_attribute_int(view->out, "anchor-level", reached);
    if (view_may(view, FIELD_ANCHORS) == TREATMENT_FULL && reached >= 1 &&
        reached <= RUBRIC_LEVELS)
        xml_out_attribute(view->out, "anchor", item->standards[reached - 1]);
}

/* A level that the country's evaluators do not agree on enough is marked. */
static void
write_gate(View *view, const RubricItem *item)
{
    const char *state =
        evaluation_text(view->from->evaluation, EVALUATION_NATION,
                        arena_printf(view->arena, "%s.agreement", item->id));
    if (state && !g_str_equal(state, "agreed"))
        xml_out_attribute(view->out, "agreement", state);
}

static void
write_item(View *view, const RubricItem *item)
{
    double marked = view->from->year->framework->agreement.gap;
    const YearHearing *hearing = view->hub->hearing;
    const YearLevel *self =
        year_level(hearing->self, hearing->self_count, item->id);
    double level, gap;
    xml_out_start(view->out, "item");
    xml_out_attribute(view->out, "id", item->id);
    xml_out_attribute(view->out, "name", item->label);
    if (self)
        xml_out_attribute_int(view->out, "self", self->value);
    if (number_find(view, view->unit, item->id, "level", &level)) {
        number_write(view, "level", level, NUMBER_SCORE);
        if (number_find(view, view->unit, item->id, "gap", &gap)) {
            number_write(view, "gap", gap, NUMBER_SCORE);
            if (view->from->year->framework->agreement.at &&
                fabs(number_printed(gap, NUMBER_SCORE)) >= marked)
                xml_out_attribute(view->out, "flag", "yes");
        }
        if (view_may(view, FIELD_SEVERITY) == TREATMENT_FULL)
            number_of(view, "corrected", item->id, "corrected", NUMBER_SCORE);
        write_gate(view, item);
        write_anchor(view, item, level);
    }
    write_marks(view, item->id);
    xml_out_end(view->out);
}

static void
write_self_assessment(View *view)
{
    const YearHearing *hearing = view->hub->hearing;
    bool with_evidence = view_may(view, FIELD_ANCHORS) == TREATMENT_FULL;
    xml_out_start(view->out, "self-assessment");
    for (int i = 0; i < hearing->self_count; i++) {
        const YearLevel *level = &hearing->self[i];
        xml_out_start(view->out, "claim");
        xml_out_attribute(view->out, "item", level->rubric);
        xml_out_attribute_int(view->out, "level", level->value);
        if (with_evidence)
            xml_out_attribute(view->out, "evidence", level->evidence);
        xml_out_text(view->out, level->remark ? level->remark : "");
        xml_out_end(view->out);
    }
    passage_write_all(view, hearing->self_passages,
                      hearing->self_passage_count);
    xml_out_end(view->out);
}

/* Whether the country's evaluators agreed enough for levels to be compared. It
 * is of all hubs together, so that it betrays no evaluator. */
static void
write_agreement(View *view)
{
    Treatment treatment = view_may(view, FIELD_SEVERITY);
    const char *state = evaluation_text(view->from->evaluation,
                                        EVALUATION_NATION, "raters.agreement");
    if ((treatment != TREATMENT_FULL && treatment != TREATMENT_AGGREGATE) ||
        !state)
        return;
    xml_out_start(view->out, "agreement");
    number_item(view, "kappa", EVALUATION_NATION, "raters.kappa", NUMBER_TWO);
    number_item(view, "low", EVALUATION_NATION, "raters.kappa.low", NUMBER_TWO);
    number_item(view, "high", EVALUATION_NATION, "raters.kappa.high",
                NUMBER_TWO);
    number_write(view, "gate", view->from->year->framework->agreement.agreed,
                 NUMBER_TWO);
    xml_out_attribute(view->out, "state", state);
    xml_out_text(view->out, view_text(view, "agreement"));
    xml_out_end(view->out);
}

void
card_write_hearing(View *view, Treatment treatment)
{
    const YearHearing *hearing = view->hub->hearing;
    if (treatment != TREATMENT_FULL || !hearing)
        return;
    const Framework *framework = view->from->year->framework;
    xml_out_start(view->out, "hearing");
    xml_out_attribute(view->out, "held",
                      words_date(view->arena, hearing->date));
    xml_out_attribute_int(view->out, "evaluators", hearing->evaluation_count);
    if (framework->agreement.at)
        number_write(view, "marked-from", framework->agreement.gap,
                     NUMBER_SCORE);
    for (int i = 0; i < framework->rubric_count; i++)
        write_item(view, &framework->rubric[i]);
    write_agreement(view);
    write_self_assessment(view);
    xml_out_end(view->out);
}

void
card_write_findings(View *view, Treatment treatment)
{
    const YearHearing *hearing = view->hub->hearing;
    bool is_summary = treatment == TREATMENT_SUMMARY;
    if ((treatment != TREATMENT_FULL && !is_summary) || !hearing)
        return;
    xml_out_start(view->out, "findings");
    if (is_summary)
        xml_out_attribute(view->out, "of", "summary");
    for (int i = 0; i < hearing->section_count; i++) {
        const YearSection *section = &hearing->sections[i];
        xml_out_start(view->out, "section");
        xml_out_text_element(view->out, "title", section->title);
        if (is_summary)
            passage_write_lead(view, section->passages, section->passage_count,
                               SUMMARY_SENTENCES);
        else
            passage_write_all(view, section->passages, section->passage_count);
        xml_out_end(view->out);
    }
    xml_out_end(view->out);
}
