/*
 * Every paper of this run, or of the output folder that is named, laid out,
 * booklets with the papers bound in them:
 * nothing too large for its place, nothing outside its page's frame, no heading
 * at a foot, no page half empty but the last, and that at least to a quarter
 * full.
 */
#include "base/file.h"
#include "render/compose.h"
#include "typeset/flow.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* The least of a page's height that is used, and of the last page's. */
static const double least = 0.5, least_of_last = 0.25;

typedef struct {
    Styles *styles;
    FontSet *fonts;
    Diag *diag;
    int papers, pages;
} Bench;

/* What of the flow stands on a page; footnotes stand below it. */
typedef struct {
    double bottom;    /* lowest ink, mm from the top of the paper */
    const char *last; /* style of the lowest text */
    double baseline;
} Used;

typedef struct {
    const LayoutNode *master;
    const char *path;
    const Page *page;
    bool odd;
} Place;

static double
bottom_of(const Box *box)
{
    switch (box->kind) {
    case BOX_TEXT:
        return box->y + 0.12 * box->run->size;
    case BOX_LINE:
    case BOX_RECT:
        return fmax(box->y, box->y1);
    case BOX_CIRCLE:
        return box->y + box->radius;
    default:
        return 0;
    }
}

/* Text of the flow stays in its frame, but for what hangs from a chart. */
static void
check_frame(const Place *place, const Box *box)
{
    const double slack = 1.7; /* the large grade stands out of the margin */
    double left = place->odd ? place->master->inner : place->master->outer;
    double right = place->page->width -
                   (place->odd ? place->master->outer : place->master->inner);
    if (box->x < left - slack || box->x + box->run->width > right + slack ||
        box->y < place->master->top || box->y > place->master->bottom)
        g_error("%s, page %s: \"%s\" stands outside the frame", place->path,
                place->page->label, box->run->text);
}

static void
add_box(const Place *place, const Box *box, Used *used)
{
    used->bottom = fmax(used->bottom, bottom_of(box));
    if (box->kind != BOX_TEXT || !*box->run->text)
        return;
    check_frame(place, box);
    if (box->y >= used->baseline) {
        used->baseline = box->y;
        used->last = box->style;
    }
}

static Used
read_page(const Place *place)
{
    Used used = {0};
    int depth = 0, skipped = 0;
    for (guint i = 0; i < place->page->boxes->len; i++) {
        const Box *box = &g_array_index(place->page->boxes, Box, i);
        if (box->kind == BOX_BEGIN) {
            depth++;
            if (!skipped && (g_str_equal(box->role, "Artifact") ||
                             g_str_equal(box->role, "Note")))
                skipped = depth;
        } else if (box->kind == BOX_END) {
            if (skipped == depth)
                skipped = 0;
            depth--;
        } else if (!skipped &&
                   !(box->style && g_str_equal(box->style, "note") &&
                     box->kind == BOX_LINE)) {
            add_box(place, box, &used);
        }
    }
    return used;
}

static bool
is_heading(const char *style)
{
    static const char *const looks[] = {"section-title", "subhead",
                                        "panel-title"};
    for (size_t i = 0; i < G_N_ELEMENTS(looks); i++)
        if (g_strcmp0(style, looks[i]) == 0)
            return true;
    return false;
}

/* The part of the page's height that is used. */
static double
check_page(const Place *place)
{
    Used used = read_page(place);
    if (is_heading(used.last))
        g_error("%s: a heading ends page %s", place->path, place->page->label);
    return (used.bottom - place->master->top) /
           (place->master->bottom - place->master->top);
}

/* Before a paper of a booklet that begins on the right. */
static bool
is_blank(const Place *place)
{
    return place->page->unit > 0 && place->page->boxes->len == 0;
}

/* Of the document, or of a paper bound in it. */
static bool
is_last(const Document *document, guint index)
{
    const Page *page = g_ptr_array_index(document->pages, index);
    if (index + 1 == document->pages->len)
        return true;
    const Page *next = g_ptr_array_index(document->pages, index + 1);
    return next->unit != page->unit || next->boxes->len == 0;
}

static void
check_paper(Bench *bench, const Layout *layout, Composer *composer,
            const char *path)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Document) document =
        compose_view(composer, path, bench->diag, &error);
    g_assert_no_error(error);
    if (diag_length(bench->diag) > 0) {
        diag_print(bench->diag, stdout, DIAG_ENGLISH);
        g_error("%s is not set without a finding", path);
    }
    guint count = document->pages->len;
    for (guint i = 0; i < count; i++) {
        Place place = {layout_child(layout_root(layout), LAYOUT_PAGE), path,
                       g_ptr_array_index(document->pages, i), i % 2 == 0};
        if (is_blank(&place))
            continue;
        double used = check_page(&place);
        if (used < (is_last(document, i) ? least_of_last : least))
            g_error("%s: %.0f %% of page %u of %u is used", path, 100 * used,
                    i + 1, count);
    }
    bench->papers++;
    bench->pages += (int)count;
}

/* All views of one document for one audience. */
static void
test_folder(gconstpointer data)
{
    const char *folder = data;
    Bench bench = {.diag = diag_new()};
    g_autoptr(GError) error = NULL;
    bench.styles = styles_load("layouts/styles.xml", bench.diag, &error);
    g_assert_no_error(error);
    bench.fonts = font_set_open("layouts/fonts.conf", &error);
    g_assert_no_error(error);
    g_autofree char *name = g_path_get_basename(folder);
    g_autofree char *path = g_strdup_printf("layouts/%s.xml", name);
    g_autoptr(Layout) layout =
        layout_load(path, bench.styles, bench.diag, &error);
    g_assert_no_error(error);
    g_assert_nonnull(layout);
    g_autoptr(Composer) composer =
        composer_new(layout, bench.styles, bench.fonts, NULL);
    g_autoptr(GPtrArray) views = file_list(folder, ".xml", &error);
    g_assert_no_error(error);
    for (guint i = 0; i < views->len; i++) {
        g_autofree char *view =
            g_build_filename(folder, g_ptr_array_index(views, i), NULL);
        check_paper(&bench, layout, composer, view);
    }
    g_test_message("%d papers, %d pages", bench.papers, bench.pages);
    g_assert_cmpint(bench.papers, >, 0);
    font_set_free(bench.fonts);
    styles_free(bench.styles);
    diag_free(bench.diag);
}

/* A test for each folder of views, output/fyNNNN/views/AUDIENCE/DOCUMENT. */
static void
add_folders(const char *folder, int depth, GPtrArray *kept)
{
    g_autoptr(GPtrArray) names = file_list(folder, NULL, NULL);
    for (guint i = 0; names && i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        bool wanted = depth == 0   ? g_str_has_prefix(name, "fy")
                      : depth == 1 ? g_str_equal(name, "views")
                                   : true;
        char *path = g_build_filename(folder, name, NULL);
        g_ptr_array_add(kept, path);
        if (!wanted || !g_file_test(path, G_FILE_TEST_IS_DIR))
            continue;
        if (depth < 3) {
            add_folders(path, depth + 1, kept);
            continue;
        }
        const char *output = g_ptr_array_index(kept, 0);
        g_autofree char *test =
            g_strconcat("/pages", path + strlen(output), NULL);
        g_test_add_data_func(test, path, test_folder);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_autofree char *folder = g_path_get_dirname(argv[0]);
    g_autoptr(GPtrArray) kept = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(kept, argc > 1
                              ? g_strdup(argv[1])
                              : g_build_filename(folder, "..", "..", NULL));
    add_folders(g_ptr_array_index(kept, 0), 0, kept);
    return g_test_run();
}
