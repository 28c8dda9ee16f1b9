#include "render/compose.h"

#include "layout/bind.h"
#include "typeset/contents.h"
#include "typeset/flow.h"

struct Composer {
    const Layout *layout;
    const Styles *styles;
    FontSet *fonts;
    XmlLoad how;         /* views are read */
    GHashTable *layouts; /* of a booklet's papers, by path */
};

/* A paper of a booklet, bound. */
typedef struct {
    const char *label; /* NULL: the booklet's own */
    const Bound *root;
} Part;

Composer *
composer_new(const Layout *layout, const Styles *styles, FontSet *fonts,
             const XmlLoad *how)
{
    Composer *composer = g_new0(Composer, 1);
    composer->layout = layout;
    composer->styles = styles;
    composer->fonts = fonts;
    composer->how = how ? *how : (XmlLoad){.limit = XML_STAGE_BYTES};
    composer->layouts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
                                              (GDestroyNotify)layout_free);
    return composer;
}

void
composer_free(Composer *composer)
{
    if (!composer)
        return;
    g_hash_table_unref(composer->layouts);
    g_free(composer);
}

/* document is freed. NULL with errors in diag. */
static const Bound *
bind_document(const Layout *layout, XmlDocument *document, Arena *arena,
              Diag *diag)
{
    int errors = diag_count(diag, DIAG_ERROR);
    const Bound *bound = layout_bind(layout, document, arena, diag);
    xml_free(document);
    return diag_count(diag, DIAG_ERROR) > errors ? NULL : bound;
}

/* --- the papers of a booklet -----------------------------------------------
 */

static const char *
cell(const BoundTable *table, int row, const char *field)
{
    for (int i = 0; i < table->columns; i++)
        if (g_str_equal(table->fields[i], field))
            return table->cells[row * table->columns + i];
    return NULL;
}

/* The file beside a file of the run. */
static char *
beside(const char *file, const char *name)
{
    g_autofree char *folder = g_path_get_dirname(file);
    return g_build_filename(folder, name, NULL);
}

/* Each is opened once. NULL with error set or errors in diag. */
static const Layout *
open_layout(Composer *composer, const char *name, Diag *diag, GError **error)
{
    g_autofree char *file = g_strconcat(name, ".xml", NULL);
    g_autofree char *path =
        beside(g_ptr_array_index(layout_files(composer->layout), 0), file);
    Layout *known = g_hash_table_lookup(composer->layouts, path);
    if (known)
        return known;
    g_autoptr(Layout) layout = layout_load(path, composer->styles, diag, error);
    if (!layout || !flow_check(layout, diag))
        return NULL;
    g_hash_table_insert(composer->layouts, g_steal_pointer(&path), layout);
    return g_steal_pointer(&layout);
}

static bool
add_part(Composer *composer, const char *view, const BoundTable *table, int row,
         GArray *parts, Arena *arena, Diag *diag, GError **error)
{
    const char *name = cell(table, row, "layout");
    const char *own = cell(table, row, "view");
    if (!name || !own) {
        diag_add(diag, FINDING_LAYOUT_EMPTY, view, 0, 0, "volume", NULL);
        return false;
    }
    const Layout *layout = open_layout(composer, name, diag, error);
    if (!layout)
        return false;
    g_autofree char *from = beside(view, own);
    Part part = {.label = cell(table, row, "label")};
    XmlDocument *document = xml_load(from, &composer->how, diag, error);
    if (document)
        part.root = bind_document(layout, document, arena, diag);
    g_array_append_val(parts, part);
    return part.root != NULL;
}

/* --- one setting -----------------------------------------------------------
 */

/* Empty pages are part of the count: each paper begins on a right-hand one. */
static Document *
set_booklet(const Composer *composer, const GArray *parts, const Places *places,
            Diag *diag)
{
    Document *volume = document_new();
    for (guint i = 0; i < parts->len; i++) {
        const Part *part = &g_array_index(parts, Part, i);
        int pages = (int)volume->pages->len;
        const FlowPart flow = {pages + pages % 2, i == 0 ? places : NULL};
        Document *unit = flow_part(part->root, composer->styles,
                                   composer->fonts, diag, &flow);
        if (i == 0) {
            volume->title = unit->title;
            volume->subject = unit->subject;
            volume->date = unit->date;
        } else if (part->label) {
            unit->title = arena_printf(unit->arena, "%s　%s", part->label,
                                       unit->title ? unit->title : "");
        }
        const char *label = part->label ? part->label : unit->subject;
        document_append(volume, unit, label ? label : "");
    }
    return volume;
}

/* Set until the contents tell the pages on which the papers stand. */
static Document *
set_until_true(const Composer *composer, const GArray *parts, Diag *diag)
{
    enum { MOST = 5 };
    Places *places = NULL;
    Document *volume = NULL;
    for (int round = 0; round < MOST; round++) {
        g_autoptr(Diag) own = diag_new();
        document_free(volume);
        volume = set_booklet(composer, parts, places, own);
        Places *learnt = places_learn(volume);
        bool stands = places && places_equal(places, learnt);
        places_free(places);
        places = learnt;
        if (stands || round + 1 == MOST) {
            diag_add_all(diag, own);
            break;
        }
    }
    places_free(places);
    return volume;
}

static Document *
compose_booklet(Composer *composer, const Bound *root, const char *view,
                Arena *arena, Diag *diag, GError **error)
{
    g_autoptr(GArray) parts = g_array_new(FALSE, FALSE, sizeof(Part));
    const Part front = {.root = root};
    g_array_append_val(parts, front);
    const BoundTable *table = &bound_child(root, LAYOUT_VOLUME)->tables[0];
    for (int row = 0; row < table->rows; row++)
        if (!add_part(composer, view, table, row, parts, arena, diag, error))
            return NULL;
    return set_until_true(composer, parts, diag);
}

/* document, which may be NULL, is freed. */
static Document *
compose(Composer *composer, XmlDocument *document, const char *view, Diag *diag,
        GError **error)
{
    g_autoptr(Arena) arena = arena_new();
    const Bound *root =
        document ? bind_document(composer->layout, document, arena, diag)
                 : NULL;
    if (!root)
        return NULL;
    if (bound_child(root, LAYOUT_VOLUME))
        return compose_booklet(composer, root, view, arena, diag, error);
    return flow_document(root, composer->styles, composer->fonts, diag);
}

Document *
compose_view(Composer *composer, const char *view, Diag *diag, GError **error)
{
    return compose(composer, xml_load(view, &composer->how, diag, error), view,
                   diag, error);
}

Document *
compose_bytes(Composer *composer, const char *view, const char *bytes,
              size_t length, Diag *diag, GError **error)
{
    return compose(composer,
                   xml_parse(view, bytes, length, &composer->how, diag, error),
                   view, diag, error);
}
