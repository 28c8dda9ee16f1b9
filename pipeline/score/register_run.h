#ifndef HYOKA_SCORE_REGISTER_RUN_H
#define HYOKA_SCORE_REGISTER_RUN_H

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

#endif
