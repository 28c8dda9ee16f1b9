#include "base/file.h"

#include "base/error.h"
#include "base/file_draft.h"
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct {
    char *folder;
    char *path; /* of a file that is not there yet */
} Fixture;

static void
set_up(Fixture *fixture, gconstpointer data)
{
    (void)data;
    fixture->folder = g_dir_make_tmp("hyoka-file-XXXXXX", NULL);
    fixture->path = g_build_filename(fixture->folder, "sub", "a.xml", NULL);
}

static void
tear_down(Fixture *fixture, gconstpointer data)
{
    (void)data;
    g_autofree char *sub = g_build_filename(fixture->folder, "sub", NULL);
    g_autoptr(GPtrArray) names = file_list(sub, NULL, NULL);
    for (guint i = 0; names && i < names->len; i++) {
        g_autofree char *path = g_build_filename(sub, names->pdata[i], NULL);
        g_unlink(path);
    }
    g_rmdir(sub);
    g_rmdir(fixture->folder);
    g_free(fixture->folder);
    g_free(fixture->path);
}

static bool
publish(const char *path, const char *text)
{
    GError *error = NULL;
    bool changed;
    file_publish(path, text, strlen(text), &changed, &error);
    g_assert_no_error(error);
    return changed;
}

static void
check_content(const char *path, const char *expected)
{
    g_autofree char *bytes = NULL;
    size_t length;
    g_assert_true(file_read(path, 0, &bytes, &length, NULL));
    g_assert_cmpstr(bytes, ==, expected);
    g_assert_cmpuint(length, ==, strlen(expected));
}

static void
equal_bytes_are_not_written_again(Fixture *fixture, gconstpointer data)
{
    (void)data;
    g_assert_true(publish(fixture->path, "one"));
    struct stat before, after;
    stat(fixture->path, &before);
    g_assert_false(publish(fixture->path, "one"));
    stat(fixture->path, &after);
    g_assert_cmpuint(before.st_ino, ==, after.st_ino);
    g_assert_true(publish(fixture->path, "two"));
    check_content(fixture->path, "two");
    g_assert_true(publish(fixture->path, ""));
    g_assert_false(publish(fixture->path, ""));
    g_autofree char *sub = g_path_get_dirname(fixture->path);
    g_autoptr(GPtrArray) names = file_list(sub, NULL, NULL);
    g_assert_cmpuint(names->len, ==, 1);
    g_assert_true(file_sync_dir(sub, NULL));
}

static void
a_written_file_is_moved_or_dropped(Fixture *fixture, gconstpointer data)
{
    (void)data;
    g_autofree char *from = g_strconcat(fixture->path, ".new", NULL);
    bool changed;
    publish(from, "one");
    g_assert_true(file_publish_from(fixture->path, from, &changed, NULL));
    g_assert_true(changed);
    publish(from, "one");
    g_assert_true(file_publish_from(fixture->path, from, &changed, NULL));
    g_assert_false(changed);
    g_assert_false(g_file_test(from, G_FILE_TEST_EXISTS));
    check_content(fixture->path, "one");
}

static void
a_failed_write_leaves_nothing(Fixture *fixture, gconstpointer data)
{
    (void)data;
    /* A folder stands where the file should. */
    g_assert_true(file_make_dir(fixture->path, NULL));
    GError *error = NULL;
    g_assert_false(file_publish(fixture->path, "x", 1, NULL, &error));
    g_assert_cmpint(error_exit_status(error), ==, HYOKA_ERROR_ENVIRONMENT);
    g_assert_nonnull(strstr(error->message, fixture->path));
    g_clear_error(&error);
    g_autofree char *sub = g_path_get_dirname(fixture->path);
    g_autoptr(GPtrArray) names = file_list(sub, NULL, NULL);
    g_assert_cmpuint(names->len, ==, 1);
    g_rmdir(fixture->path);
}

static void
reading_has_a_limit(Fixture *fixture, gconstpointer data)
{
    (void)data;
    publish(fixture->path, "12345");
    g_autofree char *bytes = NULL;
    size_t length;
    GError *error = NULL;
    g_assert_false(file_read(fixture->path, 4, &bytes, &length, &error));
    g_assert_error(error, HYOKA_ERROR, HYOKA_ERROR_DATA);
    g_clear_error(&error);
    g_assert_true(file_read(fixture->path, 5, &bytes, &length, &error));
    g_autofree char *none = g_strconcat(fixture->path, "-", NULL);
    g_autofree char *more = NULL;
    g_assert_false(file_read(none, 0, &more, &length, &error));
    g_assert_cmpint(error_exit_status(error), ==, HYOKA_ERROR_ENVIRONMENT);
    g_clear_error(&error);
}

static void
names_are_sorted_and_stamps_made(Fixture *fixture, gconstpointer data)
{
    (void)data;
    static const char *const names[] = {"b.xml", "a.xml", "c.csv", ".d.xml"};
    g_autofree char *sub = g_path_get_dirname(fixture->path);
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *path = g_build_filename(sub, names[i], NULL);
        g_assert_true(file_stamp(path, NULL) || i == 0);
    }
    g_autoptr(GPtrArray) found = file_list(sub, ".xml", NULL);
    g_assert_cmpuint(found->len, ==, 2);
    g_assert_cmpstr(found->pdata[0], ==, "a.xml");
    g_assert_cmpstr(found->pdata[1], ==, "b.xml");
    g_autofree char *hidden = g_build_filename(sub, ".d.xml", NULL);
    g_unlink(hidden);
}

static void
depfiles_escape_as_make_wants(Fixture *fixture, gconstpointer data)
{
    (void)data;
    g_autoptr(GPtrArray) files = g_ptr_array_new();
    g_ptr_array_add(files, (gpointer) "a b.xml");
    g_ptr_array_add(files, (gpointer) "c$#.xml");
    g_assert_true(file_write_depfile(fixture->path, "out.pdf", files, NULL));
    check_content(fixture->path, "out.pdf: \\\n a\\ b.xml \\\n c$$\\#.xml\n"
                                 "a\\ b.xml:\nc$$\\#.xml:\n");
}

static FileDraft *
draft_open(const char *path, const char *text)
{
    GError *error = NULL;
    FileDraft *draft = file_draft_open(path, &error);
    g_assert_no_error(error);
    file_draft_add(draft, text, strlen(text));
    return draft;
}

static guint
names_beside(const char *path)
{
    g_autofree char *folder = g_path_get_dirname(path);
    g_autoptr(GPtrArray) names = file_list(folder, NULL, NULL);
    return names->len;
}

static void
a_draft_stands_beside_until_it_is_published(Fixture *fixture,
                                            gconstpointer data)
{
    (void)data;
    bool changed = false;
    g_autofree char *left = g_strconcat(fixture->path, ".tmp-1", NULL);
    g_autofree char *other = g_strconcat(fixture->path, ".b", NULL);
    publish(left, "of a run that was killed");
    publish(other, "of another name");
    FileDraft *draft = draft_open(fixture->path, "one ");
    file_draft_add(draft, "two", 3);
    g_assert_false(g_file_test(fixture->path, G_FILE_TEST_EXISTS));
    g_assert_false(g_file_test(left, G_FILE_TEST_EXISTS));
    g_assert_true(file_draft_publish(draft, fixture->path, &changed, NULL));
    file_draft_free(draft);
    g_assert_true(changed);
    check_content(fixture->path, "one two");
    draft = draft_open(fixture->path, "one two");
    g_assert_true(file_draft_publish(draft, fixture->path, &changed, NULL));
    file_draft_free(draft);
    g_assert_false(changed);
    file_draft_free(draft_open(fixture->path, "given up"));
    check_content(fixture->path, "one two");
    g_assert_cmpuint(names_beside(fixture->path), ==, 2);
}

static void
what_a_killed_run_left_goes(Fixture *fixture, gconstpointer data)
{
    (void)data;
    g_autofree char *left = g_strconcat(fixture->path, ".tmp-1", NULL);
    publish(fixture->path, "one");
    publish(left, "half");
    g_assert_false(publish(fixture->path, "one"));
    g_assert_false(g_file_test(left, G_FILE_TEST_EXISTS));
    publish(left, "half");
    g_assert_true(publish(fixture->path, "two"));
    g_assert_cmpuint(names_beside(fixture->path), ==, 1);
}

#define ADD(name, function)                                                    \
    g_test_add("/file/" name, Fixture, NULL, set_up, function, tear_down)

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD("equal-bytes-are-not-written-again", equal_bytes_are_not_written_again);
    ADD("what-a-killed-run-left-goes", what_a_killed_run_left_goes);
    ADD("a-written-file-is-moved-or-dropped",
        a_written_file_is_moved_or_dropped);
    ADD("a-failed-write-leaves-nothing", a_failed_write_leaves_nothing);
    ADD("a-draft-stands-beside-until-it-is-published",
        a_draft_stands_beside_until_it_is_published);
    ADD("reading-has-a-limit", reading_has_a_limit);
    ADD("names-are-sorted-and-stamps-made", names_are_sorted_and_stamps_made);
    ADD("depfiles-escape-as-make-wants", depfiles_escape_as_make_wants);
    return g_test_run();
}
