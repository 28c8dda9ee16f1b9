#ifndef HYOKA_INGEST_REGISTER_H
#define HYOKA_INGEST_REGISTER_H

#include "ingest/sheet.h"
#include "model/institution.h"

/*
 * The register of certified institutions: fyNNNN/register/ read, checked and
 * published as one document a prefecture.
 */

/* Read everything and publish in `folder`: NN.xml (institution.rng) of each
 * prefecture that has institutions, rules.xml, register.xml (register_list.rng)
 * that lists them with the findings. As ingest_run in all else. */
bool register_ingest(const IngestOptions *options, const char *folder,
                     Diag *diag, GError **error);

/* Rows of a table with the institution that each is of. */
typedef struct {
    int institution; /* index */
    union {
        InstitutionReport report;
        InstitutionComplaint complaint;
        InstitutionTraining training;
        int reply; /* line */
    };
} RegisterRow;

/* Of an institution certified after the register's day: its rows are passed
 * over. */
enum { REGISTER_LATER = -1 };

typedef struct {
    Ingest *ingest;
    const RegisterRules *rules;
    GArray *institutions; /* Institution, in the order of the file */
    GHashTable *index;    /* id to index + 1, or REGISTER_LATER */
    GArray *reports;      /* RegisterRow */
    GArray *complaints;
    GArray *trainings;
    GArray *replies;
} Register;

/* The readers of the tables; institutions first. */
void register_institutions_read(Register *reading);
void register_reports_read(Register *reading);
void register_replies_read(Register *reading);
void register_complaints_read(Register *reading);
void register_trainings_read(Register *reading);

/* The institution of the row's 認定番号 as an index; -1 when it is certified
 * later, or, reported, when there is none. */
int register_institution(const Register *reading, const Sheet *sheet, int row,
                         int column);
/* Nine digits; NULL, reported, otherwise. */
const char *register_id(const Sheet *sheet, int row, int column);
/* One of the words, -1 when the cell is empty or wrong (reported). */
int register_choice(const Sheet *sheet, int row, int column,
                    const RegisterWords *words);
/* A date by the register's day; year 0 when empty, wrong (reported) or later.
 */
Date register_date(const Sheet *sheet, int row, int column);

#endif
