#include "model/framework.h"
#include <glib/gstdio.h>
#include <string.h>

static const char schema[] = "pipeline/model/framework.rng";
static const char current[] = "input/fy2017/framework.xml";

static void
sample_frameworks_are_sound(void)
{
    static const char *const paths[] = {"input/fy2016/framework.xml", current};
    for (size_t i = 0; i < G_N_ELEMENTS(paths); i++) {
        g_autoptr(Diag) diag = diag_new();
        g_autoptr(GError) error = NULL;
        g_autoptr(Framework) framework =
            framework_load(paths[i], schema, diag, &error);
        g_assert_no_error(error);
        g_assert_nonnull(framework);
        g_assert_cmpint(diag_length(diag), ==, 0);
        g_assert_cmpint(framework->indicator_count, ==, 20);
        g_assert_cmpint(framework->axis_count, ==, 8);
        g_assert_cmpint(framework->mission_count, ==, 7);
    }
}

static void
what_is_said_is_read(void)
{
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(Framework) f = framework_load(current, schema, diag, NULL);
    const Indicator *repeat = framework_indicator(f, "N06");
    g_assert_cmpint(repeat->direction, ==, DIRECTION_BAND);
    g_assert_cmpfloat(repeat->low, ==, 0.4);
    g_assert_true(repeat->share);
    g_assert_cmpint(framework_indicator(f, "N20")->rank_minimum, ==, 30);
    g_assert_cmpint(framework_measure(f, "N05.n")->kind, ==, KIND_DISTINCT);
    g_assert_cmpstr(framework_axis_of(f, "N17")->id, ==, "A2");
    g_assert_false(framework_axis_of(f, "N17")->counts[2].scored);
    g_assert_cmpfloat(framework_axis(f, "A1")->rubric[0].weight, ==, 0.5);
    const Mission *mission = framework_mission(f, "均衡型");
    g_assert_cmpfloat(mission->weights[4].weight, ==, 16);
    g_assert_cmpstr(framework_rubric(f, "Q1")->standards[0], ==,
                    "相談者の言葉をそのまま記録し、課題を特定していない");
    g_assert_null(framework_indicator(f, "N99"));
    g_assert_nonnull(framework_field(f, "事業承継"));
}

/* Load the framework with one passage replaced; the line of the first finding
 * and its code must be as given. */
static void
check_mistake(const char *from, const char *to, FindingCode code)
{
    g_autofree char *text = NULL;
    g_assert_true(g_file_get_contents(current, &text, NULL, NULL));
    char *place = strstr(text, from);
    g_assert_nonnull(place);
    int line = 1;
    for (const char *at = text; at < place; at++)
        line += *at == '\n';
    g_autoptr(GString) changed = g_string_new(text);
    g_string_erase(changed, place - text, (gssize)strlen(from));
    g_string_insert(changed, place - text, to);
    g_autofree char *path = NULL;
    int file = g_file_open_tmp("framework-XXXXXX.xml", &path, NULL);
    g_assert_true(g_close(file, NULL));
    g_assert_true(g_file_set_contents(path, changed->str, -1, NULL));
    g_autoptr(Diag) diag = diag_new();
    g_assert_null(framework_load(path, schema, diag, NULL));
    g_unlink(path);
    bool found = false;
    for (int i = 0; i < diag_length(diag); i++) {
        const Finding *finding = diag_get(diag, i);
        found = found || (finding->code == code && finding->place.column > 0 &&
                          finding->place.line == line);
    }
    if (!found)
        diag_print(diag, stderr, DIAG_ENGLISH);
    g_assert_true(found);
}

static void
weights_must_add_up(void)
{
    check_mistake("<mission type=\"均衡型\" label=\"各機能の均衡を重視\">\n"
                  "   <weight axis=\"A1\">14</weight>",
                  "<mission type=\"均衡型\" label=\"各機能の均衡を重視\">\n"
                  "   <weight axis=\"A1\">15</weight>",
                  FINDING_WEIGHTS_SUM);
}

static void
what_is_named_must_exist(void)
{
    check_mistake("<count indicator=\"N10\"/>", "<count indicator=\"N77\"/>",
                  FINDING_XML_ID_UNKNOWN);
    check_mistake("denominator=\"N03.d\"", "denominator=\"N07.d\"",
                  FINDING_XML_ID_UNKNOWN);
    check_mistake("<count component=\"gap\"/>", "<count component=\"pag\"/>",
                  FINDING_XML_ID_UNKNOWN);
}

static void
nothing_serves_twice(void)
{
    check_mistake("<count indicator=\"N07\"/>", "<count indicator=\"N10\"/>",
                  FINDING_FRAMEWORK_USED_TWICE);
    check_mistake("<rubric item=\"Q6\" weight=\"1\"/>",
                  "<rubric item=\"Q3\" weight=\"1\"/>",
                  FINDING_FRAMEWORK_USED_TWICE);
}

static void
context_is_never_scored(void)
{
    check_mistake("<show indicator=\"N17\"/>", "<count indicator=\"N17\"/>",
                  FINDING_FRAMEWORK_CONTEXT_SCORED);
}

static void
other_mistakes_are_found(void)
{
    check_mistake("<measure id=\"N02.n\"", "<measure id=\"N01.n\"",
                  FINDING_XML_ID_DOUBLED);
    check_mistake("<grade id=\"A\" from=\"60\">",
                  "<grade id=\"A\" from=\"70\">", FINDING_FRAMEWORK_GRADES);
    check_mistake("<use item=\"N16\" weight=\"35\" direction=\"high\"/>",
                  "<use item=\"N16\" weight=\"35\"/>",
                  FINDING_FRAMEWORK_CONTEXT_SCORED);
    check_mistake("<use item=\"N13\" weight=\"20\"/>",
                  "<use item=\"N12\" weight=\"20\"/>",
                  FINDING_FRAMEWORK_USED_TWICE);
    check_mistake("<rule id=\"R1\" proposal=\"revise\">\n"
                  "   <test of=\"missing\" above=\"0.1\"/>",
                  "<rule id=\"R1\" proposal=\"revise\">",
                  FINDING_FRAMEWORK_REVIEW);
    check_mistake("<preset id=\"M4\" label=\"コンサルB\">",
                  "<preset id=\"M3\" label=\"コンサルB\">",
                  FINDING_XML_ID_DOUBLED);
    check_mistake("<indicator id=\"N06\" label=\"継続・再来訪率\" "
                  "direction=\"band\" low=\"0.40\"",
                  "<indicator id=\"N06\" label=\"継続・再来訪率\" "
                  "direction=\"band\" low=\"0.90\"",
                  FINDING_FRAMEWORK_BAND);
    check_mistake("<item id=\"Q1\" label=\"課題の見立て\">\n"
                  "   <name>課題の見立て（傾聴と本質課題）</name>\n"
                  "   <standard level=\"1\">",
                  "<item id=\"Q1\" label=\"課題の見立て\">\n"
                  "   <name>課題の見立て（傾聴と本質課題）</name>\n"
                  "   <standard level=\"2\">",
                  FINDING_STANDARD_MISSING);
    check_mistake("<axis id=\"A1\"", "<axis name=\"A1\"",
                  FINDING_XML_ATTRIBUTES);
}

static void
marks_are_in_order(void)
{
    static const char *const mistakes[][2] = {
        {"unlikely=\"0.30\" likely=\"0.50\"",
         "unlikely=\"0.60\" likely=\"0.50\""},
        {"depths=\"0.20 0.35", "depths=\"0.35 0.20"},
        {"sure=\"10\"", "sure=\"0\""},
        {"levers=\"3\"", "levers=\"0\""},
        {"<marks short=\"0.90\"", "<marks short=\"0\""},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(mistakes); i++)
        check_mistake(mistakes[i][0], mistakes[i][1], FINDING_FRAMEWORK_MARKS);
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(Framework) f = framework_load(current, schema, diag, NULL);
    g_assert_cmpfloat(f->marks.depths[MARKS_DEPTHS - 1], ==, 0.65);
    g_assert_cmpint(f->marks.sure, ==, 10);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/framework/sample-frameworks-are-sound",
                    sample_frameworks_are_sound);
    g_test_add_func("/framework/what-is-said-is-read", what_is_said_is_read);
    g_test_add_func("/framework/weights-must-add-up", weights_must_add_up);
    g_test_add_func("/framework/what-is-named-must-exist",
                    what_is_named_must_exist);
    g_test_add_func("/framework/nothing-serves-twice", nothing_serves_twice);
    g_test_add_func("/framework/context-is-never-scored",
                    context_is_never_scored);
    g_test_add_func("/framework/other-mistakes-are-found",
                    other_mistakes_are_found);
    g_test_add_func("/framework/marks-are-in-order", marks_are_in_order);
    return g_test_run();
}
