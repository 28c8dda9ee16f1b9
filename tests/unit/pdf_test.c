#include "render/pdf.h"

#include <glib/gstdio.h>
#include <string.h>

#include "render/pdf_draw.h"
#include "render/pdf_put.h"
#include "typeset/para.h"

static const char prose[] =
    "本事業は、「地域共生社会の実現」（令和5年度改定）、『第3期基本計画』。」"
    "（注1）に基づき、KPIを12%改善した。髙﨑①㈱の総合評点は61.8点"
    "（58.9～64.6）で12位、△3.2ポイントである。";

static char *paint_folder; /* of this build's paint faces */

typedef struct {
    FontSet *fonts;
    PaintFaces *faces;
} Fixture;

static void
set_up(Fixture *fixture, const void *data)
{
    (void)data;
    g_autoptr(GError) error = NULL;
    fixture->fonts = font_set_open("layouts/fonts.conf", &error);
    g_assert_no_error(error);
    fixture->faces = paint_faces_open(fixture->fonts, paint_folder, &error);
    g_assert_no_error(error);
}

static void
tear_down(Fixture *fixture, const void *data)
{
    (void)data;
    paint_faces_free(fixture->faces);
    font_set_free(fixture->fonts);
}

static void
add_text(const Fixture *fixture, Document *document, Page *page, double y,
         const char *text)
{
    ParaStyle style = {.size = 3.25,
                       .lead = 5,
                       .latin_gap = 0.16,
                       .latin_min = 0.06,
                       .latin_max = 0.3,
                       .mark_gap = 0.5,
                       .point_width = 0.3,
                       .align = PARA_JUSTIFY};
    ParaSpan span = {.text = text, .face = 2, .size = 3.25};
    const Para *para =
        para_set(fixture->fonts, &span, 1, &style, 78, document->arena);
    const Color black = {0, 0, 0};
    for (int i = 0; i < para->line_count; i++)
        para_line_boxes(&para->lines[i], page->boxes, 25, y + 5 * i, &black,
                        "body", document->arena);
}

static Document *
paper(const Fixture *fixture, const char *text)
{
    Document *document = document_new();
    document->title = "評価書";
    document->subject = "平成29年度";
    document->date = "2018-09-28";
    Page *page = document_add_page(document, 210, 297);
    page->label = "1";
    add_text(fixture, document, page, 30, text);
    Box rect = {.kind = BOX_RECT,
                .x = 25,
                .y = 200,
                .x1 = 100,
                .y1 = 210,
                .filled = true,
                .stroked = true,
                .fill = {238, 238, 238},
                .stroke = {0, 72, 150},
                .line_width = 0.25,
                .dash = {0.7, 0.7}};
    g_array_append_val(page->boxes, rect);
    OutlineEntry entry = {"総合評価", 1, 0, 22};
    g_array_append_val(document->outline, entry);
    return document;
}

static GBytes *
pdf_of(const Fixture *fixture, const char *text)
{
    g_autoptr(Document) document = paper(fixture, text);
    g_autoptr(GError) error = NULL;
    GBytes *pdf = pdf_write(document, fixture->faces, &error);
    g_assert_no_error(error);
    return pdf;
}

/* What a command, with %s for the file, prints about the PDF. */
static char *
ask(GBytes *pdf, const char *command)
{
    g_autofree char *path = NULL;
    g_autoptr(GError) error = NULL;
    int file = g_file_open_tmp("pdf-test-XXXXXX", &path, &error);
    g_assert_no_error(error);
    g_close(file, NULL);
    gsize length = 0;
    const char *bytes = g_bytes_get_data(pdf, &length);
    g_file_set_contents(path, bytes, (gssize)length, &error);
    g_assert_no_error(error);
    g_autoptr(GString) line = g_string_new(command);
    g_string_replace(line, "%s", path, 1);
    char *output = NULL;
    int status = -1;
    g_spawn_command_line_sync(line->str, &output, NULL, &status, &error);
    g_assert_no_error(error);
    g_assert_cmpint(status, ==, 0);
    g_remove(path);
    return output;
}

static char *
without_blanks(const char *text)
{
    GString *out = g_string_new(NULL);
    for (const char *p = text; *p; p++)
        if (!g_ascii_isspace(*p))
            g_string_append_c(out, *p);
    return g_string_free(out, FALSE);
}

static void
test_text(Fixture *fixture, const void *data)
{
    (void)data;
    g_autoptr(GBytes) pdf = pdf_of(fixture, prose);
    g_autofree char *text = ask(pdf, "pdftotext -raw %s -");
    g_autoptr(GString) lines = g_string_new(text);
    g_string_replace(lines, "\n", "", 0);
    g_string_replace(lines, "\f", "", 0);
    /* Exact: not one space that was not there. */
    g_assert_cmpstr(lines->str, ==, prose);
}

/* A reader that knows nothing of ActualText sees what each glyph means. */
static void
test_meanings(Fixture *fixture, const void *data)
{
    (void)data;
    g_autoptr(GBytes) pdf = pdf_of(fixture, prose);
    g_autofree char *text = ask(pdf, "mutool draw -q -F txt %s");
    g_autofree char *found = without_blanks(text);
    g_assert_cmpstr(found, ==, prose);
}

static void
test_same_bytes(Fixture *fixture, const void *data)
{
    (void)data;
    g_autoptr(GBytes) alone = pdf_of(fixture, prose);
    g_autoptr(GBytes) other = pdf_of(fixture, "別の紙に別の字が先にある。");
    g_setenv("TZ", "Pacific/Kiritimati", TRUE);
    g_autoptr(GBytes) among = pdf_of(fixture, prose);
    g_unsetenv("TZ");
    g_assert_true(g_bytes_equal(alone, among));
    g_assert_false(g_bytes_equal(alone, other));
}

static void
test_catalog(Fixture *fixture, const void *data)
{
    (void)data;
    g_autoptr(GBytes) pdf = pdf_of(fixture, prose);
    g_autofree char *information = ask(pdf, "pdfinfo -rawdates %s");
    g_assert_nonnull(strstr(information, "評価書"));
    g_assert_nonnull(strstr(information, "平成29年度"));
    g_assert_nonnull(strstr(information, "D:20180928000000+09'00"));
    g_autofree char *objects =
        ask(pdf, "qpdf --json=2 --json-stream-data=none %s");
    g_assert_nonnull(strstr(objects, "\"/Lang\": \"u:ja-JP\""));
    g_assert_nonnull(strstr(objects, "\"/DisplayDocTitle\": true"));
    g_assert_nonnull(strstr(objects, "\"/Duplex\": \"/DuplexFlipLongEdge\""));
    g_assert_nonnull(strstr(objects, "\"/PrintScaling\": \"/None\""));
    g_assert_nonnull(strstr(objects, "\"/Outlines\""));
    g_assert_nonnull(strstr(objects, "\"/PageLabels\""));
    g_assert_nonnull(strstr(objects, "\"/CIDToGIDMap\": \""));
}

static void
test_black(Fixture *fixture, const void *data)
{
    (void)data;
    g_autoptr(GBytes) pdf = pdf_of(fixture, prose);
    g_autofree char *plain =
        ask(pdf, "sh -c \"qpdf --qdf --object-streams=disable "
                 "--no-original-object-ids %s - | tr -d '\\\\000'\"");
    g_assert_null(strstr(plain, "0 0 0 rg"));
    g_assert_nonnull(strstr(plain, "0 g"));
    g_assert_nonnull(strstr(plain, "0.933 g"));
    g_assert_nonnull(strstr(plain, "0 0.282 0.588 RG"));
}

static void
add_box(Page *page, Box box)
{
    g_array_append_val(page->boxes, box);
}

/* A run of glyphs 1, 2, … that show the characters. */
static void
add_glyphs(Document *document, Page *page, const char *characters)
{
    int count = (int)strlen(characters);
    GlyphRun *run = arena_alloc(document->arena, sizeof *run);
    guint32 *glyphs = arena_array(document->arena, guint32, count);
    double *x = arena_array(document->arena, double, count);
    int *bytes = arena_array(document->arena, int, count + 1);
    for (int i = 0; i < count; i++) {
        glyphs[i] = (guint32)i + 1;
        x[i] = i;
        bytes[i + 1] = i + 1;
    }
    *run = (GlyphRun){.size = 1,
                      .count = count,
                      .glyph = glyphs,
                      .x = x,
                      .text = characters,
                      .byte = bytes,
                      .width = count};
    add_box(page, (Box){.kind = BOX_TEXT, .run = run});
}

/* A heading "AB", a cell "C", a figure "D", artifact "E". */
static Document *
tagged(void)
{
    Document *document = document_new();
    Page *page = document_add_page(document, 100, 100);
    add_box(page, (Box){.kind = BOX_BEGIN, .role = "H1"});
    add_glyphs(document, page, "AB");
    add_box(page, (Box){.kind = BOX_END});
    add_box(page, (Box){.kind = BOX_BEGIN, .role = "P"});
    add_glyphs(document, page, "C");
    add_box(page, (Box){.kind = BOX_END});
    add_box(page, (Box){.kind = BOX_BEGIN, .role = "Figure", .text = "図"});
    add_glyphs(document, page, "D");
    add_box(page, (Box){.kind = BOX_END});
    add_box(page, (Box){.kind = BOX_BEGIN, .role = "Artifact"});
    add_glyphs(document, page, "E");
    add_box(page, (Box){.kind = BOX_END});
    return document;
}

/* The stream of the document's first page; bytes 0 of codes show as "^". */
static void
assert_drawn(const Fixture *fixture, const Document *document,
             const char *expected)
{
    static const char scale[] = ".0283465 0 0 .0283465 0 0 cm\n";
    g_autoptr(PdfFonts) fonts = pdf_fonts_new(fixture->faces);
    g_autoptr(PdfTags) tags = pdf_tags_new(document, 0, false);
    const PdfDrawing drawing = {document, fixture->faces, fonts, tags};
    g_autoptr(GString) out = g_string_new(NULL);
    pdf_draw_page(&drawing, 0, out);
    for (gsize i = 0; i < out->len; i++)
        if (out->str[i] == '\0')
            out->str[i] = '^';
    g_assert_true(g_str_has_prefix(out->str, scale));
    g_assert_cmpstr(out->str + strlen(scale), ==, expected);
}

static void
test_marks(Fixture *fixture, const void *data)
{
    (void)data;
    g_autoptr(Document) document = tagged();
    assert_drawn(fixture, document,
                 "BT\n/H1<</MCID 0>>BDC\n0 g\n/F0 100 Tf\n"
                 "/Span<</ActualText(AB)>>BDC\n0 10000 Td\n[(^A)-1000(^B)]TJ\n"
                 "EMC\nEMC\n/P<</MCID 1>>BDC\n[1500(^C)]TJ\nEMC\nET\n"
                 "/Figure<</MCID 2>>BDC\nBT\n0 10000 Td\n(^D)Tj\nET\nEMC\n"
                 "BT\n/Artifact BMC\n0 10000 Td\n(^E)Tj\nEMC\nET\n");
}

/* A, B where it ends, and C a little on: in one string each until it moves. */
static void
test_runs(Fixture *fixture, const void *data)
{
    (void)data;
    g_autoptr(Document) document = document_new();
    Page *page = document_add_page(document, 100, 100);
    add_box(page, (Box){.kind = BOX_BEGIN, .role = "P"});
    add_glyphs(document, page, "A");
    add_glyphs(document, page, "B");
    add_glyphs(document, page, "C");
    g_array_index(page->boxes, Box, 3).x = 0.3;
    add_box(page, (Box){.kind = BOX_END});
    assert_drawn(fixture, document,
                 "BT\n/P<</MCID 0>>BDC\n0 g\n/F0 100 Tf\n0 10000 Td\n"
                 "[(^A^B)-300(^C)]TJ\nEMC\nET\n");
}

static void
test_shapes(Fixture *fixture, const void *data)
{
    (void)data;
    g_autoptr(Document) document = document_new();
    Page *page = document_add_page(document, 100, 100);
    const Color grey = {128, 128, 128}, blue = {0, 0, 255};
    add_box(page, (Box){.kind = BOX_RECT,
                        .x = 10,
                        .y = 20,
                        .x1 = 30,
                        .y1 = 25,
                        .filled = true,
                        .fill = grey});
    add_box(page, (Box){.kind = BOX_RECT,
                        .x = 40,
                        .y = 20,
                        .x1 = 50,
                        .y1 = 25,
                        .filled = true,
                        .fill = grey});
    add_box(page, (Box){.kind = BOX_BEGIN, .role = "Figure", .text = "図"});
    for (int i = 0; i < 2; i++) /* the same line again shows nothing */
        add_box(page, (Box){.kind = BOX_LINE,
                            .x = 10,
                            .y = 50,
                            .x1 = 20.004,
                            .y1 = 50,
                            .stroked = true,
                            .stroke = blue,
                            .dash = {1, 0.5},
                            .line_width = 0.125});
    add_box(page, (Box){.kind = BOX_END});
    const double points[] = {0, 0, 10, 0, 10, 10};
    add_box(page, (Box){.kind = BOX_POLY,
                        .points = points,
                        .point_count = 3,
                        .closed = true,
                        .filled = true,
                        .fill = grey,
                        .stroked = true,
                        .stroke = blue,
                        .line_width = 0.125});
    assert_drawn(fixture, document,
                 "/Artifact BMC\n0.502 g\n1000 7500 2000 500 re\n"
                 "4000 7500 1000 500 re\nf\nEMC\n"
                 "/Figure<</MCID 0>>BDC\n0 0 1 RG\n12.5 w\n[100 50]0 d\n"
                 "1000 5000 m 2000 5000 l\nS\nEMC\n"
                 "/Artifact BMC\n[]0 d\n0 10000 m\n1000 10000 l\n1000 9000 l\n"
                 "h\nB\nEMC\n");
}

/* A code is its character, unless another glyph has it or it is none. */
static void
test_codes(Fixture *fixture, const void *data)
{
    (void)data;
    g_autoptr(PdfFonts) fonts = pdf_fonts_new(fixture->faces);
    g_assert_cmphex(pdf_fonts_code(fonts, 0, 7, "評", 3), ==, 0x8A55);
    g_assert_cmphex(pdf_fonts_code(fonts, 0, 7, "評", 3), ==, 0x8A55);
    /* Another form of it, and the same glyph for another character. */
    g_assert_cmphex(pdf_fonts_code(fonts, 0, 8, "評", 3), ==, 0xF8FF);
    g_assert_cmphex(pdf_fonts_code(fonts, 0, 8, "評", 3), ==, 0xF8FF);
    g_assert_cmphex(pdf_fonts_code(fonts, 0, 7, "価", 3), ==, 0x4FA1);
    g_assert_cmphex(pdf_fonts_code(fonts, 0, 9, "𠮟", 4), ==, 0xF8FE);
    g_assert_cmphex(pdf_fonts_code(fonts, 0, 10, "", 0), ==, 0xF8FD);
    g_assert_cmphex(pdf_fonts_code(fonts, 0, 11, "\xEE\x80\x80", 3), ==,
                    0xF8FC);
    /* What one means in a face it means in all. */
    g_assert_cmphex(pdf_fonts_code(fonts, 1, 8, "評", 3), ==, 0x8A55);
    g_assert_cmphex(pdf_fonts_code(fonts, 1, 3, "𠮟", 4), ==, 0xF8FE);
    g_assert_cmphex(pdf_fonts_code(fonts, 1, 4, "𠮟", 4), ==, 0xF8FB);
    g_assert_cmphex(pdf_fonts_code(fonts, 0, 4, "𠮟", 4), ==, 0xF8FB);
}

static void
test_put(void)
{
    g_autoptr(GString) out = g_string_new(NULL);
    pdf_put_integer(out, 0);
    g_string_append_c(out, ' ');
    pdf_put_integer(out, -120);
    g_string_append_c(out, ' ');
    pdf_put_number(out, 3.25, 3);
    g_string_append_c(out, ' ');
    pdf_put_number(out, -0.0004, 3);
    g_string_append_c(out, ' ');
    pdf_put_number(out, -12.0995, 3);
    g_string_append_c(out, ' ');
    pdf_put_number(out, 100, 2);
    g_string_append_c(out, ' ');
    pdf_put_reference(out, 12);
    pdf_put_text(out, "a(b)\\");
    pdf_put_text(out, "評(");
    static const char expected[] =
        "0 -120 3.25 0 -12.1 100 12 0 R(a\\(b\\)\\\\)"
        "(\xFE\xFF\x8A\x55\0\\()";
    g_assert_cmpuint(out->len, ==, sizeof expected - 1);
    g_assert_true(memcmp(out->str, expected, out->len) == 0);
}

#define ADD(name, function)                                                    \
    g_test_add("/pdf/" name, Fixture, NULL, set_up, function, tear_down)

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    /* OUTPUT/tests/unit/pdf_test has its faces in OUTPUT/fonts. */
    g_autofree char *folder = g_path_get_dirname(argv[0]);
    paint_folder = g_build_filename(folder, "..", "..", "fonts", NULL);
    ADD("text-comes-out-as-it-went-in", test_text);
    ADD("each-glyph-knows-its-character", test_meanings);
    ADD("bytes-depend-on-the-document-alone", test_same_bytes);
    ADD("the-catalog-says-language-title-and-dates", test_catalog);
    ADD("black-and-grey-use-one-ink", test_black);
    ADD("each-element-marks-its-own", test_marks);
    ADD("runs-that-follow-are-one-string", test_runs);
    ADD("shapes-outside-figures-are-artifacts", test_shapes);
    ADD("a-code-is-its-character", test_codes);
    g_test_add_func("/pdf/numbers-are-short-and-strings-whole", test_put);
    int status = g_test_run();
    g_free(paint_folder);
    return status;
}
