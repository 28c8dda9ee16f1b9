/* Every row of tests/spec/register.md against the rules of FY2017. */
#include "base/decimal.h"
#include "score/register.h"
#include <math.h>
#include <string.h>

enum { YEARS = 5, PEERS = 20, MOST = 8 };
#define RULES "input/fy2017/register/rules.xml"
#define PAGE "tests/spec/register.md"

/* An institution whose lists can be written. */
typedef struct {
    Institution is;
    InstitutionReport reports[YEARS];
    InstitutionComplaint complaints[MOST];
    InstitutionTraining trainings[MOST];
} Example;

static const RegisterRules *
rules_of(void)
{
    static gsize loaded;
    if (g_once_init_enter(&loaded)) {
        RegisterRules *rules =
            register_rules_load(RULES, "pipeline", NULL, NULL);
        g_assert_nonnull(rules);
        g_once_init_leave(&loaded, (gsize)rules);
    }
    return (const RegisterRules *)loaded;
}

/* --- the standard institution --- */
static void
set_counts(Example *one, const char *id, int count, bool all_years)
{
    const RegisterRules *rules = rules_of();
    for (int year = all_years ? 0 : YEARS - 1; year < YEARS; year++)
        for (int i = 0; i < rules->activity_count; i++)
            if (g_str_equal(id, "全て") ||
                g_str_equal(id, rules->activities[i].id))
                one->reports[year].counts[i] = count;
}

static void
set_date(const char *text, Date *date)
{
    *date = (Date){0};
    g_assert_true(g_str_equal(text, "なし") || date_parse_iso(text, date));
}

static void
make_standard(Example *one)
{
    const RegisterRules *rules = rules_of();
    *one = (Example){.is = {.id = "100000001",
                            .name = "標準",
                            .prefecture = 13,
                            .certified = {2013, 4, 1},
                            .expires = {2023, 3, 31},
                            .experience = 10,
                            .statutory = 3,
                            .structure = INSTITUTION_UNKNOWN,
                            .fields = "創業",
                            .fee = "無料",
                            .record = "１件",
                            .staff = "花子",
                            .phone = "03-0000-0000",
                            .updated = {2018, 1, 10},
                            .report_count = YEARS,
                            .training_count = 1}};
    one->trainings[0] = (InstitutionTraining){{2017, 9, 1}, false, 1};
    for (int i = 0; i < YEARS; i++) {
        int year = rules->year - YEARS + 1 + i;
        one->reports[i] = (InstitutionReport){.year = year,
                                              .submitted = {year + 1, 5, 10},
                                              .due = {year + 1, 5, 31}};
    }
    set_counts(one, "K01", 1, true);
    set_counts(one, "K02", 1, true);
    set_counts(one, "K11", 9, true);
    one->is.users.scale[0] = 18;
    one->is.users.scale[rules->satisfied] = 2;
}

/* --- what is different --- */
static void
set_users(Example *one, const char *value)
{
    g_auto(GStrv) parts = g_strsplit(value, "/", 2);
    int replies = (int)g_ascii_strtoll(parts[0], NULL, 10);
    int satisfied = (int)g_ascii_strtoll(parts[1], NULL, 10);
    one->is.users.scale[0] = satisfied;
    one->is.users.scale[rules_of()->satisfied] = replies - satisfied;
}

static bool
set_complaint(Example *one, const char *key, const char *value)
{
    bool is_settled = g_str_has_prefix(key, "済");
    const char *what = is_settled ? key + strlen("済") : key;
    bool is_grave = g_str_equal(what, "事故");
    if (!is_grave && !g_str_equal(what, "苦情"))
        return false;
    InstitutionComplaint *complaint =
        &one->complaints[one->is.complaint_count++];
    *complaint = (InstitutionComplaint){.is_grave = is_grave};
    set_date(value, &complaint->received);
    if (is_settled)
        complaint->settled = complaint->received;
    return true;
}

static void
add_trainings(Example *one, int count, bool is_passed)
{
    one->is.training_count = is_passed ? one->is.training_count : 0;
    for (int i = 0; i < count; i++)
        one->trainings[one->is.training_count++] =
            (InstitutionTraining){{2017, 10, 1}, is_passed, 1};
}

static double
number_or_unknown(const char *value)
{
    return g_str_equal(value, "不明") ? (double)NAN
                                      : g_ascii_strtod(value, NULL);
}

static InstitutionYes
yes_of(const char *value, const char *yes)
{
    return g_str_equal(value, "不明") ? INSTITUTION_UNKNOWN
           : g_str_equal(value, yes)  ? INSTITUTION_YES
                                      : INSTITUTION_NO;
}

static bool
set_register(Example *one, const char *key, const char *value)
{
    const RegisterRules *rules = rules_of();
    Institution *is = &one->is;
    if (g_str_equal(key, "種別")) {
        is->kind = -1;
        for (int i = 0; i < rules->kind_count; i++)
            if (g_str_equal(rules->kinds[i].name, value))
                is->kind = i;
        g_assert_cmpint(is->kind, >=, 0);
    } else if (g_str_equal(key, "認定日")) {
        set_date(value, &is->certified);
    } else if (g_str_equal(key, "有効期限")) {
        set_date(value, &is->expires);
    } else if (g_str_equal(key, "知識")) {
        is->knowledge = g_str_equal(value, "なし")   ? INSTITUTION_NO_KNOWLEDGE
                        : g_str_equal(value, "不明") ? -1
                                                     : 2;
    } else if (g_str_equal(key, "経験")) {
        is->experience = number_or_unknown(value);
    } else if (g_str_equal(key, "法定")) {
        is->statutory = number_or_unknown(value);
    } else if (g_str_equal(key, "体制")) {
        is->structure = yes_of(value, "適");
    } else if (g_str_equal(key, "欠格")) {
        is->disqualified = yes_of(value, "あり");
    } else if (g_str_equal(key, "料金")) {
        is->fee = NULL;
    } else if (g_str_equal(key, "更新日")) {
        set_date(value, &is->updated);
    } else {
        return false;
    }
    return true;
}

static void
set_fact(Example *one, const char *key, const char *value)
{
    InstitutionReport *last = &one->reports[YEARS - 1];
    int number = (int)g_ascii_strtoll(value, NULL, 10);
    if (set_register(one, key, value) || set_complaint(one, key, value))
        return;
    if (g_str_equal(key, "提出日")) {
        set_date(value, &last->submitted);
        if (last->submitted.year == 0)
            set_counts(one, "全て", 0, false);
    } else if (g_str_equal(key, "期限日")) {
        set_date(value, &last->due);
    } else if (g_str_equal(key, "督促")) {
        last->reminders = number;
    } else if (g_str_equal(key, "虚偽")) {
        last->is_false = true;
    } else if (g_str_equal(key, "報告")) { /* so many, the last */
        one->is.report_count = number;
        memmove(one->reports, &one->reports[YEARS - number],
                (size_t)number * sizeof *one->reports);
    } else if (g_str_equal(key, "回答")) {
        set_users(one, value);
    } else if (g_str_equal(key, "研修") || g_str_equal(key, "合格")) {
        add_trainings(one, number, g_str_equal(key, "合格"));
    } else if (g_str_has_prefix(key, "各")) {
        set_counts(one, key + strlen("各"), number, true);
    } else {
        g_assert_true(g_str_equal(key, "全て") || *key == 'K');
        set_counts(one, key, number, false);
    }
}

/* --- judging --- */
/* The i-th peer has 1, 3, 4, 5 … points a year, i squared without the caps. */
static void
make_peer(Example *peer, int i)
{
    make_standard(peer);
    set_counts(peer, "全て", 0, true);
    set_counts(peer, "K11", i, true);
    set_counts(peer, "K10", 5 * (i * i - i), true);
}

typedef struct {
    RegisterEntry entries[PEERS + 1];
    const RegisterRules *rules;
} Judged;

static void
judge(Example *one, Arena *arena, Judged *judged)
{
    const RegisterRules *rules = judged->rules = rules_of();
    one->is.reports = one->reports;
    one->is.complaints = one->complaints;
    one->is.trainings = one->trainings;
    judged->entries[0] = register_entry(rules, &one->is);
    for (int i = 1; i <= PEERS; i++) {
        Example peer;
        make_peer(&peer, i);
        peer.is.reports = peer.reports;
        peer.is.trainings = peer.trainings;
        judged->entries[i] = register_entry(rules, &peer.is);
    }
    RegisterBeta prior = register_prior(rules, judged->entries, PEERS + 1);
    register_satisfy(rules, prior, judged->entries, PEERS + 1);
    const RegisterPeers *peers =
        register_compare(rules, arena, judged->entries, PEERS + 1);
    register_decide(rules, judged->entries, PEERS + 1);
    g_array_unref(register_triage(rules, peers, judged->entries, PEERS + 1));
}

/* --- what came of it, as the page writes it --- */
typedef const char *IdOf(int index);

static const char *
check_id(int index)
{
    return rules_of()->checks[index].id;
}

static const char *
signal_id(int index)
{
    return rules_of()->signals[index].id;
}

static char *
set_text(RegisterSet set, IdOf *id_of)
{
    GString *text = g_string_new(NULL);
    for (int i = 0; set >> i; i++)
        if (set >> i & 1)
            g_string_append_printf(text, text->len ? "+%s" : "%s", id_of(i));
    return g_string_free(set ? text : g_string_append(text, "なし"), FALSE);
}

static gint
compare_texts(gconstpointer first, gconstpointer second)
{
    return strcmp(*(const char *const *)first, *(const char *const *)second);
}

/* Ids joined by + in any order. */
static char *
sorted(const char *text)
{
    g_auto(GStrv) ids = g_strsplit(text, "+", -1);
    g_autoptr(GPtrArray) list = g_ptr_array_new();
    for (char **id = ids; *id; id++)
        g_ptr_array_add(list, *id);
    g_ptr_array_sort(list, compare_texts);
    g_ptr_array_add(list, NULL);
    return g_strjoinv("+", (char **)list->pdata);
}

static double
number_of(const InstitutionResult *result, const char *key)
{
    return g_str_equal(key, "点")         ? result->points
           : g_str_equal(key, "上限なし") ? result->uncapped
           : g_str_equal(key, "策定")     ? result->plans
           : g_str_equal(key, "支援")     ? result->followed
           : g_str_equal(key, "割合")     ? result->rate
           : g_str_equal(key, "平均")     ? result->mean
           : g_str_equal(key, "下限")     ? result->lower
           : g_str_equal(key, "順位")     ? result->place
           : g_str_equal(key, "疑い")     ? result->doubt
           : g_str_equal(key, "害")       ? result->harm
           : g_str_has_prefix(key, "値")
               ? result->checks[register_check(rules_of(), key + strlen("値"))]
                     .value
               : (double)NAN;
}

/* NULL when the key is a number's. */
static char *
text_of(const InstitutionResult *result, const char *key)
{
    const RegisterRules *rules = rules_of();
    char day[DATE_TEXT_SIZE];
    if (g_str_equal(key, "更新"))
        return g_strdup(rules->renewals[result->renewal].id);
    if (g_str_equal(key, "段階"))
        return g_strdup(rules->gradings[result->grading].id);
    if (g_str_equal(key, "原因"))
        return set_text(result->causes, check_id);
    if (g_str_equal(key, "事由"))
        return set_text(result->signals, signal_id);
    if (g_str_equal(key, "期限"))
        return g_strdup(result->by.year ? date_iso(result->by, day) : "なし");
    if (g_str_equal(key, "任期内"))
        return g_strdup(result->is_ending ? "はい" : "いいえ");
    if (g_str_equal(key, "仲間"))
        return g_strdup(result->among_all ? "全て" : "同種");
    if (*key == 'L') {
        int check = register_check(rules, key);
        g_assert_cmpint(check, >=, 0);
        return g_strdup(rules->status_words[result->checks[check].status]);
    }
    return NULL;
}

/* Agrees in the digits that are written. */
static bool
is_as_written(double value, const char *expected)
{
    char text[DECIMAL_TEXT_SIZE];
    const char *point = strchr(expected, '.');
    int places = point ? (int)strlen(point + 1) : 0;
    if (!isfinite(value))
        return false;
    if (!point && value != floor(value))
        return false;
    return g_str_equal(decimal_round_text(value, places, text), expected);
}

static bool
agrees(const InstitutionResult *result, const char *key, const char *expected,
       int line)
{
    g_autofree char *text = text_of(result, key);
    if (text) {
        g_autofree char *got = sorted(text), *wanted = sorted(expected);
        if (g_str_equal(got, wanted))
            return true;
        g_test_message("%s:%d: %s is %s, not %s", PAGE, line, key, text,
                       expected);
        return false;
    }
    double value = number_of(result, key);
    if (is_as_written(value, expected))
        return true;
    g_test_message("%s:%d: %s is %.10g, not %s", PAGE, line, key, value,
                   expected);
    return false;
}

/* --- the page --- */
static bool
run_row(const char *facts, const char *results, int line)
{
    Example one;
    Judged judged;
    bool is_right = true;
    g_autoptr(Arena) arena = arena_new();
    make_standard(&one);
    g_auto(GStrv) said = g_strsplit_set(facts, " ", -1);
    for (char **fact = said; *fact; fact++) {
        g_auto(GStrv) pair = g_strsplit(*fact, "=", 2);
        if (**fact)
            set_fact(&one, pair[0], pair[1]);
    }
    judge(&one, arena, &judged);
    g_auto(GStrv) wanted = g_strsplit_set(results, " ", -1);
    for (char **want = wanted; *want; want++) {
        g_auto(GStrv) pair = g_strsplit(*want, "=", 2);
        if (**want &&
            !agrees(&judged.entries[0].result, pair[0], pair[1], line))
            is_right = false;
    }
    return is_right;
}

static void
the_page_holds(void)
{
    g_autofree char *text = NULL;
    g_assert_true(g_file_get_contents(PAGE, &text, NULL, NULL));
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    int rows = 0, wrong = 0;
    for (int i = 0; lines[i]; i++) {
        if (*lines[i] != '|' || g_str_has_prefix(lines[i], "| 事実") ||
            g_str_has_prefix(lines[i], "|--"))
            continue;
        g_auto(GStrv) cells = g_strsplit(lines[i], "|", -1);
        g_assert_cmpint((int)g_strv_length(cells), ==, 4);
        rows++;
        wrong += !run_row(cells[1], cells[2], i + 1);
    }
    g_assert_cmpint(rows, >, 60);
    g_assert_cmpint(wrong, ==, 0);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/register/the page holds", the_page_holds);
    return g_test_run();
}
