#include "render/font_file.h"

#include <hb-subset.h>

#include "base/error.h"

struct FontFile {
    hb_face_t *face;
    hb_face_t *prepared; /* to be cut quickly; NULL until that is wanted */
    hb_font_t *font;     /* metrics, in the face's units */
    int em;
};

static bool
has_table(const FontFile *file, const char *name)
{
    hb_blob_t *table =
        hb_face_reference_table(file->face, hb_tag_from_string(name, 4));
    bool has = hb_blob_get_length(table) > 0;
    hb_blob_destroy(table);
    return has;
}

FontFile *
font_file_open(const char *path, GError **error)
{
    g_autoptr(FontFile) file = g_new0(FontFile, 1);
    hb_blob_t *bytes = hb_blob_create_from_file_or_fail(path);
    if (bytes) {
        file->face = hb_face_create(bytes, 0);
        file->font = hb_font_create(file->face);
        file->em = (int)hb_face_get_upem(file->face);
        hb_blob_destroy(bytes);
    }
    if (!bytes || hb_face_get_glyph_count(file->face) == 0 ||
        !has_table(file, "glyf") || !has_table(file, "loca") ||
        !has_table(file, "hmtx")) {
        g_set_error(error, HYOKA_ERROR, HYOKA_ERROR_ENVIRONMENT,
                    "%s: not a TrueType font, or not there", path);
        return NULL;
    }
    return g_steal_pointer(&file);
}

void
font_file_free(FontFile *file)
{
    if (!file)
        return;
    g_clear_pointer(&file->font, hb_font_destroy);
    g_clear_pointer(&file->prepared, hb_face_destroy);
    g_clear_pointer(&file->face, hb_face_destroy);
    g_free(file);
}

int
font_file_count(const FontFile *file)
{
    return (int)hb_face_get_glyph_count(file->face);
}

static int
thousandths(const FontFile *file, int units)
{
    int twice = 2000 * units + file->em;
    int whole = twice / (2 * file->em);
    return twice % (2 * file->em) < 0 ? whole - 1 : whole;
}

int
font_file_advance(const FontFile *file, int glyph)
{
    g_assert(glyph >= 0 && glyph < font_file_count(file));
    return thousandths(
        file, hb_font_get_glyph_h_advance(file->font, (hb_codepoint_t)glyph));
}

/* A signed number of the head table (OpenType, head), 0 when it is cut short.
 */
static int
head_number(const char *bytes, unsigned length, unsigned at)
{
    if (at + 2 > length)
        return 0;
    const guint8 *pair = (const guint8 *)bytes + at;
    return (gint16)(pair[0] << 8 | pair[1]);
}

FontBounds
font_file_bounds(const FontFile *file)
{
    enum { LEFT = 36, BOTTOM = 38, RIGHT = 40, TOP = 42 };
    hb_blob_t *head =
        hb_face_reference_table(file->face, HB_TAG('h', 'e', 'a', 'd'));
    unsigned length;
    const char *bytes = hb_blob_get_data(head, &length);
    hb_font_extents_t line = {0};
    hb_font_get_h_extents(file->font, &line);
    FontBounds bounds = {
        .left = thousandths(file, head_number(bytes, length, LEFT)),
        .bottom = thousandths(file, head_number(bytes, length, BOTTOM)),
        .right = thousandths(file, head_number(bytes, length, RIGHT)),
        .top = thousandths(file, head_number(bytes, length, TOP)),
        .ascent = thousandths(file, line.ascender),
        .descent = thousandths(file, line.descender),
    };
    hb_blob_destroy(head);
    return bounds;
}

/* What a PDF does not ask for: it has its own ways from text to glyph. */
static void
drop_tables(hb_subset_input_t *input)
{
    static const char *const tables[] = {"cmap", "GSUB", "GPOS", "GDEF", "OS/2",
                                         "name", "post", "vhea", "vmtx", "VORG",
                                         "gasp", "DSIG", "BASE"};
    hb_set_t *dropped =
        hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (size_t i = 0; i < G_N_ELEMENTS(tables); i++)
        hb_set_add(dropped, hb_tag_from_string(tables[i], 4));
}

static void
note_places(const hb_subset_plan_t *plan, const GArray *glyphs, guint16 *places)
{
    const hb_map_t *renamed = hb_subset_plan_old_to_new_glyph_mapping(plan);
    for (guint i = 0; i < glyphs->len; i++) {
        guint16 glyph = g_array_index(glyphs, guint16, i);
        places[glyph] = (guint16)hb_map_get(renamed, glyph);
    }
}

static void
free_blob(void *blob)
{
    hb_blob_destroy(blob);
}

/* The bytes of the face, which goes. */
static GBytes *
take_bytes(hb_face_t *face)
{
    hb_blob_t *blob = hb_face_reference_blob(face);
    hb_face_destroy(face);
    unsigned length;
    const char *bytes = hb_blob_get_data(blob, &length);
    return g_bytes_new_with_free_func(bytes, length, free_blob, blob);
}

GBytes *
font_file_subset(FontFile *file, const GArray *glyphs, guint16 *places)
{
    if (!file->prepared) {
        file->prepared = hb_subset_preprocess(file->face);
        /* HarfBuzz 6 gives back the face it cannot prepare as it came. */
        if (file->prepared == file->face)
            hb_face_reference(file->face);
    }
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (!input)
        return NULL;
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING |
                                         HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
    drop_tables(input);
    for (guint i = 0; i < glyphs->len; i++)
        hb_set_add(hb_subset_input_glyph_set(input),
                   g_array_index(glyphs, guint16, i));
    hb_subset_plan_t *plan =
        hb_subset_plan_create_or_fail(file->prepared, input);
    hb_subset_input_destroy(input);
    if (!plan)
        return NULL;
    note_places(plan, glyphs, places);
    hb_face_t *cut = hb_subset_plan_execute_or_fail(plan);
    hb_subset_plan_destroy(plan);
    return cut ? take_bytes(cut) : NULL;
}
