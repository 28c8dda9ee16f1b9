#ifndef HYOKA_SCORE_REGISTER_RUN_H
#define HYOKA_SCORE_REGISTER_RUN_H

#include "score/register_national.h"
#include <glib.h>
#include <stdbool.h>

typedef struct {
    const char *folder;  /* NN.xml and rules.xml, as ingest publishes them */
    const char *schemas; /* pipeline/ */
    int capacity;        /* cases a month; 0: as the rules say */
} RegisterRun;

/*
 * Judge the register in `folder` and publish in `results`: NN.xml of each
 * prefecture (institution_result.rng), national.xml (register_national.rng)
 * and worklist.csv. Documents of prefectures that are gone are removed. False
 * with `error` set when something cannot be read or written.
 */
bool register_run(const RegisterRun *run, const char *results, GError **error);

/* The register judged, nothing written. */
typedef struct RegisterJudged RegisterJudged;
RegisterJudged *register_judge(const RegisterRun *run, GError **error);
void register_judged_free(RegisterJudged *judged);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RegisterJudged, register_judged_free)
/* All of it, borrowed. */
const RegisterNational *register_judged_national(const RegisterJudged *judged);
/* Path of a prefecture's document in a folder; the caller frees. */
char *register_document_path(const char *folder, int prefecture);

#endif
