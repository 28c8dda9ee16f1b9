/* What stands out of a hub's data, with the evidence. */
#include "disclose/brief.h"

#include "disclose/words.h"

/* Smaller probabilities are printed as less than this. */
static const double LEAST_CHANCE = 0.0001;

typedef struct {
    View *view;
    int count;
} Standouts;

static void
open_standout(Standouts *all, const char *kind, const char *id,
              const char *name)
{
    xml_out_start(all->view->out, "standout");
    xml_out_attribute_int(all->view->out, "no", all->count + 1);
    xml_out_attribute(all->view->out, "kind", kind);
    xml_out_attribute(all->view->out, "id", id);
    xml_out_attribute(all->view->out, "name", name);
}

static void
close_standout(Standouts *all, const char *evidence)
{
    View *view = all->view;
    const char *said = view_text_at(view, "evidence", all->count);
    const char *innocent = view_text_at(view, "innocent", all->count);
    xml_out_text_element(view->out, "evidence", evidence ? evidence : said);
    if (*innocent)
        xml_out_text_element(view->out, "innocent", innocent);
    xml_out_end(view->out);
    all->count++;
}

static void
write_chance(View *view, const char *item)
{
    double p;
    if (!number_find(view, view->unit, item, "p", &p))
        return;
    number_write(view, "p", MAX(p, LEAST_CHANCE), NUMBER_FOUR);
    xml_out_attribute(view->out, "p-under", p < LEAST_CHANCE ? "yes" : NULL);
}

/* --- checks of the data --- */
static void
write_share(View *view, const char *item)
{
    if (!number_of(view, "share", item, "share", NUMBER_SHARE))
        return;
    number_of(view, "number", item, "n", NUMBER_COUNT);
    number_of(view, "of", item, "of", NUMBER_COUNT);
    number_item(view, "median", EVALUATION_NATION,
                arena_printf(view->arena, "%s.median", item), NUMBER_SHARE);
}

/* From which month the level of the consultations is another. */
static void
write_month(View *view, const char *item)
{
    double month;
    if (!number_find(view, view->unit, item, "month", &month))
        return;
    Date date = date_of_fiscal_month(view->from->year->id, (int)month - 1);
    xml_out_attribute(view->out, "month", words_month(view->arena, date));
}

static void
write_check(Standouts *all, const char *id, const char *name)
{
    View *view = all->view;
    const char *item = arena_printf(view->arena, "integrity.%s", id);
    if (!view_is_found(view, item))
        return;
    open_standout(all, "check", id, name);
    write_chance(view, item);
    write_share(view, item);
    number_of(view, "ratio", item, "ratio", NUMBER_SCORE);
    number_of(view, "index", item, "index", NUMBER_SCORE);
    write_month(view, item);
    close_standout(all, NULL);
}

static void
write_unconfirmed(Standouts *all, const char *label)
{
    View *view = all->view;
    const Framework *framework = view->from->year->framework;
    for (int i = 0; i < framework->indicator_count; i++) {
        const Indicator *indicator = &framework->indicators[i];
        write_check(
            all,
            arena_printf(view->arena, "%s.%s", VIEW_UNCONFIRMED, indicator->id),
            arena_printf(view->arena, "%s（%s）", label, indicator->label));
    }
}

static void
write_checks(Standouts *all)
{
    View *view = all->view;
    for (const char *const *check = view_checks; *check; check++) {
        const char *label =
            view_label(view, arena_printf(view->arena, "check.%s", *check));
        if (g_str_equal(*check, VIEW_UNCONFIRMED))
            write_unconfirmed(all, label);
        else
            write_check(all, *check, label);
    }
}

/* --- rates --- */
static const char *
alarm_of(const View *view, const Indicator *indicator)
{
    const char *alarm =
        evaluation_text(view->from->evaluation, view->unit,
                        arena_printf(view->arena, "alarm.%s", indicator->id));
    return alarm && !g_str_equal(alarm, "none") ? alarm : NULL;
}

static const char *
side_of(const View *view, const Indicator *indicator)
{
    const char *chance = view_chance(view, view->unit, indicator);
    const char *alarm = alarm_of(view, indicator);
    if (alarm)
        return alarm;
    if (!chance || !g_str_has_prefix(chance, "very-"))
        return NULL;
    return g_str_equal(chance, "very-low") ? "down" : "up";
}

static void
write_rate(Standouts *all, const Indicator *indicator)
{
    View *view = all->view;
    const char *side = side_of(view, indicator);
    NumberKind kind = number_kind_of_rate(indicator);
    const char *id = indicator->id;
    if (!side)
        return;
    open_standout(all, "rate", id, indicator->label);
    xml_out_attribute(view->out, "side", side);
    xml_out_attribute(view->out, "direction", view_direction(indicator));
    xml_out_attribute(view->out, "alarm",
                      alarm_of(view, indicator) ? "yes" : NULL);
    write_chance(view, arena_printf(view->arena, "alarm.%s", id));
    number_of(view, "share", id, "rate", kind);
    number_of(view, "low", id, "low", kind);
    number_of(view, "high", id, "high", kind);
    number_item(view, "median", EVALUATION_NATION,
                arena_printf(view->arena, "%s.median", id), kind);
    xml_out_attribute(view->out, "unit", indicator->unit);
    close_standout(all, NULL);
}

/* --- findings of ingest --- */
static void
write_input(Standouts *all, const YearFinding *finding)
{
    View *view = all->view;
    if (!brief_is_about(view, finding))
        return;
    open_standout(all, "input", finding->code, view_label(view, "input"));
    xml_out_attribute(view->out, "file", finding->file);
    xml_out_attribute_int(view->out, "line", finding->line);
    close_standout(all, finding->japanese);
}

void
brief_write_standouts(View *view, Treatment treatment)
{
    const Year *year = view->from->year;
    Standouts all = {view, 0};
    double threshold;
    if (treatment != TREATMENT_FULL)
        return;
    xml_out_start(view->out, "standouts");
    number_of(view, "checks", "integrity", "count", NUMBER_COUNT);
    if (number_find(view, EVALUATION_NATION, "integrity", "threshold",
                    &threshold))
        number_write(view, "threshold", threshold, NUMBER_FOUR);
    view_text_element(view, "lead", "standouts-lead");
    write_checks(&all);
    for (int i = 0; i < year->framework->indicator_count; i++)
        write_rate(&all, &year->framework->indicators[i]);
    if (view_may(view, FIELD_INPUT_QUALITY) == TREATMENT_FULL)
        for (int i = 0; i < year->finding_count; i++)
            write_input(&all, &year->findings[i]);
    xml_out_end(view->out);
}
