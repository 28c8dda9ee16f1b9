/* What the checks of the data found. */
#include "disclose/card.h"

const char VIEW_UNCONFIRMED[] = "unconfirmed";

const char *const view_checks[] = {
    "doubles",     "near-duplicates", "shared",
    "entry-batch", "reception-batch", "yearend",
    "cusum",       "unentered",       VIEW_UNCONFIRMED,
    "days",        "heaping",         "digits",
    "benford",     "solutions",       "satisfaction",
    NULL};

/* Policy: who is shown a settled finding sees its number and kind, who is
 * shown all also of how many and what to ask before any conclusion. */
static bool
is_with_questions(const View *view)
{
    return view->from->policy->treatments[FIELD_FLAGS][view->audience] ==
           TREATMENT_FULL;
}

bool
view_is_found(const View *view, const char *item)
{
    const char *found =
        evaluation_text(view->from->evaluation, view->unit,
                        arena_printf(view->arena, "%s.found", item));
    return found && g_str_equal(found, "yes");
}

static void
write_finding(View *view, const char *id, const char *name, int *node)
{
    const char *item = arena_printf(view->arena, "integrity.%s", id);
    if (!view_is_found(view, item))
        return;
    xml_out_start(view->out, "finding");
    xml_out_attribute(view->out, "id", id);
    xml_out_attribute(view->out, "name", name);
    number_of(view, "number", item, "n", NUMBER_COUNT);
    if (is_with_questions(view)) {
        number_of(view, "of", item, "of", NUMBER_COUNT);
        xml_out_text(view->out, view_text_at(view, "check-ask", *node));
    }
    xml_out_end(view->out);
    (*node)++;
}

static void
write_unconfirmed(View *view, const char *label, int *node)
{
    const Framework *framework = view->from->year->framework;
    for (int i = 0; i < framework->indicator_count; i++) {
        const Indicator *indicator = &framework->indicators[i];
        write_finding(
            view,
            arena_printf(view->arena, "%s.%s", VIEW_UNCONFIRMED, indicator->id),
            arena_printf(view->arena, "%s（%s）", label, indicator->label),
            node);
    }
}

static void
write_findings(View *view)
{
    int node = 0;
    for (size_t i = 0; view_checks[i]; i++) {
        const char *label = view_label(
            view, arena_printf(view->arena, "check.%s", view_checks[i]));
        if (g_str_equal(view_checks[i], VIEW_UNCONFIRMED))
            write_unconfirmed(view, label, &node);
        else
            write_finding(view, view_checks[i], label, &node);
    }
}

void
card_write_check(View *view)
{
    const YearTally *doubled =
        year_tally(view->hub, "consultations", "doubled", "");
    if (view_may(view, FIELD_FLAGS) != TREATMENT_FULL)
        return;
    xml_out_start(view->out, "check");
    /* Records without a doubled row have no such tally. */
    if (year_tally(view->hub, "consultations", "total", ""))
        xml_out_attribute_int(view->out, "doubled",
                              doubled ? doubled->value : 0);
    number_of(view, "same-day", "integrity.doubles", "n", NUMBER_COUNT);
    number_of(view, "kinds", "integrity", "count", NUMBER_COUNT);
    const char *text =
        arena_printf(view->arena, "%s%s", view_text(view, "check"),
                     view_text(view, "check-kinds"));
    if (*text)
        xml_out_text_element(view->out, "p", text);
    write_findings(view);
    xml_out_end(view->out);
}
