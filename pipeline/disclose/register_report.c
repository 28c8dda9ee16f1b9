#include "disclose/register.h"

void
register_report_write(XmlOut *out, const RegisterSources *from, Arena *arena)
{
    const RegisterHead head = {
        .document = "register",
        .id = "national",
        .audience = "headquarters",
        .handling = from->policy->handlings[AUDIENCE_HEADQUARTERS],
        .number = register_label(from, "number", "report"),
        .title = register_label(from, "report", "title"),
        .subtitle = register_label(from, "report", "subtitle"),
        .tab = wording_label(from->wording, "nation")};
    xml_out_start(out, "view");
    xml_out_attribute(out, "xmlns", "urn:hyoka:register-view:1");
    register_head_write(out, from, &head, arena);
    xml_out_end(out);
}
