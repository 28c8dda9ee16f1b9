#include "score/register_explain.h"

#include "base/decimal.h"
#include "base/error.h"
#include <math.h>
#include <string.h>

/* One institution being explained: its facts, as judged again, as written. */
typedef struct {
    const RegisterExplain *how;
    const RegisterNational *national;
    const RegisterRules *rules;
    const RegisterEntry *entry;
    Institution institution;
    FILE *out;
    Arena *arena;
} Explaining;

/* --- printing --- */
static const char *
say(const Explaining *x, const char *japanese, const char *english)
{
    return x->how->language == DIAG_JAPANESE ? japanese : english;
}

static const char *
number(const Explaining *x, double value)
{
    char text[DECIMAL_TEXT_SIZE];
    return isfinite(value) ? arena_dup(x->arena, decimal_text(value, text))
                           : "-";
}

/* fy2017/register/reports.csv:12, the line of a table. */
static const char *
place(const Explaining *x, const char *table, int line)
{
    return arena_printf(x->arena, "fy%d/register/%s.csv:%d", x->rules->year,
                        table, line);
}

static void
    G_GNUC_PRINTF(2, 3) put(const Explaining *x, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *line = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    fprintf(x->out, "%s\n", line);
}

static void
put_register(const Explaining *x)
{
    put(x, "  %s", place(x, "institutions", x->institution.line));
}

/* --- activity --- */
static void
put_report(const Explaining *x, const InstitutionReport *report)
{
    char due[DATE_TEXT_SIZE], submitted[DATE_TEXT_SIZE];
    put(x, "  %d  %s %s  %s %s  %s %d  %s", report->year, say(x, "期限", "due"),
        date_iso(report->due, due), say(x, "提出", "submitted"),
        report->submitted.year ? date_iso(report->submitted, submitted) : "-",
        say(x, "督促", "reminders"), report->reminders,
        place(x, "reports", report->line));
}

/* Each activity of the report that is not zero, of the set. */
static void
put_counts(const Explaining *x, const InstitutionReport *report,
           RegisterSet set, bool with_points)
{
    for (int i = 0; i < x->rules->activity_count; i++) {
        const RegisterActivity *activity = &x->rules->activities[i];
        int cases = report->counts[i];
        if (!(set >> i & 1) || cases == 0)
            continue;
        int counted = MIN(cases, activity->cap);
        if (with_points)
            put(x, "    %s %s  %d (%s %d) * %s = %s", activity->id,
                activity->name, cases, say(x, "上限", "cap"), activity->cap,
                number(x, activity->points),
                number(x, counted * activity->points));
        else
            put(x, "    %s %s  %d", activity->id, activity->name, cases);
    }
}

static RegisterSet
activities_of(const RegisterRules *rules, RegisterRole role)
{
    RegisterSet set = 0;
    for (int i = 0; i < rules->activity_count; i++)
        if (role == REGISTER_NO_ROLE || rules->activities[i].role == role)
            set |= 1u << i;
    return set;
}

static void
explain_year(const Explaining *x, RegisterSet set, bool with_points)
{
    const InstitutionReport *report =
        institution_report(&x->institution, x->rules->year);
    if (!report)
        put(x, "  %s", say(x, "報告の行がない", "no row of a report"));
    else
        put_report(x, report);
    if (report && report->submitted.year)
        put_counts(x, report, set, with_points);
}

static void
explain_points(const Explaining *x)
{
    const InstitutionResult *result = &x->entry->result;
    put(x, "points = %s, uncapped = %s", number(x, result->points),
        number(x, result->uncapped));
    explain_year(x, activities_of(x->rules, REGISTER_NO_ROLE), true);
}

static void
explain_rate(const Explaining *x)
{
    const InstitutionResult *result = &x->entry->result;
    put(x, "rate = followed / plans = %d / %d = %s", result->followed,
        result->plans, number(x, result->rate));
    explain_year(x,
                 activities_of(x->rules, REGISTER_MAKES_PLANS) |
                     activities_of(x->rules, REGISTER_MONITORS),
                 false);
}

/* The years behind the shrunk points, and the peers. */
static void
explain_place(const Explaining *x)
{
    const InstitutionResult *result = &x->entry->result;
    const RegisterPeers *peers =
        &x->national
             ->peers[result->among_all ? x->rules->kind_count : result->kind];
    put(x, "place = %d / %d  (%s)  shrunk = %s", result->place, result->peers,
        result->among_all ? say(x, "全ての機関", "all kinds")
                          : x->rules->kinds[result->kind].name,
        number(x, result->shrunk));
    put(x, "  %s %s  %s %s  %s %s  %s %s/%d", say(x, "平均", "mean"),
        number(x, x->entry->mean), say(x, "仲間の平均", "mean of the peers"),
        number(x, peers->mean), say(x, "機関の間の分散", "variance between"),
        number(x, peers->between), say(x, "年度の間の分散", "within"),
        number(x, peers->within), x->entry->years);
    for (int i = 0; i < x->institution.report_count; i++) {
        const InstitutionReport *report = &x->institution.reports[i];
        if (report->year < register_first_year(x->rules, x->rules->years) ||
            report->submitted.year == 0)
            continue;
        put(x, "  %d  %s  %s", report->year,
            number(x, register_points(x->rules, report->counts)),
            place(x, "reports", report->line));
    }
}

/* --- users --- */
static void
explain_users(const Explaining *x)
{
    const InstitutionResult *result = &x->entry->result;
    const RegisterBeta *prior = &x->national->prior;
    put(x, "mean = (%s + %d) / (%s + %s + %d) = %s", number(x, prior->a),
        result->satisfied, number(x, prior->a), number(x, prior->b),
        result->replies, number(x, result->mean));
    put(x, "lower = Beta(%s, %s) %s %s = %s",
        number(x, prior->a + result->satisfied),
        number(x, prior->b + result->replies - result->satisfied),
        say(x, "の分位点", "quantile"), number(x, x->rules->prior.level),
        number(x, result->lower));
    put(x, "  replies = %d, satisfied = %d", result->replies,
        result->satisfied);
    for (int i = 0; i < x->rules->scale.count; i++)
        put(x, "    %s  %d%s", x->rules->scale.words[i].name,
            x->institution.users.scale[i],
            i < x->rules->satisfied
                ? say(x, "（満足に数える）", "  (satisfied)")
                : "");
    for (int i = 0; i < x->institution.reply_count; i++)
        put(x, "  %s", place(x, "replies", x->institution.reply_lines[i]));
}

/* --- checks --- */
static void
put_trainings(const Explaining *x)
{
    char day[DATE_TEXT_SIZE];
    for (int i = 0; i < x->institution.training_count; i++) {
        const InstitutionTraining *training = &x->institution.trainings[i];
        put(x, "  %s%s  %s", date_iso(training->date, day),
            training->is_passed ? say(x, " 合格", " passed") : "",
            place(x, "trainings", training->line));
    }
}

static void
put_complaints(const Explaining *x)
{
    char received[DATE_TEXT_SIZE], settled[DATE_TEXT_SIZE];
    for (int i = 0; i < x->institution.complaint_count; i++) {
        const InstitutionComplaint *complaint = &x->institution.complaints[i];
        put(x, "  %s%s  %s %s  %s", date_iso(complaint->received, received),
            complaint->is_grave ? say(x, " 重大事故", " grave") : "",
            say(x, "是正", "settled"),
            complaint->settled.year ? date_iso(complaint->settled, settled)
                                    : "-",
            place(x, "complaints", complaint->line));
    }
}

static void
put_reports(const Explaining *x, const RegisterCheck *check)
{
    for (int i = 0; i < x->institution.report_count; i++) {
        const InstitutionReport *report = &x->institution.reports[i];
        if (report->year < register_first_year(x->rules, check->years))
            continue;
        put_report(x, report);
        put_counts(x, report, check->of, false);
    }
}

static void
explain_check(const Explaining *x, int index)
{
    const RegisterCheck *check = &x->rules->checks[index];
    const InstitutionCheck *result = &x->entry->result.checks[index];
    put(x, "%s %s: %s  value = %s (%s)  also = %s (%s)", check->id, check->name,
        x->rules->status_words[result->status], number(x, result->value),
        number(x, check->least), number(x, result->also),
        number(x, check->least_also));
    switch (check->test) {
    case REGISTER_TEST_REPORT:
        explain_year(x, 0, false);
        break;
    case REGISTER_TEST_WORK:
        put_reports(x, check);
        put_trainings(x);
        break;
    case REGISTER_TEST_FOLLOWED:
        explain_rate(x);
        break;
    case REGISTER_TEST_SATISFACTION:
        explain_users(x);
        break;
    case REGISTER_TEST_TRAINING:
        put_trainings(x);
        break;
    case REGISTER_TEST_COMPLAINTS:
        put_complaints(x);
        break;
    case REGISTER_TEST_KNOWLEDGE:
    case REGISTER_TEST_EXPERIENCE:
    case REGISTER_TEST_STRUCTURE:
    case REGISTER_TEST_QUALIFIED:
    case REGISTER_TEST_PROFILE:
    case REGISTER_TESTS:
        put_register(x);
        break;
    }
}

/* --- what was decided --- */
static void
explain_renewal(const Explaining *x)
{
    char by[DATE_TEXT_SIZE];
    const InstitutionResult *result = &x->entry->result;
    const RegisterRenewal *rule = &x->rules->renewals[result->renewal];
    put(x, "renewal = %s %s: %s", rule->id,
        x->rules->decision_words[rule->decision], rule->reason);
    put(x, "  %s  %s", result->by.year ? date_iso(result->by, by) : "-",
        rule->action);
    for (int i = 0; i < result->renewal; i++)
        put(x, "  %s %s", x->rules->renewals[i].id,
            say(x, "当てはまらない", "does not apply"));
    for (int i = 0; i < x->rules->check_count; i++)
        if (result->causes >> i & 1)
            explain_check(x, i);
    for (int i = 0; i < x->rules->signal_count; i++)
        if (result->signals_of >> i & 1)
            put(x, "%s %s", x->rules->signals[i].id,
                x->rules->signals[i].reason);
}

static void
explain_grade(const Explaining *x)
{
    const InstitutionResult *result = &x->entry->result;
    const RegisterGrading *rule = &x->rules->gradings[result->grading];
    put(x, "grade = %s %s: %s", rule->id, x->rules->grade_words[rule->grade],
        rule->reason);
    for (int i = 0; i < result->grading; i++)
        put(x, "  %s %s", x->rules->gradings[i].id,
            say(x, "当てはまらない", "does not apply"));
    explain_points(x);
    if (result->place)
        explain_place(x);
    explain_rate(x);
    explain_users(x);
}

static void
explain_triage(const Explaining *x)
{
    const InstitutionResult *result = &x->entry->result;
    put(x, "triage = harm * doubt = %s * %s = %s", number(x, result->harm),
        number(x, result->doubt), number(x, result->score));
    bool is_own = !isnan(x->entry->exposure);
    put(x, "  harm = 1 + log2(1 + %s)%s",
        number(x, is_own ? x->entry->exposure
                         : x->national->peers[result->kind].exposure),
        is_own ? "" : say(x, "（同種の機関の平均）", "  (mean of its kind)"));
    for (int i = 0; i < x->rules->signal_count; i++) {
        const RegisterSignal *signal = &x->rules->signals[i];
        if (result->signals >> i & 1)
            put(x, "  %s %s  %s >= %s  doubt %s", signal->id, signal->name,
                number(x, result->signal[i].value),
                number(x, result->signal[i].limit), number(x, signal->doubt));
    }
    for (int i = 0; i < x->institution.report_count; i++) {
        put_report(x, &x->institution.reports[i]);
        put_counts(x, &x->institution.reports[i],
                   activities_of(x->rules, REGISTER_NO_ROLE), false);
    }
    put_complaints(x);
}

typedef void Explain(const Explaining *x);
static const struct {
    const char *item;
    Explain *explain;
} items[] = {
    {"points", explain_points},   {"uncapped", explain_points},
    {"plans", explain_rate},      {"followed", explain_rate},
    {"rate", explain_rate},       {"replies", explain_users},
    {"satisfied", explain_users}, {"mean", explain_users},
    {"lower", explain_users},     {"renewal", explain_renewal},
    {"grade", explain_grade},     {"place", explain_place},
    {"shrunk", explain_place},    {"triage", explain_triage},
};

static bool
explain_item(const Explaining *x)
{
    int check = register_check(x->rules, x->how->item);
    if (check >= 0)
        explain_check(x, check);
    for (size_t i = 0; i < G_N_ELEMENTS(items); i++) {
        if (!g_str_equal(items[i].item, x->how->item))
            continue;
        items[i].explain(x);
        return true;
    }
    return check >= 0;
}

/* --- against what was written --- */
static char *
as_written(const RegisterRules *rules, const InstitutionResult *result)
{
    size_t length;
    g_autoptr(XmlOut) out = xml_out_new();
    institution_result_write(out, rules, result);
    return g_strdup(xml_out_bytes(out, &length));
}

/* Lines of the institution's results that differ from those written; -1 when it
 * cannot be read. */
static int
compare_written(const Explaining *x, const char *folder, GError **error)
{
    g_autofree char *path =
        register_document_path(folder, x->entry->prefecture);
    g_autofree char *schema = g_build_filename(x->how->schemas, "model",
                                               "institution_result.rng", NULL);
    g_autoptr(XmlReader) reader =
        xml_reader_open(path, schema, x->arena, error);
    if (!reader)
        return -1;
    InstitutionResult written = {0};
    bool is_found = false;
    if (xml_reader_next(reader, 0))
        while (!is_found && institution_result_next(reader, x->rules, &written))
            is_found = g_str_equal(written.id, x->how->id);
    if (!xml_reader_close(reader, error))
        return -1;
    if (!is_found)
        return 1;
    /* The worklist's length is asked for on the command line of score. */
    InstitutionResult judged = x->entry->result;
    judged.worklist = written.worklist;
    judged.month = written.month;
    g_autofree char *before = as_written(x->rules, &written);
    g_autofree char *again = as_written(x->rules, &judged);
    g_auto(GStrv) old = g_strsplit(before, "\n", -1);
    g_auto(GStrv) new = g_strsplit(again, "\n", -1);
    int differing = 0, i = 0;
    for (; old[i] && new[i]; i++)
        differing += !g_str_equal(old[i], new[i]);
    return differing + (old[i] || new[i]);
}

static bool
load_facts(Explaining *x, const char *folder, GError **error)
{
    g_autofree char *path =
        register_document_path(folder, x->entry->prefecture);
    g_autofree char *schema =
        g_build_filename(x->how->schemas, "model", "institution.rng", NULL);
    g_autoptr(XmlReader) reader =
        xml_reader_open(path, schema, x->arena, error);
    if (!reader)
        return false;
    bool is_found = false;
    if (xml_reader_next(reader, 0))
        while (!is_found &&
               institution_next(reader, x->arena, x->rules, &x->institution))
            is_found = g_str_equal(x->institution.id, x->how->id);
    return xml_reader_close(reader, error);
}

static const RegisterEntry *
find_entry(const RegisterNational *national, const char *id)
{
    for (int i = 0; i < national->count; i++)
        if (g_str_equal(national->entries[i].result.id, id))
            return &national->entries[i];
    return NULL;
}

int
register_explain(const RegisterExplain *how, FILE *out, GError **error)
{
    g_autofree char *data = g_build_filename(how->folder, "data", NULL);
    g_autofree char *results = g_build_filename(how->folder, "results", NULL);
    const RegisterRun run = {.folder = data, .schemas = how->schemas};
    g_autoptr(RegisterJudged) judged = register_judge(&run, error);
    if (!judged)
        return -1;
    const RegisterNational *national = register_judged_national(judged);
    g_autoptr(Arena) arena = arena_new();
    Explaining x = {.how = how,
                    .national = national,
                    .rules = national->rules,
                    .entry = find_entry(national, how->id),
                    .out = out,
                    .arena = arena};
    if (!x.entry) {
        g_set_error(error, HYOKA_ERROR, HYOKA_ERROR_USAGE,
                    "the register has no institution %s", how->id);
        return -1;
    }
    if (!load_facts(&x, data, error))
        return -1;
    put(&x, "%s %s  %s", how->id, x.entry->name,
        x.rules->kinds[x.entry->result.kind].name);
    if (!explain_item(&x)) {
        g_set_error(error, HYOKA_ERROR, HYOKA_ERROR_USAGE,
                    "institution %s has no item %s", how->id, how->item);
        return -1;
    }
    return compare_written(&x, results, error);
}
