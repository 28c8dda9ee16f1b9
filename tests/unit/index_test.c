#include "base/file.h"
#include "fixture.h"
#include "score/engine.h"
#include <glib/gstdio.h>
#include <math.h>

#define SCHEMA "pipeline/model/index.rng"

typedef struct {
    char *folder, *xml, *csv;
} Place;

static Place
place_new(const char *xml, const char *csv)
{
    Place place = {.folder = g_dir_make_tmp("index-XXXXXX", NULL)};
    place.xml = g_build_filename(place.folder, "f.xml", NULL);
    place.csv = g_build_filename(place.folder, "d.csv", NULL);
    g_assert_true(file_publish(place.xml, xml, strlen(xml), NULL, NULL));
    g_assert_true(file_publish(place.csv, csv, strlen(csv), NULL, NULL));
    return place;
}

static void
place_clear(Place *place)
{
    g_remove(place->xml);
    g_remove(place->csv);
    g_rmdir(place->folder);
    g_free(place->folder);
    g_free(place->xml);
    g_free(place->csv);
}

static double
hdi(double life, double expected, double mean, double income)
{
    double health = (fmin(life, 85) - 20) / 65;
    double education = (fmin(expected, 18) / 18 + fmin(mean, 15) / 15) / 2;
    double standard = log(fmin(income, 75000) / 100) / log(750);
    return cbrt(health * education * standard);
}

/*
 * The Human Development Index of 2014, 188 countries. The printed inputs are
 * rounded: the printed index lies within what the inputs can be, and the
 * arithmetic is that of the technical note to 1e-9.
 */
static void
hdi_is_reproduced(void)
{
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(IndexFramework) framework = index_framework_load(
        "tests/index/hdi/framework.xml", SCHEMA, diag, NULL);
    g_autoptr(IndexData) data =
        index_data_load("tests/index/hdi/data.csv", framework, diag, NULL);
    g_assert_nonnull(data);
    g_autoptr(Engine) engine = engine_run(framework, data);
    g_autofree char *text = NULL;
    g_file_get_contents("tests/index/hdi/data.csv", &text, NULL, NULL);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    int checked = 0;
    for (int i = 1; lines[i] && *lines[i]; i++) {
        g_auto(GStrv) cells = g_strsplit(lines[i], ",", -1);
        double x[6];
        for (int k = 1; k < 6; k++)
            x[k] = g_ascii_strtod(cells[k], NULL);
        for (int row = 0; row < data->count; row++) {
            if (strcmp(data->units[row], cells[0]) != 0)
                continue;
            double exact = hdi(x[1], x[2], x[3], x[4]);
            assert_near(engine->scores[0][row], exact, 1e-9);
            double low = hdi(x[1] - .05, x[2] - .05, x[3] - .05, x[4] - .5);
            double high = hdi(x[1] + .05, x[2] + .05, x[3] + .05, x[4] + .5);
            g_assert_cmpfloat(x[5], >=, low - 0.0005);
            g_assert_cmpfloat(x[5], <=, high + 0.0005);
            checked++;
        }
    }
    g_assert_cmpint(checked, ==, 188);
}

/* Each mistake, and the line and column where it is reported. */
static void
mistakes_have_their_place(void)
{
    static const struct {
        const char *body;
        FindingCode code;
        int line;
    } cases[] = {
        {"<group id=\"g\" weights=\"given\">\n<indicator id=\"x\" "
         "weight=\"0.5\"/><indicator id=\"y\" weight=\"0.4\"/></group>",
         FINDING_WEIGHTS_SUM, 2},
        {"<group id=\"g\"><indicator id=\"x\" weight=\"0\"/></group>",
         FINDING_WEIGHTS_SUM, 2},
        {"<group id=\"g\"><indicator id=\"x\"/>\n<indicator id=\"x\"/></group>",
         FINDING_XML_ID_DOUBLED, 3},
        {"<group id=\"g\"><indicator id=\"x\"/>\n<indicator id=\"z\" "
         "column=\"x\"/></group>",
         FINDING_XML_ID_DOUBLED, 3},
        {"<group id=\"g\">\n<group id=\"g\"><indicator id=\"x\"/></group>"
         "</group>",
         FINDING_XML_ID_DOUBLED, 3},
        {"<group id=\"g\">\n\n<indicator id=\"x\" normalise=\"goalposts\" "
         "low=\"3\" high=\"3\"/></group>",
         FINDING_FRAMEWORK_BAND, 4},
        {"<group id=\"g\"><indicator id=\"x\" normalise=\"goalposts\" "
         "low=\"0\" high=\"3\" log=\"true\"/></group>",
         FINDING_INDEX_LOG, 2},
        {"<group id=\"g\"><indicator id=\"x\" normalise=\"target\"/></group>",
         FINDING_INDEX_WANTS, 2},
        {"<group id=\"g\" aggregate=\"copeland\"><indicator id=\"x\"/>\n"
         "<weights of=\"a\"><weight part=\"x\" value=\"1\"/></weights></group>",
         FINDING_INDEX_COPELAND, 3},
        {"<group id=\"g\"><indicator id=\"x\"/><weights of=\"a\">\n"
         "<weight part=\"x\" value=\"1\"/>\n<weight part=\"q\" value=\"1\"/>"
         "</weights></group>",
         FINDING_XML_ID_UNKNOWN, 4},
        {"<group id=\"g\"><indicator id=\"x\"/><indicator id=\"y\"/>\n"
         "<weights of=\"a\"><weight part=\"x\" value=\"1\"/></weights>\n"
         "<weights of=\"a\"><weight part=\"y\" value=\"1\"/></weights>"
         "</group>",
         FINDING_XML_ID_DOUBLED, 4},
        {"<group id=\"g\"><indicator id=\"x\"/><indicator id=\"y\"/>"
         "<weights of=\"a\"><weight part=\"x\" value=\"1\"/>\n"
         "<weight part=\"x\" value=\"2\"/></weights></group>",
         FINDING_XML_ID_DOUBLED, 3},
        {"<group id=\"g\"><indicator id=\"x\"/></group>\n<grades "
         "by=\"k-means\" "
         "within=\"parts\" one-of=\"x q\"><grade id=\"A\"/></grades>",
         FINDING_XML_ID_UNKNOWN, 3},
        {"<grades by=\"cut\"><grade id=\"A\" from=\"1\"/>\n<grade id=\"B\" "
         "from=\"2\"/><grade id=\"C\"/></grades>"
         "<group id=\"g\"><indicator id=\"x\"/></group>",
         FINDING_FRAMEWORK_GRADES, 3},
        {"<group id=\"g\">\n<indicator id=\"x\" normalise=\"guess\"/></group>",
         FINDING_XML_ATTRIBUTE_INVALID, 3},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *xml =
            g_strconcat("<index xmlns=\"urn:hyoka:index:1\" name=\"n\"><units "
                        "column=\"u\"/>\n",
                        cases[i].body, "</index>", NULL);
        Place place = place_new(xml, "u,x\n");
        g_autoptr(Diag) diag = diag_new();
        g_assert_null(index_framework_load(place.xml, SCHEMA, diag, NULL));
        g_assert_cmpint(diag_length(diag), >=, 1);
        g_autofree char *said = diag_sentence(diag_get(diag, 0), DIAG_ENGLISH);
        g_test_message("%s", said);
        g_assert_cmpint(diag_get(diag, 0)->code, ==, cases[i].code);
        g_assert_cmpint(diag_get(diag, 0)->place.line, ==, cases[i].line);
        place_clear(&place);
    }
}

static const char *const plain =
    "<index xmlns=\"urn:hyoka:index:1\" name=\"n\"><units column=\"u\"/>"
    "<group id=\"g\"><indicator id=\"x\"/><indicator id=\"y\"/></group>"
    "</index>";

static void
mistakes_in_the_data_have_their_place(void)
{
    static const struct {
        const char *csv;
        FindingCode code;
        int line, column;
    } cases[] = {
        {"u,x\nA,1\n", FINDING_HEADING_MISSING, 1, 1},
        {"u,x,y\nA,1,2\nB,1,two\n", FINDING_NUMBER_BAD, 3, 5},
        {"u,x,y\nA,1,2\nB,1,2\nA,3,4\n", FINDING_ROW_DOUBLED, 4, 1},
        {"", FINDING_HEADING_MISSING, 1, 1},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        Place place = place_new(plain, cases[i].csv);
        g_autoptr(Diag) diag = diag_new();
        g_autoptr(IndexFramework) framework =
            index_framework_load(place.xml, SCHEMA, diag, NULL);
        g_assert_nonnull(framework);
        g_assert_null(index_data_load(place.csv, framework, diag, NULL));
        g_assert_cmpint(diag_get(diag, 0)->code, ==, cases[i].code);
        g_assert_cmpint(diag_get(diag, 0)->place.line, ==, cases[i].line);
        g_assert_cmpint(diag_get(diag, 0)->place.column, ==, cases[i].column);
        place_clear(&place);
    }
}

static const char *const drawn =
    "<index xmlns=\"urn:hyoka:index:1\" name=\"n\"><units column=\"u\"/>"
    "<sensitivity by=\"dirichlet\" draws=\"400\" seed=\"7\" noise=\"20\"/>"
    "<group id=\"g\"><indicator id=\"x\"/><indicator id=\"y\"/></group>"
    "</index>";

/* D is best and A worst under any weights; B and C change places. */
static void
drawn_weights_say_how_sure_a_rank_is(void)
{
    Place place =
        place_new(drawn, "u,x,y\nA,0,0\nB,4,6.1\nC,6,4\nD,9,9\nE,,\n");
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(IndexFramework) framework =
        index_framework_load(place.xml, SCHEMA, diag, NULL);
    g_autoptr(IndexData) data =
        index_data_load(place.csv, framework, diag, NULL);
    g_autoptr(Engine) engine = engine_run(framework, data);
    static const int low[] = {4, 2, 2, 1, 0};
    static const int high[] = {4, 3, 3, 1, 0};
    static const int ranks[] = {4, 2, 3, 1, 0};
    for (int i = 0; i < 5; i++) {
        g_assert_cmpint(engine->ranks[i], ==, ranks[i]);
        g_assert_cmpint(engine->rank_low[i], ==, low[i]);
        g_assert_cmpint(engine->rank_high[i], ==, high[i]);
    }
    assert_near(engine->scores[0][1], 5.05, 1e-12);
    assert_near(engine_effective_weight(engine, 2), 0.5, 1e-15);
    place_clear(&place);
}

/* 1e308 * 1000 is no number: no value, no rank, and the record says so. */
static void
overflow_is_no_value(void)
{
    Place place = place_new(
        "<index xmlns=\"urn:hyoka:index:1\" name=\"n\"><units column=\"u\"/>"
        "<group id=\"g\" available=\"1\"><indicator id=\"x\" denominator=\"y\" "
        "per=\"1000\"/></group></index>",
        "u,x,y\nA,1e308,1\nB,5,1\n");
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(IndexFramework) framework =
        index_framework_load(place.xml, SCHEMA, diag, NULL);
    g_autoptr(IndexData) data =
        index_data_load(place.csv, framework, diag, NULL);
    g_autoptr(Engine) engine = engine_run(framework, data);
    g_assert_true(isnan(engine->scores[0][0]));
    g_assert_cmpint(engine->ranks[0], ==, 0);
    g_assert_cmpint(engine->ranks[1], ==, 1);
    const EngineNote *note = &g_array_index(engine->notes, EngineNote, 1);
    g_assert_cmpstr(note->what, ==, "overflow");
    place_clear(&place);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/index/hdi-is-reproduced", hdi_is_reproduced);
    g_test_add_func("/index/mistakes-have-their-place",
                    mistakes_have_their_place);
    g_test_add_func("/index/mistakes-in-the-data-have-their-place",
                    mistakes_in_the_data_have_their_place);
    g_test_add_func("/index/drawn-weights-say-how-sure-a-rank-is",
                    drawn_weights_say_how_sure_a_rank_is);
    g_test_add_func("/index/overflow-is-no-value", overflow_is_no_value);
    return g_test_run();
}
