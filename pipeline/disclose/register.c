#include "disclose/register.h"

#include "base/error.h"
#include "base/file.h"
#include <math.h>
#include <string.h>

/* A views file while it is written, beside where it will stand. */
typedef struct {
    char *path;
    FileDraft *draft;
    XmlOut *out;
} Sheets;

typedef struct {
    Sheets of[SHEETS];
} Editions;

static void
sheets_clear(Sheets *sheets)
{
    file_draft_free(sheets->draft);
    g_free(sheets->path);
    xml_out_free(sheets->out);
}

static void
editions_clear(Editions *editions)
{
    for (int kind = 0; kind < SHEETS; kind++)
        sheets_clear(&editions->of[kind]);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Editions, editions_clear)

static bool
sheets_open(Sheets *sheets, const RegisterSources *from, SheetKind kind,
            int prefecture, int count, const char *folder, GError **error)
{
    char code[8];
    g_snprintf(code, sizeof code, "%02d", prefecture);
    sheets->path = g_strdup_printf("%s/%s/sheet/%s.xml", folder,
                                   sheet_audience_names[kind], code);
    sheets->draft = file_draft_open(sheets->path, error);
    if (!sheets->draft)
        return false;
    g_autofree char *title = g_strdup_printf(
        "%s　%s", register_label(from, "prefecture", code),
        register_label(from, "sheet",
                       kind == SHEET_PUBLIC ? "volume" : "own-volume"));
    sheets->out = xml_out_new();
    xml_out_start(sheets->out, "views");
    xml_out_attribute(sheets->out, "xmlns", "urn:hyoka:register-view:1");
    xml_out_attribute(sheets->out, "title", title);
    xml_out_attribute_int(sheets->out, "count", count);
    return true;
}

static bool
sheets_publish(Sheets *sheets, GError **error)
{
    xml_out_end(sheets->out);
    xml_out_drain(sheets->out, sheets->draft);
    return file_draft_publish(sheets->draft, sheets->path, NULL, error);
}

/* Facts and results of one prefecture. */
typedef struct {
    XmlReader *facts;
    XmlReader *results;
} Pair;

static void
pair_clear(Pair *pair)
{
    xml_reader_free(pair->facts);
    xml_reader_free(pair->results);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Pair, pair_clear)

typedef struct {
    const RegisterSources *from;
    const char *data, *results, *schemas, *folder;
} Writing;

static XmlReader *
open_part(const Writing *writing, const char *folder, const char *schema,
          int prefecture, Arena *arena, GError **error)
{
    g_autofree char *rng =
        g_strdup_printf("%s/model/%s", writing->schemas, schema);
    g_autofree char *path = g_strdup_printf("%s/%02d.xml", folder, prefecture);
    g_autoptr(XmlReader) reader = xml_reader_open(path, rng, arena, error);
    if (!reader || xml_reader_next(reader, 0))
        return g_steal_pointer(&reader);
    xml_reader_close(reader, error);
    return NULL;
}

static bool
write_sheets(const Writing *writing, Pair *pair, Editions *editions,
             int prefecture, Arena *strings, GError **error)
{
    const RegisterRules *rules = writing->from->rules;
    Institution institution;
    InstitutionResult result;
    while (institution_next(pair->facts, strings, rules, &institution)) {
        if (!institution_result_next(pair->results, rules, &result))
            break;
        if (!g_str_equal(institution.id, result.id)) {
            g_set_error(error, HYOKA_ERROR, HYOKA_ERROR_DATA,
                        "%s/%02d.xml: %s where %s was looked for",
                        writing->results, prefecture, result.id,
                        institution.id);
            return false;
        }
        institution.prefecture = prefecture;
        g_autoptr(Arena) arena = arena_new();
        for (int kind = 0; kind < SHEETS; kind++) {
            Sheets *sheets = &editions->of[kind];
            register_sheet_write(sheets->out, writing->from, (SheetKind)kind,
                                 &institution, &result, arena);
            xml_out_drain(sheets->out, sheets->draft);
        }
    }
    return true;
}

static bool
write_pair(const Writing *writing, Editions *editions, int prefecture,
           GError **error)
{
    g_auto(Pair) pair = {0};
    g_autoptr(Arena) strings = arena_new();
    pair.facts = open_part(writing, writing->data, "institution.rng",
                           prefecture, strings, error);
    if (!pair.facts)
        return false;
    pair.results =
        open_part(writing, writing->results, "institution_result.rng",
                  prefecture, strings, error);
    return pair.results &&
           write_sheets(writing, &pair, editions, prefecture, strings, error) &&
           xml_reader_close(pair.facts, error) &&
           xml_reader_close(pair.results, error);
}

/* Also a prefecture without institutions gets its files. */
static bool
write_prefecture(const Writing *writing, int prefecture, int count,
                 GError **error)
{
    g_auto(Editions) editions = {0};
    for (int kind = 0; kind < SHEETS; kind++)
        if (!sheets_open(&editions.of[kind], writing->from, (SheetKind)kind,
                         prefecture, count, writing->folder, error))
            return false;
    if (count > 0 && !write_pair(writing, &editions, prefecture, error))
        return false;
    for (int kind = 0; kind < SHEETS; kind++)
        if (!sheets_publish(&editions.of[kind], error))
            return false;
    return true;
}

/* Cases of the year by kind, of each that reported. */
static void
read_typical(RegisterSources *from)
{
    const RegisterRules *rules = from->rules;
    for (int i = 0; i < REGISTER_KINDS; i++)
        for (int j = 0; j < REGISTER_CLASSES; j++)
            from->typical[i][j] = NAN;
    for (XmlNode *group = xml_first(from->national, "group"); group;
         group = xml_next(group, "group")) {
        int kind = register_kind(rules, xml_attribute(group, "id"));
        int reported = xml_integer(group, "reported", 0);
        if (g_strcmp0(xml_attribute(group, "by"), "kind") != 0 || kind < 0 ||
            reported == 0)
            continue;
        double sums[REGISTER_CLASSES] = {0};
        for (XmlNode *node = xml_first(group, "activity"); node;
             node = xml_next(node, "activity")) {
            int activity = register_activity(rules, xml_attribute(node, "id"));
            if (activity >= 0)
                sums[rules->activities[activity].class] +=
                    xml_integer(node, "count", 0);
        }
        for (int i = 0; i < REGISTER_CLASSES; i++)
            from->typical[kind][i] = sums[i] / reported;
    }
}

static bool
write_national(const Writing *writing, const char *document,
               void (*write)(XmlOut *out, const RegisterSources *from,
                             Arena *arena),
               GError **error)
{
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(XmlOut) out = xml_out_new();
    g_autofree char *path = g_strdup_printf("%s/headquarters/%s/national.xml",
                                            writing->folder, document);
    write(out, writing->from, arena);
    return xml_out_publish(out, path, NULL, error);
}

static bool
write_all(Writing *writing, const char *list_path, GError **error)
{
    int counts[REGISTER_PREFECTURES + 1] = {0};
    g_autofree char *rng =
        g_build_filename(writing->schemas, "model/register_list.rng", NULL);
    g_autoptr(XmlSchema) schema = xml_schema_load(rng, error);
    if (!schema)
        return false;
    g_autoptr(XmlDocument) list =
        xml_load(list_path, &(XmlLoad){.schema = schema}, NULL, error);
    if (!list)
        return false;
    for (XmlNode *node = xml_first(xml_root(list), "prefecture"); node;
         node = xml_next(node, "prefecture")) {
        int code = xml_integer(node, "code", 0);
        if (code >= 1 && code <= REGISTER_PREFECTURES)
            counts[code] = xml_integer(node, "count", 0);
    }
    for (int i = 1; i <= REGISTER_PREFECTURES; i++)
        if (!write_prefecture(writing, i, counts[i], error))
            return false;
    return write_national(writing, "register", register_report_write, error) &&
           write_national(writing, "worklist", register_worklist_write,
                          error) &&
           file_sync_dir(writing->folder, error);
}

static XmlDocument *
load(const char *path, const char *schemas, const char *rng, GError **error)
{
    g_autofree char *name = g_build_filename(schemas, rng, NULL);
    g_autoptr(XmlSchema) schema = xml_schema_load(name, error);
    return schema ? xml_load(
                        path,
                        &(XmlLoad){.schema = schema, .limit = XML_STAGE_BYTES},
                        NULL, error)
                  : NULL;
}

bool
register_views_write(const char *data, const char *results, const char *policy,
                     const char *schemas, const char *folder, Diag *diag,
                     GError **error)
{
    g_autofree char *rules_path = g_build_filename(data, "rules.xml", NULL);
    g_autofree char *list_path = g_build_filename(data, "register.xml", NULL);
    g_autofree char *national_path =
        g_build_filename(results, "national.xml", NULL);
    g_autoptr(RegisterRules) rules =
        register_rules_load(rules_path, schemas, NULL, error);
    if (!rules)
        return false;
    g_autoptr(XmlDocument) policy_document =
        load(policy, schemas, "model/policy.rng", error);
    if (!policy_document)
        return false;
    g_autoptr(XmlDocument) national =
        load(national_path, schemas, "model/register_national.rng", error);
    if (!national)
        return false;
    Policy read;
    g_autoptr(Wording) wording =
        wording_read(xml_first(xml_root(policy_document), "wording"), diag);
    if (!wording ||
        !policy_read(&read, xml_first(xml_root(policy_document), "disclosure"),
                     diag))
        return true;
    RegisterSources from = {.rules = rules,
                            .policy = &read,
                            .wording = wording,
                            .national = xml_root(national)};
    read_typical(&from);
    Writing writing = {&from, data, results, schemas, folder};
    return register_labels_check(&from, error) &&
           write_all(&writing, list_path, error);
}
