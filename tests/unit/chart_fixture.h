/* A page to draw single charts on, and what is found there. */
#ifndef HYOKA_TESTS_CHART_FIXTURE_H
#define HYOKA_TESTS_CHART_FIXTURE_H

#include "chart_sample.h"
#include "typeset/chart_kinds.h"

typedef struct {
    Styles *styles;
    FontSet *fonts;
    Document *document;
} Fixture;

static inline void
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

static inline void
tear_down(Fixture *fixture, gconstpointer user)
{
    (void)user;
    styles_free(fixture->styles);
    font_set_free(fixture->fonts);
    document_free(fixture->document);
}

static inline const Page *
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

static inline int
count(const Page *page, BoxKind kind, const char *style)
{
    int found = 0;
    for (guint i = 0; i < page->boxes->len; i++) {
        const Box *box = &g_array_index(page->boxes, Box, i);
        found += box->kind == kind && !g_strcmp0(box->style, style);
    }
    return found;
}

static inline bool
says(const Page *page, const char *text)
{
    for (guint i = 0; i < page->boxes->len; i++) {
        const Box *box = &g_array_index(page->boxes, Box, i);
        if (box->kind == BOX_TEXT && !strcmp(box->run->text, text))
            return true;
    }
    return false;
}

#endif
