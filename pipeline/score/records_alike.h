#ifndef HYOKA_SCORE_RECORDS_ALIKE_H
#define HYOKA_SCORE_RECORDS_ALIKE_H

#include "score/scoring.h"

/*
 * Cases whose summary is nearly that of another case, of the same hub or of
 * another hub: looked for once in all cases of the country, for r:alike and
 * r:shared. NULL without records, and when the framework makes no checks.
 */
RecordsAlike *records_alike_run(const Scoring *scoring);
void records_alike_free(RecordsAlike *alike);

/* The marks of the hub's cases, in their order; `shared`: with other hubs'. */
const bool *
records_alike_marks(const RecordsAlike *alike, const char *hub, bool shared);

#endif
