/*
 * Slices: what a page break never cuts. A block gives one or several (a
 * paragraph one a line, a table one a row), each with its boxes from its own
 * top left corner. Lists of slices are put on pages, into columns, or stacked
 * in a cell.
 */
#ifndef HYOKA_TYPESET_SLICE_H
#define HYOKA_TYPESET_SLICE_H

#include "layout/bind.h"
#include "typeset/canvas.h"

/* A structure element; the same pointer is the same element. */
typedef struct Element Element;
struct Element {
    const char *role, *alt;
    const Element *parent; /* NULL at the top */
};

/* What the last setting taught of the pages: for contents and page-of. */
typedef struct {
    GHashTable *pages; /* name of a place to its page's number */
    GArray *entries;   /* of PlacesEntry: the outline */
} Places;

typedef struct {
    const char *title;
    const char *target; /* what a link to it is called */
    int level, page;    /* page: 1-based */
} PlacesEntry;

/* What a paper knows of the booklet that it is set for. */
typedef struct {
    int before;           /* pages of the booklet before its first */
    const Places *places; /* of its first: the others' entries; else NULL */
} FlowPart;

/* One document in the making. */
typedef struct {
    Document *document;
    const Styles *styles;
    FontSet *fonts;
    Diag *diag;
    Page *scratch; /* boxes of the slices that are open */
    double width;  /* of the page's text, for footnotes */
    const Places *places;
    const FlowPart *part; /* NULL: for itself */
    bool targets;         /* every entry of the outline is a place to link to */
    int sections;         /* numbered headings so far */
    int folio;            /* of the page whose running matter is being set */
    GPtrArray *lists;     /* the slices of every list, freed with it */
    GPtrArray *notes; /* SliceLists of footnotes whose marks were drawn in the
                         slices that are open */
} Flow;

typedef struct SliceList SliceList;

/* Shown again where a table goes on, and below where it breaks. */
typedef struct {
    const SliceList *head;
    const SliceList *tail;
} Repeat;

/* Slices of a narrower list, set side by side in columns of equal height. */
typedef struct {
    const SliceList *list;
    int count;
    double gap;
} Columns;

/* Whether a page begins. A wish gives way where the page before it would be
 * left too empty. */
typedef enum { BREAK_NONE, BREAK_WISHED, BREAK_FORCED } PageBreak;

typedef struct {
    const LayoutNode *node; /* for findings */
    double before;          /* space above it, not at the top of a page, mm */
    double height;
    const Box *boxes;
    int box_count;
    const Element *element;        /* what the boxes belong to */
    const SliceList *const *notes; /* footnotes whose marks it holds */
    int note_count;
    bool keep; /* stays with the next */
    PageBreak break_before;
    const Repeat *repeat;
    const Columns *columns; /* then it has no boxes, and height is unused */
    const char *title;      /* for the outline, or NULL */
    int level;
} Slice;

/* Names of one place. */
typedef struct Anchor Anchor;
struct Anchor {
    const char *name;
    const Anchor *next;
};

struct SliceList {
    Flow *flow;
    GArray *slices; /* of Slice */
    double width;
    double owed; /* space wanted below the last slice */
    PageBreak break_next;
    const Anchor *anchors; /* names of what is added next */
    guint notes_before;    /* length of the flow's notes when it was opened */
    const Element *element;
};

/* The list lives as long as the flow. */
SliceList *slice_list_new(Flow *flow, double width, const Element *element);

/* A name, or NULL, for the place of what is added next. */
void slice_anchor(SliceList *list, const char *name);
/* Space that comes before what is added next; of two the larger holds. */
void slice_space(SliceList *list, double space);

/*
 * A canvas whose 0, 0 is the new slice's corner; slice_close ends it and gives
 * the slice, valid until the next is opened. Lists of children are made before
 * their parent's slice is opened.
 */
Canvas slice_open(SliceList *list);
Slice *slice_close(SliceList *list, const Canvas *canvas,
                   const LayoutNode *node, double height);
Slice *slice_at(const SliceList *list, int index);

const Element *element_new(Flow *flow, const char *role, const char *alt,
                           const Element *parent);
/* Close and open elements in boxes so that *open becomes wanted. */
void element_go(GArray *boxes, const Element **open, const Element *wanted);

/* Height of a list stacked: its first slice's space does not count. */
double slice_list_height(const SliceList *list);
/* Append a slice's boxes with its corner at x, y. */
void slice_emit(Arena *arena, GArray *boxes, const Element **open,
                const Slice *slice, double x, double y);
/* Put a whole list on a canvas; columns are set in it too. base is the element
 * that is open there. */
void slice_list_draw(const SliceList *list, Canvas *canvas, double x, double y,
                     const Element *base);

/*
 * Columns: how far slices from first on go when each column may be height high.
 * ends[i] is the end of column i. Gives the end of the last. What must stay
 * together and is higher than a column is cut where that is full if cut says
 * so, else left for a higher column.
 */
int columns_fill(const Columns *columns, int first, double height, bool cut,
                 int *ends);
/* The least height at which all from first on fit, or -1 above most. */
double
columns_balance(const Columns *columns, int first, double most, int *ends);
/* Draw columns from first on; ends as above. Gives the height used. */
double columns_emit(Arena *arena, GArray *boxes, const Element **open,
                    const Columns *columns, int first, const int *ends,
                    double x, double y);

#endif
