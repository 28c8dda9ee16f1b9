/* Bars begin at 0, and what is missing is neither drawn nor told as 0. */
#include "chart_fixture.h"

/* Bars of a kind: lengths from one zero, in proportion to their values. */
static void
check_bars(const Page *page, bool upward, double zero, const double *values,
           int count)
{
    double unit = 0;
    int found = 0;
    for (guint i = 0; i < page->boxes->len; i++) {
        const Box *box = &g_array_index(page->boxes, Box, i);
        if (box->kind != BOX_RECT || g_strcmp0(box->style, "ai"))
            continue;
        double length = upward ? box->y1 - box->y : box->x1 - box->x;
        g_assert_cmpint(found, <, count);
        g_assert_cmpfloat_with_epsilon(upward ? box->y1 : box->x, zero, 1e-9);
        if (found == 0)
            unit = length / values[0];
        g_assert_cmpfloat_with_epsilon(length, values[found] * unit, 1e-6);
        found++;
    }
    g_assert_cmpint(found, ==, count);
}

static void
test_zero(Fixture *fixture, gconstpointer user)
{
    (void)user;
    static const double values[] = {90, 45, 1000, 3};
    check_bars(drawn(fixture, "months", 120, 40,
                     "@months name value\n4|90\n5|45\n6|\n7|0\n8|1000\n9|3\n"),
               true, 40 - 4.2, values, 4);
    check_bars(drawn(fixture, "multiples", 60, 30,
                     "#columns 1\n@panels name\n甲\n@points panel value\n"
                     "甲|90\n甲|45\n甲|\n甲|0\n甲|1000\n甲|3\n"),
               true, 30 - 3.6, values, 4);
    check_bars(drawn(fixture, "pace", 83, 20,
                     "#pad 1.5\n#high 1000\n@rows name value\n"
                     "a|90\nb|45\nc|\nd|0\ne|1000\nf|3\n"),
               false, 1.5, values, 4);
}

/* A cell of each kind that is there, is 0, or is missing (%). */
static const struct {
    const char *kind, *text;
} gaps[] = {
    {"bar", "@bar value low high\n%|40|75\n"},
    {"bump", "@columns name\n1\n2\n3\n@rows name\n甲\n@cells row column "
             "value\n甲|1|4\n甲|2|%\n甲|3|5\n"},
    {"caterpillar", "@rows name value rank\n甲|%|3\n乙|50|2\n"},
    {"dots", "@rows name value median\n甲|%|50\n乙|40|50\n"},
    {"dumbbell", "#low 0\n@rows name self value\n甲|3|%\n乙|2|4\n"},
    {"forecast", "@months name value\n4|10\n5|%\n6|30\n"},
    {"funnel", "#low 0\n#high 9\n@points n value\n5|%\n9|8\n"
               "@limits n\n1\n"},
    {"heat", "@cells value\n%|\n"},
    {"histogram", "@values value\n50\n%|\n"},
    {"interval", "@rows value\n%|\n"},
    {"methods", "@rows name value\n甲|%\n"},
    {"mini-strip", "@others value\n1\n9\n@subject value\n%|\n"
                   "@median value\n5\n"},
    {"months", "@months name value\n4|10\n5|%\n"},
    {"multiples", "@panels name\n甲\n@points panel value\n甲|5\n甲|%\n"},
    {"pace", "@rows value forecast\n20|%\n"},
    {"radar", "#low 0\n@axes name value\n甲|5\n乙|%\n丙|9\n"},
    {"rank-interval", "@rows value\n%|\n"},
    {"slope", "@rows name from to\n甲|5|%\n乙|2|9\n"},
    {"spark", "#count 3\n@points value\n5\n%|\n9\n"},
    {"strip", "@others value\n1\n9\n@subject name value\n甲|%\n"},
    {"trend", "@columns name\n1\n2\n3\n@rows name\n甲\n@cells row column "
              "value\n甲|1|4\n甲|2|%\n甲|3|5\n"},
    {"years", "@years name\n1\n@values year value\n1|%\n1|9\n"},
};

static char *
fill_gap(const char *text, const char *value)
{
    g_auto(GStrv) parts = g_strsplit(text, "%", 2);
    return g_strconcat(parts[0], value, parts[1], NULL);
}

/* What is drawn of a gap, and how many boxes; the words go to *words. */
static char *
ink(Fixture *fixture, int gap, const char *value, int *boxes,
    const char **words)
{
    g_autofree char *text = fill_gap(gaps[gap].text, value);
    const Page *page = drawn(fixture, gaps[gap].kind, 80, 30, text);
    ChartData data = sample_data(fixture->document->arena, text);
    *words =
        chart_kind(gaps[gap].kind)->describe(&data, fixture->document->arena);
    GString *all = g_string_new(NULL);
    for (guint i = 0; i < page->boxes->len; i++) {
        const Box *box = &g_array_index(page->boxes, Box, i);
        SampleExtent at = sample_extent(box);
        g_string_append_printf(all, "%d %s %g %g %g %g\n", box->kind,
                               box->style, at.left, at.top, at.right,
                               at.bottom);
    }
    *boxes = (int)page->boxes->len;
    return g_string_free(all, FALSE);
}

/* A missing value looks and reads otherwise than a 0, and is no more ink; what
 * is no number is missing. */
static void
test_missing(Fixture *fixture, gconstpointer user)
{
    (void)user;
    for (int i = 0; i < (int)G_N_ELEMENTS(gaps); i++) {
        const char *words[3];
        int boxes[3];
        g_autofree char *zero = ink(fixture, i, "0", &boxes[0], &words[0]);
        g_autofree char *gap = ink(fixture, i, "", &boxes[1], &words[1]);
        g_autofree char *none = ink(fixture, i, "NaN", &boxes[2], &words[2]);
        if (!strcmp(zero, gap) || strcmp(gap, none) || boxes[0] < boxes[1] ||
            !strcmp(words[0], words[1]))
            g_error("%s: 0\n%smissing\n%sNaN\n%s%s\n%s", gaps[i].kind, zero,
                    gap, none, words[0], words[1]);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add("/chart/honest/bars-begin-at-zero", Fixture, NULL, set_up,
               test_zero, tear_down);
    g_test_add("/chart/honest/missing-is-not-zero", Fixture, NULL, set_up,
               test_missing, tear_down);
    return g_test_run();
}
