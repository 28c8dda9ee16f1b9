#include "ingest/new_year.h"

#include "base/date.h"
#include "base/error.h"
#include "base/file.h"
#include "ingest/tables.h"
#include <string.h>

typedef struct {
    const char *input;
    const char *folder; /* to be made */
    int from;
    int year;
} Carry;

/* --- documents --- */
static const char *const documents[] = {"programme.xml", "framework.xml",
                                        "disclosure.xml", "wording.xml"};
/* Carried over where the wording takes it in. */
static const char glossary[] = "glossary.xml";

/* 2018-09-28 one or more years on; the 29th of February becomes the 28th. */
static gboolean
move_date(const GMatchInfo *match, GString *out, gpointer data)
{
    const Carry *carry = data;
    g_autofree char *text = g_match_info_fetch(match, 0);
    Date date;
    if (!date_parse_iso(text, &date)) {
        g_string_append(out, text);
        return FALSE;
    }
    date.year += carry->year - carry->from;
    if (date.day > date_days_in_month(date.year, date.month))
        date.day = date_days_in_month(date.year, date.month);
    char iso[DATE_TEXT_SIZE];
    g_string_append(out, date_iso(date, iso));
    return FALSE;
}

/* 平成29年度; 平成31年度 for the year that began in 平成 and ended in 令和. */
static char *
fiscal_year_name(int year)
{
    EraYear era = date_era_of_fiscal_year(year);
    if (era.year == 1)
        return g_strdup_printf("%s元年度", date_era_name(era.era));
    return g_strdup_printf("%s%d年度", date_era_name(era.era), era.year);
}

static char *
replace_all(const char *text, const char *old, const char *new)
{
    g_auto(GStrv) parts = g_strsplit(text, old, -1);
    return g_strjoinv(new, parts);
}

static char *
move_years(const Carry *carry, const char *text, GError **error)
{
    g_autoptr(GRegex) dates =
        g_regex_new("\\b[0-9]{4}-[0-9]{2}-[0-9]{2}\\b", 0, 0, error);
    if (!dates)
        return NULL;
    g_autofree char *dated = g_regex_replace_eval(
        dates, text, -1, 0, 0, move_date, (gpointer)carry, error);
    if (!dated)
        return NULL;
    g_autofree char *old = g_strdup_printf(" year=\"%d\"", carry->from);
    g_autofree char *new = g_strdup_printf(" year=\"%d\"", carry->year);
    g_autofree char *numbered = replace_all(dated, old, new);
    g_autofree char *old_name = fiscal_year_name(carry->from);
    g_autofree char *new_name = fiscal_year_name(carry->year);
    return replace_all(numbered, old_name, new_name);
}

static bool
write_text(const Carry *carry, const char *name, const char *text,
           GError **error)
{
    g_autofree char *path = g_build_filename(carry->folder, name, NULL);
    return file_publish(path, text, strlen(text), NULL, error);
}

static bool
carry_document(const Carry *carry, const char *name, GError **error)
{
    g_autofree char *from = g_strdup_printf("fy%d", carry->from);
    g_autofree char *path = g_build_filename(carry->input, from, name, NULL);
    g_autofree char *bytes = NULL;
    size_t length = 0;
    if (!file_read(path, 0, &bytes, &length, error))
        return false;
    g_autofree char *moved = move_years(carry, bytes, error);
    return moved && write_text(carry, name, moved, error);
}

/* --- tables --- */
/* history.csv stands beside the years and is there already. */
static const struct {
    const char *name;
    const TableSpec *spec;
} fixed_tables[] = {
    {"hubs", &hubs_table},
    {"establishments", &establishments_table},
    {"pseudonyms", &pseudonyms_table},
    {"budget", &budget_table},
    {"targets", &targets_table},
    {"initiatives", &initiatives_table},
    {"roles", &roles_table},
    {"activity", &activity_table},
    {"consultations", &consultations_table},
    {"cases", &cases_table},
    {"region", &region_table},
    {"visits", &visits_table},
    {"satisfaction", &satisfaction_table},
    {"survey", &survey_table},
    {"evaluators", &evaluators_table},
    {"practices", &practices_table},
    {"practice_pages", &practice_pages_table},
    {"corrections", &corrections_table},
};

static void
append_heading(GString *row, const char *heading)
{
    if (row->len > 0)
        g_string_append_c(row, ',');
    g_string_append(row, heading);
}

/* Months come before the total, as such tables have them. */
static char *
headings(const Carry *carry, const TableSpec *spec)
{
    GString *row = g_string_new(NULL);
    bool months = spec->months;
    for (int i = 0; i < spec->column_count; i++) {
        const char *heading = spec->columns[i].heading;
        for (int m = 0;
             months && strcmp(heading, "合計") == 0 && m < TABLE_MONTHS; m++) {
            Date month = date_of_fiscal_month(carry->year, m);
            EraYear era = date_era(month);
            g_autofree char *name =
                era.year == 1
                    ? g_strdup_printf("%s元年%d月", date_era_name(era.era),
                                      month.month)
                    : g_strdup_printf("%s%d年%d月", date_era_name(era.era),
                                      era.year, month.month);
            append_heading(row, name);
        }
        append_heading(row, heading);
    }
    return g_string_free(row, FALSE);
}

static bool
write_table(const Carry *carry, const char *name, const TableSpec *spec,
            GString *readme, GError **error)
{
    g_autofree char *row = headings(carry, spec);
    g_autofree char *columns = replace_all(row, ",", "、");
    g_autofree char *file = g_strconcat(name, ".csv", NULL);
    g_autofree char *text = g_strconcat("\xEF\xBB\xBF", row, "\r\n", NULL);
    g_string_append_printf(readme, "| `%s` | %s |\n", file, columns);
    return write_text(carry, file, text, error);
}

static bool
write_tables(const Carry *carry, const Framework *framework, GString *readme,
             GError **error)
{
    TableOfFramework plan, partners, scores;
    plan_table(framework, &plan);
    practice_scores_table(framework, &scores);
    partners_table(framework, &partners);
    for (size_t i = 0; i < G_N_ELEMENTS(fixed_tables); i++)
        if (!write_table(carry, fixed_tables[i].name, fixed_tables[i].spec,
                         readme, error))
            return false;
    return write_table(carry, "plan", &plan.spec, readme, error) &&
           write_table(carry, "practice_scores", &scores.spec, readme, error) &&
           write_table(carry, "partners", &partners.spec, readme, error);
}

static bool
write_readme(const Carry *carry, const char *tables, GError **error)
{
    g_autofree char *name = fiscal_year_name(carry->year);
    g_autofree char *text = g_strdup_printf(
        "# %sの入力\n\n"
        "各表には見出しの行だけがあります。2行目から記入してください。列の意味"
        "、"
        "単位、提出者及び時期は、一つ上のフォルダーの `README.ja.md` に"
        "示しています。\n\n"
        "`programme.xml`（段階の基準日、文書番号）、`framework.xml`（評価の"
        "枠組み）、`disclosure.xml`（開示方針）、`wording.xml`（文言）及び"
        "`glossary.xml`（用語集）は、"
        "fy%dのものを年月を改めて引き継いでいます。内容を確かめてください。"
        "ヒアリングの記録は `hearing/` に拠点ごとに置きます"
        "（`hearing/13.xml` など）。\n\n"
        "| ファイル | 列 |\n| --- | --- |\n%s",
        name, carry->from, tables);
    return write_text(carry, "README.md", text, error);
}

static Framework *
load_framework(const Carry *carry, const char *schemas, Diag *diag,
               GError **error)
{
    g_autofree char *from = g_strdup_printf("fy%d", carry->from);
    g_autofree char *path =
        g_build_filename(carry->input, from, "framework.xml", NULL);
    g_autofree char *rng =
        g_build_filename(schemas, "model", "framework.rng", NULL);
    return framework_load(path, rng, diag, error);
}

/* Asked beforehand, so that no folder is left half made. */
static bool
documents_are_there(const Carry *carry, GError **error)
{
    g_autofree char *from = g_strdup_printf("fy%d", carry->from);
    for (size_t i = 0; i < G_N_ELEMENTS(documents); i++) {
        g_autofree char *path =
            g_build_filename(carry->input, from, documents[i], NULL);
        if (g_file_test(path, G_FILE_TEST_IS_REGULAR))
            continue;
        g_set_error(error, HYOKA_ERROR, HYOKA_ERROR_USAGE,
                    "%s is not there to be carried over", path);
        return false;
    }
    return true;
}

static bool
make_folder(const Carry *carry, const Framework *framework, GError **error)
{
    g_autofree char *notes = g_build_filename(carry->folder, "hearing", NULL);
    if (!file_make_dir(notes, error))
        return false;
    for (size_t i = 0; i < G_N_ELEMENTS(documents); i++)
        if (!carry_document(carry, documents[i], error))
            return false;
    g_autofree char *from = g_strdup_printf("fy%d", carry->from);
    g_autofree char *terms =
        g_build_filename(carry->input, from, glossary, NULL);
    if (g_file_test(terms, G_FILE_TEST_IS_REGULAR) &&
        !carry_document(carry, glossary, error))
        return false;
    g_autoptr(GString) readme = g_string_new(NULL);
    return write_tables(carry, framework, readme, error) &&
           write_readme(carry, readme->str, error);
}

bool
new_year_make(const char *input, int from, int year, const char *schemas,
              Diag *diag, GError **error)
{
    g_autofree char *name = g_strdup_printf("fy%d", year);
    g_autofree char *folder = g_build_filename(input, name, NULL);
    Carry carry = {input, folder, from, year};
    if (g_file_test(folder, G_FILE_TEST_EXISTS)) {
        g_set_error(error, HYOKA_ERROR, HYOKA_ERROR_USAGE,
                    "%s is there already and is left alone", folder);
        return false;
    }
    if (!documents_are_there(&carry, error))
        return false;
    g_autoptr(Framework) framework =
        load_framework(&carry, schemas, diag, error);
    return framework && make_folder(&carry, framework, error);
}
