/* A contractor's own hubs beside each other, and nobody else's. */
#include "disclose/card.h"
#include "disclose/number.h"
#include "disclose/words.h"
#include <string.h>

/* The contractor's hubs in the order of their codes. */
static bool
is_own(const View *view, const YearHub *hub)
{
    return g_strcmp0(hub->contractor_id, view->contractor->contractor_id) == 0;
}

static void
write_own(View *view, const char *attribute, const YearHub *hub,
          const char *item, NumberKind kind)
{
    number_item(view, attribute, hub->code, item, kind);
}

static void
start_hub(View *view, const YearHub *hub)
{
    xml_out_start(view->out, "hub");
    xml_out_attribute(view->out, "code", hub->code);
    xml_out_attribute(
        view->out, "short",
        words_short_prefecture(view->arena, hub->prefecture.text));
}

static void
write_rank(View *view, const YearHub *hub)
{
    double rank;
    if (view_may(view, FIELD_RANK) != TREATMENT_FULL ||
        !number_find(view, hub->code, "total", "rank.low", &rank) ||
        !number_find(view, hub->code, "total", "rank.high", &rank))
        return;
    write_own(view, "rank", hub, "total.rank", NUMBER_COUNT);
    write_own(view, "rank-low", hub, "total.rank.low", NUMBER_COUNT);
    write_own(view, "rank-high", hub, "total.rank.high", NUMBER_COUNT);
}

static void
write_hubs(View *view, Treatment treatment)
{
    const Year *year = view->from->year;
    if (treatment != TREATMENT_FULL)
        return;
    xml_out_start(view->out, "own-hubs");
    number_item(view, "median", EVALUATION_NATION, "total.median",
                NUMBER_SCORE);
    for (int i = 0; i < year->hub_count; i++) {
        const YearHub *hub = &year->hubs[i];
        if (!is_own(view, hub))
            continue;
        start_hub(view, hub);
        xml_out_attribute(view->out, "name", hub->name.text);
        xml_out_attribute(view->out, "chief", hub->chief.text);
        xml_out_attribute(view->out, "type", hub->mission.type);
        write_own(view, "score", hub, "total.score", NUMBER_SCORE);
        write_own(view, "low", hub, "total.low", NUMBER_SCORE);
        write_own(view, "high", hub, "total.high", NUMBER_SCORE);
        write_own(view, "last", hub, "total.last", NUMBER_SCORE);
        write_own(view, "change", hub, "total.change", NUMBER_SCORE);
        xml_out_attribute(
            view->out, "grade",
            evaluation_text(view->from->evaluation, hub->code, "total.grade"));
        write_own(view, "probability", hub, "total.grade.probability",
                  NUMBER_TWO);
        write_rank(view, hub);
        xml_out_end(view->out);
    }
    xml_out_end(view->out);
}

static void
write_axes(View *view, Treatment treatment)
{
    const Year *year = view->from->year;
    const Framework *framework = year->framework;
    if (treatment != TREATMENT_FULL)
        return;
    xml_out_start(view->out, "own-axes");
    for (int i = 0; i < framework->axis_count; i++) {
        const char *id = framework->axes[i].id;
        xml_out_start(view->out, "axis");
        xml_out_attribute(view->out, "id", id);
        xml_out_attribute(view->out, "name", framework->axes[i].label);
        number_item(view, "median", EVALUATION_NATION,
                    arena_printf(view->arena, "%s.median", id), NUMBER_SCORE);
        for (int j = 0; j < year->hub_count; j++)
            if (is_own(view, &year->hubs[j])) {
                start_hub(view, &year->hubs[j]);
                write_own(view, "score", &year->hubs[j],
                          arena_printf(view->arena, "%s.score", id),
                          NUMBER_SCORE);
                write_own(view, "change", &year->hubs[j],
                          arena_printf(view->arena, "%s.change", id),
                          NUMBER_SCORE);
                xml_out_end(view->out);
            }
        xml_out_end(view->out);
    }
    xml_out_end(view->out);
}

static void
write_achievement(View *view, const Indicator *indicator)
{
    const Year *year = view->from->year;
    double percent;
    bool any = false;
    for (int i = 0; i < year->hub_count && !any; i++)
        any = is_own(view, &year->hubs[i]) &&
              view_achievement(view, year->hubs[i].code, indicator, &percent);
    if (!any)
        return;
    xml_out_start(view->out, "indicator");
    xml_out_attribute(view->out, "id", indicator->id);
    xml_out_attribute(view->out, "name", indicator->label);
    for (int i = 0; i < year->hub_count; i++) {
        const YearHub *hub = &year->hubs[i];
        if (!is_own(view, hub))
            continue;
        start_hub(view, hub);
        if (view_achievement(view, hub->code, indicator, &percent)) {
            number_write(view, "achievement", percent, NUMBER_SCORE);
            if (view_is_short(view, percent))
                xml_out_attribute(view->out, "missed", "yes");
        }
        xml_out_end(view->out);
    }
    xml_out_end(view->out);
}

static void
write_indicators(View *view, Treatment treatment)
{
    const Framework *framework = view->from->year->framework;
    if (treatment != TREATMENT_FULL)
        return;
    xml_out_start(view->out, "own-indicators");
    number_write_mark(view, "mark", framework->marks.short_of);
    for (int i = 0; i < framework->indicator_count; i++)
        write_achievement(view, &framework->indicators[i]);
    xml_out_end(view->out);
}

static void
write_budget(View *view, Treatment treatment)
{
    const Year *year = view->from->year;
    if (treatment != TREATMENT_FULL)
        return;
    xml_out_start(view->out, "own-budget");
    for (int i = 0; i < year->hub_count; i++) {
        const YearHub *hub = &year->hubs[i];
        double now, next;
        if (!is_own(view, hub) ||
            !number_find(view, hub->code, "budget", "now", &now) ||
            !number_find(view, hub->code, "budget", "next", &next))
            continue;
        start_hub(view, hub);
        number_write(view, "now", now, NUMBER_COUNT);
        write_own(view, "factor", hub, "budget.factor", NUMBER_THREE);
        number_write(view, "next", next, NUMBER_COUNT);
        if (now > 0)
            number_write(view, "change", next / now - 1, NUMBER_SHARE);
        xml_out_end(view->out);
    }
    xml_out_end(view->out);
}

void
contractor_write_head(View *view)
{
    const Year *year = view->from->year;
    int hubs = 0;
    for (int i = 0; i < year->hub_count; i++)
        hubs += is_own(view, &year->hubs[i]);
    xml_out_start(view->out, "contractor");
    xml_out_attribute(view->out, "id", view->contractor->contractor_id);
    xml_out_attribute(view->out, "name", view->contractor->contractor.text);
    xml_out_attribute_int(view->out, "hubs", hubs);
    view_text_element(view, "lead", "contractor-lead");
    xml_out_end(view->out);
}

const ViewSection contractor_sections[] = {
    {"own-hubs", FIELD_COMPOSITE, write_hubs},
    {"own-axes", FIELD_AXES, write_axes},
    {"own-indicators", FIELD_INDICATORS, write_indicators},
    {"own-budget", FIELD_BUDGET, write_budget},
    {NULL, 0, NULL},
};
