#include "ingest/readers.h"

#include "base/decimal.h"
#include <math.h>
#include <string.h>

enum {
    CODE,
    NAME,
    ITEM,
    ITEM_NAME,
    MONTH,
    OLD,
    NEW,
    VERDICT,
    REASON,
    DECIDED,
    BY,
    COLUMNS
};

static const TableColumn columns[COLUMNS] = {
    [CODE] = {.heading = "拠点コード"},
    [NAME] = {.heading = "拠点名", .optional = true},
    [ITEM] = {.heading = "項目"},
    [ITEM_NAME] = {.heading = "項目名", .optional = true},
    [MONTH] = {.heading = "月", .optional = true},
    [OLD] = {.heading = "仮評価の値"},
    [NEW] = {.heading = "申し出た値"},
    [VERDICT] = {.heading = "決定"},
    [REASON] = {.heading = "理由"},
    [DECIDED] = {.heading = "決定日"},
    [BY] = {.heading = "決定者"},
};
const TableSpec corrections_table = {
    .columns = columns, .column_count = COLUMNS, .key = CODE};

static const char *const verdicts[] = {"採用", "不採用"};
enum { LARGEST = 100000000 };

/* What a correction names: the value that stands and, where it can be
 * overwritten, its cell (and the total that a month of a flow moves). */
typedef struct {
    bool known;
    double stands;
    double *value;
    YearPlace *at;
    YearCell *total;
} Target;

static Target
target_of_series(const Sheet *sheet, int row, const YearHub *hub,
                 const YearCorrection *correction)
{
    const Framework *framework = sheet->ingest->year->framework;
    const Measure *measure = framework_measure(framework, correction->item);
    /* The lists are const for their readers; here they are still being made. */
    YearSeries *series = (YearSeries *)year_series(hub, correction->item);
    bool is_flow = measure->kind == KIND_FLOW;
    if (is_flow && correction->month.year == 0) {
        table_report(sheet->table, FINDING_CORRECTION_MONTH, row, ITEM,
                     correction->item, NULL);
        return (Target){0};
    }
    if (!series)
        return (Target){0};
    YearCell *cell = &series->total;
    if (correction->month.year != 0)
        cell = &series->months[date_fiscal_month(correction->month)];
    return (Target){.known = cell->known,
                    .stands = cell->value,
                    .value = &cell->value,
                    .at = &cell->at,
                    .total =
                        is_flow && series->total.known ? &series->total : NULL};
}

/* The mean of the evaluators' levels, as the card prints it: a level is changed
 * by its evaluator, in the note. */
static Target
target_of_rubric(const YearHub *hub, const char *rubric)
{
    double sum = 0;
    int count = 0;
    const YearHearing *hearing = hub->hearing;
    for (int i = 0; hearing && i < hearing->evaluation_count; i++) {
        const YearEvaluation *evaluation = &hearing->evaluations[i];
        const YearLevel *level =
            year_level(evaluation->levels, evaluation->level_count, rubric);
        sum += level ? level->value : 0;
        count += level != NULL;
    }
    if (count == 0)
        return (Target){0};
    return (Target){.known = true,
                    .stands = floor(sum / count * 10 + 0.5) / 10};
}

static Target
find_target(const Sheet *sheet, int row, const YearHub *hub,
            const YearCorrection *correction)
{
    const Framework *framework = sheet->ingest->year->framework;
    if (framework_measure(framework, correction->item))
        return target_of_series(sheet, row, hub, correction);
    if (framework_rubric(framework, correction->item))
        return target_of_rubric(hub, correction->item);
    YearFact *fact = (YearFact *)year_fact(hub, correction->item);
    if (!fact) {
        table_report(sheet->table, FINDING_CORRECTION_ITEM, row, ITEM,
                     correction->item, NULL);
        return (Target){0};
    }
    return (Target){.known = true,
                    .stands = fact->value,
                    .value = &fact->value,
                    .at = &fact->at};
}

/* Replies are decided after the papers that they answer are out. */
static bool
check_date(const Sheet *sheet, int row, Date decided)
{
    const ProgrammePhase *interim =
        programme_phase(sheet->ingest->year->programme, "interim");
    char date[DATE_TEXT_SIZE];
    if (!interim || date_compare(decided, interim->as_of) > 0)
        return true;
    table_report(sheet->table, FINDING_CORRECTION_EARLY, row, DECIDED,
                 date_iso(interim->as_of, date), NULL);
    return false;
}

static bool
check_old(const Sheet *sheet, int row, const Target *target,
          const YearCorrection *correction)
{
    char stands[DECIMAL_TEXT_SIZE], old[DECIMAL_TEXT_SIZE];
    if (target->known && target->stands == correction->old)
        return true;
    decimal_text(correction->old, old);
    decimal_text(target->stands, stands);
    table_report(sheet->table, FINDING_CORRECTION_OLD, row, OLD,
                 correction->item, target->known ? stands : "－", old, NULL);
    return false;
}

static void
apply(const Target *target, const YearCorrection *correction)
{
    if (target->total) {
        target->total->value += correction->value - correction->old;
        target->total->at = correction->at;
    }
    *target->value = correction->value;
    *target->at = correction->at;
}

/* Month, if the measure is corrected in one. */
static bool
read_month(const Sheet *sheet, int row, YearCorrection *correction)
{
    Date month;
    TableStatus status = table_month_of(sheet->table, row, MONTH, &month);
    if (status != TABLE_VALUE)
        return status == TABLE_NONE;
    if (date_fiscal_year(month) != sheet->ingest->year->id) {
        table_report(sheet->table, FINDING_MONTH_BAD, row, MONTH,
                     table_text(sheet->table, row, MONTH), NULL);
        return false;
    }
    month.day = 0;
    correction->month = month;
    return true;
}

static bool
read_number(const Sheet *sheet, int row, int column, double *value)
{
    TableStatus status =
        table_decimal(sheet->table, row, column, 0, LARGEST, value);
    if (status == TABLE_NONE)
        table_report(sheet->table, FINDING_CELL_EMPTY, row, column, NULL);
    return status == TABLE_VALUE;
}

/* False when the row is wrong, which is reported, or not decided yet. */
static bool
read_row(const Sheet *sheet, int row, YearCorrection *correction)
{
    int verdict = 1;
    correction->item = sheet_word(sheet, row, ITEM);
    correction->reason = sheet_required(sheet, row, REASON);
    correction->by = sheet_required(sheet, row, BY);
    correction->at = sheet_place(sheet, row, NEW);
    bool good = read_month(sheet, row, correction);
    good = read_number(sheet, row, OLD, &correction->old) && good;
    good = read_number(sheet, row, NEW, &correction->value) && good;
    TableStatus status = table_choice(sheet->table, row, VERDICT, verdicts,
                                      G_N_ELEMENTS(verdicts), &verdict);
    TableStatus dated =
        table_date(sheet->table, row, DECIDED, &correction->decided);
    if (status == TABLE_NONE)
        table_report(sheet->table, FINDING_CELL_EMPTY, row, VERDICT, NULL);
    if (dated == TABLE_NONE)
        table_report(sheet->table, FINDING_CELL_EMPTY, row, DECIDED, NULL);
    correction->accepted = verdict == 0;
    return good && status == TABLE_VALUE && dated == TABLE_VALUE &&
           check_date(sheet, row, correction->decided) &&
           ingest_is_known(sheet->ingest, correction->decided);
}

/* An item, or a month of it, is answered once. */
static bool
is_doubled(const Sheet *sheet, KeysSeen *seen, int row, const YearHub *hub,
           const YearCorrection *correction)
{
    g_autofree char *key =
        g_strdup_printf("%s/%s/%d", hub->code, correction->item,
                        correction->month.year * 12 + correction->month.month);
    int first = keys_seen_add(seen, key, correction->at.line);
    if (first == 0)
        return false;
    g_autofree char *where = g_strdup_printf("%d", first);
    table_report(sheet->table, FINDING_ROW_DOUBLED, row, ITEM, correction->item,
                 where, NULL);
    return true;
}

static void
take_row(const Sheet *sheet, KeysSeen *seen, const HubLists *lists, int row)
{
    YearCorrection correction = {0};
    int place = sheet_hub(sheet, row, CODE);
    if (place < 0 || !read_row(sheet, row, &correction))
        return;
    const YearHub *hub = &sheet->ingest->year->hubs[place];
    if (is_doubled(sheet, seen, row, hub, &correction))
        return;
    int before = diag_length(sheet->ingest->diag);
    Target target = find_target(sheet, row, hub, &correction);
    if (diag_length(sheet->ingest->diag) > before ||
        !check_old(sheet, row, &target, &correction))
        return;
    if (correction.accepted && !target.value) {
        table_report(sheet->table, FINDING_CORRECTION_LEVEL, row, ITEM,
                     correction.item, NULL);
        return;
    }
    if (correction.accepted)
        apply(&target, &correction);
    g_array_append_val(hub_lists_of(lists, place), correction);
}

static gint
compare_correction(gconstpointer a, gconstpointer b)
{
    const YearCorrection *left = a, *right = b;
    int order = strcmp(left->item, right->item);
    return order != 0 ? order : date_compare(left->month, right->month);
}

void
corrections_read(Ingest *ingest)
{
    g_auto(Sheet) sheet = {0};
    if (!sheet_open(ingest, "corrections", &corrections_table, &sheet))
        return;
    g_auto(HubLists) lists = hub_lists_new(ingest, sizeof(YearCorrection));
    g_auto(KeysSeen) seen = keys_seen_new();
    for (int row = 0; row < table_row_count(sheet.table); row++)
        take_row(&sheet, &seen, &lists, row);
    for (int i = 0; i < ingest->year->hub_count; i++) {
        YearHub *hub = &ingest->year->hubs[i];
        hub->corrections = hub_lists_freeze(&lists, i, compare_correction,
                                            &hub->correction_count);
    }
}
