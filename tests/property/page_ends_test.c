/* Random prose over pages: no heading at a foot, no first line of a paragraph
 * alone at a foot, no last line alone at a head. */
#include "prose_sample.h"

enum { ROUNDS = 150 };

static char *
make_view(GRand *rand)
{
    GString *out = g_string_new("<view>");
    for (int i = g_rand_int_range(rand, 4, 16); i > 0; i--)
        prose_add(out, rand, 6, 110);
    g_string_append(out, "</view>");
    return g_string_free(out, FALSE);
}

/* The words of each line of prose and of each heading, top to bottom. */
static GPtrArray *
page_lines(const Page *page)
{
    GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
    double y = -1;
    for (guint i = 0; i < page->boxes->len; i++) {
        const Box *box = &g_array_index(page->boxes, Box, i);
        if (box->kind != BOX_TEXT ||
            !(g_str_equal(box->style, "body") ||
              g_str_equal(box->style, "section-title")))
            continue;
        if (lines->len > 0 && box->y < y + 2) { /* on the same line, or a mark
                                                   raised */
            char **last = (char **)&g_ptr_array_index(lines, lines->len - 1);
            char *joined = g_strconcat(*last, box->run->text, NULL);
            g_free(*last);
            *last = joined;
            continue;
        }
        y = box->y;
        g_ptr_array_add(lines, g_strdup(box->run->text));
    }
    return lines;
}

static void
check_page(const Page *page, bool last, guint32 seed, void *user)
{
    int *middles = user;
    g_autoptr(GPtrArray) lines = page_lines(page);
    g_assert_cmpuint(lines->len, >, 0);
    const char *top = g_ptr_array_index(lines, 0);
    const char *foot = g_ptr_array_index(lines, lines->len - 1);
    if (prose_alone_above(top) || (prose_alone_below(foot) && !last) ||
        prose_heading(foot))
        g_error("seed %u, page %s: \"%s\" … \"%s\"", seed, page->label, top,
                foot);
    *middles += !last && !strstr(foot, "終");
}

static void
test_page_ends(void)
{
    int middles = 0;
    prose_run(ROUNDS, make_view, check_page, &middles);
    /* Pages do end within paragraphs: the rule had something to do. */
    g_assert_cmpint(middles, >, ROUNDS / 4);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/page/no-line-or-heading-is-left-alone", test_page_ends);
    return g_test_run();
}
