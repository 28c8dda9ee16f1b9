/* Whom to look at first, as XML and for Excel. */
#include "score/register_national.h"

/* The signals of an entry, the heaviest first; equal ones in the rules' order.
 * Returns how many. */
static int
signals_by_weight(const RegisterRules *rules, RegisterSet set, int *order)
{
    int n = 0;
    for (int i = 0; i < rules->signal_count; i++) {
        if (!(set >> i & 1))
            continue;
        int at = n++;
        for (; at > 0 &&
               rules->signals[order[at - 1]].doubt < rules->signals[i].doubt;
             at--)
            order[at] = order[at - 1];
        order[at] = i;
    }
    return n;
}

static void
write_case(XmlOut *out, const RegisterRules *rules, const RegisterEntry *entry)
{
    char expires[DATE_TEXT_SIZE], code[16];
    int order[REGISTER_SIGNALS];
    const InstitutionResult *result = &entry->result;
    g_snprintf(code, sizeof code, "%02d", entry->prefecture);
    xml_out_start(out, "case");
    xml_out_attribute_int(out, "place", result->worklist);
    xml_out_attribute_int(out, "month", result->month);
    xml_out_attribute(out, "id", result->id);
    xml_out_attribute(out, "name", entry->name);
    xml_out_attribute(out, "kind", rules->kinds[result->kind].id);
    xml_out_attribute(out, "prefecture", code);
    xml_out_attribute(out, "expires", date_iso(entry->expires, expires));
    xml_out_attribute(
        out, "decision",
        register_decision_names[rules->renewals[result->renewal].decision]);
    xml_out_attribute_number(out, "harm", result->harm);
    xml_out_attribute_number(out, "doubt", result->doubt);
    xml_out_attribute_number(out, "score", result->score);
    int count = signals_by_weight(rules, result->signals, order);
    for (int i = 0; i < count; i++) {
        xml_out_start(out, "signal");
        xml_out_attribute(out, "id", rules->signals[order[i]].id);
        xml_out_attribute_number(out, "value", result->signal[order[i]].value);
        xml_out_attribute_number(out, "limit", result->signal[order[i]].limit);
        xml_out_end(out);
    }
    xml_out_end(out);
}

static void
put_cell(GString *out, const char *text)
{
    g_string_append_c(out, '"');
    for (; *text; text++) {
        if (*text == '"')
            g_string_append_c(out, '"');
        g_string_append_c(out, *text);
    }
    g_string_append_c(out, '"');
}

GString *
register_worklist_csv(const RegisterNational *national)
{
    const RegisterRules *rules = national->rules;
    GString *out = g_string_new("\xEF\xBB\xBF順位,月,認定番号,名称,種別,"
                                "都道府県コード,有効期限,更新の判定,事由\r\n");
    for (int i = 0; i < national->worklist_count; i++) {
        const RegisterEntry *entry = &national->entries[national->worklist[i]];
        const InstitutionResult *result = &entry->result;
        char expires[DATE_TEXT_SIZE];
        int order[REGISTER_SIGNALS];
        g_string_append_printf(out, "%d,%d,%s,", result->worklist,
                               result->month, result->id);
        put_cell(out, entry->name);
        g_string_append_printf(
            out, ",%s,%02d,%s,%s,", rules->kinds[result->kind].name,
            entry->prefecture, date_iso(entry->expires, expires),
            rules->decision_words[rules->renewals[result->renewal].decision]);
        g_autoptr(GString) reasons = g_string_new(NULL);
        int count = signals_by_weight(rules, result->signals, order);
        for (int k = 0; k < count; k++)
            g_string_append(reasons, rules->signals[order[k]].reason);
        put_cell(out, reasons->str);
        g_string_append(out, "\r\n");
    }
    return out;
}

void
register_worklist_write(XmlOut *out, const RegisterNational *national,
                        int signalled)
{
    const RegisterRules *rules = national->rules;
    xml_out_start(out, "worklist");
    xml_out_attribute_int(out, "capacity", rules->capacity);
    xml_out_attribute_int(out, "months", rules->months);
    xml_out_attribute_int(out, "signalled", signalled);
    for (int i = 0; i < national->worklist_count; i++)
        write_case(out, rules, &national->entries[national->worklist[i]]);
    xml_out_end(out);
}
