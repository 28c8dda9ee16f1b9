#include "base/file.h"

#include "base/error.h"
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Set `error` from errno: "PATH: what failed". Gives false. */
static bool
fail(GError **error, const char *path)
{
    int number = errno;
    g_set_error(error, G_FILE_ERROR, (int)g_file_error_from_errno(number),
                "%s: %s", path, g_strerror(number));
    return false;
}

bool
file_make_dir(const char *folder, GError **error)
{
    if (g_mkdir_with_parents(folder, 0777) != 0)
        return fail(error, folder);
    return true;
}

/* Read up to `limit` bytes (and one more, to notice) of an open file whose size
 * is a first guess only: it may be a pipe. */
static bool
read_all(int fd, const char *path, size_t limit, GByteArray *bytes,
         GError **error)
{
    const guint step = 64 << 10;
    for (;;) {
        guint length = bytes->len;
        g_byte_array_set_size(bytes, length + step);
        ssize_t got = read(fd, bytes->data + length, step);
        g_byte_array_set_size(bytes, length + (guint)MAX(got, 0));
        if (got == 0)
            return true;
        if (got < 0 && errno != EINTR)
            return fail(error, path);
        if (limit > 0 && bytes->len > limit) {
            g_set_error(error, HYOKA_ERROR, HYOKA_ERROR_DATA,
                        "%s: larger than %" G_GSIZE_FORMAT " bytes", path,
                        limit);
            return false;
        }
        if (bytes->len > (guint)G_MAXINT32) {
            errno = EFBIG;
            return fail(error, path);
        }
    }
}

bool
file_read(const char *path, size_t limit, char **bytes, size_t *length,
          GError **error)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return fail(error, path);
    struct stat info;
    guint guess = fstat(fd, &info) == 0 && info.st_size < G_MAXINT32
                      ? (guint)info.st_size
                      : 0;
    g_autoptr(GByteArray) array = g_byte_array_sized_new(guess + 65537);
    bool ok = read_all(fd, path, limit, array, error);
    close(fd);
    if (!ok)
        return false;
    *length = array->len;
    g_byte_array_append(array, (const guint8 *)"", 1);
    *bytes = (char *)g_byte_array_free(g_steal_pointer(&array), FALSE);
    return true;
}

/* Whether the file holds exactly these bytes. */
static bool
file_equals(const char *path, const char *bytes, size_t length)
{
    struct stat info;
    if (stat(path, &info) != 0 || !S_ISREG(info.st_mode) ||
        (size_t)info.st_size != length)
        return false;
    g_autoptr(GMappedFile) mapped = g_mapped_file_new(path, FALSE, NULL);
    return mapped && g_mapped_file_get_length(mapped) == length &&
           (length == 0 ||
            memcmp(g_mapped_file_get_contents(mapped), bytes, length) == 0);
}

static bool
write_all(const char *path, const char *bytes, size_t length, GError **error)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (fd < 0)
        return fail(error, path);
    for (size_t done = 0; done < length;) {
        ssize_t put = write(fd, bytes + done, length - done);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0) {
            fail(error, path);
            close(fd);
            return false;
        }
        done += (size_t)put;
    }
    return close(fd) == 0 ? true : fail(error, path);
}

static bool
make_parent(const char *path, GError **error)
{
    g_autofree char *folder = g_path_get_dirname(path);
    return file_make_dir(folder, error);
}

void
file_remove_drafts(const char *path)
{
    g_autofree char *folder = g_path_get_dirname(path);
    g_autofree char *name = g_path_get_basename(path);
    g_autofree char *beside = g_strconcat(name, ".tmp-", NULL);
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    for (const char *other; dir && (other = g_dir_read_name(dir));) {
        g_autofree char *full = g_build_filename(folder, other, NULL);
        if (g_str_has_prefix(other, beside))
            g_unlink(full);
    }
}

bool
file_publish(const char *path, const char *bytes, size_t length, bool *changed,
             GError **error)
{
    file_remove_drafts(path);
    bool same = file_equals(path, bytes, length);
    if (changed)
        *changed = !same;
    if (same)
        return true;
    g_autofree char *beside =
        g_strdup_printf("%s.tmp-%ld", path, (long)getpid());
    if (!make_parent(path, error))
        return false;
    if (write_all(beside, bytes, length, error)) {
        if (g_rename(beside, path) == 0)
            return true;
        fail(error, path);
    }
    g_unlink(beside);
    return false;
}

bool
file_publish_from(const char *path, const char *from, bool *changed,
                  GError **error)
{
    g_autoptr(GMappedFile) mapped = g_mapped_file_new(from, FALSE, error);
    if (!mapped)
        return false;
    bool same = file_equals(path, g_mapped_file_get_contents(mapped),
                            g_mapped_file_get_length(mapped));
    if (changed)
        *changed = !same;
    if (same)
        return g_unlink(from) == 0 ? true : fail(error, from);
    if (!make_parent(path, error))
        return false;
    return g_rename(from, path) == 0 ? true : fail(error, path);
}

bool
file_sync_dir(const char *folder, GError **error)
{
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return fail(error, folder);
    bool ok = syncfs(fd) == 0 ? true : fail(error, folder);
    close(fd);
    return ok;
}

bool
file_stamp(const char *path, GError **error)
{
    g_autofree char *folder = g_path_get_dirname(path);
    if (!file_make_dir(folder, error) || !file_sync_dir(folder, error))
        return false;
    if (!write_all(path, "", 0, error))
        return false;
    return utimensat(AT_FDCWD, path, NULL, 0) == 0 ? true : fail(error, path);
}

static int
compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

GPtrArray *
file_list(const char *folder, const char *suffix, GError **error)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, error);
    if (!dir)
        return NULL;
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    for (const char *name; (name = g_dir_read_name(dir));)
        if (name[0] != '.' && (!suffix || g_str_has_suffix(name, suffix)))
            g_ptr_array_add(names, g_strdup(name));
    g_ptr_array_sort(names, compare_names);
    return names;
}

static void
append_make_name(GString *rule, const char *name)
{
    for (const char *at = name; *at; at++) {
        if (*at == '$')
            g_string_append_c(rule, '$');
        else if (*at == ' ' || *at == '#')
            g_string_append_c(rule, '\\');
        g_string_append_c(rule, *at);
    }
}

bool
file_write_depfile(const char *path, const char *target, const GPtrArray *files,
                   GError **error)
{
    g_autoptr(GString) rule = g_string_new(NULL);
    append_make_name(rule, target);
    g_string_append_c(rule, ':');
    for (guint i = 0; i < files->len; i++) {
        g_string_append(rule, " \\\n ");
        append_make_name(rule, files->pdata[i]);
    }
    g_string_append_c(rule, '\n');
    for (guint i = 0; i < files->len; i++) {
        append_make_name(rule, files->pdata[i]);
        g_string_append(rule, ":\n");
    }
    return file_publish(path, rule->str, rule->len, NULL, error);
}
