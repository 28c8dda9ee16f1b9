/* The mid-year report: how far the targets have come, and revised ones. */
#include "disclose/midyear.h"
#include "disclose/words.h"

typedef enum { PACE_COUNT, PACE_RATE, PACE_LATER } PaceKind;

static const char *
prefix_of(const View *view, const Indicator *indicator)
{
    return arena_printf(view->arena, "pace.%s", indicator->id);
}

/* Counts are foreseen; a rate of two counts by month stands where it stands;
 * what is of whole years or of the survey comes at the end. */
static PaceKind
kind_of(const View *view, const Indicator *indicator)
{
    const Framework *framework = view->from->year->framework;
    const Measure *top = framework_measure(framework, indicator->numerator);
    const Measure *bottom =
        framework_measure(framework, indicator->denominator);
    if (!indicator->target_on_rate)
        return top ? PACE_COUNT : PACE_LATER;
    return top && bottom && top->kind == KIND_FLOW && bottom->kind == KIND_FLOW
               ? PACE_RATE
               : PACE_LATER;
}

static bool
is_distinct(const View *view, const Indicator *indicator)
{
    const Measure *measure =
        framework_measure(view->from->year->framework, indicator->numerator);
    return measure && measure->kind != KIND_FLOW;
}

/* The chance in whole percent, from 1 to 99; certain only when the target is
 * reached. */
static bool
find_chance(const View *view, const Indicator *indicator, const char *name,
            double target, double *percent)
{
    double chance, done;
    if (!number_find(view, view->unit, prefix_of(view, indicator), name,
                     &chance))
        return false;
    *percent = CLAMP(number_printed(chance * 100, NUMBER_COUNT), 1, 99);
    if (!is_distinct(view, indicator) &&
        number_find(view, view->unit, indicator->id, "n", &done) &&
        done >= target)
        *percent = 100;
    return true;
}

/* A value in percent of the target, where the chart has it. */
static void
write_at(View *view, const char *attribute, const char *prefix,
         const char *name, double target)
{
    double value;
    if (target > 0 && number_find(view, view->unit, prefix, name, &value))
        number_write(view, attribute, value / target * 100, NUMBER_SCORE);
}

static void
write_count(View *view, const Indicator *indicator, double target)
{
    const char *prefix = prefix_of(view, indicator);
    double chance;
    if (!is_distinct(view, indicator)) {
        number_of(view, "actual", indicator->id, "n", NUMBER_COUNT);
        number_of(view, "due", prefix, "due", NUMBER_COUNT);
        number_of(view, "against", prefix, "against", NUMBER_SHARE);
        write_at(view, "actual-at", indicator->id, "n", target);
    }
    number_of(view, "forecast", prefix, "forecast", NUMBER_COUNT);
    number_of(view, "low", prefix, "low", NUMBER_COUNT);
    number_of(view, "high", prefix, "high", NUMBER_COUNT);
    write_at(view, "forecast-at", prefix, "forecast", target);
    write_at(view, "low-at", prefix, "low", target);
    write_at(view, "high-at", prefix, "high", target);
    if (!find_chance(view, indicator, "chance", target, &chance))
        return;
    number_write(view, "chance", chance, NUMBER_COUNT);
    if (chance < number_mark(view->from->year->framework->marks.unlikely))
        xml_out_attribute(view->out, "flag", "yes");
}

static void
write_rate(View *view, const Indicator *indicator, double target)
{
    double share = indicator->share ? target / 100 : target;
    NumberKind kind = number_kind_of_rate(indicator);
    number_of(view, "actual", indicator->id, "rate", kind);
    number_of(view, "low", indicator->id, "low", kind);
    number_of(view, "high", indicator->id, "high", kind);
    write_at(view, "forecast-at", indicator->id, "rate", share);
    write_at(view, "low-at", indicator->id, "low", share);
    write_at(view, "high-at", indicator->id, "high", share);
}

static NumberKind
kind_of_target(const Indicator *indicator)
{
    return indicator->target_on_rate ? NUMBER_SCORE : NUMBER_COUNT;
}

static void
open_indicator(View *view, const char *element, const Indicator *indicator)
{
    xml_out_start(view->out, element);
    xml_out_attribute(view->out, "id", indicator->id);
    xml_out_attribute(view->out, "name", indicator->label);
    xml_out_attribute(view->out, "unit", view_indicator_unit(view, indicator));
}

/* Twelve months; those to come, or not reported, have no value. */
static void
write_months(View *view, const Indicator *indicator)
{
    const YearSeries *series = year_series(view->hub, indicator->numerator);
    for (int i = 0; series && i < YEAR_MONTHS; i++) {
        xml_out_start(view->out, "month");
        xml_out_attribute(view->out, "label", card_month_label(view, i));
        if (series->months[i].known)
            number_write(view, "value", series->months[i].value, NUMBER_COUNT);
        xml_out_end(view->out);
    }
}

static void
write_row(View *view, const Indicator *indicator, double target)
{
    const YearTarget *set = year_target(view->hub, indicator->id);
    PaceKind kind = kind_of(view, indicator);
    if (kind == PACE_LATER) {
        open_indicator(view, "later", indicator);
        xml_out_end(view->out);
        return;
    }
    open_indicator(view, "row", indicator);
    xml_out_attribute(view->out, "kind",
                      kind == PACE_RATE              ? "rate"
                      : is_distinct(view, indicator) ? "distinct"
                                                     : "count");
    number_write(view, "target", target, kind_of_target(indicator));
    xml_out_attribute(view->out, "revised", set->is_revised ? "yes" : NULL);
    if (kind == PACE_RATE)
        write_rate(view, indicator, target);
    else
        write_count(view, indicator, target);
    if (kind == PACE_COUNT && !is_distinct(view, indicator))
        write_months(view, indicator);
    xml_out_end(view->out);
}

typedef struct {
    int targeted, measured, on, behind, foreseen, unlikely, likely;
} Counts;

static void
count_row(const View *view, const Indicator *indicator, double target,
          Counts *counts)
{
    const Marks *marks = &view->from->year->framework->marks;
    double against, chance;
    counts->targeted++;
    if (kind_of(view, indicator) != PACE_COUNT)
        return;
    if (number_find(view, view->unit, prefix_of(view, indicator), "against",
                    &against)) {
        against = number_printed(against, NUMBER_SHARE);
        counts->measured++;
        counts->on += against >= 100;
        counts->behind += against < number_mark(marks->behind);
    }
    if (find_chance(view, indicator, "chance", target, &chance)) {
        counts->foreseen++;
        counts->unlikely += chance < number_mark(marks->unlikely);
        counts->likely += chance >= number_mark(marks->likely);
    }
}

const char *
midyear_month(const View *view, int month)
{
    int number = date_of_fiscal_month(view->from->year->id, month).month;
    return arena_printf(view->arena, "%s%s", words_number(view->arena, number),
                        view_label(view, "month"));
}

static void
write_pace(View *view, Treatment treatment)
{
    const Year *year = view->from->year;
    const Framework *framework = year->framework;
    Counts counts = {0};
    double target;
    if (treatment != TREATMENT_FULL || !view->hub->target_count ||
        !year->month_count)
        return;
    for (int i = 0; i < framework->indicator_count; i++)
        if (year_target_value(view->hub, framework->indicators[i].id, &target))
            count_row(view, &framework->indicators[i], target, &counts);
    xml_out_start(view->out, "pace");
    xml_out_attribute_int(view->out, "months", year->month_count);
    xml_out_attribute(view->out, "until",
                      midyear_month(view, year->month_count - 1));
    xml_out_attribute_int(view->out, "targeted", counts.targeted);
    xml_out_attribute_int(view->out, "measured", counts.measured);
    xml_out_attribute_int(view->out, "on", counts.on);
    xml_out_attribute_int(view->out, "behind", counts.behind);
    xml_out_attribute_int(view->out, "foreseen", counts.foreseen);
    xml_out_attribute_int(view->out, "likely", counts.likely);
    xml_out_attribute_int(view->out, "unlikely", counts.unlikely);
    number_write_mark(view, "behind-mark", framework->marks.behind);
    number_write_mark(view, "likely-mark", framework->marks.likely);
    number_write_mark(view, "unlikely-mark", framework->marks.unlikely);
    view_text_element(view, "lead", "pace-lead");
    for (int i = 0; i < framework->indicator_count; i++)
        if (year_target_value(view->hub, framework->indicators[i].id, &target))
            write_row(view, &framework->indicators[i], target);
    xml_out_end(view->out);
}

/* --- revised targets --- */
static void
write_chance(View *view, const char *attribute, const Indicator *indicator,
             const char *name, double target)
{
    double chance;
    if (find_chance(view, indicator, name, target, &chance))
        number_write(view, attribute, chance, NUMBER_COUNT);
}

static void
write_revision(View *view, const Indicator *indicator, const YearTarget *target)
{
    const char *prefix = prefix_of(view, indicator);
    NumberKind kind = kind_of_target(indicator);
    open_indicator(view, "revision", indicator);
    number_write(view, "first", target->value, kind);
    number_write(view, "value", target->revised, kind);
    xml_out_attribute(view->out, "date",
                      words_date(view->arena, target->revised_on));
    xml_out_attribute(view->out, "approver", target->approver);
    number_of(view, "achievement-first", prefix, "first.achievement",
              NUMBER_SHARE);
    number_of(view, "achievement", indicator->id, "achievement", NUMBER_SHARE);
    number_of(view, "against-first", prefix, "first.against", NUMBER_SHARE);
    number_of(view, "against", prefix, "against", NUMBER_SHARE);
    write_chance(view, "chance-first", indicator, "first.chance",
                 target->value);
    write_chance(view, "chance", indicator, "chance", target->revised);
    xml_out_text(view->out, target->reason);
    xml_out_end(view->out);
}

static void
write_revisions(View *view, Treatment treatment)
{
    const Framework *framework = view->from->year->framework;
    int count = 0;
    for (int i = 0; i < view->hub->target_count; i++)
        count += view->hub->targets[i].is_revised;
    if (treatment != TREATMENT_FULL || !count)
        return;
    xml_out_start(view->out, "revisions");
    for (int i = 0; i < framework->indicator_count; i++) {
        const YearTarget *target =
            year_target(view->hub, framework->indicators[i].id);
        if (target && target->is_revised)
            write_revision(view, &framework->indicators[i], target);
    }
    xml_out_end(view->out);
}

const ViewSection midyear_sections[] = {
    {"pace", FIELD_INDICATORS, write_pace},
    {"revisions", FIELD_INDICATORS, write_revisions},
    {"course", FIELD_CONSULTATIONS, midyear_write_course},
    {"reported", FIELD_CONSULTATIONS, midyear_write_reported},
    {"input", FIELD_INPUT_QUALITY, midyear_write_input},
    {"drift", FIELD_FLAGS, midyear_write_drift},
    {0},
};
