#include "score/rules.h"
#include <math.h>
#include <string.h>

const Rule *
rule_find(const char *name)
{
    const Rule *const families[] = {
        rules_of_rates,    rules_of_scores,    rules_of_nation, rules_of_money,
        rules_of_review,   rules_of_integrity, rules_of_raters, rules_of_trends,
        rules_of_movement, rules_of_variances, rules_of_pace,   rules_of_plans};
    for (size_t i = 0; i < G_N_ELEMENTS(families); i++)
        for (const Rule *rule = families[i]; rule->name; rule++)
            if (strcmp(rule->name, name) == 0)
                return rule;
    return NULL;
}

Outcome
rule_number(double value)
{
    if (!isfinite(value))
        return rule_missing("no-data");
    return (Outcome){EVALUATION_NUMBER, value, NULL};
}

Outcome
rule_text(const char *text)
{
    return (Outcome){EVALUATION_TEXT, NAN, text};
}

Outcome
rule_missing(const char *reason)
{
    return (Outcome){EVALUATION_MISSING, NAN, reason};
}

double
rule_value(const RuleCall *call, int index)
{
    g_assert(index < call->count);
    const Operand *operand = &call->operands[index];
    return operand->missing ? NAN : operand->values[0];
}
