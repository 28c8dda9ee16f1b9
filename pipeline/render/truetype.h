/*
 * A TrueType file: advances of its glyphs, and a smaller file of the glyphs
 * that a document shows. Files with outlines of another kind (CFF) and
 * collections are refused.
 */
#ifndef HYOKA_RENDER_TRUETYPE_H
#define HYOKA_RENDER_TRUETYPE_H

#include <glib.h>
#include <stdbool.h>

typedef struct TrueType TrueType;

TrueType *truetype_open(const char *path, GError **error);
void truetype_free(TrueType *type);

int truetype_count(const TrueType *type); /* of glyphs; 0 is .notdef */

/* Of a glyph, in thousandths of an em. */
int truetype_advance(const TrueType *type, int glyph);

/* In thousandths of an em, as a PDF's font descriptor wants them. */
typedef struct {
    int left, bottom, right, top; /* of all glyphs laid over each other */
    int ascent, descent;          /* descent is below 0 */
} TrueTypeBounds;
TrueTypeBounds truetype_bounds(const TrueType *type);

/*
 * A file of those glyphs in that order, .notdef before them and the parts of
 * composed ones behind, with the tables that a PDF asks for (PDF 32000-1,
 * 9.9) and no instructions. glyphs: of guint16, none twice and none 0. The
 * caller's; NULL when an outline is broken.
 */
GByteArray *truetype_subset(const TrueType *type, const GArray *glyphs);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(TrueType, truetype_free)

#endif
