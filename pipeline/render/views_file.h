/*
 * Many views in one file, <views> of
 * register_view.rng: read one at a time, set in one
 * run, and published as volumes or as single papers. No tree of the file ever
 * exists, and a volume is written as soon as it is full.
 */
#ifndef HYOKA_RENDER_VIEWS_FILE_H
#define HYOKA_RENDER_VIEWS_FILE_H

#include "render/batch.h"

typedef struct {
    const char *views; /* the file */
    /* Volumes: a PDF; its folder is made. Where there are more pages than
     * `split` (0: any number), parts of at most so many, with their number
     * before the suffix: 13-1.pdf, 13-2.pdf. Parts that no longer belong are
     * removed. Single papers: a folder that gets ID.pdf for each view. */
    const char *output;
    int split;
    /* Single papers: only those whose view is not the one that the paper was
     * last made of, as `digests` in the folder says. */
    bool only_changed;
} ViewsFile;

/*
 * The file's title is the volume's, each view's id goes before the labels of
 * its pages. Units of one page follow one another without empty pages. A volume
 * with an error in any unit is not published. False with error set when the run
 * could not go on.
 */
bool views_file_volume(const Batch *batch, const ViewsFile *file, Diag *diag,
                       GError **error);
/* `digests` is published last, so that a run that was broken off is made up
 * for. Papers of views that are no longer there are removed. */
bool views_file_singles(const Batch *batch, const ViewsFile *file, Diag *diag,
                        GError **error);

#endif
