/* The months of a year that runs: their sum, their drift. */
#include "disclose/midyear.h"

static const char *
item_by(const View *view, const Indicator *indicator, int month)
{
    return arena_printf(view->arena, "pace.%s.by.%d", indicator->id, month + 1);
}

/* The indicator whose months to come the score stage foresaw. */
static const Indicator *
foreseen(const View *view)
{
    const Framework *framework = view->from->year->framework;
    for (int i = 0; i < framework->indicator_count; i++) {
        const Indicator *indicator = &framework->indicators[i];
        const char *item = arena_printf(
            view->arena, "%s.rest", item_by(view, indicator, YEAR_MONTHS - 1));
        if (evaluation_item(view->from->evaluation, view->unit, item))
            return indicator;
    }
    return NULL;
}

static const YearSeries *
last_series(const View *view, const Indicator *indicator)
{
    const Year *last = view->from->last;
    const YearHub *hub = last ? year_hub(last, view->hub->code) : NULL;
    return hub ? year_series(hub, indicator->numerator) : NULL;
}

/* The sum up to and with a month that is known itself. */
static bool
sum_until(const YearSeries *series, int month, double *sum)
{
    if (!series || !series->months[month].known)
        return false;
    *sum = 0;
    for (int i = 0; i <= month; i++)
        *sum += series->months[i].known ? series->months[i].value : 0;
    return true;
}

static void
write_month(View *view, const Indicator *indicator, const YearSeries *now,
            const YearSeries *last, int month)
{
    double sum;
    xml_out_start(view->out, "month");
    xml_out_attribute(view->out, "label", card_month_label(view, month));
    if (sum_until(now, month, &sum))
        number_write(view, "value", sum, NUMBER_COUNT);
    if (month >= view->from->year->month_count) {
        const char *by = item_by(view, indicator, month);
        number_of(view, "forecast", by, "forecast", NUMBER_COUNT);
        number_of(view, "low", by, "low", NUMBER_COUNT);
        number_of(view, "high", by, "high", NUMBER_COUNT);
    }
    if (sum_until(last, month, &sum))
        number_write(view, "last", sum, NUMBER_COUNT);
    xml_out_end(view->out);
}

void
midyear_write_course(View *view, Treatment treatment)
{
    const Indicator *indicator = foreseen(view);
    const YearSeries *now =
        indicator ? year_series(view->hub, indicator->numerator) : NULL;
    double target;
    if (treatment != TREATMENT_FULL || !now)
        return;
    xml_out_start(view->out, "course");
    xml_out_attribute(view->out, "indicator", indicator->id);
    xml_out_attribute(view->out, "name", indicator->name);
    xml_out_attribute(view->out, "unit", indicator->count_unit);
    if (year_target_value(view->hub, indicator->id, &target))
        number_write(view, "target", target, NUMBER_COUNT);
    for (int i = 0; i < YEAR_MONTHS; i++)
        write_month(view, indicator, now, last_series(view, indicator), i);
    xml_out_end(view->out);
}

static bool
is_watched(const View *view, const Indicator *indicator, const char **state)
{
    *state =
        evaluation_text(view->from->evaluation, view->unit,
                        arena_printf(view->arena, "drift.%s", indicator->id));
    return *state != NULL;
}

static void
write_alarm(View *view, const Indicator *indicator, const char *state)
{
    const char *prefix = arena_printf(view->arena, "drift.%s", indicator->id);
    double month;
    if (!number_find(view, view->unit, prefix, "month", &month))
        return;
    xml_out_start(view->out, "alarm");
    xml_out_attribute(view->out, "id", indicator->id);
    xml_out_attribute(view->out, "name", indicator->label);
    xml_out_attribute(view->out, "state", state);
    xml_out_attribute(view->out, "label", view_label_of(view, "drift", state));
    xml_out_attribute(view->out, "month", midyear_month(view, (int)month - 1));
    number_of(view, "average", prefix, "ewma", NUMBER_TWO);
    number_of(view, "limit", prefix, "limit", NUMBER_TWO);
    xml_out_end(view->out);
}

void
midyear_write_drift(View *view, Treatment treatment)
{
    const Framework *framework = view->from->year->framework;
    const char *state;
    int watched = 0;
    for (int i = 0; i < framework->indicator_count; i++)
        watched += is_watched(view, &framework->indicators[i], &state);
    if (treatment != TREATMENT_FULL || !watched)
        return;
    xml_out_start(view->out, "drift");
    xml_out_attribute_int(view->out, "watched", watched);
    for (int i = 0; i < framework->indicator_count; i++)
        if (is_watched(view, &framework->indicators[i], &state))
            write_alarm(view, &framework->indicators[i], state);
    view_text_element(view, "note", "drift-note");
    xml_out_end(view->out);
}
