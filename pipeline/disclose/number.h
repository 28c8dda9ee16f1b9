#ifndef HYOKA_DISCLOSE_NUMBER_H
#define HYOKA_DISCLOSE_NUMBER_H

#include "disclose/view.h"
#include <stdbool.h>

/*
 * Figures as they are printed. Each is rounded here, once, half up on its
 * decimal value; nothing finer reaches a view. A value that is missing writes
 * no attribute.
 */
typedef enum {
    NUMBER_COUNT, /* 10364 */
    NUMBER_SCORE, /* 61.8; scores, percent */
    NUMBER_SHARE, /* 0.618 → 61.8, percent */
    NUMBER_RATE,  /* one decimal, two when below 3 */
    NUMBER_TWO,   /* 0.89 */
    NUMBER_THREE, /* 1.021 */
    NUMBER_FOUR   /* 0.0014 */
} NumberKind;

/* Text in the arena. */
const char *number_text(Arena *arena, double value, NumberKind kind);
/* The value that the text has. */
double number_printed(double value, NumberKind kind);

void
number_write(View *view, const char *attribute, double value, NumberKind kind);
/* A number of the evaluation; false when it is missing. */
bool number_item(View *view, const char *attribute, const char *unit,
                 const char *item, NumberKind kind);
/* The same for item "PREFIX.NAME" of this view's unit. */
bool number_of(View *view, const char *attribute, const char *prefix,
               const char *name, NumberKind kind);
/* The value of item "PREFIX.NAME"; false when it is missing. */
bool number_find(const View *view, const char *unit, const char *prefix,
                 const char *name, double *value);

/* A share of the framework that printed percentages are compared with, as they
 * are printed; and as an attribute (90, 92.5). */
double number_mark(double share);
void number_write_mark(View *view, const char *attribute, double share);

/* How an indicator's rate is printed, and a target or actual of it. */
NumberKind number_kind_of_rate(const Indicator *indicator);

#endif
