#include "score/values.h"
#include "base/decimal.h"
#include "score/values_panel.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What is being asked of which hub, and where the answer's places go. */
typedef struct {
    const Scoring *scoring;
    const YearHub *hub;
    GArray *places;
} Asking;

static void
note_place(const Asking *asking, YearPlace place)
{
    if (asking->places)
        g_array_append_val(asking->places, place);
}

static Operand
number(const Asking *asking, double value)
{
    double *values = arena_array(asking->scoring->arena, double, 1);
    values[0] = value;
    return (Operand){.values = values, .count = 1, .weight = 1};
}

static Operand
none(const char *reason)
{
    return (Operand){.missing = reason, .weight = 1};
}

/* An empty list is a missing value. */
static Operand
list(const Asking *asking, const GArray *values, const char *reason)
{
    if (values->len == 0)
        return none(reason);
    double *copy = arena_array(asking->scoring->arena, double, values->len);
    memcpy(copy, values->data, sizeof(double) * values->len);
    return (Operand){
        .values = copy, .count = (int)values->len, .list = true, .weight = 1};
}

static Operand
month_value(const Asking *asking, const YearSeries *series, const char *month)
{
    int year;
    int calendar;
    if (strlen(month) != 7 || month[4] != '-')
        return none("unavailable");
    year = (int)strtol(month, NULL, 10);
    calendar = (int)strtol(month + 5, NULL, 10);
    int index = (year - asking->scoring->year->id) * 12 + calendar - 4;
    if (index < 0 || index >= YEAR_MONTHS || !series->months[index].known)
        return none("no-data");
    note_place(asking, series->months[index].at);
    return number(asking, series->months[index].value);
}

/* The twelve months, NaN where one is not known. */
static Operand
months(const Asking *asking, const YearSeries *series)
{
    double *values = arena_array(asking->scoring->arena, double, YEAR_MONTHS);
    for (int i = 0; i < YEAR_MONTHS; i++) {
        bool known = series->months[i].known;
        values[i] = known ? series->months[i].value : NAN;
        if (known)
            note_place(asking, series->months[i].at);
    }
    return (Operand){
        .values = values, .count = YEAR_MONTHS, .list = true, .weight = 1};
}

/* The same; a month that is over and had nothing to count has 0. */
static Operand
counted_months(const Asking *asking, const YearSeries *series)
{
    const Year *year = asking->scoring->year;
    Operand all = months(asking, series);
    double *values = arena_array(asking->scoring->arena, double, YEAR_MONTHS);
    for (int i = 0; i < YEAR_MONTHS; i++) {
        bool none = isnan(all.values[i]) && i < year->month_count &&
                    !year_month_forgotten(year, series, i);
        values[i] = none ? 0 : all.values[i];
    }
    all.values = values;
    return all;
}

/* One of them, by its place from April, 1. */
static Operand
counted_month(const Asking *asking, const YearSeries *series, const char *place)
{
    Operand all =
        counted_months(&(Asking){asking->scoring, asking->hub, NULL}, series);
    int index = (int)strtol(place, NULL, 10) - 1;
    if (index < 0 || index >= YEAR_MONTHS || isnan(all.values[index]))
        return none("no-data");
    if (series->months[index].known)
        note_place(asking, series->months[index].at);
    return number(asking, all.values[index]);
}

/* Every month of every flow that is a numerator. */
static Operand
cell_values(const Asking *asking, const char *what)
{
    g_assert(strcmp(what, "flows") == 0);
    g_autoptr(GArray) values = g_array_new(FALSE, FALSE, sizeof(double));
    for (int i = 0; i < asking->hub->series_count; i++) {
        const YearSeries *series = &asking->hub->series[i];
        const Measure *measure =
            framework_measure(asking->scoring->framework, series->measure);
        if (!measure || measure->kind != KIND_FLOW ||
            !g_str_has_suffix(series->measure, ".n"))
            continue;
        Operand one = months(asking, series);
        for (int j = 0; j < one.count; j++)
            if (!isnan(one.values[j]))
                g_array_append_val(values, one.values[j]);
    }
    return list(asking, values, "no-data");
}

/* The numerators of earlier years, oldest first. */
static Operand
past_values(const Asking *asking, const char *indicator)
{
    g_autoptr(GArray) values = g_array_new(FALSE, FALSE, sizeof(double));
    for (int i = 0; i < asking->hub->past_count; i++) {
        const YearPast *past = &asking->hub->past[i];
        if (strcmp(past->indicator, indicator) != 0 || !past->numerator.known)
            continue;
        g_array_append_val(values, past->numerator.value);
        note_place(asking, past->numerator.at);
    }
    return list(asking, values, "no-data");
}

/* The total of the year; while it runs, the months so far of a flow. */
static Operand
series_value(const Asking *asking, const char *name)
{
    const char *slash = strchr(name, '/');
    g_autofree char *measure =
        slash ? g_strndup(name, (gsize)(slash - name)) : g_strdup(name);
    const YearSeries *series = year_series(asking->hub, measure);
    if (!series)
        return none("no-data");
    if (slash && strcmp(slash, "/months") == 0)
        return months(asking, series);
    if (slash && strcmp(slash, "/counted") == 0)
        return counted_months(asking, series);
    if (slash && g_str_has_prefix(slash, "/counted/"))
        return counted_month(asking, series, slash + strlen("/counted/"));
    if (slash)
        return month_value(asking, series, slash + 1);
    double value;
    if (series->total.known) {
        note_place(asking, series->total.at);
        return number(asking, series->total.value);
    }
    const Measure *known =
        framework_measure(asking->scoring->framework, measure);
    if (!known || known->kind != KIND_FLOW || !year_series_sum(series, &value))
        return none("no-data");
    for (int i = 0; i < YEAR_MONTHS; i++)
        if (series->months[i].known)
            note_place(asking, series->months[i].at);
    return number(asking, value);
}

static Operand
fact_value(const Asking *asking, const char *id)
{
    const YearFact *fact = year_fact(asking->hub, id);
    if (!fact)
        return none("no-data");
    note_place(asking, fact->at);
    return number(asking, fact->value);
}

/* N03/first: as it was set, of a target that was revised since. */
static Operand
first_target(const Asking *asking, const char *what)
{
    g_auto(GStrv) words = g_strsplit(what, "/", 2);
    const YearTarget *target = year_target(asking->hub, words[0]);
    if (!target || !target->is_revised)
        return none("no-target");
    note_place(asking, target->at);
    return number(asking, target->value);
}

static Operand
target_value(const Asking *asking, const char *indicator)
{
    if (strchr(indicator, '/'))
        return first_target(asking, indicator);
    const YearTarget *target = year_target(asking->hub, indicator);
    double value;
    if (!target || !year_target_value(asking->hub, indicator, &value))
        return none("no-target");
    note_place(asking, target->is_revised ? target->revised_at : target->at);
    return number(asking, value);
}

static Operand
mission_value(const Asking *asking)
{
    const YearMission *mission = &asking->hub->mission;
    const Framework *f = asking->scoring->framework;
    for (int i = 0; mission->type && i < f->mission_count; i++) {
        if (strcmp(f->missions[i].type, mission->type) != 0)
            continue;
        note_place(asking, mission->at);
        return number(asking, i + 1);
    }
    return none("no-data");
}

static Operand
weight_value(const Asking *asking, const char *axis)
{
    const YearWeight *weight = year_weight(asking->hub, axis);
    if (!weight)
        return none("no-data");
    note_place(asking, weight->at);
    return number(asking, weight->value);
}

static int
scored_question(const Framework *framework)
{
    for (int i = 0; i < YEAR_QUESTIONS; i++)
        if (strcmp(year_question_names[i], framework->satisfied_item) == 0)
            return i;
    return YEAR_OVERALL;
}

/* What is asked of the question that is scored; "clarity.valid" of another. */
static int
response_question(const Framework *framework, const char **what)
{
    for (int i = 0; i < YEAR_QUESTIONS; i++) {
        size_t length = strlen(year_question_names[i]);
        if (!g_str_has_prefix(*what, year_question_names[i]) ||
            (*what)[length] != '.')
            continue;
        *what += length + 1;
        return i;
    }
    return scored_question(framework);
}

/* What counts of the answers: all replies, valid ones, positive ones, a step.
 */
static bool
answer_counts(const Framework *framework, const char *what, int answer)
{
    if (g_ascii_isdigit(what[0]))
        return answer == what[0] - '0';
    if (g_str_has_prefix(what, "positive"))
        return answer >= framework->satisfied_from;
    return answer > 0 || g_str_has_prefix(what, "replies");
}

/* positive, valid, replies or a step; of one month as positive/2017-04 */
static Operand
response_value(const Asking *asking, const char *what)
{
    const YearHub *hub = asking->hub;
    const Framework *f = asking->scoring->framework;
    int question = response_question(f, &what);
    const char *slash = strchr(what, '/');
    int month =
        slash && strlen(slash) == 8 ? (int)strtol(slash + 6, NULL, 10) : 0;
    int count = 0;
    int valid = 0;
    for (int i = 0; i < hub->response_count; i++) {
        const YearResponse *response = &hub->responses[i];
        int answer = response->answers[question];
        if (month && response->month.month != month)
            continue;
        valid += answer > 0;
        if (!answer_counts(f, what, answer))
            continue;
        count++;
        note_place(asking, response->at);
    }
    bool always =
        g_str_has_prefix(what, "replies") || strcmp(what, "valid") == 0;
    if (valid == 0 && !always)
        return none("no-replies");
    return number(asking, count);
}

static Operand
partner_value(const Asking *asking, const char *what)
{
    const YearHub *hub = asking->hub;
    if (strcmp(what, "count") == 0) {
        for (int i = 0; i < hub->partner_count; i++)
            note_place(asking, hub->partners[i].at);
        return number(asking, hub->partner_count);
    }
    g_auto(GStrv) words = g_strsplit(what, ".", 2);
    bool only_yes = words[0] && words[1] && strcmp(words[1], "yes") == 0;
    int count = 0;
    for (int i = 0; i < hub->partner_count; i++)
        for (int j = 0; j < hub->partners[i].answer_count; j++) {
            const YearPartnerAnswer *answer = &hub->partners[i].answers[j];
            if (strcmp(answer->question, words[0]) != 0)
                continue;
            if (answer->answer != YEAR_YES &&
                (only_yes || answer->answer != YEAR_NO))
                continue;
            count++;
            note_place(asking, answer->at);
        }
    return number(asking, count);
}

static Operand
level_values(const Asking *asking, const char *rubric)
{
    const YearHearing *hearing = asking->hub->hearing;
    g_autoptr(GArray) levels = g_array_new(FALSE, FALSE, sizeof(double));
    for (int i = 0; hearing && i < hearing->evaluation_count; i++) {
        const YearLevel *level =
            year_level(hearing->evaluations[i].levels,
                       hearing->evaluations[i].level_count, rubric);
        if (!level)
            continue;
        double value = level->value;
        g_array_append_val(levels, value);
        note_place(asking, level->at);
    }
    return list(asking, levels, "no-levels");
}

static Operand
self_value(const Asking *asking, const char *rubric)
{
    const YearHearing *hearing = asking->hub->hearing;
    const YearLevel *level =
        hearing ? year_level(hearing->self, hearing->self_count, rubric) : NULL;
    if (!level)
        return none("no-levels");
    note_place(asking, level->at);
    return number(asking, level->value);
}

static Operand
award_value(const Asking *asking, const char *award)
{
    int count = 0;
    for (int i = 0; i < asking->hub->review_count; i++) {
        const YearReview *review = &asking->hub->reviews[i];
        if (!review->award || strcmp(review->award, award) != 0)
            continue;
        count++;
        note_place(asking, review->at);
    }
    return number(asking, count);
}

/* CASE.K1: what the reviewers gave by a criterion; CASE.P1.K1: one of them. */
static Operand
score_values(const Asking *asking, const YearReview *review, char **words)
{
    const char *reviewer = words[2] ? words[1] : NULL;
    const char *criterion = words[2] ? words[2] : words[1];
    g_autoptr(GArray) values = g_array_new(FALSE, FALSE, sizeof(double));
    for (int i = 0; i < review->score_count; i++) {
        const YearScore *score = &review->scores[i];
        if (strcmp(score->criterion, criterion) != 0 ||
            (reviewer && strcmp(score->reviewer, reviewer) != 0))
            continue;
        g_array_append_val(values, score->value);
        note_place(asking, score->at);
    }
    Operand operand = list(asking, values, "no-data");
    if (reviewer)
        operand.list = false;
    return operand;
}

static Operand
review_value(const Asking *asking, const char *practice)
{
    g_auto(GStrv) words = g_strsplit(practice, ".", 3);
    const YearReview *review =
        words[0] ? year_review(asking->hub, words[0]) : NULL;
    if (!review)
        return none("no-data");
    if (words[1])
        return score_values(asking, review, words);
    note_place(asking, review->at);
    return number(asking, review->score);
}

/* consultations.doubled: rows of records.xml, with the first of their lines. */
static Operand
tally_value(const Asking *asking, const char *what)
{
    g_auto(GStrv) words = g_strsplit(what, ".", 2);
    const YearTally *tally =
        words[0] && words[1] ? year_tally(asking->hub, words[0], words[1], "")
                             : NULL;
    if (tally) {
        note_place(asking, tally->at);
        return number(asking, tally->value);
    }
    /* Records without such a row have no such tally. */
    const YearTally *total =
        words[0] ? year_tally(asking->hub, words[0], "total", "") : NULL;
    if (!total)
        return none("no-data");
    note_place(asking, total->at);
    return number(asking, 0);
}

GPtrArray *
values_areas(const YearHub *hub)
{
    GPtrArray *areas = g_ptr_array_new();
    for (int i = 0; i < hub->region_count; i++) {
        char *area = (char *)hub->regions[i].area;
        if (!g_ptr_array_find_with_equal_func(areas, area, g_str_equal, NULL))
            g_ptr_array_add(areas, area);
    }
    return areas;
}

static double
region_column(const YearRegion *region, const char *column)
{
    if (strcmp(column, "supply") == 0)
        return region->supply;
    return strcmp(column, "cover") == 0 ? region->cover : region->need;
}

static const char *
field_text(const Framework *framework, const char *id)
{
    for (int i = 0; i < framework->field_count; i++)
        if (strcmp(framework->fields[i].id, id) == 0)
            return framework->fields[i].text;
    return "";
}

/* need, F01.need or F01.2.need */
static Operand
region_values(const Asking *asking, const char *what)
{
    const YearHub *hub = asking->hub;
    g_auto(GStrv) words = g_strsplit(what, ".", 3);
    int count = (int)g_strv_length(words);
    if (count == 0)
        return none("unavailable");
    const char *column = words[count - 1];
    const char *field =
        count > 1 ? field_text(asking->scoring->framework, words[0]) : NULL;
    g_autoptr(GPtrArray) areas = values_areas(hub);
    int wanted = count > 2 ? (int)strtol(words[1], NULL, 10) : 0;
    if (wanted < 0 || (guint)wanted > areas->len)
        return none("no-data");
    const char *area = wanted > 0 ? g_ptr_array_index(areas, wanted - 1) : NULL;
    g_autoptr(GArray) values = g_array_new(FALSE, FALSE, sizeof(double));
    for (int i = 0; i < hub->region_count; i++) {
        const YearRegion *region = &hub->regions[i];
        if ((field && strcmp(region->field, field) != 0) ||
            (area && strcmp(region->area, area) != 0))
            continue;
        double value = region_column(region, column);
        g_array_append_val(values, value);
        note_place(asking, region->at);
    }
    Operand operand = list(asking, values, "no-data");
    if (area)
        operand.list = false;
    return operand;
}

static Operand
greatest_need(const Asking *asking)
{
    const YearRegion *greatest = NULL;
    for (int i = 0; i < asking->hub->region_count; i++) {
        const YearRegion *region = &asking->hub->regions[i];
        if (!greatest || region->need > greatest->need)
            greatest = region;
    }
    if (!greatest)
        return none("no-data");
    note_place(asking, greatest->at);
    return number(asking, greatest->need);
}

static Operand
region_value(const Asking *asking, const char *what)
{
    if (strcmp(what, "greatest") == 0)
        return greatest_need(asking);
    return region_values(asking, what);
}

Operand
values_operand(const Scoring *scoring, const char *unit, const char *name,
               GArray *places)
{
    static const struct {
        const char *prefix;
        Operand (*ask)(const Asking *asking, const char *what);
    } kinds[] = {
        {"fact.", fact_value},       {"target.", target_value},
        {"weight.", weight_value},   {"response.", response_value},
        {"partner.", partner_value}, {"level.", level_values},
        {"self.", self_value},       {"award.", award_value},
        {"region.", region_value},   {"review.", review_value},
        {"tally.", tally_value},     {"cells.", cell_values},
        {"past.", past_values},
    };
    if (g_str_has_prefix(name, "panel."))
        return panel_operand(scoring, name + strlen("panel."));
    Asking asking = {scoring, year_hub(scoring->year, unit), places};
    if (!asking.hub)
        return none("unavailable");
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (g_str_has_prefix(name, kinds[i].prefix))
            return kinds[i].ask(&asking, name + strlen(kinds[i].prefix));
    if (strcmp(name, "mission") == 0)
        return mission_value(&asking);
    return series_value(&asking, name);
}
