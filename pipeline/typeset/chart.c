#include "typeset/chart.h"

#include <string.h>

#include "base/decimal.h"
#include "typeset/chart_kinds.h"

static const ChartKind *const kinds[] = {
    &chart_bar,      &chart_bump,       &chart_caterpillar,   &chart_dots,
    &chart_dumbbell, &chart_forecast,   &chart_funnel,        &chart_grade,
    &chart_heat,     &chart_histogram,  &chart_interval,      &chart_ladder,
    &chart_methods,  &chart_mini_strip, &chart_months,        &chart_multiples,
    &chart_pace,     &chart_radar,      &chart_rank_interval, &chart_scale,
    &chart_scatter,  &chart_slope,      &chart_spark,         &chart_squares,
    &chart_stacked,  &chart_strip,      &chart_tiles,         &chart_trend,
    &chart_years,
};

const ChartKind *
chart_kind(const char *name)
{
    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (!strcmp(kinds[i]->name, name))
            return kinds[i];
    return NULL;
}

static const ChartTable *
find_table(const ChartData *data, const char *name)
{
    for (int i = 0; i < data->table_count; i++)
        if (!strcmp(data->tables[i].name, name))
            return &data->tables[i];
    return NULL;
}

int
chart_rows(const ChartData *data, const char *table)
{
    const ChartTable *found = find_table(data, table);
    return found ? found->rows : 0;
}

const char *
chart_text(const ChartData *data, const char *table, int row, const char *field)
{
    const ChartTable *found = find_table(data, table);
    if (!found || row < 0 || row >= found->rows)
        return NULL;
    for (int column = 0; column < found->columns; column++)
        if (!strcmp(found->fields[column], field)) {
            const char *cell = found->cells[row * found->columns + column];
            return cell && *cell ? cell : NULL;
        }
    return NULL;
}

const char *
chart_cell(const ChartData *data, const char *table, int row, const char *field)
{
    const char *cell = chart_text(data, table, row, field);
    double value;
    return cell && decimal_parse(cell, &value) ? cell : NULL;
}

bool
chart_number(const ChartData *data, const char *table, int row,
             const char *field, double *value)
{
    const char *cell = chart_text(data, table, row, field);
    return cell && decimal_parse(cell, value);
}

const char *
chart_parameter(const ChartData *data, const char *name, const char *fallback)
{
    const char *const *pair = data->parameters;
    for (; pair && pair[0]; pair += 2)
        if (!strcmp(pair[0], name))
            return pair[1];
    return fallback;
}

double
chart_parameter_number(const ChartData *data, const char *name, double fallback)
{
    double value = fallback;
    const char *text = chart_parameter(data, name, NULL);
    if (text)
        decimal_parse(text, &value);
    return value;
}
