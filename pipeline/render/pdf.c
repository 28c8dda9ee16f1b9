#include "render/pdf.h"

#include "base/error.h"
#include "render/pdf_draw.h"
#include "render/pdf_meta.h"
#include "render/pdf_outline.h"
#include "render/pdf_put.h"

static const double points_per_mm = 72 / 25.4;

enum {
    LEVEL = 7, /* smaller than zlib's best; 1 % less costs a third more */
    VOLUME_LEVEL = 10 /* a volume is made once and printed: 4 % less, for
                         twice the time of a plain page */
};

typedef struct {
    const Document *document;
    PdfFile *file;
    PdfFonts *fonts;
    PdfTags *tags;
    GArray *pages; /* of int: numbers of the pages' objects, in order */
    int tree;      /* the number of the pages' parent */
} Writing;

static void
write_page(const Writing *writing, int index, int contents, int resources,
           const GString *links)
{
    const Page *page = g_ptr_array_index(writing->document->pages, index);
    GString *out = pdf_file_begin(writing->file,
                                  g_array_index(writing->pages, int, index));
    g_string_append_printf(out, "<</Type/Page/Parent %d 0 R/MediaBox[0 0 ",
                           writing->tree);
    pdf_put_number(out, page->width * points_per_mm, 4);
    g_string_append_c(out, ' ');
    pdf_put_number(out, page->height * points_per_mm, 4);
    g_string_append_printf(
        out, "]/Contents %d 0 R/Resources %d 0 R/StructParents %d/Tabs/S",
        contents, resources, index);
    if (links->len > 0)
        g_string_append_printf(out, "/Annots[%s]", links->str);
    g_string_append(out, ">>");
}

/* The numbers of the streams, in the order of the pages; the caller's. */
static GArray *
write_contents(const Writing *writing, const PaintFaces *faces)
{
    const PdfDrawing drawing = {writing->document, faces, writing->fonts,
                                writing->tags};
    GArray *streams = g_array_new(FALSE, FALSE, sizeof(int));
    g_autoptr(GString) content = g_string_sized_new(64 * 1024);
    for (int i = 0; i < (int)writing->pages->len; i++) {
        int number = pdf_file_number(writing->file);
        g_string_truncate(content, 0);
        pdf_draw_page(&drawing, i, content);
        pdf_file_stream(writing->file, number, "", content->str, content->len,
                        true);
        g_array_append_val(streams, number);
    }
    return streams;
}

static void
write_tree(const Writing *writing)
{
    GString *out = pdf_file_begin(writing->file, writing->tree);
    g_string_append(out, "<</Type/Pages/Kids[");
    for (guint i = 0; i < writing->pages->len; i++) {
        if (i > 0)
            g_string_append_c(out, ' ');
        pdf_put_reference(out, g_array_index(writing->pages, int, i));
    }
    g_string_append_printf(out, "]/Count %u>>", writing->pages->len);
}

/* The number of the catalog. */
static int
write_catalog(const Writing *writing, int structure)
{
    PdfFile *file = writing->file;
    int xmp = pdf_meta_xmp(file, writing->document);
    int profile = pdf_meta_srgb(file);
    int outline = pdf_outline_write(writing->document, file, writing->pages);
    int number = pdf_file_number(file);
    GString *out = pdf_file_begin(file, number);
    const char *duplex =
        writing->document->loose ? "Simplex" : "DuplexFlipLongEdge";
    g_string_append_printf(
        out,
        "<</Type/Catalog/Pages %d 0 R/Lang(ja-JP)/MarkInfo<</Marked true>>"
        "/StructTreeRoot %d 0 R/Metadata %d 0 R/OutputIntents"
        "[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)"
        "/Info(sRGB IEC61966-2.1)/RegistryName(http://www.color.org)"
        "/DestOutputProfile %d 0 R>>]/ViewerPreferences<</DisplayDocTitle true"
        "/Duplex/%s/PrintScaling/None>>/PageLabels",
        writing->tree, structure, xmp, profile, duplex);
    pdf_outline_labels(writing->document, out);
    if (outline)
        g_string_append_printf(out, "/Outlines %d 0 R/PageMode/UseOutlines",
                               outline);
    g_string_append(out, ">>");
    return number;
}

/* False when a face is broken. */
static bool
write_pages(const Writing *writing, const PaintFaces *faces, int *structure)
{
    PdfFile *file = writing->file;
    g_autoptr(GArray) streams = write_contents(writing, faces);
    g_autoptr(GString) fonts = g_string_new(NULL);
    if (!pdf_fonts_write(writing->fonts, file, fonts))
        return false;
    int resources = pdf_file_number(file);
    g_string_append_printf(pdf_file_begin(file, resources), "<</Font<<%s>>>>",
                           fonts->str);
    g_autoptr(GPtrArray) links = g_ptr_array_new();
    for (guint i = 0; i < writing->pages->len; i++)
        g_ptr_array_add(links, g_string_new(NULL));
    *structure = pdf_tags_write(writing->tags, file, writing->pages, links);
    write_tree(writing);
    for (int i = 0; i < (int)writing->pages->len; i++) {
        GString *references = g_ptr_array_index(links, i);
        write_page(writing, i, g_array_index(streams, int, i), resources,
                   references);
        g_string_free(references, TRUE);
    }
    return true;
}

GBytes *
pdf_write(const Document *document, const PaintFaces *faces, GError **error)
{
    g_autoptr(PdfPack) pack =
        pdf_pack_new(document->units->len > 0 && !document->loose ? VOLUME_LEVEL
                                                                  : LEVEL);
    g_autoptr(PdfFile) file = pdf_file_new(1, pack);
    g_autoptr(PdfFonts) fonts = pdf_fonts_new(document, faces);
    g_autoptr(PdfTags) tags = pdf_tags_new(document);
    g_autoptr(GArray) pages = g_array_new(FALSE, FALSE, sizeof(int));
    Writing writing = {document, file,  fonts,
                       tags,     pages, pdf_file_number(file)};
    for (guint i = 0; i < document->pages->len; i++) {
        int number = pdf_file_number(file);
        g_array_append_val(pages, number);
    }
    int structure = 0;
    if (!write_pages(&writing, faces, &structure)) {
        g_set_error(error, HYOKA_ERROR, HYOKA_ERROR_ENVIRONMENT,
                    "%s: a face cannot be cut to what it shows",
                    document->title ? document->title : "");
        return NULL;
    }
    int root = write_catalog(&writing, structure);
    int info = pdf_meta_info(file, document);
    return pdf_file_write(file, root, info);
}
