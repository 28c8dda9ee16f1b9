#ifndef HYOKA_BASE_DIAG_H
#define HYOKA_BASE_DIAG_H

#include <glib.h>
#include <stdbool.h>
#include <stdio.h>

/*
 * Findings about the data: code and arguments until they are printed. The
 * table of codes, levels and sentences is findings.def; a finding is printed
 * in the compilers' format, `file:line:column: level: sentence [CODE]`, where
 * `column` counts characters in the physical line, from 1.
 */
typedef struct Diag Diag;

typedef enum { DIAG_NOTE, DIAG_WARNING, DIAG_ERROR } DiagLevel;
typedef enum { DIAG_ENGLISH, DIAG_JAPANESE } DiagLanguage;

typedef enum {
#define FINDING(code, level, english, japanese) FINDING_##code,
#include "base/findings.def"
#undef FINDING
    FINDING_COUNT
} FindingCode;

enum { DIAG_MAX_ARGS = 6 };

/* Where something stands. Line and column are 0 where they mean nothing (a
 * missing file); heading and cell (Excel's name, "D14") may be NULL. */
typedef struct {
    const char *file;
    int line;
    int column;
    const char *heading;
    const char *cell;
} DiagPlace;

typedef struct {
    FindingCode code;
    DiagLevel level;
    DiagPlace place;
    int arg_count;
    const char *args[DIAG_MAX_ARGS];
} Finding;

Diag *diag_new(void);
void diag_free(Diag *diag);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Diag, diag_free)

/* Add a finding; the strings, which are copied, are the sentence's arguments in
 * the order of %1$s, %2$s, …, closed by NULL. The same finding at the same
 * place is kept once. */
void diag_add(Diag *diag, FindingCode code, const char *file, int line,
              int column, ...) G_GNUC_NULL_TERMINATED;
/* The same with heading and cell, which the sentence then begins with. */
void diag_add_at(Diag *diag, FindingCode code, const DiagPlace *place,
                 ...) G_GNUC_NULL_TERMINATED;

/* Add all findings of another list. */
void diag_add_all(Diag *diag, const Diag *from);

/* The worst level so far, DIAG_NOTE when there is none; and exact counts. */
DiagLevel diag_worst(const Diag *diag);
int diag_count(const Diag *diag, DiagLevel level);

/* Findings sorted by file, line, column, code, arguments. The pointer is valid
 * until the next diag_add. Nothing is left out here. */
int diag_length(const Diag *diag);
const Finding *diag_get(Diag *diag, int index);

/* "HUB_UNKNOWN"; "error"; and the sentence alone. The caller frees the last. */
const char *diag_code_name(FindingCode code);
const char *diag_level_name(DiagLevel level, DiagLanguage language);
char *diag_sentence(const Finding *finding, DiagLanguage language);

/* Print all findings, sorted. After 100 of one code in one file the rest are
 * counted in one line. The last line sums up errors and warnings. */
void diag_print(Diag *diag, FILE *out, DiagLanguage language);

/* Japanese when the first of LC_ALL, LC_MESSAGES, LANG that is set and not
 * empty begins with "ja"; needs no generated locale. */
DiagLanguage diag_language(void);

#endif
