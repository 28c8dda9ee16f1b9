#include "render/pdf_file.h"

#include <string.h>

/* Objects in one object stream: a reader unpacks a whole one for each. */
enum { TOGETHER = 1000 };

typedef struct {
    gsize start;    /* of its text; it ends where the next begins */
    gsize end;      /* 0: still open */
    GBytes *stream; /* as written; NULL when it is none */
    bool exists, wanted;
} Object;

/* Where a reader finds an object (PDF 32000-1, 7.5.8.3). */
typedef struct {
    guint8 kind; /* 0 free, 1 at offset a, 2 in object stream a as number b */
    guint32 a;
    guint16 b;
} Entry;

struct PdfFile {
    PdfPack *pack;
    GArray *objects; /* of Object, by number */
    GString *text;   /* of all, one after the other */
    int open;        /* the object begun last; 0 is none */
};

static void
clear_object(void *object)
{
    g_clear_pointer(&((Object *)object)->stream, g_bytes_unref);
}

PdfFile *
pdf_file_new(int first, PdfPack *pack)
{
    PdfFile *file = g_new0(PdfFile, 1);
    file->pack = pack;
    file->objects = g_array_new(FALSE, TRUE, sizeof(Object));
    g_array_set_clear_func(file->objects, clear_object);
    g_array_set_size(file->objects, (guint)MAX(first, 1));
    file->text = g_string_sized_new(64 * 1024);
    return file;
}

void
pdf_file_free(PdfFile *file)
{
    g_array_unref(file->objects);
    g_string_free(file->text, TRUE);
    g_free(file);
}

static Object *
object_at(const PdfFile *file, int number)
{
    return &g_array_index(file->objects, Object, number);
}

int
pdf_file_number(PdfFile *file)
{
    g_array_set_size(file->objects, file->objects->len + 1);
    return (int)file->objects->len - 1;
}

static void
close_object(PdfFile *file)
{
    if (file->open)
        object_at(file, file->open)->end = file->text->len;
    file->open = 0;
}

GString *
pdf_file_begin(PdfFile *file, int number)
{
    close_object(file);
    Object *object = object_at(file, number);
    g_assert(number > 0 && !object->exists);
    object->exists = true;
    object->start = file->text->len;
    file->open = number;
    return file->text;
}

void
pdf_file_stream(PdfFile *file, int number, const char *dict, const void *bytes,
                gsize length, bool packed)
{
    GString *text = pdf_file_begin(file, number);
    if (packed)
        bytes = pdf_pack(file->pack, bytes, length, &length);
    g_string_append_printf(text, "<<%s/Length %" G_GSIZE_FORMAT "%s>>", dict,
                           length, packed ? "/Filter/FlateDecode" : "");
    object_at(file, number)->stream = g_bytes_new(bytes, length);
}

/* --- what is wanted ------------------------------------------------------- */

/* The number in "N 0 R" that ends at the R; 0 when it is no reference. */
static int
referred(const char *start, const char *letter)
{
    if (letter - start < 4 || memcmp(letter - 3, " 0 ", 3) != 0)
        return 0;
    int value = 0, unit = 1;
    for (const char *p = letter - 4; p >= start && g_ascii_isdigit(*p); p--) {
        value += unit * (*p - '0');
        unit *= 10;
    }
    return value;
}

static void
want(const PdfFile *file, GArray *found, int number)
{
    if (number <= 0 || number >= (int)file->objects->len)
        return;
    Object *object = object_at(file, number);
    if (!object->exists || object->wanted)
        return;
    object->wanted = true;
    g_array_append_val(found, number);
}

static void
want_all(const PdfFile *file, int root, int info)
{
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(int));
    want(file, found, root);
    want(file, found, info);
    for (guint i = 0; i < found->len; i++) {
        const Object *object = object_at(file, g_array_index(found, int, i));
        const char *start = file->text->str + object->start;
        const char *end = file->text->str + object->end;
        for (const char *p = start;
             (p = memchr(p, 'R', (gsize)(end - p))) != NULL; p++)
            want(file, found, referred(start, p));
    }
}

/* --- writing -------------------------------------------------------------- */

typedef struct {
    const PdfFile *file;
    GByteArray *out;
    Entry *entries;
    GString *head, *body; /* of the object stream that is open */
    int count, number;    /* objects in it, its own number */
} Writing;

static void
put(Writing *writing, const void *bytes, gsize length)
{
    g_byte_array_append(writing->out, bytes, (guint)length);
}

static void
put_text(Writing *writing, const char *text)
{
    put(writing, text, strlen(text));
}

static void
put_stream(Writing *writing, int number, const char *dict, gsize dict_length,
           const void *bytes, gsize length)
{
    writing->entries[number] = (Entry){1, writing->out->len, 0};
    char line[32];
    g_snprintf(line, sizeof line, "%d 0 obj\n", number);
    put_text(writing, line);
    put(writing, dict, dict_length);
    put_text(writing, "\nstream\n");
    put(writing, bytes, length);
    put_text(writing, "\nendstream\nendobj\n");
}

static void
flush_together(Writing *writing)
{
    if (writing->count == 0)
        return;
    gsize first = writing->head->len, length = 0;
    g_string_append_len(writing->head, writing->body->str,
                        (gssize)writing->body->len);
    const guint8 *bytes = pdf_pack(writing->file->pack, writing->head->str,
                                   writing->head->len, &length);
    g_autofree char *dict =
        g_strdup_printf("<</Type/ObjStm/N %d/First %" G_GSIZE_FORMAT
                        "/Length %" G_GSIZE_FORMAT "/Filter/FlateDecode>>",
                        writing->count, first, length);
    put_stream(writing, writing->number++, dict, strlen(dict), bytes, length);
    g_string_truncate(writing->head, 0);
    g_string_truncate(writing->body, 0);
    writing->count = 0;
}

static void
put_together(Writing *writing, int number, const Object *object)
{
    writing->entries[number] =
        (Entry){2, (guint32)writing->number, (guint16)writing->count++};
    g_string_append_printf(writing->head, "%d %" G_GSIZE_FORMAT " ", number,
                           writing->body->len);
    g_string_append_len(writing->body, writing->file->text->str + object->start,
                        (gssize)(object->end - object->start));
    g_string_append_c(writing->body, '\n');
    if (writing->count == TOGETHER)
        flush_together(writing);
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
put_table(Writing *writing, int root, int info)
{
    g_autofree char *id = g_compute_checksum_for_data(
        G_CHECKSUM_MD5, writing->out->data, writing->out->len);
    int count = writing->number + 1;
    guint offset = writing->out->len;
    writing->entries[writing->number] = (Entry){1, offset, 0};
    g_autoptr(GByteArray) rows = table_rows(writing->entries, count);
    gsize length = 0;
    const guint8 *bytes =
        pdf_pack(writing->file->pack, rows->data, rows->len, &length);
    g_autofree char *dict = g_strdup_printf(
        "<</Type/XRef/Size %d/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]/W[1 4 2]"
        "/Filter/FlateDecode/DecodeParms<</Columns 7/Predictor 12>>"
        "/Length %" G_GSIZE_FORMAT ">>",
        count, root, info, id, id, length);
    put_stream(writing, writing->number, dict, strlen(dict), bytes, length);
    g_autofree char *tail = g_strdup_printf("startxref\n%u\n%%%%EOF\n", offset);
    put_text(writing, tail);
}

static void
put_objects(Writing *writing)
{
    const PdfFile *file = writing->file;
    for (int i = 1; i < (int)file->objects->len; i++) {
        const Object *object = object_at(file, i);
        if (!object->wanted)
            continue;
        if (!object->stream) {
            put_together(writing, i, object);
            continue;
        }
        gsize length = 0;
        const void *bytes = g_bytes_get_data(object->stream, &length);
        put_stream(writing, i, file->text->str + object->start,
                   object->end - object->start, bytes, length);
    }
    flush_together(writing);
}

GBytes *
pdf_file_write(PdfFile *file, int root, int info)
{
    close_object(file);
    want_all(file, root, info);
    int count = (int)file->objects->len;
    /* Its own object streams and the table come behind. */
    int most = count + count / TOGETHER + 3;
    Writing writing = {.file = file,
                       .out = g_byte_array_sized_new(256 * 1024),
                       .entries = g_new0(Entry, most),
                       .head = g_string_new(NULL),
                       .body = g_string_new(NULL),
                       .number = count};
    for (int i = 0; i < count; i++) /* free until put */
        writing.entries[i].b = 0xFFFF;
    /* The second line says that the file is binary (7.5.2). */
    put_text(&writing, "%PDF-1.7\n%\xB5\xED\xAE\xFB\n");
    put_objects(&writing);
    put_table(&writing, root, info);
    g_string_free(writing.head, TRUE);
    g_string_free(writing.body, TRUE);
    g_free(writing.entries);
    return g_byte_array_free_to_bytes(writing.out);
}
