#include "model/institution.h"

#include "model/list.h"
#include <math.h>

int
institution_replies(const Institution *institution)
{
    int sum = 0;
    for (int i = 0; i < REGISTER_WORDS; i++)
        sum += institution->users.scale[i];
    return sum;
}

int
institution_satisfied(const Institution *institution,
                      const RegisterRules *rules)
{
    int sum = 0;
    for (int i = 0; i < rules->satisfied; i++)
        sum += institution->users.scale[i];
    return sum;
}

const InstitutionReport *
institution_report(const Institution *institution, int year)
{
    for (int i = 0; i < institution->report_count; i++)
        if (institution->reports[i].year == year)
            return &institution->reports[i];
    return NULL;
}

bool
institution_shows(const Institution *institution, const char *part)
{
    if (g_str_equal(part, "fields"))
        return institution->fields != NULL;
    if (g_str_equal(part, "fee"))
        return institution->fee != NULL;
    if (g_str_equal(part, "record"))
        return institution->record != NULL;
    if (g_str_equal(part, "staff"))
        return institution->staff != NULL;
    if (g_str_equal(part, "contacts"))
        return institution->phone || institution->site || institution->address;
    return false;
}

/* --- writing --- */
static void
write_date(XmlOut *out, const char *name, Date date)
{
    char text[DATE_TEXT_SIZE];
    if (date.year != 0)
        xml_out_attribute(out, name, date_iso(date, text));
}

static void
write_yes(XmlOut *out, const char *name, InstitutionYes value)
{
    if (value != INSTITUTION_UNKNOWN)
        xml_out_attribute_bool(out, name, value == INSTITUTION_YES);
}

static void
write_counts(XmlOut *out, const char *name, const int *counts, int count)
{
    g_autoptr(GString) text = g_string_sized_new((gsize)count * 4);
    for (int i = 0; i < count; i++)
        g_string_append_printf(text, i ? " %d" : "%d", counts[i]);
    xml_out_attribute(out, name, text->str);
}

static void
write_profile(XmlOut *out, const Institution *institution)
{
    xml_out_start(out, "profile");
    xml_out_attribute(out, "fields", institution->fields);
    xml_out_attribute(out, "fee", institution->fee);
    xml_out_attribute(out, "record", institution->record);
    xml_out_attribute(out, "staff", institution->staff);
    xml_out_attribute(out, "phone", institution->phone);
    xml_out_attribute(out, "site", institution->site);
    xml_out_attribute(out, "address", institution->address);
    write_date(out, "updated", institution->updated);
    xml_out_end(out);
}

static void
write_report(XmlOut *out, const RegisterRules *rules,
             const InstitutionReport *report)
{
    xml_out_start(out, "report");
    xml_out_attribute_int(out, "year", report->year);
    write_date(out, "due", report->due);
    write_counts(out, "counts", report->counts, rules->activity_count);
    write_date(out, "submitted", report->submitted);
    if (report->reminders)
        xml_out_attribute_int(out, "reminders", report->reminders);
    if (report->is_false)
        xml_out_attribute_bool(out, "false", true);
    xml_out_attribute_int(out, "at", report->line);
    xml_out_end(out);
}

static void
write_complaint(XmlOut *out, const InstitutionComplaint *complaint)
{
    xml_out_start(out, "complaint");
    write_date(out, "received", complaint->received);
    write_date(out, "settled", complaint->settled);
    if (complaint->is_grave)
        xml_out_attribute_bool(out, "grave", true);
    xml_out_attribute_int(out, "at", complaint->line);
    xml_out_end(out);
}

static void
write_training(XmlOut *out, const InstitutionTraining *training)
{
    xml_out_start(out, "training");
    write_date(out, "date", training->date);
    if (training->is_passed)
        xml_out_attribute_bool(out, "passed", true);
    xml_out_attribute_int(out, "at", training->line);
    xml_out_end(out);
}

static void
write_users(XmlOut *out, const RegisterRules *rules,
            const Institution *institution)
{
    const InstitutionUsers *users = &institution->users;
    xml_out_start(out, "users");
    write_counts(out, "scale", users->scale, rules->scale.count);
    write_counts(out, "routes", users->routes, rules->routes.count);
    write_counts(out, "search", users->search, rules->search.count);
    write_counts(out, "sought", users->sought, rules->sought.count);
    write_counts(out, "found", users->found, rules->sought.count);
    write_counts(out, "at", institution->reply_lines, institution->reply_count);
    xml_out_end(out);
}

static void
write_attributes(XmlOut *out, const RegisterRules *rules,
                 const Institution *institution)
{
    xml_out_attribute(out, "id", institution->id);
    xml_out_attribute(out, "name", institution->name);
    xml_out_attribute(out, "kind", rules->kinds[institution->kind].id);
    write_date(out, "certified", institution->certified);
    write_date(out, "expires", institution->expires);
    if (institution->knowledge >= 0)
        xml_out_attribute(out, "knowledge",
                          rules->knowledge.words[institution->knowledge].id);
    else if (institution->knowledge == INSTITUTION_NO_KNOWLEDGE)
        xml_out_attribute(out, "knowledge", "none");
    xml_out_attribute_number(out, "experience", institution->experience);
    xml_out_attribute_number(out, "statutory", institution->statutory);
    write_yes(out, "structure", institution->structure);
    write_yes(out, "disqualified", institution->disqualified);
    xml_out_attribute_int(out, "at", institution->line);
}

void
institution_write(XmlOut *out, const RegisterRules *rules,
                  const Institution *institution)
{
    xml_out_start(out, "institution");
    write_attributes(out, rules, institution);
    write_profile(out, institution);
    for (int i = 0; i < institution->report_count; i++)
        write_report(out, rules, &institution->reports[i]);
    for (int i = 0; i < institution->complaint_count; i++)
        write_complaint(out, &institution->complaints[i]);
    for (int i = 0; i < institution->training_count; i++)
        write_training(out, &institution->trainings[i]);
    if (institution->reply_count)
        write_users(out, rules, institution);
    xml_out_end(out);
}

/* --- reading --- */
static Date
read_date(const XmlReader *reader, const char *name)
{
    Date date = {0};
    const char *text = xml_reader_attribute(reader, name);
    if (text)
        date_parse_iso(text, &date);
    return date;
}

static InstitutionYes
read_yes(const XmlReader *reader, const char *name)
{
    if (!xml_reader_attribute(reader, name))
        return INSTITUTION_UNKNOWN;
    return xml_reader_truth(reader, name, false) ? INSTITUTION_YES
                                                 : INSTITUTION_NO;
}

/* As many as the rules have; the document was made by the same rules. */
static void
read_counts(XmlReader *reader, const char *name, int *counts, int count)
{
    const char *text = xml_reader_attribute(reader, name);
    for (int i = 0; i < count; i++) {
        char *end = NULL;
        counts[i] = (int)g_ascii_strtoll(text ? text : "", &end, 10);
        if (end == text || !text) {
            xml_reader_fail(reader, "%s has not the %d counts of the rules",
                            name, count);
            return;
        }
        text = end;
    }
}

static InstitutionReport
read_report(XmlReader *reader, const RegisterRules *rules)
{
    InstitutionReport report = {
        .year = xml_reader_integer(reader, "year", 0),
        .submitted = read_date(reader, "submitted"),
        .due = read_date(reader, "due"),
        .reminders = xml_reader_integer(reader, "reminders", 0),
        .is_false = xml_reader_truth(reader, "false", false),
        .line = xml_reader_integer(reader, "at", 0),
    };
    read_counts(reader, "counts", report.counts, rules->activity_count);
    return report;
}

static void
read_lines(XmlReader *reader, Arena *arena, Institution *institution)
{
    const char *text = xml_reader_attribute(reader, "at");
    g_autoptr(GArray) lines = g_array_new(FALSE, FALSE, sizeof(int));
    for (char *end = NULL; text && *text; text = end) {
        int line = (int)g_ascii_strtoll(text, &end, 10);
        g_array_append_val(lines, line);
    }
    institution->reply_lines =
        list_freeze(arena, lines, &institution->reply_count);
}

static void
read_users(XmlReader *reader, Arena *arena, const RegisterRules *rules,
           Institution *institution)
{
    InstitutionUsers *users = &institution->users;
    read_lines(reader, arena, institution);
    read_counts(reader, "scale", users->scale, rules->scale.count);
    read_counts(reader, "routes", users->routes, rules->routes.count);
    read_counts(reader, "search", users->search, rules->search.count);
    read_counts(reader, "sought", users->sought, rules->sought.count);
    read_counts(reader, "found", users->found, rules->sought.count);
}

static void
read_profile(const XmlReader *reader, Institution *institution)
{
    institution->fields = xml_reader_attribute(reader, "fields");
    institution->fee = xml_reader_attribute(reader, "fee");
    institution->record = xml_reader_attribute(reader, "record");
    institution->staff = xml_reader_attribute(reader, "staff");
    institution->phone = xml_reader_attribute(reader, "phone");
    institution->site = xml_reader_attribute(reader, "site");
    institution->address = xml_reader_attribute(reader, "address");
    institution->updated = read_date(reader, "updated");
}

static int
read_knowledge(const char *id, const RegisterRules *rules)
{
    if (id && g_str_equal(id, "none"))
        return INSTITUTION_NO_KNOWLEDGE;
    return id ? register_word(&rules->knowledge, id) : -1;
}

static void
read_attributes(XmlReader *reader, const RegisterRules *rules,
                Institution *institution)
{
    const char *kind = xml_reader_attribute(reader, "kind");
    const char *knowledge = xml_reader_attribute(reader, "knowledge");
    institution->id = xml_reader_attribute(reader, "id");
    institution->name = xml_reader_attribute(reader, "name");
    institution->kind = kind ? register_kind(rules, kind) : -1;
    institution->knowledge = read_knowledge(knowledge, rules);
    if (institution->kind < 0 || (knowledge && institution->knowledge == -1))
        xml_reader_fail(reader, "the rules do not know \"%s\"",
                        institution->kind < 0 && kind ? kind : knowledge);
    institution->certified = read_date(reader, "certified");
    institution->expires = read_date(reader, "expires");
    institution->experience = xml_reader_number(reader, "experience", NAN);
    institution->statutory = xml_reader_number(reader, "statutory", NAN);
    institution->structure = read_yes(reader, "structure");
    institution->disqualified = read_yes(reader, "disqualified");
    institution->line = xml_reader_integer(reader, "at", 0);
}

bool
institution_next(XmlReader *reader, Arena *arena, const RegisterRules *rules,
                 Institution *institution)
{
    if (!xml_reader_next(reader, 1))
        return false;
    *institution = (Institution){0};
    read_attributes(reader, rules, institution);
    g_autoptr(GArray) reports =
        g_array_new(FALSE, FALSE, sizeof(InstitutionReport));
    g_autoptr(GArray) complaints =
        g_array_new(FALSE, FALSE, sizeof(InstitutionComplaint));
    g_autoptr(GArray) trainings =
        g_array_new(FALSE, FALSE, sizeof(InstitutionTraining));
    while (xml_reader_next(reader, 2)) {
        if (xml_reader_is(reader, "profile")) {
            read_profile(reader, institution);
        } else if (xml_reader_is(reader, "report")) {
            InstitutionReport report = read_report(reader, rules);
            g_array_append_val(reports, report);
        } else if (xml_reader_is(reader, "complaint")) {
            InstitutionComplaint complaint = {
                read_date(reader, "received"), read_date(reader, "settled"),
                xml_reader_truth(reader, "grave", false),
                xml_reader_integer(reader, "at", 0)};
            g_array_append_val(complaints, complaint);
        } else if (xml_reader_is(reader, "training")) {
            InstitutionTraining training = {
                read_date(reader, "date"),
                xml_reader_truth(reader, "passed", false),
                xml_reader_integer(reader, "at", 0)};
            g_array_append_val(trainings, training);
        } else {
            read_users(reader, arena, rules, institution);
        }
    }
    institution->reports =
        list_freeze(arena, reports, &institution->report_count);
    institution->complaints =
        list_freeze(arena, complaints, &institution->complaint_count);
    institution->trainings =
        list_freeze(arena, trainings, &institution->training_count);
    return true;
}
