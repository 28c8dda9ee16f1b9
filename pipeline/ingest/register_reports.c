/* reports.csv: what each institution did, a row a fiscal year. */
#include "ingest/register.h"

#include <string.h>

enum { ID, YEAR, DUE, SUBMITTED, REMINDERS, FALSE_REPORT, FIXED };
enum { COLUMNS = FIXED + REGISTER_ACTIVITIES };
/* A report counts nothing more often than this in a year. */
enum { MOST = 100000, FIRST_YEAR = 2012 };

static const TableColumn fixed[FIXED] = {
    [ID] = {.heading = "認定番号"},
    [YEAR] = {.heading = "年度"},
    [DUE] = {.heading = "提出期限"},
    [SUBMITTED] = {.heading = "提出日"},
    [REMINDERS] = {.heading = "督促回数"},
    [FALSE_REPORT] = {.heading = "虚偽報告"},
};
static const char *const findings[] = {"なし", "確定"};

static Date
read_due(const Sheet *sheet, int row)
{
    Date date = {0};
    TableStatus status = table_date(sheet->table, row, DUE, &date);
    if (status == TABLE_NONE)
        table_report(sheet->table, FINDING_CELL_EMPTY, row, DUE, NULL);
    return status == TABLE_VALUE ? date : (Date){0};
}

/* An activity that is not filled in was not done: the form says so. */
static void
read_counts(const Sheet *sheet, int row, const RegisterRules *rules,
            InstitutionReport *report)
{
    for (int i = 0; i < rules->activity_count; i++)
        if (table_integer(sheet->table, row, FIXED + i, 0, MOST,
                          &report->counts[i]) != TABLE_VALUE)
            report->counts[i] = 0;
}

static bool
read_row(const Register *reading, const Sheet *sheet, int row,
         RegisterRow *into)
{
    InstitutionReport *report = &into->report;
    into->institution = register_institution(reading, sheet, row, ID);
    TableStatus year = table_integer(sheet->table, row, YEAR, FIRST_YEAR,
                                     reading->rules->year, &report->year);
    if (year == TABLE_NONE)
        table_report(sheet->table, FINDING_CELL_EMPTY, row, YEAR, NULL);
    report->line = table_place(sheet->table, row, ID).line;
    report->due = read_due(sheet, row);
    report->submitted = register_date(sheet, row, SUBMITTED);
    table_integer(sheet->table, row, REMINDERS, 0, 9, &report->reminders);
    int found = 0;
    table_choice(sheet->table, row, FALSE_REPORT, findings,
                 G_N_ELEMENTS(findings), &found);
    report->is_false = found == 1;
    if (report->submitted.year != 0)
        read_counts(sheet, row, reading->rules, report);
    return into->institution >= 0 && year == TABLE_VALUE &&
           report->due.year != 0;
}

/* The columns that all reports have, and one for each activity. */
static TableSpec
make_table(const RegisterRules *rules, TableColumn columns[COLUMNS])
{
    memcpy(columns, fixed, sizeof fixed);
    for (int i = 0; i < rules->activity_count; i++)
        columns[FIXED + i] = (TableColumn){.heading = rules->activities[i].id};
    return (TableSpec){.columns = columns,
                       .column_count = FIXED + rules->activity_count,
                       .key = ID};
}

void
register_reports_read(Register *reading)
{
    TableColumn columns[COLUMNS] = {0};
    TableSpec table = make_table(reading->rules, columns);
    g_auto(Sheet) sheet = {0};
    if (!sheet_open(reading->ingest, "register/reports", &table, &sheet))
        return;
    g_auto(KeysSeen) seen = keys_seen_new();
    for (int row = 0; row < table_row_count(sheet.table); row++) {
        RegisterRow read = {0};
        if (!read_row(reading, &sheet, row, &read))
            continue;
        char key[32];
        g_snprintf(key, sizeof key, "%d/%d", read.institution,
                   read.report.year);
        int first = keys_seen_add(&seen, key, read.report.line);
        if (first == 0) {
            g_array_append_val(reading->reports, read);
            continue;
        }
        g_autofree char *line = g_strdup_printf("%d", first);
        table_report(sheet.table, FINDING_ROW_DOUBLED, row, ID,
                     table_text(sheet.table, row, ID), line, NULL);
    }
}
