/*
 * A face as a PDF embeds it: its metrics, and a smaller file of the glyphs that
 * a document shows, which HarfBuzz cuts. Only TrueType outlines: another kind
 * (CFF) and collections are refused.
 */
#ifndef HYOKA_RENDER_FONT_FILE_H
#define HYOKA_RENDER_FONT_FILE_H

#include <glib.h>
#include <stdbool.h>

typedef struct FontFile FontFile;

FontFile *font_file_open(const char *path, GError **error);
void font_file_free(FontFile *file);

int font_file_count(const FontFile *file); /* of glyphs; 0 is .notdef */

/* Of a glyph, in thousandths of an em, half up. */
int font_file_advance(const FontFile *file, int glyph);

/* In thousandths of an em, as a PDF's font descriptor wants them. */
typedef struct {
    int left, bottom, right, top; /* of all glyphs laid over each other */
    int ascent, descent;          /* descent is below 0 */
} FontBounds;
FontBounds font_file_bounds(const FontFile *file);

/*
 * A file of .notdef and those glyphs in the order of the face, the parts of
 * composed ones among them, with the tables that a PDF asks for (PDF 32000-1,
 * 9.9) and no instructions. glyphs: of guint16. places, of font_file_count
 * elements: the number of each of them in the new file. The caller's; NULL when
 * the face is broken.
 */
GBytes *font_file_subset(FontFile *file, const GArray *glyphs, guint16 *places);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(FontFile, font_file_free)

#endif
