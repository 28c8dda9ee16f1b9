/* Achievement, floors, surveys, practices and budget of the summary. */
#include "disclose/anonymous.h"
#include "disclose/card.h"
#include "disclose/summary.h"
#include "disclose/survey.h"
#include <string.h>

static void
write_reaching(View *view, const Indicator *indicator)
{
    const Year *year = view->from->year;
    int reaching = 0, near = 0, fell_short = 0;
    if (indicator->direction == DIRECTION_BAND)
        return;
    for (int i = 0; i < year->hub_count; i++) {
        double percent;
        if (!view_achievement(view, year->hubs[i].code, indicator, &percent))
            continue;
        reaching += percent >= 100;
        near += percent < 100 && !view_is_short(view, percent);
        fell_short += view_is_short(view, percent);
    }
    xml_out_attribute_int(view->out, "reaching", reaching);
    xml_out_attribute_int(view->out, "near", near);
    xml_out_attribute_int(view->out, "short", fell_short);
    xml_out_attribute_int(view->out, "targeted", reaching + near + fell_short);
}

/* The least and the greatest are single hubs' values. */
static void
write_rates(View *view, const Indicator *indicator, Treatment treatment)
{
    NumberKind kind = number_kind_of_rate(indicator);
    if (treatment == TREATMENT_AGGREGATE)
        number_of(view, "median", indicator->id, "median", kind);
    else
        summary_write_spread(view, indicator->id, kind);
}

static void
write_indicator(View *view, const Indicator *indicator, Treatment treatment)
{
    xml_out_start(view->out, "indicator");
    xml_out_attribute(view->out, "id", indicator->id);
    xml_out_attribute(view->out, "name", indicator->label);
    xml_out_attribute(view->out, "direction", view_direction(indicator));
    xml_out_attribute(view->out, "unit", view_indicator_unit(view, indicator));
    xml_out_attribute(view->out, "rate-unit", indicator->unit);
    if (!indicator->target_on_rate)
        number_of(view, "total", indicator->id, "n", NUMBER_COUNT);
    write_rates(view, indicator, treatment);
    write_reaching(view, indicator);
    xml_out_end(view->out);
}

void
summary_write_achievement(View *view, Treatment treatment)
{
    const Framework *framework = view->from->year->framework;
    xml_out_start(view->out, "achievement");
    number_write_mark(view, "mark", framework->marks.short_of);
    view_text_element(view, "lead", "achievement-lead");
    for (int i = 0; i < framework->axis_count; i++) {
        const Axis *axis = &framework->axes[i];
        bool is_open = false;
        for (int j = 0; j < axis->count_count; j++) {
            const Indicator *indicator =
                framework_indicator(framework, axis->counts[j].item);
            if (!indicator)
                continue;
            if (!is_open) {
                xml_out_start(view->out, "group");
                xml_out_attribute(view->out, "axis", axis->id);
                xml_out_attribute(view->out, "name", axis->name);
                is_open = true;
            }
            write_indicator(view, indicator, treatment);
        }
        if (is_open)
            xml_out_end(view->out);
    }
    xml_out_end(view->out);
}

/* --- floors --- */
typedef struct {
    const Floor *floor;
    const char *unit; /* A5, N20 */
    NumberKind kind;
} FloorRow;

static FloorRow
floor_row(const View *view, const Floor *floor)
{
    const char *point = strchr(floor->item, '.');
    const char *unit = point ? arena_dup_n(view->arena, floor->item,
                                           (size_t)(point - floor->item))
                             : floor->item;
    const Indicator *indicator =
        framework_indicator(view->from->year->framework, unit);
    return (FloorRow){
        floor, unit, indicator ? number_kind_of_rate(indicator) : NUMBER_SCORE};
}

static bool
is_under(const View *view, const FloorRow *row, const YearHub *hub,
         double *value)
{
    return view_is_below_floor(view, hub->code, row->unit) &&
           evaluation_number(view->from->evaluation, hub->code,
                             row->floor->item, value);
}

static void
write_floor(View *view, const FloorRow *row, const GPtrArray *hubs,
            Treatment treatment)
{
    double value;
    int count = 0;
    for (guint i = 0; i < hubs->len; i++)
        count += is_under(view, row, hubs->pdata[i], &value);
    xml_out_start(view->out, "floor");
    xml_out_attribute(view->out, "axis", row->unit);
    xml_out_attribute(view->out, "name", row->floor->text);
    number_write(view, "bound", row->floor->below, row->kind);
    xml_out_attribute_int(view->out, "count", count);
    for (guint i = 0; i < hubs->len && summary_may_list(treatment); i++) {
        if (!is_under(view, row, hubs->pdata[i], &value))
            continue;
        xml_out_start(view->out, "hub");
        xml_out_attribute(view->out, "label",
                          anonymous_label(view, hubs->pdata[i], treatment));
        number_write(view, "score", value, row->kind);
        xml_out_end(view->out);
    }
    xml_out_end(view->out);
}

static int
count_under_any(const View *view)
{
    const Year *year = view->from->year;
    int total = 0;
    for (int i = 0; i < year->hub_count; i++) {
        bool under = false;
        for (int j = 0; j < year->framework->floor_count && !under; j++) {
            FloorRow row = floor_row(view, &year->framework->floors[j]);
            double value;
            under = is_under(view, &row, &year->hubs[i], &value);
        }
        total += under;
    }
    return total;
}

void
summary_write_floors(View *view, Treatment treatment)
{
    const Framework *framework = view->from->year->framework;
    if (!framework->floor_count)
        return;
    g_autoptr(GPtrArray) hubs = summary_hubs(view, treatment);
    xml_out_start(view->out, "floors");
    xml_out_attribute_int(view->out, "total", count_under_any(view));
    view_text_element(view, "lead", "floors-lead");
    for (int i = 0; i < framework->floor_count; i++) {
        FloorRow row = floor_row(view, &framework->floors[i]);
        write_floor(view, &row, hubs, treatment);
    }
    xml_out_end(view->out);
}

/* --- surveys --- */
void
summary_write_satisfaction(View *view, Treatment treatment)
{
    (void)treatment; /* totals over the hubs */
    const Year *year = view->from->year;
    const Indicator *indicator = survey_indicator(year->framework);
    int few = 0;
    xml_out_start(view->out, "satisfaction");
    survey_write_counts(view);
    for (int i = 0; i < year->hub_count && indicator; i++) {
        Answers own = {0};
        answers_count(&own, &year->hubs[i], YEAR_OVERALL);
        few += own.valid < indicator->rank_minimum;
    }
    xml_out_attribute_int(view->out, "few", few);
    survey_write_bar(view, "last", EVALUATION_NATION, ".last");
    survey_write_bar(view, "nation", EVALUATION_NATION, "");
    xml_out_start(view->out, "spread");
    summary_write_spread(view, "S", NUMBER_SHARE);
    xml_out_end(view->out);
    xml_out_end(view->out);
}

/* Yes of all institutions that answered yes or no. */
static bool
nation_share(const Year *year, const char *question, double *share)
{
    int yes = 0, answered = 0;
    for (int i = 0; i < year->hub_count; i++)
        for (int j = 0; j < year->hubs[i].partner_count; j++) {
            const YearPartner *partner = &year->hubs[i].partners[j];
            for (int k = 0; k < partner->answer_count; k++) {
                const YearPartnerAnswer *answer = &partner->answers[k];
                if (!g_str_equal(answer->question, question) ||
                    answer->answer == YEAR_NOT_APPLICABLE)
                    continue;
                answered++;
                yes += answer->answer == YEAR_YES;
            }
        }
    *share = answered ? (double)yes / answered : 0;
    return answered > 0;
}

void
summary_write_partners(View *view, Treatment treatment)
{
    (void)treatment; /* totals over the hubs */
    const Year *year = view->from->year;
    double share;
    xml_out_start(view->out, "partners");
    number_of(view, "replies", "P", "n", NUMBER_COUNT);
    number_of(view, "asked", "P", "requests", NUMBER_COUNT);
    number_of(view, "return", "P", "return", NUMBER_SHARE);
    for (int i = 0; i < year->framework->partner_question_count; i++) {
        const Question *question = &year->framework->partner_questions[i];
        xml_out_start(view->out, "question");
        xml_out_attribute(view->out, "id", question->id);
        xml_out_attribute(view->out, "name", question->label);
        if (nation_share(year, question->id, &share))
            number_write(view, "nation", share, NUMBER_SHARE);
        summary_write_spread(view, question->id, NUMBER_SHARE);
        xml_out_end(view->out);
    }
    xml_out_end(view->out);
}

/* Practices carry their hub's name even where results are anonymous: they are
 * made to be spread. Those that were awarded, best first as reviewed. */
void
summary_write_practices(View *view, Treatment treatment)
{
    const Year *year = view->from->year;
    xml_out_start(view->out, "practices");
    for (int i = 0; i < year->hub_count; i++) {
        const YearHub *hub = &year->hubs[i];
        for (int j = 0; hub->hearing && j < hub->hearing->practice_count; j++) {
            const YearPractice *practice = &hub->hearing->practices[j];
            const YearReview *review = year_review(hub, practice->id);
            if (!review || !review->award ||
                (treatment == TREATMENT_CONSENT && !review->consent))
                continue;
            xml_out_start(view->out, "practice");
            xml_out_attribute(view->out, "id", practice->id);
            xml_out_attribute(view->out, "label",
                              anonymous_label(view, hub, TREATMENT_FULL));
            xml_out_attribute(view->out, "title", practice->title);
            xml_out_attribute(view->out, "award", review->award);
            number_write(view, "score", review->score, NUMBER_COUNT);
            xml_out_end(view->out);
        }
    }
    xml_out_end(view->out);
}

/* --- budget --- */
static void
write_budget_hub(View *view, const YearHub *hub)
{
    double now, next;
    xml_out_start(view->out, "hub");
    xml_out_attribute(view->out, "label",
                      anonymous_label(view, hub, TREATMENT_FULL));
    number_item(view, "now", hub->code, "budget.now", NUMBER_COUNT);
    number_item(view, "factor", hub->code, "budget.factor", NUMBER_THREE);
    number_item(view, "next", hub->code, "budget.next", NUMBER_COUNT);
    number_item(view, "low", hub->code, "budget.low", NUMBER_COUNT);
    number_item(view, "high", hub->code, "budget.high", NUMBER_COUNT);
    if (number_find(view, hub->code, "budget", "now", &now) && now > 0 &&
        number_find(view, hub->code, "budget", "next", &next))
        number_write(view, "change", next / now - 1, NUMBER_SHARE);
    xml_out_end(view->out);
}

static void
write_budget_totals(View *view)
{
    const Year *year = view->from->year;
    double total_now = 0, total_next = 0, now, next;
    int up = 0, down = 0, same = 0;
    for (int i = 0; i < year->hub_count; i++) {
        const char *code = year->hubs[i].code;
        if (!number_find(view, code, "budget", "now", &now) ||
            !number_find(view, code, "budget", "next", &next))
            continue;
        total_now += now;
        total_next += next;
        up += next > now;
        down += next < now;
        same += next == now;
    }
    number_write(view, "now", total_now, NUMBER_COUNT);
    number_write(view, "next", total_next, NUMBER_COUNT);
    number_item(view, "balance", EVALUATION_NATION, "budget.balance",
                NUMBER_THREE);
    xml_out_attribute_int(view->out, "up", up);
    xml_out_attribute_int(view->out, "down", down);
    xml_out_attribute_int(view->out, "same", same);
}

static void
write_budget_cases(View *view)
{
    const Framework *framework = view->from->year->framework;
    for (int i = 0;
         framework->budget_case_count && i <= framework->budget_case_count;
         i++) {
        const char *id = arena_printf(view->arena, "budget.case%d", i);
        xml_out_start(view->out, "case");
        xml_out_attribute(view->out, "name",
                          i ? framework->budget_cases[i - 1].label
                            : view_label(view, "budget-case"));
        number_of(view, "moved", id, "moved", NUMBER_COUNT);
        number_of(view, "most", id, "most", NUMBER_COUNT);
        number_of(view, "limited", id, "limited", NUMBER_COUNT);
        xml_out_end(view->out);
    }
}

void
summary_write_budget(View *view, Treatment treatment)
{
    const Year *year = view->from->year;
    xml_out_start(view->out, "budget");
    if (treatment == TREATMENT_FULL || treatment == TREATMENT_AGGREGATE)
        write_budget_totals(view);
    number_write(view, "limit", year->framework->budget_limit * 100,
                 NUMBER_COUNT);
    view_prose_element(view, "rule", "budget-rule");
    if (treatment == TREATMENT_FULL || treatment == TREATMENT_AGGREGATE)
        write_budget_cases(view);
    for (int i = 0; i < year->hub_count && treatment == TREATMENT_FULL; i++)
        write_budget_hub(view, &year->hubs[i]);
    xml_out_end(view->out);
}
