#include "render/batch.h"

#include "base/error.h"
#include "base/file.h"
#include "base/progress.h"
#include "render/pdf.h"
#include "render/workers.h"

void
batch_report_missing(FontSet *fonts, const char *view, Diag *diag)
{
    const GArray *missing = font_missing(fonts);
    for (guint i = 0; i < missing->len; i++) {
        const FontMissing *one = &g_array_index(missing, FontMissing, i);
        char character[7] = "";
        g_unichar_to_utf8(one->character, character);
        g_autofree char *code = g_strdup_printf("U+%04X", one->character);
        diag_add(diag, FINDING_TEXT_NO_GLYPH, view, 0, 0, character, code,
                 NULL);
    }
    font_missing_clear(fonts);
}

bool
batch_make(const Batch *batch, const BatchItem *item, Diag *diag,
           GError **error)
{
    g_autoptr(GError) failure = NULL;
    int errors = diag_count(diag, DIAG_ERROR);
    g_autoptr(Document) document =
        batch->compose(item, batch->data, diag, &failure);
    batch_report_missing(batch->fonts, item->view, diag);
    if (failure) {
        g_propagate_error(error, g_steal_pointer(&failure));
        return false;
    }
    if (!document || diag_count(diag, DIAG_ERROR) > errors)
        return true;
    g_autoptr(GBytes) pdf = pdf_write(document, batch->faces, error);
    if (!pdf)
        return false;
    gsize length = 0;
    const char *bytes = g_bytes_get_data(pdf, &length);
    return file_publish(item->output, bytes, length, NULL, error);
}

typedef struct {
    const Batch *batch;
    const GArray *items;
} Run;

static bool
make_item(int index, void *data, Diag *diag, GError **error)
{
    const Run *run = data;
    return batch_make(run->batch, &g_array_index(run->items, BatchItem, index),
                      diag, error);
}

bool
batch_run(const Batch *batch, const GArray *items, Diag *diag, GError **error)
{
    Run run = {batch, items};
    int total = (int)items->len;
    g_autoptr(Progress) progress = progress_new("render", "papers", total);
    if (batch->jobs > 1 && total > 1)
        return workers_run(MIN(batch->jobs, total), total, make_item, &run,
                           progress, diag, error);
    for (int i = 0; i < total; i++) {
        if (!make_item(i, &run, diag, error))
            return false;
        progress_step(progress, 1);
    }
    return true;
}
