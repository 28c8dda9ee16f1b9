#include "base/file.h"
#include "fixture.h"
#include "score/beta.h"
#include "score/register.h"
#include <glib/gstdio.h>
#include <math.h>

#define RULES "input/fy2017/register/rules.xml"

static RegisterRules *
load_rules(void)
{
    RegisterRules *rules = register_rules_load(RULES, "pipeline", NULL, NULL);
    g_assert_nonnull(rules);
    return rules;
}

/* --- figures of the domain's examples --- */
static void
examples_come_out(void)
{
    static const char *const ids[] = {"K01", "K02", "K03", "K04", "K05", "K06",
                                      "K09", "K10", "K11", "K12", "K13"};
    g_autoptr(RegisterRules) rules = load_rules();
    g_autoptr(GHashTable) expected = fixture_load("20_domain_examples");
    for (int i = 0; i < 4; i++) {
        char path[64];
        int counts[REGISTER_ACTIVITIES] = {0};
        for (size_t k = 0; k < G_N_ELEMENTS(ids); k++) {
            g_snprintf(path, sizeof path, "institutions.cases.%d.n.%s", i,
                       ids[k]);
            if (g_hash_table_contains(expected, path))
                counts[register_activity(rules, ids[k])] =
                    (int)fixture_one(expected, path);
        }
        g_snprintf(path, sizeof path,
                   "institutions.cases.%d.expected.activity_points", i);
        assert_near(register_points(rules, counts), fixture_one(expected, path),
                    1e-9);
        g_snprintf(path, sizeof path,
                   "institutions.cases.%d.expected.uncapped_points", i);
        assert_near(register_points_uncapped(rules, counts),
                    fixture_one(expected, path), 1e-9);
        g_snprintf(path, sizeof path, "institutions.cases.%d.survey", i);
        const double *survey = fixture_list(expected, path, 2);
        RegisterEntry entry = {
            .result = {.replies = (int)survey[0], .satisfied = (int)survey[1]}};
        register_satisfy(rules, register_prior(rules, &entry, 1), &entry, 1);
        g_snprintf(path, sizeof path, "institutions.cases.%d.expected.eb_mean",
                   i);
        assert_near(entry.result.mean, fixture_one(expected, path), 1e-12);
        g_snprintf(path, sizeof path,
                   "institutions.cases.%d.expected.eb_lower95", i);
        assert_near(entry.result.lower, fixture_one(expected, path), 1e-9);
    }
}

static void
beta_is_the_distribution(void)
{
    assert_near(beta_below(1, 1, .3), .3, 1e-9);
    assert_near(beta_below(2, 1, .3), .09, 1e-9);
    assert_near(beta_below(1, 3, .2), 1 - .8 * .8 * .8, 1e-9);
    assert_near(beta_quantile(2, 1, .09), .3, 1e-9);
    g_assert_cmpfloat(beta_below(5, 7, 0), ==, 0);
    g_assert_cmpfloat(beta_below(5, 7, 1), ==, 1);
    for (int i = 1; i < 20; i++)
        assert_near(beta_below(400, 30, beta_quantile(400, 30, i / 20.0)),
                    i / 20.0, 1e-8);
}

/* --- against the others --- */
/* Two years each: 10 and 14, 20 and 24, 30 and 34. Within 8; the means 12, 22,
 * 32 have the variance 100 = between + 8/2, so between 96. */
static void
points_are_drawn_to_their_kind(void)
{
    g_autoptr(RegisterRules) rules = load_rules();
    g_autoptr(Arena) arena = arena_new();
    RegisterEntry entries[3] = {0};
    rules->peers = 3;
    for (int i = 0; i < 3; i++)
        entries[i] =
            (RegisterEntry){.result = {.has_report = true, .uncapped = 1},
                            .years = 2,
                            .mean = 12 + 10 * i,
                            .squares = 8};
    const RegisterPeers *peers = register_compare(rules, arena, entries, 3);
    assert_near(peers[0].mean, 22, 1e-12);
    assert_near(peers[0].within, 8, 1e-12);
    assert_near(peers[0].between, 96, 1e-9);
    assert_near(entries[0].result.shrunk, 22 - 10 * 96.0 / 100, 1e-8);
    assert_near(entries[1].result.shrunk, 22, 1e-8);
    g_assert_cmpint(entries[2].result.place, ==, 1);
    g_assert_cmpint(entries[0].result.place, ==, 3);
    g_assert_false(entries[0].result.among_all);
    g_assert_cmpint(peers[1].count, ==, 0);
}

static void
equal_points_share_a_place(void)
{
    g_autoptr(RegisterRules) rules = load_rules();
    g_autoptr(Arena) arena = arena_new();
    static const double means[] = {5, 9, 9, 2};
    RegisterEntry entries[4] = {0};
    for (int i = 0; i < 4; i++)
        entries[i] = (RegisterEntry){
            .result = {.has_report = true}, .years = 1, .mean = means[i]};
    register_compare(rules, arena, entries, 4);
    static const int places[] = {3, 1, 1, 4};
    for (int i = 0; i < 4; i++) {
        g_assert_cmpint(entries[i].result.place, ==, places[i]);
        g_assert_true(entries[i].result.among_all); /* too few */
        g_assert_cmpfloat(entries[i].result.shrunk, ==, means[i]);
    }
}

static void
prior_follows_the_moments(void)
{
    enum { REPLIES = 9, SATISFIED = 10 };
    double x[47], n[47];
    fixture_column(SATISFIED, x);
    fixture_column(REPLIES, n);
    g_autoptr(GHashTable) expected = fixture_load("04_shrinkage_EB");
    g_autoptr(RegisterRules) rules = load_rules();
    RegisterEntry entries[47] = {0};
    for (int i = 0; i < 47; i++) {
        entries[i].result.satisfied = (int)x[i];
        entries[i].result.replies = (int)n[i];
    }
    RegisterBeta given = register_prior(rules, entries, 47);
    g_assert_cmpfloat(given.a, ==, 17);
    g_assert_cmpint(given.institutions, ==, 0);
    rules->prior.is_estimated = true;
    RegisterBeta prior = register_prior(rules, entries, 47);
    double weight = fixture_one(expected, "beta_binomial_moments.prior_n");
    assert_near(prior.a,
                weight * fixture_one(expected, "beta_binomial_moments.p"),
                1e-6);
    assert_near(prior.a + prior.b, weight, 1e-6);
    g_assert_cmpint(prior.institutions, ==, 47);
    RegisterBeta none = register_prior(rules, entries, 0);
    g_assert_cmpfloat(none.b, ==, 3);
}

/* --- the contract --- */
static void
assert_same(double a, double b)
{
    g_assert_true((isnan(a) && isnan(b)) || a == b);
}

static InstitutionResult
make_result(const RegisterRules *rules)
{
    InstitutionResult result = {.id = "113000004",
                                .kind = 3,
                                .has_report = true,
                                .is_ending = true,
                                .points = 98,
                                .uncapped = 167.2,
                                .plans = 6,
                                .followed = 5,
                                .rate = 5.0 / 6,
                                .replies = 12,
                                .satisfied = 11,
                                .mean = .875,
                                .lower = .7684970248,
                                .renewal = 6,
                                .causes = 5,
                                .signals_of = 1u << 8,
                                .by = {2018, 12, 30},
                                .grading = 7,
                                .among_all = true,
                                .peers = 40,
                                .place = 3,
                                .shrunk = 77.25,
                                .signals = 1u << 8 | 1,
                                .harm = 3.5,
                                .doubt = .5,
                                .score = 1.75,
                                .worklist = 7,
                                .month = 1};
    for (int i = 0; i < rules->check_count; i++)
        result.checks[i] =
            (InstitutionCheck){(InstitutionStatus)(i % REGISTER_STATUSES),
                               i % 3 ? i / 7.0 : (double)NAN, i};
    result.signal[0] = (InstitutionSignal){2, 0};
    result.signal[8] = (InstitutionSignal){.9, .8};
    return result;
}

/* Fifteen digits go through XML. */
static void
assert_near_all(const InstitutionResult *a, const InstitutionResult *b)
{
    g_assert_cmpstr(a->id, ==, b->id);
    g_assert_cmpint(a->kind, ==, b->kind);
    assert_near(a->rate, b->rate, 1e-14);
    g_assert_cmpfloat(a->uncapped, ==, b->uncapped);
    g_assert_cmpfloat(a->lower, ==, b->lower);
    g_assert_true(a->has_report == b->has_report);
    g_assert_true(a->is_ending == b->is_ending);
    g_assert_cmpint(a->renewal, ==, b->renewal);
    g_assert_cmpuint(a->causes, ==, b->causes);
    g_assert_cmpuint(a->signals_of, ==, b->signals_of);
    g_assert_cmpint(date_compare(a->by, b->by), ==, 0);
    g_assert_cmpint(a->grading, ==, b->grading);
    g_assert_true(a->among_all == b->among_all);
    g_assert_cmpint(a->place, ==, b->place);
    assert_same(a->shrunk, b->shrunk);
    g_assert_cmpuint(a->signals, ==, b->signals);
    g_assert_cmpfloat(a->score, ==, b->score);
    g_assert_cmpint(a->worklist, ==, b->worklist);
    g_assert_cmpint(a->month, ==, b->month);
    assert_same(a->signal[8].value, b->signal[8].value);
}

static void
results_go_through_xml(void)
{
    g_autoptr(RegisterRules) rules = load_rules();
    g_autoptr(Arena) arena = arena_new();
    g_autofree char *folder = g_dir_make_tmp("register-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "13.xml", NULL);
    InstitutionResult result = make_result(rules);
    InstitutionResult bare = {.id = "113000005",
                              .rate = NAN,
                              .mean = .85,
                              .lower = .7,
                              .shrunk = NAN};
    g_autoptr(XmlOut) out = xml_out_new();
    xml_out_start(out, "results");
    xml_out_attribute(out, "xmlns", "urn:hyoka:institution-results:1");
    xml_out_attribute_int(out, "year", 2017);
    xml_out_attribute(out, "as-of", "2018-06-30");
    xml_out_attribute_int(out, "prefecture", 13);
    institution_result_write(out, rules, &result);
    institution_result_write(out, rules, &bare);
    xml_out_end(out);
    g_assert_true(xml_out_publish(out, path, NULL, NULL));

    g_autoptr(XmlReader) reader = xml_reader_open(
        path, "pipeline/model/institution_result.rng", arena, NULL);
    InstitutionResult read;
    g_assert_true(xml_reader_next(reader, 0));
    g_assert_true(institution_result_next(reader, rules, &read));
    assert_near_all(&read, &result);
    for (int i = 0; i < rules->check_count; i++) {
        g_assert_cmpint(read.checks[i].status, ==, result.checks[i].status);
        g_assert_true(isnan(read.checks[i].value) ==
                      isnan(result.checks[i].value));
        g_assert_cmpfloat(read.checks[i].also, ==, result.checks[i].also);
    }
    g_assert_true(institution_result_next(reader, rules, &read));
    g_assert_cmpuint(read.signals, ==, 0);
    g_assert_true(isnan(read.rate) && isnan(read.shrunk));
    g_assert_cmpint(read.by.year, ==, 0);
    g_assert_false(institution_result_next(reader, rules, &read));
    g_assert_true(xml_reader_close(reader, NULL));
    g_remove(path);
    g_rmdir(folder);
}

/* --- mistakes in the rules --- */
typedef struct {
    const char *from, *to, *code;
} Mistake;

static void
check_mistake(const char *rules, const char *path, const Mistake *mistake)
{
    g_auto(GStrv) parts = g_strsplit(rules, mistake->from, 2);
    g_assert_nonnull(parts[1]);
    g_autofree char *text = g_strjoinv(mistake->to, parts);
    g_assert_true(file_publish(path, text, strlen(text), NULL, NULL));
    int line = 1;
    for (const char *p = parts[0]; *p; p++)
        line += *p == '\n';
    g_autoptr(Diag) diag = diag_new();
    RegisterRules *read = register_rules_load(path, "pipeline", diag, NULL);
    g_assert_null(read);
    bool is_told = false;
    for (int i = 0; i < diag_length(diag); i++) {
        const Finding *finding = diag_get(diag, i);
        is_told |= g_str_equal(diag_code_name(finding->code), mistake->code) &&
                   finding->place.line == line &&
                   g_str_equal(finding->place.file, path);
    }
    if (!is_told)
        g_test_message("%s:%d: %s is not told", path, line, mistake->code);
    g_assert_true(is_told);
}

static void
mistakes_are_told_at_their_line(void)
{
    static const Mistake mistakes[] = {
        {"failed=\"L03 L04\"", "failed=\"L03 L99\"", "XML_ID_UNKNOWN"},
        {"of=\"K01 K02 K14\"", "of=\"K01 K77\"", "XML_ID_UNKNOWN"},
        {"of=\"fields fee record contacts\"", "of=\"fields price\"",
         "XML_ID_UNKNOWN"},
        {"idle=\"K12\"", "idle=\"K99\"", "XML_ID_UNKNOWN"},
        {"id=\"T02\"", "id=\"T01\"", "XML_ID_DOUBLED"},
        {"id=\"L02\"", "id=\"L01\"", "XML_ID_DOUBLED"},
        {"id=\"R10\" decision=\"renew\"",
         "id=\"R10\" decision=\"renew\" untold=\"L01\"", "REGISTER_LAST"},
        {"decision=\"hold\" unreported=\"yes\"", "decision=\"hold\"",
         "REGISTER_LAST"},
        {"grade=\"none\" idle=\"yes\"", "grade=\"none\" idle=\"no\"",
         "REGISTER_LAST"},
        {"least=\"0.6\" least-also=\"5\"", "least=\"0.6\"", "REGISTER_WANTS"},
        {"least=\"0.8\" chance=\"0.0001\"", "least=\"0.8\"", "REGISTER_WANTS"},
        {"test=\"false\" doubt=\"0.95\" least=\"1\" years=\"5\"",
         "test=\"false\" doubt=\"0.95\" least=\"1\"", "REGISTER_WANTS"},
        {"doubt=\"0.95\"", "doubt=\"1.95\"", "XML_ATTRIBUTE_INVALID"},
    };
    g_autofree char *rules = NULL;
    g_autofree char *folder = g_dir_make_tmp("register-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "rules.xml", NULL);
    g_assert_true(g_file_get_contents(RULES, &rules, NULL, NULL));
    for (size_t i = 0; i < G_N_ELEMENTS(mistakes); i++)
        check_mistake(rules, path, &mistakes[i]);
    g_remove(path);
    g_rmdir(folder);
}

/* A prefecture in no region, or in two, is told at the list. */
static void
regions_take_each_prefecture_once(void)
{
    g_autofree char *rules = NULL;
    g_autofree char *folder = g_dir_make_tmp("register-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "rules.xml", NULL);
    g_assert_true(g_file_get_contents(RULES, &rules, NULL, NULL));
    g_auto(GStrv) parts = g_strsplit(rules, "prefectures=\"47\"", 2);
    g_autofree char *text = g_strjoinv("prefectures=\"46\"", parts);
    g_assert_true(file_publish(path, text, strlen(text), NULL, NULL));
    g_autoptr(Diag) diag = diag_new();
    g_assert_null(register_rules_load(path, "pipeline", diag, NULL));
    g_assert_cmpint(diag_length(diag), ==, 2);
    g_assert_cmpint(diag_get(diag, 0)->code, ==, FINDING_REGISTER_REGION);
    g_remove(path);
    g_rmdir(folder);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/register/examples come out", examples_come_out);
    g_test_add_func("/register/beta is the distribution",
                    beta_is_the_distribution);
    g_test_add_func("/register/points are drawn to their kind",
                    points_are_drawn_to_their_kind);
    g_test_add_func("/register/equal points share a place",
                    equal_points_share_a_place);
    g_test_add_func("/register/prior follows the moments",
                    prior_follows_the_moments);
    g_test_add_func("/register/results go through XML", results_go_through_xml);
    g_test_add_func("/register/mistakes are told at their line",
                    mistakes_are_told_at_their_line);
    g_test_add_func("/register/regions take each prefecture once",
                    regions_take_each_prefecture_once);
    return g_test_run();
}
