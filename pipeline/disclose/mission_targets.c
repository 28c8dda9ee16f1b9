/*
 * Targets beside what they are checked against, as the score stage entered it:
 * last year's result, the targets of like hubs at this hub's size (counts by
 * its staff) and of all hubs (counts by its businesses; shown, not judged:
 * large prefectures differ too much).
 */
#include "disclose/mission.h"

static const char *
check_item(const View *view, const Indicator *indicator)
{
    return arena_printf(view->arena, "check.%s", indicator->id);
}

/* low, high, fit; "none" where nothing is there to compare with. */
static const char *
verdict(const View *view, const Indicator *indicator)
{
    const char *check = evaluation_text(view->from->evaluation, view->unit,
                                        check_item(view, indicator));
    return check ? check : "none";
}

static bool
is_marked(const View *view, const Indicator *indicator)
{
    const char *check = verdict(view, indicator);
    return g_str_equal(check, "low") || g_str_equal(check, "high") ||
           !year_target(view->hub, indicator->id)->grounds;
}

/* A figure of the checks as the target is said: a count, or percent. */
static void
write_beside(View *view, const char *attribute, const Indicator *indicator,
             const char *name)
{
    NumberKind kind = !indicator->target_on_rate ? NUMBER_COUNT
                      : indicator->share         ? NUMBER_SHARE
                                                 : NUMBER_SCORE;
    double value;
    const char *item = check_item(view, indicator);
    if (number_find(view, view->unit, item, name, &value) && value > 0)
        number_write(view, attribute, value, kind);
}

static void
write_target(View *view, const Indicator *indicator)
{
    const YearTarget *target = year_target(view->hub, indicator->id);
    const char *check = verdict(view, indicator);
    double value = 0;
    year_target_value(view->hub, indicator->id, &value);
    xml_out_start(view->out, "target");
    xml_out_attribute(view->out, "id", indicator->id);
    xml_out_attribute(view->out, "name", indicator->label);
    xml_out_attribute(view->out, "unit", view_indicator_unit(view, indicator));
    number_write(view, "value", value,
                 indicator->target_on_rate ? NUMBER_SCORE : NUMBER_COUNT);
    write_beside(view, "last", indicator, "last");
    number_of(view, "change", check_item(view, indicator), "change",
              NUMBER_SHARE);
    write_beside(view, "like", indicator, "like");
    write_beside(view, "nation", indicator, "nation");
    xml_out_attribute(view->out, "check", check);
    xml_out_attribute(view->out, "check-label",
                      view_label_of(view, "target", check));
    if (!target->grounds)
        xml_out_attribute(view->out, "unsupported",
                          view_label(view, "target.unsupported"));
    xml_out_text_element(view->out, "grounds",
                         target->grounds ? target->grounds : "");
    xml_out_end(view->out);
}

void
mission_write_targets(View *view, Treatment treatment)
{
    const Framework *framework = view->from->year->framework;
    double value;
    int marked = 0;
    if (treatment != TREATMENT_FULL || !view->hub->target_count)
        return;
    for (int i = 0; i < framework->indicator_count; i++)
        if (year_target(view->hub, framework->indicators[i].id))
            marked += is_marked(view, &framework->indicators[i]);
    xml_out_start(view->out, "targets");
    if (!number_of(view, "like", "check", "like", NUMBER_COUNT))
        xml_out_attribute_int(view->out, "like", 0);
    xml_out_attribute_int(view->out, "marked", marked);
    for (int i = 0; i < framework->indicator_count; i++)
        if (year_target_value(view->hub, framework->indicators[i].id, &value))
            write_target(view, &framework->indicators[i]);
    view_lines(view, "note", view_text(view, "targets-note"));
    xml_out_end(view->out);
}
