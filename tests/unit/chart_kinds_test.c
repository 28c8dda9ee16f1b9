/* What single kinds promise: counted in the marks that they draw. */
#include "chart_fixture.h"

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

/* What lies beyond the scale is pointed to, not placed at its end. */
static void
test_beyond(Fixture *fixture, gconstpointer user)
{
    (void)user;
    const Page *page = drawn(fixture, "pace", 30, 5,
                             "@rows value forecast low high\n40|177|154|204\n");
    g_assert_cmpint(count(page, BOX_LINE, "chart-subject-tick"), ==, 0);
    g_assert_cmpint(count(page, BOX_POLY, "chart-whisker"), ==, 1);
    page = drawn(fixture, "interval", 30, 5,
                 "#low 20\n@rows value low high\n25|10|120\n");
    g_assert_cmpint(count(page, BOX_POLY, "chart-whisker"), ==, 2);
    page = drawn(fixture, "dots", 30, 5,
                 "#low 20\n@rows value low high\n25|20|100\n");
    g_assert_cmpint(count(page, BOX_POLY, "chart-whisker"), ==, 0);
}

static void
test_stacked(Fixture *fixture, gconstpointer user)
{
    (void)user;
    static const char *const text =
        "#names 20\n@steps name\n良\n可\n@rows name v1 v2 sum sum-low "
        "sum-high\n当拠点|60|40|60|55|66\n全国|50|50|50||\n";
    const Page *page = drawn(fixture, "stacked", 120, 30, text);
    g_assert_cmpint(count(page, BOX_LINE, "chart-whisker-bold"), ==, 1);
    for (guint i = 0; i < page->boxes->len; i++) {
        const Box *box = &g_array_index(page->boxes, Box, i);
        if (g_strcmp0(box->style, "chart-whisker-bold"))
            continue;
        g_assert_cmpfloat_with_epsilon(box->x, 20 + 55, 1e-9);
        g_assert_cmpfloat_with_epsilon(box->x1, 20 + 66, 1e-9);
    }
    ChartData data = sample_data(fixture->document->arena, text);
    g_assert_nonnull(
        strstr(chart_kind("stacked")->describe(&data, fixture->document->arena),
               "計 60（95％区間 55～66）"));
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

/* Two of three are subjects: bold, ●, and alone named. */
static void
test_slope(Fixture *fixture, gconstpointer user)
{
    (void)user;
    const Page *page = drawn(fixture, "slope", 80, 60,
                             "@rows name from to flag\n甲|50|61|1\n"
                             "乙|40|42|0\n丙|70|55|1\n丁|||1\n戊||48|0\n");
    g_assert_cmpint(count(page, BOX_LINE, "chart-subject"), ==, 2);
    g_assert_cmpint(count(page, BOX_LINE, "chart-other-fine"), ==, 1);
    g_assert_cmpint(count(page, BOX_CIRCLE, "ai"), ==, 4);
    g_assert_cmpint(count(page, BOX_CIRCLE, "white"), ==, 3);
    g_assert_true(says(page, "甲 50") && says(page, "61 甲"));
    g_assert_true(says(page, "丙 70") && says(page, "55 丙"));
    g_assert_cmpint(count(page, BOX_TEXT, "chart-label"), ==, 0);
}

/* 1 is at the top; who is not ranked by a method has no line there. */
static void
test_bump(Fixture *fixture, gconstpointer user)
{
    (void)user;
    const Page *page =
        drawn(fixture, "bump", 80, 60,
              "#high 9\n@columns name\nM1\nM2\nM3\n@rows name\n甲\n乙\n"
              "@cells row column value\n甲|M1|1\n甲|M2|9\n甲|M3|2\n"
              "乙|M1|3\n乙|M3|4\n丙|M1|1\n甲|M9|1\n");
    g_assert_cmpint(count(page, BOX_LINE, "chart-join"), ==, 2);
    g_assert_cmpint(count(page, BOX_CIRCLE, "ai"), ==, 5);
    g_assert_true(says(page, "甲 1") && says(page, "2 甲"));
    g_assert_true(says(page, "乙 3") && says(page, "4 乙"));
    double best = 99, worst = 0;
    for (guint i = 0; i < page->boxes->len; i++) {
        const Box *box = &g_array_index(page->boxes, Box, i);
        if (box->kind != BOX_CIRCLE)
            continue;
        best = MIN(best, box->y);
        worst = MAX(worst, box->y);
    }
    const Box *first = NULL;
    for (guint i = 0; i < page->boxes->len && !first; i++)
        if (g_array_index(page->boxes, Box, i).kind == BOX_CIRCLE)
            first = &g_array_index(page->boxes, Box, i);
    g_assert_nonnull(first);
    g_assert_cmpfloat(first->y, ==, best);
    g_assert_cmpfloat(worst, >, best + 30);
}

static void
test_trend(Fixture *fixture, gconstpointer user)
{
    (void)user;
    const Page *page =
        drawn(fixture, "trend", 90, 40,
              "#reference 40\n@columns name\n27年度\n28年度\n29年度\n"
              "@rows name flag\n当拠点|1\n中央値|\n@cells row column value\n"
              "当拠点|27年度|44.0\n当拠点|29年度|52.5\n中央値|27年度|50\n"
              "中央値|28年度|51\n");
    g_assert_cmpint(count(page, BOX_LINE, "chart-subject"), ==, 0);
    g_assert_cmpint(count(page, BOX_LINE, "chart-join"), ==, 1);
    g_assert_cmpint(count(page, BOX_CIRCLE, "ai"), ==, 2);
    g_assert_true(says(page, "当拠点 52.5") && says(page, "中央値 51"));
    g_assert_true(says(page, "全国水準 40") && says(page, "28年度"));
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
    TEST("/chart/every-row/what-lies-beyond-is-pointed-to", test_beyond);
    TEST("/chart/stacked/the-sum-has-its-interval", test_stacked);
    TEST("/chart/spark/a-missing-month-is-not-joined-over", test_spark);
    TEST("/chart/bar/starts-at-zero-and-stays-away-when-missing", test_bar);
    TEST("/chart/radar/is-open-where-a-value-is-missing", test_radar);
    TEST("/chart/tiles/worst-grade-carries-a-mark", test_grades);
    TEST("/chart/histogram/every-unit-is-a-mark", test_histogram);
    TEST("/chart/strip/others-stand-unnamed-beside-the-subject", test_order);
    TEST("/chart/strip/only-bounds-between-zones-are-named", test_zones);
    TEST("/chart/slope/only-subjects-are-named", test_slope);
    TEST("/chart/bump/best-is-at-the-top-and-gaps-stay", test_bump);
    TEST("/chart/trend/a-missing-year-breaks-the-line", test_trend);
    return g_test_run();
}
