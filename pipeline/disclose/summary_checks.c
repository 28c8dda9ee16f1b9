/* 作られた件数の点検 over all hubs: how many each check looked at and found. */
#include "disclose/anonymous.h"
#include "disclose/card.h"
#include "disclose/summary.h"

/* Hubs of so many findings and more stand together. */
enum { MANY = 3 };

/* What a group of checks looks at; its name is the label check-group.ID. */
typedef struct {
    const char *id;
    const char *const *checks;
} Group;

static const char *const figures[] = {"benford", "digits", "heaping", NULL};
static const char *const months[] = {"yearend", "cusum", NULL};
static const char *const records[] = {
    "doubles", "near-duplicates", "shared", "entry-batch", "reception-batch",
    "days",    "unentered",       NULL};
static const char *const outcomes[] = {VIEW_UNCONFIRMED, "solutions",
                                       "satisfaction", NULL};

static const Group groups[] = {{"figures", figures},
                               {"months", months},
                               {"records", records},
                               {"outcomes", outcomes}};

static bool
is_found(const View *view, const YearHub *hub, const char *item)
{
    const char *found =
        evaluation_text(view->from->evaluation, hub->code,
                        arena_printf(view->arena, "%s.found", item));
    return found && g_str_equal(found, "yes");
}

static void
write_hubs(View *view, const char *item)
{
    const Year *year = view->from->year;
    for (int i = 0; i < year->hub_count; i++) {
        if (!is_found(view, &year->hubs[i], item))
            continue;
        xml_out_start(view->out, "hub");
        xml_out_attribute(
            view->out, "label",
            anonymous_label(view, &year->hubs[i], TREATMENT_FULL));
        xml_out_end(view->out);
    }
}

/* A check that the year has no data for has no entries at all. */
static void
write_check(View *view, const char *id, const char *name, Treatment treatment,
            int *node)
{
    const char *item = arena_printf(view->arena, "integrity.%s", id);
    double looked;
    if (!number_find(view, EVALUATION_NATION, item, "hubs", &looked))
        return;
    xml_out_start(view->out, "check");
    xml_out_attribute(view->out, "id", id);
    xml_out_attribute(view->out, "name", name);
    number_write(view, "hubs", looked, NUMBER_COUNT);
    if (looked > 0)
        number_item(view, "found", EVALUATION_NATION,
                    arena_printf(view->arena, "%s.count", item), NUMBER_COUNT);
    xml_out_text_element(view->out, "looks",
                         view_text_at(view, "check-looks", *node));
    xml_out_text_element(view->out, "innocent",
                         view_text_at(view, "check-innocent", *node));
    if (treatment == TREATMENT_FULL)
        write_hubs(view, item);
    xml_out_end(view->out);
    (*node)++;
}

static void
write_unconfirmed(View *view, const char *label, Treatment treatment, int *node)
{
    const Framework *framework = view->from->year->framework;
    for (int i = 0; i < framework->indicator_count; i++) {
        const Indicator *indicator = &framework->indicators[i];
        write_check(
            view,
            arena_printf(view->arena, "%s.%s", VIEW_UNCONFIRMED, indicator->id),
            arena_printf(view->arena, "%s（%s）", label, indicator->label),
            treatment, node);
    }
}

static void
write_group(View *view, const Group *group, Treatment treatment, int *node)
{
    xml_out_start(view->out, "group");
    xml_out_attribute(view->out, "name",
                      view_label_of(view, "check-group", group->id));
    for (size_t i = 0; group->checks[i]; i++) {
        const char *label = view_label_of(view, "check", group->checks[i]);
        if (g_str_equal(group->checks[i], VIEW_UNCONFIRMED))
            write_unconfirmed(view, label, treatment, node);
        else
            write_check(view, group->checks[i], label, treatment, node);
    }
    xml_out_end(view->out);
}

/* How many hubs have 0, 1, … findings. */
static void
write_counts(View *view)
{
    g_autoptr(GArray) counts = anonymous_values(view, "integrity.count");
    for (int low = 0; low <= MANY; low++) {
        int hubs = 0;
        for (guint i = 0; i < counts->len; i++) {
            double count = g_array_index(counts, double, i);
            hubs += count >= low && (low == MANY || count < low + 1);
        }
        xml_out_start(view->out, "findings");
        xml_out_attribute_int(view->out, "low", low);
        if (low < MANY)
            xml_out_attribute_int(view->out, "high", low + 1);
        xml_out_attribute_int(view->out, "hubs", hubs);
        xml_out_end(view->out);
    }
}

void
summary_write_checks(View *view, Treatment treatment)
{
    const Framework *framework = view->from->year->framework;
    double found;
    int node = 0;
    if (!number_find(view, EVALUATION_NATION, "integrity", "count", &found))
        return;
    xml_out_start(view->out, "checks");
    xml_out_attribute_int(view->out, "hubs", view->from->year->hub_count);
    number_write(view, "found", found, NUMBER_COUNT);
    number_write(view, "rate", framework->significance.rate * 100,
                 NUMBER_COUNT);
    view_text_element(view, "lead", "checks-lead");
    write_counts(view);
    for (size_t i = 0; i < G_N_ELEMENTS(groups); i++)
        write_group(view, &groups[i], treatment, &node);
    xml_out_end(view->out);
}
