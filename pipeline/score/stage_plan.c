#include "score/stages.h"
#include "score/values.h"

/*
 * A year that is being planned: what last year's survey of the region leaves
 * open, and each target beside last year's result and other hubs' targets.
 * Nothing is entered once a month is reported.
 */

static bool
is_planned(const Scoring *s)
{
    bool planned = false;
    for (int i = 0; i < s->year->hub_count; i++) {
        if (s->year->hubs[i].series_count > 0)
            return false;
        planned |= s->year->hubs[i].target_count > 0;
    }
    return planned;
}

/* check.N01.last .like .nation and check.N01; a band is not judged. */
static void
enter_target(Scoring *s, const Indicator *indicator)
{
    const char *id = indicator->id;
    bool on_rate = indicator->target_on_rate;
    stage_hubs(s, id, "check.#.last", "copy", on_rate ? "#.last" : "#.n.last");
    stage_hubs(s, id, "check.#.like", "like-median",
               on_rate ? "all/#.target f:targets.least all/y:mission "
                         "all/y:fact.establishments f:targets.size"
                       : "all/#.target f:targets.least all/y:mission "
                         "all/y:fact.establishments f:targets.size "
                         "all/y:fact.staff");
    stage_hubs(s, id, "check.#.nation", "others-median",
               on_rate ? "all/#.target f:targets.least"
                       : "all/#.target f:targets.least "
                         "all/y:fact.establishments");
    stage_hubs(s, id, "check.#.change", "relative-change",
               "#.target check.#.last");
    if (indicator->direction != DIRECTION_BAND)
        stage_hubs(s, id, "check.#", "target-check",
                   "#.target check.#.last check.#.like f:targets.below "
                   "f:targets.above f:targets.like-below f:targets.like-above");
}

typedef struct {
    const char *item, *rule, *of;
} Entry;

static void
enter(Scoring *s, const char *hub, const char *id, const Entry *entries,
      size_t count)
{
    for (size_t i = 0; i < count; i++)
        scoring_enter(s, hub, stage_text(s, id, entries[i].item),
                      entries[i].rule, "%s", stage_text(s, id, entries[i].of));
}

/* blank.F01.need .left .share, blank.F01 (blank met between) and the share of
 * each area, blank.F01.2.share. */
static void
enter_field(Scoring *s, const YearHub *last, const char *id)
{
    static const Entry field[] = {
        {"blank.#.need", "sum", "last:y:region.#.need"},
        {"blank.#.left", "left-over",
         "last:y:region.#.need last:y:region.#.supply"},
        {"blank.#.supply", "difference", "blank.#.need blank.#.left"},
        {"blank.#.share", "ratio", "blank.#.left blank.#.need"},
        {"blank.#", "blank-state", "blank.#.share f:blanks.from f:blanks.met"},
    };
    static const Entry area[] = {
        {"blank.#.left", "left-over",
         "last:y:region.#.need last:y:region.#.supply"},
        {"blank.#.share", "ratio", "blank.#.left last:y:region.#.need"},
    };
    g_autoptr(GPtrArray) areas = values_areas(last);
    enter(s, last->code, id, field, G_N_ELEMENTS(field));
    for (guint i = 0; i < areas->len; i++)
        enter(s, last->code, scoring_text(s, "%s.%u", id, i + 1), area,
              G_N_ELEMENTS(area));
}

static void
enter_region(Scoring *s, const YearHub *last)
{
    static const Entry whole[] = {
        {"blank.left", "left-over", "last:y:region.need last:y:region.supply"},
        {"blank.staff", "ratio", "blank.left y:fact.staff"},
    };
    for (int i = 0; i < s->framework->field_count; i++)
        enter_field(s, last, s->framework->fields[i].id);
    enter(s, last->code, "", whole, G_N_ELEMENTS(whole));
}

/* Businesses and last year's consultations a head. */
static void
enter_staffing(Scoring *s)
{
    const Framework *f = s->framework;
    stage_hubs(s, "staffing", "#.businesses", "ratio",
               "y:fact.establishments y:fact.staff");
    stage_nation(s, "staffing", "#.businesses.median", "median",
                 "all/staffing.businesses");
    if (f->indicator_count > 0)
        stage_hubs(s, f->indicators[0].id, "staffing.consultations", "ratio",
                   "#.n.last y:fact.staff");
}

void
stage_plan(Scoring *scoring)
{
    const Framework *f = scoring->framework;
    if (!is_planned(scoring))
        return;
    for (int i = 0; i < f->indicator_count; i++)
        enter_target(scoring, &f->indicators[i]);
    stage_hubs(scoring, "check", "#.like", "like-count",
               "all/y:mission all/y:fact.establishments f:targets.size");
    for (int i = 0; scoring->before && i < stage_hub_count(scoring); i++) {
        const YearHub *last =
            year_hub(scoring->before->year, stage_hub(scoring, i));
        if (last && last->region_count > 0)
            enter_region(scoring, last);
    }
    enter_staffing(scoring);
}
