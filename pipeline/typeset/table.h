/* A table in the making. */
#ifndef HYOKA_TYPESET_TABLE_H
#define HYOKA_TYPESET_TABLE_H

#include "typeset/block.h"

typedef struct {
    double x, width; /* mm; width holds gap, the blank at the right */
    double gap;
    double parts;    /* n of "nfr" */
    double fraction; /* widest part from the decimal point on, mm */
    LayoutSide align;
    const char *style; /* text style or NULL */
    bool header;       /* its cells head their rows */
} TableColumn;

typedef struct {
    Flow *flow;
    const TableStyle *style;
    TableColumn *columns;
    int count;
    double width;
    const Element *element;
    bool in_head;
    bool plain; /* no structure elements: the repeated head */
} Table;

/* One row as a slice, with rules (line styles or NULL) above and below. */
Slice *table_row(Table *table, SliceList *list, const Bound *row,
                 const char *above, const char *below);
const char *table_cell_style(const Table *table, const Bound *row,
                             const Bound *cell, int column);
/* How far left of its column's edge a figure ends so that points align. */
double table_decimal_shift(const Table *table, const Bound *row,
                           const Bound *cell, int column);

#endif
