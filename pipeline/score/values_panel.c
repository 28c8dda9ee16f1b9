#include "score/values_panel.h"
#include <stdlib.h>
#include <string.h>

static int
person_number(const char *person)
{
    return (int)strtol(person + strcspn(person, "0123456789"), NULL, 10);
}

int
panel_person(const YearHub *hub, const char *letter, GArray *places)
{
    for (int i = 0; i < hub->evaluator_count; i++) {
        const YearEvaluator *evaluator = &hub->evaluators[i];
        if (strcmp(evaluator->letter, letter) != 0)
            continue;
        if (places)
            g_array_append_val(places, evaluator->at);
        return person_number(evaluator->person);
    }
    return 0;
}

int
panel_greatest(const Year *year)
{
    int greatest = 0;
    for (int i = 0; i < year->hub_count; i++)
        for (int j = 0; j < year->hubs[i].evaluator_count; j++)
            greatest = MAX(greatest,
                           person_number(year->hubs[i].evaluators[j].person));
    return greatest;
}

/* A hub's marks of one item, those of unknown persons left out. */
static void
add_marks(GArray *values, const YearHub *hub, const char *rubric, int index,
          double unit, const char *column)
{
    const YearHearing *hearing = hub->hearing;
    for (int i = 0; hearing && i < hearing->evaluation_count; i++) {
        const YearEvaluation *evaluation = &hearing->evaluations[i];
        const YearLevel *level =
            year_level(evaluation->levels, evaluation->level_count, rubric);
        int person = panel_person(hub, evaluation->letter, NULL);
        if (!level || person == 0)
            continue;
        double value = level->value;
        if (strcmp(column, "hubs") == 0)
            value = index;
        else if (strcmp(column, "units") == 0)
            value = unit;
        else if (strcmp(column, "raters") == 0)
            value = person;
        g_array_append_val(values, value);
    }
}

Operand
panel_operand(const Scoring *scoring, const char *name)
{
    const Framework *f = scoring->framework;
    const char *dot = strchr(name, '.');
    g_autofree char *only = dot ? g_strndup(name, (gsize)(dot - name)) : NULL;
    const char *column = dot ? dot + 1 : name;
    g_autoptr(GArray) values = g_array_new(FALSE, FALSE, sizeof(double));
    for (int i = 0; i < scoring->year->hub_count; i++)
        for (int j = 0; j < f->rubric_count; j++)
            if (!only || strcmp(only, f->rubric[j].id) == 0)
                add_marks(values, &scoring->year->hubs[i], f->rubric[j].id, i,
                          i * f->rubric_count + j, column);
    if (values->len == 0)
        return (Operand){.missing = "no-levels", .weight = 1};
    double *copy = arena_array(scoring->arena, double, values->len);
    memcpy(copy, values->data, sizeof(double) * values->len);
    return (Operand){
        .values = copy, .count = (int)values->len, .list = true, .weight = 1};
}
