#include "render/font_file.h"

#include <ft2build.h>
#include <glib/gstdio.h>
#include <string.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

#include "typeset/font.h"

typedef struct {
    FontSet *fonts;
    FT_Library library;
} Fixture;

static void
set_up(Fixture *fixture, const void *data)
{
    (void)data;
    g_autoptr(GError) error = NULL;
    fixture->fonts = font_set_open("layouts/fonts.conf", &error);
    g_assert_no_error(error);
    g_assert_cmpint(FT_Init_FreeType(&fixture->library), ==, 0);
}

static void
tear_down(Fixture *fixture, const void *data)
{
    (void)data;
    FT_Done_FreeType(fixture->library);
    font_set_free(fixture->fonts);
}

static FontFile *
open_face(const Fixture *fixture, int face)
{
    g_autoptr(GError) error = NULL;
    FontFile *type = font_file_open(font_file(fixture->fonts, face), &error);
    g_assert_no_error(error);
    return type;
}

static FT_Outline *
outline(FT_Face face, int glyph)
{
    g_assert_cmpint(FT_Load_Glyph(face, (FT_UInt)glyph,
                                  FT_LOAD_NO_SCALE | FT_LOAD_NO_HINTING),
                    ==, 0);
    return &face->glyph->outline;
}

static void
assert_same_shape(FT_Face one, int glyph, FT_Face other, int number)
{
    FT_Outline *a = outline(one, glyph), *b = outline(other, number);
    g_assert_cmpint(a->n_points, ==, b->n_points);
    g_assert_cmpint(a->n_contours, ==, b->n_contours);
    for (int i = 0; i < a->n_points; i++) {
        g_assert_cmpint(a->points[i].x, ==, b->points[i].x);
        g_assert_cmpint(a->points[i].y, ==, b->points[i].y);
    }
    g_assert_cmpint(one->glyph->metrics.horiAdvance, ==,
                    other->glyph->metrics.horiAdvance);
}

/* Every 37th glyph of the installed face, instructions and parts and all. */
static void
check_face(const Fixture *fixture, int index)
{
    g_autoptr(FontFile) type = open_face(fixture, index);
    g_autoptr(GArray) glyphs = g_array_new(FALSE, FALSE, sizeof(guint16));
    for (int glyph = 1; glyph < font_file_count(type); glyph += 37) {
        guint16 number = (guint16)glyph;
        g_array_append_val(glyphs, number);
    }
    g_autofree guint16 *places = g_new0(guint16, font_file_count(type));
    g_autoptr(GBytes) file = font_file_subset(type, glyphs, places);
    g_assert_nonnull(file);
    gsize size;
    const FT_Byte *bytes = g_bytes_get_data(file, &size);
    FT_Face whole, part;
    g_assert_cmpint(FT_New_Face(fixture->library,
                                font_file(fixture->fonts, index), 0, &whole),
                    ==, 0);
    g_assert_cmpint(
        FT_New_Memory_Face(fixture->library, bytes, (FT_Long)size, 0, &part),
        ==, 0);
    g_assert_cmpint(part->num_glyphs, >=, glyphs->len + 1);
    assert_same_shape(whole, 0, part, 0);
    for (guint i = 0; i < glyphs->len; i++) {
        guint16 glyph = g_array_index(glyphs, guint16, i);
        assert_same_shape(whole, glyph, part, places[glyph]);
    }
    FT_Done_Face(part);
    FT_Done_Face(whole);
}

static void
test_shapes(Fixture *fixture, const void *data)
{
    (void)data;
    for (int i = 0; i < font_count(fixture->fonts); i++)
        check_face(fixture, i);
}

static void
test_order(Fixture *fixture, const void *data)
{
    (void)data;
    g_autoptr(FontFile) type = open_face(fixture, 0);
    const guint16 numbers[] = {500, 40, 41};
    g_autoptr(GArray) glyphs = g_array_new(FALSE, FALSE, sizeof(guint16));
    g_array_append_vals(glyphs, numbers, G_N_ELEMENTS(numbers));
    g_autofree guint16 *places = g_new0(guint16, font_file_count(type));
    g_autoptr(GBytes) one = font_file_subset(type, glyphs, places);
    g_autoptr(GBytes) same = font_file_subset(type, glyphs, places);
    g_assert_true(g_bytes_equal(one, same));
    g_assert_cmpint(places[40], <, places[41]);
    g_assert_cmpint(places[41], <, places[500]);
    g_assert_cmpint(font_file_advance(type, 500), >, 0);
}

static void
test_refused(Fixture *fixture, const void *data)
{
    (void)fixture;
    (void)data;
    g_autoptr(GError) error = NULL;
    g_assert_null(font_file_open("layouts/styles.xml", &error));
    g_assert_nonnull(strstr(error->message, "styles.xml: not a TrueType"));
    g_clear_error(&error);
    g_assert_null(font_file_open("layouts/none.ttf", &error));
    g_assert_nonnull(error);
}

/* A file that ends too early is refused, or is cut without reading beyond its
 * end (the sanitizers and valgrind would tell). */
static void
test_cut_short(Fixture *fixture, const void *data)
{
    (void)data;
    g_autofree char *bytes = NULL, *path = NULL;
    gsize length = 0;
    g_autoptr(GError) error = NULL;
    g_file_get_contents(font_file(fixture->fonts, 0), &bytes, &length, &error);
    g_assert_no_error(error);
    int file = g_file_open_tmp("font-file-test-XXXXXX", &path, &error);
    g_assert_no_error(error);
    g_close(file, NULL);
    int refused = 0;
    for (gsize cut = 4; cut < length; cut = cut * 3 + 1) {
        g_file_set_contents(path, bytes, (gssize)cut, &error);
        g_assert_no_error(error);
        g_autoptr(FontFile) type = font_file_open(path, NULL);
        refused += !type;
        if (!type)
            continue;
        const guint16 glyph = 40;
        g_autoptr(GArray) glyphs = g_array_new(FALSE, FALSE, sizeof glyph);
        g_array_append_val(glyphs, glyph);
        g_autofree guint16 *places = g_new0(guint16, font_file_count(type));
        g_autoptr(GBytes) cut_file = font_file_subset(type, glyphs, places);
        font_file_bounds(type);
        font_file_advance(type, 40);
    }
    g_assert_cmpint(refused, >, 5);
    g_remove(path);
}

#define ADD(name, function)                                                    \
    g_test_add("/font-file/" name, Fixture, NULL, set_up, function, tear_down)

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD("a-subset-has-the-same-shapes-and-advances", test_shapes);
    ADD("same-glyphs-give-the-same-file", test_order);
    ADD("what-is-no-font-is-refused", test_refused);
    ADD("a-font-cut-short-is-refused-or-harmless", test_cut_short);
    return g_test_run();
}
