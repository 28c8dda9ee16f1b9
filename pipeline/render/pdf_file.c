#include "render/pdf_file.h"

#include <string.h>

/* Objects in one object stream: a reader unpacks a whole one for each. */
enum { TOGETHER = 2000 };

/* Begun, and not written out yet. */
typedef struct {
    int number;
    gsize start, end; /* of its text; it ends where the next begins */
    GBytes *stream;   /* as written; NULL when it is none */
} Object;

/* Where a reader finds an object (PDF 32000-1, 7.5.8.3). */
typedef struct {
    guint8 kind; /* 0 free, 1 at offset a, 2 in object stream a as number b */
    guint32 a;
    guint16 b;
} Entry;

struct PdfFile {
    PdfPack *pack;
    FileDraft *draft; /* what is written out goes there, or, NULL: */
    GByteArray *bytes;
    guint32 offset;       /* of what comes next */
    GChecksum *sum;       /* of what has been written out */
    GArray *entries;      /* of Entry, by number */
    GArray *objects;      /* of Object */
    GString *text;        /* of them, one after the other */
    GString *head, *body; /* of the object stream that is open */
    int together, count;  /* its number, the objects in it */
};

static void
clear_object(void *object)
{
    g_clear_pointer(&((Object *)object)->stream, g_bytes_unref);
}

static void
put(PdfFile *file, const void *bytes, gsize length)
{
    if (file->draft)
        file_draft_add(file->draft, bytes, length);
    else
        g_byte_array_append(file->bytes, bytes, (guint)length);
    g_checksum_update(file->sum, bytes, (gssize)length);
    file->offset += (guint32)length;
}

static void
put_text(PdfFile *file, const char *text)
{
    put(file, text, strlen(text));
}

PdfFile *
pdf_file_new(PdfPack *pack, FileDraft *draft)
{
    PdfFile *file = g_new0(PdfFile, 1);
    file->pack = pack;
    file->draft = draft;
    file->bytes = g_byte_array_new();
    file->sum = g_checksum_new(G_CHECKSUM_MD5);
    file->entries = g_array_new(FALSE, TRUE, sizeof(Entry));
    file->objects = g_array_new(FALSE, TRUE, sizeof(Object));
    g_array_set_clear_func(file->objects, clear_object);
    file->text = g_string_sized_new(64 * 1024);
    file->head = g_string_new(NULL);
    file->body = g_string_new(NULL);
    pdf_file_number(file); /* 0 is no object */
    /* The second line says that the file is binary (7.5.2). */
    put_text(file, "%PDF-1.7\n%\xB5\xED\xAE\xFB\n");
    return file;
}

void
pdf_file_free(PdfFile *file)
{
    g_clear_pointer(&file->bytes, g_byte_array_unref);
    g_checksum_free(file->sum);
    g_array_unref(file->entries);
    g_array_unref(file->objects);
    g_string_free(file->text, TRUE);
    g_string_free(file->head, TRUE);
    g_string_free(file->body, TRUE);
    g_free(file);
}

int
pdf_file_number(PdfFile *file)
{
    const Entry none = {0, 0, 0xFFFF}; /* free until it is written out */
    g_array_append_val(file->entries, none);
    return (int)file->entries->len - 1;
}

static Object *
last_object(const PdfFile *file)
{
    return &g_array_index(file->objects, Object, file->objects->len - 1);
}

static void
end_object(PdfFile *file)
{
    if (file->objects->len > 0)
        last_object(file)->end = file->text->len;
}

GString *
pdf_file_begin(PdfFile *file, int number)
{
    g_assert(number > 0 && number < (int)file->entries->len);
    end_object(file);
    const Object object = {number, file->text->len, 0, NULL};
    g_array_append_val(file->objects, object);
    return file->text;
}

void
pdf_file_stream(PdfFile *file, int number, const char *dict, const void *bytes,
                gsize length)
{
    GString *text = pdf_file_begin(file, number);
    bytes = pdf_pack(file->pack, bytes, length, &length);
    g_string_append_printf(
        text, "<<%s/Filter/FlateDecode/Length %" G_GSIZE_FORMAT ">>", dict,
        length);
    last_object(file)->stream = g_bytes_new(bytes, length);
}

/* --- writing out ---------------------------------------------------------- */

/* An object has one place. */
static void
place(PdfFile *file, int number, Entry entry)
{
    Entry *own = &g_array_index(file->entries, Entry, number);
    g_assert(own->kind == 0);
    *own = entry;
}

static void
put_stream(PdfFile *file, int number, const char *dict, gsize dict_length,
           const void *bytes, gsize length)
{
    char line[32];
    g_snprintf(line, sizeof line, "%d 0 obj\n", number);
    put_text(file, line);
    put(file, dict, dict_length);
    put_text(file, "\nstream\n");
    put(file, bytes, length);
    put_text(file, "\nendstream\nendobj\n");
}

static void
flush_together(PdfFile *file)
{
    if (file->count == 0)
        return;
    gsize first = file->head->len, length = 0;
    g_string_append_len(file->head, file->body->str, (gssize)file->body->len);
    const guint8 *bytes =
        pdf_pack_rows(file->pack, file->head->str, file->head->len, &length);
    g_autofree char *dict =
        g_strdup_printf("<</Type/ObjStm/N %d/First %" G_GSIZE_FORMAT
                        "/Length %" G_GSIZE_FORMAT "/Filter/FlateDecode>>",
                        file->count, first, length);
    place(file, file->together, (Entry){1, file->offset, 0});
    put_stream(file, file->together, dict, strlen(dict), bytes, length);
    g_string_truncate(file->head, 0);
    g_string_truncate(file->body, 0);
    file->count = 0;
}

static void
put_together(PdfFile *file, int number, const char *text, gsize length)
{
    if (file->count == 0)
        file->together = pdf_file_number(file);
    place(file, number,
          (Entry){2, (guint32)file->together, (guint16)file->count++});
    g_string_append_printf(file->head, "%d %" G_GSIZE_FORMAT " ", number,
                           file->body->len);
    g_string_append_len(file->body, text, (gssize)length);
    if (file->count == TOGETHER)
        flush_together(file);
}

static int
compare_objects(const void *a, const void *b)
{
    return ((const Object *)a)->number - ((const Object *)b)->number;
}

static void
put_object(PdfFile *file, const Object *object)
{
    const char *text = file->text->str + object->start;
    gsize written = object->end - object->start, length = 0;
    if (!object->stream) {
        put_together(file, object->number, text, written);
        return;
    }
    const void *bytes = g_bytes_get_data(object->stream, &length);
    place(file, object->number, (Entry){1, file->offset, 0});
    put_stream(file, object->number, text, written, bytes, length);
}

void
pdf_file_flush(PdfFile *file)
{
    end_object(file);
    g_array_sort(file->objects, compare_objects);
    for (guint i = 0; i < file->objects->len; i++)
        put_object(file, &g_array_index(file->objects, Object, i));
    g_array_set_size(file->objects, 0);
    g_string_truncate(file->text, 0);
}

/* Rows of 7 bytes, each as its difference from the row above (PNG's Up). */
static GByteArray *
table_rows(const Entry *entries, int count)
{
    enum { ROW = 7 };
    guint8 above[ROW] = {0};
    GByteArray *rows = g_byte_array_sized_new((guint)count * (ROW + 1));
    for (int i = 0; i < count; i++) {
        const Entry *entry = &entries[i];
        const guint8 row[ROW] = {
            entry->kind,
            (guint8)(entry->a >> 24),
            (guint8)(entry->a >> 16),
            (guint8)(entry->a >> 8),
            (guint8)entry->a,
            (guint8)(entry->b >> 8),
            (guint8)entry->b,
        };
        guint8 line[ROW + 1] = {2};
        for (int k = 0; k < ROW; k++)
            line[k + 1] = (guint8)(row[k] - above[k]);
        g_byte_array_append(rows, line, sizeof line);
        memcpy(above, row, sizeof above);
    }
    return rows;
}

static void
put_table(PdfFile *file, int root, int info)
{
    g_autoptr(GChecksum) sum = g_checksum_copy(file->sum);
    const char *id = g_checksum_get_string(sum);
    int number = pdf_file_number(file);
    guint32 offset = file->offset;
    place(file, number, (Entry){1, offset, 0});
    int count = number + 1;
    g_autoptr(GByteArray) rows =
        table_rows((const Entry *)(void *)file->entries->data, count);
    gsize length = 0;
    const guint8 *bytes = pdf_pack(file->pack, rows->data, rows->len, &length);
    g_autofree char *dict = g_strdup_printf(
        "<</Type/XRef/Size %d/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]/W[1 4 2]"
        "/Filter/FlateDecode/DecodeParms<</Columns 7/Predictor 12>>"
        "/Length %" G_GSIZE_FORMAT ">>",
        count, root, info, id, id, length);
    put_stream(file, number, dict, strlen(dict), bytes, length);
    g_autofree char *end = g_strdup_printf("startxref\n%u\n%%%%EOF\n", offset);
    put_text(file, end);
}

GBytes *
pdf_file_end(PdfFile *file, int root, int info)
{
    pdf_file_flush(file);
    flush_together(file);
    put_table(file, root, info);
    return g_byte_array_free_to_bytes(g_steal_pointer(&file->bytes));
}
