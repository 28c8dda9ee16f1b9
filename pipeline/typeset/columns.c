#include "typeset/slice.h"

#include <math.h>

/* Sums of tenths of millimetres must not fail by their last bit. */
#define SLACK 1e-6

/* The end of one column that begins with slice first. What must stay together
 * and does not fit is cut, or left for a higher column. */
static int
fill_one(const SliceList *list, int first, double height, bool cut)
{
    int count = (int)list->slices->len;
    int legal = first;
    double y = 0;
    int i = first;
    for (; i < count; i++) {
        const Slice *slice = slice_at(list, i);
        y += (i > first ? slice->before : 0) + slice->height;
        if (y > height + SLACK)
            break;
        if (!slice->keep || i + 1 == count)
            legal = i + 1;
    }
    return legal > first || !cut ? legal : i;
}

int
columns_fill(const Columns *columns, int first, double height, bool cut,
             int *ends)
{
    for (int column = 0; column < columns->count; column++) {
        first = fill_one(columns->list, first, height, cut);
        ends[column] = first;
    }
    return first;
}

/* Height of the tallest column. */
static double
used_height(const Columns *columns, int first, const int *ends)
{
    double most = 0;
    for (int column = 0; column < columns->count; column++) {
        double height = 0;
        for (int i = first; i < ends[column]; i++) {
            const Slice *slice = slice_at(columns->list, i);
            height += (i > first ? slice->before : 0) + slice->height;
        }
        most = MAX(most, height);
        first = ends[column];
    }
    return most;
}

double
columns_balance(const Columns *columns, int first, double most, int *ends)
{
    const SliceList *list = columns->list;
    int count = (int)list->slices->len;
    double total = 0;
    for (int i = first; i < count; i++)
        total += slice_at(list, i)->before + slice_at(list, i)->height;
    double high = MIN(most, total);
    if (columns_fill(columns, first, high, false, ends) < count)
        return -1;
    double low = 0;
    /* To a thousandth of a millimetre: lines are millimetres apart. */
    while (high - low > 1e-3) {
        double middle = (low + high) / 2;
        if (columns_fill(columns, first, middle, false, ends) < count)
            low = middle;
        else
            high = middle;
    }
    columns_fill(columns, first, high, false, ends);
    return used_height(columns, first, ends);
}

double
columns_emit(Arena *arena, GArray *boxes, const Element **open,
             const Columns *columns, int first, const int *ends, double x,
             double y)
{
    const SliceList *list = columns->list;
    double height = used_height(columns, first, ends);
    for (int column = 0; column < columns->count; column++) {
        double down = 0;
        double left = x + column * (list->width + columns->gap);
        for (int i = first; i < ends[column]; i++) {
            const Slice *slice = slice_at(list, i);
            down += i > first ? slice->before : 0;
            slice_emit(arena, boxes, open, slice, left, y + down);
            down += slice->height;
        }
        first = ends[column];
    }
    return height;
}
