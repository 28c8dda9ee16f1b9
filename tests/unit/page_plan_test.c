/* What stands on which page: full pages, and what is done about a last one
 * that would be nearly empty. A page of trial.h has room for 81 mm. */
#include "trial.h"

/* The text of each page, | at its end. */
static char *
pages(const Trial *trial)
{
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < trial->document->pages->len; i++) {
        const Page *page = g_ptr_array_index(trial->document->pages, i);
        for (guint k = 0; k < page->boxes->len; k++) {
            const Box *box = &g_array_index(page->boxes, Box, k);
            if (box->kind == BOX_TEXT)
                g_string_append(out, box->run->text);
        }
        g_string_append_c(out, '|');
    }
    return g_string_free(out, FALSE);
}

/* Frames "NAME:HEIGHT" or "NAME:HEIGHT:SPACE ABOVE"; "#" a heading, "/" a
 * page break, "?" before a heading one that is only wished for. */
static char *
flow_of(const char *blocks)
{
    GString *out = g_string_new(NULL);
    g_auto(GStrv) all = g_strsplit(blocks, " ", -1);
    for (char **one = all; *one; one++) {
        g_auto(GStrv) part = g_strsplit(*one, ":", 3);
        if (g_str_equal(*one, "/"))
            g_string_append(out, "<break/>");
        else if (g_str_equal(*one, "#") || g_str_equal(*one, "?"))
            g_string_append_printf(out,
                                   "<heading%s><title>題</title></heading>",
                                   **one == '?' ? " break-page=\"true\"" : "");
        else
            g_string_append_printf(
                out,
                "<frame height=\"%smm\" before=\"%smm\"><label "
                "y=\"4mm\">%s</label></frame>",
                part[1], part[2] ? part[2] : "0", part[0]);
    }
    return g_string_free(out, FALSE);
}

static void
test_case(Trial *trial, gconstpointer data)
{
    const char *const *one = data;
    g_autofree char *flow = flow_of(one[1]);
    trial_set(trial, flow);
    g_autofree char *got = pages(trial);
    g_assert_cmpstr(got, ==, one[2]);
    g_assert_cmpint(diag_length(trial->diag), ==, 0);
}

static const char *const cases[][3] = {
    {"pages-are-filled-in-order", "a:40 b:40 c:40 d:40", "ab|cd|"},
    {"a-last-page-with-a-quarter-stays", "a:40 b:40 c:22", "ab|c|"},
    {"spaces-give-way-for-a-page-less", "a:40 b:20:10 c:5:10", "abc|"},
    {"the-page-before-gives-some", "a:50 b:20 c:11 d:10", "ab|cd|"},
    {"no-page-is-left-half-empty-for-it", "a:30 b:45 c:10", "ab|c|"},
    {"a-section-is-given-whole", "a:45 # b:10 c:9 d:10", "a|題bcd|"},
    {"before-a-break-half-a-page-is-wanted",
     "a:15 b:15 c:15 d:15 e:15 f:15 / g:40", "abc|def|g|"},
    {"a-break-after-one-page-stays", "a:10 / b:70", "a|b|"},
    {"a-wished-break-ends-half-a-page", "a:41 ? b:10", "a|題b|"},
    {"and-gives-way-below-half", "a:10 ? b:30 c:40", "a題b|c|"},
    {"one-after-another", "a:10 ? b:10 ? c:10 ? d:10", "a題b題c|題d|"},
    {"but-not-before-spaces-and-sections-do",
     "a:15 b:15 c:15 d:15 e:15 f:15 ? g:40", "abc|def|題g|"},
    {"a-heading-goes-with-what-follows", "a:70 # b:60", "a|題b|"},
};

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *path = g_strconcat("/plan/", cases[i][0], NULL);
        g_test_add(path, Trial, cases[i], trial_set_up, test_case,
                   trial_tear_down);
    }
    return g_test_run();
}
