#include "ingest/readers.h"

#include <string.h>

enum {
    CODE,
    INDICATOR,
    NAME,
    VALUE,
    GROUNDS,
    REVISED,
    REVISED_ON,
    REASON,
    APPROVER,
    COLUMNS
};

static const TableColumn columns[COLUMNS] = {
    [CODE] = {.heading = "拠点コード"},
    [INDICATOR] = {.heading = "指標番号"},
    [NAME] = {.heading = "指標名", .optional = true},
    [VALUE] = {.heading = "目標値"},
    [GROUNDS] = {.heading = "目標の根拠"},
    [REVISED] = {.heading = "修正目標値"},
    [REVISED_ON] = {.heading = "修正日"},
    [REASON] = {.heading = "修正理由"},
    [APPROVER] = {.heading = "承認者"},
};
const TableSpec targets_table = {
    .columns = columns, .column_count = COLUMNS, .key = CODE};

enum { LARGEST = 100000000 };

static void
read_revision(const Sheet *sheet, int row, YearTarget *target)
{
    double value = 0;
    Date date;
    if (table_decimal(sheet->table, row, REVISED, 0, LARGEST, &value) !=
        TABLE_VALUE)
        return;
    target->reason = sheet_optional(sheet, row, REASON);
    TableStatus dated = table_date(sheet->table, row, REVISED_ON, &date);
    if (dated == TABLE_NONE || !target->reason) {
        table_report(sheet->table, FINDING_TARGET_REVISION, row, REVISED, NULL);
        return;
    }
    if (dated == TABLE_BAD || !ingest_is_known(sheet->ingest, date))
        return;
    target->is_revised = true;
    target->revised = value;
    target->revised_on = date;
    target->approver = sheet_optional(sheet, row, APPROVER);
    if (!target->approver)
        table_report(sheet->table, FINDING_TARGET_APPROVER, row, APPROVER,
                     target->indicator, NULL);
    target->revised_at = sheet_place(sheet, row, REVISED);
}

/* False when the row has no target of a known indicator. */
static bool
read_target(const Sheet *sheet, int row, YearTarget *target)
{
    const char *id = sheet_word(sheet, row, INDICATOR);
    if (!framework_indicator(sheet->ingest->year->framework, id)) {
        table_report(sheet->table, FINDING_INDICATOR_UNKNOWN, row, INDICATOR,
                     id, NULL);
        return false;
    }
    target->indicator = id;
    target->at = sheet_place(sheet, row, VALUE);
    if (table_decimal(sheet->table, row, VALUE, 0, LARGEST, &target->value) !=
        TABLE_VALUE)
        return false;
    target->grounds = sheet_optional(sheet, row, GROUNDS);
    read_revision(sheet, row, target);
    return true;
}

static gint
compare_target(gconstpointer a, gconstpointer b)
{
    return strcmp(((const YearTarget *)a)->indicator,
                  ((const YearTarget *)b)->indicator);
}

/* Whether the indicator stood before for this hub, which is reported. */
static bool
is_doubled(const Sheet *sheet, KeysSeen *seen, int row, const YearHub *hub,
           const char *indicator)
{
    g_autofree char *key = g_strdup_printf("%s/%s", hub->code, indicator);
    int line = table_place(sheet->table, row, INDICATOR).line;
    int first = keys_seen_add(seen, key, line);
    if (first == 0)
        return false;
    g_autofree char *where = g_strdup_printf("%d", first);
    table_report(sheet->table, FINDING_INDICATOR_DOUBLED, row, INDICATOR,
                 indicator, hub->code, where, NULL);
    return true;
}

/* A hub without grounds for any of its targets is one finding, not twenty. */
static void
check_grounds(const Sheet *sheet, const YearHub *hub)
{
    int missing = 0;
    for (int i = 0; i < hub->target_count; i++)
        missing += hub->targets[i].grounds == NULL;
    const char *path = ingest_path(sheet->ingest, sheet->file);
    if (missing > 1 && missing == hub->target_count) {
        const YearPlace at = hub->targets[0].at;
        diag_add(sheet->ingest->diag, FINDING_TARGETS_NO_GROUNDS, path, at.line,
                 at.column, hub->code, NULL);
        return;
    }
    for (int i = 0; i < hub->target_count; i++) {
        const YearTarget *target = &hub->targets[i];
        if (!target->grounds)
            diag_add(sheet->ingest->diag, FINDING_TARGET_NO_GROUNDS, path,
                     target->at.line, target->at.column, target->indicator,
                     NULL);
    }
}

void
targets_read(Ingest *ingest)
{
    g_auto(Sheet) sheet = {0};
    if (!sheet_open(ingest, "targets", &targets_table, &sheet))
        return;
    g_auto(HubLists) lists = hub_lists_new(ingest, sizeof(YearTarget));
    g_auto(KeysSeen) seen = keys_seen_new();
    HubsSeen hubs = hubs_seen_new(&sheet);
    for (int row = 0; row < table_row_count(sheet.table); row++) {
        YearTarget target = {0};
        int hub = sheet_hub(&sheet, row, CODE);
        if (hub >= 0)
            hubs.lines[hub] = 1;
        if (hub < 0 || !read_target(&sheet, row, &target))
            continue;
        if (!is_doubled(&sheet, &seen, row, &ingest->year->hubs[hub],
                        target.indicator))
            g_array_append_val(hub_lists_of(&lists, hub), target);
    }
    for (int i = 0; i < ingest->year->hub_count; i++) {
        YearHub *hub = &ingest->year->hubs[i];
        hub->targets =
            hub_lists_freeze(&lists, i, compare_target, &hub->target_count);
        check_grounds(&sheet, hub);
    }
    hubs_seen_finish(&hubs);
}
