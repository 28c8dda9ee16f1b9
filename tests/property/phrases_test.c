/*
 * No stock phrase: in no paper of this run is a composed sentence said twice,
 * nor a stretch of STRETCH characters but for quotations, figures and names in
 * brackets. Papers are views/headquarters/DOCUMENT/NN.xml, which hold the most;
 * composed is what wording.xml alone fills.
 */
#include "base/file.h"

#include <glib.h>
#include <locale.h>
#include <string.h>

enum { SHORTEST = 8, STRETCH = 20, HUBS = 47 };

typedef struct {
    const char *path;
    GHashTable *sentences;
    GHashTable *stretches; /* → the sentence that had it */
    int count;
    bool bad;
} Paper;

/* Quotations are another's words; figures and what is in brackets differ. */
static char *
bare(const char *sentence)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GRegex) regex =
        g_regex_new("「[^」]*」|（[^）]*）|[0-9０-９,.～％◆]+", 0, 0, &error);
    g_assert_no_error(error);
    return g_regex_replace_literal(regex, sentence, -1, 0, "", 0, NULL);
}

static void
add_sentence(Paper *paper, const char *sentence)
{
    g_autofree char *words = bare(sentence);
    glong length = g_utf8_strlen(words, -1);
    if (length < SHORTEST)
        return;
    paper->count++;
    if (!g_hash_table_add(paper->sentences, g_strdup(sentence))) {
        g_test_message("%s says twice: %s", paper->path, sentence);
        paper->bad = true;
    }
    for (glong i = 0; i + STRETCH <= length; i++) {
        char *stretch = g_utf8_substring(words, i, i + STRETCH);
        const char *before = g_hash_table_lookup(paper->stretches, stretch);
        if (before && strcmp(before, sentence) != 0) {
            g_test_message("%s says \"%s\" in\n  %s\n  %s", paper->path,
                           stretch, before, sentence);
            paper->bad = true;
            g_free(stretch);
            return;
        }
        g_hash_table_replace(paper->stretches, stretch, g_strdup(sentence));
    }
}

/* Views have an element a line. Findings and practices are the input's words;
 * so is every <p> but those of the reading. */
static void
add_view(Paper *paper, const char *text)
{
    g_autoptr(GRegex) regex = g_regex_new(
        "^ *<(p|lead|sentence|note|question|entry|evidence|innocent)"
        "(?: [^>]*)?>([^<]+)</",
        0, 0, NULL);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    bool input = false;
    for (char **line = lines; *line; line++) {
        if (strstr(*line, "<findings>") || strstr(*line, "<practices"))
            input = true;
        if (strstr(*line, "</findings>") || strstr(*line, "</practices>"))
            input = false;
        g_autoptr(GMatchInfo) match = NULL;
        if (input || !g_regex_match(regex, *line, 0, &match))
            continue;
        g_autofree char *content = g_match_info_fetch(match, 2);
        g_auto(GStrv) sentences = g_strsplit(content, "。", -1);
        for (char **sentence = sentences; *sentence; sentence++)
            add_sentence(paper, *sentence);
    }
}

static bool
check_text(const char *path, const char *text, int *count)
{
    Paper paper = {
        path,
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free),
        0,
        false,
    };
    add_view(&paper, text);
    g_hash_table_unref(paper.sentences);
    g_hash_table_unref(paper.stretches);
    *count += paper.count;
    return !paper.bad;
}

static void
test_papers(gconstpointer data)
{
    const char *folder = data;
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) names = file_list(folder, ".xml", &error);
    g_assert_no_error(error);
    int count = 0;
    int bad = 0;
    g_assert_cmpint((int)names->len, ==, HUBS);
    for (guint i = 0; i < names->len; i++) {
        g_autofree char *path =
            g_build_filename(folder, g_ptr_array_index(names, i), NULL);
        g_autofree char *text = NULL;
        size_t length;
        file_read(path, 0, &text, &length, &error);
        g_assert_no_error(error);
        bad += !check_text(path, text, &count);
    }
    g_test_message("%d sentences", count);
    g_assert_cmpint(bad, ==, 0);
    g_assert_cmpint(count, >=, 2 * HUBS);
}

static void
test_is_found(void)
{
    int count = 0;
    g_assert_true(check_text(
        "apart", "<p>相談対応件数は目標に届いた（N01）。</p>\n", &count));
    g_assert_false(check_text("twice",
                              "<p>相談対応件数は目標に届いた。</p>\n"
                              "  <lead>相談対応件数は目標に届いた。</lead>\n",
                              &count));
    g_assert_false(check_text(
        "stretch",
        "<p>規模をならした紹介完了率は全国の中央値を大きく上回る。</p>\n"
        "<p>規模をならした紹介完了率は全国の中央値を大きく下回る。</p>\n",
        &count));
    g_assert_true(check_text("input",
                             "<findings>\n<p>同じ相談者を何度も訪ねた。</p>\n"
                             "<p>同じ相談者を何度も訪ねた。</p>\n</findings>\n",
                             &count));
}

int
main(int argc, char **argv)
{
    setlocale(LC_ALL, "C.UTF-8");
    g_test_init(&argc, &argv, NULL);
    static const char *const documents[] = {"card", "mission", "midyear",
                                            "brief"};
    g_autofree char *folder = g_path_get_dirname(argv[0]);
    g_autoptr(GPtrArray) folders = g_ptr_array_new_with_free_func(g_free);
    g_test_add_func("/phrases/what-is-said-twice-is-found", test_is_found);
    for (size_t i = 0; i < G_N_ELEMENTS(documents); i++) {
        g_autofree char *test = g_strconcat("/phrases/", documents[i], NULL);
        g_ptr_array_add(folders,
                        g_build_filename(folder, "..", "..", "fy2017", "views",
                                         "headquarters", documents[i], NULL));
        g_test_add_data_func(test, g_ptr_array_index(folders, i), test_papers);
    }
    return g_test_run();
}
