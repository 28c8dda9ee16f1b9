#include "ingest/readers.h"

#include <string.h>

enum { CODE, FIELD, INSTITUTION, STRENGTH, PART, FROM, TO, COLUMNS };

static const TableColumn columns[COLUMNS] = {
    [CODE] = {.heading = "拠点コード"},
    [FIELD] = {.heading = "分野"},
    [INSTITUTION] = {.heading = "主な支援機関"},
    [STRENGTH] = {.heading = "得意とする支援"},
    [PART] = {.heading = "拠点の役割"},
    [FROM] = {.heading = "紹介元"},
    [TO] = {.heading = "紹介先"},
};
const TableSpec roles_table = {
    .columns = columns, .column_count = COLUMNS, .key = CODE};

static const char *const parts[] = {"主担", "補完", "紹介"};

static bool
read_row(const Sheet *sheet, int row, YearRole *role)
{
    int part = 0;
    role->field = sheet_required(sheet, row, FIELD);
    role->institution = sheet_required(sheet, row, INSTITUTION);
    role->strength = sheet_optional(sheet, row, STRENGTH);
    role->from = sheet_optional(sheet, row, FROM);
    role->to = sheet_optional(sheet, row, TO);
    role->at = sheet_place(sheet, row, FIELD);
    bool known =
        framework_field(sheet->ingest->year->framework, role->field) != NULL;
    if (!known && *role->field)
        table_report(sheet->table, FINDING_FIELD_UNKNOWN, row, FIELD,
                     role->field, NULL);
    TableStatus status = table_choice(sheet->table, row, PART, parts,
                                      G_N_ELEMENTS(parts), &part);
    if (status == TABLE_NONE)
        table_report(sheet->table, FINDING_CELL_EMPTY, row, PART, NULL);
    role->part = (YearPart)part;
    if (role->from && role->to && strcmp(role->from, role->to) == 0)
        table_report(sheet->table, FINDING_ROLE_TO_SELF, row, TO, role->to,
                     NULL);
    return known && *role->institution && status == TABLE_VALUE;
}

/* A hub that has said who takes some fields ought to have said it of all. */
static void
report_missing(const Sheet *sheet, const YearHub *hub)
{
    const Framework *f = sheet->ingest->year->framework;
    g_autoptr(GString) missing = g_string_new(NULL);
    for (int i = 0; i < f->field_count; i++) {
        const char *field = f->fields[i].text;
        if (!year_role(hub, field))
            g_string_append_printf(missing, missing->len ? "、%s" : "%s",
                                   field);
    }
    if (missing->len)
        diag_add(sheet->ingest->diag, FINDING_ROLE_MISSING,
                 ingest_path(sheet->ingest, sheet->file), 0, 0, hub->code,
                 missing->str, NULL);
}

static gint
compare_role(gconstpointer a, gconstpointer b)
{
    return strcmp(((const YearRole *)a)->field, ((const YearRole *)b)->field);
}

void
roles_read(Ingest *ingest)
{
    g_auto(Sheet) sheet = {0};
    if (!sheet_open(ingest, "roles", &roles_table, &sheet))
        return;
    g_auto(HubLists) lists = hub_lists_new(ingest, sizeof(YearRole));
    g_auto(KeysSeen) seen = keys_seen_new();
    for (int row = 0; row < table_row_count(sheet.table); row++) {
        YearRole role = {0};
        int hub = sheet_hub(&sheet, row, CODE);
        if (hub < 0 || !read_row(&sheet, row, &role))
            continue;
        g_autofree char *key = g_strdup_printf("%d/%s", hub, role.field);
        int first = keys_seen_add(&seen, key, role.at.line);
        if (first == 0) {
            g_array_append_val(hub_lists_of(&lists, hub), role);
            continue;
        }
        g_autofree char *where = g_strdup_printf("%d", first);
        table_report(sheet.table, FINDING_ROW_DOUBLED, row, FIELD, role.field,
                     where, NULL);
    }
    for (int i = 0; i < ingest->year->hub_count; i++) {
        YearHub *hub = &ingest->year->hubs[i];
        hub->roles =
            hub_lists_freeze(&lists, i, compare_role, &hub->role_count);
        report_missing(&sheet, hub);
    }
}
