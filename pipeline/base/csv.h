#ifndef HYOKA_BASE_CSV_H
#define HYOKA_BASE_CSV_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include <glib.h>

/*
 * A CSV file as typed: every field with the place of its first character.
 * `line` is the physical line, from 1; `column` counts characters in it, from
 * 1, and points at the opening quote of a quoted field.
 */
typedef struct {
    const char *text; /* unquoted, NFC, LF inside, without controls; blanks
                         around a field that is not quoted are gone */
    int line;
    int column;
} CsvField;

/* `line` is the physical line of the first field, `number` the row as Excel
 * numbers it: from 1, blank lines counted, a quoted newline not. */
typedef struct {
    CsvField *fields;
    int count;
    int line;
    int number;
} CsvRow;

typedef struct {
    Arena *arena;
    const char *file; /* as given, for findings */
    TextEncoding encoding;
    CsvRow *rows; /* blank lines have count 0 */
    int row_count;
} CsvTable;

/*
 * Load a file (UTF-8 with or without BOM, or CP932; LF or CRLF). Undecodable
 * bytes, a stray quote (x"y), text after a closing quote and an unclosed quote
 * are errors in `diag`, with their places; the quote is then read as text and
 * the rows after it as usual. Controls (text_is_control) are left out with a
 * warning. NULL with `error` set only when the file cannot
 * be read.
 */
CsvTable *csv_table_load(const char *path, Diag *diag, GError **error);
/* The same from memory; `file` names it in findings. Never NULL. */
CsvTable *
csv_table_parse(const char *file, const char *bytes, size_t length, Diag *diag);
void csv_table_free(CsvTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CsvTable, csv_table_free)

enum { CSV_CELL_SIZE = 24 };
/* Excel's name of a cell, column from 0 and row from 1: (3, 14) is "D14". */
char *csv_cell_name(int column, int row, char buffer[CSV_CELL_SIZE]);

#endif
