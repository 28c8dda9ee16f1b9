/*
 * Many papers in one run: each view is composed, painted and published, by
 * several processes when asked. Which process makes a paper changes nothing in
 * it. A paper with a finding that is an error, or with a character that its
 * face lacks, is not published; the others are.
 */
#ifndef HYOKA_RENDER_BATCH_H
#define HYOKA_RENDER_BATCH_H

#include "base/diag.h"
#include "render/paint.h"

typedef struct {
    const char *view;   /* XML: a file, or what bytes are called in messages */
    const char *output; /* PDF; its folder is made */
    const char *bytes;  /* NULL: those of the file */
    size_t length;
} BatchItem;

/*
 * The view's document, the caller's. NULL when it cannot be made: diag then has
 * an error, or error is set and the run ends.
 */
typedef Document *(*BatchCompose)(const BatchItem *item, void *data, Diag *diag,
                                  GError **error);

typedef struct {
    BatchCompose compose;
    void *data;
    FontSet *fonts;
    PaintFaces *faces;
    int jobs; /* processes; 1 works in this one */
} Batch;

/* Add the characters that were met without a glyph to diag, as errors. */
void batch_report_missing(FontSet *fonts, const char *view, Diag *diag);

/* One paper; true also when it was held back by findings. */
bool batch_make(const Batch *batch, const BatchItem *item, Diag *diag,
                GError **error);
/* items: of BatchItem. False with error set when the run could not go on. */
bool
batch_run(const Batch *batch, const GArray *items, Diag *diag, GError **error);

#endif
