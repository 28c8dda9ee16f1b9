#include "pdf_structure.h"

#include "render/pdf.h"
#include "render/pdf_copy.h"
#include "typeset/para.h"

static FontSet *fonts;
static PaintFaces *faces;

/* Pages that each say their number. */
static GBytes *
paper(int pages)
{
    g_autoptr(Document) document = document_new();
    document->title = "評価票";
    document->date = "2018-09-28";
    ParaStyle style = {.size = 4, .lead = 5};
    const Color black = {0, 0, 0};
    for (int i = 1; i <= pages; i++) {
        Page *page = document_add_page(document, 210, 297);
        ParaSpan span = {.text = arena_printf(document->arena, "頁%d", i),
                         .face = 1,
                         .size = 4};
        para_line_boxes(para_line(fonts, &span, 1, &style, document->arena),
                        page->boxes, 20, 20, &black, "body", document->arena);
    }
    g_autoptr(GError) error = NULL;
    GBytes *bytes = pdf_write(document, faces, &error);
    g_assert_no_error(error);
    return bytes;
}

static GBytes *
archive_of(GBytes *paper)
{
    const PdfSource files[] = {{"b.csv", "あ,1\n", 6},
                               {"a/hearing.xml", "<h/>", 4}};
    g_autoptr(GArray) sources = g_array_new(FALSE, FALSE, sizeof(PdfSource));
    g_array_append_vals(sources, files, G_N_ELEMENTS(files));
    gsize length = 0;
    const char *bytes = g_bytes_get_data(paper, &length);
    g_autoptr(GError) error = NULL;
    GBytes *copy = pdf_copy_archive(bytes, length, sources, &error);
    g_assert_no_error(error);
    return copy;
}

static void
test_archive(void)
{
    g_autoptr(GBytes) own = paper(2);
    g_autoptr(GBytes) copy = archive_of(own);
    g_autoptr(GBytes) again = archive_of(own);
    g_assert_true(g_bytes_equal(copy, again));
    gsize length = 0;
    const char *bytes = g_bytes_get_data(copy, &length);
    g_autofree char *found = rules_check(bytes, length);
    g_assert_cmpstr(found, ==, "");
    Rules rules = {.q = qpdf_init()};
    qpdf_read_memory(rules.q, "copy", bytes, length, NULL);
    rules.root = qpdf_get_root(rules.q);
    g_autoptr(GString) xmp =
        rules_stream(&rules, rules_key(&rules, rules.root, "/Metadata"));
    g_assert_nonnull(strstr(xmp->str, "<pdfaid:part>3<"));
    qpdf_oh files = rules_key(&rules, rules.root, "/AF");
    g_assert_cmpint(rules_length(&rules, files), ==, 2);
    qpdf_oh first = qpdf_oh_get_array_item(rules.q, files, 0);
    g_autofree char *name = rules_text(&rules, first, "/UF");
    g_assert_cmpstr(name, ==, "a/hearing.xml");
    g_assert_true(rules_name_is(&rules, first, "/AFRelationship", "/Data"));
    g_autoptr(GString) content = rules_stream(
        &rules, rules_key(&rules, rules_key(&rules, first, "/EF"), "/F"));
    g_assert_cmpstr(content->str, ==, "<h/>");
    qpdf_cleanup(&rules.q);
}

/* The pages left and right on each side, 0 for none, found by what their forms
 * show. */
static char *
sides(GBytes *copy, const char *figures, int count)
{
    gsize length = 0;
    const char *bytes = g_bytes_get_data(copy, &length);
    Rules rules = {.q = qpdf_init()};
    qpdf_read_memory(rules.q, "copy", bytes, length, NULL);
    GString *out = g_string_new(NULL);
    int pages = qpdf_get_num_pages(rules.q);
    for (int i = 0; i < pages; i++) {
        qpdf_oh objects =
            rules_key(&rules,
                      rules_key(&rules, qpdf_get_page_n(rules.q, (size_t)i),
                                "/Resources"),
                      "/XObject");
        g_string_append(out, i > 0 ? " " : "");
        for (int side = 0; side < 2; side++) {
            g_autoptr(GString) form = rules_stream(
                &rules, rules_key(&rules, objects, side == 0 ? "/L" : "/R"));
            int page = 0;
            for (int k = 0; form && k < count; k++) {
                /* A code is the character. */
                const char shown[] = {'\0', figures[k], ')'};
                if (memmem(form->str, form->len, shown, sizeof shown))
                    page = k + 1;
            }
            g_string_append_printf(out, "%d", page);
        }
    }
    qpdf_cleanup(&rules.q);
    return g_string_free(out, FALSE);
}

static void
test_imposed(void)
{
    static const char figures[] = "12345";
    g_autoptr(GBytes) own = paper(5);
    gsize length = 0;
    const char *bytes = g_bytes_get_data(own, &length);
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) booklet =
        pdf_copy_imposed(bytes, length, PDF_BOOKLET, &error);
    g_assert_no_error(error);
    g_autofree char *folded = sides(booklet, figures, 5);
    g_assert_cmpstr(folded, ==, "01 20 03 45");
    g_autoptr(GBytes) two_up =
        pdf_copy_imposed(bytes, length, PDF_TWO_UP, &error);
    g_assert_no_error(error);
    g_autofree char *pairs = sides(two_up, figures, 5);
    g_assert_cmpstr(pairs, ==, "12 34 50");
}

static void
test_refused(void)
{
    g_autoptr(GArray) none = g_array_new(FALSE, FALSE, sizeof(PdfSource));
    g_autoptr(GError) error = NULL;
    g_assert_null(pdf_copy_archive("no PDF", 6, none, &error));
    g_assert_nonnull(error);
    g_clear_error(&error);
    g_assert_null(pdf_copy_imposed("no PDF", 6, PDF_BOOKLET, &error));
    g_assert_nonnull(error);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_autoptr(GError) error = NULL;
    fonts = font_set_open("layouts/fonts.conf", &error);
    g_assert_no_error(error);
    faces = paint_faces_open(fonts, NULL, &error);
    g_assert_no_error(error);
    g_test_add_func("/pdf-copy/the-archive-holds-the-sources", test_archive);
    g_test_add_func("/pdf-copy/booklets-fold-into-reading-order", test_imposed);
    g_test_add_func("/pdf-copy/what-is-no-paper-is-refused", test_refused);
    int status = g_test_run();
    paint_faces_free(faces);
    font_set_free(fonts);
    return status;
}
