/* Blocks as slices: one function a kind. */
#ifndef HYOKA_TYPESET_BLOCK_H
#define HYOKA_TYPESET_BLOCK_H

#include "typeset/set_text.h"
#include "typeset/slice.h"

/* All blocks among children, one below the other. */
void block_all(SliceList *list, const Bound *const *children, int count);
/* The same into a new list of its own. */
SliceList *block_list(Flow *flow, const Bound *parent, double width,
                      const Element *element);

/* Lines of text in an element of that role; style is used where the node names
 * none. */
void block_text(SliceList *list, const Bound *bound, const char *style,
                const char *role);
/* The slices of a footnote, in the width of the page. */
const SliceList *block_note(Flow *flow, const Bound *note);

void block_heading(SliceList *list, const Bound *bound);
void block_table(SliceList *list, const Bound *bound);
void block_frame(SliceList *list, const Bound *bound);
void block_grid(SliceList *list, const Bound *bound);
void block_columns(SliceList *list, const Bound *bound);
void block_panel(SliceList *list, const Bound *bound);
void block_chart(SliceList *list, const Bound *bound);
void block_contents(SliceList *list, const Bound *bound);

/* Things at places of their own (frames, running matter), on a canvas of that
 * width. odd says on which side the binding is. artifact: nothing of it is the
 * document's content. */
typedef struct {
    Canvas canvas;
    Flow *flow;
    double width;
    double
        page_left; /* of the canvas' origin, for what counts from the paper */
    double page_width;
    bool odd;
    bool artifact;
    double label_left; /* left edge of the last label, for beside= */
    const Element *element;
} Placing;

void place_all(Placing *placing, const Bound *const *children, int count);

/* A chart in a figure element, at the canvas' origin. */
void chart_place(Flow *flow, Canvas *canvas, const Bound *bound, double width,
                 double height);

/* Note in diag that node's content is too large by mm. */
void
block_overfull(Flow *flow, const LayoutNode *node, const char *what, double mm);

#endif
