/*
 * Which slices stand on which page. Pages are filled from the first on, as far
 * as a break is allowed. Where that leaves too little on the last page before
 * a break or the end, the spaces between blocks give way, or the page before
 * gives some of what it has; if neither helps, a break that was only wished for
 * is no more.
 */
#ifndef HYOKA_TYPESET_PAGE_PLAN_H
#define HYOKA_TYPESET_PAGE_PLAN_H

#include "typeset/slice.h"

/* Above a page's footnotes: space, then a short rule, then space, mm. */
enum { NOTE_ABOVE = 3, NOTE_BELOW = 1 };

/* How far the slices have gone: a slice and, in columns, a slice of theirs. */
typedef struct {
    int slice;
    int inside;
} PageMark;

typedef struct {
    PageMark from, end;
    double used;   /* height, footnotes left out, mm */
    bool overfull; /* its only slice is higher than the page */
} PagePlan;

/* Of PagePlan, one a page; the caller unrefs. The spaces before slices may be
 * made smaller. There is at least one slice. */
GArray *page_plan(const SliceList *list, double room);

/* How far columns go from slice first on. */
typedef struct {
    int end;       /* the slice they stop at */
    double height; /* of the tallest column, or all the room when they go on */
    double notes;  /* of the footnotes that they bring */
} ColumnsPlan;

/* What goes into room above a foot that holds notes already: all, balanced, or
 * as much as leaves space for its own notes. Only where nothing stands above
 * them (alone) may columns cut what does not fit. ends as for columns_fill. */
ColumnsPlan page_plan_columns(const Columns *columns, int first, double room,
                              double notes, bool alone, int *ends);

#endif
