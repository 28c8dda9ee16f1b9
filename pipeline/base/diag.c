#include "base/diag.h"

#include "base/arena.h"
#include <glib.h>
#include <stdarg.h>
#include <string.h>

typedef struct {
    const char *name;
    DiagLevel level;
    const char *sentences[2];
} FindingRow;

static const FindingRow table[FINDING_COUNT] = {
#define FINDING(code, level, english, japanese)                                \
    {#code, DIAG_##level, {english, japanese}},
#include "base/findings.def"
#undef FINDING
};

struct Diag {
    Arena *arena;
    GPtrArray *findings; /* of Finding *, in the arena */
    GHashTable *seen;    /* the same findings, by all they hold */
    bool sorted;
    int counts[3];
};

static int
compare_text(const char *a, const char *b)
{
    return strcmp(a ? a : "", b ? b : "");
}

static int
compare_int(int a, int b)
{
    return (a > b) - (a < b);
}

static int
compare_findings(const Finding *a, const Finding *b)
{
    int order = compare_text(a->place.file, b->place.file);
    if (order == 0)
        order = compare_int(a->place.line, b->place.line);
    if (order == 0)
        order = compare_int(a->place.column, b->place.column);
    if (order == 0)
        order = compare_int((int)a->code, (int)b->code);
    if (order == 0)
        order = compare_text(a->place.cell, b->place.cell);
    if (order == 0)
        order = compare_text(a->place.heading, b->place.heading);
    for (int i = 0; order == 0 && i < MIN(a->arg_count, b->arg_count); i++)
        order = compare_text(a->args[i], b->args[i]);
    return order ? order : compare_int(a->arg_count, b->arg_count);
}

static int
compare_pointers(gconstpointer a, gconstpointer b)
{
    return compare_findings(*(Finding *const *)a, *(Finding *const *)b);
}

static guint
finding_hash(gconstpointer key)
{
    const Finding *finding = key;
    guint hash = g_str_hash(finding->place.file) * 31 + (guint)finding->code;
    hash = hash * 31 + (guint)finding->place.line;
    return hash * 31 + (guint)finding->place.column;
}

static gboolean
finding_equal(gconstpointer a, gconstpointer b)
{
    return compare_findings(a, b) == 0;
}

Diag *
diag_new(void)
{
    Diag *diag = g_new0(Diag, 1);
    diag->arena = arena_new();
    diag->findings = g_ptr_array_new();
    diag->seen = g_hash_table_new(finding_hash, finding_equal);
    return diag;
}

void
diag_free(Diag *diag)
{
    if (!diag)
        return;
    g_hash_table_unref(diag->seen);
    g_ptr_array_unref(diag->findings);
    arena_free(diag->arena);
    g_free(diag);
}

/* Keep a finding whose strings are the caller's, unless it is there already. */
static void
keep(Diag *diag, const Finding *finding)
{
    if (g_hash_table_contains(diag->seen, finding))
        return;
    Finding *copy = arena_array(diag->arena, Finding, 1);
    *copy = *finding;
    copy->place.file = arena_dup(diag->arena, finding->place.file);
    copy->place.heading = arena_dup(diag->arena, finding->place.heading);
    copy->place.cell = arena_dup(diag->arena, finding->place.cell);
    for (int i = 0; i < finding->arg_count; i++)
        copy->args[i] = arena_dup(diag->arena, finding->args[i]);
    g_ptr_array_add(diag->findings, copy);
    g_hash_table_add(diag->seen, copy);
    diag->sorted = false;
    diag->counts[copy->level]++;
}

static void
add(Diag *diag, FindingCode code, const DiagPlace *place, va_list args)
{
    g_assert(code < FINDING_COUNT);
    Finding finding = {
        .code = code, .level = table[code].level, .place = *place};
    if (!finding.place.file)
        finding.place.file = "";
    for (const char *arg; (arg = va_arg(args, const char *));) {
        g_assert(finding.arg_count < DIAG_MAX_ARGS);
        finding.args[finding.arg_count++] = arg;
    }
    keep(diag, &finding);
}

void
diag_add(Diag *diag, FindingCode code, const char *file, int line, int column,
         ...)
{
    DiagPlace place = {.file = file, .line = line, .column = column};
    va_list args;
    va_start(args, column);
    add(diag, code, &place, args);
    va_end(args);
}

void
diag_add_at(Diag *diag, FindingCode code, const DiagPlace *place, ...)
{
    va_list args;
    va_start(args, place);
    add(diag, code, place, args);
    va_end(args);
}

void
diag_add_all(Diag *diag, const Diag *from)
{
    for (guint i = 0; i < from->findings->len; i++)
        keep(diag, g_ptr_array_index(from->findings, i));
}

DiagLevel
diag_worst(const Diag *diag)
{
    if (diag->counts[DIAG_ERROR] > 0)
        return DIAG_ERROR;
    return diag->counts[DIAG_WARNING] > 0 ? DIAG_WARNING : DIAG_NOTE;
}

int
diag_count(const Diag *diag, DiagLevel level)
{
    return diag->counts[level];
}

int
diag_length(const Diag *diag)
{
    return (int)diag->findings->len;
}

const Finding *
diag_get(Diag *diag, int index)
{
    g_assert(index >= 0 && index < diag_length(diag));
    if (!diag->sorted)
        g_ptr_array_sort(diag->findings, compare_pointers);
    diag->sorted = true;
    return diag->findings->pdata[index];
}

const char *
diag_code_name(FindingCode code)
{
    g_assert(code < FINDING_COUNT);
    return table[code].name;
}

const char *
diag_level_name(DiagLevel level, DiagLanguage language)
{
    static const char *const names[][2] = {
        {"note", "参考"}, {"warning", "警告"}, {"error", "誤り"}};
    return names[level][language];
}

/* Append the sentence with %N$s replaced by argument N. */
static void
append_sentence(GString *out, const Finding *finding, DiagLanguage language)
{
    for (const char *at = table[finding->code].sentences[language]; *at;) {
        if (at[0] == '%' && g_ascii_isdigit(at[1]) && at[2] == '$') {
            int index = at[1] - '1';
            g_assert(index < finding->arg_count);
            g_string_append(out, finding->args[index]);
            at += 4;
        } else {
            g_string_append_c(out, *at++);
        }
    }
}

/* Append "目標値（セルD14）：" or "目標値, cell D14: ". */
static void
append_cell(GString *out, const DiagPlace *place, DiagLanguage language)
{
    bool japanese = language == DIAG_JAPANESE;
    if (place->heading)
        g_string_append(out, place->heading);
    if (place->heading && place->cell)
        g_string_append_printf(out, japanese ? "（セル%s）" : ", cell %s",
                               place->cell);
    else if (place->cell)
        g_string_append_printf(out, japanese ? "セル%s" : "cell %s",
                               place->cell);
    if (place->heading || place->cell)
        g_string_append(out, japanese ? "：" : ": ");
}

char *
diag_sentence(const Finding *finding, DiagLanguage language)
{
    GString *sentence = g_string_new(NULL);
    append_cell(sentence, &finding->place, language);
    append_sentence(sentence, finding, language);
    return g_string_free(sentence, FALSE);
}

DiagLanguage
diag_language(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        const char *value = g_getenv(names[i]);
        if (value && *value)
            return g_str_has_prefix(value, "ja") ? DIAG_JAPANESE : DIAG_ENGLISH;
    }
    return DIAG_ENGLISH;
}
