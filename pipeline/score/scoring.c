#include "score/scoring.h"
#include "score/parameters.h"
#include "score/records_values.h"
#include "score/rules.h"
#include "score/values.h"
#include <math.h>
#include <stdarg.h>
#include <string.h>

void
scoring_init(Scoring *scoring, const Year *year, const Framework *framework,
             Evaluation *evaluation, Arena *arena)
{
    *scoring = (Scoring){
        .year = year,
        .framework = framework,
        .evaluation = evaluation,
        .arena = arena,
    };
}

static const char *format_text(const Scoring *scoring, const char *format,
                               va_list arguments) G_GNUC_PRINTF(2, 0);

static const char *
format_text(const Scoring *scoring, const char *format, va_list arguments)
{
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    return arena_dup(scoring->arena, text);
}

const char *
scoring_text(const Scoring *scoring, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    const char *text = format_text(scoring, format, arguments);
    va_end(arguments);
    return text;
}

static Operand
single(const Scoring *scoring, double value)
{
    double *values = arena_array(scoring->arena, double, 1);
    values[0] = value;
    return (Operand){.values = values, .count = 1, .weight = 1};
}

static Operand
missing(const char *reason)
{
    return (Operand){.missing = reason, .weight = 1};
}

static Operand
entry_operand(const Scoring *scoring, const Evaluation *evaluation,
              const char *unit, const char *item)
{
    const EvaluationItem *entry =
        evaluation ? evaluation_item(evaluation, unit, item) : NULL;
    if (!entry)
        return missing(evaluation ? "no-data" : "no-last-year");
    if (entry->kind == EVALUATION_MISSING)
        return missing(entry->text);
    Operand operand = single(scoring, entry->value);
    if (entry->kind == EVALUATION_TEXT) {
        const char **texts = arena_array(scoring->arena, const char *, 1);
        texts[0] = entry->text;
        operand.texts = texts;
    }
    return operand;
}

/* UNIT/ITEM of another ledger, or of ours; `word` stands after "last:". */
static Operand
ledger_operand(const Scoring *scoring, const Evaluation *evaluation,
               const char *unit, const char *word)
{
    const char *slash = strchr(word, '/');
    if (!slash)
        return entry_operand(scoring, evaluation, unit, word);
    g_autofree char *other = g_strndup(word, (gsize)(slash - word));
    return entry_operand(scoring, evaluation, other, slash + 1);
}

static Operand
all_operand(const Scoring *scoring, const char *word)
{
    int count = scoring->year->hub_count;
    double *values = arena_array(scoring->arena, double, count);
    const char **texts = arena_array(scoring->arena, const char *, count);
    for (int i = 0; i < count; i++) {
        Operand one =
            scoring_operand(scoring, scoring->year->hubs[i].code, word);
        values[i] = one.missing || one.list ? NAN : one.values[0];
        texts[i] = one.missing || !one.texts ? NULL : one.texts[0];
    }
    return (Operand){.values = values,
                     .texts = texts,
                     .count = count,
                     .list = true,
                     .weight = 1};
}

static Operand
plain_operand(const Scoring *scoring, const char *unit, const char *word)
{
    const char *rest = strchr(word, ':');
    rest = rest ? rest + 1 : word;
    if (word[0] == '=')
        return single(scoring, g_ascii_strtod(word + 1, NULL));
    if (g_str_has_prefix(word, "all/"))
        return all_operand(scoring, word + strlen("all/"));
    if (g_str_has_prefix(word, "y:"))
        return values_operand(scoring, unit, rest, NULL);
    if (g_str_has_prefix(word, "r:"))
        return records_operand(scoring, unit, rest, NULL);
    if (g_str_has_prefix(word, "last:y:"))
        return scoring->before ? plain_operand(scoring->before, unit, rest)
                               : missing("no-last-year");
    if (g_str_has_prefix(word, "f:")) {
        Parameter parameter;
        if (!parameters_find(scoring, unit, rest, &parameter))
            return missing("unavailable");
        return single(scoring, parameter.value);
    }
    if (g_str_has_prefix(word, "last:"))
        return ledger_operand(scoring, scoring->last, unit, rest);
    if (g_str_has_prefix(word, "now:"))
        return ledger_operand(scoring, scoring->now, unit, rest);
    if (g_str_has_prefix(word, "published:"))
        return ledger_operand(scoring, scoring->published, unit, rest);
    return ledger_operand(scoring, scoring->evaluation, unit, word);
}

Operand
scoring_operand(const Scoring *scoring, const char *unit, const char *word)
{
    const char *star = strchr(word, '*');
    if (!star) {
        Operand operand = plain_operand(scoring, unit, word);
        operand.name = word;
        return operand;
    }
    const char *name = arena_dup_n(scoring->arena, word, (size_t)(star - word));
    Operand operand = plain_operand(scoring, unit, name);
    Operand weight = plain_operand(scoring, unit, star + 1);
    operand.name = name;
    operand.weight = weight.missing ? NAN : weight.values[0];
    return operand;
}

static int
hub_index(const Scoring *scoring, const char *unit)
{
    for (int i = 0; i < scoring->year->hub_count; i++)
        if (strcmp(scoring->year->hubs[i].code, unit) == 0)
            return i;
    return -1;
}

Outcome
scoring_apply(const Scoring *scoring, const char *unit, const char *item,
              const char *rule, const char *operands)
{
    const Rule *found = rule_find(rule);
    g_assert(found);
    g_auto(GStrv) words = g_strsplit(operands, " ", -1);
    int count = (int)g_strv_length(words);
    g_autofree Operand *list = g_new(Operand, (gsize)count + 1);
    for (int i = 0; i < count; i++) {
        const char *word = arena_dup(scoring->arena, words[i]);
        list[i] = scoring_operand(scoring, unit, word);
        if (found->strict && list[i].missing)
            return (Outcome){EVALUATION_MISSING, NAN, list[i].missing};
    }
    RuleCall call = {
        .operands = list,
        .count = count,
        .hub = hub_index(scoring, unit),
        .unit = unit,
        .item = item,
        .simulation = scoring->simulation,
        .robust = scoring->robust,
        .rescoring = scoring->rescoring,
        .shifts = scoring->shifts,
    };
    Outcome outcome = found->apply(&call);
    if (outcome.kind == EVALUATION_NUMBER) {
        g_assert(isfinite(outcome.value));
        outcome.value = evaluation_round(outcome.value);
    }
    return outcome;
}

void
scoring_enter(Scoring *scoring, const char *unit, const char *item,
              const char *rule, const char *operands, ...)
{
    va_list arguments;
    va_start(arguments, operands);
    const char *of = format_text(scoring, operands, arguments);
    va_end(arguments);
    Outcome outcome = scoring_apply(scoring, unit, item, rule, of);
    Evaluation *evaluation = scoring->evaluation;
    if (outcome.kind == EVALUATION_NUMBER)
        evaluation_enter(evaluation, unit, item, outcome.value, rule, of);
    else if (outcome.kind == EVALUATION_TEXT)
        evaluation_enter_text(evaluation, unit, item, outcome.text, rule, of);
    else
        evaluation_enter_missing(evaluation, unit, item, outcome.text, rule,
                                 of);
}
