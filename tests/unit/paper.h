/* A layout on its golden view, whole and with parts withheld. */
#ifndef HYOKA_TESTS_PAPER_H
#define HYOKA_TESTS_PAPER_H

#include "base/file.h"
#include "chart_sample.h"
#include "layout/bind.h"
#include "typeset/flow.h"

/* What is tested of a layout; the tests' data. */
typedef struct {
    const char *layout, *view; /* paths */
    guint least, most;         /* pages of the whole view */
    /* Elements that are withheld in turn, NULL at the end, and what is left of
     * the pages then. */
    const char *const *parts;
    guint least_without_part;
    const char *const *values; /* attributes that may be missing, or NULL */
    guint least_without_value; /* 0: as many as of the whole view */
} Paper;

typedef struct {
    Diag *diag;
    Styles *styles;
    FontSet *fonts;
    Layout *layout;
    char *view;
} Fixture;

static inline void
paper_set_up(Fixture *fixture, gconstpointer user)
{
    const Paper *paper = user;
    g_autoptr(GError) error = NULL;
    fixture->diag = diag_new();
    fixture->styles = styles_load("layouts/styles.xml", fixture->diag, &error);
    g_assert_no_error(error);
    fixture->fonts = font_set_open("layouts/fonts.conf", &error);
    g_assert_no_error(error);
    fixture->layout =
        layout_load(paper->layout, fixture->styles, fixture->diag, &error);
    g_assert_no_error(error);
    g_assert_nonnull(fixture->layout);
    g_assert_true(flow_check(fixture->layout, fixture->diag));
    g_file_get_contents(paper->view, &fixture->view, NULL, &error);
    g_assert_no_error(error);
}

static inline void
paper_tear_down(Fixture *fixture, gconstpointer user)
{
    (void)user;
    g_free(fixture->view);
    layout_free(fixture->layout);
    font_set_free(fixture->fonts);
    styles_free(fixture->styles);
    diag_free(fixture->diag);
}

/* The view without the elements of that name. */
static inline char *
paper_without(const char *view, const char *name)
{
    g_autofree char *pattern =
        g_strdup_printf("\n *<%s(?: [^>]*)?(?:/>|>.*?</%s>)", name, name);
    g_autoptr(GRegex) regex = g_regex_new(pattern, G_REGEX_DOTALL, 0, NULL);
    return g_regex_replace_literal(regex, view, -1, 0, "", 0, NULL);
}

static inline char *
paper_without_attribute(const char *view, const char *name)
{
    g_autofree char *pattern = g_strdup_printf(" %s=\"[^\"]*\"", name);
    g_autoptr(GRegex) regex = g_regex_new(pattern, 0, 0, NULL);
    return g_regex_replace_literal(regex, view, -1, 0, "", 0, NULL);
}

static inline Document *
paper_set(Fixture *fixture, const char *text)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(XmlDocument) view =
        xml_parse("view", text, strlen(text), NULL, fixture->diag, &error);
    g_assert_no_error(error);
    g_autoptr(Arena) arena = arena_new();
    const Bound *bound =
        layout_bind(fixture->layout, view, arena, fixture->diag);
    Document *document =
        flow_document(bound, fixture->styles, fixture->fonts, fixture->diag);
    diag_print(fixture->diag, stderr, DIAG_ENGLISH);
    g_assert_cmpint(diag_length(fixture->diag), ==, 0);
    return document;
}

static inline void
paper_check_page(const Page *page, const char *what)
{
    for (guint i = 0; i < page->boxes->len; i++) {
        const Box *box = &g_array_index(page->boxes, Box, i);
        if (box->kind == BOX_BEGIN || box->kind == BOX_END ||
            box->kind == BOX_TARGET)
            continue;
        SampleExtent a = sample_extent(box);
        if (a.left < 0 || a.top < 0 || a.right > page->width ||
            a.bottom > page->height)
            g_error("%s: %s leaves page %s", what, box->style, page->label);
        for (guint j = 0; box->kind == BOX_TEXT && j < i; j++) {
            const Box *other = &g_array_index(page->boxes, Box, j);
            if (other->kind != BOX_TEXT)
                continue;
            SampleExtent b = sample_extent(other);
            if (a.left < b.right - .05 && b.left < a.right - .05 &&
                a.top < b.bottom - .05 && b.top < a.bottom - .05)
                g_error("%s: page %s: %s covers %s", what, page->label,
                        box->run->text, other->run->text);
        }
    }
}

static inline void
paper_check(Fixture *fixture, const char *view, const char *what, guint least)
{
    g_autoptr(Document) document = paper_set(fixture, view);
    g_assert_cmpuint(document->pages->len, >=, least);
    for (guint i = 0; i < document->pages->len; i++)
        paper_check_page(g_ptr_array_index(document->pages, i), what);
}

static inline void
paper_test_whole(Fixture *fixture, gconstpointer user)
{
    const Paper *paper = user;
    paper_check(fixture, fixture->view, "whole", paper->least);
    g_autoptr(Document) document = paper_set(fixture, fixture->view);
    g_assert_cmpuint(document->pages->len, <=, paper->most);
}

static inline void
paper_test_parts(Fixture *fixture, gconstpointer user)
{
    const Paper *paper = user;
    for (const char *const *part = paper->parts; *part; part++) {
        g_autofree char *view = paper_without(fixture->view, *part);
        g_assert_cmpstr(view, !=, fixture->view);
        paper_check(fixture, view, *part, paper->least_without_part);
    }
}

static inline void
paper_test_values(Fixture *fixture, gconstpointer user)
{
    const Paper *paper = user;
    for (const char *const *value = paper->values; *value; value++) {
        g_autofree char *view = paper_without_attribute(fixture->view, *value);
        g_assert_cmpstr(view, !=, fixture->view);
        paper_check(fixture, view, *value,
                    paper->least_without_value ? paper->least_without_value
                                               : paper->least);
    }
}

/* The tests of a layout under /NAME. */
static inline void
paper_add(const char *name, const Paper *paper)
{
    static const struct {
        const char *what;
        void (*function)(Fixture *, gconstpointer);
    } tests[] = {
        {"nothing-overlaps-or-leaves-its-page", paper_test_whole},
        {"any-part-may-be-withheld", paper_test_parts},
        {"any-value-may-be-missing", paper_test_values},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(tests); i++) {
        g_autofree char *path = g_strdup_printf("/%s/%s", name, tests[i].what);
        if (paper->values || tests[i].function != paper_test_values)
            g_test_add(path, Fixture, paper, paper_set_up, tests[i].function,
                       paper_tear_down);
    }
}

#endif
