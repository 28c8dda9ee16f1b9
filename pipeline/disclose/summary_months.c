/* The months of the framework's first indicator, over all hubs. */
#include "disclose/card.h"
#include "disclose/summary.h"

/* Over the hubs that reported the month; false when none did. */
static bool
sum_month(const Year *year, const char *measure, int month, double *sum)
{
    bool known = false;
    *sum = 0;
    for (int i = 0; i < year->hub_count; i++) {
        const YearSeries *series = year_series(&year->hubs[i], measure);
        if (!series || !series->months[month].known)
            continue;
        *sum += series->months[month].value;
        known = true;
    }
    return known;
}

static void
write_month(View *view, const char *measure, int month)
{
    double sum;
    xml_out_start(view->out, "month");
    xml_out_attribute(view->out, "label", card_month_label(view, month));
    if (sum_month(view->from->year, measure, month, &sum))
        number_write(view, "value", sum, NUMBER_COUNT);
    xml_out_end(view->out);
}

void
summary_write_months(View *view, Treatment treatment)
{
    (void)treatment; /* sums over the hubs */
    const Framework *framework = view->from->year->framework;
    if (!framework->indicator_count)
        return;
    const Indicator *indicator = &framework->indicators[0];
    xml_out_start(view->out, "months");
    xml_out_attribute(view->out, "indicator", indicator->id);
    xml_out_attribute(view->out, "name", indicator->name);
    xml_out_attribute(view->out, "unit", indicator->count_unit);
    view_text_element(view, "lead", "months-lead");
    for (int i = 0; i < YEAR_MONTHS; i++)
        write_month(view, indicator->numerator, i);
    xml_out_end(view->out);
}
