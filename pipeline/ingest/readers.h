#ifndef HYOKA_INGEST_READERS_H
#define HYOKA_INGEST_READERS_H

#include "ingest/sheet.h"
#include "ingest/tables.h"

/*
 * One reader a table of input/README. Each does nothing when the phase has not
 * the table, reports what it finds and fills its part of the year; hubs_read
 * comes first, since it makes the hubs.
 */
void hubs_read(Ingest *ingest);
/* establishments.csv, survey.csv and budget.csv, with hubs.csv's own numbers.
 */
void facts_read(Ingest *ingest);
void pseudonyms_read(Ingest *ingest);
void plan_read(Ingest *ingest);
void targets_read(Ingest *ingest);
void initiatives_read(Ingest *ingest);
void roles_read(Ingest *ingest);
void activity_read(Ingest *ingest);
void consultations_read(Ingest *ingest);
void cases_read(Ingest *ingest);
void satisfaction_read(Ingest *ingest);
void partners_read(Ingest *ingest);
void region_read(Ingest *ingest);
void visits_read(Ingest *ingest);
void evaluators_read(Ingest *ingest);
void practices_read(Ingest *ingest);
/* practice_scores.csv and practice_pages.csv, after practices_read: reviewers'
 * scores and texts, held against practices.csv. */
void practice_scores_read(Ingest *ingest);
void practice_pages_read(Ingest *ingest);
void history_read(Ingest *ingest);
/* hearing/NN.xml of each hub; false with `error` when the schema is not there.
 */
bool hearings_read(Ingest *ingest, GError **error);

/* corrections.csv; after all else, since it changes what the others read. */
void corrections_read(Ingest *ingest);

/* What no single file can say: records against reports, replies against forms,
 * notes against cases, evaluators and practices. */
void crosscheck(Ingest *ingest);

/* Records into tallies and the cases that notes refer to. */
void tallies_make(Ingest *ingest);

#endif
