#include "base/text.h"

#include <glib.h>
#include <string.h>

/* CJK compatibility ideographs (U+FA19 神, the form in a person's name). NFC
 * would put the unified ideograph, which is printed otherwise, in their place;
 * they stay as typed. */
static bool
is_compatibility(gunichar c)
{
    return (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x2F800 && c <= 0x2FA1F);
}

/* Characters that NFC leaves alone and never joins to the one before, so that
 * most text needs no normalising: Latin-1, punctuation, symbols, kana but for
 * the combining voice marks, CJK ideographs, full-width forms. */
static bool
is_inert(gunichar c)
{
    if (c < 0x300)
        return true;
    if (c >= 0x3041 && c <= 0x30FF)
        return c != 0x3099 && c != 0x309A;
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x2010 && c <= 0x2027) ||
           (c >= 0x2190 && c <= 0x2328) || (c >= 0x2460 && c <= 0x26FF) ||
           (c >= 0x3000 && c <= 0x3029) || (c >= 0x3200 && c <= 0x33FF) ||
           (c >= 0xFF01 && c <= 0xFFDC) || is_compatibility(c);
}

/* The next piece from `at` that may change, with the character before it, and
 * its end; NULL for none. Pieces are short: g_utf8_normalize takes time with
 * the square of the length. */
static const char *
next_piece(const char *at, const char **end)
{
    const char *before = NULL;
    while (*at && is_inert(g_utf8_get_char(at))) {
        before = is_compatibility(g_utf8_get_char(at)) ? NULL : at;
        at = g_utf8_next_char(at);
    }
    if (!*at)
        return NULL;
    const char *stop = at;
    while (*stop && !is_inert(g_utf8_get_char(stop)))
        stop = g_utf8_next_char(stop);
    *end = stop;
    return before ? before : at;
}

static bool
piece_is_nfc(const char *piece, const char *end)
{
    g_autofree char *nfc =
        g_utf8_normalize(piece, end - piece, G_NORMALIZE_NFC);
    g_assert(nfc);
    size_t length = (size_t)(end - piece);
    return strlen(nfc) == length && memcmp(nfc, piece, length) == 0;
}

bool
text_is_nfc(const char *text)
{
    const char *end;
    for (const char *piece; (piece = next_piece(text, &end)); text = end)
        if (!piece_is_nfc(piece, end))
            return false;
    return true;
}

const char *
text_nfc(Arena *arena, const char *text)
{
    if (text_is_nfc(text))
        return text;
    g_autoptr(GString) out = g_string_new(NULL);
    const char *end, *at = text;
    for (const char *piece; (piece = next_piece(at, &end)); at = end) {
        g_string_append_len(out, at, piece - at);
        g_autofree char *nfc =
            g_utf8_normalize(piece, end - piece, G_NORMALIZE_NFC);
        g_string_append(out, nfc);
    }
    g_string_append(out, at);
    return arena_dup_n(arena, out->str, out->len);
}

static bool
is_space(gunichar c)
{
    return g_unichar_isspace(c) || c == 0x3000 || c == 0xA0 || c == 0x200B ||
           c == 0xFEFF;
}

bool
text_is_control(gunichar c)
{
    if (c < 0x20)
        return c != '\t' && c != '\n' && c != '\r';
    return (c >= 0x7F && c <= 0x9F) || c == 0xAD || c == 0x61C ||
           (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x206F) || c == 0xFE0E || c == 0xFE0F ||
           c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB);
}

static void
add_once(GArray *found, gunichar c)
{
    for (guint i = 0; i < found->len; i++)
        if (g_array_index(found, gunichar, i) == c)
            return;
    g_array_append_val(found, c);
}

const char *
text_without_controls(Arena *arena, const char *text, GArray *found)
{
    const char *at = text;
    while (*at && !text_is_control(g_utf8_get_char(at)))
        at = g_utf8_next_char(at);
    if (!*at)
        return text;
    g_autoptr(GString) out = g_string_new_len(text, at - text);
    for (const char *next; *at; at = next) {
        gunichar c = g_utf8_get_char(at);
        next = g_utf8_next_char(at);
        if (!text_is_control(c))
            g_string_append_len(out, at, next - at);
        else if (found)
            add_once(found, c);
    }
    return arena_dup(arena, out->str);
}

const char *
text_fold(Arena *arena, const char *text)
{
    g_autofree char *nfkc = g_utf8_normalize(text, -1, G_NORMALIZE_NFKC);
    g_assert(nfkc);
    g_autoptr(GString) folded = g_string_new(NULL);
    for (const char *at = nfkc; *at; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        if (!is_space(c))
            g_string_append_unichar(folded, g_unichar_tolower(c));
    }
    return arena_dup_n(arena, folded->str, folded->len);
}

char *
text_trim(char *text)
{
    char *start = text;
    while (*start && is_space(g_utf8_get_char(start)))
        start = g_utf8_next_char(start);
    char *end = start + strlen(start);
    while (end > start) {
        char *last = g_utf8_prev_char(end);
        if (!is_space(g_utf8_get_char(last)))
            break;
        end = last;
    }
    *end = '\0';
    return start;
}

bool
text_is_blank(const char *text)
{
    for (; *text; text = g_utf8_next_char(text))
        if (!is_space(g_utf8_get_char(text)))
            return false;
    return true;
}

int
text_length(const char *text)
{
    return (int)g_utf8_strlen(text, -1);
}

int
text_width(const char *text)
{
    int width = 0;
    for (; *text; text = g_utf8_next_char(text)) {
        gunichar c = g_utf8_get_char(text);
        if (g_unichar_iszerowidth(c))
            continue;
        width += g_unichar_iswide_cjk(c) ? 2 : 1;
    }
    return width;
}

/* Optimal string alignment: three rows of the table are kept. */
static int
distance(const gunichar *a, int a_length, const gunichar *b, int b_length)
{
    size_t width = (size_t)b_length + 1;
    g_autofree int *cells = g_new(int, 3 * width);
    int *before = cells, *last = cells + width, *row = cells + 2 * width;
    for (int j = 0; j <= b_length; j++)
        row[j] = j;
    for (int i = 1; i <= a_length; i++) {
        int *oldest = before;
        before = last;
        last = row;
        row = oldest;
        row[0] = i;
        for (int j = 1; j <= b_length; j++) {
            int best = last[j - 1] + (a[i - 1] != b[j - 1]);
            best = MIN(best, MIN(last[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                best = MIN(best, before[j - 2] + 1);
            row[j] = best;
        }
    }
    return row[b_length];
}

int
text_distance(const char *a, const char *b)
{
    glong a_length, b_length;
    g_autofree gunichar *a_ucs = g_utf8_to_ucs4_fast(a, -1, &a_length);
    g_autofree gunichar *b_ucs = g_utf8_to_ucs4_fast(b, -1, &b_length);
    return distance(a_ucs, (int)a_length, b_ucs, (int)b_length);
}

int
text_nearest(const char *word, const char *const *candidates, int count)
{
    g_autoptr(Arena) arena = arena_new();
    const char *folded = text_fold(arena, word);
    int length = text_length(folded), best = -1;
    int best_distance = MAX(length / 3, 1) + 1;
    for (int i = 0; i < count; i++) {
        if (!candidates[i])
            continue;
        const char *candidate = text_fold(arena, candidates[i]);
        if (ABS(text_length(candidate) - length) >= best_distance)
            continue;
        int edits = text_distance(folded, candidate);
        /* Two texts without a character in common are not near. */
        if (edits < best_distance &&
            edits < MAX(length, text_length(candidate))) {
            best = i;
            best_distance = edits;
        }
    }
    return best;
}
