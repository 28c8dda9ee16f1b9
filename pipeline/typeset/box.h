/*
 * Boxes: what a page consists of, after all layout is done and before anything
 * is painted. A document is a list of pages, a page a list of boxes in painting
 * order. Lengths are millimetres from the page's top left corner, y downward;
 * the y of a text is its baseline.
 *
 * Everything a box points to lives in the arena of its Document. render/ paints
 * boxes without knowing fonts' shaping, styles or layouts; dump writes them as
 * text for the goldens.
 */
#ifndef HYOKA_TYPESET_BOX_H
#define HYOKA_TYPESET_BOX_H

#include <glib.h>
#include <stdbool.h>

#include "base/arena.h"

typedef struct {
    guint8 red, green, blue; /* sRGB */
} Color;

/* Glyphs of one face and size, set on one baseline. */
typedef struct {
    int face;             /* index into the FontSet, see font.h */
    double size;          /* body size (1 em), mm */
    int count;            /* number of glyphs */
    const guint32 *glyph; /* count glyph ids */
    const double *x;      /* count offsets from the run's origin, mm */
    const double *y;      /* the same, downward; NULL when all are 0 */
    const char *text;     /* the source text the glyphs show, UTF-8, NFC */
    const int *byte;      /* count + 1 offsets: glyph i shows
                             text[byte[i], byte[i + 1]), which may be empty */
    double width;         /* advance of the whole run, mm */
} GlyphRun;

typedef enum {
    BOX_TEXT,   /* run at x, y in color fill */
    BOX_LINE,   /* x, y to x1, y1 */
    BOX_RECT,   /* x, y is the top left corner, x1, y1 the bottom right */
    BOX_CIRCLE, /* centre x, y; radius */
    BOX_POLY,   /* point_count pairs in points; closed or open */
    BOX_BEGIN,  /* opens a structure element: role, alternative text */
    BOX_END,    /* closes it; the two nest */
    BOX_TARGET, /* a named place to link to: text is its name */
} BoxKind;

typedef struct {
    BoxKind kind;
    const char *style; /* name in styles.xml, for the dump */
    double x, y, x1, y1;
    double radius;
    bool filled, stroked, closed;
    Color fill, stroke;
    double line_width;    /* mm */
    double dash[2];       /* on, off in mm; 0, 0 is a solid line */
    const double *points; /* x, y, x, y, … mm */
    int point_count;
    const GlyphRun *run;
    const char *role;    /* BOX_BEGIN: PDF structure type: P, H1, Table, Figure;
                            "Artifact" for running heads and feet */
    const char *text;    /* BOX_BEGIN: alternative text or NULL; of a Link the
                            name of the BOX_TARGET it leads to; of a TH "Row"
                            where it heads its row, NULL: its column */
    const void *element; /* BOX_BEGIN: the same on a later page is the same
                            element going on; NULL: only this one */
    int span;            /* BOX_BEGIN of a cell: columns it covers; 0 is 1 */
} Box;

typedef struct {
    double width, height; /* mm */
    const char *master;   /* name of the page master */
    const char *label;    /* page label in the viewer, e.g. "3" */
    GArray *boxes;        /* of Box; NULL once they are shed */
    int unit;             /* of a volume, from 1; 0: of no volume */
} Page;

typedef struct {
    const char *title;
    int level; /* 1 is outermost */
    int page;  /* 0-based */
    double y;  /* mm */
} OutlineEntry;

typedef struct {
    Arena *arena;
    GPtrArray *pages;  /* of Page * */
    GArray *outline;   /* of OutlineEntry, in reading order */
    const char *title; /* for the document information and the title bar */
    const char *subject;
    const char *date; /* ISO 8601, from the view; never the clock */
    GPtrArray *units; /* of a volume: the documents it is made of, its own;
                         NULL once they are shed */
    bool loose;       /* a volume whose units of one page are a leaf each:
                         nothing stands on their backs */
} Document;

Document *document_new(void);
void document_free(Document *document);
/* The new page is the document's. */
Page *document_add_page(Document *document, double width, double height);

/*
 * Make unit, which is taken over, the next one of a volume: its pages follow,
 * on a right-hand page as they were set (an empty page comes before where it
 * must and the volume is not loose), their labels behind label and a hyphen;
 * its title is an entry of the outline above its own. Links lead to places of
 * their own unit, or, where the name begins with a number and a stroke
 * ("2/#5"), of the unit of that number.
 */
void document_append(Document *volume, Document *unit, const char *label);

/* Free what the units so far are made of. Of a volume that is written as it
 * grows, the sizes and labels of pages and the outline are left. */
void document_shed(Document *volume);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Document, document_free)

#endif
