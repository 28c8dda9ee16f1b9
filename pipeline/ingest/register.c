#include "ingest/register.h"

#include "base/file.h"
#include "base/text.h"
#include <glib/gstdio.h>
#include <string.h>

enum { PREFECTURES = 47, ID_DIGITS = 9 };

static const char *const tables[] = {
    "register/institutions", "register/reports", "register/replies",
    "register/complaints", "register/trainings"};

/* --- what the readers share --- */
const char *
register_id(const Sheet *sheet, int row, int column)
{
    const char *id = table_text(sheet->table, row, column);
    bool is_plain = strlen(id) == ID_DIGITS;
    for (const char *p = id; is_plain && *p; p++)
        is_plain = g_ascii_isdigit(*p);
    /* Full-width digits are rare: only they are folded. */
    if (!is_plain)
        id = sheet_word(sheet, row, column);
    if (strlen(id) == ID_DIGITS && strspn(id, "0123456789") == ID_DIGITS)
        return is_plain ? arena_dup(sheet->ingest->arena, id) : id;
    table_report(sheet->table, FINDING_INSTITUTION_BAD, row, column, id, NULL);
    return NULL;
}

int
register_institution(const Register *reading, const Sheet *sheet, int row,
                     int column)
{
    const char *typed = table_text(sheet->table, row, column);
    int index = GPOINTER_TO_INT(g_hash_table_lookup(reading->index, typed));
    if (index)
        return MAX(index - 1, -1);
    const char *id = register_id(sheet, row, column);
    if (!id)
        return -1;
    index = GPOINTER_TO_INT(g_hash_table_lookup(reading->index, id));
    if (!index)
        table_report(sheet->table, FINDING_INSTITUTION_UNKNOWN, row, column, id,
                     NULL);
    return MAX(index - 1, -1);
}

int
register_choice(const Sheet *sheet, int row, int column,
                const RegisterWords *words)
{
    const char *names[REGISTER_WORDS];
    for (int i = 0; i < words->count; i++)
        names[i] = words->words[i].name;
    const char *text = table_text(sheet->table, row, column);
    int index;
    if (sheet_says_none(text) ||
        table_choice(sheet->table, row, column, names, words->count, &index) !=
            TABLE_VALUE)
        return -1;
    return index;
}

Date
register_date(const Sheet *sheet, int row, int column)
{
    Date date = {0};
    if (table_date(sheet->table, row, column, &date) != TABLE_VALUE ||
        !ingest_is_known(sheet->ingest, date))
        return (Date){0};
    return date;
}

/* --- rows to their institutions --- */
static gint
compare_reports(gconstpointer first, gconstpointer second)
{
    const RegisterRow *a = first, *b = second;
    if (a->institution != b->institution)
        return a->institution < b->institution ? -1 : 1;
    return a->report.year - b->report.year;
}

static gint
compare_complaints(gconstpointer first, gconstpointer second)
{
    const RegisterRow *a = first, *b = second;
    if (a->institution != b->institution)
        return a->institution < b->institution ? -1 : 1;
    int order = date_compare(a->complaint.received, b->complaint.received);
    return order ? order : a->complaint.line - b->complaint.line;
}

static gint
compare_trainings(gconstpointer first, gconstpointer second)
{
    const RegisterRow *a = first, *b = second;
    if (a->institution != b->institution)
        return a->institution < b->institution ? -1 : 1;
    int order = date_compare(a->training.date, b->training.date);
    return order ? order : a->training.line - b->training.line;
}

static gint
compare_replies(gconstpointer first, gconstpointer second)
{
    const RegisterRow *a = first, *b = second;
    if (a->institution != b->institution)
        return a->institution < b->institution ? -1 : 1;
    return a->reply - b->reply;
}

/* The rows of each institution, packed in the arena, as its list; `member`
 * copies row by row. */
#define DEAL_OUT(reading, rows, compare, type, member, list, list_count)       \
    do {                                                                       \
        g_array_sort((rows), (compare));                                       \
        type *all_ = arena_array((reading)->ingest->arena, type, (rows)->len); \
        for (guint i_ = 0; i_ < (rows)->len; i_++) {                           \
            const RegisterRow *row_ = &g_array_index((rows), RegisterRow, i_); \
            Institution *owner_ = &g_array_index(                              \
                (reading)->institutions, Institution, row_->institution);      \
            all_[i_] = row_->member;                                           \
            if (owner_->list_count++ == 0)                                     \
                owner_->list = &all_[i_];                                      \
        }                                                                      \
    } while (0)

static void
deal_out(Register *reading)
{
    DEAL_OUT(reading, reading->reports, compare_reports, InstitutionReport,
             report, reports, report_count);
    DEAL_OUT(reading, reading->complaints, compare_complaints,
             InstitutionComplaint, complaint, complaints, complaint_count);
    DEAL_OUT(reading, reading->trainings, compare_trainings,
             InstitutionTraining, training, trainings, training_count);
    DEAL_OUT(reading, reading->replies, compare_replies, int, reply,
             reply_lines, reply_count);
}

/* --- publishing --- */
static gint
compare_institutions(gconstpointer first, gconstpointer second)
{
    const Institution *a = *(const Institution *const *)first;
    const Institution *b = *(const Institution *const *)second;
    if (a->prefecture != b->prefecture)
        return a->prefecture - b->prefecture;
    return strcmp(a->id, b->id);
}

static bool
publish(XmlOut *out, const char *folder, const char *name, GError **error)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    return xml_out_publish(out, path, NULL, error);
}

/* Those of one prefecture, from `first` on; *count is how many there are. */
static bool
publish_prefecture(const Register *reading, GPtrArray *sorted, guint first,
                   int prefecture, const char *folder, int *count,
                   GError **error)
{
    char as_of[DATE_TEXT_SIZE], name[16];
    g_snprintf(name, sizeof name, "%02d.xml", prefecture);
    g_autoptr(XmlOut) out = xml_out_new();
    xml_out_start(out, "institutions");
    xml_out_attribute(out, "xmlns", "urn:hyoka:institutions:1");
    xml_out_attribute_int(out, "year", reading->rules->year);
    xml_out_attribute(out, "as-of", date_iso(reading->rules->as_of, as_of));
    xml_out_attribute_int(out, "prefecture", prefecture);
    *count = 0;
    for (guint i = first; i < sorted->len; i++) {
        const Institution *institution = sorted->pdata[i];
        if (institution->prefecture != prefecture)
            break;
        institution_write(out, reading->rules, institution);
        (*count)++;
    }
    xml_out_end(out);
    if (*count)
        return publish(out, folder, name, error);
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_unlink(path);
    return true;
}

static void
write_findings(XmlOut *out, const Register *reading)
{
    Diag *diag = reading->ingest->diag;
    size_t skip = strlen(reading->ingest->options->input) + 1;
    for (int i = 0; i < diag_length(diag); i++) {
        const Finding *finding = diag_get(diag, i);
        if (finding->level == DIAG_NOTE)
            continue;
        g_autofree char *sentence = diag_sentence(finding, DIAG_JAPANESE);
        xml_out_start(out, "finding");
        xml_out_attribute(out, "code", diag_code_name(finding->code));
        xml_out_attribute(out, "file", finding->place.file + skip);
        xml_out_attribute_int(out, "line", finding->place.line);
        xml_out_text(out, sentence);
        xml_out_end(out);
    }
}

static bool
publish_list(const Register *reading, const int *counts, const char *folder,
             GError **error)
{
    char as_of[DATE_TEXT_SIZE], code[16];
    g_autoptr(XmlOut) out = xml_out_new();
    xml_out_start(out, "register");
    xml_out_attribute(out, "xmlns", "urn:hyoka:register-list:1");
    xml_out_attribute_int(out, "year", reading->rules->year);
    xml_out_attribute(out, "as-of", date_iso(reading->rules->as_of, as_of));
    xml_out_attribute_int(out, "count", (int)reading->institutions->len);
    for (int i = 1; i <= PREFECTURES; i++) {
        if (!counts[i])
            continue;
        g_snprintf(code, sizeof code, "%02d", i);
        xml_out_start(out, "prefecture");
        xml_out_attribute(out, "code", code);
        xml_out_attribute_int(out, "count", counts[i]);
        xml_out_end(out);
    }
    for (guint i = 0; i < reading->ingest->files->len; i++) {
        xml_out_start(out, "file");
        xml_out_attribute(
            out, "path",
            g_array_index(reading->ingest->files, YearFile, i).path);
        xml_out_end(out);
    }
    write_findings(out, reading);
    xml_out_end(out);
    return publish(out, folder, "register.xml", error);
}

static bool
publish_rules(const char *path, const char *folder, GError **error)
{
    g_autofree char *bytes = NULL;
    size_t length;
    g_autofree char *to = g_build_filename(folder, "rules.xml", NULL);
    return file_read(path, 0, &bytes, &length, error) &&
           file_publish(to, bytes, length, NULL, error);
}

static bool
publish_all(const Register *reading, const char *rules, const char *folder,
            GError **error)
{
    int counts[PREFECTURES + 1] = {0};
    g_autoptr(GPtrArray) sorted = g_ptr_array_new();
    for (guint i = 0; i < reading->institutions->len; i++)
        g_ptr_array_add(sorted,
                        &g_array_index(reading->institutions, Institution, i));
    g_ptr_array_sort(sorted, compare_institutions);
    guint first = 0;
    if (!file_make_dir(folder, error))
        return false;
    for (int i = 1; i <= PREFECTURES; i++) {
        if (!publish_prefecture(reading, sorted, first, i, folder, &counts[i],
                                error))
            return false;
        first += (guint)counts[i];
    }
    return publish_rules(rules, folder, error) &&
           publish_list(reading, counts, folder, error) &&
           file_sync_dir(folder, error);
}

static void
read_tables(Register *reading)
{
    register_institutions_read(reading);
    register_reports_read(reading);
    register_replies_read(reading);
    register_complaints_read(reading);
    register_trainings_read(reading);
    deal_out(reading);
}

static Register *
register_new(Ingest *ingest, const RegisterRules *rules)
{
    Register *reading = arena_alloc(ingest->arena, sizeof *reading);
    *reading = (Register){
        .ingest = ingest,
        .rules = rules,
        .institutions = g_array_new(FALSE, FALSE, sizeof(Institution)),
        .index = g_hash_table_new(g_str_hash, g_str_equal),
        .reports = g_array_new(FALSE, FALSE, sizeof(RegisterRow)),
        .complaints = g_array_new(FALSE, FALSE, sizeof(RegisterRow)),
        .trainings = g_array_new(FALSE, FALSE, sizeof(RegisterRow)),
        .replies = g_array_new(FALSE, FALSE, sizeof(RegisterRow)),
    };
    return reading;
}

static void
register_clear(Register *reading)
{
    g_array_unref(reading->institutions);
    g_hash_table_unref(reading->index);
    g_array_unref(reading->reports);
    g_array_unref(reading->complaints);
    g_array_unref(reading->trainings);
    g_array_unref(reading->replies);
}

static bool
ingest_by_rules(Ingest *ingest, const RegisterRules *rules, const char *path,
                const char *folder, GError **error)
{
    Register *reading = register_new(ingest, rules);
    read_tables(reading);
    bool done = diag_worst(ingest->diag) == DIAG_ERROR ||
                publish_all(reading, path, folder, error);
    register_clear(reading);
    return done;
}

bool
register_ingest(const IngestOptions *options, const char *folder, Diag *diag,
                GError **error)
{
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(GArray) files = g_array_new(FALSE, FALSE, sizeof(YearFile));
    g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);
    const ProgrammePhase phase = {.id = "register",
                                  .tables = tables,
                                  .table_count = G_N_ELEMENTS(tables)};
    Year year = {.id = options->fiscal_year, .arena = arena};
    Ingest ingest = {.options = options,
                     .diag = diag,
                     .year = &year,
                     .arena = arena,
                     .phase = &phase,
                     .files = files,
                     .paths = paths};
    int file = ingest_file(&ingest, ingest_name(&ingest, "register/rules.xml"));
    GError *failure = NULL;
    g_autoptr(RegisterRules) rules = register_rules_load(
        ingest_path(&ingest, file), options->schemas, diag, &failure);
    if (failure) {
        g_propagate_error(error, failure);
        return false;
    }
    if (!rules)
        return true;
    year.as_of = rules->as_of;
    g_autoptr(Coverage) coverage =
        options->coverage ? coverage_load(options->coverage, error) : NULL;
    if (options->coverage && !coverage)
        return false;
    ingest.coverage = coverage;
    return ingest_by_rules(&ingest, rules, ingest_path(&ingest, file), folder,
                           error);
}
