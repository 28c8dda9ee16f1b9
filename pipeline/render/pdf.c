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

/* Borrows the file, which outlives what else there is. */
typedef struct {
    PdfFile *file;
    PdfFonts *fonts;
    PdfStructure *structure;
    const PaintFaces *faces;
    const Document *document;
    GArray *pages;       /* of int: numbers of the pages' objects, in order */
    int tree, resources; /* the numbers of what all pages refer to */
} Writing;

static void
writing_clear(Writing *writing)
{
    g_clear_pointer(&writing->fonts, pdf_fonts_free);
    g_clear_pointer(&writing->structure, pdf_structure_free);
    g_clear_pointer(&writing->pages, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Writing, writing_clear)

static void
begin_writing(Writing *writing, const Document *document,
              const PaintFaces *faces, PdfFile *file, bool in_parts)
{
    *writing = (Writing){
        .file = file,
        .fonts = pdf_fonts_new(faces),
        .structure = pdf_structure_new(file, in_parts),
        .faces = faces,
        .document = document,
        .pages = g_array_new(FALSE, FALSE, sizeof(int)),
        .tree = pdf_file_number(file),
        .resources = pdf_file_number(file),
    };
}

static void
write_page(const Writing *writing, int index, int contents, int key,
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
        contents, writing->resources, key);
    if (links->len > 0)
        g_string_append_printf(out, "/Annots[%s]", links->str);
    g_string_append(out, ">>");
}

/* The numbers of the streams, in the order of the pages; the caller's. */
static GArray *
write_contents(const Writing *writing, int first, PdfTags *tags)
{
    const PdfDrawing drawing = {writing->document, writing->faces,
                                writing->fonts, tags};
    GArray *streams = g_array_new(FALSE, FALSE, sizeof(int));
    g_autoptr(GString) content = g_string_sized_new(64 * 1024);
    for (int i = first; i < (int)writing->document->pages->len; i++) {
        int number = pdf_file_number(writing->file);
        g_string_truncate(content, 0);
        pdf_draw_page(&drawing, i, content);
        pdf_file_stream(writing->file, number, "", content->str, content->len);
        g_array_append_val(streams, number);
    }
    return streams;
}

static void
free_text(void *text)
{
    g_string_free(text, TRUE);
}

/* The pages from first on, with all that is theirs alone. */
static void
write_part(const Writing *writing, int first, bool is_part)
{
    int count = (int)writing->document->pages->len - first;
    g_autoptr(GPtrArray) links = g_ptr_array_new_with_free_func(free_text);
    for (int i = 0; i < count; i++) {
        int number = pdf_file_number(writing->file);
        g_array_append_val(writing->pages, number);
        g_ptr_array_add(links, g_string_new(NULL));
    }
    g_autoptr(PdfTags) tags = pdf_tags_new(writing->document, first, is_part);
    g_autoptr(GArray) streams = write_contents(writing, first, tags);
    int key = writing->structure->next;
    pdf_tags_write(tags, writing->structure, writing->pages, links);
    for (int i = 0; i < count; i++)
        write_page(writing, first + i, g_array_index(streams, int, i), key + i,
                   g_ptr_array_index(links, i));
    pdf_file_flush(writing->file);
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
write_catalog(const Writing *writing)
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
        "/Info(sRGB IEC61966-2.1)"
        "/DestOutputProfile %d 0 R>>]/ViewerPreferences<</DisplayDocTitle true"
        "/Duplex/%s/PrintScaling/None>>/PageLabels",
        writing->tree, writing->structure->root, xmp, profile, duplex);
    pdf_outline_labels(writing->document, out);
    if (outline)
        g_string_append_printf(out, "/Outlines %d 0 R/PageMode/UseOutlines",
                               outline);
    g_string_append(out, ">>");
    return number;
}

/* What all pages share, and the end; the caller's bytes, none when they are a
 * draft's. NULL with error set when a face is broken. */
static GBytes *
end_writing(const Writing *writing, GError **error)
{
    PdfFile *file = writing->file;
    const Document *document = writing->document;
    g_autoptr(GString) fonts = g_string_new(NULL);
    if (!pdf_fonts_write(writing->fonts, file, fonts)) {
        g_set_error(error, HYOKA_ERROR, HYOKA_ERROR_ENVIRONMENT,
                    "%s: a face cannot be cut to what it shows",
                    document->title ? document->title : "");
        return NULL;
    }
    g_string_append_printf(pdf_file_begin(file, writing->resources),
                           "<</Font<<%s>>>>", fonts->str);
    pdf_structure_write(writing->structure);
    write_tree(writing);
    int root = write_catalog(writing);
    int info = pdf_meta_info(file, document);
    return pdf_file_end(file, root, info);
}

GBytes *
pdf_write(const Document *document, const PaintFaces *faces, GError **error)
{
    g_autoptr(PdfPack) pack =
        pdf_pack_new(document->units->len > 0 ? VOLUME_LEVEL : LEVEL);
    g_autoptr(PdfFile) file = pdf_file_new(pack, NULL);
    g_auto(Writing) writing = {0};
    begin_writing(&writing, document, faces, file, false);
    write_part(&writing, 0, false);
    return end_writing(&writing, error);
}

/* --- volumes, as they grow ------------------------------------------------ */

struct PdfVolume {
    Document *document;
    PdfPack *pack;
    FileDraft *draft;
    PdfFile *file;
    Writing writing;
};

PdfVolume *
pdf_volume_new(const PaintFaces *faces, const char *path, bool loose,
               GError **error)
{
    g_autoptr(FileDraft) draft = file_draft_open(path, error);
    if (!draft)
        return NULL;
    PdfVolume *volume = g_new0(PdfVolume, 1);
    volume->document = document_new();
    volume->document->loose = loose;
    volume->pack = pdf_pack_new(loose ? LEVEL : VOLUME_LEVEL);
    volume->file = pdf_file_new(volume->pack, draft);
    volume->draft = g_steal_pointer(&draft);
    begin_writing(&volume->writing, volume->document, faces, volume->file,
                  true);
    return volume;
}

void
pdf_volume_free(PdfVolume *volume)
{
    if (!volume)
        return;
    writing_clear(&volume->writing);
    pdf_file_free(volume->file);
    file_draft_free(volume->draft);
    pdf_pack_free(volume->pack);
    document_free(volume->document);
    g_free(volume);
}

int
pdf_volume_pages(const PdfVolume *volume)
{
    return (int)volume->document->pages->len;
}

void
pdf_volume_add(PdfVolume *volume, Document *unit, const char *label)
{
    Document *document = volume->document;
    int first = pdf_volume_pages(volume);
    if (document->units->len == 0) {
        document->subject = arena_dup(document->arena, unit->subject);
        document->date = arena_dup(document->arena, unit->date);
    }
    document_append(document, unit, label);
    write_part(&volume->writing, first, true);
    document_shed(document);
}

bool
pdf_volume_publish(PdfVolume *volume, const char *title, const char *path,
                   GError **error)
{
    volume->document->title = title;
    g_autoptr(GBytes) rest = end_writing(&volume->writing, error);
    return rest && file_draft_publish(volume->draft, path, NULL, error);
}
