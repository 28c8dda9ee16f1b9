/* The end of the card: practices, next steps, budget, visits. */
#include "disclose/card.h"

#include "disclose/passage.h"
#include "disclose/words.h"
#include <string.h>

static void
write_practice(View *view, const YearPractice *practice, int place)
{
    const YearReview *review = year_review(view->hub, practice->id);
    xml_out_start(view->out, "practice");
    xml_out_attribute(view->out, "id", practice->id);
    xml_out_attribute(view->out, "title", practice->title);
    if (review) {
        number_write(view, "score", review->score, NUMBER_COUNT);
        xml_out_attribute(view->out, "award", review->award);
        xml_out_attribute(view->out, "consent", review->consent ? "yes" : NULL);
    }
    view_lines(view, "line", view_text_at(view, "practice-lines", place));
    passage_write_all(view, practice->passages, practice->passage_count);
    for (int i = 0; i < practice->copyable_count; i++)
        if (view_is_for(view, practice->copyable[i].audience)) {
            xml_out_start(view->out, "copyable");
            passage_write_inline(view, &practice->copyable[i]);
            xml_out_end(view->out);
            break;
        }
    xml_out_end(view->out);
}

void
card_write_practices(View *view, Treatment treatment)
{
    const YearHearing *hearing = view->hub->hearing;
    if (treatment != TREATMENT_FULL || !hearing || !hearing->practice_count)
        return;
    xml_out_start(view->out, "practices");
    for (int i = 0; i < hearing->practice_count; i++)
        write_practice(view, &hearing->practices[i], i);
    xml_out_end(view->out);
}

void
card_write_next_steps(View *view, Treatment treatment)
{
    const YearHearing *hearing = view->hub->hearing;
    if (treatment != TREATMENT_FULL || !hearing || !hearing->step_count)
        return;
    xml_out_start(view->out, "next-steps");
    view_text_element(view, "note", "next-steps-note");
    for (int i = 0; i < hearing->step_count; i++) {
        const YearStep *step = &hearing->steps[i];
        if (!view_is_for(view, step->passage.audience))
            continue;
        xml_out_start(view->out, "step");
        xml_out_attribute(view->out, "when",
                          arena_printf(view->arena, "%s%s",
                                       words_month(view->arena, step->by),
                                       view_label(view, "by")));
        passage_write_inline(view, &step->passage);
        xml_out_end(view->out);
    }
    xml_out_end(view->out);
}

void
card_write_budget(View *view, Treatment treatment)
{
    double now, next;
    if (treatment != TREATMENT_FULL ||
        !number_find(view, view->unit, "budget", "now", &now))
        return;
    xml_out_start(view->out, "budget");
    number_write(view, "now", now, NUMBER_COUNT);
    number_of(view, "factor", "budget", "factor", NUMBER_THREE);
    number_of(view, "balance", "budget", "balance", NUMBER_THREE);
    if (number_of(view, "next", "budget", "next", NUMBER_COUNT) && now > 0 &&
        number_find(view, view->unit, "budget", "next", &next))
        number_write(view, "change", next / now - 1, NUMBER_SHARE);
    number_write(view, "limit", view->from->year->framework->budget_limit * 100,
                 NUMBER_COUNT);
    const char *limited =
        evaluation_text(view->from->evaluation, view->unit, "budget.limited");
    if (limited && strcmp(limited, "none") != 0)
        xml_out_attribute(view->out, "limited", limited);
    view_text_element(view, "note", "budget-note");
    xml_out_end(view->out);
}

void
card_write_visits(View *view, Treatment treatment)
{
    if (treatment != TREATMENT_FULL || !view->hub->visit_count)
        return;
    xml_out_start(view->out, "visits");
    for (int i = 0; i < view->hub->visit_count; i++) {
        const YearVisit *visit = &view->hub->visits[i];
        xml_out_start(view->out, "visit");
        xml_out_attribute(view->out, "date",
                          words_date(view->arena, visit->date));
        xml_out_attribute(view->out, "kind", visit->kind);
        xml_out_attribute(view->out, "by", visit->by);
        xml_out_text_element(view->out, "content", visit->content);
        xml_out_text_element(view->out, "advice", visit->advice);
        xml_out_text_element(view->out, "follow-up", visit->follow_up);
        xml_out_end(view->out);
    }
    xml_out_end(view->out);
}
