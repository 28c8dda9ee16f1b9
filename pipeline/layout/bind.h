/*
 * A layout bound to a view: the only evaluation of XPath. What comes out has
 * no expression, no condition and no repetition any more: blocks, and lines of
 * text in one look each. Everything lives in the arena.
 */
#ifndef HYOKA_LAYOUT_BIND_H
#define HYOKA_LAYOUT_BIND_H

#include "layout/tree.h"

typedef struct Bound Bound;

typedef enum {
    SPAN_TEXT,
    SPAN_BREAK,   /* a new line */
    SPAN_FOLIO,   /* the page's number */
    SPAN_THROUGH, /* text and the number in the booklet, or nothing */
    SPAN_PAGE_OF  /* the number of the page that link stands on */
} SpanKind;

/* A stretch of text in one look. */
typedef struct {
    SpanKind kind;
    const char *text;
    const char *style; /* text style; NULL: that of the paragraph */
    const char *ruby;  /* reading over the text, or NULL */
    bool emphasis;     /* a dot over each character */
    bool raised;       /* the mark of a note */
    bool keep;         /* never broken inside */
    const char *link;  /* the place it leads to, or NULL */
    const Bound *note; /* the footnote whose mark this is, or NULL */
} BoundSpan;

/* The rows of one <data> of a chart. A cell is NULL where nothing is. */
typedef struct {
    const char *name;
    int rows, columns;
    const char *const *fields;
    const char *const *cells;
} BoundTable;

struct Bound {
    const LayoutNode *node;
    const Bound *const *children; /* each, if and choose are gone */
    int child_count;
    const BoundSpan *spans; /* of what holds a line or paragraph */
    int span_count;
    const char *anchor; /* name of this place for links, or NULL */
    /* Of the root: page numbers of other places are printed, which are known
     * only once all is laid out. */
    bool needs_pages;
    /* Offset of a placed child of an <each> with steps, mm. */
    double dx, dy;
    double measure; /* <p>: width in em of its style; 0: all there is */
    /* <thumb>: number of steps. */
    double index;
    /* <chart>; of <volume> its one table */
    const BoundTable *tables;
    int table_count;
    const char *const *parameters; /* name, value, …, NULL */
};

/*
 * The layout's root bound to the view. A select= that finds nothing, without
 * missing=, and a value its format= cannot dress are findings at the layout's
 * place; look at diag before using the result. A link to a place that this
 * view leaves out gives its words alone, a page-of its missing=. The view's
 * names are matched without their namespace; the view may be freed afterwards.
 */
const Bound *
layout_bind(const Layout *layout, XmlDocument *view, Arena *arena, Diag *diag);

/* The first child of that kind, or NULL. */
const Bound *bound_child(const Bound *bound, LayoutKind kind);
/* The spans' text in one string, in the arena. */
const char *bound_text(const Bound *bound, Arena *arena);

#endif
