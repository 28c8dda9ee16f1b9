#include "render/views_file.h"

#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "base/progress.h"
#include "base/xml_reader.h"
#include "render/pdf.h"

/* One view of the file; valid until the next. */
typedef struct {
    Arena *arena;
    XmlReader *reader;
    const char *title;
    Progress *progress;
    char *id;
    char *bytes;
    size_t length;
    char *name; /* FILE#ID, for messages */
} Stream;

static void
stream_close(Stream *stream)
{
    g_clear_pointer(&stream->reader, xml_reader_free);
    g_clear_pointer(&stream->progress, progress_free);
    g_clear_pointer(&stream->arena, arena_free);
    g_clear_pointer(&stream->id, g_free);
    g_clear_pointer(&stream->bytes, g_free);
    g_clear_pointer(&stream->name, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Stream, stream_close)

static bool
stream_open(Stream *stream, const char *path, const char *unit, GError **error)
{
    stream->arena = arena_new();
    stream->reader = xml_reader_open(path, NULL, stream->arena, error);
    if (!stream->reader)
        return false;
    if (xml_reader_next(stream->reader, 0)) {
        stream->title = xml_reader_attribute(stream->reader, "title");
        stream->progress = progress_new(
            "render", unit, xml_reader_integer(stream->reader, "count", 0));
        if (stream->title && xml_reader_is(stream->reader, "views"))
            return true;
        xml_reader_fail(stream->reader, "not a file of views");
    }
    xml_reader_close(stream->reader, error);
    return false;
}

/* False at the end or after a mistake, which xml_reader_close tells. */
static bool
stream_next(Stream *stream, const char *path)
{
    if (!xml_reader_next(stream->reader, 1))
        return false;
    g_clear_pointer(&stream->id, g_free);
    g_clear_pointer(&stream->bytes, g_free);
    g_clear_pointer(&stream->name, g_free);
    stream->id = g_strdup(xml_reader_attribute(stream->reader, "id"));
    stream->bytes = xml_reader_source(stream->reader, &stream->length);
    /* It becomes the name of a file. */
    if (stream->bytes && (!stream->id || !*stream->id || *stream->id == '.' ||
                          strchr(stream->id, '/')))
        xml_reader_fail(stream->reader, "a view without a proper id");
    stream->name = g_strdup_printf("%s#%s", path, stream->id);
    progress_step(stream->progress, 1);
    return stream->bytes != NULL;
}

/* --- volumes ---------------------------------------------------------------
 */

typedef struct {
    const Batch *batch;
    const ViewsFile *file;
    const char *title;
    PdfVolume *volume; /* NULL: none begun */
    int parts;         /* published */
    int errors;        /* in diag before the part */
} Binding;

/* OUTPUT, or its part from 1; the caller's. */
static char *
part_path(const char *output, int part)
{
    if (part == 0)
        return g_strdup(output);
    const char *dot = strrchr(output, '.');
    const char *slash = strrchr(output, '/');
    if (!dot || (slash && dot < slash))
        dot = output + strlen(output);
    return g_strdup_printf("%.*s-%d%s", (int)(dot - output), output, part, dot);
}

/* Publish what is bound. `more`: it is a part of several. */
static bool
publish_part(Binding *binding, bool more, Diag *diag, GError **error)
{
    g_autoptr(PdfVolume) volume = g_steal_pointer(&binding->volume);
    if (!volume || diag_count(diag, DIAG_ERROR) > binding->errors)
        return true;
    int part = more || binding->parts > 0 ? ++binding->parts : 0;
    g_autofree char *title =
        part ? g_strdup_printf("%s　%d", binding->title, part)
             : g_strdup(binding->title);
    g_autofree char *path = part_path(binding->file->output, part);
    return pdf_volume_publish(volume, title, path, error);
}

static bool
bind_view(Binding *binding, const Stream *stream, Diag *diag, GError **error)
{
    const Batch *batch = binding->batch;
    const BatchItem item = {stream->name, NULL, stream->bytes, stream->length};
    g_autoptr(GError) failure = NULL;
    g_autoptr(Document) unit =
        batch->compose(&item, batch->data, diag, &failure);
    batch_report_missing(batch->fonts, stream->name, diag);
    if (failure) {
        g_propagate_error(error, g_steal_pointer(&failure));
        return false;
    }
    if (!unit)
        return true;
    int split = binding->file->split;
    if (binding->volume && split > 0 &&
        pdf_volume_pages(binding->volume) + (int)unit->pages->len > split &&
        !publish_part(binding, true, diag, error))
        return false;
    if (!binding->volume)
        binding->volume =
            pdf_volume_new(batch->faces, binding->file->output, true, error);
    if (!binding->volume)
        return false;
    pdf_volume_add(binding->volume, g_steal_pointer(&unit), stream->id);
    return true;
}

/* The whole volume where there are parts now, and parts beyond the last. */
static void
remove_stale(const ViewsFile *file, int parts)
{
    g_autofree char *whole = part_path(file->output, 0);
    if (parts > 0)
        unlink(whole);
    for (int part = parts + 1;; part++) {
        g_autofree char *path = part_path(file->output, part);
        if (unlink(path) != 0)
            return;
    }
}

bool
views_file_volume(const Batch *batch, const ViewsFile *file, Diag *diag,
                  GError **error)
{
    g_auto(Stream) stream = {0};
    if (!stream_open(&stream, file->views, "sheets", error))
        return false;
    Binding binding = {batch, file, stream.title,
                       NULL,  0,    diag_count(diag, DIAG_ERROR)};
    bool good = true;
    while (good && stream_next(&stream, file->views))
        good = bind_view(&binding, &stream, diag, error);
    good = good && xml_reader_close(stream.reader, error) &&
           publish_part(&binding, false, diag, error);
    g_clear_pointer(&binding.volume, pdf_volume_free);
    if (good && diag_count(diag, DIAG_ERROR) == binding.errors)
        remove_stale(file, binding.parts);
    return good;
}

/* --- single papers ---------------------------------------------------------
 */

/* ID to digest, as `digests` has it; empty when there is none. */
static GHashTable *
digests_read(const char *path, GError **error)
{
    g_autoptr(GHashTable) digests =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    g_autofree char *bytes = NULL;
    size_t length;
    if (!g_file_test(path, G_FILE_TEST_EXISTS))
        return g_steal_pointer(&digests);
    if (!file_read(path, 0, &bytes, &length, error))
        return NULL;
    g_auto(GStrv) lines = g_strsplit(bytes, "\n", -1);
    for (char **line = lines; *line; line++) {
        char *blank = strchr(*line, ' ');
        if (blank)
            g_hash_table_insert(digests,
                                g_strndup(*line, (gsize)(blank - *line)),
                                g_strdup(blank + 1));
    }
    return g_steal_pointer(&digests);
}

typedef struct {
    const Batch *batch;
    const ViewsFile *file;
    GHashTable *before;
    GString *digests;
} Singles;

static bool
make_single(Singles *singles, const Stream *stream, Diag *diag, GError **error)
{
    g_autofree char *path =
        g_strdup_printf("%s/%s.pdf", singles->file->output, stream->id);
    g_autofree char *digest = g_compute_checksum_for_data(
        G_CHECKSUM_SHA256, (const guchar *)stream->bytes, stream->length);
    const char *old = g_hash_table_lookup(singles->before, stream->id);
    bool same =
        g_strcmp0(old, digest) == 0 && g_file_test(path, G_FILE_TEST_EXISTS);
    const BatchItem item = {stream->name, path, stream->bytes, stream->length};
    int errors = diag_count(diag, DIAG_ERROR);
    if (!(same && singles->file->only_changed) &&
        !batch_make(singles->batch, &item, diag, error))
        return false;
    if (diag_count(diag, DIAG_ERROR) == errors)
        g_string_append_printf(singles->digests, "%s %s\n", stream->id, digest);
    g_hash_table_remove(singles->before, stream->id);
    return true;
}

/* What a run that was killed left beside. */
static bool
remove_beside(const char *folder, GError **error)
{
    if (!g_file_test(folder, G_FILE_TEST_IS_DIR))
        return true;
    g_autoptr(GPtrArray) names = file_list(folder, NULL, error);
    if (!names)
        return false;
    for (guint i = 0; i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        g_autofree char *path = g_build_filename(folder, name, NULL);
        if (strstr(name, ".pdf.tmp-"))
            unlink(path);
    }
    return true;
}

/* Papers of views that are gone. */
static void
remove_gone(const Singles *singles)
{
    GHashTableIter iter;
    gpointer id;
    g_hash_table_iter_init(&iter, singles->before);
    while (g_hash_table_iter_next(&iter, &id, NULL)) {
        g_autofree char *path = g_strdup_printf(
            "%s/%s.pdf", singles->file->output, (const char *)id);
        if (!strchr(id, '/'))
            unlink(path);
    }
}

bool
views_file_singles(const Batch *batch, const ViewsFile *file, Diag *diag,
                   GError **error)
{
    g_autofree char *path = g_build_filename(file->output, "digests", NULL);
    g_autoptr(GHashTable) before = digests_read(path, error);
    g_auto(Stream) stream = {0};
    if (!before || !stream_open(&stream, file->views, "papers", error))
        return false;
    g_autoptr(GString) digests = g_string_new(NULL);
    Singles singles = {batch, file, before, digests};
    bool good = true;
    while (good && stream_next(&stream, file->views))
        good = make_single(&singles, &stream, diag, error);
    if (!good || !xml_reader_close(stream.reader, error))
        return false;
    remove_gone(&singles);
    return remove_beside(file->output, error) &&
           file_publish(path, digests->str, digests->len, NULL, error);
}
