/* What others say of an institution: replies.csv of its users, complaints.csv;
 * and trainings.csv, where it was taught. */
#include "ingest/register.h"

#include "base/text.h"
#include <string.h>

/* --- replies --- */
enum { REPLIED, OF, SATISFACTION, ROUTE, SEARCH, SOUGHT, FOUND, REPLY_COLUMNS };
static const TableColumn reply_columns[REPLY_COLUMNS] = {
    [REPLIED] = {.heading = "回答日"},
    [OF] = {.heading = "認定番号"},
    [SATISFACTION] = {.heading = "満足度"},
    [ROUTE] = {.heading = "選定経緯"},
    [SEARCH] = {.heading = "検索システム"},
    [SOUGHT] = {.heading = "求めた情報"},
    [FOUND] = {.heading = "得られた情報"},
};
static const TableSpec replies = {
    .columns = reply_columns, .column_count = REPLY_COLUMNS, .key = OF};

/* 得意分野、料金: each word counted once. */
static void
count_list(const Sheet *sheet, int row, int column, const RegisterWords *words,
           int *counts)
{
    const char *text = table_text(sheet->table, row, column);
    if (!*text || sheet_says_none(text))
        return;
    g_autoptr(Arena) scratch = arena_new();
    g_auto(GStrv) parts = g_regex_split_simple("[、,，・;；/／]", text, 0, 0);
    for (char **part = parts; *part; part++) {
        const char *folded = text_fold(scratch, *part);
        int found = -1;
        for (int i = 0; i < words->count && *folded; i++)
            if (g_str_equal(folded, text_fold(scratch, words->words[i].name)))
                found = i;
        if (found >= 0)
            counts[found]++;
        else if (*folded)
            table_report(sheet->table, FINDING_INFORMATION_UNKNOWN, row, column,
                         *part, NULL);
    }
}

static void
count_word(const Sheet *sheet, int row, int column, const RegisterWords *words,
           int *counts)
{
    int word = register_choice(sheet, row, column, words);
    if (word >= 0)
        counts[word]++;
}

void
register_replies_read(Register *reading)
{
    const RegisterRules *rules = reading->rules;
    g_auto(Sheet) sheet = {0};
    if (!sheet_open(reading->ingest, "register/replies", &replies, &sheet))
        return;
    for (int row = 0; row < table_row_count(sheet.table); row++) {
        int of = register_institution(reading, &sheet, row, OF);
        Date date = register_date(&sheet, row, REPLIED);
        if (of < 0 || date.year == 0)
            continue;
        RegisterRow read = {.institution = of,
                            .reply = table_place(sheet.table, row, OF).line};
        g_array_append_val(reading->replies, read);
        InstitutionUsers *users =
            &g_array_index(reading->institutions, Institution, of).users;
        count_word(&sheet, row, SATISFACTION, &rules->scale, users->scale);
        count_word(&sheet, row, ROUTE, &rules->routes, users->routes);
        count_word(&sheet, row, SEARCH, &rules->search, users->search);
        count_list(&sheet, row, SOUGHT, &rules->sought, users->sought);
        count_list(&sheet, row, FOUND, &rules->sought, users->found);
    }
}

/* --- complaints --- */
enum { RECEIVED, ABOUT, GRAVITY, MATTER, SETTLED, COMPLAINT_COLUMNS };
static const TableColumn complaint_columns[COMPLAINT_COLUMNS] = {
    [RECEIVED] = {.heading = "受付日"},    [ABOUT] = {.heading = "認定番号"},
    [GRAVITY] = {.heading = "区分"},       [MATTER] = {.heading = "概要"},
    [SETTLED] = {.heading = "是正完了日"},
};
static const TableSpec complaints = {.columns = complaint_columns,
                                     .column_count = COMPLAINT_COLUMNS,
                                     .key = ABOUT};
static const char *const gravities[] = {"苦情", "重大事故"};

void
register_complaints_read(Register *reading)
{
    g_auto(Sheet) sheet = {0};
    if (!sheet_open(reading->ingest, "register/complaints", &complaints,
                    &sheet))
        return;
    for (int row = 0; row < table_row_count(sheet.table); row++) {
        RegisterRow read = {
            .institution = register_institution(reading, &sheet, row, ABOUT)};
        int gravity = 0;
        table_choice(sheet.table, row, GRAVITY, gravities, 2, &gravity);
        read.complaint = (InstitutionComplaint){
            .received = register_date(&sheet, row, RECEIVED),
            .settled = register_date(&sheet, row, SETTLED),
            .is_grave = gravity == 1,
            .line = table_place(sheet.table, row, ABOUT).line};
        if (read.institution >= 0 && read.complaint.received.year != 0)
            g_array_append_val(reading->complaints, read);
    }
}

/* --- trainings --- */
enum { HELD, WHO, COURSE, TEST, TRAINING_COLUMNS };
static const TableColumn training_columns[TRAINING_COLUMNS] = {
    [HELD] = {.heading = "受講日"},
    [WHO] = {.heading = "認定番号"},
    [COURSE] = {.heading = "研修名"},
    [TEST] = {.heading = "確認試験"},
};
static const TableSpec trainings = {
    .columns = training_columns, .column_count = TRAINING_COLUMNS, .key = WHO};
static const char *const results[] = {"不合格", "合格", "－"};

void
register_trainings_read(Register *reading)
{
    g_auto(Sheet) sheet = {0};
    if (!sheet_open(reading->ingest, "register/trainings", &trainings, &sheet))
        return;
    for (int row = 0; row < table_row_count(sheet.table); row++) {
        RegisterRow read = {
            .institution = register_institution(reading, &sheet, row, WHO)};
        int result = 0;
        table_choice(sheet.table, row, TEST, results, 3, &result);
        read.training = (InstitutionTraining){
            .date = register_date(&sheet, row, HELD),
            .is_passed = result == 1,
            .line = table_place(sheet.table, row, WHO).line};
        if (read.institution >= 0 && read.training.date.year != 0)
            g_array_append_val(reading->trainings, read);
    }
}
