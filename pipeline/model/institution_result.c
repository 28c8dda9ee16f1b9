#include "model/institution_result.h"

#include <math.h>
#include <string.h>

/* --- writing --- */
static const char *
check_id(const RegisterRules *rules, int index)
{
    return rules->checks[index].id;
}

static const char *
signal_id(const RegisterRules *rules, int index)
{
    return rules->signals[index].id;
}

typedef const char *IdOf(const RegisterRules *rules, int index);

/* Ids of the set with blanks between; no attribute for the empty set. */
static void
write_set(XmlOut *out, const RegisterRules *rules, const char *name,
          RegisterSet set, IdOf *id_of)
{
    if (!set)
        return;
    g_autoptr(GString) text = g_string_new(NULL);
    for (int i = 0; set >> i; i++)
        if (set >> i & 1)
            g_string_append_printf(text, text->len ? " %s" : "%s",
                                   id_of(rules, i));
    xml_out_attribute(out, name, text->str);
}

static void
write_figures(XmlOut *out, const InstitutionResult *result)
{
    xml_out_attribute_number(out, "points", result->points);
    xml_out_attribute_number(out, "uncapped", result->uncapped);
    xml_out_attribute_int(out, "plans", result->plans);
    xml_out_attribute_int(out, "followed", result->followed);
    xml_out_attribute_number(out, "rate", result->rate);
    xml_out_attribute_int(out, "replies", result->replies);
    xml_out_attribute_int(out, "satisfied", result->satisfied);
    xml_out_attribute_number(out, "mean", result->mean);
    xml_out_attribute_number(out, "lower", result->lower);
}

static void
write_check(XmlOut *out, const char *id, const InstitutionCheck *check)
{
    xml_out_start(out, "check");
    xml_out_attribute(out, "id", id);
    xml_out_attribute(out, "status", register_status_names[check->status]);
    xml_out_attribute_number(out, "value", check->value);
    xml_out_attribute_number(out, "also", check->also);
    xml_out_end(out);
}

static void
write_renewal(XmlOut *out, const RegisterRules *rules,
              const InstitutionResult *result)
{
    char by[DATE_TEXT_SIZE];
    const RegisterRenewal *rule = &rules->renewals[result->renewal];
    xml_out_start(out, "renewal");
    xml_out_attribute(out, "rule", rule->id);
    xml_out_attribute(out, "decision", register_decision_names[rule->decision]);
    write_set(out, rules, "causes", result->causes, check_id);
    write_set(out, rules, "signals", result->signals_of, signal_id);
    if (result->by.year)
        xml_out_attribute(out, "by", date_iso(result->by, by));
    xml_out_end(out);
}

static void
write_grade(XmlOut *out, const RegisterRules *rules,
            const InstitutionResult *result)
{
    const RegisterGrading *rule = &rules->gradings[result->grading];
    xml_out_start(out, "grade");
    xml_out_attribute(out, "rule", rule->id);
    xml_out_attribute(out, "grade", register_grade_names[rule->grade]);
    xml_out_attribute(out, "among", result->among_all ? "all" : "kind");
    if (result->peers) {
        xml_out_attribute_int(out, "peers", result->peers);
        xml_out_attribute_int(out, "place", result->place);
        xml_out_attribute_number(out, "shrunk", result->shrunk);
    }
    xml_out_end(out);
}

static void
write_triage(XmlOut *out, const RegisterRules *rules,
             const InstitutionResult *result)
{
    xml_out_start(out, "triage");
    xml_out_attribute_number(out, "harm", result->harm);
    xml_out_attribute_number(out, "doubt", result->doubt);
    xml_out_attribute_number(out, "score", result->score);
    if (result->worklist) {
        xml_out_attribute_int(out, "worklist", result->worklist);
        xml_out_attribute_int(out, "month", result->month);
    }
    for (int i = 0; i < rules->signal_count; i++) {
        if (!(result->signals >> i & 1))
            continue;
        xml_out_start(out, "signal");
        xml_out_attribute(out, "id", rules->signals[i].id);
        xml_out_attribute_number(out, "value", result->signal[i].value);
        xml_out_attribute_number(out, "limit", result->signal[i].limit);
        xml_out_end(out);
    }
    xml_out_end(out);
}

void
institution_result_write(XmlOut *out, const RegisterRules *rules,
                         const InstitutionResult *result)
{
    xml_out_start(out, "institution");
    xml_out_attribute(out, "id", result->id);
    xml_out_attribute(out, "kind", rules->kinds[result->kind].id);
    xml_out_attribute_bool(out, "report", result->has_report);
    xml_out_attribute_bool(out, "ending", result->is_ending);
    write_figures(out, result);
    for (int i = 0; i < rules->check_count; i++)
        write_check(out, rules->checks[i].id, &result->checks[i]);
    write_renewal(out, rules, result);
    write_grade(out, rules, result);
    if (result->signals)
        write_triage(out, rules, result);
    xml_out_end(out);
}

/* --- reading --- */
typedef int IndexOf(const RegisterRules *rules, const char *id);

/* The index of the id in the attribute; 0 after having failed. */
static int
read_index(XmlReader *reader, const RegisterRules *rules, const char *name,
           IndexOf *index_of)
{
    const char *id = xml_reader_attribute(reader, name);
    int index = id ? index_of(rules, id) : -1;
    if (index < 0)
        xml_reader_fail(reader, "the rules do not know %s \"%s\"", name,
                        id ? id : "");
    return MAX(index, 0);
}

static RegisterSet
read_set(XmlReader *reader, const RegisterRules *rules, const char *name,
         IndexOf *index_of)
{
    const char *text = xml_reader_attribute(reader, name);
    RegisterSet set = 0;
    g_auto(GStrv) ids = g_strsplit(text ? text : "", " ", -1);
    for (char **id = ids; *id; id++) {
        int index = index_of(rules, *id);
        if (index >= 0)
            set |= 1u << index;
        else if (**id)
            xml_reader_fail(reader, "the rules do not know %s \"%s\"", name,
                            *id);
    }
    return set;
}

static void
read_figures(XmlReader *reader, const RegisterRules *rules,
             InstitutionResult *result)
{
    result->id = xml_reader_attribute(reader, "id");
    result->kind = read_index(reader, rules, "kind", register_kind);
    result->has_report = xml_reader_truth(reader, "report", false);
    result->is_ending = xml_reader_truth(reader, "ending", false);
    result->points = xml_reader_number(reader, "points", 0);
    result->uncapped = xml_reader_number(reader, "uncapped", 0);
    result->plans = xml_reader_integer(reader, "plans", 0);
    result->followed = xml_reader_integer(reader, "followed", 0);
    result->rate = xml_reader_number(reader, "rate", NAN);
    result->replies = xml_reader_integer(reader, "replies", 0);
    result->satisfied = xml_reader_integer(reader, "satisfied", 0);
    result->mean = xml_reader_number(reader, "mean", NAN);
    result->lower = xml_reader_number(reader, "lower", NAN);
}

static InstitutionStatus
read_status(const XmlReader *reader)
{
    const char *name = xml_reader_attribute(reader, "status");
    for (int i = 0; i < REGISTER_STATUSES; i++)
        if (name && g_str_equal(name, register_status_names[i]))
            return (InstitutionStatus)i;
    return INSTITUTION_UNTOLD; /* after an error: the schema lists them */
}

static void
read_check(XmlReader *reader, const RegisterRules *rules,
           InstitutionResult *result)
{
    int index = read_index(reader, rules, "id", register_check);
    result->checks[index] = (InstitutionCheck){
        read_status(reader), xml_reader_number(reader, "value", NAN),
        xml_reader_number(reader, "also", NAN)};
}

static void
read_renewal(XmlReader *reader, const RegisterRules *rules,
             InstitutionResult *result)
{
    const char *by = xml_reader_attribute(reader, "by");
    result->renewal = read_index(reader, rules, "rule", register_renewal);
    result->causes = read_set(reader, rules, "causes", register_check);
    result->signals_of = read_set(reader, rules, "signals", register_signal);
    if (by)
        date_parse_iso(by, &result->by);
}

static void
read_grade(XmlReader *reader, const RegisterRules *rules,
           InstitutionResult *result)
{
    const char *among = xml_reader_attribute(reader, "among");
    result->grading = read_index(reader, rules, "rule", register_grading);
    result->among_all = among && g_str_equal(among, "all");
    result->peers = xml_reader_integer(reader, "peers", 0);
    result->place = xml_reader_integer(reader, "place", 0);
    result->shrunk = xml_reader_number(reader, "shrunk", NAN);
}

static void
read_triage(XmlReader *reader, const RegisterRules *rules,
            InstitutionResult *result)
{
    result->harm = xml_reader_number(reader, "harm", 0);
    result->doubt = xml_reader_number(reader, "doubt", 0);
    result->score = xml_reader_number(reader, "score", 0);
    result->worklist = xml_reader_integer(reader, "worklist", 0);
    result->month = xml_reader_integer(reader, "month", 0);
    while (xml_reader_next(reader, 3)) {
        int index = read_index(reader, rules, "id", register_signal);
        result->signals |= 1u << index;
        result->signal[index] =
            (InstitutionSignal){xml_reader_number(reader, "value", NAN),
                                xml_reader_number(reader, "limit", NAN)};
    }
}

bool
institution_result_next(XmlReader *reader, const RegisterRules *rules,
                        InstitutionResult *result)
{
    if (!xml_reader_next(reader, 1))
        return false;
    *result = (InstitutionResult){.shrunk = NAN};
    read_figures(reader, rules, result);
    while (xml_reader_next(reader, 2)) {
        if (xml_reader_is(reader, "check"))
            read_check(reader, rules, result);
        else if (xml_reader_is(reader, "renewal"))
            read_renewal(reader, rules, result);
        else if (xml_reader_is(reader, "grade"))
            read_grade(reader, rules, result);
        else
            read_triage(reader, rules, result);
    }
    return true;
}
