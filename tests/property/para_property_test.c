/*
 * What holds of every paragraph, tried on random text with a fixed seed: no
 * forbidden line start or end, full lines end at the right edge, each character
 * is placed once and in order.
 */
#include <math.h>
#include <string.h>

#include "typeset/para.h"
#include "typeset/para_text.h"

static const char *const pieces[] = {
    "評価",       "支援",     "拠点の",       "について", "地域", "であった",
    "ばらつき",   "サービス", "ウェブサイト", "っ",       "ー",   "々",
    "課題を",     "解決する", "きめ細かな",   "、",       "。",   "・",
    "「",         "」",       "（",           "）",       "『",   "』",
    "』」",       "。」",     "）、",         "！",       "？",   "……",
    "――",         "～",       "：",           "％",       "12%",  "1,234件",
    "58.9～64.6", "2018年度", "令和5年",      "第3期",    "△3.2", "－2.1",
    "KPI",        "Outcome",  "PDCA",         "Web",      " ",    "FY2017",
    "３つ",       "㎡",       "￥500",        "ヶ所",     "ゃ",   "①",
    "髙﨑"};
static const char forbidden_start[] = "）〕］｝〉》」』】、。，．・：；！？ー々"
                                      "ゝゞぁぃぅぇぉっゃゅょァィゥェォッャュョ"
                                      "ヵヶ～％㎡";
static const char forbidden_end[] = "（〔［｛〈《「『【￥";

static FontSet *fonts;

static bool
is_in(gunichar c, const char *set)
{
    return g_utf8_strchr(set, -1, c) != NULL;
}

static gunichar
last_character(const char *text, int end)
{
    return g_utf8_get_char(g_utf8_prev_char(text + end));
}

/* At most so many marks in a row: more cannot be broken in a narrow column. */
static char *
random_text(GRand *rand, int length, int most_marks)
{
    GString *text = g_string_new("段落");
    int marks = 0;
    while ((int)g_utf8_strlen(text->str, -1) < length) {
        int i = g_rand_int_range(rand, 0, G_N_ELEMENTS(pieces));
        gunichar c = g_utf8_get_char(pieces[i]);
        bool mark = is_in(c, forbidden_start) || is_in(c, forbidden_end) ||
                    c == 0x2026 || c == 0x2015;
        if (mark && marks >= most_marks)
            continue;
        gunichar before = last_character(text->str, (int)text->len);
        if (most_marks == 1 && before < 0x80 && c < 0x80)
            continue;
        bool blank = c == ' ' && text->str[text->len - 1] == ' ';
        if (blank)
            continue;
        marks = mark ? marks + 1 : 0;
        g_string_append(text, pieces[i]);
    }
    g_string_append(text, "終わり。");
    return g_string_free(text, FALSE);
}

static bool
has_latin(const char *text, int start, int end)
{
    for (int i = start; i < end; i++)
        if (g_ascii_isalnum(text[i]))
            return true;
    return false;
}

/* Line i of para ends where it should, and breaks no rule. */
static void
check_line(const Para *para, int i, const ParaStyle *style, double width)
{
    const ParaLine *line = &para->lines[i];
    const char *text = para->text;
    if (i > 0)
        g_assert_false(
            is_in(g_utf8_get_char(text + line->start), forbidden_start));
    if (i + 1 == para->line_count)
        return;
    g_assert_false(is_in(last_character(text, line->end), forbidden_end));
    double right = line->left + line->width;
    g_assert_cmpfloat(right, <, width + 0.01 * style->size);
    /* A line is left uneven only where a Latin word cannot be broken. */
    const ParaLine *next = &para->lines[i + 1];
    if (fabs(right - width) > 0.01 * style->size)
        g_assert_true(has_latin(text, line->start, next->end));
}

/* Every character stands on one line, in order, and is shown by one glyph;
 * blanks at the ends of lines are left out. */
static void
check_order(const Para *para)
{
    int at = 0;
    for (int i = 0; i < para->line_count; i++) {
        const ParaLine *line = &para->lines[i];
        for (; at < line->start; at++)
            g_assert_cmpint(para->text[at], ==, ' ');
        for (int k = 0; k < line->run_count; k++) {
            const GlyphRun *run = &line->runs[k].glyphs;
            if (line->runs[k].ruby)
                continue;
            int start = at;
            for (int j = 0; j < run->count; j++) {
                g_assert_cmpint(run->byte[j], ==, at - start);
                at += run->byte[j + 1] - run->byte[j];
            }
            g_assert_cmpint(memcmp(run->text, para->text + start,
                                   (size_t)run->byte[run->count]),
                            ==, 0);
        }
        g_assert_cmpint(at, ==, line->end);
    }
    for (; para->text[at] == ' ';)
        at++;
    g_assert_cmpint(at, ==, (int)strlen(para->text));
}

static ParaStyle
prose(void)
{
    return (ParaStyle){.size = 3.25,
                       .lead = 5,
                       .indent = 1,
                       .latin_gap = 0.16,
                       .latin_min = 0.06,
                       .latin_max = 0.30,
                       .mark_gap = 0.5,
                       .point_width = 0.3,
                       .align = PARA_JUSTIFY};
}

static void
test_any_text(void)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(20180928);
    ParaStyle style = prose();
    int lines = 0, uneven = 0;
    for (int round = 0; round < 300; round++) {
        g_autoptr(Arena) arena = arena_new();
        g_autofree char *text =
            random_text(rand, g_rand_int_range(rand, 10, 400), 3);
        double width = g_rand_double_range(rand, 12, 50) * style.size;
        ParaSpan span = {.text = text, .face = round % 3, .size = style.size};
        const Para *para = para_set(fonts, &span, 1, &style, width, arena);
        check_order(para);
        for (int i = 0; i < para->line_count; i++) {
            check_line(para, i, &style, width);
            double right = para->lines[i].left + para->lines[i].width;
            uneven += i + 1 < para->line_count &&
                      fabs(right - width) > 0.01 * style.size;
        }
        lines += para->line_count;
    }
    g_assert_cmpint(lines, >, 1500);
    g_assert_cmpint(uneven * 200, <, lines);
}

/* The widest part between two places where a line may end, em. */
static double
widest_run(const ParaSpan *span, const ParaStyle *style)
{
    g_autoptr(Arena) arena = arena_new();
    const ParaText *text = para_text_new(fonts, span, 1, style, arena);
    double widest = 0, run = 0;
    for (int i = 0; i < text->count; i++) {
        run += text->clusters[i].width;
        widest = MAX(widest, run);
        run = text->gaps[i].breaks ? 0 : run + text->gaps[i].natural;
    }
    return widest / style->size;
}

/* Characters of the last line but marks (JLREQ 3.5.4). */
static int
last_line_length(const Para *para)
{
    const ParaLine *line = &para->lines[para->line_count - 1];
    const char *end = para->text + line->end;
    int count = 0;
    for (const char *p = para->text + line->start; p < end;
         p = g_utf8_next_char(p))
        count += !is_in(g_utf8_get_char(p), "、。）」』");
    return count;
}

/* Columns of 24 em and more are even and without holes. */
static void
test_even_columns(void)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(24);
    ParaStyle style = prose();
    style.indent = 1;
    int lines = 0;
    for (int round = 0; round < 3000; round++) {
        g_autoptr(Arena) arena = arena_new();
        g_autofree char *text =
            random_text(rand, g_rand_int_range(rand, 30, 300), 1);
        double width = g_rand_double_range(rand, 24, 50) * style.size;
        ParaSpan span = {.text = text, .face = round % 3, .size = style.size};
        style.hang = round % 5 == 0;
        style.latin_gap = round % 2 ? 0.25 : 0.16; /* JLREQ's, the papers' */
        style.latin_min = round % 2 ? 0.125 : 0.06;
        style.latin_max = round % 2 ? 0.5 : 0.3;
        if (widest_run(&span, &style) > 4)
            continue;
        const Para *para = para_set(fonts, &span, 1, &style, width, arena);
        for (int i = 0; i + 1 < para->line_count; i++) {
            const ParaLine *line = &para->lines[i];
            double right = line->left + line->width;
            g_assert_cmpfloat_with_epsilon(right, width, 0.01 * style.size);
        }
        g_assert_cmpfloat(para->stretch, <=, 0.25);
        if (para->line_count > 1)
            g_assert_cmpint(last_line_length(para), >=, 2);
        lines += para->line_count;
    }
    g_assert_cmpint(lines, >, 5000);
}

/* Words and addresses of any length leave no hole and no ragged line. */
static void
test_latin(void)
{
    static const char *const words[] = {
        "Evaluation of outcome indicators",
        "https://www.example.go.jp/policy/report/2024/index.html",
        "hyoka@example.go.jp",
        "Outcome",
        "FY2017",
        "internationalisation",
        "1,234,567円",
        "KPI",
        "58.9～64.6"};
    static const char *const links[] = {
        "を実施し、",   "の結果を区分した。",         "に基づく支援（",
        "）について、", "は、各拠点の課題を整理し、", "と"};
    g_autoptr(GRand) rand = g_rand_new_with_seed(27);
    ParaStyle style = prose();
    double widest = 0;
    int torn = 0, uneven = 0, lines = 0;
    for (int round = 0; round < 1500; round++) {
        g_autoptr(Arena) arena = arena_new();
        g_autoptr(GString) text = g_string_new("本文");
        for (int i = g_rand_int_range(rand, 10, 60); i > 0; i--)
            g_string_append_printf(
                text, "%s%s",
                words[g_rand_int_range(rand, 0, G_N_ELEMENTS(words))],
                links[g_rand_int_range(rand, 0, G_N_ELEMENTS(links))]);
        double width = g_rand_double_range(rand, 24, 50) * style.size;
        ParaSpan span = {
            .text = text->str, .face = round % 3, .size = style.size};
        const Para *para = para_set(fonts, &span, 1, &style, width, arena);
        check_order(para);
        for (int i = 0; i + 1 < para->line_count; i++) {
            const ParaLine *line = &para->lines[i];
            double right = line->left + line->width;
            /* A line of nothing but an address cannot be widened. */
            uneven += right < width - 0.01 * style.size;
            g_assert_cmpfloat(right, >, width - style.size);
            g_assert_cmpfloat(right, <, width + 0.01 * style.size);
        }
        lines += para->line_count;
        torn += para->stretch > 0.25;
        widest = MAX(widest, para->stretch);
    }
    g_assert_cmpint(torn * 10, <, 1500);
    g_assert_cmpint(uneven * 1000, <, lines);
    g_assert_cmpfloat(widest, <, 0.45);
}

/* Spans of every kind and size, mixed. */
static void
test_mixed_spans(void)
{
    enum { SPANS = 12 };
    g_autoptr(GRand) rand = g_rand_new_with_seed(33);
    ParaStyle style = prose();
    for (int round = 0; round < 400; round++) {
        g_autoptr(Arena) arena = arena_new();
        g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
        ParaSpan spans[SPANS];
        for (int i = 0; i < SPANS; i++) {
            int kind = g_rand_int_range(rand, 0, 7);
            char *text = random_text(rand, g_rand_int_range(rand, 3, 25), 2);
            g_ptr_array_add(texts, text);
            spans[i] = (ParaSpan){.text = text,
                                  .face = g_rand_int_range(rand, 0, 3),
                                  .size = style.size *
                                          g_rand_double_range(rand, 0.7, 1.5),
                                  .tabular = kind == 1,
                                  .raised = kind == 2,
                                  .emphasis = kind == 3,
                                  .keep = kind == 4};
            if (kind == 5)
                spans[i].text = "空白地帯",
                spans[i].ruby = "くうはくちたいのこと";
            if (kind == 6)
                spans[i].text = "支援", spans[i].ruby = "し えん";
        }
        double width = g_rand_double_range(rand, 10, 50) * style.size;
        const Para *para = para_set(fonts, spans, SPANS, &style, width, arena);
        check_order(para);
        for (int i = 0; i < para->line_count; i++)
            for (int k = 0; k < para->lines[i].run_count; k++)
                g_assert_cmpint(para->lines[i].runs[k].span, <, SPANS);
    }
}

/* A code point of any kind: marks that combine, controls of direction, what no
 * face has, what is not assigned. */
static gunichar
any_character(GRand *rand)
{
    static const gunichar starts[] = {
        0x20,   0x80,   0x300,  0x590,   0x600,   0x2000, 0x2028,
        0x202A, 0x2066, 0x3000, 0x3041,  0x3099,  0xAC00, 0xD7F0,
        0xF900, 0xFE00, 0xFF00, 0x1F468, 0x20BB7, 0xE0100};
    gunichar c = starts[g_rand_int_range(rand, 0, G_N_ELEMENTS(starts))] +
                 (gunichar)g_rand_int_range(rand, 0, 16);
    return g_unichar_validate(c) ? c : 0xFFFD;
}

static void
test_any_characters(void)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(202);
    ParaStyle style = prose();
    for (int round = 0; round < 1000; round++) {
        g_autoptr(Arena) arena = arena_new();
        g_autoptr(GString) text = g_string_new(NULL);
        for (int i = g_rand_int_range(rand, 0, 80); i > 0; i--)
            g_string_append_unichar(text, any_character(rand));
        double width = g_rand_double_range(rand, -1, 30) * style.size;
        ParaSpan span = {
            .text = text->str, .face = round % 3, .size = style.size};
        const Para *para = para_set(fonts, &span, 1, &style, width, arena);
        int at = 0;
        for (int i = 0; i < para->line_count; i++) {
            const ParaLine *line = &para->lines[i];
            g_assert_cmpint(line->start, >=, at);
            g_assert_cmpint(line->end, >, line->start);
            at = line->end;
            g_assert_true(isfinite(line->width));
            if (width > 4 * style.size)
                g_assert_cmpfloat(line->left + line->width, <,
                                  width + 0.01 * style.size);
        }
        span.ruby = "よ み";
        para_line(fonts, &span, 1, &style, arena);
        para_jidori(fonts, &span, 1, &style, width, arena);
        para_vertical(fonts, &span, style.size, arena);
    }
    font_missing_clear(fonts);
}

/* A note of 1,200 characters whose words stand in another order and with other
 * figures each time, so that no run before has set it. */
static char *
random_note(GRand *rand)
{
    static const char *const phrases[] = {"一方、",
                                          "オンライン診療の",
                                          "実施率は",
                                          "都道府県間で",
                                          "ばらつきがあり、",
                                          "引き続き、",
                                          "KPIに基づく",
                                          "きめ細かな",
                                          "フォローアップが",
                                          "必要である。",
                                          "支援の空白地帯（地域）",
                                          "「専門医」として",
                                          "経営改善計画を",
                                          "金融機関と連携して",
                                          "改めて見直した。"};
    g_autoptr(GString) text = g_string_new(NULL);
    for (int length = 0; length < 1200;) {
        const char *phrase =
            phrases[g_rand_int_range(rand, 0, G_N_ELEMENTS(phrases))];
        g_string_append(text, phrase);
        g_string_append_printf(text, "%d.%d％", g_rand_int_range(rand, 1, 100),
                               g_rand_int_range(rand, 0, 10));
        length = (int)g_utf8_strlen(text->str, -1);
    }
    return g_strdup(text->str);
}

/* The best of many runs, so that what else the machine does is left out. */
static void
test_cost(void)
{
#ifdef __OPTIMIZE__
    ParaStyle style = prose();
    g_autoptr(GRand) rand = g_rand_new_with_seed(1200);
    gint64 best = G_USEC_PER_SEC;
    for (int run = 0; run < 50; run++) {
        g_autofree char *note = random_note(rand);
        ParaSpan span = {.text = note, .face = 0, .size = style.size};
        g_autoptr(Arena) arena = arena_new();
        gint64 start = g_get_monotonic_time();
        para_set(fonts, &span, 1, &style, 24 * style.size, arena);
        best = MIN(best, g_get_monotonic_time() - start);
    }
    g_test_message("%d microseconds", (int)best);
#ifndef __SANITIZE_ADDRESS__
    g_assert_cmpint(best, <, 1000);
#endif
#endif
}

/* A word of 50,000 letters takes lines, not minutes. */
static void
test_endless_word(void)
{
    g_autoptr(Arena) arena = arena_new();
    g_autofree char *word = g_strnfill(50000, 'a');
    ParaStyle style = prose();
    ParaSpan span = {.text = word, .face = 0, .size = style.size};
    double width = 24 * style.size;
    gint64 start = g_get_monotonic_time();
    const Para *para = para_set(fonts, &span, 1, &style, width, arena);
    g_assert_cmpint(g_get_monotonic_time() - start, <, 5 * G_USEC_PER_SEC);
    g_assert_cmpint(para->line_count, >, 50000 / 48);
    for (int i = 0; i < para->line_count; i++)
        g_assert_cmpfloat(para->lines[i].left + para->lines[i].width, <,
                          width + 0.01 * style.size);
    check_order(para);
}

static void
test_narrow_columns(void)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(7);
    ParaStyle style = {.size = 3.25, .lead = 5, .mark_gap = 0.5};
    for (int round = 0; round < 100; round++) {
        g_autoptr(Arena) arena = arena_new();
        g_autofree char *text = random_text(rand, 60, 3);
        double width = g_rand_double_range(rand, 1, 5) * style.size;
        ParaSpan span = {.text = text, .face = 0, .size = style.size};
        check_order(para_set(fonts, &span, 1, &style, width, arena));
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_autoptr(GError) error = NULL;
    fonts = font_set_open("layouts/fonts.conf", &error);
    g_assert_no_error(error);
    g_test_add_func("/para/any-text-keeps-the-rules-of-lines", test_any_text);
    g_test_add_func("/para/columns-of-24-em-are-even", test_even_columns);
    g_test_add_func("/para/words-and-addresses-leave-no-hole", test_latin);
    g_test_add_func("/para/spans-of-every-kind-lose-nothing", test_mixed_spans);
    g_test_add_func("/para/any-characters-give-sane-lines",
                    test_any_characters);
    g_test_add_func("/para/a-note-of-1200-characters-takes-a-millisecond",
                    test_cost);
    g_test_add_func("/para/a-word-of-50000-letters-is-set", test_endless_word);
    g_test_add_func("/para/narrow-columns-lose-no-character",
                    test_narrow_columns);
    int status = g_test_run();
    font_set_free(fonts);
    return status;
}
