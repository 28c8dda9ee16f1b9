/* The card and the 30 days: the slip of the interim edition, what the replies
 * changed in the final one. */
#include "disclose/card.h"
#include "disclose/words.h"

/* --- the slip --- */
Date
view_reply_deadline(const View *view)
{
    const Year *year = view->from->year;
    const ProgrammePhase *phase = programme_phase(year->programme, year->phase);
    Date date = year->as_of;
    if (!phase || phase->reply_days == 0)
        return (Date){0};
    date.day += phase->reply_days;
    while (date.day > date_days_in_month(date.year, date.month)) {
        date.day -= date_days_in_month(date.year, date.month);
        date.month = date.month % 12 + 1;
        date.year += date.month == 1;
    }
    return date;
}

static void
write_reply(View *view, Treatment treatment)
{
    const Year *year = view->from->year;
    const ProgrammePhase *phase = programme_phase(year->programme, year->phase);
    if (treatment != TREATMENT_FULL || !phase || phase->reply_days == 0)
        return;
    xml_out_start(view->out, "reply");
    xml_out_attribute(view->out, "deadline",
                      words_date(view->arena, view_reply_deadline(view)));
    xml_out_attribute(view->out, "opened",
                      words_date(view->arena, year->as_of));
    xml_out_attribute_int(view->out, "days", phase->reply_days);
    xml_out_attribute(view->out, "to", year->programme->owner);
    view_text_element(view, "lead", "reply-lead");
    xml_out_end(view->out);
}

/* --- what the replies changed --- */
/* Name, unit-free: 紹介完了件数（平成29年12月）. */
static const char *
item_name(View *view, const YearCorrection *entry)
{
    const Framework *framework = view->from->year->framework;
    const Measure *measure = framework_measure(framework, entry->item);
    const RubricItem *rubric = framework_rubric(framework, entry->item);
    if (rubric)
        return rubric->label;
    if (!measure)
        return view_label_of(view, "fact", entry->item);
    const char *month =
        entry->month.year ? arena_printf(view->arena, "（%s）",
                                         words_month(view->arena, entry->month))
                          : "";
    return arena_printf(view->arena, "%s%s", measure->name, month);
}

static void
write_correction(View *view, const YearCorrection *entry, NumberKind kind)
{
    const Framework *framework = view->from->year->framework;
    const Measure *measure = framework_measure(framework, entry->item);
    xml_out_start(view->out, "correction");
    xml_out_attribute(view->out, "item",
                      measure ? measure->indicator : entry->item);
    xml_out_attribute(view->out, "name", item_name(view, entry));
    number_write(view, "old", entry->old, kind);
    number_write(view, "asked", entry->value, kind);
    number_write(view, "new", entry->accepted ? entry->value : entry->old,
                 kind);
    xml_out_attribute(view->out, "accepted", entry->accepted ? "yes" : NULL);
    xml_out_attribute(view->out, "decided",
                      words_date(view->arena, entry->decided));
    xml_out_attribute(view->out, "by", entry->by);
    xml_out_text(view->out, entry->reason);
    xml_out_end(view->out);
}

static void
write_corrections(View *view, Treatment treatment)
{
    const YearHub *hub = view->hub;
    const Framework *framework = view->from->year->framework;
    if (treatment != TREATMENT_FULL || hub->correction_count == 0)
        return;
    xml_out_start(view->out, "corrections");
    for (int i = 0; i < hub->correction_count; i++) {
        const YearCorrection *entry = &hub->corrections[i];
        bool is_level = framework_rubric(framework, entry->item) != NULL;
        write_correction(view, entry, is_level ? NUMBER_SCORE : NUMBER_COUNT);
    }
    xml_out_end(view->out);
}

const ViewSection card_reply_sections[] = {
    {"corrections", FIELD_CORRECTIONS, write_corrections},
    {"reply", FIELD_CORRECTIONS, write_reply},
    {NULL, 0, NULL},
};
