/*
 * A bound layout as pages of boxes: blocks become slices that no page break
 * may cut, slices become pages.
 */
#ifndef HYOKA_TYPESET_FLOW_H
#define HYOKA_TYPESET_FLOW_H

#include "layout/bind.h"
#include "typeset/box.h"
#include "typeset/font.h"
#include "typeset/slice.h"

/*
 * The document, which the caller frees; it does not need bound afterwards.
 * What does not fit where it was put is a finding at the layout's place.
 * Missing glyphs are left to font_missing().
 */
Document *flow_document(const Bound *root, const Styles *styles, FontSet *fonts,
                        Diag *diag);

/* The same as a part of a booklet; part->places is used as it is. */
Document *flow_part(const Bound *root, const Styles *styles, FontSet *fonts,
                    Diag *diag, const FlowPart *part);

/* What layout_load cannot know: kinds of charts, the data they need and the
 * styles they use. False when anything was found. */
bool flow_check(const Layout *layout, Diag *diag);

#endif
