/*
 * A view and its layout to a document. Where the layout is that of a booklet
 * (<volume>), the papers that the view lists follow, each set by its own layout
 * and from its own view, and the first lists them with their pages: one
 * document, one run, nothing merged afterwards.
 */
#ifndef HYOKA_RENDER_COMPOSE_H
#define HYOKA_RENDER_COMPOSE_H

#include "base/xml.h"
#include "layout/tree.h"
#include "typeset/box.h"
#include "typeset/font.h"

/* Layouts, styles and faces of a run. */
typedef struct Composer Composer;

/* All is borrowed; how views are read and validated, NULL: as they are. */
Composer *composer_new(const Layout *layout, const Styles *styles,
                       FontSet *fonts, const XmlLoad *how);
/* After the documents: their boxes name roles and styles of its layouts. */
void composer_free(Composer *composer);

/*
 * The caller's. NULL when it cannot be made: diag then has an error, or error
 * is set (HYOKA_ERROR_DATA of a view that cannot be read).
 */
Document *
compose_view(Composer *composer, const char *view, Diag *diag, GError **error);
/* The same of a view's bytes; view names them. */
Document *compose_bytes(Composer *composer, const char *view, const char *bytes,
                        size_t length, Diag *diag, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Composer, composer_free)

#endif
