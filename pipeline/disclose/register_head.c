#include "disclose/register.h"

#include "base/decimal.h"
#include "base/error.h"
#include "disclose/words.h"
#include <math.h>

const char *
register_label(const RegisterSources *from, const char *prefix, const char *id)
{
    char name[64];
    g_snprintf(name, sizeof name, "register.%s.%s", prefix, id);
    return wording_has_label(from->wording, name)
               ? wording_label(from->wording, name)
               : "";
}

static const char *const needed[] = {
    "handling.institution", "sheet.public",     "sheet.own",
    "sheet.volume",         "sheet.own-volume", "report.title",
    "report.subtitle",      "worklist.title",   "worklist.subtitle",
    "remark.easy",          "remark.rare",      "remark.dull",
    "number.report",        "number.worklist"};

static bool
check_all(const RegisterSources *from, const char *prefix,
          const char *const *ids, int count, GError **error)
{
    for (int i = 0; i < count; i++) {
        if (*register_label(from, prefix, ids[i]))
            continue;
        g_set_error(error, HYOKA_ERROR, HYOKA_ERROR_DATA,
                    "wording.xml: no label register.%s.%s", prefix, ids[i]);
        return false;
    }
    return true;
}

bool
register_labels_check(const RegisterSources *from, GError **error)
{
    for (size_t i = 0; i < G_N_ELEMENTS(needed); i++) {
        g_auto(GStrv) parts = g_strsplit(needed[i], ".", 2);
        const char *id = parts[1];
        if (!check_all(from, parts[0], &id, 1, error))
            return false;
    }
    for (int code = 1; code <= REGISTER_PREFECTURES; code++) {
        char text[8];
        const char *id = text;
        g_snprintf(text, sizeof text, "%02d", code);
        if (!check_all(from, "prefecture", &id, 1, error))
            return false;
    }
    return check_all(from, "class", register_class_names, REGISTER_CLASSES,
                     error) &&
           check_all(from, "nature", register_nature_names, REGISTER_NATURES,
                     error);
}

void
register_number(XmlOut *out, const char *name, double value, int places)
{
    char text[DECIMAL_TEXT_SIZE];
    if (isfinite(value))
        xml_out_attribute(out, name, decimal_round_text(value, places, text));
}

void
register_share(XmlOut *out, const char *name, double part, double of)
{
    if (of > 0)
        register_number(out, name, 100 * part / of, 1);
}

void
register_date_attribute(XmlOut *out, const char *name, Date date)
{
    char text[DATE_TEXT_SIZE];
    if (date.year != 0)
        xml_out_attribute(out, name, date_iso(date, text));
}

static void
write_meta(XmlOut *out, const RegisterSources *from, const RegisterHead *head,
           Arena *arena)
{
    const RegisterRules *rules = from->rules;
    xml_out_start(out, "meta");
    xml_out_text_element(out, "handling", head->handling);
    xml_out_text_element(out, "number", head->number);
    xml_out_text_element(out, "title", head->title);
    xml_out_text_element(out, "subtitle", head->subtitle);
    xml_out_text_element(
        out, "running",
        arena_printf(arena, "%s　%s", head->title, head->subtitle));
    xml_out_start(out, "tab");
    xml_out_attribute_int(out, "position", head->position);
    xml_out_text(out, head->tab);
    xml_out_end(out);
    xml_out_text_element(out, "fiction", rules->fiction);
    xml_out_text_element(out, "as-of", words_date(arena, rules->as_of));
    xml_out_text_element(out, "year", words_year(arena, rules->year));
    xml_out_text_element(out, "last-year", words_year(arena, rules->year - 1));
    xml_out_end(out);
}

void
register_head_write(XmlOut *out, const RegisterSources *from,
                    const RegisterHead *head, Arena *arena)
{
    xml_out_attribute(out, "document", head->document);
    xml_out_attribute(out, "id", head->id);
    xml_out_attribute(out, "audience", head->audience);
    xml_out_attribute_int(out, "year", from->rules->year);
    register_date_attribute(out, "as-of", from->rules->as_of);
    write_meta(out, from, head, arena);
}
