#include "render/volume.h"

#include "base/progress.h"
#include "render/pdf.h"

/* False with error set or errors in diag. */
static bool
add_unit(const Batch *batch, const BatchItem *item, PdfVolume *volume,
         Diag *diag, GError **error)
{
    Document *unit = batch->compose(item, batch->data, diag, error);
    batch_report_missing(batch->fonts, item->view, diag);
    if (!unit)
        return false;
    pdf_volume_add(volume, unit, item->output);
    return true;
}

bool
volume_write(const Batch *batch, const GArray *items, const Volume *volume,
             Diag *diag, GError **error)
{
    g_autoptr(PdfVolume) pdf =
        pdf_volume_new(batch->faces, volume->output, false, error);
    if (!pdf)
        return false;
    g_autoptr(Progress) progress =
        progress_new("render", "units", (int)items->len);
    for (guint i = 0; i < items->len; i++) {
        g_autoptr(GError) failure = NULL;
        if (!add_unit(batch, &g_array_index(items, BatchItem, i), pdf, diag,
                      &failure) &&
            failure) {
            g_propagate_error(error, g_steal_pointer(&failure));
            return false;
        }
        progress_step(progress, 1);
    }
    if (items->len == 0 || diag_count(diag, DIAG_ERROR) > 0)
        return true;
    return pdf_volume_publish(pdf, volume->title, volume->output, error);
}
