#include "render/paint.h"

#include <cairo-ft.h>
#include <ft2build.h>
#include <string.h>
#include FT_FREETYPE_H

#include "base/error.h"
#include "render/paint_private.h"

typedef struct {
    char *name;
    FontFile *file;
    FT_Face freetype;
    cairo_font_face_t *cairo;
} PaintFace;

struct PaintFaces {
    FT_Library freetype;
    cairo_font_options_t *options;
    int count;
    PaintFace *faces;
    GHashTable *scaled; /* face and size to cairo_scaled_font_t */
    GArray *glyphs;     /* of cairo_glyph_t: what is being painted */
    bool mono;
};

static char *
face_path(const FontSet *fonts, int face, const char *folder)
{
    const char *file = font_file(fonts, face);
    if (!folder)
        return g_strdup(file);
    const char *extension = strrchr(file, '.');
    g_autofree char *name =
        g_strconcat(font_name(fonts, face), extension ? extension : "", NULL);
    return g_build_filename(folder, name, NULL);
}

/* Of the file, without its ending and what a PDF's name cannot have. */
static char *
base_name(const char *file)
{
    char *name = g_path_get_basename(file);
    char *dot = strrchr(name, '.');
    if (dot && dot > name)
        *dot = '\0';
    return g_strcanon(name, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-", '-');
}

static bool
open_face(PaintFaces *faces, int index, const char *path, GError **error)
{
    PaintFace *face = &faces->faces[index];
    face->file = font_file_open(path, error);
    if (!face->file)
        return false;
    if (FT_New_Face(faces->freetype, path, 0, &face->freetype) != 0) {
        g_set_error(error, HYOKA_ERROR, HYOKA_ERROR_ENVIRONMENT,
                    "%s: not a font, or not there", path);
        return false;
    }
    face->cairo = cairo_ft_font_face_create_for_ft_face(
        face->freetype, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP);
    return true;
}

PaintFaces *
paint_faces_open(const FontSet *fonts, const char *folder, GError **error)
{
    g_autoptr(PaintFaces) faces = g_new0(PaintFaces, 1);
    faces->scaled =
        g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free,
                              (GDestroyNotify)cairo_scaled_font_destroy);
    faces->glyphs = g_array_new(FALSE, FALSE, sizeof(cairo_glyph_t));
    faces->options = cairo_font_options_create();
    cairo_font_options_set_hint_style(faces->options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(faces->options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(faces->options, CAIRO_ANTIALIAS_GRAY);
    faces->faces = g_new0(PaintFace, font_count(fonts));
    if (FT_Init_FreeType(&faces->freetype) != 0)
        g_error("FreeType does not start");
    for (int i = 0; i < font_count(fonts); i++) {
        g_autofree char *path = face_path(fonts, i, folder);
        faces->count++;
        if (!open_face(faces, i, path, error))
            return NULL;
        const char *name = FT_Get_Postscript_Name(faces->faces[i].freetype);
        faces->faces[i].name =
            name ? g_strdup(name) : base_name(font_file(fonts, i));
    }
    return g_steal_pointer(&faces);
}

void
paint_faces_free(PaintFaces *faces)
{
    if (!faces)
        return;
    g_hash_table_unref(faces->scaled);
    for (int i = 0; i < faces->count; i++) {
        PaintFace *face = &faces->faces[i];
        g_clear_pointer(&face->cairo, cairo_font_face_destroy);
        g_clear_pointer(&face->freetype, FT_Done_Face);
        font_file_free(face->file);
        g_free(face->name);
    }
    FT_Done_FreeType(faces->freetype);
    cairo_font_options_destroy(faces->options);
    g_array_unref(faces->glyphs);
    g_free(faces->faces);
    g_free(faces);
}

cairo_scaled_font_t *
paint_scaled_font(PaintFaces *faces, int face, double size)
{
    g_assert(face >= 0 && face < faces->count);
    gint64 key = (gint64)face << 32 | (gint64)(size * 1e5 + 0.5);
    cairo_scaled_font_t *font = g_hash_table_lookup(faces->scaled, &key);
    if (!font) {
        cairo_matrix_t matrix, identity;
        cairo_matrix_init_scale(&matrix, size * points_per_mm,
                                size * points_per_mm);
        cairo_matrix_init_identity(&identity);
        font = cairo_scaled_font_create(faces->faces[face].cairo, &matrix,
                                        &identity, faces->options);
        g_hash_table_insert(faces->scaled, g_memdup2(&key, sizeof key), font);
    }
    return font;
}

void
paint_faces_mono(PaintFaces *faces)
{
    faces->mono = true;
}

void
paint_shade(const PaintFaces *faces, Color color, double parts[3])
{
    double red = color.red / 255.0, green = color.green / 255.0,
           blue = color.blue / 255.0;
    if (faces->mono) /* luma, ITU-R BT.601 */
        red = green = blue = 0.299 * red + 0.587 * green + 0.114 * blue;
    parts[0] = red;
    parts[1] = green;
    parts[2] = blue;
}

void
paint_color(cairo_t *cr, const PaintFaces *faces, Color color)
{
    double parts[3];
    paint_shade(faces, color, parts);
    cairo_set_source_rgb(cr, parts[0], parts[1], parts[2]);
}

GArray *
paint_scratch(PaintFaces *faces)
{
    return faces->glyphs;
}

int
paint_faces_count(const PaintFaces *faces)
{
    return faces->count;
}

const char *
paint_face_name(const PaintFaces *faces, int face)
{
    return faces->faces[face].name;
}

FontFile *
paint_font_file(const PaintFaces *faces, int face)
{
    return faces->faces[face].file;
}

void
paint_page(cairo_t *cr, PaintFaces *faces, const Page *page)
{
    cairo_set_line_join(cr, CAIRO_LINE_JOIN_MITER);
    const Box *boxes = (const Box *)(void *)page->boxes->data;
    int count = (int)page->boxes->len;
    for (int i = 0, next; i < count; i = next) {
        next = i + 1;
        if (boxes[i].kind == BOX_TEXT)
            next = paint_texts(cr, faces, boxes, i, count);
        else if (paint_is_shape(&boxes[i]))
            next = paint_shapes(cr, faces, boxes, i, count);
    }
}
