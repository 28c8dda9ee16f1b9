#include "base/file_draft.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <unistd.h>

#include "base/file.h"

struct FileDraft {
    char *beside;
    FILE *file;  /* NULL once it is closed */
    int failure; /* errno of the first write that failed; 0: none */
};

static void
fail(const char *path, int number, GError **error)
{
    g_set_error(error, G_FILE_ERROR, (int)g_file_error_from_errno(number),
                "%s: %s", path, g_strerror(number));
}

FileDraft *
file_draft_open(const char *path, GError **error)
{
    g_autofree char *folder = g_path_get_dirname(path);
    if (!file_make_dir(folder, error))
        return NULL;
    file_remove_drafts(path);
    g_autoptr(FileDraft) draft = g_new0(FileDraft, 1);
    draft->beside = g_strdup_printf("%s.tmp-%ld", path, (long)getpid());
    draft->file = fopen(draft->beside, "wbe");
    if (draft->file)
        return g_steal_pointer(&draft);
    fail(draft->beside, errno, error);
    return NULL;
}

void
file_draft_free(FileDraft *draft)
{
    if (!draft)
        return;
    if (draft->file)
        fclose(draft->file);
    g_unlink(draft->beside);
    g_free(draft->beside);
    g_free(draft);
}

void
file_draft_add(FileDraft *draft, const void *bytes, size_t length)
{
    if (!draft->failure && fwrite(bytes, 1, length, draft->file) != length)
        draft->failure = errno;
}

bool
file_draft_publish(FileDraft *draft, const char *path, bool *changed,
                   GError **error)
{
    if (fclose(g_steal_pointer(&draft->file)) != 0 && !draft->failure)
        draft->failure = errno;
    if (!draft->failure)
        return file_publish_from(path, draft->beside, changed, error);
    fail(draft->beside, draft->failure, error);
    return false;
}
