#include "typeset/para_gap.h"

/* Faults of a break inside a word: where Unicode allows it; after the mark of
 * an address; anywhere in an address; inside a word of letters. */
static const double natural_cost = 60;
static const double mark_cost = 300;
static const double address_cost = 1500;
static const double letters_cost = 4000;
/* Letters left on each side, and the shortest word that may be broken. */
enum { SIDE = 3, ADDRESS_SIDE = 2, LONG_WORD = 8 };

static gunichar
character(const ParaText *text, int i)
{
    return text->clusters[i].shape->character;
}

static bool
ends_address_part(gunichar c)
{
    return c == '/' || c == '.' || c == '_' || c == '?' || c == '&' ||
           c == '=' || c == '#' || c == '@' || c == '-' || c == ':';
}

/* An address has letters and a mark that words do not have. */
static bool
is_address(const ParaText *text, int first, int end)
{
    int marks = 0;
    bool letters = false;
    for (int i = first; i < end; i++) {
        gunichar c = character(text, i);
        letters = letters || g_unichar_isalpha(c);
        marks += c == '/' || c == '@' || c == '_' || c == '.';
    }
    return letters && marks >= 2;
}

static void
set_natural(Gap *gap, const Cluster *a, const Cluster *b)
{
    gunichar before = a->shape->character, after = b->shape->character;
    gap->breaks = b->shape->breaks;
    gap->penalty = natural_cost;
    /* An address breaks after its marks, but a decimal never. */
    if (!gap->breaks && ends_address_part(before) && g_unichar_isalpha(after)) {
        gap->breaks = true;
        gap->penalty = mark_cost;
    }
}

/* An address also breaks after a mark that a figure follows, if not after a
 * point; when a line is torn otherwise, anywhere but before its marks. */
static void
set_address(ParaText *text, int first, int end)
{
    for (int i = first + ADDRESS_SIDE - 1; i + ADDRESS_SIDE < end; i++) {
        Gap *gap = &text->gaps[i];
        if (gap->breaks || ends_address_part(character(text, i + 1)))
            continue;
        gunichar before = character(text, i);
        gap->breaks = ends_address_part(before) && before != '.';
        gap->emergency = !gap->breaks;
        gap->penalty = gap->breaks ? mark_cost : address_cost;
    }
}

/* A word of the letters [first, end) likewise, with a hyphen. */
static void
set_letters(ParaText *text, int first, int end)
{
    if (end - first < LONG_WORD)
        return;
    const Cluster *start = &text->clusters[first];
    const ShapeWord *hyphen =
        shape_word(text->fonts, text->spans[start->span].face, "-", 1);
    if (hyphen->count != 1 || hyphen->clusters[0].glyph_count != 1)
        return;
    for (int i = first + SIDE - 1; i + SIDE < end; i++) {
        Gap *gap = &text->gaps[i];
        if (gap->breaks)
            continue;
        gap->emergency = true;
        gap->penalty = letters_cost;
        gap->hyphen = hyphen->clusters[0].advance * start->size;
    }
}

static void
set_emergency(ParaText *text, int first, int end)
{
    if (is_address(text, first, end)) {
        set_address(text, first, end);
        return;
    }
    for (int from = first, to; from < end; from = to) {
        to = from + 1;
        if (!g_unichar_isalpha(character(text, from)))
            continue;
        while (to < end && g_unichar_isalpha(character(text, to)))
            to++;
        set_letters(text, from, to);
    }
}

void
para_gap_set_words(ParaText *text)
{
    for (int first = 0, end; first < text->count; first = end) {
        end = first + 1;
        if (text->clusters[first].class != CLASS_LATIN)
            continue;
        while (end < text->count && !text->gaps[end - 1].forced &&
               text->clusters[end].class == CLASS_LATIN) {
            set_natural(&text->gaps[end - 1], &text->clusters[end - 1],
                        &text->clusters[end]);
            end++;
        }
        if (end - first >= LONG_WORD)
            set_emergency(text, first, end);
    }
}
