/* The mission sheet: need and supply, mission, initiatives, staffing. */
#include "disclose/mission.h"

/* The survey of the region is made at a year's end: a plan rests on the one of
 * the year before. NULL when there is none. */
static const YearHub *
surveyed(const View *view)
{
    const Year *last = view->from->last;
    const YearHub *hub = last ? year_hub(last, view->hub->code) : NULL;
    return hub && hub->region_count ? hub : NULL;
}

/* A share of the ledger as a whole percent. */
static void
write_percent(View *view, const char *attribute, const char *prefix)
{
    double share;
    if (number_find(view, view->unit, prefix, "share", &share))
        number_write(view, attribute, share * 100, NUMBER_COUNT);
}

static void
write_field(View *view, const char *id, const char *name,
            const GPtrArray *areas)
{
    const char *field = arena_printf(view->arena, "blank.%s", id);
    const char *state =
        evaluation_text(view->from->evaluation, view->unit, field);
    xml_out_start(view->out, "row");
    xml_out_attribute(view->out, "field", name);
    number_of(view, "need", field, "need", NUMBER_COUNT);
    number_of(view, "supply", field, "supply", NUMBER_COUNT);
    write_percent(view, "left", field);
    if (state) {
        bool blank = g_str_equal(state, "blank");
        bool met = g_str_equal(state, "met");
        xml_out_attribute(view->out, "blank", blank ? "yes" : NULL);
        xml_out_attribute(view->out, "met", met ? "yes" : NULL);
    }
    for (guint i = 0; i < areas->len; i++) {
        xml_out_start(view->out, "cell");
        xml_out_attribute(view->out, "area", areas->pdata[i]);
        write_percent(view, "value",
                      arena_printf(view->arena, "%s.%u", field, i + 1));
        xml_out_end(view->out);
    }
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
    if (framework->blanks.at) {
        number_write(view, "from", framework->blanks.from * 100, NUMBER_COUNT);
        number_write(view, "upto", framework->blanks.met * 100, NUMBER_COUNT);
    }
    for (guint i = 0; i < areas->len; i++) {
        xml_out_start(view->out, "area");
        xml_out_attribute(view->out, "name", areas->pdata[i]);
        xml_out_end(view->out);
    }
    for (int i = 0; i < framework->field_count; i++)
        write_field(view, framework->fields[i].id, framework->fields[i].text,
                    areas);
    view_lines(view, "note", view_text(view, "need-note"));
    xml_out_end(view->out);
}

/* A blank that the hub only refers on, or a field met by others that the hub
 * takes on all the same: to be talked over. */
static const char *
role_doubt(const char *state, const YearRole *role)
{
    if (!state || !role)
        return NULL;
    if (g_str_equal(state, "blank") && role->part == YEAR_PART_REFER)
        return "role.left";
    if (g_str_equal(state, "met") && role->part == YEAR_PART_LEAD)
        return "role.double";
    return NULL;
}

static void
write_role(View *view, const Question *field)
{
    const YearRole *role = year_role(view->hub, field->text);
    const char *state =
        evaluation_text(view->from->evaluation, view->unit,
                        arena_printf(view->arena, "blank.%s", field->id));
    const char *doubt = role_doubt(state, role);
    xml_out_start(view->out, "role");
    xml_out_attribute(view->out, "field", field->text);
    if (role) {
        const char *part = year_part_names[role->part];
        xml_out_attribute(view->out, "part", part);
        xml_out_attribute(view->out, "part-label",
                          view_label_of(view, "role", part));
        xml_out_attribute(view->out, "institution", role->institution);
        xml_out_attribute(view->out, "strength", role->strength);
        xml_out_attribute(view->out, "from", role->from);
        xml_out_attribute(view->out, "to", role->to);
    }
    if (doubt)
        xml_out_attribute(view->out, "doubt", view_label(view, doubt));
    xml_out_end(view->out);
}

static void
write_roles(View *view, Treatment treatment)
{
    const Framework *framework = view->from->year->framework;
    if (treatment != TREATMENT_FULL || !view->hub->role_count)
        return;
    xml_out_start(view->out, "roles");
    for (int i = 0; i < framework->field_count; i++)
        write_role(view, &framework->fields[i]);
    view_lines(view, "note", view_text(view, "roles-note"));
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

static void
write_staffing(View *view, Treatment treatment)
{
    const Year *year = view->from->year;
    double staff;
    int known = 0;
    if (treatment != TREATMENT_FULL ||
        !year_fact_value(view->hub, "staff", &staff) || staff <= 0)
        return;
    for (int i = 0; i < year->hub_count; i++) {
        double value;
        known += number_find(view, year->hubs[i].code, "staffing", "businesses",
                             &value);
    }
    xml_out_start(view->out, "staffing");
    number_write(view, "staff", staff, NUMBER_COUNT);
    number_of(view, "businesses", "staffing", "businesses", NUMBER_COUNT);
    if (known >= year->framework->target_checks.least)
        number_item(view, "median", EVALUATION_NATION,
                    "staffing.businesses.median", NUMBER_COUNT);
    number_of(view, "left", "blank", "staff", NUMBER_COUNT);
    number_of(view, "consultations", "staffing", "consultations", NUMBER_COUNT);
    xml_out_end(view->out);
}

const ViewSection mission_sections[] = {
    {"need", FIELD_COVERAGE, write_need},
    {"roles", FIELD_COVERAGE, write_roles},
    {"agreed", FIELD_INDICATORS, write_mission},
    {"targets", FIELD_INDICATORS, mission_write_targets},
    {"initiatives", FIELD_INDICATORS, write_initiatives},
    {"staffing", FIELD_INDICATORS, write_staffing},
    {NULL, 0, NULL},
};
