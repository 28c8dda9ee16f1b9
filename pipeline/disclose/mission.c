/* The mission sheet: need and supply, mission, initiatives, staffing. */
#include "disclose/mission.h"
#include "disclose/anonymous.h"

/* Shares of the need that others leave, in percent. */
static const double BLANK = 50;
static const double MET = 10;

/* Cases a year of some rows. */
typedef struct {
    double need;
    double left; /* over the areas: supply in one does not serve another */
} Need;

/* NULL names every field or area. */
static Need
sum_need(const YearHub *hub, const char *field, const char *area)
{
    Need sum = {0};
    for (int i = 0; i < hub->region_count; i++) {
        const YearRegion *row = &hub->regions[i];
        if ((field && !g_str_equal(row->field, field)) ||
            (area && !g_str_equal(row->area, area)))
            continue;
        sum.need += row->need;
        sum.left += MAX(row->need - row->supply, 0);
    }
    return sum;
}

/* The survey of the region is made at a year's end: a plan rests on the one of
 * the year before. NULL when there is none. */
static const YearHub *
surveyed(const View *view)
{
    const Year *last = view->from->last;
    const YearHub *hub = last ? year_hub(last, view->hub->code) : NULL;
    return hub && hub->region_count ? hub : NULL;
}

static void
write_area(View *view, const YearHub *hub, const char *field, const char *area)
{
    Need need = sum_need(hub, field, area);
    xml_out_start(view->out, "cell");
    xml_out_attribute(view->out, "area", area);
    if (need.need > 0)
        number_write(view, "value", need.left / need.need * 100, NUMBER_COUNT);
    xml_out_end(view->out);
}

static void
write_field(View *view, const YearHub *hub, const char *field,
            const GPtrArray *areas)
{
    Need need = sum_need(hub, field, NULL);
    xml_out_start(view->out, "row");
    xml_out_attribute(view->out, "field", field);
    number_write(view, "need", need.need, NUMBER_COUNT);
    number_write(view, "supply", need.need - need.left, NUMBER_COUNT);
    if (need.need > 0) {
        double left = number_printed(need.left / need.need * 100, NUMBER_COUNT);
        number_write(view, "left", left, NUMBER_COUNT);
        xml_out_attribute(view->out, "blank", left >= BLANK ? "yes" : NULL);
        xml_out_attribute(view->out, "met", left <= MET ? "yes" : NULL);
    }
    for (guint i = 0; i < areas->len; i++)
        write_area(view, hub, field, areas->pdata[i]);
    xml_out_end(view->out);
}

static void
write_need(View *view, Treatment treatment)
{
    const YearHub *hub = surveyed(view);
    const Framework *framework = view->from->year->framework;
    if (treatment != TREATMENT_FULL || !hub)
        return;
    g_autoptr(GPtrArray) areas = view_region_areas(hub);
    xml_out_start(view->out, "need");
    for (guint i = 0; i < areas->len; i++) {
        xml_out_start(view->out, "area");
        xml_out_attribute(view->out, "name", areas->pdata[i]);
        xml_out_end(view->out);
    }
    for (int i = 0; i < framework->field_count; i++)
        write_field(view, hub, framework->fields[i].text, areas);
    xml_out_end(view->out);
}

static void
write_axis(View *view, const Axis *axis, const Weight *own)
{
    const YearWeight *agreed = year_weight(view->hub, axis->id);
    xml_out_start(view->out, "axis");
    xml_out_attribute(view->out, "id", axis->id);
    xml_out_attribute(view->out, "name", axis->label);
    number_write(view, "weight", agreed ? agreed->value : own->weight,
                 NUMBER_SCORE);
    number_write(view, "own", own->weight, NUMBER_SCORE);
    xml_out_attribute(view->out, "agreed", agreed ? "yes" : NULL);
    xml_out_end(view->out);
}

static void
write_mission(View *view, Treatment treatment)
{
    const Framework *framework = view->from->year->framework;
    const YearMission *agreed = &view->hub->mission;
    const Mission *mission =
        agreed->type ? framework_mission(framework, agreed->type) : NULL;
    if (treatment != TREATMENT_FULL || !mission)
        return;
    xml_out_start(view->out, "agreed");
    xml_out_attribute(view->out, "type", agreed->type);
    xml_out_text_element(view->out, "grounds", agreed->grounds);
    for (int i = 0; i < framework->axis_count; i++)
        write_axis(view, &framework->axes[i], &mission->weights[i]);
    xml_out_end(view->out);
}

static void
write_initiatives(View *view, Treatment treatment)
{
    if (treatment != TREATMENT_FULL || !view->hub->initiative_count)
        return;
    xml_out_start(view->out, "initiatives");
    for (int i = 0; i < view->hub->initiative_count; i++) {
        const YearInitiative *initiative = &view->hub->initiatives[i];
        xml_out_start(view->out, "initiative");
        xml_out_attribute_int(view->out, "no", initiative->number);
        xml_out_attribute(view->out, "when", initiative->when);
        xml_out_attribute(view->out, "unsupported",
                          initiative->grounds
                              ? NULL
                              : view_label(view, "target.unsupported"));
        xml_out_text_element(view->out, "text", initiative->text);
        xml_out_text_element(view->out, "grounds",
                             initiative->grounds ? initiative->grounds : "");
        view_lines(view, "known", view_text_at(view, "initiative-known", i));
        xml_out_end(view->out);
    }
    xml_out_end(view->out);
}

static bool
businesses_a_head(const YearHub *hub, double *value)
{
    double staff, businesses;
    if (!year_fact_value(hub, "staff", &staff) || staff <= 0 ||
        !year_fact_value(hub, "establishments", &businesses))
        return false;
    *value = businesses / staff;
    return true;
}

static void
write_staffing(View *view, Treatment treatment)
{
    const Year *year = view->from->year;
    const YearHub *hub = surveyed(view);
    double staff, value, last;
    if (treatment != TREATMENT_FULL ||
        !year_fact_value(view->hub, "staff", &staff) || staff <= 0)
        return;
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(double));
    for (int i = 0; i < year->hub_count; i++)
        if (businesses_a_head(&year->hubs[i], &value))
            g_array_append_val(all, value);
    anonymous_sort(all);
    xml_out_start(view->out, "staffing");
    number_write(view, "staff", staff, NUMBER_COUNT);
    if (businesses_a_head(view->hub, &value))
        number_write(view, "businesses", value, NUMBER_COUNT);
    if ((int)all->len >= year->framework->target_checks.least && all->len)
        number_write(view, "median", anonymous_quantile(all, .5), NUMBER_COUNT);
    if (hub)
        number_write(view, "left", sum_need(hub, NULL, NULL).left / staff,
                     NUMBER_COUNT);
    const char *first = year->framework->indicator_count
                            ? arena_printf(view->arena, "%s.n",
                                           year->framework->indicators[0].id)
                            : "";
    if (number_find(view, view->unit, first, "last", &last))
        number_write(view, "consultations", last / staff, NUMBER_COUNT);
    xml_out_end(view->out);
}

const ViewSection mission_sections[] = {
    {"need", FIELD_COVERAGE, write_need},
    {"agreed", FIELD_INDICATORS, write_mission},
    {"targets", FIELD_INDICATORS, mission_write_targets},
    {"initiatives", FIELD_INDICATORS, write_initiatives},
    {"staffing", FIELD_INDICATORS, write_staffing},
    {NULL, 0, NULL},
};
