#ifndef HYOKA_INGEST_TABLES_H
#define HYOKA_INGEST_TABLES_H

#include "base/table.h"
#include "model/framework.h"

/*
 * The tables of input/fyNNNN/ and their columns; each stands in the file of its
 * reader. The fiscal year of a TableSpec is set when the table is opened.
 */
extern const TableSpec hubs_table, establishments_table, survey_table,
    budget_table, pseudonyms_table, targets_table, initiatives_table,
    activity_table, consultations_table, cases_table, satisfaction_table,
    region_table, roles_table, visits_table, evaluators_table, practices_table,
    practice_pages_table, history_table, corrections_table;

/* Two tables have a column for each axis or partner question as well. */
enum { TABLES_MAX_COLUMNS = 64 };
typedef struct {
    TableColumn columns[TABLES_MAX_COLUMNS];
    TableSpec spec;
} TableOfFramework;

void practice_scores_table(const Framework *framework, TableOfFramework *table);
void plan_table(const Framework *framework, TableOfFramework *table);
void partners_table(const Framework *framework, TableOfFramework *table);

#endif
