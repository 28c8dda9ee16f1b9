/* Each tests/golden/boxes-NAME holds layout.xml, view.xml and boxes.txt, what
 * the two must give. Where it has no layout, it is that of the document NAME;
 * where it has no view either, that is the golden one. Of documents of several
 * pages but the card, boxes.txt has a line a page and its headings. */
#include "base/file.h"
#include "render/compose.h"
#include "typeset/dump.h"
#include "typeset/flow.h"

#include <string.h>

typedef struct {
    Diag *diag;
    Styles *styles;
    FontSet *fonts;
    XmlSchema *views, *register_views;
} Bench;

static void
set_up(Bench *bench, gconstpointer data)
{
    (void)data;
    GError *error = NULL;
    bench->diag = diag_new();
    bench->styles = styles_load("layouts/styles.xml", bench->diag, &error);
    g_assert_no_error(error);
    g_assert_nonnull(bench->styles);
    bench->fonts = font_set_open("layouts/fonts.conf", &error);
    g_assert_no_error(error);
    bench->views = xml_schema_load("pipeline/disclose/view.rng", &error);
    g_assert_no_error(error);
    bench->register_views =
        xml_schema_load("pipeline/disclose/register_view.rng", &error);
    g_assert_no_error(error);
}

static void
tear_down(Bench *bench, gconstpointer data)
{
    (void)data;
    xml_schema_free(bench->register_views);
    xml_schema_free(bench->views);
    font_set_free(bench->fonts);
    styles_free(bench->styles);
    diag_free(bench->diag);
}

/* The document's, of tests/golden/boxes-NAME. */
static const char *
name_of(const char *folder)
{
    return strchr(folder, '-') + 1;
}

/* Where a folder has no layout of its own: layouts/NAME.xml. */
static char *
layout_path(const char *folder)
{
    char *own = g_build_filename(folder, "layout.xml", NULL);
    if (g_file_test(own, G_FILE_TEST_EXISTS))
        return own;
    g_free(own);
    return g_strdup_printf("layouts/%s.xml", name_of(folder));
}

/* Its own view, the golden one of that document, or the script that prints
 * it. */
static char *
view_path(const char *folder)
{
    static const char *const forms[] = {
        "%s/view.xml", "tests/golden/view/%s.xml",
        "tests/golden/view/%s-13.xml", "tests/spec/%s.sh"};
    const char *names[] = {folder, name_of(folder)};
    char *path = NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(forms); i++) {
        g_auto(GStrv) parts = g_strsplit(forms[i], "%s", 2);
        g_free(path);
        path = g_strconcat(parts[0], names[i > 0], parts[1], NULL);
        if (g_file_test(path, G_FILE_TEST_EXISTS))
            break;
    }
    return path;
}

static Document *
compose(Bench *bench, Composer *composer, const char *path)
{
    g_autoptr(GError) error = NULL;
    Document *document = NULL;
    if (g_str_has_suffix(path, ".sh")) {
        g_autofree char *text = NULL;
        g_spawn_command_line_sync(path, &text, NULL, NULL, &error);
        g_assert_no_error(error);
        document = compose_bytes(composer, path, text, strlen(text),
                                 bench->diag, &error);
    } else {
        document = compose_view(composer, path, bench->diag, &error);
    }
    diag_print(bench->diag, stderr, DIAG_ENGLISH);
    g_assert_no_error(error);
    g_assert_cmpint(diag_length(bench->diag), ==, 0);
    return document;
}

/* Whether the line of a dump is text in a heading's look. */
static bool
is_title(const char *line)
{
    static const char *const looks[] = {"  title  ", "  section-title  ",
                                        "  subhead  ", "  panel-title  "};
    for (size_t i = 0; i < G_N_ELEMENTS(looks); i++)
        if (strstr(line, looks[i]))
            return true;
    return false;
}

/* The first line of a page, how many there are of it and their digest. */
static void
end_page(GString *out, GPtrArray *lines, GString *titles)
{
    if (lines->len == 0)
        return;
    g_autoptr(GChecksum) digest = g_checksum_new(G_CHECKSUM_SHA256);
    for (guint i = 0; i < lines->len; i++)
        g_checksum_update(digest, g_ptr_array_index(lines, i), -1);
    g_string_append_printf(out, "%s  %u boxes  %.16s\n%s",
                           (char *)g_ptr_array_index(lines, 0), lines->len - 1,
                           g_checksum_get_string(digest), titles->str);
    g_ptr_array_set_size(lines, 0);
    g_string_truncate(titles, 0);
}

/* A page in one line, then its headings: what moved is seen, all that changed
 * is noticed. */
static char *
abridge(const char *boxes)
{
    GString *out = g_string_new(NULL);
    g_autoptr(GString) titles = g_string_new(NULL);
    g_autoptr(GPtrArray) lines = g_ptr_array_new();
    g_auto(GStrv) all = g_strsplit(boxes, "\n", -1);
    for (char **line = all; *line; line++) {
        bool outline = g_str_has_prefix(*line, "outline ");
        if (outline || g_str_has_prefix(*line, "page "))
            end_page(out, lines, titles);
        if (outline)
            g_string_append_printf(out, "%s\n", *line);
        else if (**line)
            g_ptr_array_add(lines, *line);
        if (is_title(*line))
            g_string_append_printf(titles, "%s\n", *line);
    }
    end_page(out, lines, titles);
    return g_string_free(out, FALSE);
}

static char *
make_boxes(Bench *bench, const char *folder)
{
    GError *error = NULL;
    g_autofree char *path = layout_path(folder);
    g_autoptr(Layout) layout =
        layout_load(path, bench->styles, bench->diag, &error);
    g_assert_no_error(error);
    diag_print(bench->diag, stderr, DIAG_ENGLISH);
    g_assert_nonnull(layout);
    g_assert_true(flow_check(layout, bench->diag));
    g_autofree char *view = view_path(folder);
    bool own = g_str_has_prefix(path, folder);
    const XmlLoad how = {.schema = own ? NULL : bench->views,
                         .schema_for = "urn:hyoka:view:1",
                         .other = own ? NULL : bench->register_views,
                         .other_for = "urn:hyoka:register-view:1",
                         .limit = XML_STAGE_BYTES};
    g_autoptr(Composer) composer =
        composer_new(layout, bench->styles, bench->fonts, &how);
    g_autoptr(Document) document = compose(bench, composer, view);
    g_autoptr(GString) out = g_string_new(NULL);
    dump_document(document, out);
    bool whole = own || g_str_equal(path, "layouts/card.xml") ||
                 document->pages->len == 1;
    return whole ? g_strdup(out->str) : abridge(out->str);
}

/* The first line that differs, for the log. */
static void
show_difference(const char *wanted, const char *got)
{
    g_auto(GStrv) left = g_strsplit(wanted, "\n", -1);
    g_auto(GStrv) right = g_strsplit(got, "\n", -1);
    guint i = 0;
    while (left[i] && right[i] && g_str_equal(left[i], right[i]))
        i++;
    g_test_message("line %u: wanted \"%s\", got \"%s\"", i + 1,
                   left[i] ? left[i] : "(end)", right[i] ? right[i] : "(end)");
}

static void
test_golden(Bench *bench, gconstpointer folder)
{
    g_autofree char *got = make_boxes(bench, folder);
    g_autofree char *path = g_build_filename(folder, "boxes.txt", NULL);
    g_autofree char *wanted = NULL;
    if (g_getenv("HYOKA_ACCEPT"))
        g_file_set_contents(path, got, -1, NULL);
    g_assert_true(g_file_get_contents(path, &wanted, NULL, NULL));
    if (!g_str_equal(wanted, got))
        show_difference(wanted, got);
    g_assert_true(g_str_equal(wanted, got));
}

static void
test_each_layout(void)
{
    g_autoptr(GPtrArray) names = file_list("layouts", ".xml", NULL);
    for (guint i = 0; i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        g_autofree char *path = g_strdup_printf(
            "tests/golden/boxes-%.*s/boxes.txt", (int)strcspn(name, "."), name);
        if (!g_str_equal(name, "styles.xml") &&
            !g_file_test(path, G_FILE_TEST_EXISTS))
            g_error("there is no %s", path);
    }
    g_assert_cmpuint(names->len, >, 1);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_autoptr(GPtrArray) folders = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) names = file_list("tests/golden", NULL, NULL);
    for (guint i = 0; i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        if (!g_str_has_prefix(name, "boxes-"))
            continue;
        g_autofree char *test = g_strconcat("/boxes/", name, NULL);
        char *folder = g_build_filename("tests/golden", name, NULL);
        g_ptr_array_add(folders, folder);
        g_test_add(test, Bench, folder, set_up, test_golden, tear_down);
    }
    g_test_add_func("/boxes/each-layout-has-one", test_each_layout);
    return g_test_run();
}
