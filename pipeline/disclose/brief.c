/* The hearing brief: figures, promises, questions, the sheet to fill in. */
#include "disclose/brief.h"

#include "disclose/anonymous.h"
#include "disclose/passage.h"
#include "disclose/words.h"
#include <string.h>

/* --- the figures --- */
static bool
is_alarmed(const View *view, const Indicator *indicator)
{
    const char *alarm =
        evaluation_text(view->from->evaluation, view->unit,
                        arena_printf(view->arena, "alarm.%s", indicator->id));
    return alarm && !g_str_equal(alarm, "none");
}

static bool
is_short(const View *view, const Indicator *indicator)
{
    double percent;
    return indicator->direction == DIRECTION_HIGH &&
           view_achievement(view, view->unit, indicator, &percent) &&
           view_is_short(view, percent);
}

static bool
is_far(const char *chance)
{
    return chance && (g_str_has_prefix(chance, "very-") ||
                      g_str_equal(chance, "outside"));
}

static void
write_rate(View *view, const Indicator *indicator)
{
    NumberKind kind = number_kind_of_rate(indicator);
    number_of(view, "of", indicator->id, "d", NUMBER_COUNT);
    number_of(view, "rate", indicator->id, "rate", kind);
    number_of(view, "shrunk", indicator->id, "shrunk", kind);
    number_of(view, "low", indicator->id, "low", kind);
    number_of(view, "high", indicator->id, "high", kind);
    xml_out_attribute(view->out, "rate-unit", indicator->unit);
    xml_out_attribute(view->out, "per",
                      view_label_of(view, "per", indicator->unit));
    xml_out_attribute(view->out, "in",
                      indicator->share ? indicator->unit
                                       : indicator->count_unit);
    number_of(view, "rate-last", indicator->id, "last", kind);
    number_item(view, "median", EVALUATION_NATION,
                arena_printf(view->arena, "%s.median", indicator->id), kind);
}

/* Last year's result as the target is said: a count, or percent. */
static void
write_last(View *view, const Indicator *indicator)
{
    if (indicator->target_on_rate)
        number_of(view, "last", indicator->id, "last", NUMBER_SHARE);
    else
        number_of(view, "last", indicator->id, "n.last", NUMBER_COUNT);
}

static void
write_indicator(View *view, const Indicator *indicator)
{
    const char *chance = view_chance(view, view->unit, indicator);
    double percent;
    xml_out_start(view->out, "indicator");
    xml_out_attribute(view->out, "id", indicator->id);
    xml_out_attribute(view->out, "name", indicator->label);
    xml_out_attribute(view->out, "direction", view_direction(indicator));
    xml_out_attribute(view->out, "unit", view_indicator_unit(view, indicator));
    write_last(view, indicator);
    view_write_target(view, indicator);
    view_write_actual(view, indicator);
    if (view_achievement(view, view->unit, indicator, &percent))
        number_write(view, "achievement", percent, NUMBER_SCORE);
    if (is_short(view, indicator))
        xml_out_attribute(view->out, "missed", "yes");
    write_rate(view, indicator);
    xml_out_attribute(view->out, "chance", chance);
    xml_out_attribute(view->out, "chance-label",
                      chance ? view_label_of(view, "chance", chance) : NULL);
    if (is_alarmed(view, indicator) || is_far(chance) ||
        is_short(view, indicator))
        xml_out_attribute(view->out, "flag", "yes");
    anonymous_write_others(view,
                           arena_printf(view->arena, "%s.rate", indicator->id));
    xml_out_end(view->out);
}

static int
count_unsupported(const YearHub *hub)
{
    int count = 0;
    for (int i = 0; i < hub->target_count; i++)
        count += !hub->targets[i].grounds;
    return count;
}

static void
write_counts(View *view)
{
    const Framework *framework = view->from->year->framework;
    int targeted = 0, achieved = 0, fell_short = 0, far = 0;
    for (int i = 0; i < framework->indicator_count; i++) {
        const Indicator *indicator = &framework->indicators[i];
        double percent;
        far += is_far(view_chance(view, view->unit, indicator));
        fell_short += is_short(view, indicator);
        if (!view_achievement(view, view->unit, indicator, &percent))
            continue;
        targeted++;
        achieved += percent >= 100;
    }
    xml_out_attribute_int(view->out, "targeted", targeted);
    xml_out_attribute_int(view->out, "achieved", achieved);
    xml_out_attribute_int(view->out, "short", fell_short);
    xml_out_attribute_int(view->out, "far", far);
    xml_out_attribute_int(view->out, "unsupported",
                          count_unsupported(view->hub));
    number_write_mark(view, "mark", framework->marks.short_of);
}

static void
write_figures(View *view, Treatment treatment)
{
    const Framework *framework = view->from->year->framework;
    if (treatment != TREATMENT_FULL)
        return;
    xml_out_start(view->out, "figures");
    write_counts(view);
    view_text_element(view, "lead", "figures-lead");
    for (int i = 0; i < framework->indicator_count; i++)
        write_indicator(view, &framework->indicators[i]);
    xml_out_end(view->out);
}

/* --- last year's promises --- */
static void
write_promise(View *view, const YearStep *step, int place)
{
    xml_out_start(view->out, "promise");
    xml_out_attribute_int(view->out, "no", place + 1);
    xml_out_attribute(view->out, "when",
                      arena_printf(view->arena, "%s%s",
                                   words_month(view->arena, step->by),
                                   view_label(view, "by")));
    xml_out_start(view->out, "text");
    passage_write_inline(view, &step->passage);
    xml_out_end(view->out);
    view_lines(view, "known", view_text_at(view, "promise-known", place));
    xml_out_end(view->out);
}

static void
write_promises(View *view, Treatment treatment)
{
    const Year *last = view->from->last;
    const YearHub *hub = last ? year_hub(last, view->hub->code) : NULL;
    const YearHearing *hearing = hub ? hub->hearing : NULL;
    if (treatment != TREATMENT_FULL || !hearing || !hearing->step_count)
        return;
    xml_out_start(view->out, "promises");
    xml_out_attribute(view->out, "held",
                      words_date(view->arena, hearing->date));
    int place = 0;
    for (int i = 0; i < hearing->step_count; i++)
        if (view_is_for(view, hearing->steps[i].passage.audience))
            write_promise(view, &hearing->steps[i], place++);
    xml_out_end(view->out);
}

/* --- the questions --- */
static const char *
line_at(char **lines, guint i)
{
    return i < g_strv_length(lines) ? lines[i] : "";
}

static void
write_questions(View *view, Treatment treatment)
{
    const char *text = view_text(view, "questions");
    if (treatment != TREATMENT_FULL || !*text)
        return;
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    g_auto(GStrv) about =
        g_strsplit(view_text(view, "questions.about"), "\n", -1);
    g_auto(GStrv) rules =
        g_strsplit(view_text(view, "questions.rules"), "\n", -1);
    xml_out_start(view->out, "questions");
    for (guint i = 0; lines[i]; i++) {
        xml_out_start(view->out, "question");
        xml_out_attribute_int(view->out, "no", (int)i + 1);
        xml_out_attribute(view->out, "rule", line_at(rules, i));
        xml_out_attribute(view->out, "about", line_at(about, i));
        xml_out_text(view->out, lines[i]);
        xml_out_end(view->out);
    }
    xml_out_end(view->out);
}

/* --- the sheet --- */
static void
write_rubric_sheet(View *view, Treatment treatment)
{
    const Framework *framework = view->from->year->framework;
    if (treatment != TREATMENT_FULL || !framework->rubric_count)
        return;
    xml_out_start(view->out, "rubric-sheet");
    for (int i = 0; i < framework->rubric_count; i++) {
        const RubricItem *item = &framework->rubric[i];
        xml_out_start(view->out, "item");
        xml_out_attribute(view->out, "id", item->id);
        xml_out_attribute(view->out, "name", item->name);
        for (int level = 1; level <= RUBRIC_LEVELS; level++) {
            xml_out_start(view->out, "standard");
            xml_out_attribute_int(view->out, "level", level);
            xml_out_text(view->out, item->standards[level - 1]);
            xml_out_end(view->out);
        }
        xml_out_end(view->out);
    }
    xml_out_end(view->out);
}

const ViewSection brief_sections[] = {
    {"figures", FIELD_INDICATORS, write_figures},
    {"standouts", FIELD_PREPARATION, brief_write_standouts},
    {"promises", FIELD_NEXT_STEPS, write_promises},
    {"questions", FIELD_PREPARATION, write_questions},
    {"rubric-sheet", FIELD_PREPARATION, write_rubric_sheet},
    {NULL, 0, NULL},
};
