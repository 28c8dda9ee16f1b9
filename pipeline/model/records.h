#ifndef HYOKA_MODEL_RECORDS_H
#define HYOKA_MODEL_RECORDS_H

#include "base/arena.h"
#include <glib.h>

/*
 * records.xml as the checks of single records need it: who was advised on which
 * day, and what was written of each case. Days count from 1970-01-01; 0: not
 * recorded. Lists are by line.
 */
typedef struct {
    int line;
    int day;
    int client;
} RecordRow;

typedef struct {
    int line;
    int received;
    int entered;   /* when the case was put in */
    int reception; /* when the other institution took it */
    const char *summary;
} RecordCase;

typedef struct {
    const char *code;
    GArray *rows;  /* RecordRow, by day, then line */
    GArray *cases; /* RecordCase */
} RecordHub;

typedef struct RecordSet RecordSet;

/* Read, validated by records.rng in the folder `schemas` (the tree of
 * pipeline/). NULL with `error` set when the document is none. */
RecordSet *
record_set_load(const char *path, const char *schemas, GError **error);
void record_set_free(RecordSet *records);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RecordSet, record_set_free)

/* Paths of the files that were read, NULL where one was not. */
const char *record_set_consultations(const RecordSet *records);
const char *record_set_cases(const RecordSet *records);
/* NULL for a hub without any record. */
const RecordHub *record_set_hub(const RecordSet *records, const char *code);

#endif
