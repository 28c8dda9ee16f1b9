/* What the files of bind share. */
#ifndef HYOKA_LAYOUT_BIND_PRIVATE_H
#define HYOKA_LAYOUT_BIND_PRIVATE_H

#include "layout/bind.h"

/* Spans of which some lead somewhere. */
typedef struct {
    const LayoutNode *node;
    BoundSpan *spans;
    int count;
} Linked;

typedef struct {
    Arena *arena;
    Diag *diag;
    int notes;           /* footnotes so far */
    GHashTable *anchors; /* names of the places there are */
    GArray *linked;      /* of Linked */
    bool needs_pages;
} Binder;

/* The spans of node's content at a place of the view, into *bound. */
void
bind_spans(Binder *binder, const LayoutNode *node, XmlNode *view, Bound *bound);
/* What select= of node gives, dressed; missing= where that is nothing, with a
 * finding and "" where that is not given. */
const char *bind_value(Binder *binder, const LayoutNode *node, XmlNode *view);
/* The name of a place: name, or name:KEY where node has key=; NULL where key=
 * gives nothing. */
const char *bind_name(Binder *binder, const LayoutNode *node, const char *name,
                      XmlNode *view);
/* The tables and parameters of a chart. */
void
bind_chart(Binder *binder, const LayoutNode *node, XmlNode *view, Bound *bound);

/* Whether the branch (if, when, otherwise) is taken. */
bool bind_test(const LayoutNode *branch, XmlNode *view);
/* The branch of a choose that is taken, or NULL. */
const LayoutNode *bind_choose(const LayoutNode *choose, XmlNode *view);
/* The elements that an <each> or <data> goes over; the caller unrefs. */
GPtrArray *bind_elements(Binder *binder, const LayoutNode *node, XmlNode *view);
void bind_empty(Binder *binder, const LayoutNode *node);

#endif
