/* Page 3 of the card: need and supply of support, and the months. */
#include "disclose/mission.h"
#include "disclose/words.h"
#include <math.h>

GPtrArray *
view_region_areas(const YearHub *hub)
{
    GPtrArray *areas = g_ptr_array_new();
    for (int i = 0; i < hub->region_count; i++)
        if (!g_ptr_array_find_with_equal_func(areas, hub->regions[i].area,
                                              g_str_equal, NULL))
            g_ptr_array_add(areas, (char *)hub->regions[i].area);
    return areas;
}

static void
write_cell(View *view, const char *field, int area, const char *name)
{
    const double *depths = view->from->year->framework->marks.depths;
    double depth;
    xml_out_start(view->out, "cell");
    xml_out_attribute(view->out, "area", name);
    if (number_find(view, view->unit, "gap",
                    arena_printf(view->arena, "%s.%d", field, area + 1),
                    &depth)) {
        int step = 0;
        while (step < MARKS_DEPTHS &&
               number_printed(depth, NUMBER_COUNT) >= number_mark(depths[step]))
            step++;
        number_write(view, "value", depth, NUMBER_COUNT);
        xml_out_attribute_int(view->out, "step", step);
    }
    xml_out_end(view->out);
}

static void
write_field(View *view, const Question *field, const GPtrArray *areas)
{
    double share;
    xml_out_start(view->out, "row");
    xml_out_attribute(view->out, "field", field->text);
    number_of(view, "need", "gap",
              arena_printf(view->arena, "%s.per", field->id), NUMBER_SCORE);
    if (number_find(view, view->unit, "gap",
                    arena_printf(view->arena, "%s.supplied", field->id),
                    &share))
        number_write(view, "supply", share * 100, NUMBER_COUNT);
    if (number_find(view, view->unit, "gap",
                    arena_printf(view->arena, "%s.cover", field->id), &share))
        number_write(view, "cover", share * 100, NUMBER_COUNT);
    if (number_find(view, view->unit, "gap",
                    arena_printf(view->arena, "%s.access", field->id), &share))
        number_write(view, "access", share * 100, NUMBER_COUNT);
    number_of(view, "load", "gap",
              arena_printf(view->arena, "%s.load", field->id), NUMBER_SCORE);
    for (guint i = 0; i < areas->len; i++)
        write_cell(view, field->id, (int)i, areas->pdata[i]);
    xml_out_end(view->out);
}

void
card_write_coverage(View *view, Treatment treatment)
{
    if (treatment != TREATMENT_FULL || !view->hub->region_count)
        return;
    const Framework *framework = view->from->year->framework;
    g_autoptr(GPtrArray) areas = view_region_areas(view->hub);
    xml_out_start(view->out, "coverage");
    for (guint i = 0; i < areas->len; i++) {
        xml_out_start(view->out, "area");
        xml_out_attribute(view->out, "name", areas->pdata[i]);
        xml_out_end(view->out);
    }
    for (int i = 0; i < framework->field_count; i++)
        write_field(view, &framework->fields[i], areas);
    view_text_element(view, "note", "coverage-note");
    xml_out_end(view->out);
}

/* --- months --- */
typedef struct {
    const YearSeries *now;
    const YearSeries *last; /* NULL: none */
    bool has_target;
    int targets[YEAR_MONTHS];
    int target;
} Months;

static double
last_share(const Months *months, int month)
{
    double sum;
    if (!months->last || !year_series_sum(months->last, &sum) || sum <= 0 ||
        !months->last->months[month].known)
        return 1.0 / YEAR_MONTHS;
    return months->last->months[month].value / sum;
}

/* The year's target spread as last year's months were, in whole cases that add
 * up to it: floors, then one more to the largest remainders (earlier months
 * first). */
static void
spread_target(Months *months)
{
    double remainders[YEAR_MONTHS];
    int left = months->target;
    for (int i = 0; i < YEAR_MONTHS; i++) {
        double exact = months->target * last_share(months, i);
        months->targets[i] = (int)floor(exact);
        remainders[i] = exact - floor(exact);
        left -= months->targets[i];
    }
    for (; left > 0; left--) {
        int best = 0;
        for (int i = 1; i < YEAR_MONTHS; i++)
            if (remainders[i] > remainders[best])
                best = i;
        months->targets[best]++;
        remainders[best] = -1;
    }
}

static Months
read_months(const View *view, const Indicator *indicator)
{
    Months months = {.now = year_series(view->hub, indicator->numerator)};
    const YearHub *before =
        view->from->last ? year_hub(view->from->last, view->hub->code) : NULL;
    if (before)
        months.last = year_series(before, indicator->numerator);
    double target;
    if (year_target_value(view->hub, indicator->id, &target)) {
        months.has_target = true;
        months.target = (int)number_printed(target, NUMBER_COUNT);
        spread_target(&months);
    }
    return months;
}

static double
greatest_month(const Months *months)
{
    double greatest = 1;
    for (int i = 0; i < YEAR_MONTHS; i++) {
        if (months->now->months[i].known)
            greatest = MAX(greatest, months->now->months[i].value);
        if (months->last && months->last->months[i].known)
            greatest = MAX(greatest, months->last->months[i].value);
        if (months->has_target)
            greatest = MAX(greatest, months->targets[i]);
    }
    return greatest;
}

/* A step of 1, 2, 2.5 or 5 times a power of ten, four of which hold the
 * greatest value; whole numbers. */
static double
axis_step(double greatest)
{
    static const double factors[] = {1, 2, 2.5, 5};
    for (double power = 1;; power *= 10)
        for (size_t i = 0; i < G_N_ELEMENTS(factors); i++) {
            double step = power * factors[i];
            if (step == floor(step) && step * 4 >= greatest)
                return step;
        }
}

static void
write_month(View *view, const Months *months, int i)
{
    xml_out_start(view->out, "month");
    xml_out_attribute(view->out, "label", card_month_label(view, i));
    if (months->now->months[i].known)
        number_write(view, "value", months->now->months[i].value, NUMBER_COUNT);
    if (months->has_target)
        xml_out_attribute_int(view->out, "target", months->targets[i]);
    if (months->last && months->last->months[i].known)
        number_write(view, "last", months->last->months[i].value, NUMBER_COUNT);
    xml_out_end(view->out);
}

static void
write_quarter(View *view, const Months *months, int quarter)
{
    int target = 0;
    double actual = 0;
    bool known = false;
    for (int i = quarter * 3; i < quarter * 3 + 3; i++) {
        target += months->targets[i];
        actual +=
            months->now->months[i].known ? months->now->months[i].value : 0;
        known = known || months->now->months[i].known;
    }
    xml_out_start(view->out, "quarter");
    xml_out_attribute(view->out, "label",
                      arena_printf(view->arena, "%s%s",
                                   view_label(view, "quarter"),
                                   words_number(view->arena, quarter + 1)));
    if (months->has_target)
        xml_out_attribute_int(view->out, "target", target);
    if (known)
        number_write(view, "actual", actual, NUMBER_COUNT);
    xml_out_end(view->out);
}

static void
write_axis(View *view, double step)
{
    for (int i = 0; i <= 4; i++) {
        xml_out_start(view->out, "tick");
        number_write(view, "value", step * i, NUMBER_COUNT);
        xml_out_end(view->out);
    }
}

/* The indicator whose months are drawn: the framework's first. */
void
card_write_monthly(View *view, Treatment treatment)
{
    const Framework *framework = view->from->year->framework;
    if (treatment != TREATMENT_FULL || !framework->indicator_count)
        return;
    const Indicator *indicator = &framework->indicators[0];
    Months months = read_months(view, indicator);
    if (!months.now)
        return;
    double step = axis_step(greatest_month(&months));
    double total;
    xml_out_start(view->out, "monthly");
    xml_out_attribute(view->out, "indicator", indicator->id);
    xml_out_attribute(view->out, "name", indicator->name);
    xml_out_attribute(view->out, "unit", indicator->count_unit);
    if (months.has_target)
        xml_out_attribute_int(view->out, "target", months.target);
    if (year_series_total(months.now, &total))
        number_write(view, "actual", total, NUMBER_COUNT);
    number_write(view, "axis-high", step * 4, NUMBER_COUNT);
    write_axis(view, step);
    for (int i = 0; i < YEAR_MONTHS; i++)
        write_month(view, &months, i);
    for (int quarter = 0; quarter < 4; quarter++)
        write_quarter(view, &months, quarter);
    view_text_element(view, "note", "monthly-note");
    xml_out_end(view->out);
}
