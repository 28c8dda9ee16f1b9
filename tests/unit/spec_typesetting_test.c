/*
 * Runs tests/spec/typesetting.md: sets each example and compares the outcome,
 * as spec_write.h writes it, with the one given there.
 */
#include <string.h>

#include "base/diag.h"
#include "spec_write.h"

static const char path[] = "tests/spec/typesetting.md";
enum { MAX_SPANS = 16 };

typedef struct {
    FontSet *fonts;
    Styles *styles;
    char *name;
    int line;
    char *recipe;
    char *input;
    char *wanted;
} Example;

/* Attribute of a tag: the text after '=' up to '>'. */
static char *
tag_value(const char *tag)
{
    const char *equals = strchr(tag, '='), *close = strchr(tag, '>');
    if (!equals || equals > close)
        return NULL;
    return g_strndup(equals + 1, (gsize)(close - equals - 1));
}

/* <ruby=…>, <dots>, <note>, <keep> up to </…>: one span each. */
static int
read_spans(const char *input, const Recipe *recipe, ParaSpan *spans,
           GPtrArray *strings)
{
    int count = 0;
    while (*input) {
        g_assert_cmpint(count, <, MAX_SPANS);
        ParaSpan span = {
            .face = recipe->face, .size = em, .tabular = recipe->tabular};
        if (*input == '<') {
            span.ruby = tag_value(input);
            span.emphasis = g_str_has_prefix(input, "<dots");
            span.raised = g_str_has_prefix(input, "<note");
            span.keep = g_str_has_prefix(input, "<keep");
            if (span.ruby)
                g_ptr_array_add(strings, (char *)span.ruby);
            input = strchr(input, '>') + 1;
        }
        size_t length = strcspn(input, "<");
        char *text = g_strndup(input, length);
        g_ptr_array_add(strings, text);
        span.text = text;
        spans[count++] = span;
        input += length;
        if (g_str_has_prefix(input, "</"))
            input = strchr(input, '>') + 1;
    }
    return count;
}

static void
read_word(const Example *example, Recipe *recipe, const char *word)
{
    static const char *const hows[] = {
        "para",    "line",         "spread",     "column",     "vertical",
        "missing", "never-starts", "never-ends", "never-parts"};
    for (size_t i = 0; i < G_N_ELEMENTS(hows); i++)
        if (g_str_equal(word, hows[i])) {
            recipe->how = (How)i;
            return;
        }
    if (g_ascii_isdigit(*word))
        recipe->ems = g_ascii_strtod(word, NULL);
    else if (g_str_equal(word, "hang"))
        recipe->style.hang = true;
    else if (g_str_equal(word, "wide-single"))
        recipe->style.wide_single = true;
    else if (g_str_equal(word, "indent"))
        recipe->style.indent = 1;
    else if (g_str_equal(word, "left"))
        recipe->style.align = PARA_LEFT;
    else if (g_str_equal(word, "tabular"))
        recipe->tabular = true;
    else if (g_str_equal(word, "breaks"))
        recipe->breaks = true;
    else if (font_face(example->fonts, word) >= 0)
        recipe->face = font_face(example->fonts, word);
    else
        g_error("%s:%d: what is \"%s\"?", path, example->line, word);
}

/* "jlreq SPACING WORD…" */
static Recipe
read_recipe(const Example *example)
{
    g_auto(GStrv) words = g_strsplit(example->recipe, " ", -1);
    g_assert_nonnull(words[0]);
    g_assert_nonnull(words[1]);
    const SpacingStyle *spacing = styles_spacing(example->styles, words[1]);
    g_assert_nonnull(spacing);
    TextStyle look = {
        .size = em, .lead = 5, .spacing = *spacing, .justify = true};
    Recipe recipe = {.style = para_style(&look),
                     .face = font_face(example->fonts, "mincho")};
    for (char **word = words + 2; *word; word++)
        read_word(example, &recipe, *word);
    return recipe;
}

/* What a column of figures aligned at their right edge shows: where each line
 * ends its last figure, and where it begins. */
static void
set_column(const Example *example, const Recipe *recipe, GString *out,
           Arena *arena)
{
    g_auto(GStrv) rows = g_strsplit(example->input, "\n", -1);
    ParaStyle style = recipe->style;
    style.align = PARA_RIGHT;
    for (char **row = rows; *row; row++) {
        ParaSpan span = {.text = *row,
                         .face = recipe->face,
                         .size = em,
                         .tabular = recipe->tabular};
        write_line(out, para_line(example->fonts, &span, 1, &style, arena),
                   recipe);
        g_string_append_c(out, '\n');
    }
}

/* Whether some line of the text starts at that byte. */
static bool
starts_at(const Example *example, const Recipe *recipe, const char *text,
          int byte)
{
    g_autoptr(Arena) arena = arena_new();
    for (int face = 0; face < font_count(example->fonts); face++) {
        if (font_is_fallback(example->fonts, face))
            continue;
        ParaSpan span = {.text = text, .face = face, .size = em};
        const Para *para = para_set(example->fonts, &span, 1, &recipe->style,
                                    recipe->ems * em, arena);
        for (int i = 1; i < para->line_count; i++)
            if (para->lines[i].start == byte)
                return true;
    }
    return false;
}

/* Whether a line starts inside the token, or at its start or end, when any
 * number of characters stands before it. */
static bool
is_parted(const Example *example, const Recipe *recipe, const char *token)
{
    static const char filler[] = "評価支援拠点地域課題解決事業計画目標実績成果";
    for (int before = 1; before <= (int)recipe->ems; before++) {
        const char *end = g_utf8_offset_to_pointer(filler, before);
        g_autofree char *text = g_strdup_printf("%.*s%s%s", (int)(end - filler),
                                                filler, token, filler);
        int start = (int)(end - filler), length = (int)strlen(token);
        int from = recipe->how == NEVER_STARTS ? 0 : 1;
        int to = recipe->how == NEVER_STARTS ? 0
                 : recipe->how == NEVER_ENDS ? length
                                             : length - 1;
        if (recipe->how == NEVER_ENDS)
            from = length;
        for (int i = from; i <= to; i++)
            if (starts_at(example, recipe, text, start + i))
                return true;
    }
    return false;
}

/* The tokens that break the rule, or "none". */
static void
try_tokens(const Example *example, const Recipe *recipe, GString *out)
{
    g_auto(GStrv) tokens = g_strsplit_set(example->input, " \n", -1);
    for (char **token = tokens; *token; token++)
        if (**token && is_parted(example, recipe, *token))
            g_string_append_printf(out, "%s%s", out->len > 0 ? " " : "",
                                   *token);
    g_string_append(out, out->len > 0 ? "\n" : "none\n");
}

static void
set_vertical(const Example *example, const Recipe *recipe, GString *out,
             Arena *arena)
{
    ParaSpan span = {.text = example->input, .face = recipe->face, .size = em};
    write_column(out, para_vertical(example->fonts, &span, em, arena));
    g_string_append_c(out, '\n');
}

/* The code points that the face lacks, after the line that was set. */
static void
set_missing(const Example *example, const Recipe *recipe, GString *out,
            Arena *arena)
{
    ParaSpan span = {.text = example->input, .face = recipe->face, .size = em};
    const GArray *missing = font_missing(example->fonts);
    font_missing_clear(example->fonts);
    para_line(example->fonts, &span, 1, &recipe->style, arena);
    for (guint i = 0; i < missing->len; i++)
        g_string_append_printf(
            out, "%sU+%04X", i > 0 ? " " : "",
            g_array_index(missing, FontMissing, i).character);
    g_string_append(out, missing->len > 0 ? "\n" : "none\n");
}

static char *
set_example(const Example *example)
{
    Recipe recipe = read_recipe(example);
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(GPtrArray) strings = g_ptr_array_new_with_free_func(g_free);
    ParaSpan spans[MAX_SPANS];
    int count = read_spans(example->input, &recipe, spans, strings);
    GString *out = g_string_new(NULL);
    double width = recipe.ems * em;
    const ParaLine *line = NULL;
    if (recipe.how >= NEVER_STARTS) {
        try_tokens(example, &recipe, out);
    } else if (recipe.how == SET_COLUMN) {
        set_column(example, &recipe, out, arena);
    } else if (recipe.how == SET_VERTICAL) {
        set_vertical(example, &recipe, out, arena);
    } else if (recipe.how == SET_MISSING) {
        set_missing(example, &recipe, out, arena);
    } else if (recipe.how == SET_PARA) {
        const Para *para =
            para_set(example->fonts, spans, count, &recipe.style, width, arena);
        for (int i = 0; i < para->line_count; i++) {
            write_line(out, &para->lines[i], &recipe);
            g_string_append_c(out, '\n');
        }
    } else {
        line =
            recipe.how == SET_SPREAD
                ? para_jidori(example->fonts, spans, count, &recipe.style,
                              width, arena)
                : para_line(example->fonts, spans, count, &recipe.style, arena);
        write_line(out, line, &recipe);
        g_string_append_c(out, '\n');
    }
    return g_string_free(out, FALSE);
}

static void
test_example(const void *data)
{
    const Example *example = data;
    g_autofree char *got = set_example(example);
    if (g_str_equal(got, example->wanted))
        return;
    fprintf(stderr, "%s:%d: wanted\n%sgot\n%s", path, example->line,
            example->wanted, got);
    g_test_fail();
}

static void
example_free(void *data)
{
    Example *example = data;
    g_free(example->name);
    g_free(example->recipe);
    g_free(example->input);
    g_free(example->wanted);
    g_free(example);
}

/* The lines [from, to) in one string; each with its newline when ended. */
static char *
join(char **lines, int from, int to, bool ended)
{
    GString *out = g_string_new(NULL);
    for (int i = from; i < to; i++) {
        g_string_append(out, lines[i]);
        if (ended || i + 1 < to)
            g_string_append_c(out, '\n');
    }
    return g_string_free(out, FALSE);
}

/* All examples of the specification, named by their section and number. */
static GPtrArray *
read_examples(FontSet *fonts, Styles *styles, char **lines)
{
    GPtrArray *examples = g_ptr_array_new_with_free_func(example_free);
    const char *section = "";
    int number = 0;
    for (int i = 0; lines[i]; i++) {
        if (g_str_has_prefix(lines[i], "## ")) {
            section = lines[i] + 3;
            number = 0;
        }
        if (!g_str_has_prefix(lines[i], "```jlreq "))
            continue;
        int start = i, middle = i;
        while (!g_str_equal(lines[middle], "=>"))
            g_assert_nonnull(lines[++middle]);
        int end = middle;
        while (!g_str_equal(lines[end], "```"))
            g_assert_nonnull(lines[++end]);
        Example *example = g_new(Example, 1);
        *example =
            (Example){.fonts = fonts,
                      .styles = styles,
                      .name = g_strdup_printf("/spec/%s/%d", section, ++number),
                      .line = start + 1,
                      .recipe = g_strdup(lines[start] + 3),
                      .input = join(lines, start + 1, middle, false),
                      .wanted = join(lines, middle + 1, end, true)};
        g_ptr_array_add(examples, example);
        i = end;
    }
    return examples;
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_autoptr(GError) error = NULL;
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(Styles) styles = styles_load("layouts/styles.xml", diag, &error);
    g_assert_no_error(error);
    g_autoptr(FontSet) fonts = font_set_open("layouts/fonts.conf", &error);
    g_assert_no_error(error);
    g_autofree char *text = NULL;
    g_file_get_contents(path, &text, NULL, &error);
    g_assert_no_error(error);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    g_autoptr(GPtrArray) examples = read_examples(fonts, styles, lines);
    g_assert_cmpuint(examples->len, >, 0);
    for (guint i = 0; i < examples->len; i++) {
        Example *example = g_ptr_array_index(examples, i);
        g_test_add_data_func(example->name, example, test_example);
    }
    return g_test_run();
}
