/* The hub between specialist and generalist, beside others, which have no names
 * and stand in the cells of disclosure.xml's grid. */
#include "base/decimal.h"
#include "disclose/card.h"
#include <math.h>

/* A cell of the grid by its place from 0, and how many hubs it has. */
typedef struct {
    int x, y, count;
} Cell;

static int
compare_cells(const void *a, const void *b)
{
    const Cell *left = a, *right = b;
    if (left->x != right->x)
        return left->x < right->x ? -1 : 1;
    return (left->y > right->y) - (left->y < right->y);
}

/* Hubs of one cell become one; the cells are sorted. */
static void
merge_cells(GArray *cells)
{
    g_array_sort(cells, compare_cells);
    guint kept = 0;
    for (guint i = 1; i < cells->len; i++) {
        Cell *last = &g_array_index(cells, Cell, kept);
        const Cell *cell = &g_array_index(cells, Cell, i);
        if (compare_cells(last, cell) == 0)
            last->count += cell->count;
        else
            g_array_index(cells, Cell, ++kept) = *cell;
    }
    g_array_set_size(cells, cells->len ? kept + 1 : 0);
}

/* Cells of the other hubs of a type (NULL: of all), *hubs of them. */
static GArray *
other_cells(const View *view, const char *x, const char *y, const char *type,
            int *hubs)
{
    GArray *cells = g_array_new(FALSE, FALSE, sizeof(Cell));
    const Year *year = view->from->year;
    double step = view->from->policy->others_step, across, up;
    for (int i = 0; i < year->hub_count; i++) {
        const YearHub *hub = &year->hubs[i];
        if (hub == view->hub || (type && g_strcmp0(type, hub->mission.type)) ||
            !number_find(view, hub->code, x, "score", &across) ||
            !number_find(view, hub->code, y, "score", &up))
            continue;
        Cell cell = {(int)floor(across / step), (int)floor(up / step), 1};
        g_array_append_val(cells, cell);
    }
    *hubs = (int)cells->len;
    merge_cells(cells);
    return cells;
}

static void
write_cells(View *view, const GArray *cells)
{
    double step = view->from->policy->others_step;
    for (guint i = 0; i < cells->len; i++) {
        const Cell *cell = &g_array_index(cells, Cell, i);
        xml_out_start(view->out, "other");
        number_write(view, "x", (cell->x + 0.5) * step, NUMBER_TWO);
        number_write(view, "y", (cell->y + 0.5) * step, NUMBER_TWO);
        xml_out_attribute_int(view->out, "hubs", cell->count);
        xml_out_end(view->out);
    }
}

static void
write_scores(View *view, const Axis *x, const Axis *y)
{
    xml_out_attribute(view->out, "x-axis", x->name);
    xml_out_attribute(view->out, "y-axis", y->name);
    number_of(view, "x", x->id, "score", NUMBER_SCORE);
    number_of(view, "y", y->id, "score", NUMBER_SCORE);
    number_item(view, "x-median", EVALUATION_NATION,
                arena_printf(view->arena, "%s.median", x->id), NUMBER_SCORE);
    number_item(view, "y-median", EVALUATION_NATION,
                arena_printf(view->arena, "%s.median", y->id), NUMBER_SCORE);
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
    const Policy *policy = view->from->policy;
    int same_hubs, all_hubs;
    g_autoptr(GArray) same = other_cells(view, x->id, y->id, type, &same_hubs);
    g_autoptr(GArray) all = other_cells(view, x->id, y->id, NULL, &all_hubs);
    char step[DECIMAL_TEXT_SIZE];
    bool by_type = type && same_hubs >= policy->others_least;
    xml_out_start(view->out, "balance");
    write_scores(view, x, y);
    xml_out_attribute(view->out, "step",
                      decimal_text(policy->others_step, step));
    xml_out_attribute(view->out, "type", by_type ? type : NULL);
    view_text_element(view, "lead", "balance-lead");
    write_cells(view, by_type ? same : all);
    xml_out_end(view->out);
}

const ViewSection card_balance_sections[] = {
    {"balance", FIELD_AXES, write_balance},
    {NULL, 0, NULL},
};
