/* institutions.csv: who is certified, since when, and the public profile. */
#include "ingest/register.h"

#include <math.h>
#include <string.h>

enum {
    ID,
    NAME,
    KIND,
    PREFECTURE,
    CERTIFIED,
    EXPIRES,
    KNOWLEDGE,
    EXPERIENCE,
    STATUTORY,
    STRUCTURE,
    DISQUALIFIED,
    FIELDS,
    FEE,
    RECORD,
    STAFF,
    PHONE,
    SITE,
    ADDRESS,
    UPDATED,
    COLUMNS
};

static const TableColumn columns[COLUMNS] = {
    [ID] = {.heading = "認定番号"},
    [NAME] = {.heading = "名称", .aliases = {"機関名"}},
    [KIND] = {.heading = "種別"},
    [PREFECTURE] = {.heading = "都道府県コード"},
    [CERTIFIED] = {.heading = "認定日"},
    [EXPIRES] = {.heading = "有効期限"},
    [KNOWLEDGE] = {.heading = "専門的知識"},
    [EXPERIENCE] = {.heading = "実務経験年数"},
    [STATUTORY] = {.heading = "うち法定業務年数"},
    [STRUCTURE] = {.heading = "実施体制"},
    [DISQUALIFIED] = {.heading = "欠格事由"},
    [FIELDS] = {.heading = "得意分野"},
    [FEE] = {.heading = "料金"},
    [RECORD] = {.heading = "実績"},
    [STAFF] = {.heading = "担当者"},
    [PHONE] = {.heading = "電話"},
    [SITE] = {.heading = "ウェブサイト"},
    [ADDRESS] = {.heading = "所在地"},
    [UPDATED] = {.heading = "公表情報更新日"},
};
static const TableSpec table = {
    .columns = columns, .column_count = COLUMNS, .key = ID};

static const char *const fitness[] = {"不適", "適", "確認中"};
static const char *const grounds[] = {"なし", "あり", "確認中"};

static InstitutionYes
read_yes(const Sheet *sheet, int row, int column, const char *const *words)
{
    int index;
    if (sheet_says_none(table_text(sheet->table, row, column)) ||
        table_choice(sheet->table, row, column, words, 3, &index) !=
            TABLE_VALUE)
        return INSTITUTION_UNKNOWN;
    return (InstitutionYes)index;
}

static double
read_years(const Sheet *sheet, int row, int column)
{
    double years;
    return table_decimal(sheet->table, row, column, 0, 80, &years) ==
                   TABLE_VALUE
               ? years
               : (double)NAN;
}

static Date
read_day(const Sheet *sheet, int row, int column)
{
    Date date = {0};
    TableStatus status = table_date(sheet->table, row, column, &date);
    if (status == TABLE_NONE)
        table_report(sheet->table, FINDING_CELL_EMPTY, row, column, NULL);
    return status == TABLE_VALUE ? date : (Date){0};
}

static int
read_kind(const Sheet *sheet, int row, const RegisterRules *rules)
{
    const char *names[REGISTER_KINDS];
    for (int i = 0; i < rules->kind_count; i++)
        names[i] = rules->kinds[i].name;
    int index;
    TableStatus status =
        table_choice(sheet->table, row, KIND, names, rules->kind_count, &index);
    if (status == TABLE_NONE)
        table_report(sheet->table, FINDING_CELL_EMPTY, row, KIND, NULL);
    return status == TABLE_VALUE ? index : -1;
}

static int
read_prefecture(const Sheet *sheet, int row)
{
    char code[3];
    TableStatus status = table_hub(sheet->table, row, PREFECTURE, code);
    if (status == TABLE_NONE)
        table_report(sheet->table, FINDING_CELL_EMPTY, row, PREFECTURE, NULL);
    return status == TABLE_VALUE ? (int)g_ascii_strtoll(code, NULL, 10) : 0;
}

/* A dash says that there is none; an empty cell says nothing. */
static int
read_knowledge(const Sheet *sheet, int row, const RegisterRules *rules)
{
    if (sheet_says_none(table_text(sheet->table, row, KNOWLEDGE)))
        return INSTITUTION_NO_KNOWLEDGE;
    return register_choice(sheet, row, KNOWLEDGE, &rules->knowledge);
}

static void
read_profile(const Sheet *sheet, int row, Institution *institution)
{
    institution->fields = sheet_optional(sheet, row, FIELDS);
    institution->fee = sheet_optional(sheet, row, FEE);
    institution->record = sheet_optional(sheet, row, RECORD);
    institution->staff = sheet_optional(sheet, row, STAFF);
    institution->phone = sheet_optional(sheet, row, PHONE);
    institution->site = sheet_optional(sheet, row, SITE);
    institution->address = sheet_optional(sheet, row, ADDRESS);
    institution->updated = register_date(sheet, row, UPDATED);
}

static void
check_order(const Sheet *sheet, int row, const Institution *institution)
{
    if (institution->certified.year == 0 || institution->expires.year == 0 ||
        date_compare(institution->certified, institution->expires) < 0)
        return;
    char expires[DATE_TEXT_SIZE], certified[DATE_TEXT_SIZE];
    table_report(sheet->table, FINDING_DATE_ORDER, row, EXPIRES,
                 date_iso(institution->expires, expires),
                 date_iso(institution->certified, certified), NULL);
}

static void
read_row(Register *reading, const Sheet *sheet, int row)
{
    Institution institution = {.id = register_id(sheet, row, ID)};
    if (!institution.id)
        return;
    institution.line = table_place(sheet->table, row, ID).line;
    institution.name = sheet_required(sheet, row, NAME);
    institution.kind = read_kind(sheet, row, reading->rules);
    institution.prefecture = read_prefecture(sheet, row);
    institution.certified = read_day(sheet, row, CERTIFIED);
    institution.expires = read_day(sheet, row, EXPIRES);
    institution.knowledge = read_knowledge(sheet, row, reading->rules);
    institution.experience = read_years(sheet, row, EXPERIENCE);
    institution.statutory = read_years(sheet, row, STATUTORY);
    institution.structure = read_yes(sheet, row, STRUCTURE, fitness);
    institution.disqualified = read_yes(sheet, row, DISQUALIFIED, grounds);
    read_profile(sheet, row, &institution);
    check_order(sheet, row, &institution);
    int before =
        GPOINTER_TO_INT(g_hash_table_lookup(reading->index, institution.id));
    if (before > 0) {
        g_autofree char *line = g_strdup_printf(
            "%d",
            g_array_index(reading->institutions, Institution, before - 1).line);
        table_report(sheet->table, FINDING_ROW_DOUBLED, row, ID, institution.id,
                     line, NULL);
        return;
    }
    if (!ingest_is_known(sheet->ingest, institution.certified)) {
        g_hash_table_insert(reading->index, (gpointer)institution.id,
                            GINT_TO_POINTER(REGISTER_LATER));
        return;
    }
    g_array_append_val(reading->institutions, institution);
    g_hash_table_insert(reading->index, (gpointer)institution.id,
                        GINT_TO_POINTER((int)reading->institutions->len));
}

void
register_institutions_read(Register *reading)
{
    g_auto(Sheet) sheet = {0};
    if (!sheet_open(reading->ingest, "register/institutions", &table, &sheet))
        return;
    for (int row = 0; row < table_row_count(sheet.table); row++)
        read_row(reading, &sheet, row);
}
