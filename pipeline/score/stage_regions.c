#include "score/stages.h"
#include "score/values.h"

/* A field over the hub's areas: gap.F01.need, .supply, .supplied (share of the
 * need), .per (need in 1,000 establishments), .cover (share of the gaps); .left
 * (the gaps, area by area), .share (of the need), .filled (by the hub), .areas
 * that were looked at, .reached by the hub, .access (their share); .load, what
 * is left for each of its staff. */
static void
enter_field(Scoring *s, const char *hub, const char *id)
{
    static const struct {
        const char *item;
        const char *rule;
        const char *operands;
    } entries[] = {
        {"gap.#.need", "sum", "y:region.#.need"},
        {"gap.#.supply", "sum", "y:region.#.supply"},
        {"gap.#.cases", "sum", "y:region.#.cover"},
        {"gap.#.supplied", "capped-ratio", "gap.#.supply gap.#.need =1"},
        {"gap.#.per", "ratio", "gap.#.need y:fact.establishments =1000"},
        {"gap.#.cover", "gap-coverage",
         "y:region.#.need y:region.#.supply y:region.#.cover"},
        {"gap.#.left", "left-over", "y:region.#.need y:region.#.supply"},
        {"gap.#.share", "ratio", "gap.#.left gap.#.need"},
        {"gap.#.filled", "product", "gap.#.cover gap.#.left"},
        {"gap.#.areas", "count", "y:region.#.need"},
        {"gap.#.reached", "reached-areas", "y:region.#.need y:region.#.cover"},
        {"gap.#.access", "ratio", "gap.#.reached gap.#.areas"},
        {"gap.#.load", "ratio", "gap.#.left y:fact.staff"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(entries); i++)
        scoring_enter(s, hub, stage_text(s, id, entries[i].item),
                      entries[i].rule, "%s",
                      stage_text(s, id, entries[i].operands));
    if (s->framework->blanks.at)
        scoring_enter(s, hub, stage_text(s, id, "gap.#.blank"), "blank-areas",
                      "%s",
                      stage_text(s, id,
                                 "y:region.#.need y:region.#.supply "
                                 "f:blanks.from"));
}

/* 隔たり of each cell: gap.F01.2 is the field's second area. */
static void
enter_cells(Scoring *s, const YearHub *hub, const char *id)
{
    g_autoptr(GPtrArray) areas = values_areas(hub);
    for (guint i = 0; i < areas->len; i++) {
        const char *cell = scoring_text(s, "%s.%u", id, i + 1);
        scoring_enter(s, hub->code, stage_text(s, cell, "gap.#"), "gap-index",
                      "%s",
                      stage_text(s, cell, "y:region.#.need y:region.#.supply"));
    }
}

/* All fields of a hub: gap.need, .left, .share, .areas (one a field), .blank,
 * .reached, .access, .staff and .load. */
static void
enter_hub(Scoring *s, const char *hub)
{
    const Framework *f = s->framework;
    g_autoptr(GPtrArray) filled = g_ptr_array_new();
    for (int i = 0; i < f->field_count; i++)
        g_ptr_array_add(
            filled, (char *)scoring_text(s, "gap.%s.filled", f->fields[i].id));
    scoring_enter(s, hub, "gap.filled", "sum", "%s", stage_join(s, "", filled));
    scoring_enter(s, hub, "gap.need", "sum", "%s", "y:region.need");
    scoring_enter(s, hub, "gap.left", "left-over", "%s",
                  "y:region.need y:region.supply");
    scoring_enter(s, hub, "gap.share", "ratio", "%s", "gap.left gap.need");
    scoring_enter(s, hub, "gap.areas", "count", "%s", "y:region.need");
    scoring_enter(s, hub, "gap.reached", "reached-areas", "%s",
                  "y:region.need y:region.cover");
    scoring_enter(s, hub, "gap.access", "ratio", "%s", "gap.reached gap.areas");
    scoring_enter(s, hub, "gap.staff", "sum", "%s", "y:fact.staff");
    scoring_enter(s, hub, "gap.load", "ratio", "%s", "gap.left gap.staff");
    if (s->framework->blanks.at)
        scoring_enter(s, hub, "gap.blank", "blank-areas", "%s",
                      "y:region.need y:region.supply f:blanks.from");
}

/* A field or, with the id gap, all of them over the hubs: the sums; the share
 * that is left of the need, and of it what hubs fill; what is left after; where
 * hubs have cases, and what is left for each of their staff. */
static void
enter_sums(Scoring *s, const char *id)
{
    static const char *const sums[] = {"need",  "left",    "filled",
                                       "areas", "reached", "blank"};
    size_t count = G_N_ELEMENTS(sums) - (s->framework->blanks.at ? 0 : 1);
    for (size_t i = 0; i < count; i++)
        stage_nation(s, scoring_text(s, "%s.%s", id, sums[i]), "#", "sum",
                     "all/#");
    stage_nation(s, id, "#.share", "ratio", "#.left #.need");
    stage_nation(s, id, "#.cover", "ratio", "#.filled #.left");
    stage_nation(s, id, "#.rest", "difference", "#.left #.filled");
    stage_nation(s, id, "#.after", "ratio", "#.rest #.need");
    stage_nation(s, id, "#.access", "ratio", "#.reached #.areas");
    stage_nation(s, id, "#.load", "ratio", "#.left gap.staff");
}

static bool
is_any_region(const Scoring *s)
{
    for (int i = 0; i < stage_hub_count(s); i++)
        if (s->year->hubs[i].region_count > 0)
            return true;
    return false;
}

void
stage_regions(Scoring *scoring)
{
    const Framework *f = scoring->framework;
    for (int i = 0; i < stage_hub_count(scoring); i++) {
        const YearHub *hub = &scoring->year->hubs[i];
        if (hub->region_count == 0)
            continue;
        for (int j = 0; j < f->field_count; j++) {
            enter_field(scoring, hub->code, f->fields[j].id);
            enter_cells(scoring, hub, f->fields[j].id);
        }
        enter_hub(scoring, hub->code);
    }
    if (!is_any_region(scoring))
        return;
    stage_nation(scoring, "gap", "#.staff", "sum", "all/#.staff");
    for (int j = 0; j < f->field_count; j++)
        enter_sums(scoring, scoring_text(scoring, "gap.%s", f->fields[j].id));
    enter_sums(scoring, "gap");
}
