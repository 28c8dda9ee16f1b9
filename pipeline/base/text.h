#ifndef HYOKA_BASE_TEXT_H
#define HYOKA_BASE_TEXT_H

#include "base/arena.h"
#include <glib.h>
#include <stdbool.h>

/*
 * Text is UTF-8 in NFC from the door on. NFKC serves figures and comparison
 * only: names keep their half-width kana, ㈱ and ① as typed. So do CJK
 * compatibility ideographs, which NFC would replace by characters of another
 * shape (U+FA19 in a name by U+795E).
 */
bool text_is_nfc(const char *text);
/* Borrowed: `text` itself when it is NFC already, else a copy in the arena. The
 * text must be valid UTF-8. */
const char *text_nfc(Arena *arena, const char *text);
/* For comparing headings and codes: NFKC, lower case, without any space. */
const char *text_fold(Arena *arena, const char *text);

/*
 * Characters that show nothing and that no one means to type: controls (but for
 * tab and line ends), soft hyphens, marks of direction, zero-width spaces and
 * joiners, byte order marks, the choice between emoji and text. They come with
 * what is pasted from web pages and spreadsheets. Variation selectors of
 * ideographs (U+FE00, U+E0100 …) are no such.
 */
bool text_is_control(gunichar c);
/* Borrowed: `text` itself when it has none of them, else a copy in the arena.
 * Each one, once, is added to `found` (of gunichar; may be NULL). */
const char *
text_without_controls(Arena *arena, const char *text, GArray *found);

/* Take spaces (U+3000, no-break and tabs too) off both ends, in place. */
char *text_trim(char *text);
bool text_is_blank(const char *text);

/* Characters; and columns on a terminal, where wide characters take two. */
int text_length(const char *text);
int text_width(const char *text);

/* Edits (insert, delete, replace, swap of neighbours) between two texts. */
int text_distance(const char *a, const char *b);
/* The candidate nearest to `word` when near enough to be meant (a third of its
 * characters may differ, at least one), compared folded; -1 for none. NULL
 * candidates are skipped; of equals the first. */
int text_nearest(const char *word, const char *const *candidates, int count);

typedef enum { TEXT_UTF8, TEXT_UTF8_BOM, TEXT_CP932 } TextEncoding;

/* Byte offset in `utf8` of a U+FFFD that stands for undecodable bytes. */
typedef struct {
    size_t offset;
    unsigned char byte;
} TextBadByte;

typedef struct {
    char *utf8; /* NUL-terminated, NFC not applied, newlines as in the file */
    size_t length;
    TextEncoding encoding;
    const TextBadByte *bad;
    int bad_count;
} TextDecoded;

/*
 * Decode a file as people save it: UTF-8 with or without BOM where the bytes
 * are valid UTF-8, else CP932 (or UTF-8, whichever leaves fewer undecodable
 * bytes). CP932's 0x8160 becomes U+301C (波ダッシュ, as JIS X 0208 has it), not
 * the U+FF5E of Windows; 0x817C U+2212, 0x8161 U+2016, 0x815C U+2014. NUL bytes
 * count as undecodable.
 */
void text_decode(Arena *arena, const char *bytes, size_t length,
                 TextDecoded *decoded);
const char *text_encoding_name(TextEncoding encoding);

#endif
