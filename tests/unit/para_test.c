#include <math.h>
#include <string.h>

#include "typeset/para.h"

static const double em = 3.25; /* mm */

typedef struct {
    FontSet *fonts;
    Arena *arena;
} Fixture;

static void
set_up(Fixture *fixture, const void *data)
{
    (void)data;
    g_autoptr(GError) error = NULL;
    fixture->fonts = font_set_open("layouts/fonts.conf", &error);
    g_assert_no_error(error);
    fixture->arena = arena_new();
}

static void
tear_down(Fixture *fixture, const void *data)
{
    (void)data;
    font_set_free(fixture->fonts);
    arena_free(fixture->arena);
}

static ParaStyle
prose(void)
{
    return (ParaStyle){.size = em,
                       .lead = 5,
                       .latin_gap = 0.16,
                       .latin_min = 0.06,
                       .latin_max = 0.30,
                       .mark_gap = 0.5,
                       .point_width = 0.3,
                       .align = PARA_JUSTIFY};
}

static const Para *
set(Fixture *fixture, const ParaStyle *style, const char *text, double ems)
{
    ParaSpan span = {
        .text = text, .face = font_face(fixture->fonts, "mincho"), .size = em};
    return para_set(fixture->fonts, &span, 1, style, ems * em, fixture->arena);
}

/* The lines' texts with a bar between. */
static char *
broken(const Para *para)
{
    GString *out = g_string_new(NULL);
    for (int i = 0; i < para->line_count; i++) {
        const ParaLine *line = &para->lines[i];
        if (i > 0)
            g_string_append_c(out, '|');
        g_string_append_len(out, para->text + line->start,
                            line->end - line->start);
    }
    return g_string_free(out, FALSE);
}

static void
assert_broken(Fixture *fixture, const char *text, double ems,
              const char *expected)
{
    ParaStyle style = prose();
    g_autofree char *found = broken(set(fixture, &style, text, ems));
    g_assert_cmpstr(found, ==, expected);
}

/* x of the glyph that shows the character at byte offset at of a line. */
static double
glyph_x(const ParaLine *line, int at)
{
    for (int i = 0; i < line->run_count; i++) {
        const GlyphRun *run = &line->runs[i].glyphs;
        for (int k = 0; k < run->count; k++)
            if (run->byte[k] == at)
                return line->runs[i].x + run->x[k];
    }
    g_assert_not_reached();
}

static const ParaLine *
label(Fixture *fixture, const char *text, bool tabular)
{
    ParaStyle style = prose();
    ParaSpan span = {.text = text, .face = 0, .size = em, .tabular = tabular};
    return para_line(fixture->fonts, &span, 1, &style, fixture->arena);
}

static void
test_breaks(Fixture *fixture, const void *data)
{
    (void)data;
    assert_broken(
        fixture,
        "本事業は、「地域共生社会の実現」（令和5年度改定）、"
        "『第3期基本計画』。」（注1）に基づき、KPIを12%改善した。",
        16,
        "本事業は、「地域共生社会の実現」|（令和5年度改定）、『第3期基"
        "本計|画』。」（注1）に基づき、KPIを12%|改善した。");
    assert_broken(fixture, "一二三四五六七八九十\n甲乙", 8,
                  "一二三四五六七八|九十|甲乙");
}

static void
test_orphan(Fixture *fixture, const void *data)
{
    (void)data;
    ParaStyle style = prose();
    const Para *para =
        set(fixture, &style, "支援の空白地帯を補完した、そのことを示す。", 19);
    const ParaLine *last = &para->lines[para->line_count - 1];
    g_assert_cmpint(para->line_count, ==, 2);
    g_assert_cmpint(
        (int)g_utf8_strlen(para->text + last->start, last->end - last->start),
        >=, 3);
}

static void
test_address(Fixture *fixture, const void *data)
{
    (void)data;
    assert_broken(fixture,
                  "資料はhttps://www.example.go.jp/policy/2017.html参照", 14,
                  "資料はhttps://www.example.|go.jp/policy/2017.html参照");
    /* Nothing but an emergency break makes this fit. */
    assert_broken(fixture, "abcdefghijklmnopqrstuvwxyz", 6,
                  "abcdefghijk|lmnopqrstuv|wxyz");
}

static void
test_marks(Fixture *fixture, const void *data)
{
    (void)data;
    /* Two marks share half an em: 3.1.4. */
    g_assert_cmpfloat_with_epsilon(label(fixture, "甲」（乙", false)->width,
                                   3.5 * em, 1e-6);
    /* A line begins flush with its bracket: 3.1.5. */
    const ParaLine *line = label(fixture, "「甲」", false);
    g_assert_cmpfloat_with_epsilon(line->width, 2 * em, 1e-6);
    g_assert_cmpfloat_with_epsilon(glyph_x(line, 0), -0.5 * em, 1e-6);
    g_assert_cmpfloat_with_epsilon(label(fixture, "第2回", false)->width,
                                   2.5 * em + 2 * 0.16 * em, 1e-6);
}

static void
test_figures(Fixture *fixture, const void *data)
{
    (void)data;
    g_assert_cmpfloat_with_epsilon(label(fixture, "1,234.5", true)->width,
                                   (5 * 0.5 + 2 * 0.3) * em, 1e-6);
    g_assert_cmpfloat_with_epsilon(label(fixture, "A, B.", true)->width,
                                   label(fixture, "A, B.", false)->width, 1e-6);
    g_assert_cmpfloat_with_epsilon(label(fixture, "△3.2", true)->width,
                                   2.3 * em, 1e-6);
}

static void
test_alignment(Fixture *fixture, const void *data)
{
    (void)data;
    ParaStyle style = prose();
    ParaSpan span = {.text = "四文字だ", .face = 0, .size = em};
    style.align = PARA_RIGHT;
    const ParaLine *line =
        para_line(fixture->fonts, &span, 1, &style, fixture->arena);
    g_assert_cmpfloat_with_epsilon(line->left, -4 * em, 1e-6);
    style.align = PARA_CENTRE;
    line = para_line(fixture->fonts, &span, 1, &style, fixture->arena);
    g_assert_cmpfloat_with_epsilon(line->runs[0].x, -2 * em, 1e-6);
    g_assert_cmpfloat_with_epsilon(
        para_measure(fixture->fonts, &span, 1, &style), 4 * em, 1e-6);
}

static void
test_jidori(Fixture *fixture, const void *data)
{
    (void)data;
    ParaStyle style = prose();
    ParaSpan span = {.text = "氏名", .face = 0, .size = em};
    const ParaLine *line =
        para_jidori(fixture->fonts, &span, 1, &style, 5 * em, fixture->arena);
    g_assert_cmpfloat_with_epsilon(glyph_x(line, 3), 4 * em, 1e-6);
    span.text = "KPI指標";
    line =
        para_jidori(fixture->fonts, &span, 1, &style, 6 * em, fixture->arena);
    g_assert_cmpfloat_with_epsilon(glyph_x(line, 2), em, 1e-6);
    g_assert_cmpfloat_with_epsilon(glyph_x(line, 6), 5 * em, 1e-6);
    span.text = "所";
    line =
        para_jidori(fixture->fonts, &span, 1, &style, 6 * em, fixture->arena);
    g_assert_cmpfloat_with_epsilon(line->width, em, 1e-6);
}

static void
test_ruby(Fixture *fixture, const void *data)
{
    (void)data;
    ParaStyle style = prose();
    ParaSpan spans[] = {{.text = "大", .face = 0, .size = em},
                        {.text = "空白", .ruby = "くうはく", .size = em},
                        {.text = "承", .ruby = "うけたまわる", .size = em},
                        {.text = "大", .face = 0, .size = em}};
    const ParaLine *line =
        para_line(fixture->fonts, spans, 4, &style, fixture->arena);
    /* Six half-size kana need 3 em over a character of one. */
    g_assert_cmpfloat_with_epsilon(line->width, 7 * em, 1e-6);
    g_assert_cmpfloat_with_epsilon(line->ruby, em / 2, 1e-6);
    int readings = 0;
    for (int i = 0; i < line->run_count; i++) {
        if (!line->runs[i].ruby)
            continue;
        readings++;
        g_assert_cmpfloat(line->runs[i].y, <, -0.88 * em);
        g_assert_cmpfloat_with_epsilon(line->runs[i].glyphs.size, em / 2, 1e-6);
    }
    g_assert_cmpint(readings, ==, 2);
}

static void
test_notes(Fixture *fixture, const void *data)
{
    (void)data;
    ParaStyle style = prose();
    ParaSpan spans[] = {{.text = "一二三四五六", .size = em},
                        {.text = "注１", .size = em, .raised = true},
                        {.text = "である", .size = em, .emphasis = true}};
    const Para *para =
        para_set(fixture->fonts, spans, 3, &style, 6 * em, fixture->arena);
    g_autofree char *found = broken(para);
    g_assert_cmpstr(found, ==, "一二三四五|六注１である");
    g_assert_cmpfloat(para->lines[1].runs[1].y, <, 0);
    g_assert_cmpint(para->lines[1].dot_count, ==, 3);
    g_assert_cmpint(para->lines[1].dot_spans[2], ==, 2);
}

static void
test_normal_form(Fixture *fixture, const void *data)
{
    (void)data;
    /* か + U+3099 is が; ① ㈱ ｱ are not taken apart. */
    const ParaLine *line = label(fixture, "か\u3099①㈱ｱ", false);
    g_assert_cmpstr(line->runs[0].glyphs.text, ==, "が①㈱ｱ");
}

static void
test_missing(Fixture *fixture, const void *data)
{
    (void)data;
    const GArray *missing = font_missing(fixture->fonts);
    label(fixture, "髙橋", false);
    g_assert_cmpuint(missing->len, ==, 0);
    for (int round = 0; round < 2; round++) {
        label(fixture, "龦野の龦", false);
        g_assert_cmpuint(missing->len, ==, 1);
        g_assert_cmphex(g_array_index(missing, FontMissing, 0).character, ==,
                        0x9FA6);
        font_missing_clear(fixture->fonts);
    }
    g_assert_true(font_has(fixture->fonts, 0, 0x9AD9));
    g_assert_false(font_has(fixture->fonts, 0, 0x9FA6));
}

/* A rare character is of the face that has it, within one line of text. */
static void
test_fallback(Fixture *fixture, const void *data)
{
    (void)data;
    int rare = font_face(fixture->fonts, "rare");
    g_assert_cmpint(font_fallback(fixture->fonts, 0), ==, rare);
    g_assert_true(font_has(fixture->fonts, 0, 0x20BB7));
    const ParaLine *line = label(fixture, "山𠮷野", false);
    g_assert_cmpuint(font_missing(fixture->fonts)->len, ==, 0);
    g_assert_cmpint(line->run_count, ==, 3);
    double x = 0;
    for (int i = 0; i < line->run_count; i++) {
        const GlyphRun *run = &line->runs[i].glyphs;
        g_assert_cmpint(run->face, ==, i == 1 ? rare : 0);
        g_assert_cmpfloat_with_epsilon(line->runs[i].x, x, 1e-9);
        x += run->width;
    }
    g_assert_cmpstr(line->runs[1].glyphs.text, ==, "𠮷");
    g_assert_cmpfloat_with_epsilon(line->width, x, 1e-9);
}

static void
test_vertical(Fixture *fixture, const void *data)
{
    (void)data;
    ParaSpan span = {.text = "岩手", .face = 0, .size = em};
    const ParaLine *line =
        para_vertical(fixture->fonts, &span, 1.15 * em, fixture->arena);
    const GlyphRun *run = &line->runs[0].glyphs;
    g_assert_cmpint(run->count, ==, 2);
    g_assert_cmpfloat_with_epsilon(run->x[1], -em / 2, 1e-6);
    g_assert_cmpfloat_with_epsilon(run->y[1] - run->y[0], 1.15 * em, 1e-6);
    g_assert_cmpfloat_with_epsilon(line->depth, 2.15 * em, 1e-6);
}

/* Marks that stand otherwise in a column have other glyphs there. */
static void
test_turned(Fixture *fixture, const void *data)
{
    (void)data;
    static const char marks[] = "ー「」（）、。〜…ゃ";
    for (const char *p = marks; *p; p = g_utf8_next_char(p)) {
        char mark[8] = "";
        g_utf8_strncpy(mark, p, 1);
        ParaSpan span = {.text = mark, .face = 0, .size = em};
        const ParaLine *column =
            para_vertical(fixture->fonts, &span, em, fixture->arena);
        const ParaLine *line = label(fixture, mark, false);
        g_assert_cmpuint(column->runs[0].glyphs.glyph[0], !=,
                         line->runs[0].glyphs.glyph[0]);
    }
}

static void
test_fonts_conf(void)
{
    g_autoptr(GError) error = NULL;
    g_assert_null(font_set_open("tests/no-such.conf", &error));
    g_assert_nonnull(error);
}

#define ADD(name, function)                                                    \
    g_test_add("/para/" name, Fixture, NULL, set_up, function, tear_down)

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD("lines-end-where-they-did", test_breaks);
    ADD("a-last-line-is-no-single-character", test_orphan);
    ADD("addresses-break-after-their-marks", test_address);
    ADD("marks-share-their-space", test_marks);
    ADD("figures-narrow-comma-and-point", test_figures);
    ADD("labels-align-to-their-point", test_alignment);
    ADD("jidori-fills-the-width", test_jidori);
    ADD("a-long-reading-spreads-its-characters", test_ruby);
    ADD("a-note-mark-stays-with-its-word", test_notes);
    ADD("text-is-set-in-nfc", test_normal_form);
    ADD("missing-characters-are-reported-each-time", test_missing);
    ADD("a-rare-character-is-of-the-face-that-has-it", test_fallback);
    ADD("vertical-labels-keep-their-pitch", test_vertical);
    ADD("vertical-marks-have-their-own-glyphs", test_turned);
    g_test_add_func("/font/a-missing-conf-is-an-error", test_fonts_conf);
    return g_test_run();
}
