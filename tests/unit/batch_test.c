#include "render/batch.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/file.h"
#include "typeset/para.h"

static FontSet *fonts;
static PaintFaces *faces;

/* A view here is its own text. */
static Document *
compose(const BatchItem *item, void *data, Diag *diag, GError **error)
{
    (void)data;
    (void)error;
    const char *view = item->view;
    if (g_str_equal(view, "誤り")) {
        diag_add(diag, FINDING_FILE_EMPTY, view, 0, 0, NULL);
        return NULL;
    }
    Document *document = document_new();
    document->date = "2018-09-28";
    Page *page = document_add_page(document, 100, 100);
    ParaStyle style = {.size = 4, .lead = 5};
    ParaSpan span = {.text = view, .face = 1, .size = 4};
    const Color black = {0, 0, 0};
    para_line_boxes(para_line(fonts, &span, 1, &style, document->arena),
                    page->boxes, 10, 10, &black, "body", document->arena);
    return document;
}

static Diag *
run(const char *const *views, int count, int jobs, const char *folder)
{
    g_autoptr(GArray) items = g_array_new(FALSE, FALSE, sizeof(BatchItem));
    g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);
    for (int i = 0; i < count; i++) {
        char *path = g_strdup_printf("%s/%d.pdf", folder, i);
        g_ptr_array_add(paths, path);
        BatchItem item = {.view = views[i], .output = path};
        g_array_append_val(items, item);
    }
    const Batch batch = {
        .compose = compose, .fonts = fonts, .faces = faces, .jobs = jobs};
    Diag *diag = diag_new();
    g_autoptr(GError) error = NULL;
    g_assert_true(batch_run(&batch, items, diag, &error));
    g_assert_no_error(error);
    return diag;
}

static char *
paper(const char *folder, int index, size_t *length)
{
    g_autofree char *path = g_strdup_printf("%s/%d.pdf", folder, index);
    char *bytes = NULL;
    if (!file_read(path, 0, &bytes, length, NULL))
        return NULL;
    g_remove(path);
    return bytes;
}

static void
test_jobs(void)
{
    const char *views[] = {"岩手県", "東京都",     "沖縄県", "北海道",
                           "誤り",   "龦野よろず", "大阪府", "岩手県"};
    g_autofree char *one = g_dir_make_tmp("batch-one-XXXXXX", NULL);
    g_autofree char *many = g_dir_make_tmp("batch-many-XXXXXX", NULL);
    g_autoptr(Diag) first = run(views, G_N_ELEMENTS(views), 1, one);
    g_autoptr(Diag) second = run(views, G_N_ELEMENTS(views), 3, many);
    g_assert_cmpint(diag_count(first, DIAG_ERROR), ==, 2);
    g_assert_cmpint(diag_count(second, DIAG_ERROR), ==, 2);
    for (int i = 0; i < (int)G_N_ELEMENTS(views); i++) {
        size_t length = 0, length_many = 0;
        g_autofree char *pdf = paper(one, i, &length);
        g_autofree char *pdf_many = paper(many, i, &length_many);
        if (i == 4 || i == 5) {
            g_assert_null(pdf);
            g_assert_null(pdf_many);
            continue;
        }
        g_assert_nonnull(pdf);
        g_assert_nonnull(pdf_many);
        g_assert_cmpuint(length, ==, length_many);
        g_assert_cmpint(memcmp(pdf, pdf_many, length), ==, 0);
    }
    g_rmdir(one);
    g_rmdir(many);
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
    g_test_add_func("/batch/processes-change-no-byte-and-errors-hold-back-one",
                    test_jobs);
    int status = g_test_run();
    paint_faces_free(faces);
    font_set_free(fonts);
    return status;
}
