#ifndef HYOKA_BASE_FILE_DRAFT_H
#define HYOKA_BASE_FILE_DRAFT_H

#include <glib.h>
#include <stdbool.h>

/*
 * A file that is written bit by bit and never held: beside its place, as
 * PATH.tmp-PID, until it is published, whole and only where its bytes differ
 * (file.h).
 */
typedef struct FileDraft FileDraft;

/* Missing folders are made; a draft of the same path that a killed run left is
 * removed: nobody else may be writing it. NULL with error set. */
FileDraft *file_draft_open(const char *path, GError **error);
/* What was not published is gone. */
void file_draft_free(FileDraft *draft);

/* A write that fails is told by file_draft_publish. */
void file_draft_add(FileDraft *draft, const void *bytes, size_t length);

/* At that path, in the folder of the one it was opened for; *changed (may be
 * NULL) says whether it was written. Nothing can be added afterwards. */
bool file_draft_publish(FileDraft *draft, const char *path, bool *changed,
                        GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(FileDraft, file_draft_free)

#endif
