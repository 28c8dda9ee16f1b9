#include "score/stages.h"

/* The operands of a series of months: of a measure, over another one where
 * that too is counted by month. NULL for what is not counted by month. */
static const char *
series_operands(Scoring *s, const Indicator *indicator)
{
    const Framework *f = s->framework;
    const char *n = indicator->numerator;
    const char *d = indicator->denominator;
    if (!framework_measure(f, n))
        return NULL;
    const char *own = scoring_text(
        s, "f:significance.pairs last:y:%s/months y:%s/months", n, n);
    if (!framework_measure(f, d))
        return own;
    return scoring_text(s, "%s last:y:%s/months y:%s/months", own, d, d);
}

static void
enter_trend(Scoring *s, const Indicator *indicator, GPtrArray *all)
{
    const char *operands = series_operands(s, indicator);
    const char *id = indicator->id;
    if (!operands)
        return;
    stage_hubs(s, id, "trend.#.slope", "seasonal-slope", operands);
    stage_hubs(s, id, "trend.#.z", "seasonal-kendall", operands);
    stage_hubs(s, id, "trend.#.p", "seasonal-p", operands);
    stage_hubs(s, id, "trend.#.years.p", "yearly-kendall",
               "f:significance.years y:past.# last:#.n #.n");
    g_ptr_array_add(all, (char *)stage_text(s, id, "all/trend.#.p"));
}

static void
enter_threshold(Scoring *s, const char *id, const GPtrArray *all)
{
    stage_nation(
        s, id, "#.threshold", "false-discovery",
        scoring_text(s, "%s f:significance.rate", stage_join(s, "", all)));
}

/* Which of all rates stand out, when all hubs and all rates were looked at. */
static void
enter_alarms(Scoring *s)
{
    const Framework *f = s->framework;
    g_autoptr(GPtrArray) all = g_ptr_array_new();
    g_autoptr(GPtrArray) found = g_ptr_array_new();
    for (int i = 0; i < f->indicator_count; i++) {
        const char *id = f->indicators[i].id;
        stage_hubs(s, id, "alarm.#.p", "both-p", "#.z");
        g_ptr_array_add(all, (char *)stage_text(s, id, "all/alarm.#.p"));
        g_ptr_array_add(found, (char *)stage_text(s, id, "all/alarm.#"));
    }
    enter_threshold(s, "alarm", all);
    for (int i = 0; i < f->indicator_count; i++)
        stage_hubs(s, f->indicators[i].id, "alarm.#", "direction",
                   "alarm.#.p nation/alarm.threshold #.z");
    stage_nation(s, "alarm", "#.count", "count-found",
                 stage_join(s, "", found));
}

void
stage_trends(Scoring *s)
{
    const Framework *f = s->framework;
    g_autoptr(GPtrArray) all = g_ptr_array_new();
    if (!f->significance.at)
        return;
    enter_alarms(s);
    if (!s->before)
        return;
    for (int i = 0; i < f->indicator_count; i++)
        enter_trend(s, &f->indicators[i], all);
    enter_threshold(s, "trend", all);
    for (int i = 0; i < f->indicator_count; i++)
        if (series_operands(s, &f->indicators[i]))
            stage_hubs(s, f->indicators[i].id, "trend.#.arrow", "direction",
                       "trend.#.p nation/trend.threshold trend.#.z");
}

/* Whether hubs draw together: this year and last, by the same rates. */
void
stage_dispersion(Scoring *s)
{
    static const struct {
        const char *item;
        const char *last;
        const char *rule;
    } kinds[] = {
        {"#.gini", "#.gini.last", "gini"},
        {"#.cv", "#.cv.last", "variation"},
        {"#.theil", "#.theil.last", "theil"},
        {"#.sigma", "#.sigma.last", "log-sd"},
    };
    for (int i = 0; i < s->framework->indicator_count; i++) {
        const char *id = s->framework->indicators[i].id;
        for (size_t j = 0; j < G_N_ELEMENTS(kinds); j++) {
            stage_nation(s, id, kinds[j].item, kinds[j].rule, "all/#.rate");
            if (s->last)
                stage_nation(s, id, kinds[j].last, kinds[j].rule,
                             "all/last:#.rate");
        }
        if (!s->last)
            continue;
        stage_nation(s, id, "#.beta", "beta-convergence",
                     "all/last:#.rate all/#.rate");
        stage_nation(s, id, "#.beta.error", "beta-error",
                     "all/last:#.rate all/#.rate");
    }
}
