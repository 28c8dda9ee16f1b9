/* Overview, grades, map, ranking, distributions and years of the summary. */
#include "disclose/anonymous.h"
#include "disclose/card.h"
#include "disclose/summary.h"
#include "disclose/tiles.h"
#include "disclose/words.h"
#include <math.h>

/* --- key figures --- */
static void
open_figure(View *view, const char *id, const char *unit)
{
    xml_out_start(view->out, "figure");
    xml_out_attribute(view->out, "id", id);
    xml_out_attribute(view->out, "label", view_label_of(view, "figure", id));
    xml_out_attribute(view->out, "unit", view_label(view, unit));
}

static void
close_figure(View *view, int *place)
{
    xml_out_attribute(view->out, "note",
                      view_text_at(view, "figure-notes", (*place)++));
    xml_out_end(view->out);
}

static void
write_median_figure(View *view, int *place)
{
    double now, last;
    open_figure(view, "median", "point");
    number_of(view, "value", "total", "median", NUMBER_SCORE);
    number_of(view, "last", "total", "median.last", NUMBER_SCORE);
    if (number_find(view, view->unit, "total", "median", &now) &&
        number_find(view, view->unit, "total", "median.last", &last))
        number_write(view, "change",
                     number_printed(now, NUMBER_SCORE) -
                         number_printed(last, NUMBER_SCORE),
                     NUMBER_SCORE);
    close_figure(view, place);
}

static int
count_below(const GArray *scores, double floor)
{
    int below = 0;
    for (guint i = 0; i < scores->len; i++)
        below += number_printed(g_array_index(scores, double, i),
                                NUMBER_SCORE) < floor;
    return below;
}

static void
write_below_figure(View *view, int *place)
{
    double floor = view_total_floor(view);
    g_autoptr(GArray) now = anonymous_values(view, "total.score");
    g_autoptr(GArray) last = anonymous_values(view, "total.last");
    open_figure(view, "below", "hubs");
    xml_out_attribute_int(view->out, "value", count_below(now, floor));
    if (last->len)
        xml_out_attribute_int(view->out, "last", count_below(last, floor));
    number_write(view, "bound", floor, NUMBER_COUNT);
    close_figure(view, place);
}

/* The framework's first indicator, summed over the hubs. */
static void
write_count_figure(View *view, int *place)
{
    const Indicator *indicator = &view->from->year->framework->indicators[0];
    NumberKind kind = number_kind_of_rate(indicator);
    xml_out_start(view->out, "figure");
    xml_out_attribute(view->out, "id", "count");
    xml_out_attribute(view->out, "label", indicator->name);
    xml_out_attribute(view->out, "unit", indicator->count_unit);
    number_of(view, "value", indicator->id, "n", NUMBER_COUNT);
    number_of(view, "last", indicator->id, "n.last", NUMBER_COUNT);
    number_of(view, "rate", indicator->id, "rate", kind);
    xml_out_attribute(view->out, "rate-unit", indicator->unit);
    close_figure(view, place);
}

static void
write_satisfaction_figure(View *view, int *place)
{
    open_figure(view, "satisfaction", "percent");
    number_of(view, "value", "S", "share", NUMBER_SHARE);
    number_of(view, "last", "S", "share.last", NUMBER_SHARE);
    number_of(view, "low", "S", "min", NUMBER_SHARE);
    number_of(view, "high", "S", "max", NUMBER_SHARE);
    close_figure(view, place);
}

/* Hubs whose rank is known well, as the framework says. */
static int
count_sure_ranks(const View *view)
{
    const Year *year = view->from->year;
    int places = year->framework->marks.sure;
    int sure = 0;
    for (int i = 0; i < year->hub_count; i++) {
        double low, high;
        if (number_find(view, year->hubs[i].code, "total", "rank.low", &low) &&
            number_find(view, year->hubs[i].code, "total", "rank.high", &high))
            sure += high - low < places;
    }
    return sure;
}

void
summary_write_overview(View *view, Treatment treatment)
{
    (void)treatment; /* national figures: every treatment but none */
    int place = 0;
    xml_out_start(view->out, "overview");
    xml_out_attribute_int(view->out, "hubs", view->from->year->hub_count);
    if (view_may(view, FIELD_RANK) != TREATMENT_NONE) {
        xml_out_attribute_int(view->out, "sure", count_sure_ranks(view));
        xml_out_attribute_int(view->out, "places",
                              view->from->year->framework->marks.sure);
    }
    view_prose_element(view, "lead", "overview-left");
    view_prose_element(view, "lead", "overview-right");
    write_median_figure(view, &place);
    write_below_figure(view, &place);
    if (view->from->year->framework->indicator_count)
        write_count_figure(view, &place);
    write_satisfaction_figure(view, &place);
    xml_out_end(view->out);
}

/* --- grades --- */
static const char *
grade_of_score(const Framework *framework, double score)
{
    double printed = number_printed(score, NUMBER_SCORE);
    for (int i = 0; i < framework->grade_count; i++)
        if (printed >= framework->grades[i].from)
            return framework->grades[i].id;
    return NULL;
}

static int
count_grade(const View *view, const char *item, const char *grade)
{
    g_autoptr(GArray) scores = anonymous_values(view, item);
    int count = 0;
    for (guint i = 0; i < scores->len; i++)
        count += g_strcmp0(grade_of_score(view->from->year->framework,
                                          g_array_index(scores, double, i)),
                           grade) == 0;
    return count;
}

void
summary_write_grades(View *view, Treatment treatment)
{
    (void)treatment; /* a distribution, which every treatment allows */
    const Framework *framework = view->from->year->framework;
    xml_out_start(view->out, "grades");
    xml_out_attribute_int(view->out, "hubs", view->from->year->hub_count);
    for (int i = 0; i < framework->grade_count; i++) {
        const char *id = framework->grades[i].id;
        xml_out_start(view->out, "grade");
        view_write_grade_bounds(view, i);
        xml_out_attribute_int(view->out, "count",
                              count_grade(view, "total.score", id));
        if (view->from->last)
            xml_out_attribute_int(view->out, "last",
                                  count_grade(view, "total.last", id));
        xml_out_end(view->out);
    }
    xml_out_end(view->out);
}

void
summary_write_map(View *view, Treatment treatment)
{
    if (treatment != TREATMENT_FULL)
        return;
    xml_out_start(view->out, "map");
    view_prose_element(view, "note", "map-note");
    for (int i = 0; i < view->from->year->hub_count; i++) {
        const YearHub *hub = &view->from->year->hubs[i];
        const Tile *tile = tile_of_hub(hub->code);
        if (!tile)
            continue;
        xml_out_start(view->out, "tile");
        xml_out_attribute(view->out, "code", hub->code);
        xml_out_attribute(view->out, "short",
                          anonymous_label(view, hub, treatment));
        number_write(view, "x", tile->x, NUMBER_COUNT);
        number_write(view, "y", tile->y, NUMBER_TWO);
        xml_out_attribute(
            view->out, "grade",
            evaluation_text(view->from->evaluation, hub->code, "total.grade"));
        if (view_is_below_floor(view, hub->code, "total"))
            xml_out_attribute(view->out, "below", "yes");
        xml_out_end(view->out);
    }
    xml_out_end(view->out);
}

/* Sorted and nameless; where only the distribution or a sum may be shown, not
 * even so. */
static void
write_values(View *view, const GArray *values, Treatment treatment)
{
    for (guint i = 0; i < values->len && summary_may_list(treatment); i++) {
        xml_out_start(view->out, "value");
        number_write(view, "v", g_array_index(values, double, i), NUMBER_SCORE);
        xml_out_end(view->out);
    }
}

void
summary_write_distributions(View *view, Treatment treatment)
{
    const Framework *framework = view->from->year->framework;
    xml_out_start(view->out, "distributions");
    number_write(view, "floor", view_total_floor(view), NUMBER_COUNT);
    for (int i = 0; i < framework->axis_count; i++) {
        const Axis *axis = &framework->axes[i];
        g_autoptr(GArray) values = anonymous_values(
            view, arena_printf(view->arena, "%s.score", axis->id));
        xml_out_start(view->out, "axis");
        xml_out_attribute(view->out, "id", axis->id);
        xml_out_attribute(view->out, "name", axis->label);
        if (values->len) {
            number_write(view, "median", anonymous_quantile(values, 0.5),
                         NUMBER_SCORE);
            number_write(view, "sd", anonymous_deviation(values), NUMBER_SCORE);
        }
        xml_out_attribute_int(view->out, "below",
                              count_below(values, view_total_floor(view)));
        write_values(view, values, treatment);
        xml_out_end(view->out);
    }
    xml_out_end(view->out);
}

static void
write_year(View *view, int year, const GArray *values, Treatment treatment)
{
    bool is_own = year == view->from->year->id;
    xml_out_start(view->out, "year");
    xml_out_attribute(view->out, "label", words_year(view->arena, year));
    if (values->len) {
        double low = anonymous_quantile(values, 0.1);
        double high = anonymous_quantile(values, 0.9);
        number_write(view, "median", anonymous_quantile(values, 0.5),
                     NUMBER_SCORE);
        number_write(view, "p10", low, NUMBER_SCORE);
        number_write(view, "p90", high, NUMBER_SCORE);
        number_write(view, "range",
                     number_printed(high, NUMBER_SCORE) -
                         number_printed(low, NUMBER_SCORE),
                     NUMBER_SCORE);
        number_write(view, "sd", anonymous_deviation(values), NUMBER_SCORE);
    }
    xml_out_attribute_int(view->out, "below",
                          count_below(values, view_total_floor(view)));
    xml_out_attribute(view->out, "own", is_own ? "yes" : NULL);
    write_values(view, values, treatment);
    xml_out_end(view->out);
}

void
summary_write_years(View *view, Treatment treatment)
{
    g_autoptr(GArray) now = anonymous_values(view, "total.score");
    g_autoptr(GArray) last = anonymous_values(view, "total.last");
    double low = 20, high = 80;
    if (now->len) {
        low = MIN(low, floor(g_array_index(now, double, 0) / 10) * 10);
        high =
            MAX(high, ceil(g_array_index(now, double, now->len - 1) / 10) * 10);
    }
    if (last->len) {
        low = MIN(low, floor(g_array_index(last, double, 0) / 10) * 10);
        high = MAX(high,
                   ceil(g_array_index(last, double, last->len - 1) / 10) * 10);
    }
    xml_out_start(view->out, "years");
    number_write(view, "low", low, NUMBER_COUNT);
    number_write(view, "high", high, NUMBER_COUNT);
    number_write(view, "floor", view_total_floor(view), NUMBER_COUNT);
    if (view->from->year->framework->significance.at)
        xml_out_attribute_int(view->out, "fewest",
                              view->from->year->framework->significance.years);
    view_text_element(view, "lead", "years-lead");
    if (last->len)
        write_year(view, view->from->year->id - 1, last, treatment);
    write_year(view, view->from->year->id, now, treatment);
    xml_out_end(view->out);
}
