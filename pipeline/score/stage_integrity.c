#include "score/stages.h"

/*
 * Checks against manufactured counts. Each asks how far a hub is from the
 * others and how probable that is by chance; what is found is so after looking
 * at all checks of all hubs. None of it is an operand of a score.
 */

/* All checks that were made, each with the indicator that it is about; NULL of
 * those that look at all counts together. */
typedef struct {
    Scoring *scoring;
    GPtrArray *ids;
    GPtrArray *about;
} Checking;

static const char *
of_peers(Scoring *s, const char *operands)
{
    return scoring_text(s, "%s f:checks.peers", operands);
}

static void
enter_check(Checking *c, const char *id, const char *about)
{
    g_ptr_array_add(c->ids, (char *)id);
    g_ptr_array_add(c->about, (char *)about);
}

static void
enter_found(Checking *c, const char *id, const char *about)
{
    stage_hubs(c->scoring, id, "#.p", "above-p", "#.z");
    enter_check(c, id, about);
}

static void
enter_part(Checking *c, const char *id, const char *about)
{
    Scoring *s = c->scoring;
    stage_hubs(s, id, "#.share", "ratio", "#.n #.of");
    stage_nation(s, id, "#.median", "median", "all/#.share");
    stage_hubs(s, id, "#.z", "peer-share",
               of_peers(s, "#.n #.of all/#.n all/#.of"));
    enter_found(c, id, about);
}

static void
enter_share(Checking *c, const char *id, const char *about, const char *part,
            const char *whole)
{
    stage_hubs(c->scoring, id, "#.n", "copy", part);
    stage_hubs(c->scoring, id, "#.of", "copy", whole);
    enter_part(c, id, about);
}

static void
enter_value(Checking *c, const char *id, const char *about)
{
    stage_hubs(c->scoring, id, "#.z", "peer-value",
               of_peers(c->scoring, "#.value all/#.value"));
    enter_found(c, id, about);
}

static void
enter_digits(Checking *c)
{
    Scoring *s = c->scoring;
    const char *cells =
        s->before ? "last:y:cells.flows y:cells.flows" : "y:cells.flows";
    stage_hubs(s, "integrity.benford", "#.value", "benford",
               scoring_text(s, "f:checks.figures f:checks.decades %s", cells));
    stage_hubs(s, "integrity.benford", "#.chance", "benford-p", "#.value");
    enter_value(c, "integrity.benford", NULL);
    stage_hubs(
        s, "integrity.digits", "#.value", "last-digits",
        scoring_text(s, "f:checks.figures f:checks.last-from %s", cells));
    stage_hubs(s, "integrity.digits", "#.chance", "last-digits-p", "#.value");
    enter_value(c, "integrity.digits", NULL);
    const char *id = "integrity.heaping";
    const char *from = scoring_text(s, "f:checks.last-from %s", cells);
    stage_hubs(s, id, "#.n", "last-digits-round", from);
    stage_hubs(s, id, "#.of", "last-digits-n", from);
    enter_part(c, id, NULL);
}

/* A break against last year's months. */
static void
enter_shift(Checking *c, const char *about, const char *measure)
{
    Scoring *s = c->scoring;
    const char *id = "integrity.cusum";
    const char *of =
        scoring_text(s,
                     "y:%s/months last:y:%s/months f:checks.winsor "
                     "f:checks.slack",
                     measure, measure);
    stage_hubs(s, id, "#.value", "cusum", of);
    stage_hubs(s, id, "#.month", "cusum-month",
               scoring_text(s, "%s f:checks.limit", of));
    if (!s->shifts)
        return;
    stage_hubs(s, id, "#.p", "cusum-p",
               scoring_text(s, "%s #.value f:checks.draws f:checks.seed", of));
    enter_check(c, id, about);
}

/* A measure's months: the rush at the year's end, a break within the year. */
static void
enter_months(Checking *c, const Indicator *count)
{
    Scoring *s = c->scoring;
    const char *measure = count->numerator;
    const char *last =
        scoring_text(s, "y:%s/%04d-03", measure, s->year->id + 1);
    enter_share(c, "integrity.yearend", count->id, last,
                scoring_text(s, "y:%s", measure));
    stage_hubs(s, "integrity.yearend", "#.ratio", "year-end",
               scoring_text(s, "y:%s/months", measure));
    if (s->before)
        enter_shift(c, count->id, measure);
}

/* What the hub says of itself beyond what is confirmed: N03.s and N03.n. */
static void
enter_unconfirmed(Checking *c)
{
    Scoring *s = c->scoring;
    const Framework *f = s->framework;
    for (int i = 0; i < f->indicator_count; i++) {
        const char *id = f->indicators[i].id;
        if (!framework_measure(f, scoring_text(s, "%s.s", id)))
            continue;
        const char *check = scoring_text(s, "integrity.unconfirmed.%s", id);
        stage_hubs(s, check, "#.n", "rest",
                   scoring_text(s, "y:%s.s y:%s.n", id, id));
        stage_hubs(s, check, "#.of", "copy", scoring_text(s, "y:%s.s", id));
        enter_part(c, check, id);
    }
}

/* A count's growth against that of confirmed solutions and of satisfaction. */
static void
enter_outcomes(Checking *c, const char *count, const char *solved)
{
    Scoring *s = c->scoring;
    stage_hubs(s, "integrity.solutions", "#.value", "growth-beyond",
               scoring_text(s, "%s.n last:%s.n %s.n last:%s.n", count, count,
                            solved, solved));
    enter_value(c, "integrity.solutions", count);
    stage_hubs(
        s, "integrity.satisfaction", "#.value", "growth-beyond",
        scoring_text(s, "%s.n last:%s.n S.share last:S.share", count, count));
    enter_value(c, "integrity.satisfaction", count);
}

static void
enter_days(Checking *c, const char *about)
{
    Scoring *s = c->scoring;
    stage_hubs(s, "integrity.days", "#.index", "dispersion-index", "r:days");
    stage_hubs(s, "integrity.days", "#.chance", "dispersion-p",
               "#.index r:days");
    stage_hubs(s, "integrity.days", "#.value", "logarithm", "#.index");
    enter_value(c, "integrity.days", about);
}

/* Consultations are what the count counts, cases what is solved. */
static void
enter_records(Checking *c, const Indicator *count, const char *solved)
{
    Scoring *s = c->scoring;
    const char *id = "integrity.unentered";
    enter_share(c, "integrity.doubles", count->id, "r:same-day",
                "r:consultations");
    enter_share(c, "integrity.near-duplicates", solved, "r:alike", "r:cases");
    enter_share(c, "integrity.shared", solved, "r:shared", "r:cases");
    enter_share(c, "integrity.entry-batch", solved, "r:entered.greatest",
                "r:entered");
    enter_share(c, "integrity.reception-batch", solved, "r:reception.greatest",
                "r:reception");
    enter_days(c, count->id);
    stage_hubs(s, id, "#.n", "rest",
               scoring_text(s, "y:%s r:consultations", count->numerator));
    stage_hubs(s, id, "#.of", "copy",
               scoring_text(s, "y:%s", count->numerator));
    enter_part(c, id, count->id);
}

/* How often the checks of an indicator found something: nation/N03.integrity.
 */
static void
enter_about(const Checking *c, const char *indicator)
{
    Scoring *s = c->scoring;
    g_autoptr(GPtrArray) found = g_ptr_array_new();
    for (guint i = 0; i < c->ids->len; i++)
        if (g_strcmp0(c->about->pdata[i], indicator) == 0)
            g_ptr_array_add(found,
                            (char *)scoring_text(s, "all/%s.found",
                                                 (char *)c->ids->pdata[i]));
    if (found->len > 0)
        stage_nation(s, indicator, "#.integrity", "count-found",
                     stage_join(s, "", found));
}

static void
close_checks(const Checking *c)
{
    Scoring *s = c->scoring;
    g_autoptr(GPtrArray) p = g_ptr_array_new();
    g_autoptr(GPtrArray) hub = g_ptr_array_new();
    for (guint i = 0; i < c->ids->len; i++) {
        const char *id = c->ids->pdata[i];
        g_ptr_array_add(p, (char *)scoring_text(s, "all/%s.p", id));
        g_ptr_array_add(hub, (char *)scoring_text(s, "%s.found", id));
    }
    stage_nation(
        s, "integrity", "#.threshold", "false-discovery",
        scoring_text(s, "%s f:significance.rate", stage_join(s, "", p)));
    for (guint i = 0; i < c->ids->len; i++) {
        stage_hubs(s, c->ids->pdata[i], "#.found", "found",
                   "#.p nation/integrity.threshold");
        stage_nation(s, c->ids->pdata[i], "#.count", "count-found",
                     "all/#.found");
        stage_nation(s, c->ids->pdata[i], "#.hubs", "count", "all/#.p");
    }
    stage_hubs(s, "integrity", "#.count", "count-found",
               stage_join(s, "", hub));
    stage_nation(s, "integrity", "#.count", "sum", "all/#.count");
    for (int i = 0; i < s->framework->indicator_count; i++)
        enter_about(c, s->framework->indicators[i].id);
}

/* The first count that is shown and not scored; the first that hubs also report
 * of themselves. NULL without one. */
static const Indicator *
first_count(const Framework *f)
{
    for (int i = 0; i < f->indicator_count; i++)
        if (f->indicators[i].direction == DIRECTION_CONTEXT &&
            framework_measure(f, f->indicators[i].numerator))
            return &f->indicators[i];
    return NULL;
}

static const Indicator *
first_confirmed(const Scoring *s)
{
    const Framework *f = s->framework;
    for (int i = 0; i < f->indicator_count; i++)
        if (framework_measure(f, scoring_text(s, "%s.s", f->indicators[i].id)))
            return &f->indicators[i];
    return NULL;
}

void
stage_integrity(Scoring *s)
{
    g_autoptr(GPtrArray) ids = g_ptr_array_new();
    g_autoptr(GPtrArray) about = g_ptr_array_new();
    Checking c = {s, ids, about};
    const Indicator *count = first_count(s->framework);
    const Indicator *confirmed = first_confirmed(s);
    if (!s->framework->checks.at || !s->framework->significance.at)
        return;
    enter_digits(&c);
    if (count)
        enter_months(&c, count);
    enter_unconfirmed(&c);
    if (s->before && count && confirmed)
        enter_outcomes(&c, count->id, confirmed->id);
    if (s->records && count)
        enter_records(&c, count, confirmed ? confirmed->id : NULL);
    close_checks(&c);
}
