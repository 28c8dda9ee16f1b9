#include "ingest/readers.h"

#include "base/decimal.h"
#include "model/list.h"
#include <math.h>
#include <string.h>

enum { ID, REVIEWER, FIXED };

/* The columns of the criteria follow, as the framework labels them. */
static const TableColumn fixed[FIXED] = {
    [ID] = {.heading = "事例番号"},
    [REVIEWER] = {.heading = "審査員"},
};
enum { FULL_SCORE = 10 };

void
practice_scores_table(const Framework *framework, TableOfFramework *table)
{
    int count = FIXED + framework->criterion_count;
    g_assert(count <= TABLES_MAX_COLUMNS);
    *table = (TableOfFramework){0};
    memcpy(table->columns, fixed, sizeof fixed);
    for (int i = 0; i < framework->criterion_count; i++)
        table->columns[FIXED + i] =
            (TableColumn){.heading = framework->criteria[i].label};
    table->spec = (TableSpec){
        .columns = table->columns, .column_count = count, .key = ID};
}

/* Index of the reviewer; -1 when there is none of the id, which is reported. */
static int
find_reviewer(const Sheet *sheet, int row)
{
    const Framework *framework = sheet->ingest->year->framework;
    const char *id = sheet_word(sheet, row, REVIEWER);
    g_autoptr(GString) known = g_string_new(NULL);
    for (int i = 0; i < framework->reviewer_count; i++) {
        if (strcmp(framework->reviewers[i].id, id) == 0)
            return i;
        g_string_append_printf(known, "%s%s", i > 0 ? ", " : "",
                               framework->reviewers[i].id);
    }
    table_report(sheet->table, FINDING_WORD_UNKNOWN, row, REVIEWER, id,
                 known->str, NULL);
    return -1;
}

/* A cell without a score is an abstention. */
static void
read_scores(const Sheet *sheet, int row, int reviewer, GArray *scores)
{
    const Framework *framework = sheet->ingest->year->framework;
    for (int i = 0; i < framework->criterion_count; i++) {
        YearScore score = {.reviewer = framework->reviewers[reviewer].id,
                           .criterion = framework->criteria[i].id,
                           .at = sheet_place(sheet, row, FIXED + i)};
        if (table_decimal(sheet->table, row, FIXED + i, 0, FULL_SCORE,
                          &score.value) == TABLE_VALUE)
            g_array_append_val(scores, score);
    }
}

static gint
compare_score(gconstpointer a, gconstpointer b)
{
    const YearScore *x = a, *y = b;
    int order = strcmp(x->reviewer, y->reviewer);
    return order ? order : strcmp(x->criterion, y->criterion);
}

/* The mean of every criterion over those who scored it, weighted; NaN when none
 * did. */
static double
weighted_mean(const Framework *framework, const GArray *scores)
{
    double sum = 0, weights = 0;
    for (int i = 0; i < framework->criterion_count; i++) {
        const Criterion *criterion = &framework->criteria[i];
        double total = 0;
        int count = 0;
        for (guint j = 0; j < scores->len; j++) {
            const YearScore *score = &g_array_index(scores, YearScore, j);
            if (strcmp(score->criterion, criterion->id) != 0)
                continue;
            total += score->value;
            count++;
        }
        if (count == 0)
            continue;
        sum += criterion->weight * total / count;
        weights += criterion->weight;
    }
    return weights > 0 ? sum / weights : (double)NAN;
}

static void
check_review(Ingest *ingest, const YearReview *review, const GArray *scores)
{
    char said[DECIMAL_TEXT_SIZE], found[DECIMAL_TEXT_SIZE];
    const char *path = ingest_path(ingest, review->at.file);
    double mean = weighted_mean(ingest->year->framework, scores);
    if (isnan(mean))
        diag_add(ingest->diag, FINDING_PRACTICE_UNSCORED, path, review->at.line,
                 review->at.column, review->id, NULL);
    else if (fabs(decimal_round(mean, 1) - review->score) > 1e-9)
        diag_add(ingest->diag, FINDING_PRACTICE_SCORE_DIFFERS, path,
                 review->at.line, review->at.column,
                 decimal_text(review->score, said),
                 decimal_round_text(mean, 1, found), NULL);
}

/* Each case's scores into its review. */
static void
settle(Ingest *ingest, GHashTable *cases)
{
    for (int i = 0; i < ingest->year->hub_count; i++) {
        YearHub *hub = &ingest->year->hubs[i];
        YearReview *reviews =
            arena_array(ingest->arena, YearReview, hub->review_count);
        for (int j = 0; j < hub->review_count; j++) {
            reviews[j] = hub->reviews[j];
            g_autoptr(GArray) none =
                g_array_new(FALSE, FALSE, sizeof(YearScore));
            GArray *scores = g_hash_table_lookup(cases, reviews[j].id);
            scores = scores ? scores : none;
            g_array_sort(scores, compare_score);
            check_review(ingest, &reviews[j], scores);
            reviews[j].scores =
                list_freeze(ingest->arena, scores, &reviews[j].score_count);
        }
        hub->reviews = reviews;
    }
}

static bool
is_reviewed(const Ingest *ingest, const char *id)
{
    for (int i = 0; i < ingest->year->hub_count; i++)
        if (year_review(&ingest->year->hubs[i], id))
            return true;
    return false;
}

static GArray *
scores_of(GHashTable *cases, const char *id)
{
    GArray *scores = g_hash_table_lookup(cases, id);
    if (!scores) {
        scores = g_array_new(FALSE, FALSE, sizeof(YearScore));
        g_hash_table_insert(cases, (char *)id, scores);
    }
    return scores;
}

static void
read_row(const Sheet *sheet, int row, GHashTable *cases, KeysSeen *seen)
{
    const char *id = sheet_word(sheet, row, ID);
    int reviewer = find_reviewer(sheet, row);
    if (!is_reviewed(sheet->ingest, id))
        table_report(sheet->table, FINDING_PRACTICE_UNKNOWN, row, ID, id, NULL);
    else if (reviewer >= 0) {
        g_autofree char *key = g_strdup_printf("%s/%d", id, reviewer);
        int first = keys_seen_add(seen, key, sheet_place(sheet, row, ID).line);
        g_autofree char *where = g_strdup_printf("%d", first);
        if (first == 0)
            read_scores(sheet, row, reviewer, scores_of(cases, id));
        else
            table_report(sheet->table, FINDING_ROW_DOUBLED, row, ID, id, where,
                         NULL);
    }
}

void
practice_scores_read(Ingest *ingest)
{
    TableOfFramework table;
    practice_scores_table(ingest->year->framework, &table);
    g_auto(Sheet) sheet = {0};
    if (!sheet_open(ingest, "practice_scores", &table.spec, &sheet))
        return;
    g_autoptr(GHashTable) cases = g_hash_table_new_full(
        g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_array_unref);
    g_auto(KeysSeen) seen = keys_seen_new();
    for (int row = 0; row < table_row_count(sheet.table); row++)
        read_row(&sheet, row, cases, &seen);
    settle(ingest, cases);
}
