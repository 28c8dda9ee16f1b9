/*
 * Many views of one layout as one PDF: faces once, an outline that has an entry
 * a unit, labels that say the unit, one structure. See document_append.
 */
#ifndef HYOKA_RENDER_VOLUME_H
#define HYOKA_RENDER_VOLUME_H

#include "render/batch.h"

typedef struct {
    const char *title;
    const char *output; /* PDF; its folder is made */
} Volume;

/*
 * items: of BatchItem in the order of the units; output is the label that goes
 * before those of the unit's pages. Subject and date are the first unit's.
 * Nothing is published when any unit has an error, which diag then has. False
 * with error set when the run could not go on.
 */
bool volume_write(const Batch *batch, const GArray *items, const Volume *volume,
                  Diag *diag, GError **error);

#endif
