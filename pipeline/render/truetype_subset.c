#include "render/truetype_private.h"

#include <string.h>

enum {
    /* Of a part of a composed glyph (OpenType, glyf table). */
    WORDS = 0x1,
    SCALE = 0x8,
    MORE = 0x20,
    TWO_SCALES = 0x40,
    MATRIX = 0x80,
    INSTRUCTIONS = 0x100,
    /* How far a short offset reaches. */
    SHORT_REACH = 0xFFFF * 2,
};

typedef struct {
    const TrueType *type;
    GArray *old;      /* of guint16: their numbers in the face, by new number */
    guint16 *renamed; /* by old number: new one; 0: not there */
    GByteArray *outlines;
    GArray *offsets; /* of guint32 */
    bool good;
} Subset;

/* The new number of a part, which is added when it is not there yet. */
static guint16
renamed(Subset *subset, guint glyph)
{
    if (glyph == 0 || glyph >= (guint)subset->type->count) {
        subset->good &= glyph == 0;
        return 0;
    }
    if (subset->renamed[glyph] == 0) {
        guint16 number = (guint16)glyph;
        subset->renamed[glyph] = (guint16)subset->old->len;
        g_array_append_val(subset->old, number);
    }
    return subset->renamed[glyph];
}

static gsize
part_length(guint flags)
{
    gsize length = flags & WORDS ? 8 : 6;
    if (flags & SCALE)
        length += 2;
    else if (flags & TWO_SCALES)
        length += 4;
    else if (flags & MATRIX)
        length += 8;
    return length;
}

/* Parts get their new numbers; instructions, which follow the last, go. */
static void
add_composed(Subset *subset, TrueTypeTable outline)
{
    guint start = subset->outlines->len;
    gsize at = 10;
    for (guint flags = MORE; flags & MORE;) {
        if (at + 6 > outline.length) {
            subset->good = false;
            return;
        }
        flags = truetype_u16(outline.bytes + at);
        at += part_length(flags);
    }
    if (at > outline.length) {
        subset->good = false;
        return;
    }
    g_byte_array_append(subset->outlines, outline.bytes, (guint)at);
    guint8 *copy = subset->outlines->data + start;
    at = 10;
    for (guint flags = MORE; flags & MORE; at += part_length(flags)) {
        flags = truetype_u16(copy + at);
        truetype_put16(copy + at, flags & ~(guint)INSTRUCTIONS);
        truetype_put16(copy + at + 2,
                       renamed(subset, truetype_u16(copy + at + 2)));
    }
}

/* Contours, ends of contours, instructions, points: all but the third. */
static void
add_simple(Subset *subset, TrueTypeTable outline, int contours)
{
    static const guint8 none[2] = {0, 0};
    gsize head = 10 + 2 * (gsize)contours;
    gsize skip = head + 2 <= outline.length
                     ? head + 2 + truetype_u16(outline.bytes + head)
                     : outline.length + 1;
    if (skip > outline.length) {
        subset->good = false;
        return;
    }
    g_byte_array_append(subset->outlines, outline.bytes, (guint)head);
    g_byte_array_append(subset->outlines, none, sizeof none);
    g_byte_array_append(subset->outlines, outline.bytes + skip,
                        (guint)(outline.length - skip));
}

static void
add_outline(Subset *subset, int glyph)
{
    static const guint8 even = 0;
    TrueTypeTable outline = truetype_outline(subset->type, glyph);
    guint32 offset = subset->outlines->len;
    g_array_append_val(subset->offsets, offset);
    if (outline.length < 10)
        return;
    int contours = truetype_i16(outline.bytes);
    if (contours < 0)
        add_composed(subset, outline);
    else
        add_simple(subset, outline, contours);
    if (subset->outlines->len % 2 != 0)
        g_byte_array_append(subset->outlines, &even, 1);
}

/* --- tables --------------------------------------------------------------- */

static GByteArray *
copied(TrueTypeTable table, gsize length)
{
    GByteArray *copy = g_byte_array_new();
    return g_byte_array_append(copy, table.bytes,
                               (guint)MIN(length, table.length));
}

static GByteArray *
make_loca(const Subset *subset)
{
    bool reaches = subset->outlines->len <= SHORT_REACH;
    GByteArray *loca = g_byte_array_new();
    g_byte_array_set_size(loca, subset->offsets->len * (reaches ? 2 : 4));
    for (guint i = 0; i < subset->offsets->len; i++) {
        guint32 offset = g_array_index(subset->offsets, guint32, i);
        if (reaches)
            truetype_put16(loca->data + 2 * i, offset / 2);
        else
            truetype_put32(loca->data + 4 * i, offset);
    }
    return loca;
}

/* Glyphs at the end with the same advance have it once. */
static GByteArray *
make_hmtx(const Subset *subset, int *metrics)
{
    int count = (int)subset->old->len, last = 0;
    GByteArray *hmtx = g_byte_array_new();
    g_byte_array_set_size(hmtx, (guint)(4 * count));
    *metrics = 1;
    for (int i = 0; i < count; i++) {
        int advance, bearing;
        truetype_metrics(subset->type, g_array_index(subset->old, guint16, i),
                         &advance, &bearing);
        if (i > 0 && advance != last)
            *metrics = i + 1;
        last = advance;
        truetype_put16(hmtx->data + 4 * i, (guint)advance);
        truetype_put16(hmtx->data + 4 * i + 2, (guint)bearing);
    }
    for (int i = *metrics; i < count; i++)
        memcpy(hmtx->data + 4 * *metrics + 2 * (i - *metrics),
               hmtx->data + 4 * i + 2, 2);
    g_byte_array_set_size(hmtx, (guint)(2 * (*metrics + count)));
    return hmtx;
}

static guint32
sum_of(const guint8 *bytes, gsize length)
{
    guint32 sum = 0;
    for (gsize i = 0; i + 4 <= length; i += 4)
        sum += truetype_u32(bytes + i);
    return sum;
}

typedef struct {
    const char *name;
    GByteArray *bytes;
} Table;

/* The directory, then the tables, each at a multiple of four. */
static GByteArray *
join(const Table *tables, guint count)
{
    static const guint8 blank[4] = {0};
    enum { SEARCH = 64, STEPS = 2 }; /* 16 by the largest power of 2, its log */
    GByteArray *file = g_byte_array_new();
    g_byte_array_set_size(file, 12 + 16 * count);
    memset(file->data, 0, file->len);
    truetype_put32(file->data, 0x00010000);
    truetype_put16(file->data + 4, count);
    truetype_put16(file->data + 6, SEARCH);
    truetype_put16(file->data + 8, STEPS);
    truetype_put16(file->data + 10, 16 * count - SEARCH);
    for (guint i = 0; i < count; i++) {
        guint start = file->len, length = tables[i].bytes->len;
        g_byte_array_append(file, tables[i].bytes->data, length);
        g_byte_array_append(file, blank, (4 - length % 4) % 4);
        guint8 *entry = file->data + 12 + 16 * i;
        memcpy(entry, tables[i].name, 4);
        truetype_put32(entry + 4,
                       sum_of(file->data + start, file->len - start));
        truetype_put32(entry + 8, start);
        truetype_put32(entry + 12, length);
        g_byte_array_unref(tables[i].bytes);
    }
    return file;
}

static GByteArray *
make_file(const Subset *subset)
{
    int metrics = 0;
    GByteArray *hmtx = make_hmtx(subset, &metrics);
    GByteArray *head = copied(subset->type->head, 54);
    GByteArray *hhea = copied(subset->type->hhea, 36);
    GByteArray *maxp = copied(subset->type->maxp, 32);
    truetype_put32(head->data + 8, 0); /* the sum of all comes last */
    truetype_put16(head->data + 50, subset->outlines->len > SHORT_REACH);
    truetype_put16(hhea->data + 34, (guint)metrics);
    truetype_put16(maxp->data + 4, subset->old->len);
    const Table tables[] = {
        {"glyf", g_byte_array_ref(subset->outlines)},
        {"head", head},
        {"hhea", hhea},
        {"hmtx", hmtx},
        {"loca", make_loca(subset)},
        {"maxp", maxp},
    };
    GByteArray *file = join(tables, G_N_ELEMENTS(tables));
    gsize at = truetype_u32(file->data + 12 + 16 + 8);
    truetype_put32(file->data + at + 8,
                   0xB1B0AFBA - sum_of(file->data, file->len));
    return file;
}

GByteArray *
truetype_subset(const TrueType *type, const GArray *glyphs)
{
    guint16 notdef = 0;
    g_autoptr(GArray) old = g_array_new(FALSE, FALSE, sizeof(guint16));
    g_autoptr(GByteArray) outlines = g_byte_array_new();
    g_autoptr(GArray) offsets = g_array_new(FALSE, FALSE, sizeof(guint32));
    g_autofree guint16 *numbers = g_new0(guint16, type->count);
    Subset subset = {type, old, numbers, outlines, offsets, true};
    g_array_append_val(old, notdef);
    for (guint i = 0; i < glyphs->len; i++)
        renamed(&subset, g_array_index(glyphs, guint16, i));
    for (guint i = 0; i < old->len; i++) /* which grows */
        add_outline(&subset, g_array_index(old, guint16, i));
    guint32 end = outlines->len;
    g_array_append_val(offsets, end);
    return subset.good ? make_file(&subset) : NULL;
}
