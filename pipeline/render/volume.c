#include "render/volume.h"

#include "base/error.h"
#include "base/file.h"
#include "base/progress.h"
#include "render/pdf.h"

/* False with error set or errors in diag. */
static bool
add_unit(const Batch *batch, const BatchItem *item, Document *volume,
         Diag *diag, GError **error)
{
    Document *unit = batch->compose(item, batch->data, diag, error);
    batch_report_missing(batch->fonts, item->view, diag);
    if (!unit)
        return false;
    if (volume->units->len == 0) {
        volume->subject = unit->subject;
        volume->date = unit->date;
    }
    document_append(volume, unit, item->output);
    return true;
}

bool
volume_write(const Batch *batch, const GArray *items, const Volume *volume,
             Diag *diag, GError **error)
{
    g_autoptr(Document) document = document_new();
    g_autoptr(Progress) progress =
        progress_new("render", "units", (int)items->len);
    document->title = volume->title;
    for (guint i = 0; i < items->len; i++) {
        g_autoptr(GError) failure = NULL;
        if (!add_unit(batch, &g_array_index(items, BatchItem, i), document,
                      diag, &failure) &&
            failure) {
            g_propagate_error(error, g_steal_pointer(&failure));
            return false;
        }
        progress_step(progress, 1);
    }
    if (items->len == 0 || diag_count(diag, DIAG_ERROR) > 0)
        return true;
    g_autoptr(GBytes) pdf = pdf_write(document, batch->faces, error);
    if (!pdf)
        return false;
    gsize length = 0;
    const char *bytes = g_bytes_get_data(pdf, &length);
    return file_publish(volume->output, bytes, length, NULL, error);
}
