#ifndef HYOKA_BASE_FILE_H
#define HYOKA_BASE_FILE_H

#include <glib.h>
#include <stdbool.h>

/*
 * Replace a file only when its bytes differ, and only whole: written beside as
 * PATH.tmp-PID, renamed. Missing folders are made. *changed (may be NULL) says
 * whether it was written. The bytes are not synced one by one: file_sync_dir
 * does that once, before the stage's stamp. What a run that was killed left
 * beside goes.
 */
bool file_publish(const char *path, const char *bytes, size_t length,
                  bool *changed, GError **error);
/* The same of a file already written at `from`, which is gone afterwards. */
bool file_publish_from(const char *path, const char *from, bool *changed,
                       GError **error);
/* Remove PATH.tmp-…, what runs that were killed left beside `path`. */
void file_remove_drafts(const char *path);
/* Flush the file system that holds `folder` to the disk (syncfs). */
bool file_sync_dir(const char *folder, GError **error);
/* An empty stamp with the time of now; folders are made, synced before. */
bool file_stamp(const char *path, GError **error);

/* The whole file, NUL-terminated, at most `limit` bytes (0: no limit). The
 * caller frees *bytes. */
bool file_read(const char *path, size_t limit, char **bytes, size_t *length,
               GError **error);
bool file_make_dir(const char *folder, GError **error);

/* Names (not paths) in `folder` that end with `suffix` (NULL: all), sorted by
 * bytes, dot files left out. A GPtrArray of char * that the caller unrefs. */
GPtrArray *file_list(const char *folder, const char *suffix, GError **error);

/* A make rule, `target: files…` and an empty rule for each file, published at
 * `path`; blanks, $ and # in names are escaped as make wants. */
bool file_write_depfile(const char *path, const char *target,
                        const GPtrArray *files, GError **error);

#endif
