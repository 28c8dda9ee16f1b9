/*
 * The faces that papers may use: those of fonts.conf and no others, whatever
 * is installed. A FontSet is opened once in a process and holds, besides the
 * faces, what has been shaped already, so it is not const to those who set
 * text. A face is known by its index, the order of fonts.conf.
 */
#ifndef HYOKA_TYPESET_FONT_H
#define HYOKA_TYPESET_FONT_H

#include <glib.h>
#include <stdbool.h>

typedef struct FontSet FontSet;

/* A character that its face does not have. */
typedef struct {
    gunichar character;
    int face;
    const char *text; /* the word or line it stands in */
} FontMissing;

/*
 * fonts.conf: groups [name] with file=PATH, each a face, and fallback=NAME, the
 * face that prints what it lacks. NULL with error set when it cannot be read, a
 * file is absent or is no font, a fallback is not there or has one itself.
 */
FontSet *font_set_open(const char *conf, GError **error);
void font_set_free(FontSet *set);

int font_count(const FontSet *set);
/* The index of the face with that name; -1 when there is none. */
int font_face(const FontSet *set, const char *name);
/* Borrowed from set. */
const char *font_name(const FontSet *set, int face);
/* The installed file, for whoever paints with it. Borrowed from set. */
const char *font_file(const FontSet *set, int face);
/* The face that prints what the face lacks; -1 when there is none. */
int font_fallback(const FontSet *set, int face);
/* Whether the face serves only what others lack: no style names it. */
bool font_is_fallback(const FontSet *set, int face);
/* Whether the face or its fallback can print the character. */
bool font_has(const FontSet *set, int face, gunichar character);
/* Whether one of them has the variant that a variation selector asks for. */
bool font_has_variant(const FontSet *set, int face, gunichar character,
                      gunichar selector);
/* Height of capitals and figures above the baseline, em. */
double font_cap_height(const FontSet *set, int face);

/*
 * Characters without a glyph met since the last font_missing_clear, each once
 * per face, in the order met (elements: FontMissing). Text that holds one is
 * still set, with a blank of one em in its place, so that all are found in one
 * run; whoever sets text must look here before anything is published.
 */
const GArray *font_missing(const FontSet *set);
void font_missing_clear(FontSet *set);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(FontSet, font_set_free)

#endif
