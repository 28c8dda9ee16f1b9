#include "render/truetype_private.h"

#include <string.h>

#include "base/error.h"

static TrueTypeTable
find_table(const guint8 *file, gsize length, const char *name)
{
    guint count = truetype_u16(file + 4);
    for (guint i = 0; i < count && 12 + 16 * (i + 1) <= length; i++) {
        const guint8 *entry = file + 12 + 16 * i;
        gsize offset = truetype_u32(entry + 8);
        gsize size = truetype_u32(entry + 12);
        if (memcmp(entry, name, 4) == 0 && offset <= length &&
            size <= length - offset)
            return (TrueTypeTable){file + offset, size};
    }
    return (TrueTypeTable){NULL, 0};
}

/* False when a table is absent or too short for what the others say. */
static bool
read_tables(TrueType *type)
{
    const guint8 *file = (const guint8 *)g_mapped_file_get_contents(type->file);
    gsize length = g_mapped_file_get_length(type->file);
    if (length < 12)
        return false;
    type->head = find_table(file, length, "head");
    type->hhea = find_table(file, length, "hhea");
    type->hmtx = find_table(file, length, "hmtx");
    type->maxp = find_table(file, length, "maxp");
    type->loca = find_table(file, length, "loca");
    type->glyf = find_table(file, length, "glyf");
    if (type->head.length < 54 || type->hhea.length < 36 ||
        type->maxp.length < 32 || !type->glyf.bytes)
        return false;
    type->em = (int)truetype_u16(type->head.bytes + 18);
    type->long_offsets = truetype_u16(type->head.bytes + 50) != 0;
    type->metrics = (int)truetype_u16(type->hhea.bytes + 34);
    type->count = (int)truetype_u16(type->maxp.bytes + 4);
    gsize offsets = (gsize)(type->count + 1) * (type->long_offsets ? 4 : 2);
    return type->em > 0 && type->metrics > 0 && type->metrics <= type->count &&
           type->loca.length >= offsets &&
           type->hmtx.length >= (gsize)(2 * (type->metrics + type->count));
}

TrueType *
truetype_open(const char *path, GError **error)
{
    g_autoptr(TrueType) type = g_new0(TrueType, 1);
    type->file = g_mapped_file_new(path, FALSE, NULL);
    if (!type->file || !read_tables(type)) {
        g_set_error(error, HYOKA_ERROR, HYOKA_ERROR_ENVIRONMENT,
                    "%s: not a TrueType font, or not there", path);
        return NULL;
    }
    return g_steal_pointer(&type);
}

void
truetype_free(TrueType *type)
{
    if (!type)
        return;
    g_clear_pointer(&type->file, g_mapped_file_unref);
    g_free(type);
}

int
truetype_count(const TrueType *type)
{
    return type->count;
}

void
truetype_metrics(const TrueType *type, int glyph, int *advance, int *bearing)
{
    const guint8 *bytes = type->hmtx.bytes;
    int own = MIN(glyph, type->metrics - 1);
    *advance = (int)truetype_u16(bytes + 4 * own);
    *bearing =
        truetype_i16(glyph < type->metrics ? bytes + 4 * glyph + 2
                                           : bytes + 4 * type->metrics +
                                                 2 * (glyph - type->metrics));
}

/* Half up, also below 0. */
static int
thousandths(const TrueType *type, int units)
{
    int twice = 2000 * units + type->em;
    int whole = twice / (2 * type->em);
    return twice % (2 * type->em) < 0 ? whole - 1 : whole;
}

int
truetype_advance(const TrueType *type, int glyph)
{
    int advance, bearing;
    g_assert(glyph >= 0 && glyph < type->count);
    truetype_metrics(type, glyph, &advance, &bearing);
    return thousandths(type, advance);
}

TrueTypeBounds
truetype_bounds(const TrueType *type)
{
    const guint8 *head = type->head.bytes, *hhea = type->hhea.bytes;
    return (TrueTypeBounds){
        .left = thousandths(type, truetype_i16(head + 36)),
        .bottom = thousandths(type, truetype_i16(head + 38)),
        .right = thousandths(type, truetype_i16(head + 40)),
        .top = thousandths(type, truetype_i16(head + 42)),
        .ascent = thousandths(type, truetype_i16(hhea + 4)),
        .descent = thousandths(type, truetype_i16(hhea + 6)),
    };
}

static gsize
offset_of(const TrueType *type, int glyph)
{
    return type->long_offsets
               ? truetype_u32(type->loca.bytes + 4 * (gsize)glyph)
               : 2 * (gsize)truetype_u16(type->loca.bytes + 2 * (gsize)glyph);
}

TrueTypeTable
truetype_outline(const TrueType *type, int glyph)
{
    gsize start = offset_of(type, glyph), end = offset_of(type, glyph + 1);
    if (start >= end || end > type->glyf.length)
        return (TrueTypeTable){type->glyf.bytes, 0};
    return (TrueTypeTable){type->glyf.bytes + start, end - start};
}
