/* Page 1 of the card: who the hub is, the composite, the axes, the reading. */
#include "disclose/anonymous.h"
#include "disclose/card.h"
#include "disclose/number.h"
#include "disclose/words.h"
#include <math.h>

static void
write_fact_attribute(View *view, const char *id)
{
    double value;
    if (year_fact_value(view->hub, id, &value))
        number_write(view, id, value, NUMBER_COUNT);
}

void
card_write_hub(View *view)
{
    static const char *const facts[] = {"contractor", "chief", "mission",
                                        "size"};
    const YearHub *hub = view->hub;
    XmlOut *out = view->out;
    xml_out_start(out, "hub");
    xml_out_attribute(out, "code", hub->code);
    xml_out_attribute(out, "name", hub->name.text);
    xml_out_attribute(
        out, "short",
        words_short_prefecture(view->arena, hub->prefecture.text));
    xml_out_attribute(out, "prefecture", hub->prefecture.text);
    xml_out_attribute(out, "contractor", hub->contractor.text);
    xml_out_attribute(out, "chief", hub->chief.text);
    const Mission *mission =
        hub->mission.type
            ? framework_mission(view->from->year->framework, hub->mission.type)
            : NULL;
    xml_out_attribute(out, "type", hub->mission.type);
    xml_out_attribute(out, "type-label", mission ? mission->label : NULL);
    write_fact_attribute(view, "establishments");
    write_fact_attribute(view, "municipalities");
    write_fact_attribute(view, "staff");
    for (size_t i = 0; i < G_N_ELEMENTS(facts); i++) {
        xml_out_start(out, "fact");
        xml_out_attribute(out, "id", facts[i]);
        xml_out_attribute(out, "label", view_label_of(view, "fact", facts[i]));
        xml_out_text(out, view_text(view, arena_printf(view->arena, "fact-%s",
                                                       facts[i])));
        xml_out_end(out);
    }
    xml_out_end(out);
}

void
view_write_rank(View *view, const char *prefix)
{
    double low, high;
    if (view_may(view, FIELD_RANK) == TREATMENT_NONE ||
        !number_find(view, view->unit, prefix, "rank.low", &low) ||
        !number_find(view, view->unit, prefix, "rank.high", &high) ||
        !number_of(view, "rank", prefix, "rank", NUMBER_COUNT))
        return;
    number_write(view, "rank-low", low, NUMBER_COUNT);
    number_write(view, "rank-high", high, NUMBER_COUNT);
}

/* Ends of the strip's axis: room beside the outermost grade bounds, and for
 * every value and the hub's interval; even numbers. */
static void
write_strip_ends(View *view, const GArray *all)
{
    const Framework *framework = view->from->year->framework;
    double low = INFINITY, high = -INFINITY, value;
    for (int i = 0; i < framework->grade_count; i++)
        if (isfinite(framework->grades[i].from)) {
            low = MIN(low, framework->grades[i].from - 6);
            high = MAX(high, framework->grades[i].from + 8);
        }
    if (all->len) {
        low = MIN(low, g_array_index(all, double, 0) - 1);
        high = MAX(high, g_array_index(all, double, all->len - 1) + 1);
    }
    if (number_find(view, view->unit, "total", "low", &value))
        low = MIN(low, value - 1);
    if (number_find(view, view->unit, "total", "high", &value))
        high = MAX(high, value + 1);
    number_write(view, "low", floor(low / 2) * 2, NUMBER_COUNT);
    number_write(view, "high", ceil(high / 2) * 2, NUMBER_COUNT);
}

/* Letters stand between the bounds; the outermost have only one. */
static void
write_zones(View *view, const char *own)
{
    const Framework *framework = view->from->year->framework;
    for (int i = framework->grade_count - 1; i >= 0; i--) {
        const Grade *grade = &framework->grades[i];
        if (isfinite(grade->from)) {
            xml_out_start(view->out, "bound");
            number_write(view, "value", grade->from, NUMBER_COUNT);
            xml_out_end(view->out);
        }
    }
    for (int i = framework->grade_count - 1; i >= 0; i--) {
        const Grade *grade = &framework->grades[i];
        double from = grade->from;
        double to = i ? framework->grades[i - 1].from : from + 8;
        if (!isfinite(from))
            from = to - 6;
        xml_out_start(view->out, "zone");
        xml_out_attribute(view->out, "grade", grade->id);
        number_write(view, "from", from, NUMBER_COUNT);
        number_write(view, "to", to, NUMBER_COUNT);
        if (own && g_str_equal(own, grade->id))
            xml_out_attribute(view->out, "own", "yes");
        xml_out_end(view->out);
    }
}

static void
write_strip(View *view, const char *own)
{
    g_autoptr(GArray) all = anonymous_values(view, "total.score");
    xml_out_start(view->out, "strip");
    write_strip_ends(view, all);
    number_item(view, "median", EVALUATION_NATION, "total.median",
                NUMBER_SCORE);
    write_zones(view, own);
    anonymous_write_others(view, "total.score");
    xml_out_end(view->out);
}

void
view_write_grade_bounds(View *view, int grade)
{
    const Framework *framework = view->from->year->framework;
    const Grade *own = &framework->grades[grade];
    bool is_last = !isfinite(own->from);
    xml_out_attribute(view->out, "id", own->id);
    if (!is_last)
        number_write(view, "low", own->from, NUMBER_COUNT);
    if (grade)
        number_write(view, "high", framework->grades[grade - 1].from,
                     NUMBER_COUNT);
    const char *low =
        is_last ? "" : number_text(view->arena, own->from, NUMBER_COUNT);
    const char *high =
        grade ? number_text(view->arena, framework->grades[grade - 1].from,
                            NUMBER_COUNT)
              : "";
    const char *range = is_last ? arena_printf(view->arena, "%s%s", high,
                                               view_label(view, "below"))
                        : grade ? arena_printf(view->arena, "%s～%s", low, high)
                                : arena_printf(view->arena, "%s%s", low,
                                               view_label(view, "and-above"));
    xml_out_attribute(view->out, "range", range);
}

static void
write_ladder(View *view, const char *own)
{
    xml_out_start(view->out, "ladder");
    for (int i = 0; i < view->from->year->framework->grade_count; i++) {
        const char *id = view->from->year->framework->grades[i].id;
        xml_out_start(view->out, "grade");
        view_write_grade_bounds(view, i);
        if (own && g_str_equal(own, id))
            xml_out_attribute(view->out, "own", "yes");
        xml_out_end(view->out);
    }
    xml_out_end(view->out);
}

static void
write_total(View *view, Treatment treatment)
{
    if (treatment != TREATMENT_FULL)
        return;
    const char *grade =
        evaluation_text(view->from->evaluation, view->unit, "total.grade");
    xml_out_start(view->out, "total");
    number_of(view, "score", "total", "score", NUMBER_SCORE);
    number_of(view, "low", "total", "low", NUMBER_SCORE);
    number_of(view, "high", "total", "high", NUMBER_SCORE);
    xml_out_attribute(view->out, "grade", grade);
    number_of(view, "probability", "total", "grade.probability", NUMBER_TWO);
    if (view_may(view, FIELD_RANK) != TREATMENT_NONE)
        number_of(view, "quarter", "total", "quarter", NUMBER_TWO);
    view_write_rank(view, "total");
    xml_out_attribute_int(view->out, "hubs", view->from->year->hub_count);
    number_of(view, "last", "total", "last", NUMBER_SCORE);
    number_of(view, "change", "total", "change", NUMBER_SCORE);
    number_of(view, "published", "total", "published", NUMBER_SCORE);
    if (view_is_below_floor(view, view->unit, "total"))
        xml_out_attribute(view->out, "below", "yes");
    number_of(view, "t", "total", "t", NUMBER_SCORE);
    xml_out_attribute_int(view->out, "draws",
                          view->from->year->framework->simulation_draws);
    view_text_element(view, "sentence", "rank-sentence");
    write_ladder(view, grade);
    write_strip(view, grade);
    xml_out_end(view->out);
}

bool
view_is_below_floor(const View *view, const char *unit, const char *prefix)
{
    if (g_str_equal(prefix, "total")) {
        double score;
        return number_find(view, unit, prefix, "score", &score) &&
               number_printed(score, NUMBER_SCORE) < view_total_floor(view);
    }
    g_autofree char *item = g_strconcat(prefix, ".floor", NULL);
    return g_strcmp0(evaluation_text(view->from->evaluation, unit, item),
                     "below") == 0;
}

double
view_total_floor(const View *view)
{
    const Framework *framework = view->from->year->framework;
    for (int i = framework->grade_count - 1; i >= 0; i--)
        if (isfinite(framework->grades[i].from))
            return framework->grades[i].from;
    return -INFINITY;
}

static void
write_axes(View *view, Treatment treatment)
{
    if (treatment != TREATMENT_FULL)
        return;
    const Framework *framework = view->from->year->framework;
    xml_out_start(view->out, "axes");
    for (int i = 0; i < framework->axis_count; i++) {
        const Axis *axis = &framework->axes[i];
        xml_out_start(view->out, "axis");
        xml_out_attribute(view->out, "id", axis->id);
        xml_out_attribute(view->out, "name", axis->label);
        xml_out_attribute(view->out, "long", axis->name);
        number_of(view, "weight", axis->id, "weight", NUMBER_COUNT);
        number_of(view, "score", axis->id, "score", NUMBER_SCORE);
        number_of(view, "t", axis->id, "t", NUMBER_SCORE);
        view_write_rank(view, axis->id);
        number_of(view, "last", axis->id, "last", NUMBER_SCORE);
        number_of(view, "change", axis->id, "change", NUMBER_SCORE);
        if (view_may(view, FIELD_COMPOSITE) == TREATMENT_FULL)
            number_of(view, "moved", axis->id, "moved", NUMBER_TWO);
        number_item(view, "median", EVALUATION_NATION,
                    arena_printf(view->arena, "%s.median", axis->id),
                    NUMBER_SCORE);
        if (view_is_below_floor(view, view->unit, axis->id))
            xml_out_attribute(view->out, "below", "yes");
        xml_out_end(view->out);
    }
    xml_out_end(view->out);
}

static void
write_reading(View *view, Treatment treatment)
{
    if (treatment != TREATMENT_FULL)
        return;
    xml_out_start(view->out, "reading");
    view_prose_element(view, "strengths", "strengths");
    view_prose_element(view, "issues", "issues");
    xml_out_end(view->out);
}

const ViewSection card_sections[] = {
    {"total", FIELD_COMPOSITE, write_total},
    {"axes", FIELD_AXES, write_axes},
    {"reading", FIELD_READING, write_reading},
    {"activity", FIELD_INDICATORS, card_write_activity},
    {"satisfaction", FIELD_SATISFACTION, card_write_satisfaction},
    {"partners", FIELD_PARTNERS, card_write_partners},
    {"coverage", FIELD_COVERAGE, card_write_coverage},
    {"monthly", FIELD_CONSULTATIONS, card_write_monthly},
    {"hearing", FIELD_LEVELS, card_write_hearing},
    {"findings", FIELD_FINDINGS, card_write_findings},
    {"practices", FIELD_PRACTICES, card_write_practices},
    {"movement", FIELD_COMPOSITE, card_write_movement},
    {"next-steps", FIELD_NEXT_STEPS, card_write_next_steps},
    {"budget", FIELD_BUDGET, card_write_budget},
    {"visits", FIELD_VISITS, card_write_visits},
    {NULL, 0, NULL},
};
