/* Page 2 of the card: the count indicators by axis. */
#include "disclose/anonymous.h"
#include "disclose/card.h"

bool
view_is_short(const View *view, double percent)
{
    return percent < number_mark(view->from->year->framework->marks.short_of);
}

typedef struct {
    int indicators, targeted, achieved, near, fell_short, within;
} Counts;

/* States as the score stage names them, and in a view. */
static const struct {
    const char *state;
    const char *chance;
} chances[] = {{"low2", "very-low"},   {"low", "low"},
               {"in", "within"},       {"high", "high"},
               {"high2", "very-high"}, {"inside", "inside"},
               {"below", "outside"},   {"above", "outside"}};

const char *
view_chance(const View *view, const char *unit, const Indicator *indicator)
{
    g_autofree char *item = g_strconcat(indicator->id, ".chance", NULL);
    const char *state = evaluation_text(view->from->evaluation, unit, item);
    for (size_t i = 0; state && i < G_N_ELEMENTS(chances); i++)
        if (g_str_equal(chances[i].state, state))
            return chances[i].chance;
    return NULL;
}

const char *
view_direction(const Indicator *indicator)
{
    static const char *const names[] = {"high", "low", "band", "context"};
    return names[indicator->direction];
}

const char *
view_indicator_unit(const View *view, const Indicator *indicator)
{
    return indicator->target_on_rate ? view_label(view, "percent")
                                     : indicator->count_unit;
}

bool
view_achievement(const View *view, const char *unit, const Indicator *indicator,
                 double *percent)
{
    double achievement;
    if (!number_find(view, unit, indicator->id, "achievement", &achievement))
        return false;
    *percent = number_printed(achievement, NUMBER_SHARE);
    return true;
}

void
view_write_target(View *view, const Indicator *indicator)
{
    double target;
    if (indicator->direction == DIRECTION_BAND) {
        number_write(view, "target-low", indicator->low * 100, NUMBER_COUNT);
        number_write(view, "target-high", indicator->high * 100, NUMBER_COUNT);
        return;
    }
    if (!year_target_value(view->hub, indicator->id, &target))
        return;
    number_write(view, "target", target,
                 indicator->target_on_rate ? NUMBER_SCORE : NUMBER_COUNT);
    if (year_target(view->hub, indicator->id)->is_revised)
        xml_out_attribute(view->out, "revised", "yes");
}

void
view_write_actual(View *view, const Indicator *indicator)
{
    if (indicator->target_on_rate)
        number_of(view, "actual", indicator->id, "rate", NUMBER_SHARE);
    else
        number_of(view, "actual", indicator->id, "n", NUMBER_COUNT);
}

/* Whether months are shown as shares: of those whose target is a share, where
 * both parts are counted by month. Shares of a few cases would only jump. */
static bool
is_share_by_month(const View *view, const Indicator *indicator)
{
    return indicator->share && indicator->target_on_rate &&
           year_series(view->hub, indicator->denominator);
}

static bool
month_value(const View *view, const Indicator *indicator, int month,
            double *value)
{
    const YearSeries *top = year_series(view->hub, indicator->numerator);
    const YearSeries *bottom = year_series(view->hub, indicator->denominator);
    if (!top || !top->months[month].known)
        return false;
    *value = top->months[month].value;
    if (!is_share_by_month(view, indicator))
        return true;
    if (!bottom->months[month].known || bottom->months[month].value <= 0)
        return false;
    *value /= bottom->months[month].value;
    return true;
}

/* Replies of one month, where the indicator is of the survey. */
static bool
reply_share(const View *view, int month, double *value)
{
    const Framework *framework = view->from->year->framework;
    const Year *year = view->from->year;
    int valid = 0, positive = 0;
    Date date = date_of_fiscal_month(year->id, month);
    for (int i = 0; i < view->hub->response_count; i++) {
        const YearResponse *response = &view->hub->responses[i];
        int answer = response->answers[YEAR_OVERALL];
        if (response->month.month != date.month || !answer)
            continue;
        valid++;
        positive += answer >= framework->satisfied_from;
    }
    *value = valid ? (double)positive / valid : 0;
    return valid > 0;
}

static void
write_months(View *view, const Indicator *indicator)
{
    bool is_survey = g_str_has_prefix(indicator->numerator, "response.");
    for (int month = 0; month < YEAR_MONTHS; month++) {
        double value;
        bool known = is_survey ? reply_share(view, month, &value)
                               : month_value(view, indicator, month, &value);
        bool is_share = is_survey || is_share_by_month(view, indicator);
        xml_out_start(view->out, "month");
        xml_out_attribute(view->out, "label", card_month_label(view, month));
        if (known)
            number_write(view, "value", value,
                         is_share ? NUMBER_SHARE : NUMBER_COUNT);
        xml_out_end(view->out);
    }
}

/* 4月, 5, … 12, 1月, 2, 3: the month is said where a calendar year begins. */
const char *
card_month_label(View *view, int month)
{
    int number = date_of_fiscal_month(view->from->year->id, month).month;
    bool said = month == 0 || number == 1;
    return arena_printf(view->arena, "%d%s", number,
                        said ? view_label(view, "month") : "");
}

static bool
is_low(const char *chance)
{
    return chance && g_str_has_suffix(chance, "low");
}

static void
count_indicator(const View *view, const Indicator *indicator, Counts *counts)
{
    const char *chance = view_chance(view, view->unit, indicator);
    double percent, target;
    counts->indicators++;
    counts->within +=
        chance && !is_low(chance) && !g_str_equal(chance, "outside");
    if (indicator->direction != DIRECTION_BAND)
        counts->targeted +=
            year_target_value(view->hub, indicator->id, &target);
    if (!view_achievement(view, view->unit, indicator, &percent))
        return;
    if (percent >= 100)
        counts->achieved++;
    else if (view_is_short(view, percent))
        counts->fell_short++;
    else
        counts->near++;
}

/* An arrow only where the months of two years say so among all hubs and
 * series. */
static void
write_trend(View *view, const Indicator *indicator)
{
    const char *arrow = evaluation_text(
        view->from->evaluation, view->unit,
        arena_printf(view->arena, "trend.%s.arrow", indicator->id));
    if (arrow && !g_str_equal(arrow, "none"))
        xml_out_attribute(view->out, "trend", arrow);
}

static void
write_rates(View *view, const Indicator *indicator)
{
    NumberKind kind = number_kind_of_rate(indicator);
    number_of(view, "rate", indicator->id, "rate", kind);
    xml_out_attribute(view->out, "rate-unit", indicator->unit);
    xml_out_attribute(view->out, "per",
                      view_label_of(view, "per", indicator->unit));
    xml_out_attribute(view->out, "in",
                      indicator->share ? indicator->unit
                                       : indicator->count_unit);
    if (view_may(view, FIELD_RANK) == TREATMENT_FULL)
        number_of(view, "rank", indicator->id, "rank", NUMBER_COUNT);
    number_item(view, "median", EVALUATION_NATION,
                arena_printf(view->arena, "%s.median", indicator->id), kind);
    number_of(view, "last", indicator->id, "last", kind);
    number_of(view, "change", indicator->id, "change", kind);
    write_trend(view, indicator);
}

/* What the hub itself reports where the indicator counts what was confirmed. */
static void
write_self_reported(View *view, const Indicator *indicator)
{
    const YearSeries *series = year_series(
        view->hub, arena_printf(view->arena, "%s.s", indicator->id));
    double total;
    if (series && year_series_total(series, &total))
        number_write(view, "self-reported", total, NUMBER_COUNT);
}

static void
write_indicator(View *view, const Indicator *indicator)
{
    double percent = 100;
    const char *chance = view_chance(view, view->hub->code, indicator);
    xml_out_start(view->out, "indicator");
    xml_out_attribute(view->out, "id", indicator->id);
    xml_out_attribute(view->out, "name", indicator->label);
    xml_out_attribute(view->out, "direction", view_direction(indicator));
    xml_out_attribute(view->out, "unit", view_indicator_unit(view, indicator));
    view_write_target(view, indicator);
    view_write_actual(view, indicator);
    if (view_achievement(view, view->hub->code, indicator, &percent))
        number_write(view, "achievement", percent, NUMBER_SCORE);
    if (view_is_short(view, percent))
        xml_out_attribute(view->out, "missed", "yes");
    write_rates(view, indicator);
    xml_out_attribute(view->out, "chance", chance);
    if (chance)
        xml_out_attribute(view->out, "chance-label",
                          view_label_of(view, "chance", chance));
    write_self_reported(view, indicator);
    if (view_is_short(view, percent) ||
        (is_low(chance) && indicator->direction == DIRECTION_HIGH))
        xml_out_attribute(view->out, "flag", "yes");
    write_months(view, indicator);
    anonymous_write_others(view,
                           arena_printf(view->arena, "%s.rate", indicator->id));
    xml_out_end(view->out);
}

static void
open_group(View *view, const Axis *axis)
{
    xml_out_start(view->out, "group");
    xml_out_attribute(view->out, "axis", axis->id);
    xml_out_attribute(view->out, "name", axis->name);
    xml_out_attribute(view->out, "label", axis->label);
    if (view_may(view, FIELD_AXES) == TREATMENT_FULL) {
        number_of(view, "score", axis->id, "score", NUMBER_SCORE);
        view_write_rank(view, axis->id);
    }
}

static void
write_group(View *view, const Axis *axis)
{
    bool is_open = false;
    for (int i = 0; i < axis->count_count; i++) {
        const Indicator *indicator = framework_indicator(
            view->from->year->framework, axis->counts[i].item);
        if (!indicator)
            continue; /* a component, which is no count */
        if (!is_open)
            open_group(view, axis);
        is_open = true;
        write_indicator(view, indicator);
    }
    if (is_open)
        xml_out_end(view->out);
}

static Counts
count_all(const View *view)
{
    const Framework *framework = view->from->year->framework;
    Counts counts = {0};
    for (int i = 0; i < framework->axis_count; i++)
        for (int j = 0; j < framework->axes[i].count_count; j++) {
            const Indicator *indicator = framework_indicator(
                framework, framework->axes[i].counts[j].item);
            if (indicator)
                count_indicator(view, indicator, &counts);
        }
    return counts;
}

void
card_write_activity(View *view, Treatment treatment)
{
    if (treatment != TREATMENT_FULL)
        return;
    const Framework *framework = view->from->year->framework;
    Counts counts = count_all(view);
    XmlOut *out = view->out;
    xml_out_start(out, "activity");
    xml_out_attribute_int(out, "indicators", counts.indicators);
    xml_out_attribute_int(out, "targeted", counts.targeted);
    xml_out_attribute_int(out, "achieved", counts.achieved);
    xml_out_attribute_int(out, "near", counts.near);
    xml_out_attribute_int(out, "short", counts.fell_short);
    xml_out_attribute_int(out, "within", counts.within);
    number_write_mark(view, "mark", framework->marks.short_of);
    view_text_element(view, "lead", "activity-lead");
    for (int i = 0; i < framework->axis_count; i++)
        write_group(view, &framework->axes[i]);
    card_write_check(view);
    xml_out_end(out);
}
