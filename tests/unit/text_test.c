#include "base/text.h"

#include <glib.h>
#include <string.h>

static void
nfc_keeps_what_nfkc_would_change(void)
{
    static const char *const kept[] = {"ｱｲｳ",  "㈱拠点", "①",  "髙﨑",
                                       "ａ１", "10㎡",   "〜", "日本 ABC é"};
    g_autoptr(Arena) arena = arena_new();
    for (size_t i = 0; i < G_N_ELEMENTS(kept); i++)
        g_assert_true(text_nfc(arena, kept[i]) == kept[i]);
    g_assert_cmpstr(text_nfc(arena, "か\u3099e\u0301"), ==, "がé");
    /* Strict NFC would unify a CJK compatibility ideograph. */
    g_assert_cmpstr(text_nfc(arena, "\uFA19か\u3099"), ==, "\uFA19が");
    g_assert_cmpstr(text_nfc(arena, "か\u3099\U0002F80A"), ==, "が\U0002F80A");
    g_assert_true(text_is_nfc("\uFA19\u3099"));
    g_assert_false(text_is_nfc("\u304B\u3099"));
}

/* Pieces are normalised one by one; the whole must come to the same. */
static void
nfc_by_pieces_equals_nfc_of_the_whole(void)
{
    static const char *const pieces[] = {
        "a",      "e",      "か", "は",     "\u3099", "\u309A", "\u0301",
        "\u0323", "\u0338", "→",  "≠",      "\u1100", "\u1161", "\u11A8",
        "\uAC00", "\u212B", "髙", "\uFF76", "\uFF9E", "\u0344"};
    g_autoptr(GRand) rand = g_rand_new_with_seed(20170404);
    for (int round = 0; round < 20000; round++) {
        g_autoptr(GString) text = g_string_new(NULL);
        for (int i = g_rand_int_range(rand, 0, 9); i > 0; i--)
            g_string_append(
                text, pieces[g_rand_int_range(rand, 0, G_N_ELEMENTS(pieces))]);
        g_autofree char *whole =
            g_utf8_normalize(text->str, -1, G_NORMALIZE_NFC);
        g_autoptr(Arena) arena = arena_new();
        g_assert_cmpstr(text_nfc(arena, text->str), ==, whole);
        g_assert_cmpint(text_is_nfc(text->str), ==,
                        g_str_equal(text->str, whole));
    }
}

static void
folding_makes_widths_and_spaces_equal(void)
{
    g_autoptr(Arena) arena = arena_new();
    g_assert_cmpstr(text_fold(arena, " 拠点　ｺｰﾄﾞ "), ==, "拠点コード");
    g_assert_cmpstr(text_fold(arena, "ＯＪＴ研修（％）"), ==, "ojt研修(%)");
}

static void
trimming_takes_japanese_spaces(void)
{
    char text[] = "\u3000 \t拠点　名\u00A0\r\n\u3000";
    g_assert_cmpstr(text_trim(text), ==, "拠点　名");
    char blank[] = "\u3000 ";
    g_assert_cmpstr(text_trim(blank), ==, "");
    g_assert_true(text_is_blank(" \u3000\t"));
    g_assert_false(text_is_blank("　a"));
    g_assert_cmpint(text_width("拠点ｱa"), ==, 6);
    g_assert_cmpint(text_length("拠点ｱa"), ==, 4);
}

static void
distance_counts_edits(void)
{
    g_assert_cmpint(text_distance("", ""), ==, 0);
    g_assert_cmpint(text_distance("拠点", ""), ==, 2);
    g_assert_cmpint(text_distance("拠点コード", "拠点コート"), ==, 1);
    g_assert_cmpint(text_distance("目標値", "値目標"), ==, 2);
    g_assert_cmpint(text_distance("目標", "標目"), ==, 1);
    g_assert_cmpint(text_distance("kitten", "sitting"), ==, 3);
}

static void
the_nearest_is_near_or_none(void)
{
    static const char *const words[] = {"拠点名", NULL, "拠点コード", "備考"};
    g_assert_cmpint(text_nearest("拠点ｺｰﾄ", words, 4), ==, 2);
    g_assert_cmpint(text_nearest("拠点名称", words, 4), ==, 0);
    g_assert_cmpint(text_nearest("課題解決率", words, 4), ==, -1);
    g_assert_cmpint(text_nearest("年", words, 4), ==, -1);
    g_assert_cmpint(text_nearest("備孝", words, 4), ==, 3);
}

static void
check_decoded(const char *bytes, size_t length, const char *expected,
              TextEncoding encoding, int bad)
{
    g_autoptr(Arena) arena = arena_new();
    TextDecoded decoded;
    text_decode(arena, bytes, length, &decoded);
    g_assert_cmpstr(decoded.utf8, ==, expected);
    g_assert_cmpuint(decoded.length, ==, strlen(expected));
    g_assert_cmpint(decoded.encoding, ==, encoding);
    g_assert_cmpint(decoded.bad_count, ==, bad);
    g_assert_true(g_utf8_validate(decoded.utf8, -1, NULL));
}

#define CHECK_DECODED(bytes, ...)                                              \
    check_decoded(bytes, sizeof(bytes) - 1, __VA_ARGS__)

static void
files_are_decoded_as_they_were_saved(void)
{
    CHECK_DECODED("", "", TEXT_UTF8, 0);
    CHECK_DECODED("abc\r\n", "abc\r\n", TEXT_UTF8, 0);
    CHECK_DECODED("\xEF\xBB\xBF拠点", "拠点", TEXT_UTF8_BOM, 0);
    CHECK_DECODED("\x8b\x92\x93_", "拠点", TEXT_CP932, 0);
    CHECK_DECODED("\x82\x50\x81\x7c\x81\x60\x81\x5c\x81\x61",
                  "１\u2212\u301C\u2014\u2016", TEXT_CP932, 0);
    CHECK_DECODED("\x87\x40\x87\x8a\xfb\xfc\xb1", "①㈱髙ｱ", TEXT_CP932, 0);
    CHECK_DECODED("\x81\xA3\x35", "▲5", TEXT_CP932, 0);
    CHECK_DECODED("\x8b\x92\x85\x40", "拠\uFFFD@", TEXT_CP932, 1);
    CHECK_DECODED("拠点\xFF", "拠点\uFFFD", TEXT_UTF8, 1);
    CHECK_DECODED("a\0b",
                  "a\uFFFD"
                  "b",
                  TEXT_UTF8, 1);
    CHECK_DECODED("\x8b\x92\x93", "拠\uFFFD", TEXT_CP932, 1);
}

static void
controls_are_left_out(void)
{
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(gunichar));
    const char *clean = "葛\U000e0100城 か\u309a\t〜\n①\u2010\u2060";
    const char *own = text_without_controls(arena, clean, found);
    g_assert_cmpstr(own, ==, "葛\U000e0100城 か\u309a\t〜\n①\u2010");
    g_assert_cmpuint(found->len, ==, 1);
    g_assert_true(text_without_controls(arena, own, found) == own);
    const char *typed = "\u202e支\u200b援\u200d\u202e\ufe0f\x07\xC2\x85";
    g_assert_cmpstr(text_without_controls(arena, typed, found), ==, "支援");
    g_assert_cmpuint(found->len, ==, 7);
    g_assert_cmpstr(text_without_controls(arena, "\ufeff", NULL), ==, "");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/text/nfc-keeps-what-nfkc-would-change",
                    nfc_keeps_what_nfkc_would_change);
    g_test_add_func("/text/nfc-by-pieces-equals-nfc-of-the-whole",
                    nfc_by_pieces_equals_nfc_of_the_whole);
    g_test_add_func("/text/folding-makes-widths-and-spaces-equal",
                    folding_makes_widths_and_spaces_equal);
    g_test_add_func("/text/trimming-takes-japanese-spaces",
                    trimming_takes_japanese_spaces);
    g_test_add_func("/text/distance-counts-edits", distance_counts_edits);
    g_test_add_func("/text/the-nearest-is-near-or-none",
                    the_nearest_is_near_or_none);
    g_test_add_func("/text/files-are-decoded-as-they-were-saved",
                    files_are_decoded_as_they_were_saved);
    g_test_add_func("/text/controls-are-left-out", controls_are_left_out);
    return g_test_run();
}
