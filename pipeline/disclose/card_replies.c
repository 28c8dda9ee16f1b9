/* The card and the 30 days: the slip of the interim edition, what the replies
 * changed in the final one; and the hub between specialist and generalist. */
#include "disclose/anonymous.h"
#include "disclose/card.h"
#include "disclose/words.h"
#include <math.h>

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

/* --- between specialist and generalist --- */
/* A type with fewer other hubs would show whose dot is whose. */
enum { LEAST_OTHERS = 5 };

typedef struct {
    double x, y; /* in whole points: no finer than a dot */
} Spot;

static int
compare_spots(const void *a, const void *b)
{
    const Spot *left = a, *right = b;
    if (left->x != right->x)
        return left->x < right->x ? -1 : 1;
    return (left->y > right->y) - (left->y < right->y);
}

static GArray *
other_spots(const View *view, const char *x, const char *y, const char *type)
{
    GArray *spots = g_array_new(FALSE, FALSE, sizeof(Spot));
    const Year *year = view->from->year;
    for (int i = 0; i < year->hub_count; i++) {
        const YearHub *hub = &year->hubs[i];
        Spot spot;
        if (hub == view->hub || (type && g_strcmp0(type, hub->mission.type)) ||
            !number_find(view, hub->code, x, "score", &spot.x) ||
            !number_find(view, hub->code, y, "score", &spot.y))
            continue;
        spot.x = floor(spot.x + 0.5);
        spot.y = floor(spot.y + 0.5);
        g_array_append_val(spots, spot);
    }
    g_array_sort(spots, compare_spots);
    return spots;
}

static void
write_spots(View *view, const GArray *spots)
{
    for (guint i = 0; i < spots->len; i++) {
        const Spot *spot = &g_array_index(spots, Spot, i);
        xml_out_start(view->out, "other");
        number_write(view, "x", spot->x, NUMBER_COUNT);
        number_write(view, "y", spot->y, NUMBER_COUNT);
        xml_out_end(view->out);
    }
}

/* The two axes are named in the year's words: balance.x and balance.y. */
static void
write_balance(View *view, Treatment treatment)
{
    const Framework *framework = view->from->year->framework;
    const Axis *x = framework_axis(framework, view_label(view, "balance.x"));
    const Axis *y = framework_axis(framework, view_label(view, "balance.y"));
    double own;
    if (treatment != TREATMENT_FULL || !x || !y ||
        !number_find(view, view->unit, x->id, "score", &own) ||
        !number_find(view, view->unit, y->id, "score", &own))
        return;
    const char *type = view->hub->mission.type;
    g_autoptr(GArray) same = other_spots(view, x->id, y->id, type);
    g_autoptr(GArray) all = other_spots(view, x->id, y->id, NULL);
    bool by_type = type && same->len >= LEAST_OTHERS;
    xml_out_start(view->out, "balance");
    xml_out_attribute(view->out, "x-axis", x->name);
    xml_out_attribute(view->out, "y-axis", y->name);
    number_of(view, "x", x->id, "score", NUMBER_SCORE);
    number_of(view, "y", y->id, "score", NUMBER_SCORE);
    number_item(view, "x-median", EVALUATION_NATION,
                arena_printf(view->arena, "%s.median", x->id), NUMBER_SCORE);
    number_item(view, "y-median", EVALUATION_NATION,
                arena_printf(view->arena, "%s.median", y->id), NUMBER_SCORE);
    xml_out_attribute(view->out, "type", by_type ? type : NULL);
    view_text_element(view, "lead", "balance-lead");
    write_spots(view, by_type ? same : all);
    xml_out_end(view->out);
}

const ViewSection card_reply_sections[] = {
    {"corrections", FIELD_CORRECTIONS, write_corrections},
    {"reply", FIELD_CORRECTIONS, write_reply},
    {"balance", FIELD_AXES, write_balance},
    {NULL, 0, NULL},
};
