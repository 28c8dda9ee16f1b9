#include "score/stages.h"

/*
 * A year that runs: how far its counts have come, against the course that last
 * year's months set, and where they will be at the end. Nothing is entered for
 * a year that is over, nor before its first month is.
 */

static bool
is_running(const Scoring *s)
{
    bool known = false;
    for (int i = 0; i < s->year->hub_count && !known; i++)
        known = s->year->hubs[i].series_count > 0;
    return known && s->year->month_count > 0 &&
           s->year->month_count < YEAR_MONTHS;
}

/* A count of persons or places is of the year: months do not add up to it. */
static bool
is_flow(const Scoring *s, const Indicator *indicator)
{
    return framework_measure(s->framework, indicator->numerator)->kind ==
           KIND_FLOW;
}

/* " nation/pace.N01.last.1 … .12" */
static const char *
nation_list(const Scoring *s, const char *id, const char *what)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (int i = 1; i <= YEAR_MONTHS; i++)
        g_string_append_printf(text, " nation/pace.%s.%s.%d", id, what, i);
    return arena_dup(s->arena, text->str);
}

static void
enter_season(Scoring *s, const Indicator *indicator)
{
    const char *id = indicator->id;
    const char *n = indicator->numerator;
    const char *nation = nation_list(s, id, "last");
    for (int i = 0; i < YEAR_MONTHS; i++)
        stage_nation(s, id, scoring_text(s, "pace.#.last.%d", i + 1), "sum",
                     scoring_text(s, "all/last:y:%s/counted/%d", n, i + 1));
    stage_hubs(s, id, "pace.#.n", "sum", scoring_text(s, "y:%s/counted", n));
    stage_hubs(s, id, "pace.#.share", "season-share",
               scoring_text(s, "y:%s/counted%s", n, nation));
    stage_hubs(s, id, "pace.#.last", "season-whole",
               scoring_text(s, "last:y:%s/counted%s", n, nation));
    stage_hubs(s, id, "pace.#.exposure", "ratio",
               "pace.#.last =1 pace.#.share");
    stage_nation(s, id, "pace.#.level", "pooled",
                 "all/pace.#.n all/pace.#.exposure");
    stage_nation(s, id, "pace.#.between", "between-gamma",
                 "all/pace.#.n all/pace.#.exposure pace.#.level");
    stage_hubs(s, id, "pace.#.off", "season-off",
               scoring_text(s, "last:y:%s/counted pace.#.last%s", n, nation));
    stage_nation(s, id, "pace.#.off", "mean", "all/pace.#.off");
    stage_nation(s, id, "pace.#.spread", "at-least-one", "pace.#.off");
}

/* Operands of a forecast but for what is done and what is to come. */
#define COURSE                                                                 \
    "pace.#.n pace.#.exposure nation/pace.#.level nation/pace.#.between "      \
    "nation/pace.#.spread f:pace.season f:pace.steady"

/* What makes a target due by now, after the target. */
#define DUE "pace.#.share nation/pace.#.level f:pace.steady"

static void
enter_forecast(Scoring *s, const Indicator *indicator)
{
    const char *id = indicator->id;
    const char *whole = is_flow(s, indicator) ? "pace.#.n pace.#.rest " COURSE
                                              : "=0 pace.#.rest " COURSE;
    const char *target = scoring_text(s, "#.target %s", whole);
    if (is_flow(s, indicator)) {
        stage_hubs(s, id, "pace.#.rest", "difference",
                   "pace.#.last pace.#.exposure");
        stage_hubs(s, id, "pace.#.due", "season-due", "#.target " DUE);
        stage_hubs(s, id, "pace.#.against", "ratio", "pace.#.n pace.#.due");
    } else {
        stage_hubs(s, id, "pace.#.rest", "copy",
                   scoring_text(s, "last:y:%s", indicator->numerator));
    }
    stage_hubs(s, id, "pace.#.forecast", "forecast", whole);
    stage_hubs(s, id, "pace.#.low", "forecast-low", whole);
    stage_hubs(s, id, "pace.#.high", "forecast-high", whole);
    stage_hubs(s, id, "pace.#.chance", "forecast-chance", target);
}

/* The course to come, month by month. */
static void
enter_course(Scoring *s, const Indicator *indicator)
{
    const char *id = indicator->id;
    const char *nation = nation_list(s, id, "last");
    for (int i = s->year->month_count; i < YEAR_MONTHS; i++) {
        const char *by = scoring_text(s, "pace.#.by.%d", i + 1);
        const char *of = scoring_text(s, "pace.#.n %s.rest " COURSE, by);
        stage_hubs(s, id, scoring_text(s, "%s.rest", by), "season-until",
                   scoring_text(s, "=%d y:%s/counted pace.#.last%s", i + 1,
                                indicator->numerator, nation));
        stage_hubs(s, id, scoring_text(s, "%s.forecast", by), "forecast", of);
        stage_hubs(s, id, scoring_text(s, "%s.low", by), "forecast-low", of);
        stage_hubs(s, id, scoring_text(s, "%s.high", by), "forecast-high", of);
    }
}

/* Whether the months have left the course of the nation's. */
static void
enter_drift(Scoring *s, const Indicator *indicator)
{
    const char *id = indicator->id;
    const char *n = indicator->numerator;
    const char *months = scoring_text(s, "y:%s/counted pace.#.last%s", n,
                                      nation_list(s, id, "course"));
    const char *of = scoring_text(
        s, "%s nation/drift.#.spread f:pace.smoothing f:pace.limit", months);
    for (int i = 0; i < YEAR_MONTHS; i++)
        stage_nation(
            s, id, scoring_text(s, "pace.#.course.%d", i + 1), "month-level",
            scoring_text(s, "all/y:%s/counted/%d all/pace.#.last", n, i + 1));
    stage_hubs(s, id, "drift.#.off", "drift-off", months);
    stage_nation(s, id, "drift.#.off", "mean", "all/drift.#.off");
    stage_nation(s, id, "drift.#.spread", "at-least-one", "drift.#.off");
    stage_hubs(s, id, "drift.#.ewma", "ewma", of);
    stage_hubs(s, id, "drift.#.limit", "ewma-limit", of);
    stage_hubs(s, id, "drift.#.month", "ewma-month", of);
    stage_hubs(s, id, "drift.#", "ewma-state", of);
}

/* The target as it was set, where it was revised since. */
static void
enter_first(Scoring *s, const YearHub *hub, const Indicator *indicator,
            bool counted)
{
    const struct {
        const char *item, *rule, *of;
    } items[] = {
        {"pace.#.first",
         indicator->target_on_rate && indicator->share ? "percent" : "copy",
         "y:target.#/first"},
        {"pace.#.first.achievement", "ratio",
         indicator->target_on_rate ? "#.rate pace.#.first"
                                   : "#.n pace.#.first"},
        {"pace.#.first.due", "season-due", "pace.#.first " DUE},
        {"pace.#.first.against", "ratio", "pace.#.n pace.#.first.due"},
        {"pace.#.first.chance", "forecast-chance",
         "pace.#.first pace.#.n pace.#.rest " COURSE},
    };
    size_t count = counted ? G_N_ELEMENTS(items) : 2;
    for (size_t i = 0; i < count; i++)
        scoring_enter(s, hub->code, stage_text(s, indicator->id, items[i].item),
                      items[i].rule, "%s",
                      stage_text(s, indicator->id, items[i].of));
}

/* Cases that were put into the log long after they came in. */
static void
enter_entry(Scoring *s)
{
    stage_hubs(s, "entry", "#.of", "copy", "r:entered.both");
    stage_hubs(s, "entry", "#.late", "copy",
               scoring_text(s, "r:entered.after-%d", s->framework->pace.late));
    stage_hubs(s, "entry", "#.share", "ratio", "entry.late entry.of");
    stage_nation(s, "entry", "#.median", "median", "all/entry.share");
}

void
stage_pace(Scoring *s)
{
    const Framework *f = s->framework;
    bool drawn = false;
    if (!is_running(s) || f->pace.limit <= 0)
        return;
    for (int i = 0; i < f->indicator_count; i++) {
        const Indicator *indicator = &f->indicators[i];
        bool counted = !indicator->target_on_rate &&
                       framework_measure(f, indicator->numerator);
        bool flow = counted && is_flow(s, indicator);
        if (counted) {
            enter_season(s, indicator);
            enter_forecast(s, indicator);
            enter_drift(s, indicator);
        }
        if (flow && !drawn)
            enter_course(s, indicator);
        drawn |= flow;
        for (int j = 0; j < s->year->hub_count; j++) {
            const YearTarget *target =
                year_target(&s->year->hubs[j], indicator->id);
            if (target && target->is_revised)
                enter_first(s, &s->year->hubs[j], indicator, flow);
        }
    }
    if (s->records)
        enter_entry(s);
}
