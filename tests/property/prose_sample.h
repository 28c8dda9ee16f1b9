/* Random prose set by tests/layouts/flow.xml, page by page. */
#ifndef HYOKA_TESTS_PROSE_SAMPLE_H
#define HYOKA_TESTS_PROSE_SAMPLE_H

#include "layout/bind.h"
#include "typeset/flow.h"

#include <string.h>

/* A paragraph, maybe with a heading before it. It begins with 始 and ends with
 * 終, which stand nowhere else; 題 is a heading's. One in `noted` has a
 * footnote. */
static inline void
prose_add(GString *out, GRand *rand, int noted, int most)
{
    static const char *const pieces[] = {"支援", "拠点の", "、", "相談",
                                         "12件", "。",     "（", "売上）"};
    if (g_rand_int_range(rand, 0, 3) == 0)
        g_string_append(out, "<heading>題</heading>");
    g_string_append(out, g_rand_int_range(rand, 0, noted) == 0
                             ? "<p note=\"脚注\">始"
                             : "<p>始");
    for (int i = g_rand_int_range(rand, 1, most); i > 0; i--)
        g_string_append(
            out, pieces[g_rand_int_range(rand, 0, G_N_ELEMENTS(pieces))]);
    g_string_append(out, "終</p>");
}

/* Whether the first line of a page or column ends a paragraph that began
 * before it. */
static inline bool
prose_alone_above(const char *top)
{
    return strstr(top, "終") && !strstr(top, "始");
}

/* Whether its last line only begins one that goes on. */
static inline bool
prose_alone_below(const char *foot)
{
    return strstr(foot, "始") && !strstr(foot, "終");
}

static inline bool
prose_heading(const char *foot)
{
    return strstr(foot, "題") != NULL;
}

/* Each page of a document of that seed; last: it is the last. */
typedef void ProsePage(const Page *page, bool last, guint32 seed, void *user);

/* make: the view of a seed, the caller's. */
static inline void
prose_run(guint32 rounds, char *(*make)(GRand *), ProsePage *check, void *user)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(Styles) styles = styles_load("layouts/styles.xml", diag, &error);
    g_assert_no_error(error);
    g_autoptr(FontSet) fonts = font_set_open("layouts/fonts.conf", &error);
    g_assert_no_error(error);
    g_autoptr(Layout) layout =
        layout_load("tests/layouts/flow.xml", styles, diag, &error);
    g_assert_no_error(error);
    for (guint32 seed = 0; seed < rounds; seed++) {
        g_autoptr(GRand) rand = g_rand_new_with_seed(seed);
        g_autofree char *text = make(rand);
        g_autoptr(XmlDocument) view =
            xml_parse("view.xml", text, strlen(text), NULL, NULL, NULL);
        g_autoptr(Arena) arena = arena_new();
        const Bound *bound = layout_bind(layout, view, arena, diag);
        g_autoptr(Document) document =
            flow_document(bound, styles, fonts, diag);
        guint count = document->pages->len;
        for (guint i = 0; i < count; i++)
            check(g_ptr_array_index(document->pages, i), i + 1 == count, seed,
                  user);
    }
    g_assert_cmpint(diag_length(diag), ==, 0);
}

#endif
