/*
 * A layout and views to papers: PDF, pictures (--png) or boxes as text
 * (--dump). The layout, styles and faces are opened once; then each view is
 * read, bound, set, painted and published.
 */
#include <malloc.h>
#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "base/options.h"
#include "base/xml.h"
#include "render/batch.h"
#include "render/compose.h"
#include "render/contact.h"
#include "render/pdf.h"
#include "render/png.h"
#include "render/views_file.h"
#include "render/volume.h"
#include "typeset/dump.h"
#include "typeset/flow.h"

enum { KEPT_BLOCK = 16 << 20, KEPT_MEMORY = 64 << 20 };

typedef struct {
    char *layouts, *schemas, *fonts, *output, *list, *png, *depfile;
    char *volume;
    char *views, *contact;
    int jobs, dpi, split;
    gboolean dump, mono, single, changed;
} Arguments;

static void
arguments_clear(Arguments *arguments)
{
    g_free(arguments->layouts);
    g_free(arguments->schemas);
    g_free(arguments->fonts);
    g_free(arguments->output);
    g_free(arguments->list);
    g_free(arguments->volume);
    g_free(arguments->views);
    g_free(arguments->contact);
    g_free(arguments->png);
    g_free(arguments->depfile);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Arguments, arguments_clear)

/* What all papers of a run share. */
typedef struct {
    Diag *diag;
    XmlSchema *schema;
    XmlSchema *register_schema;
    Styles *styles;
    Layout *layout;
    FontSet *fonts;
    PaintFaces *faces;
    Composer *composer;
} Render;

static void
render_clear(Render *render)
{
    g_clear_pointer(&render->composer, composer_free);
    g_clear_pointer(&render->faces, paint_faces_free);
    g_clear_pointer(&render->fonts, font_set_free);
    g_clear_pointer(&render->layout, layout_free);
    g_clear_pointer(&render->styles, styles_free);
    g_clear_pointer(&render->schema, xml_schema_free);
    g_clear_pointer(&render->register_schema, xml_schema_free);
    g_clear_pointer(&render->diag, diag_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Render, render_clear)

static bool
has_face(const char *face, const void *fonts)
{
    return font_face(fonts, face) >= 0;
}

/* False with error set or with errors in diag. */
static bool
open_all(Render *render, const Arguments *arguments, const char *layout,
         GError **error)
{
    const char *folder = arguments->layouts;
    g_autofree char *styles = g_build_filename(folder, "styles.xml", NULL);
    g_autofree char *conf = g_build_filename(folder, "fonts.conf", NULL);
    g_autofree char *rng =
        g_build_filename(arguments->schemas, "disclose", "view.rng", NULL);
    g_autofree char *other = g_build_filename(arguments->schemas, "disclose",
                                              "register_view.rng", NULL);
    render->schema = xml_schema_load(rng, error);
    if (!render->schema)
        return false;
    render->register_schema = xml_schema_load(other, error);
    if (!render->register_schema)
        return false;
    render->styles = styles_load(styles, render->diag, error);
    if (!render->styles)
        return false;
    render->layout = layout_load(layout, render->styles, render->diag, error);
    if (!render->layout || !flow_check(render->layout, render->diag))
        return false;
    render->fonts = font_set_open(conf, error);
    if (!render->fonts || !styles_check_faces(render->styles, has_face,
                                              render->fonts, render->diag))
        return false;
    render->faces = paint_faces_open(render->fonts, arguments->fonts, error);
    if (render->faces && arguments->mono)
        paint_faces_mono(render->faces);
    /* A layout of one's own may have a view of its own. */
    const XmlLoad how = {.schema = render->schema,
                         .schema_for = "urn:hyoka:view:1",
                         .other = render->register_schema,
                         .other_for = "urn:hyoka:register-view:1",
                         .limit = XML_STAGE_BYTES};
    render->composer =
        composer_new(render->layout, render->styles, render->fonts, &how);
    return render->faces != NULL;
}

static Document *
compose(const BatchItem *item, void *data, Diag *diag, GError **error)
{
    Composer *composer = ((const Render *)data)->composer;
    return item->bytes ? compose_bytes(composer, item->view, item->bytes,
                                       item->length, diag, error)
                       : compose_view(composer, item->view, diag, error);
}

/* The other forms of one view: boxes as text, pictures. */
static void
show_one(Render *render, const Arguments *arguments, const char *view,
         GError **error)
{
    const BatchItem item = {.view = view};
    g_autoptr(Document) document = compose(&item, render, render->diag, error);
    batch_report_missing(render->fonts, view, render->diag);
    if (!document || diag_worst(render->diag) == DIAG_ERROR)
        return;
    if (arguments->dump) {
        g_autoptr(GString) text = g_string_new(NULL);
        dump_document(document, text);
        if (arguments->output)
            file_publish(arguments->output, text->str, text->len, NULL, error);
        else
            fwrite(text->str, 1, text->len, stdout);
        return;
    }
    g_autofree char *name = g_path_get_basename(view);
    if (g_str_has_suffix(name, ".xml"))
        name[strlen(name) - strlen(".xml")] = '\0';
    g_autofree char *stem = g_build_filename(arguments->png, name, NULL);
    png_write(document, render->faces, stem, arguments->dpi, error);
}

/* Lines of VIEW, a tab, PDF (in a volume its pages' label); the lines are cut
 * up in place. */
static bool
read_list(const char *path, char *bytes, GArray *items, GError **error)
{
    int line = 0;
    for (char *next = bytes; next && *next;) {
        char *view = next;
        line++;
        next = strchr(view, '\n');
        if (next)
            *next++ = '\0';
        char *tab = strchr(view, '\t');
        if (!tab) {
            g_set_error(error, HYOKA_ERROR, HYOKA_ERROR_USAGE,
                        "%s:%d:1: no tab between view and paper", path, line);
            return false;
        }
        *tab = '\0';
        BatchItem item = {.view = view, .output = tab + 1};
        g_array_append_val(items, item);
    }
    return true;
}

/* The first page of each paper, one after the other: no paper is kept. */
static void
show_first_pages(Render *render, const Arguments *arguments,
                 const GArray *items, GError **error)
{
    g_autoptr(Contact) contact =
        contact_new(render->faces, (int)items->len, arguments->dpi);
    for (guint i = 0; i < items->len; i++) {
        const BatchItem *item = &g_array_index(items, BatchItem, i);
        g_autoptr(Document) document =
            compose(item, render, render->diag, error);
        batch_report_missing(render->fonts, item->view, render->diag);
        if (!document || diag_worst(render->diag) == DIAG_ERROR)
            return;
        contact_add(contact, g_ptr_array_index(document->pages, 0));
    }
    contact_write(contact, arguments->contact, error);
}

static void
make_papers(Render *render, const Arguments *arguments, const char *view,
            GError **error)
{
    const Batch batch = {.compose = compose,
                         .data = render,
                         .fonts = render->fonts,
                         .faces = render->faces,
                         .jobs = arguments->jobs};
    if (arguments->views) {
        const ViewsFile file = {arguments->views, arguments->output,
                                arguments->split, arguments->changed};
        (arguments->single ? views_file_singles : views_file_volume)(
            &batch, &file, render->diag, error);
        return;
    }
    g_autoptr(GArray) items = g_array_new(FALSE, FALSE, sizeof(BatchItem));
    g_autofree char *bytes = NULL;
    size_t length = 0;
    if (arguments->list) {
        if (!file_read(arguments->list, 0, &bytes, &length, error) ||
            !read_list(arguments->list, bytes, items, error))
            return;
    } else {
        BatchItem item = {.view = view, .output = arguments->output};
        g_array_append_val(items, item);
    }
    if (arguments->contact) {
        show_first_pages(render, arguments, items, error);
        return;
    }
    if (arguments->volume) {
        const Volume volume = {arguments->volume, arguments->output};
        volume_write(&batch, items, &volume, render->diag, error);
        return;
    }
    batch_run(&batch, items, render->diag, error);
}

/* The rule's target is the depfile without its .d, as gcc does. */
static void
write_depfile(const Render *render, const char *path, GError **error)
{
    g_autoptr(GPtrArray) files = g_ptr_array_new();
    const GPtrArray *layout = layout_files(render->layout);
    for (guint i = 0; i < layout->len; i++)
        g_ptr_array_add(files, g_ptr_array_index(layout, i));
    g_ptr_array_add(files, (char *)styles_path(render->styles));
    g_autofree char *target = g_strdup(path);
    if (g_str_has_suffix(target, ".d"))
        target[strlen(target) - strlen(".d")] = '\0';
    file_write_depfile(path, target, files, error);
}

static int
run(const Arguments *arguments, const char *layout, const char *view)
{
    g_auto(Render) render = {.diag = diag_new()};
    g_autoptr(GError) error = NULL;
    if (open_all(&render, arguments, layout, &error)) {
        if (arguments->dump || arguments->png)
            show_one(&render, arguments, view, &error);
        else
            make_papers(&render, arguments, view, &error);
        if (!error && arguments->depfile)
            write_depfile(&render, arguments->depfile, &error);
    }
    return options_finish("render", render.diag, error);
}

int
main(int argc, char **argv)
{
    g_auto(Arguments) arguments = {.jobs = 1, .dpi = 110};
    const GOptionEntry entries[] = {
        {"layouts", 0, 0, G_OPTION_ARG_FILENAME, &arguments.layouts,
         "Folder of styles.xml and fonts.conf", "FOLDER"},
        {"schemas", 0, 0, G_OPTION_ARG_FILENAME, &arguments.schemas,
         "Folder of disclose/view.rng (pipeline)", "FOLDER"},
        {"fonts", 0, 0, G_OPTION_ARG_FILENAME, &arguments.fonts,
         "Folder of paint faces", "FOLDER"},
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &arguments.output,
         "Write the PDF (or dump) to FILE", "FILE"},
        {"list", 0, 0, G_OPTION_ARG_FILENAME, &arguments.list,
         "Make the papers of FILE: lines of VIEW, tab, PDF", "FILE"},
        {"volume", 0, 0, G_OPTION_ARG_FILENAME, &arguments.volume,
         "One PDF of that title; the list is of VIEW, tab, label of its pages",
         "TITLE"},
        {"contact", 0, 0, G_OPTION_ARG_FILENAME, &arguments.contact,
         "With --list: the first pages as one picture instead", "FILE"},
        {"views", 0, 0, G_OPTION_ARG_FILENAME, &arguments.views,
         "One PDF of the many views that FILE holds", "FILE"},
        {"split", 0, 0, G_OPTION_ARG_INT, &arguments.split,
         "With --views: parts of at most N pages", "N"},
        {"single", 0, 0, G_OPTION_ARG_NONE, &arguments.single,
         "With --views: a paper a view, in the folder of --output", NULL},
        {"changed", 0, 0, G_OPTION_ARG_NONE, &arguments.changed,
         "With --single: only those whose view changed", NULL},
        {"jobs", 'j', 0, G_OPTION_ARG_INT, &arguments.jobs,
         "Work in N processes (1)", "N"},
        {"dump", 0, 0, G_OPTION_ARG_NONE, &arguments.dump,
         "Print the boxes as text", NULL},
        {"mono", 0, 0, G_OPTION_ARG_NONE, &arguments.mono,
         "In the greys of a black-and-white printer", NULL},
        {"png", 0, 0, G_OPTION_ARG_FILENAME, &arguments.png,
         "Write pages as pictures into FOLDER", "FOLDER"},
        {"dpi", 0, 0, G_OPTION_ARG_INT, &arguments.dpi,
         "Dots an inch of the pictures (110)", "N"},
        {"depfile", 0, 0, G_OPTION_ARG_FILENAME, &arguments.depfile,
         "Write a make rule of the layout's files to FILE", "FILE"},
        G_OPTION_ENTRY_NULL};
    const Options options = {.name = "render",
                             .arguments = "LAYOUT [VIEW]",
                             .summary = "Typeset views to PDF",
                             .entries = entries,
                             .minimum = 1,
                             .maximum = 2};
    int status = options_parse(&options, &argc, &argv);
    if (status != OPTIONS_RUN)
        return status;
    const char *view = argc > 2 ? argv[2] : NULL;
    bool shows = arguments.dump || arguments.png;
    /* A title is taken as it is, whatever the locale's encoding. */
    bool listed =
        !view && !shows && !arguments.volume == !arguments.output &&
        (!arguments.contact || !arguments.volume) &&
        (!arguments.volume || g_utf8_validate(arguments.volume, -1, NULL));
    bool usable = arguments.list
                      ? listed
                      : view && !arguments.volume && !arguments.contact &&
                            (shows || arguments.output);
    if (arguments.views)
        usable = !view && !shows && !arguments.list && !arguments.volume &&
                 arguments.output;
    if (!usable || arguments.split < 0 || arguments.jobs < 1 ||
        arguments.dpi < 1) {
        fprintf(stderr, "render: give a view and -o, --dump or --png; or "
                        "--list, with --volume and -o for one PDF; or "
                        "--views and -o\n");
        return HYOKA_ERROR_USAGE;
    }
    arguments.layouts = options_shared(arguments.layouts, "layouts");
    arguments.schemas = options_shared(arguments.schemas, "pipeline");
    arguments.fonts = options_installed(arguments.fonts, "fonts");
    /* Each paper asks for the same few large blocks again: keep them. */
    mallopt(M_MMAP_THRESHOLD, KEPT_BLOCK);
    mallopt(M_TRIM_THRESHOLD, KEPT_MEMORY);
    return run(&arguments, argv[1], view);
}
