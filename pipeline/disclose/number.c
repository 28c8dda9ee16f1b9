#include "disclose/number.h"

#include "base/decimal.h"
#include <math.h>

/* Below this a rate is printed with two decimals. */
static const double SMALL_RATE = 3;

static int
number_places(double value, NumberKind kind)
{
    switch (kind) {
    case NUMBER_COUNT:
        return 0;
    case NUMBER_SCORE:
    case NUMBER_SHARE:
        return 1;
    case NUMBER_RATE:
        return fabs(value) < SMALL_RATE ? 2 : 1;
    case NUMBER_TWO:
        return 2;
    case NUMBER_THREE:
        return 3;
    case NUMBER_FOUR:
        return 4;
    }
    g_assert_not_reached();
}

const char *
number_text(Arena *arena, double value, NumberKind kind)
{
    char buffer[DECIMAL_TEXT_SIZE];
    double shown = kind == NUMBER_SHARE ? value * 100 : value;
    return arena_dup(
        arena, decimal_round_text(shown, number_places(value, kind), buffer));
}

double
number_printed(double value, NumberKind kind)
{
    double shown = kind == NUMBER_SHARE ? value * 100 : value;
    return decimal_round(shown, number_places(value, kind));
}

void
number_write(View *view, const char *attribute, double value, NumberKind kind)
{
    xml_out_attribute(view->out, attribute,
                      number_text(view->arena, value, kind));
}

bool
number_item(View *view, const char *attribute, const char *unit,
            const char *item, NumberKind kind)
{
    double value;
    if (!evaluation_number(view->from->evaluation, unit, item, &value))
        return false;
    number_write(view, attribute, value, kind);
    return true;
}

bool
number_find(const View *view, const char *unit, const char *prefix,
            const char *name, double *value)
{
    g_autofree char *item = g_strconcat(prefix, ".", name, NULL);
    return evaluation_number(view->from->evaluation, unit, item, value);
}

bool
number_of(View *view, const char *attribute, const char *prefix,
          const char *name, NumberKind kind)
{
    double value;
    if (!number_find(view, view->unit, prefix, name, &value))
        return false;
    number_write(view, attribute, value, kind);
    return true;
}

double
number_mark(double share)
{
    return number_printed(share, NUMBER_SHARE);
}

void
number_write_mark(View *view, const char *attribute, double share)
{
    char buffer[DECIMAL_TEXT_SIZE];
    xml_out_attribute(view->out, attribute,
                      decimal_text(number_mark(share), buffer));
}

NumberKind
number_kind_of_rate(const Indicator *indicator)
{
    return indicator->share ? NUMBER_SHARE : NUMBER_RATE;
}
