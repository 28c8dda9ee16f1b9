/* A small layout written in a test, loaded and set. */
#ifndef HYOKA_TESTS_TRIAL_H
#define HYOKA_TESTS_TRIAL_H

#include "layout/bind.h"
#include "typeset/flow.h"

#include <string.h>

typedef struct {
    Diag *diag;
    Styles *styles;
    FontSet *fonts;
    Arena *arena;
    Layout *layout;
    Document *document;
} Trial;

static inline void
trial_set_up(Trial *trial, gconstpointer data)
{
    (void)data;
    g_autoptr(GError) error = NULL;
    trial->diag = diag_new();
    trial->arena = arena_new();
    trial->styles = styles_load("layouts/styles.xml", trial->diag, &error);
    g_assert_no_error(error);
    trial->fonts = font_set_open("layouts/fonts.conf", &error);
    g_assert_no_error(error);
}

static inline void
trial_tear_down(Trial *trial, gconstpointer data)
{
    (void)data;
    document_free(trial->document);
    layout_free(trial->layout);
    arena_free(trial->arena);
    font_set_free(trial->fonts);
    styles_free(trial->styles);
    diag_free(trial->diag);
}

/* Small pages; the flow begins on line 5. */
static inline bool
trial_load(Trial *trial, const char *flow)
{
    g_autofree char *text = g_strconcat(
        "<layout xmlns=\"urn:hyoka:layout:1\" name=\"trial\">\n"
        "<document><title>題</title><date>2018-09-28</date></document>\n"
        "<page name=\"p\" width=\"100mm\" height=\"100mm\" inner=\"9mm\""
        " outer=\"9mm\" top=\"9mm\" bottom=\"90mm\"/>\n<flow>\n",
        flow, "\n</flow></layout>\n", NULL);
    g_autoptr(GError) error = NULL;
    g_autofree char *folder = g_dir_make_tmp("links-XXXXXX", &error);
    g_autofree char *path = g_build_filename(folder, "trial.xml", NULL);
    g_file_set_contents(path, text, -1, &error);
    trial->layout = layout_load(path, trial->styles, trial->diag, &error);
    g_assert_no_error(error);
    g_assert_cmpint(remove(path), ==, 0);
    g_assert_cmpint(remove(folder), ==, 0);
    return trial->layout != NULL;
}

static inline void
trial_set(Trial *trial, const char *flow)
{
    static const char view_text[] =
        "<view><item v=\"1\">一</item><item v=\"2\">二</item></view>";
    g_assert_true(trial_load(trial, flow));
    g_autoptr(XmlDocument) view =
        xml_parse("view", view_text, strlen(view_text), NULL, NULL, NULL);
    const Bound *root =
        layout_bind(trial->layout, view, trial->arena, trial->diag);
    trial->document =
        flow_document(root, trial->styles, trial->fonts, trial->diag);
}

#endif
