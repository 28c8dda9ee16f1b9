#include "score/explain.h"
#include "base/decimal.h"
#include "score/explain_overview.h"
#include "score/explain_places.h"
#include "score/explain_words.h"
#include "score/parameters.h"
#include "score/records_values.h"
#include "score/rules.h"
#include "score/values.h"
#include <math.h>
#include <string.h>

typedef struct {
    const Evaluated *evaluated;
    bool japanese;
    FILE *out;
    GHashTable *shown;  /* "last:13/N03.rate": printed before */
    GPtrArray *lists;   /* keys of the lists, which are printed at the end */
    GString *list_text; /* and their values */
    int position;       /* of the operand that comes next, 0: say none */
    int differing;
} Explaining;

static void explain_entry(Explaining *explaining, const Scoring *scoring,
                          const char *unit, const char *item, int depth);

/* The start of a line: operands have their position, as rules speak of it. */
static void
indent(Explaining *explaining, int depth)
{
    fprintf(explaining->out, "%*s", depth * 2, "");
    if (explaining->position > 0)
        fprintf(explaining->out, "(%d) ", explaining->position);
    explaining->position = 0;
}

static const char *
say(const Explaining *explaining, const char *japanese, const char *english)
{
    return explaining->japanese ? japanese : english;
}

static void
print_number(const Explaining *explaining, double value)
{
    char text[DECIMAL_TEXT_SIZE];
    fputs(isfinite(value) ? decimal_text(value, text) : "-", explaining->out);
}

static bool
agrees(double left, double right)
{
    return fabs(left - right) <= 1e-12 * fmax(fabs(left), fabs(right));
}

static bool
entry_agrees(const Scoring *scoring, const char *unit,
             const EvaluationItem *entry)
{
    Outcome again =
        scoring_apply(scoring, unit, entry->id, entry->rule, entry->operands);
    if (again.kind != entry->kind)
        return false;
    if (entry->kind == EVALUATION_NUMBER)
        return agrees(again.value, entry->value);
    return strcmp(again.text, entry->text) == 0;
}

/* "last:" before what belongs to last year's ledger. */
static const char *
prefix_of(const Explaining *explaining, const Scoring *scoring)
{
    return scoring == &explaining->evaluated->scoring ? "" : "last:";
}

/* The values of a list, for the end: with the hubs' codes where it has them. */
static void
keep_list(Explaining *explaining, const Scoring *scoring, const char *key,
          const Operand *operand)
{
    char text[DECIMAL_TEXT_SIZE];
    bool hubs = strstr(key, "all/") != NULL;
    GString *out = explaining->list_text;
    g_ptr_array_add(explaining->lists, g_strdup(key));
    g_string_append_printf(out, "[%u] %s", explaining->lists->len, key);
    for (int i = 0; i < operand->count; i++) {
        g_string_append(out, i % 8 == 0 ? "\n  " : "  ");
        if (hubs)
            g_string_append_printf(out, "%s=", scoring->year->hubs[i].code);
        if (operand->texts && operand->texts[i])
            g_string_append(out, operand->texts[i]);
        else
            g_string_append(out, isfinite(operand->values[i])
                                     ? decimal_text(operand->values[i], text)
                                     : "-");
    }
    g_string_append_c(out, '\n');
}

/* A list is folded to its count and its number among those at the end. */
static void
print_list(Explaining *explaining, const Scoring *scoring, const char *word,
           const Operand *operand)
{
    guint place;
    g_autofree char *key =
        g_strdup_printf("%s%s", prefix_of(explaining, scoring), word);
    if (!g_ptr_array_find_with_equal_func(explaining->lists, key, g_str_equal,
                                          &place)) {
        place = explaining->lists->len;
        keep_list(explaining, scoring, key, operand);
    }
    fprintf(explaining->out, "%s: %d %s[%u]\n", key, operand->count,
            say(explaining, "個の値、別表", "values, list "), place + 1);
}

/* What a value was before a reply to the interim edition changed it. */
static void
print_correction(Explaining *explaining, const YearCorrection *entry, int depth)
{
    char old[DECIMAL_TEXT_SIZE], value[DECIMAL_TEXT_SIZE];
    char date[DATE_TEXT_SIZE], month[DATE_TEXT_SIZE] = "";
    if (!entry)
        return;
    if (entry->month.year != 0)
        date_iso(entry->month, month);
    indent(explaining, depth);
    fprintf(explaining->out, "%s%s%s%s %s → %s (%s %s): %s\n",
            say(explaining, "訂正　", "corrected: "), entry->item,
            *month ? " " : "", month, decimal_text(entry->old, old),
            decimal_text(entry->value, value), date_iso(entry->decided, date),
            entry->by, entry->reason);
}

/* A value of year.xml or of its records: y:…, r:…, with the places that it was
 * read from. */
static void
explain_year(Explaining *explaining, const Scoring *scoring, const char *unit,
             const char *word, int depth)
{
    g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(YearPlace));
    const char *name = word + strlen("y:");
    Operand operand = word[0] == 'r'
                          ? records_operand(scoring, unit, name, places)
                          : values_operand(scoring, unit, name, places);
    indent(explaining, depth);
    if (operand.list)
        print_list(explaining, scoring, word, &operand);
    else {
        fprintf(explaining->out, "%s = ", word);
        if (operand.missing)
            fputs(operand.missing, explaining->out);
        else
            print_number(explaining, operand.values[0]);
        fputc('\n', explaining->out);
    }
    g_autofree char *text = explain_places(scoring->year, places);
    if (!*text)
        return;
    indent(explaining, depth + 1);
    fprintf(explaining->out, "← %s\n", text);
    const YearHub *hub = year_hub(scoring->year, unit);
    for (guint i = 0; hub && i < places->len; i++)
        print_correction(
            explaining,
            year_correction(hub, g_array_index(places, YearPlace, i)),
            depth + 1);
}

/* Numbers of the framework that follow one another, on one line; a place is
 * said once, after the last number that stands there. */
static void
print_parameters(const Explaining *explaining, const Scoring *scoring,
                 const char *unit, char *const *words, int count, int position)
{
    Parameter next = {NAN, ""};
    parameters_find(scoring, unit, words[0] + strlen("f:"), &next);
    for (int i = 0; i < count; i++) {
        Parameter parameter = next;
        next = (Parameter){NAN, ""};
        if (i + 1 < count)
            parameters_find(scoring, unit, words[i + 1] + strlen("f:"), &next);
        if (position + i > 0)
            fprintf(explaining->out, "(%d) ", position + i);
        fprintf(explaining->out, "%s = ", words[i]);
        print_number(explaining, parameter.value);
        if (strcmp(parameter.at, next.at) != 0) {
            g_autofree char *place = explain_place_text(
                explaining->evaluated->scoring.year, parameter.at);
            fprintf(explaining->out, "  ← %s", place);
        }
        fputs(i + 1 < count ? "  " : "\n", explaining->out);
    }
}

static void
explain_parameter(Explaining *explaining, const Scoring *scoring,
                  const char *unit, const char *word, int depth)
{
    g_autofree char *copy = g_strdup(word);
    indent(explaining, depth);
    print_parameters(explaining, scoring, unit, &copy, 1, 0);
}

/* UNIT/ITEM or ITEM of a ledger that is at hand. */
static void
explain_ledger(Explaining *explaining, const Scoring *scoring, const char *unit,
               const char *word, int depth)
{
    const char *slash = strchr(word, '/');
    g_autofree char *other =
        slash ? g_strndup(word, (gsize)(slash - word)) : g_strdup(unit);
    explain_entry(explaining, scoring, other, slash ? slash + 1 : word, depth);
}

static void
explain_plain(Explaining *explaining, const Scoring *scoring, const char *unit,
              const char *word, int depth)
{
    Operand operand = scoring_operand(scoring, unit, word);
    indent(explaining, depth);
    if (operand.list) {
        print_list(explaining, scoring, word, &operand);
        return;
    }
    fprintf(explaining->out, "%s = ", word);
    if (operand.missing)
        fputs(operand.missing, explaining->out);
    else if (operand.texts)
        fputs(operand.texts[0], explaining->out);
    else
        print_number(explaining, operand.values[0]);
    fputc('\n', explaining->out);
}

static void
explain_word(Explaining *explaining, const Scoring *scoring, const char *unit,
             const char *word, int depth)
{
    const Evaluated *evaluated = explaining->evaluated;
    if (g_str_has_prefix(word, "y:") || g_str_has_prefix(word, "r:"))
        explain_year(explaining, scoring, unit, word, depth);
    else if (g_str_has_prefix(word, "f:"))
        explain_parameter(explaining, scoring, unit, word, depth);
    else if (g_str_has_prefix(word, "last:y:") && evaluated->last)
        explain_year(explaining, &evaluated->last_scoring, unit,
                     word + strlen("last:"), depth);
    else if (g_str_has_prefix(word, "last:") && evaluated->last)
        explain_ledger(explaining, &evaluated->last_scoring, unit,
                       word + strlen("last:"), depth);
    else if (g_str_has_prefix(word, "now:"))
        explain_ledger(explaining, &evaluated->scoring, unit,
                       word + strlen("now:"), depth);
    else if (strchr(word, ':') || word[0] == '=' ||
             g_str_has_prefix(word, "all/"))
        explain_plain(explaining, scoring, unit, word, depth);
    else
        explain_ledger(explaining, scoring, unit, word, depth);
}

static void
explain_operand(Explaining *explaining, const Scoring *scoring,
                const char *unit, const char *word, int depth)
{
    const char *star = strchr(word, '*');
    if (!star) {
        explain_word(explaining, scoring, unit, word, depth);
        return;
    }
    g_autofree char *name = g_strndup(word, (gsize)(star - word));
    explain_word(explaining, scoring, unit, name, depth);
    indent(explaining, depth + 1);
    fprintf(explaining->out, "× %s: ", say(explaining, "重み", "weight"));
    if (g_str_has_prefix(star + 1, "f:")) {
        g_autofree char *weight = g_strdup(star + 1);
        print_parameters(explaining, scoring, unit, &weight, 1, 0);
        return;
    }
    fputc('\n', explaining->out);
    explain_word(explaining, scoring, unit, star + 1, depth + 2);
}

static bool
is_parameter(const char *word)
{
    return word && g_str_has_prefix(word, "f:") && !strchr(word, '*');
}

static void
explain_operands(Explaining *explaining, const Scoring *scoring,
                 const char *unit, const char *operands, int depth)
{
    g_auto(GStrv) words = g_strsplit(operands, " ", -1);
    for (int i = 0; words[i]; i++) {
        int count = 0;
        while (is_parameter(words[i + count]))
            count++;
        if (count > 0) {
            indent(explaining, depth);
            print_parameters(explaining, scoring, unit, words + i, count,
                             i + 1);
            i += count - 1;
            continue;
        }
        explaining->position = i + 1;
        explain_operand(explaining, scoring, unit, words[i], depth);
    }
}

/* "13/N03.rate 課題解決件数・率" */
static void
print_name(const Explaining *explaining, const char *key, const char *item)
{
    g_autofree char *label = explain_label(
        explaining->evaluated->scoring.framework, item, explaining->japanese);
    fputs(key, explaining->out);
    if (label)
        fprintf(explaining->out, "%s%s%s", say(explaining, "（", " ("), label,
                say(explaining, "）", ")"));
}

static void
print_value(const Explaining *explaining, const EvaluationItem *entry)
{
    if (entry->kind == EVALUATION_NUMBER)
        print_number(explaining, entry->value);
    else if (entry->kind == EVALUATION_TEXT)
        fputs(entry->text, explaining->out);
    else
        fprintf(explaining->out, "%s (%s)", say(explaining, "なし", "missing"),
                entry->text);
}

static void
explain_entry(Explaining *explaining, const Scoring *scoring, const char *unit,
              const char *item, int depth)
{
    const EvaluationItem *entry =
        evaluation_item(scoring->evaluation, unit, item);
    g_autofree char *key =
        g_strdup_printf("%s%s/%s", prefix_of(explaining, scoring), unit, item);
    indent(explaining, depth);
    if (!entry) {
        fprintf(explaining->out, "%s: no-data\n", key);
        return;
    }
    bool fits = entry_agrees(scoring, unit, entry);
    bool seen = !g_hash_table_add(explaining->shown, g_strdup(key));
    explaining->differing += !fits && !seen;
    fprintf(explaining->out, "%s ", fits ? "✓" : "✗");
    print_name(explaining, key, item);
    fputs(" = ", explaining->out);
    print_value(explaining, entry);
    if (seen) {
        fprintf(explaining->out, " %s\n",
                say(explaining, "（上に示した）", "(above)"));
        return;
    }
    const Rule *rule = rule_find(entry->rule);
    fprintf(explaining->out, "  [%s] %s\n", entry->rule,
            say(explaining, rule->japanese, rule->english));
    explain_operands(explaining, scoring, unit, entry->operands, depth + 1);
}

/* "13/y:N01.n" and "13/last:y:N01.n" are another hub's: its code, else NULL;
 * `word` goes on behind it. */
static char *
take_unit(const char **word)
{
    const char *slash = strchr(*word, '/');
    if (!slash || !(g_str_has_prefix(slash, "/y:") ||
                    g_str_has_prefix(slash, "/last:y:")))
        return NULL;
    char *unit = g_strndup(*word, (gsize)(slash - *word));
    *word = slash + 1;
    return unit;
}

static int
explain_with(Explaining *explaining, const char *unit, char *const *words,
             void (*after)(const Evaluated *, const char *unit,
                           const char *word, FILE *out),
             FILE *values)
{
    g_autoptr(GHashTable) shown =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GPtrArray) lists = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GString) list_text = g_string_new(NULL);
    explaining->shown = shown;
    explaining->lists = lists;
    explaining->list_text = list_text;
    for (int i = 0; words[i]; i++) {
        if (!*words[i])
            continue;
        const char *word = words[i];
        g_autofree char *other = take_unit(&word);
        explain_word(explaining, &explaining->evaluated->scoring,
                     other ? other : unit, word, 0);
        if (after)
            after(explaining->evaluated, unit, words[i], values);
    }
    if (lists->len > 0)
        fprintf(explaining->out, "\n%s\n%s", say(explaining, "別表", "Lists"),
                list_text->str);
    return explaining->differing;
}

int
explain_item(const Evaluated *evaluated, const char *unit, const char *item,
             DiagLanguage language, FILE *out)
{
    bool plain = strchr(item, ':') != NULL;
    if (!plain && !evaluation_item(evaluated->evaluation, unit, item))
        return -1;
    Explaining explaining = {
        .evaluated = evaluated,
        .japanese = language == DIAG_JAPANESE,
        .out = out,
    };
    g_autofree char *word = g_strdup(item);
    char *words[] = {word, NULL};
    explain_overview(&evaluated->scoring, unit, item, explaining.japanese, out);
    return explain_with(&explaining, unit, words, NULL, NULL);
}

int
explain_list(const Evaluated *evaluated, const char *unit, char *const *words,
             DiagLanguage language, FILE *out)
{
    Explaining explaining = {
        .evaluated = evaluated,
        .japanese = language == DIAG_JAPANESE,
        .out = out,
    };
    if (words[0])
        fputs(say(&explaining, "計算の跡（括弧の数字は式の中の順番）\n",
                  "Chains (in brackets, the place in the formula)\n"),
              out);
    return explain_with(&explaining, unit, words, NULL, NULL);
}

static void
print_item(const Evaluated *evaluated, const char *unit, const char *word,
           FILE *out)
{
    char text[DECIMAL_TEXT_SIZE];
    const Scoring *scoring = &evaluated->scoring;
    const char *asked = word;
    g_autofree char *other = take_unit(&asked);
    if (other)
        unit = other;
    if (g_str_has_prefix(word, "last:y:") && evaluated->last) {
        scoring = &evaluated->last_scoring;
        asked = word + strlen("last:");
    }
    Operand operand = scoring_operand(scoring, unit, asked);
    bool single = !operand.missing && !operand.list;
    const char *value = !single         ? "-"
                        : operand.texts ? operand.texts[0]
                                        : decimal_text(operand.values[0], text);
    fprintf(out, "%s\t%s\n", word, value);
}

int
explain_items(const Evaluated *evaluated, const char *unit, char *const *words,
              FILE *out)
{
    FILE *nowhere = fopen("/dev/null", "w");
    g_assert(nowhere);
    Explaining explaining = {.evaluated = evaluated, .out = nowhere};
    int differing = explain_with(&explaining, unit, words, print_item, out);
    fclose(nowhere);
    return differing;
}

static int
check_unit(const Evaluated *evaluated, const char *unit, int *count, FILE *out)
{
    int differing = 0;
    g_autoptr(GPtrArray) items = evaluation_items(evaluated->evaluation, unit);
    for (guint i = 0; i < items->len; i++) {
        const EvaluationItem *entry = g_ptr_array_index(items, i);
        ++*count;
        if (entry_agrees(&evaluated->scoring, unit, entry))
            continue;
        differing++;
        fprintf(out, "✗ %s/%s [%s] %s\n", unit, entry->id, entry->rule,
                entry->operands);
    }
    return differing;
}

int
explain_all(const Evaluated *evaluated, FILE *out)
{
    const Evaluation *evaluation = evaluated->evaluation;
    int count = 0;
    int differing = check_unit(evaluated, EVALUATION_NATION, &count, out);
    for (int i = 0; i < evaluation_hub_count(evaluation); i++)
        differing +=
            check_unit(evaluated, evaluation_hub(evaluation, i), &count, out);
    fprintf(out, "%d of %d entries agree\n", count - differing, count);
    return differing;
}
