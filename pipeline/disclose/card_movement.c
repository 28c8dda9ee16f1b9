/* What moved the composite since last year, and what would move it. */
#include "disclose/card.h"
#include "disclose/number.h"
#include <math.h>
#include <stdlib.h>

/* By how much of itself a count must grow, or how few points a level gives. */
typedef struct {
    const char *id, *name, *unit;
    double from, by, points, effort;
    bool level;
} Lever;

static int
compare_levers(const void *left, const void *right)
{
    const Lever *a = left;
    const Lever *b = right;
    if (a->effort < b->effort || a->effort > b->effort)
        return a->effort < b->effort ? -1 : 1;
    return g_strcmp0(a->id, b->id);
}

/* Of all of them those that take the least. */
static void
write_levers(View *view, GArray *levers)
{
    guint most = (guint)view->from->year->framework->marks.levers;
    g_array_sort(levers, compare_levers);
    for (guint i = 0; i < levers->len && i < most; i++) {
        const Lever *lever = &g_array_index(levers, Lever, i);
        NumberKind kind = lever->level ? NUMBER_SCORE : NUMBER_COUNT;
        xml_out_start(view->out, "lever");
        xml_out_attribute(view->out, "id", lever->id);
        xml_out_attribute(view->out, "name", lever->name);
        xml_out_attribute(view->out, "of", lever->level ? "level" : "count");
        xml_out_attribute(view->out, "unit", lever->unit);
        number_write(view, "from", lever->from, kind);
        number_write(view, "by", lever->by, kind);
        number_write(view, "points", lever->points, NUMBER_SCORE);
        xml_out_end(view->out);
    }
}

/* Counts: the whole number that is enough for a point. */
static void
write_counts(View *view)
{
    const Framework *framework = view->from->year->framework;
    g_autoptr(GArray) levers = g_array_new(FALSE, FALSE, sizeof(Lever));
    for (int i = 0; i < framework->indicator_count; i++) {
        const Indicator *indicator = &framework->indicators[i];
        Lever one = {.id = indicator->id,
                     .name = indicator->label,
                     .unit = indicator->count_unit,
                     .points = 1};
        double point;
        if (!number_find(view, view->unit, one.id, "n", &one.from) ||
            !number_find(view, view->unit, one.id, "point", &point))
            continue;
        one.by = ceil(point);
        one.effort = point / fmax(1, one.from);
        g_array_append_val(levers, one);
    }
    write_levers(view, levers);
}

static void
write_levels(View *view)
{
    const Framework *framework = view->from->year->framework;
    g_autoptr(GArray) levers = g_array_new(FALSE, FALSE, sizeof(Lever));
    if (view_may(view, FIELD_LEVELS) != TREATMENT_FULL)
        return;
    for (int i = 0; i < framework->rubric_count; i++) {
        const RubricItem *item = &framework->rubric[i];
        Lever one = {
            .id = item->id, .name = item->label, .by = 1, .level = true};
        if (!number_find(view, view->unit, one.id, "level", &one.from) ||
            !number_find(view, view->unit, one.id, "point", &one.points))
            continue;
        one.effort = -one.points;
        g_array_append_val(levers, one);
    }
    write_levers(view, levers);
}

/* The next better grade. */
static void
write_next(View *view)
{
    const Framework *framework = view->from->year->framework;
    double lack, score;
    if (!number_find(view, view->unit, "total", "next", &lack) ||
        !number_find(view, view->unit, "total", "score", &score))
        return;
    for (int i = framework->grade_count - 1; i >= 0; i--) {
        const Grade *grade = &framework->grades[i];
        if (!isfinite(grade->from) || grade->from <= score)
            continue;
        xml_out_attribute(view->out, "next-grade", grade->id);
        number_write(view, "next-from", grade->from, NUMBER_COUNT);
        number_write(view, "next", lack, NUMBER_SCORE);
        return;
    }
}

void
card_write_movement(View *view, Treatment treatment)
{
    const Framework *framework = view->from->year->framework;
    double score, moved;
    if (treatment != TREATMENT_FULL ||
        !number_find(view, view->unit, "total", "score", &score))
        return;
    xml_out_start(view->out, "movement");
    number_of(view, "change", "total", "change", NUMBER_SCORE);
    write_next(view);
    view_text_element(view, "lead", "movement-lead");
    for (int i = 0; i < framework->axis_count; i++) {
        const Axis *axis = &framework->axes[i];
        if (!number_find(view, view->unit, axis->id, "moved", &moved))
            continue;
        xml_out_start(view->out, "part");
        xml_out_attribute(view->out, "axis", axis->id);
        xml_out_attribute(view->out, "name", axis->label);
        number_write(view, "points", moved, NUMBER_TWO);
        xml_out_end(view->out);
    }
    write_counts(view);
    write_levels(view);
    xml_out_end(view->out);
}
