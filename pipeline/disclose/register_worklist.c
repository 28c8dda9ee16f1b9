#include "disclose/register.h"

#include "disclose/words.h"

static void
write_signals(XmlOut *out, const RegisterSources *from, const XmlNode *node)
{
    const RegisterRules *rules = from->rules;
    for (XmlNode *one = xml_first(node, "signal"); one;
         one = xml_next(one, "signal")) {
        int signal = register_signal(rules, xml_attribute(one, "id"));
        if (signal < 0)
            continue;
        xml_out_start(out, "signal");
        xml_out_attribute(out, "name", rules->signals[signal].name);
        xml_out_attribute(out, "reason", rules->signals[signal].reason);
        xml_out_end(out);
    }
}

static void
write_case(XmlOut *out, const RegisterSources *from, const XmlNode *node)
{
    const RegisterRules *rules = from->rules;
    int kind = register_kind(rules, xml_attribute(node, "kind"));
    const char *decision = xml_attribute(node, "decision");
    char code[8];
    g_snprintf(code, sizeof code, "%02d", xml_integer(node, "prefecture", 0));
    xml_out_start(out, "case");
    xml_out_attribute(out, "place", xml_attribute(node, "place"));
    xml_out_attribute(out, "id", xml_attribute(node, "id"));
    xml_out_attribute(out, "name", xml_attribute(node, "name"));
    xml_out_attribute(out, "kind", kind >= 0 ? rules->kinds[kind].name : "");
    xml_out_attribute(out, "prefecture",
                      register_label(from, "prefecture", code));
    xml_out_attribute(out, "expires", xml_attribute(node, "expires"));
    for (int i = 0; i < REGISTER_DECISIONS; i++)
        if (g_strcmp0(decision, register_decision_names[i]) == 0)
            xml_out_attribute(out, "decision", rules->decision_words[i]);
    register_number(out, "harm", xml_number(node, "harm", 0), 2);
    register_number(out, "doubt", xml_number(node, "doubt", 0), 2);
    register_number(out, "score", xml_number(node, "score", 0), 2);
    write_signals(out, from, node);
    xml_out_end(out);
}

void
register_worklist_write(XmlOut *out, const RegisterSources *from, Arena *arena)
{
    const XmlNode *list = xml_first(from->national, "worklist");
    const RegisterHead head = {
        .document = "worklist",
        .id = "national",
        .audience = "headquarters",
        .handling = from->policy->handlings[AUDIENCE_HEADQUARTERS],
        .number = register_label(from, "number", "worklist"),
        .title = register_label(from, "worklist", "title"),
        .subtitle = register_label(from, "worklist", "subtitle"),
        .tab = wording_label(from->wording, "nation")};
    xml_out_start(out, "view");
    xml_out_attribute(out, "xmlns", "urn:hyoka:register-view:1");
    register_head_write(out, from, &head, arena);
    xml_out_start(out, "worklist");
    xml_out_attribute(out, "capacity", xml_attribute(list, "capacity"));
    xml_out_attribute(out, "months", xml_attribute(list, "months"));
    xml_out_attribute(out, "signalled", xml_attribute(list, "signalled"));
    int month = 0;
    for (XmlNode *node = xml_first(list, "case"); node;
         node = xml_next(node, "case")) {
        int this = xml_integer(node, "month", 1);
        if (this != month) {
            if (month > 0)
                xml_out_end(out);
            xml_out_start(out, "month");
            xml_out_attribute_int(out, "no", this);
            month = this;
        }
        write_case(out, from, node);
    }
    if (month > 0)
        xml_out_end(out);
    xml_out_end(out);
    xml_out_end(out);
}
