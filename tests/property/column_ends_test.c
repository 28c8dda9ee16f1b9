/* Random prose in two columns: no heading at the foot of a column, no first
 * line alone at its foot, no last line alone at its head; what ends on a page
 * ends level. */
#include "prose_sample.h"

#include <math.h>

enum { ROUNDS = 200 };

/* Of tests/layouts/flow.xml: the left edge of odd and even pages, and what
 * lies between the columns, mm. */
static const double lefts[] = {12, 20}, middle = 54;
/* The highest that cannot be broken: a heading and three lines. */
static const double chain = 5 + 1 + 3 * 6.25;

/* Up to seven panels push the columns down the page. */
static char *
make_view(GRand *rand)
{
    GString *out = g_string_new("<view>");
    for (int i = g_rand_int_range(rand, 0, 8); i > 0; i--)
        g_string_append(out, "<panel><p>左</p><p>右</p></panel>");
    g_string_append(out, "<columns>");
    for (int i = g_rand_int_range(rand, 2, 24); i > 0; i--)
        prose_add(out, rand, 8, 80);
    g_string_append(out, "</columns></view>");
    return g_string_free(out, FALSE);
}

typedef struct {
    GString *first, *last; /* words of its first line and of its last */
    double foot;           /* last baseline, 0 where it is empty */
} Column;

static void
add_line(Column *column, const Box *box)
{
    if (column->first->len == 0 || fabs(box->y - column->foot) > 2)
        g_string_truncate(column->last, 0);
    if (column->foot < 1 || fabs(box->y - column->foot) <= 2)
        if (column->first->len == column->last->len)
            g_string_append(column->first, box->run->text);
    g_string_append(column->last, box->run->text);
    column->foot = box->y;
}

static void
read_columns(const Page *page, double left, Column *columns)
{
    for (guint i = 0; i < page->boxes->len; i++) {
        const Box *box = &g_array_index(page->boxes, Box, i);
        if (box->kind == BOX_TEXT && (g_str_equal(box->style, "body") ||
                                      g_str_equal(box->style, "subhead")))
            add_line(&columns[box->x - left >= middle], box);
    }
}

static void
check_column(const Column *column, guint32 seed, const char *page)
{
    const char *top = column->first->str, *foot = column->last->str;
    if (prose_alone_above(top) || prose_alone_below(foot) ||
        prose_heading(foot))
        g_error("seed %u, page %s: \"%s\" … \"%s\"", seed, page, top, foot);
}

typedef struct {
    int middles, levels; /* columns that end within a paragraph; last pages */
} Seen;

static void
check_page(const Page *page, bool last, guint32 seed, void *user)
{
    Seen *seen = user;
    Column columns[2] = {{g_string_new(NULL), g_string_new(NULL), 0},
                         {g_string_new(NULL), g_string_new(NULL), 0}};
    bool odd = (page->label[strlen(page->label) - 1] - (char)48) % 2;
    read_columns(page, lefts[odd], columns);
    for (int i = 0; i < 2; i++) {
        if (columns[i].foot < 1)
            continue;
        check_column(&columns[i], seed, page->label);
        seen->middles += !strstr(columns[i].last->str, "終");
    }
    if (last && columns[1].foot > 0) {
        seen->levels++;
        if (fabs(columns[0].foot - columns[1].foot) > chain)
            g_error("seed %u: columns end at %.1f and %.1f mm", seed,
                    columns[0].foot, columns[1].foot);
    }
    for (int i = 0; i < 2; i++) {
        g_string_free(columns[i].first, TRUE);
        g_string_free(columns[i].last, TRUE);
    }
}

static void
test_column_ends(void)
{
    Seen seen = {0};
    prose_run(ROUNDS, make_view, check_page, &seen);
    /* Columns do end within paragraphs, and pages with two of them. */
    g_assert_cmpint(seen.middles, >, ROUNDS / 4);
    g_assert_cmpint(seen.levels, >, ROUNDS / 2);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/columns/no-line-or-heading-is-left-alone",
                    test_column_ends);
    return g_test_run();
}
