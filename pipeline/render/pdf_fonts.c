#include "render/pdf_fonts.h"

#include <string.h>

#include "render/font_file.h"
#include "render/pdf_put.h"

enum {
    CODES = 0x10000,
    PRIVATE_FIRST = 0xE000, /* codes that are no characters of ours */
    PRIVATE_LAST = 0xF8FF,
    SURROGATE_FIRST = 0xD800,
    LAST_LETTER = 0xFFEF,
    SECTION = 100 /* entries that a section of a CMap may have */
};

typedef struct {
    FontFile *source;
    bool used;
    guint16 *glyphs;    /* by code; 0: the code shows none */
    GHashTable *others; /* glyph and text to private code */
} Face;

struct PdfFonts {
    const PaintFaces *faces;
    int count;
    Face *face;
    GHashTable *meanings; /* text, and which of its codes, to private code */
    GPtrArray *texts;     /* by private code, the last first */
    bool full;            /* there are no more of them */
};

static void
use_face(Face *face)
{
    if (face->used)
        return;
    face->used = true;
    face->glyphs = g_new0(guint16, CODES);
    face->others = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

PdfFonts *
pdf_fonts_new(const PaintFaces *faces)
{
    PdfFonts *fonts = g_new0(PdfFonts, 1);
    fonts->faces = faces;
    fonts->count = paint_faces_count(faces);
    fonts->face = g_new0(Face, fonts->count);
    for (int i = 0; i < fonts->count; i++)
        fonts->face[i].source = paint_font_file(faces, i);
    fonts->meanings =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    fonts->texts = g_ptr_array_new_with_free_func(g_free);
    return fonts;
}

void
pdf_fonts_free(PdfFonts *fonts)
{
    for (int i = 0; i < fonts->count; i++) {
        Face *face = &fonts->face[i];
        g_free(face->glyphs);
        g_clear_pointer(&face->others, g_hash_table_unref);
    }
    g_hash_table_unref(fonts->meanings);
    g_ptr_array_unref(fonts->texts);
    g_free(fonts->face);
    g_free(fonts);
}

int
pdf_fonts_advance(const PdfFonts *fonts, int face, guint32 glyph)
{
    return font_file_advance(fonts->face[face].source, (int)glyph);
}

/* --- codes ---------------------------------------------------------------- */

static bool
is_private(int code)
{
    return code >= SURROGATE_FIRST && code <= PRIVATE_LAST;
}

/* The private code that means the text, the n-th of them; 0: no more. */
static guint16
nth_code(PdfFonts *fonts, int n, const char *text, int bytes)
{
    g_autofree char *key = g_strdup_printf("%d %.*s", n, bytes, text);
    gpointer known = g_hash_table_lookup(fonts->meanings, key);
    if (known)
        return (guint16)GPOINTER_TO_INT(known);
    int code = PRIVATE_LAST - (int)fonts->texts->len;
    if (!is_private(code))
        return 0;
    g_hash_table_insert(fonts->meanings, g_steal_pointer(&key),
                        GINT_TO_POINTER(code));
    g_ptr_array_add(fonts->texts, g_strndup(text, (gsize)bytes));
    return (guint16)code;
}

/* One that no other glyph of the face has: faces share their meanings. */
static guint16
private_code(PdfFonts *fonts, Face *face, guint32 glyph, const char *text,
             int bytes)
{
    g_autofree char *key = g_strdup_printf("%u %.*s", glyph, bytes, text);
    gpointer known = g_hash_table_lookup(face->others, key);
    if (known)
        return (guint16)GPOINTER_TO_INT(known);
    guint16 code = nth_code(fonts, 0, text, bytes);
    for (int n = 1; code != 0 && face->glyphs[code] != 0; n++)
        code = nth_code(fonts, n, text, bytes);
    if (code == 0) {
        fonts->full = true;
        return PRIVATE_LAST;
    }
    face->glyphs[code] = (guint16)glyph;
    g_hash_table_insert(face->others, g_steal_pointer(&key),
                        GINT_TO_POINTER((int)code));
    return code;
}

guint16
pdf_fonts_code(PdfFonts *fonts, int index, guint32 glyph, const char *text,
               int bytes)
{
    Face *face = &fonts->face[index];
    use_face(face);
    if (bytes > 0 && bytes == g_utf8_skip[(guchar)*text]) {
        gunichar c = g_utf8_get_char(text);
        if (c <= LAST_LETTER && c >= ' ' && !is_private((int)c)) {
            if (face->glyphs[c] == 0)
                face->glyphs[c] = (guint16)glyph;
            if (face->glyphs[c] == glyph)
                return (guint16)c;
        }
    }
    return private_code(fonts, face, glyph, text, bytes);
}

/* --- objects -------------------------------------------------------------- */

static const char map_head[] = "/CIDInit /ProcSet findresource begin\n"
                               "12 dict begin\n"
                               "begincmap\n"
                               "/CIDSystemInfo\n"
                               "<</Registry(Adobe)/Ordering(UCS)"
                               "/Supplement 0>> def\n"
                               "/CMapName /Adobe-Identity-UCS def\n"
                               "/CMapType 2 def\n"
                               "1 begincodespacerange\n"
                               "<0000> <ffff>\n"
                               "endcodespacerange\n";
static const char map_tail[] = "endcmap\n"
                               "CMapName currentdict /CMap defineresource pop\n"
                               "end\n"
                               "end\n";

static void
end_section(GString *map, GString *section, int *count, const char *kind)
{
    if (*count > 0)
        g_string_append_printf(map, "%d begin%s\n%s\nend%s\n", *count, kind,
                               section->str, kind);
    g_string_truncate(section, 0);
    *count = 0;
}

static bool
is_row_used(const PdfFonts *fonts, int row)
{
    for (int i = 0; i < fonts->count; i++)
        for (int code = row; fonts->face[i].used && code < row + 0x100; code++)
            if (fonts->face[i].glyphs[code] != 0 && !is_private(code))
                return true;
    return false;
}

/* Codes that are their characters: all with the same first byte at once, since
 * a range may count up the last byte alone and whole rows pack to less than the
 * parts in use. No control character, nothing behind the last letter. */
static void
append_ranges(GString *map, const PdfFonts *fonts)
{
    g_autoptr(GString) section = g_string_new(NULL);
    int count = 0;
    for (int row = 0; row < CODES; row += 0x100) {
        if (!is_row_used(fonts, row))
            continue;
        g_string_append_printf(section, "<%04x><%04x><%04x>", MAX(row, ' '),
                               MIN(row + 0xFF, LAST_LETTER), MAX(row, ' '));
        if (++count == SECTION)
            end_section(map, section, &count, "bfrange");
    }
    end_section(map, section, &count, "bfrange");
}

static void
append_meaning(GString *out, const char *text)
{
    /* A glyph that adds nothing to the text of the one before it. */
    const char *shown = *text ? text : "\xE2\x80\x8B"; /* zero width space */
    g_autoptr(GString) units = g_string_new(NULL);
    for (const char *p = shown; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (c >= 0x10000)
            g_string_append_printf(units, "%04x%04x",
                                   0xD800 + ((c - 0x10000) >> 10),
                                   0xDC00 + (c & 0x3FF));
        else
            g_string_append_printf(units, "%04x", c);
    }
    g_string_append_printf(out, "<%s>", units->str);
}

static void
append_meanings(GString *map, const PdfFonts *fonts)
{
    g_autoptr(GString) section = g_string_new(NULL);
    int count = 0;
    for (int i = (int)fonts->texts->len - 1; i >= 0; i--) {
        g_string_append_printf(section, "<%04x>", PRIVATE_LAST - i);
        append_meaning(section, g_ptr_array_index(fonts->texts, i));
        if (++count == SECTION)
            end_section(map, section, &count, "bfchar");
    }
    end_section(map, section, &count, "bfchar");
}

/* What each code means, for all faces at once: a paper of a page has three and
 * would say most of it thrice. */
static int
write_map(const PdfFonts *fonts, PdfFile *file)
{
    g_autoptr(GString) map = g_string_new(map_head);
    append_ranges(map, fonts);
    append_meanings(map, fonts);
    g_string_append(map, map_tail);
    int number = pdf_file_number(file);
    pdf_file_stream(file, number, "", map->str, map->len);
    return number;
}

/* Ranges of codes with one width, which is not the usual one; codes between
 * them show nothing. */
static void
append_widths(GString *out, const Face *face, int usual)
{
    int first = 0, last = 0, width = usual;
    g_string_append(out, "/W[");
    for (int code = 0; code <= CODES; code++) {
        if (code < CODES && face->glyphs[code] == 0)
            continue;
        int own = code < CODES
                      ? font_file_advance(face->source, face->glyphs[code])
                      : usual;
        if (own != width || code == CODES) {
            if (width != usual)
                g_string_append_printf(out, "%d %d %d ", first, last, width);
            first = code;
            width = own;
        }
        last = code;
    }
    g_string_append(out, "]");
}

/* The glyphs of all codes; the caller's. */
static GArray *
list_glyphs(const Face *face)
{
    GArray *glyphs = g_array_new(FALSE, FALSE, sizeof(guint16));
    for (int code = 0; code < CODES; code++)
        if (face->glyphs[code] != 0)
            g_array_append_val(glyphs, face->glyphs[code]);
    return glyphs;
}

/*
 * Where each code finds its glyph, two bytes a code. One that shows nothing
 * repeats the one before: what is left of 128 KiB packs to three bytes a glyph.
 */
static int
write_places(const Face *face, PdfFile *file, const guint16 *places)
{
    int last = CODES - 1;
    while (last > 0 && face->glyphs[last] == 0)
        last--;
    gsize length = 2 * (gsize)(last + 1);
    g_autofree guint8 *pairs = g_malloc(length);
    guint place = 0;
    for (int code = 0; code <= last; code++) {
        if (face->glyphs[code] != 0)
            place = places[face->glyphs[code]];
        pairs[2 * code] = (guint8)(place >> 8);
        pairs[2 * code + 1] = (guint8)place;
    }
    int number = pdf_file_number(file);
    pdf_file_stream(file, number, "", pairs, length);
    return number;
}

/* Six letters that no other subset has (PDF 32000-1, 9.6.4), and the name. */
static char *
subset_name(GBytes *program, const char *name)
{
    enum { LETTERS = 6 };
    char tag[LETTERS + 1] = "";
    g_autofree char *sum =
        g_compute_checksum_for_bytes(G_CHECKSUM_MD5, program);
    for (int i = 0; i < LETTERS; i++)
        tag[i] = (char)('A' + g_ascii_xdigit_value(sum[2 * i]) +
                        g_ascii_xdigit_value(sum[2 * i + 1]) % 11);
    return g_strconcat(tag, "+", name, NULL);
}

static int
write_descriptor(const Face *face, PdfFile *file, GBytes *program,
                 const char *name)
{
    FontBounds bounds = font_file_bounds(face->source);
    int stream = pdf_file_number(file), number = pdf_file_number(file);
    gsize size;
    const void *bytes = g_bytes_get_data(program, &size);
    g_autofree char *length = g_strdup_printf("/Length1 %zu", size);
    pdf_file_stream(file, stream, length, bytes, size);
    g_string_append_printf(
        pdf_file_begin(file, number),
        "<</Type/FontDescriptor/FontName/%s/Flags 4/FontBBox[%d %d %d %d]"
        "/ItalicAngle 0/Ascent %d/Descent %d/CapHeight %d/StemV 80"
        "/FontFile2 %d 0 R>>",
        name, bounds.left, bounds.bottom, bounds.right, bounds.top,
        bounds.ascent, bounds.descent, bounds.ascent, stream);
    return number;
}

/* The number of the font; 0 when the face is broken. */
static int
write_face(const Face *face, PdfFile *file, const char *name, int map)
{
    enum { USUAL = 1000 }; /* Japanese characters are an em wide */
    g_autofree guint16 *places =
        g_new0(guint16, (gsize)font_file_count(face->source));
    g_autoptr(GArray) glyphs = list_glyphs(face);
    g_autoptr(GBytes) program = font_file_subset(face->source, glyphs, places);
    if (!program)
        return 0;
    g_autofree char *full = subset_name(program, name);
    int descriptor = write_descriptor(face, file, program, full);
    int place = write_places(face, file, places);
    int inner = pdf_file_number(file), number = pdf_file_number(file);
    GString *out = pdf_file_begin(file, inner);
    g_string_append_printf(
        out,
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo"
        "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        "/FontDescriptor %d 0 R/CIDToGIDMap %d 0 R/DW %d",
        full, descriptor, place, USUAL);
    append_widths(out, face, USUAL);
    g_string_append(out, ">>");
    g_string_append_printf(
        pdf_file_begin(file, number),
        "<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H"
        "/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>",
        full, inner, map);
    return number;
}

bool
pdf_fonts_write(PdfFonts *fonts, PdfFile *file, GString *resources)
{
    int map = write_map(fonts, file);
    for (int i = 0; i < fonts->count; i++) {
        if (!fonts->face[i].used)
            continue;
        int number = write_face(&fonts->face[i], file,
                                paint_face_name(fonts->faces, i), map);
        if (number == 0)
            return false;
        g_string_append_printf(resources, "/F%d %d 0 R", i, number);
    }
    return !fonts->full;
}
