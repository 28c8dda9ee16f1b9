/*
 * A layout as a typed tree: what layout.rng allows, lengths in mm, XPath
 * compiled, names of styles known. Loaded once, bound to many views.
 */
#ifndef HYOKA_LAYOUT_TREE_H
#define HYOKA_LAYOUT_TREE_H

#include <glib.h>
#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/xml.h"
#include "layout/style.h"

/* One per element of layout.rng, which says what each means. */
typedef enum {
    LAYOUT_LAYOUT,
    LAYOUT_DOCUMENT,
    LAYOUT_SUBJECT,
    LAYOUT_DATE,
    LAYOUT_PAGE,
    LAYOUT_ON,
    LAYOUT_FLOW,
    LAYOUT_VOLUME,
    /* blocks */
    LAYOUT_HEADING,
    LAYOUT_P,
    LAYOUT_TABLE,
    LAYOUT_FRAME,
    LAYOUT_GRID,
    LAYOUT_COLUMNS,
    LAYOUT_FIGURE,
    LAYOUT_PANEL,
    LAYOUT_GROUP,
    LAYOUT_CHART,
    LAYOUT_SPACE,
    LAYOUT_RULE,
    LAYOUT_BREAK,
    LAYOUT_CONTENTS,
    /* their parts */
    LAYOUT_TITLE,
    LAYOUT_ASIDE,
    LAYOUT_COLUMN,
    LAYOUT_HEAD,
    LAYOUT_ROW,
    LAYOUT_CELL,
    LAYOUT_CAPTION,
    LAYOUT_PARAMETER,
    LAYOUT_DATA,
    LAYOUT_FIELD,
    /* placed in a frame or on every page */
    LAYOUT_LABEL,
    LAYOUT_VERTICAL,
    LAYOUT_LINE,
    LAYOUT_RECT,
    LAYOUT_BLOCK,
    LAYOUT_THUMB,
    LAYOUT_INDEX,
    /* inline */
    LAYOUT_LITERAL, /* text as it stands in the layout */
    LAYOUT_TEXT,
    LAYOUT_CONTENT,
    LAYOUT_SPAN,
    LAYOUT_MARK,
    LAYOUT_BR,
    LAYOUT_FOLIO,
    LAYOUT_THROUGH,
    LAYOUT_LINK,
    LAYOUT_PAGE_OF,
    LAYOUT_FOOTNOTE,
    /* anywhere */
    LAYOUT_EACH,
    LAYOUT_IF,
    LAYOUT_CHOOSE,
    LAYOUT_WHEN,
    LAYOUT_OTHERWISE,
    LAYOUT_KIND_COUNT
} LayoutKind;

/* Where a placed thing's x counts from, and how text or columns are set. */
typedef enum {
    SIDE_NONE,
    SIDE_LEFT,
    SIDE_CENTRE,
    SIDE_RIGHT,
    SIDE_INNER, /* the binding edge: left on odd pages */
    SIDE_OUTER,
    SIDE_DECIMAL,
    SIDE_JUSTIFY
} LayoutSide;

typedef enum { PAGES_ALL, PAGES_FIRST, PAGES_REST } LayoutPages;
typedef enum { KEEP_NONE, KEEP_NEXT, KEEP_TOGETHER } LayoutKeep;

typedef struct LayoutNode LayoutNode;
struct LayoutNode {
    LayoutKind kind;
    DiagPlace place;
    const char *literal;
    const char *select_source, *test_source;
    const char *measure_source, *key_source;
    const XmlPath *select, *test, *measure, *key;
    const char *anchor, *to; /* name of a place; of the place led to */
    const char *name;  /* master, data, field, parameter; kind of a chart */
    const char *style; /* text style; of heading and table their own */
    const char *fill, *line;
    const char *rule, *rule_above; /* line styles */
    const char *format, *missing, *value, *role, *separator, *continued;
    LayoutSide align, at;
    LayoutPages pages;
    LayoutKeep keep;
    /* mm; NAN when not given */
    double x, y, x2, y2, width, height, gap, inset, before, after;
    double step_x, step_y, inner, outer, top, bottom, spread, beside;
    double fraction; /* of a column: n of "nfr", else 0 */
    int span, count, level;
    bool numbered, break_page, header;
    const LayoutNode *const *children;
    int child_count;
};

typedef struct Layout Layout;

/*
 * Mistakes (XML, schema, expression, style name) are findings in diag and give
 * NULL; a file that cannot be read sets error. layout.rng is looked for beside
 * styles.xml. XInclude reaches files in the layout's folder and below. styles
 * is borrowed for the life of the layout.
 */
Layout *
layout_load(const char *path, const Styles *styles, Diag *diag, GError **error);
void layout_free(Layout *layout);

const LayoutNode *layout_root(const Layout *layout);
const Styles *layout_styles(const Layout *layout);
/* Every file it was made from, for the depfile; of char *, borrowed. */
const GPtrArray *layout_files(const Layout *layout);

/* The element's name, as in layout.rng. */
const char *layout_kind_name(LayoutKind kind);
/* The first child of that kind, or NULL. */
const LayoutNode *layout_child(const LayoutNode *node, LayoutKind kind);
/* Text, span and the like, which stand in a line; each, if and choose count as
 * what they hold. */
bool layout_is_inline(const LayoutNode *node);
/* White space as set text has it: a line end with the indentation around it is
 * nothing beside a wide character or an end, else one space. In the arena. */
const char *layout_collapse(Arena *arena, const char *text);
/* value when it is a number, else otherwise (for lengths that were not given).
 */
double layout_or(double value, double otherwise);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Layout, layout_free)

#endif
