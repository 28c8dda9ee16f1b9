/*
 * Words as glyphs, private to font.c and para*.c. A word is a run of Latin
 * letters, figures and their marks, or one Japanese character with whatever
 * combines with it. Nothing in a word depends on its neighbours, so each is
 * shaped once per face and kept. Lengths are em.
 */
#ifndef HYOKA_TYPESET_PARA_SHAPE_H
#define HYOKA_TYPESET_PARA_SHAPE_H

#include <glib.h>
#include <stdbool.h>

#include "typeset/font.h"

typedef struct {
    guint32 id;
    float x, y; /* from the cluster's origin, y downward */
} ShapeGlyph;

/* Characters and glyphs that belong together. */
typedef struct {
    gunichar character; /* the first one */
    int face;           /* that has the glyphs: the one asked for or its
                           fallback */
    int bytes;          /* of the word's text */
    int glyph_count;
    const ShapeGlyph *glyphs;
    double advance;
    bool breaks; /* a line may end before it (Unicode line breaking) */
} ShapeCluster;

typedef struct {
    int count;
    const ShapeCluster *clusters;
    bool missing; /* some character has no glyph */
} ShapeWord;

typedef struct Shaper Shaper;

/* face is only for what is reported; NULL with error set when file is not a
 * font that can be used. */
Shaper *shaper_new(const char *file, GError **error);
void shaper_free(Shaper *shaper);
bool shaper_has(const Shaper *shaper, gunichar character);
bool
shaper_has_variant(const Shaper *shaper, gunichar character, gunichar selector);
double shaper_cap_height(const Shaper *shaper);

/*
 * Valid until shape_settle() is called. A word that the face cannot show whole
 * is of its fallback, when that can; else a character that the face lacks is
 * noted in set, with no glyph and an advance of one em.
 */
const ShapeWord *
shape_word(FontSet *set, int face, const char *text, int bytes);
/* The same, not Latin, with the forms for vertical setting. */
const ShapeWord *
shape_upright(FontSet *set, int face, const char *text, int bytes);
/* Between paragraphs: give back memory when more words are kept than ever
 * recur (names and figures of 25,000 sheets). */
void shape_settle(FontSet *set);

/* Length in bytes of the word at the start of text, which is not empty. */
int shape_word_length(const char *text);
/* Part of a Latin word: letters, figures and their marks, half width. */
bool shape_is_latin(gunichar character);

/* A new PangoLayout in that face, its em SHAPE_EM of pango's units. */
#define SHAPE_EM (1000.0 * 1024.0)
struct _PangoLayout *shape_layout(const FontSet *set, int face);

/* For para_shape.c: what font.c keeps. */
Shaper *font_shaper(const FontSet *set, int face);
void font_note_missing(FontSet *set, int face, gunichar character,
                       const char *text, int bytes);

#endif
