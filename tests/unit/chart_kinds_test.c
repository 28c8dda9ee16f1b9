/* What single kinds promise: counted in the marks that they draw. */
#include "chart_sample.h"
#include "typeset/chart_kinds.h"

typedef struct {
    Styles *styles;
    FontSet *fonts;
    Document *document;
} Fixture;

static void
set_up(Fixture *fixture, gconstpointer user)
{
    (void)user;
    g_autoptr(GError) error = NULL;
    g_autoptr(Diag) diag = diag_new();
    fixture->styles = styles_load("layouts/styles.xml", diag, &error);
    g_assert_no_error(error);
    fixture->fonts = font_set_open("layouts/fonts.conf", &error);
    g_assert_no_error(error);
    fixture->document = document_new();
}

static void
tear_down(Fixture *fixture, gconstpointer user)
{
    (void)user;
    styles_free(fixture->styles);
    font_set_free(fixture->fonts);
    document_free(fixture->document);
}

static const Page *
drawn(Fixture *fixture, const char *kind, double width, double height,
      const char *text)
{
    Page *page = document_add_page(fixture->document, 210, 297);
    Canvas canvas = {fixture->document, page, fixture->styles,
                     fixture->fonts,    0,    0};
    ChartData data = sample_data(fixture->document->arena, text);
    chart_kind(kind)->draw(&canvas, &data, width, height);
    return page;
}

static int
count(const Page *page, BoxKind kind, const char *style)
{
    int found = 0;
    for (guint i = 0; i < page->boxes->len; i++) {
        const Box *box = &g_array_index(page->boxes, Box, i);
        found += box->kind == kind && !g_strcmp0(box->style, style);
    }
    return found;
}

static bool
says(const Page *page, const char *text)
{
    for (guint i = 0; i < page->boxes->len; i++) {
        const Box *box = &g_array_index(page->boxes, Box, i);
        if (box->kind == BOX_TEXT && !strcmp(box->run->text, text))
            return true;
    }
    return false;
}

static void
test_months(Fixture *fixture, gconstpointer user)
{
    (void)user;
    const Page *page = drawn(fixture, "months", 120, 40,
                             "@months name value target last\n"
                             "4月|742|760|690\n5|801|800|\n6||820|790\n");
    g_assert_cmpint(count(page, BOX_RECT, "ai"), ==, 2);
    g_assert_cmpint(count(page, BOX_LINE, "chart-target"), ==, 3);
    g_assert_true(says(page, "801"));
    g_assert_true(says(page, "目標"));
}

/* Three months of twelve: nothing is drawn as known of the fourth. */
static void
test_forecast(Fixture *fixture, gconstpointer user)
{
    (void)user;
    const Page *page =
        drawn(fixture, "forecast", 90, 40,
              "#target 400\n@months name value forecast low high last\n"
              "4月|90||||80\n5|200||||170\n6|290||||260\n"
              "7||390|360|430|350\n");
    g_assert_cmpint(count(page, BOX_CIRCLE, "ai"), ==, 3);
    g_assert_cmpint(count(page, BOX_CIRCLE, "white"), ==, 4);
    g_assert_cmpint(count(page, BOX_LINE, "chart-subject"), ==, 2);
    g_assert_cmpint(count(page, BOX_POLY, "ai15"), ==, 1);
    g_assert_true(says(page, "見込み 390"));
    g_assert_true(says(page, "目標 400"));
}

static void
test_pace(Fixture *fixture, gconstpointer user)
{
    (void)user;
    const Page *page = drawn(fixture, "pace", 30, 5,
                             "@rows value forecast low high\n40|80|70|90\n");
    g_assert_cmpint(count(page, BOX_RECT, "ai"), ==, 1);
    g_assert_cmpint(count(page, BOX_RECT, "ai30"), ==, 1);
    page =
        drawn(fixture, "pace", 30, 5, "@rows value forecast low high\n|80||\n");
    g_assert_cmpint(count(page, BOX_RECT, "ai"), ==, 0);
    g_assert_cmpint(count(page, BOX_LINE, "chart-subject-tick"), ==, 1);
}

static void
test_spark(Fixture *fixture, gconstpointer user)
{
    (void)user;
    const Page *page =
        drawn(fixture, "spark", 13, 4, "#count 4\n@points value\n3\n|\n5\n4\n");
    g_assert_cmpint(count(page, BOX_POLY, "chart-subject-fine"), ==, 0);
    g_assert_cmpint(count(page, BOX_CIRCLE, "white"), ==, 2);
    page =
        drawn(fixture, "spark", 13, 4, "#count 4\n@points value\n3\n0\n5\n4\n");
    g_assert_cmpint(count(page, BOX_POLY, "chart-subject-fine"), ==, 1);
    g_assert_cmpint(count(page, BOX_CIRCLE, "ai"), ==, 1);
}

static void
test_bar(Fixture *fixture, gconstpointer user)
{
    (void)user;
    const Page *page = drawn(fixture, "bar", 15, 6, "@bar value\n50\n");
    for (guint i = 0; i < page->boxes->len; i++) {
        const Box *box = &g_array_index(page->boxes, Box, i);
        if (box->kind != BOX_RECT)
            continue;
        g_assert_cmpfloat(box->x, ==, 0);
        g_assert_cmpfloat_with_epsilon(box->x1, 5, 1e-9);
    }
    g_assert_cmpint(count(page, BOX_RECT, "ai"), ==, 1);
    page = drawn(fixture, "bar", 15, 6, "@bar value\n|\n");
    g_assert_cmpint((int)page->boxes->len, ==, 0);
    page = drawn(fixture, "bar", 15, 6, "@bar value low high\n50|40|75\n");
    g_assert_cmpint(count(page, BOX_RECT, "ai"), ==, 0);
    g_assert_cmpint(count(page, BOX_RECT, "g20"), ==, 1);
}

static void
test_radar(Fixture *fixture, gconstpointer user)
{
    (void)user;
    const Page *page = drawn(fixture, "radar", 80, 70,
                             "@axes name value last median\n甲|50|48|52\n"
                             "乙|60||52\n丙|55|50|52\n丁||49|52\n");
    g_assert_cmpint(count(page, BOX_POLY, "ai15"), ==, 0);
    g_assert_cmpint(count(page, BOX_POLY, "chart-subject"), ==, 0);
    g_assert_cmpint(count(page, BOX_LINE, "chart-subject"), ==, 2);
    g_assert_cmpint(count(page, BOX_POLY, "chart-median-line"), ==, 1);
    g_assert_true(says(page, "…"));
}

static void
test_grades(Fixture *fixture, gconstpointer user)
{
    (void)user;
    const Page *page =
        drawn(fixture, "tiles", 164, 150,
              "@tiles x y name grade\n12|0|北海道|D\n12|6|東京|S\n"
              "0|11|沖縄|\n||外国|A\n");
    g_assert_cmpint(count(page, BOX_POLY, "shu"), ==, 1);
    g_assert_cmpint(count(page, BOX_RECT, "ai"), ==, 1);
    g_assert_true(says(page, "…"));
    g_assert_false(says(page, "外国"));
}

static void
test_histogram(Fixture *fixture, gconstpointer user)
{
    (void)user;
    const Page *page = drawn(fixture, "histogram", 35, 30,
                             "#floor 40\n#median 50\n@values value\n"
                             "39.9\n40\n50\n50\n50\n12\n99\n|\n");
    g_assert_cmpint(count(page, BOX_POLY, "shu"), ==, 2);
    g_assert_cmpint(count(page, BOX_CIRCLE, "ai"), ==, 5);
}

static void
test_order(Fixture *fixture, gconstpointer user)
{
    (void)user;
    const Page *a = drawn(fixture, "strip", 160, 24,
                          "@others value\n10\n30\n20\n@subject name value\n"
                          "甲|25\n@median value\n20\n");
    const Page *b = drawn(fixture, "strip", 160, 24,
                          "@others value\n10\n20\n30\n@subject name value\n"
                          "甲|25\n@median value\n20\n");
    g_assert_cmpint(count(a, BOX_LINE, "chart-other"), ==, 3);
    g_assert_cmpint((int)a->boxes->len, ==, (int)b->boxes->len);
    g_assert_true(says(a, "甲 25"));
}

static void
test_zones(Fixture *fixture, gconstpointer user)
{
    (void)user;
    const Page *page = drawn(fixture, "strip", 160, 24,
                             "#low 30\n#high 70\n@others value\n35\n50\n"
                             "@subject name value\n甲|45\n@zones name low "
                             "high here\nC|34|40|\nB|40|60|1\nA|60||\n");
    g_assert_false(says(page, "34"));
    g_assert_true(says(page, "40"));
    g_assert_true(says(page, "60"));
    g_assert_cmpint(count(page, BOX_TEXT, "chart-zone-subject"), ==, 1);
    g_assert_cmpint(count(page, BOX_TEXT, "chart-zone"), ==, 2);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define TEST(path, function)                                                   \
    g_test_add(path, Fixture, NULL, set_up, function, tear_down)
    TEST("/chart/months/a-month-to-come-has-no-bar", test_months);
    TEST("/chart/forecast/what-is-to-come-is-a-band", test_forecast);
    TEST("/chart/pace/what-is-missing-is-not-drawn", test_pace);
    TEST("/chart/spark/a-missing-month-is-not-joined-over", test_spark);
    TEST("/chart/bar/starts-at-zero-and-stays-away-when-missing", test_bar);
    TEST("/chart/radar/is-open-where-a-value-is-missing", test_radar);
    TEST("/chart/tiles/worst-grade-carries-a-mark", test_grades);
    TEST("/chart/histogram/every-unit-is-a-mark", test_histogram);
    TEST("/chart/strip/others-stand-unnamed-beside-the-subject", test_order);
    TEST("/chart/strip/only-bounds-between-zones-are-named", test_zones);
    return g_test_run();
}
