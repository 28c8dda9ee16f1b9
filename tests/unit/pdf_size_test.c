/*
 * A paper is no larger than its faces cut to what it shows, without hints and
 * packed by zlib's best, and 12 kB a page that holds anything. With files as
 * arguments: how far each is from that; with --whole before them, faces and all
 * must be within the pages' share. No face is embedded for a handful of glyphs,
 * but that of the rare characters, which have no other.
 */
#include <stdio.h>
#include <zlib.h>

#include "base/file.h"
#include "pdf_rules.h"
#include "render/pdf.h"
#include "typeset/para.h"

enum {
    PAGE = 12000, /* bytes */
    HANDFUL = 12  /* glyphs, .notdef aside */
};

typedef struct {
    gsize bytes, fonts;
    int pages;
    int fewest; /* glyphs of a face that styles name */
} Size;

static gsize
packed(const GString *font)
{
    uLong length = compressBound(font->len);
    g_autofree guint8 *out = g_malloc(length);
    g_assert_cmpint(compress2(out, &length, (const guint8 *)font->str,
                              font->len, Z_BEST_COMPRESSION),
                    ==, Z_OK);
    return length;
}

/* Glyphs of a TrueType file (OpenType, maxp), .notdef aside. */
static int
count_glyphs(const GString *font)
{
    const guint8 *bytes = (const guint8 *)font->str;
    int tables = bytes[4] << 8 | bytes[5];
    for (int i = 0; i < tables; i++) {
        const guint8 *entry = bytes + 12 + 16 * i;
        guint32 at = (guint32)entry[8] << 24 | (guint32)entry[9] << 16 |
                     (guint32)entry[10] << 8 | entry[11];
        if (memcmp(entry, "maxp", 4) == 0)
            return (bytes[at + 4] << 8 | bytes[at + 5]) - 1;
    }
    return 0;
}

static bool
is_rare(Rules *rules, qpdf_oh descriptor)
{
    const char *name =
        qpdf_oh_get_name(rules->q, rules_key(rules, descriptor, "/FontName"));
    return strstr(name, "ipamj") != NULL;
}

/* Pages that hold anything, and the faces; false when it cannot be read. */
static bool
measure(const char *bytes, gsize length, Size *size)
{
    Rules rules = {.q = qpdf_init()};
    qpdf_silence_errors(rules.q);
    *size = (Size){.bytes = length, .fewest = G_MAXINT};
    bool good =
        qpdf_read_memory(rules.q, "paper", bytes, length, NULL) == QPDF_SUCCESS;
    int pages = good ? qpdf_get_num_pages(rules.q) : 0;
    for (int i = 0; i < pages; i++) {
        g_autoptr(GString) content = rules_stream(
            &rules, rules_key(&rules, qpdf_get_page_n(rules.q, (size_t)i),
                              "/Contents"));
        size->pages += content && memmem(content->str, content->len, "EMC", 3);
    }
    int count =
        good ? rules_integer(&rules, qpdf_get_trailer(rules.q), "/Size", 0) : 0;
    for (int id = 1; id < count; id++) {
        qpdf_oh object = qpdf_get_object_by_id(rules.q, id, 0);
        g_autoptr(GString) font =
            rules_name_is(&rules, object, "/Type", "/FontDescriptor")
                ? rules_stream(&rules, rules_key(&rules, object, "/FontFile2"))
                : NULL;
        if (font) {
            size->fonts += packed(font);
            if (!is_rare(&rules, object))
                size->fewest = MIN(size->fewest, count_glyphs(font));
        }
        qpdf_oh_release(rules.q, object);
    }
    qpdf_cleanup(&rules.q);
    return good && size->pages > 0;
}

static bool
is_within(const Size *size, int page, bool whole)
{
    gsize share = (gsize)size->pages * (gsize)page;
    return size->bytes <= share + (whole ? 0 : size->fonts);
}

static int
check_files(char **paths)
{
    bool whole = g_str_equal(*paths, "--whole");
    int status = 0;
    for (char **path = paths + whole; *path; path++) {
        g_autofree char *bytes = NULL;
        size_t length = 0;
        Size size;
        if (!file_read(*path, 0, &bytes, &length, NULL) ||
            !measure(bytes, length, &size))
            return 3;
        if (size.fewest < HANDFUL) {
            printf("%s: a face of %d glyphs\n", *path, size.fewest);
            status = 1;
        }
        if (is_within(&size, PAGE, whole))
            continue;
        printf("%s: %zu bytes, %zu of them faces, %d pages\n", *path,
               (size_t)size.bytes, (size_t)size.fonts, size.pages);
        status = 1;
    }
    return status;
}

static GBytes *
paper(int pages)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(FontSet) fonts = font_set_open("layouts/fonts.conf", &error);
    g_assert_no_error(error);
    g_autoptr(PaintFaces) faces = paint_faces_open(fonts, NULL, &error);
    g_assert_no_error(error);
    g_autoptr(Document) document = document_new();
    document->title = "評価票";
    document->date = "2018-09-28";
    ParaStyle style = {.size = 4, .lead = 5};
    const Color black = {0, 0, 0};
    for (int i = 0; i < pages; i++) {
        Page *page = document_add_page(document, 210, 297);
        ParaSpan span = {.text = "よろず支援拠点", .face = 0, .size = 4};
        if (i == 0)
            para_line_boxes(para_line(fonts, &span, 1, &style, document->arena),
                            page->boxes, 20, 20, &black, "body",
                            document->arena);
    }
    GBytes *bytes = pdf_write(document, faces, &error);
    g_assert_no_error(error);
    return bytes;
}

static void
test_measures(void)
{
    g_autoptr(GBytes) pdf = paper(3);
    gsize length = 0;
    const char *bytes = g_bytes_get_data(pdf, &length);
    Size size;
    g_assert_true(measure(bytes, length, &size));
    g_assert_cmpuint(size.bytes, ==, length);
    g_assert_cmpint(size.pages, ==, 1);  /* the empty ones do not count */
    g_assert_cmpint(size.fewest, ==, 7); /* よろず支援拠点 */
    g_assert_cmpuint(size.fonts, >, 500);
    g_assert_cmpuint(size.fonts, <, length - 1000);
    int needed = (int)(length - size.fonts);
    g_assert_true(is_within(&size, needed, false));
    g_assert_false(is_within(&size, needed - 1, false));
    g_assert_false(is_within(&size, needed, true));
    g_assert_true(is_within(&size, (int)length, true));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    if (argc > 1)
        return check_files(argv + 1);
    g_test_add_func("/pdf-size/pages-and-faces-are-measured", test_measures);
    return g_test_run();
}
