#include "typeset/chart_scale.h"

#include <math.h>
#include <string.h>

#include "base/decimal.h"

double
scale_at(const Scale *scale, double value)
{
    double span = scale->high - scale->low;
    if (span <= 0)
        return (scale->from + scale->to) / 2;
    double share = CLAMP((value - scale->low) / span, 0, 1);
    return scale->from + share * (scale->to - scale->from);
}

bool
scale_holds(const Scale *scale, double value)
{
    return value >= scale->low && value <= scale->high;
}

bool
scale_marks(const Scale *scale, const double *at, int i)
{
    if (!scale_holds(scale, at[i]))
        return false;
    for (int before = 0; before < i; before++)
        if (scale_holds(scale, at[before]) && at[before] >= at[i])
            return false;
    return true;
}

double
scale_step(double span, int most)
{
    static const double round[] = {1, 2, 2.5, 5, 10};
    g_assert(most > 0);
    if (!(span > 0))
        return 1;
    double power = pow(10, floor(log10(span / most)));
    for (guint i = 0; i < G_N_ELEMENTS(round); i++)
        if (round[i] * power * most >= span * (1 - 1e-9))
            return round[i] * power;
    return 10 * power;
}

void
scale_widen(double *low, double *high, int most)
{
    if (*high <= *low) {
        double spread = fabs(*low) > 1 ? fabs(*low) * .1 : 1;
        *low -= spread;
        *high += spread;
    }
    double step = scale_step(*high - *low, most);
    double least = *low, greatest = *high;
    do {
        *low = floor(least / step + 1e-9) * step;
        *high = ceil(greatest / step - 1e-9) * step;
        double wider = scale_step(*high - *low, most);
        if (wider <= step * (1 + 1e-9))
            return;
        step = wider;
    } while (true);
}

static const char *
signed_text(Arena *arena, double value, int places)
{
    char buffer[DECIMAL_TEXT_SIZE];
    decimal_group_text(fabs(value), places, buffer);
    return arena_printf(arena, "%s%s", value < 0 ? "▲" : "", buffer);
}

const char *
scale_text(Arena *arena, double value, double step)
{
    int places = 0;
    while (places < 4 &&
           fabs(step * pow(10, places) - round(step * pow(10, places))) > 1e-9)
        places++;
    return signed_text(arena, value, places);
}

const char *
figure_text(Arena *arena, const char *cell)
{
    double value;
    if (!decimal_parse(cell, &value) || strpbrk(cell, "eE"))
        return cell;
    const char *point = strchr(cell, '.');
    int places = point ? (int)strlen(point + 1) : 0;
    return signed_text(arena, value, MIN(places, 12));
}

int
scale_list(const ChartData *data, const char *name, const char *fallback,
           double *values, int most)
{
    int count = 0;
    for (int row = 0; row < chart_rows(data, name) && count < most; row++)
        if (chart_number(data, name, row, "value", &values[count]))
            count++;
    if (count > 0)
        return count;
    const char *text = chart_parameter(data, name, fallback);
    g_auto(GStrv) words = g_strsplit(text, " ", -1);
    for (char **word = words; *word && count < most; word++)
        if (decimal_parse(*word, &values[count]))
            count++;
    return count;
}

int
scale_count(const ChartData *data, const char *table, const char *field)
{
    int count = 0;
    for (int row = 0; row < chart_rows(data, table); row++) {
        double value;
        count += chart_number(data, table, row, field, &value);
    }
    return count;
}

bool
scale_range(const ChartData *data, const char *table, const char *field,
            double *low, double *high)
{
    bool found = false;
    for (int row = 0; row < chart_rows(data, table); row++) {
        double value;
        if (!chart_number(data, table, row, field, &value))
            continue;
        *low = found ? MIN(*low, value) : value;
        *high = found ? MAX(*high, value) : value;
        found = true;
    }
    return found;
}
