/* Between pdf_tags*.c. */
#ifndef HYOKA_RENDER_PDF_TAGS_PRIVATE_H
#define HYOKA_RENDER_PDF_TAGS_PRIVATE_H

#include "render/pdf_tags.h"

static const double points_per_mm = 72 / 25.4;

typedef struct {
    const char *role, *text; /* text: alternative, a link's
                                target, a TH's scope */
    int parent;              /* -1 for the outermost */
    int span;                /* columns of a cell */
    gint64 order;            /* page and box that opened it */
    int page;
    double left, top, right, bottom; /* what its boxes cover on that page, mm */
    bool used;                       /* it or one inside it has content */
    int object;                      /* its number in the file */
    GString *words;                  /* what a link shows; NULL otherwise */
} TagElement;

/* Marked content of an element. */
typedef struct {
    int element;
    gint64 order;
    int page, mcid;
} TagContent;

typedef struct {
    GArray *runs, *figures;
    int marks; /* MCIDs given so far */
} TagPage;

typedef struct {
    const char *name;
    int page;
    double y; /* mm */
} TagTarget;

struct PdfTags {
    const Document *document;
    GArray *elements;    /* of TagElement, parents before children */
    GArray *contents;    /* of TagContent, in the order of marking */
    GArray *targets;     /* of TagTarget */
    GArray *pages;       /* of TagPage, from the first on */
    int first;
    GHashTable *outlast; /* Box.element to index + 1: those that go on */
};

static inline gint64
tag_order(int page, int box)
{
    return (gint64)page << 32 | box;
}

#endif
