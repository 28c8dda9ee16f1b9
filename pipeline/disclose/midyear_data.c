/* The state of a hub's data while the year runs. */
#include "disclose/midyear.h"

static int
count_missing(const View *view, const Measure *measure)
{
    const YearSeries *series = year_series(view->hub, measure->id);
    int count = 0;
    for (int i = 0; i < view->from->year->month_count; i++)
        count += year_month_forgotten(view->from->year, series, i);
    return count;
}

static void
write_missing(View *view, const Measure *measure)
{
    const Indicator *indicator =
        framework_indicator(view->from->year->framework, measure->indicator);
    const YearSeries *series = year_series(view->hub, measure->id);
    if (!count_missing(view, measure))
        return;
    xml_out_start(view->out, "missing");
    xml_out_attribute(view->out, "id", measure->indicator);
    xml_out_attribute(view->out, "name",
                      indicator ? indicator->label : measure->name);
    xml_out_attribute(view->out, "part", measure->part);
    for (int i = 0; i < view->from->year->month_count; i++)
        if (year_month_forgotten(view->from->year, series, i))
            xml_out_text_element(view->out, "month", midyear_month(view, i));
    xml_out_end(view->out);
}

void
midyear_write_reported(View *view, Treatment treatment)
{
    const Year *year = view->from->year;
    const Framework *framework = year->framework;
    int missing = 0;
    if (treatment != TREATMENT_FULL || !year->month_count)
        return;
    for (int i = 0; i < framework->measure_count; i++)
        missing += count_missing(view, &framework->measures[i]);
    xml_out_start(view->out, "reported");
    xml_out_attribute_int(view->out, "measures", framework->measure_count);
    xml_out_attribute_int(view->out, "months", year->month_count);
    xml_out_attribute_int(view->out, "missing", missing);
    if (number_of(view, "entered", "entry", "of", NUMBER_COUNT)) {
        number_of(view, "late", "entry", "late", NUMBER_COUNT);
        number_of(view, "share", "entry", "share", NUMBER_SHARE);
        number_item(view, "median", EVALUATION_NATION, "entry.median",
                    NUMBER_SHARE);
        xml_out_attribute_int(view->out, "days", framework->pace.late);
    }
    view_text_element(view, "note", "reported-note");
    view_text_element(view, "entry", "entry-note");
    for (int i = 0; i < framework->measure_count; i++)
        write_missing(view, &framework->measures[i]);
    xml_out_end(view->out);
}

/* --- findings in the hub's rows --- */
typedef struct {
    int file;
    int line;
} Spot;

static bool
is_at(Spot spot, YearPlace place)
{
    return place.line == spot.line && place.file == spot.file;
}

/* The rows of one line each. */
static bool
has_row(const YearHub *hub, Spot spot)
{
    bool found = is_at(spot, hub->at) || is_at(spot, hub->mission.at);
    for (int i = 0; i < hub->fact_count; i++)
        found |= is_at(spot, hub->facts[i].at);
    for (int i = 0; i < hub->target_count; i++)
        found |= is_at(spot, hub->targets[i].at);
    for (int i = 0; i < hub->initiative_count; i++)
        found |= is_at(spot, hub->initiatives[i].at);
    for (int i = 0; i < hub->series_count; i++)
        found |= is_at(spot, hub->series[i].at);
    for (int i = 0; i < hub->visit_count; i++)
        found |= is_at(spot, hub->visits[i].at);
    return found;
}

/* The rows between the first and the last of the hub's records. */
static bool
has_record(const YearHub *hub, Spot spot)
{
    static const char *const kinds[] = {"consultations", "cases"};
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
        const YearTally *all = year_tally(hub, kinds[i], "total", "");
        if (all && all->at.file == spot.file && spot.line >= all->at.line &&
            spot.line <= all->last_line)
            return true;
    }
    return false;
}

static int
file_index(const Year *year, const char *path)
{
    for (int i = 0; i < year->file_count; i++)
        if (g_str_equal(year->files[i].path, path))
            return i;
    return -1;
}

/* Records may be mixed: a line between those of two hubs is neither's. */
static bool
is_of_hub(const View *view, const YearFinding *finding)
{
    const Year *year = view->from->year;
    Spot spot = {file_index(year, finding->file), finding->line};
    int holders = 0;
    if (spot.file < 0 || spot.line <= 0)
        return false;
    if (has_row(view->hub, spot))
        return true;
    if (!has_record(view->hub, spot))
        return false;
    for (int i = 0; i < year->hub_count; i++)
        holders += has_record(&year->hubs[i], spot);
    return holders == 1;
}

void
midyear_write_input(View *view, Treatment treatment)
{
    const Year *year = view->from->year;
    int count = 0;
    if (treatment != TREATMENT_FULL)
        return;
    for (int i = 0; i < year->finding_count; i++)
        count += is_of_hub(view, &year->findings[i]);
    xml_out_start(view->out, "input");
    xml_out_attribute_int(view->out, "findings", count);
    view_text_element(view, "note", "input-note");
    for (int i = 0; i < year->finding_count; i++) {
        const YearFinding *finding = &year->findings[i];
        if (!is_of_hub(view, finding))
            continue;
        xml_out_start(view->out, "finding");
        xml_out_attribute(view->out, "file", finding->file);
        xml_out_attribute(view->out, "place",
                          arena_printf(view->arena, "%d%s", finding->line,
                                       view_label(view, "line")));
        xml_out_attribute(view->out, "code", finding->code);
        xml_out_text(view->out, finding->japanese);
        xml_out_end(view->out);
    }
    xml_out_end(view->out);
}
