#include "ingest/readers.h"

#include <string.h>

/* The parts follow the number in the order of year_page_names. */
enum { ID, PARTS, COLUMNS = PARTS + YEAR_PAGE_PARTS };

static const TableColumn columns[COLUMNS] = {
    [ID] = {.heading = "事例番号"},
    [PARTS] = {.heading = "課題"},
    [PARTS + 1] = {.heading = "連携した機関"},
    [PARTS + 2] = {.heading = "成果の数値"},
    [PARTS + 3] = {.heading = "取り入れられる型"},
    [PARTS + 4] = {.heading = "取り入れる条件"},
    [PARTS + 5] = {.heading = "確認した証拠"},
};
const TableSpec practice_pages_table = {
    .columns = columns, .column_count = COLUMNS, .key = ID};

/* The reviews of all hubs lie in the year's arena, which is ours while it is
 * read. */
static YearReview *
find_review(const Ingest *ingest, const char *id)
{
    for (int i = 0; i < ingest->year->hub_count; i++) {
        const YearReview *review = year_review(&ingest->year->hubs[i], id);
        if (review)
            return (YearReview *)review;
    }
    return NULL;
}

/* "均衡型、連携ハブ型（総合医）": types of the framework. */
static void
check_types(const Sheet *sheet, int row, const char *types)
{
    g_auto(GStrv) words = g_strsplit(types, "、", -1);
    for (char **word = words; *word; word++)
        if (!framework_mission(sheet->ingest->year->framework, *word))
            table_report(sheet->table, FINDING_MISSION_UNKNOWN, row,
                         PARTS + YEAR_PAGE_TYPES, *word, NULL);
}

static void
read_row(const Sheet *sheet, int row, YearReview *review)
{
    review->page_at = sheet_place(sheet, row, ID);
    for (int i = 0; i < YEAR_PAGE_PARTS; i++)
        review->page[i] = sheet_required(sheet, row, PARTS + i);
    if (*review->page[YEAR_PAGE_TYPES] != '\0')
        check_types(sheet, row, review->page[YEAR_PAGE_TYPES]);
}

/* The best award gives a case a page. */
static void
check_awarded(Ingest *ingest)
{
    const Framework *framework = ingest->year->framework;
    if (framework->practice_award_count == 0)
        return;
    const char *best = framework->practice_awards[0].name;
    for (int i = 0; i < ingest->year->hub_count; i++) {
        const YearHub *hub = &ingest->year->hubs[i];
        for (int j = 0; j < hub->review_count; j++) {
            const YearReview *review = &hub->reviews[j];
            if (review->award && strcmp(review->award, best) == 0 &&
                !review->page[0])
                diag_add(ingest->diag, FINDING_PRACTICE_PAGE_MISSING,
                         ingest_path(ingest, review->at.file), review->at.line,
                         review->at.column, review->id, best, NULL);
        }
    }
}

void
practice_pages_read(Ingest *ingest)
{
    g_auto(Sheet) sheet = {0};
    if (!sheet_open(ingest, "practice_pages", &practice_pages_table, &sheet))
        return;
    g_auto(KeysSeen) seen = keys_seen_new();
    for (int row = 0; row < table_row_count(sheet.table); row++) {
        const char *id = sheet_word(&sheet, row, ID);
        YearReview *review = find_review(ingest, id);
        int line = sheet_place(&sheet, row, ID).line;
        int first = review ? keys_seen_add(&seen, id, line) : 0;
        g_autofree char *where = g_strdup_printf("%d", first);
        if (!review)
            table_report(sheet.table, FINDING_PRACTICE_UNKNOWN, row, ID, id,
                         NULL);
        else if (first != 0)
            table_report(sheet.table, FINDING_ROW_DOUBLED, row, ID, id, where,
                         NULL);
        else
            read_row(&sheet, row, review);
    }
    check_awarded(ingest);
}
