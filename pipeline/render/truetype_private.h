/* Between truetype*.c. */
#ifndef HYOKA_RENDER_TRUETYPE_PRIVATE_H
#define HYOKA_RENDER_TRUETYPE_PRIVATE_H

#include "render/truetype.h"

typedef struct {
    const guint8 *bytes; /* NULL: the file has none */
    gsize length;
} TrueTypeTable;

struct TrueType {
    GMappedFile *file;
    TrueTypeTable head, hhea, hmtx, maxp, loca, glyf;
    int em, count, metrics; /* metrics: glyphs with an advance of their own */
    bool long_offsets;
};

static inline guint
truetype_u16(const guint8 *bytes)
{
    return (guint)bytes[0] << 8 | bytes[1];
}

static inline int
truetype_i16(const guint8 *bytes)
{
    return (gint16)truetype_u16(bytes);
}

static inline guint32
truetype_u32(const guint8 *bytes)
{
    return (guint32)truetype_u16(bytes) << 16 | truetype_u16(bytes + 2);
}

static inline void
truetype_put16(guint8 *bytes, guint value)
{
    bytes[0] = (guint8)(value >> 8);
    bytes[1] = (guint8)value;
}

static inline void
truetype_put32(guint8 *bytes, guint32 value)
{
    truetype_put16(bytes, value >> 16);
    truetype_put16(bytes + 2, value);
}

/* Of the outline; length 0 when it has none or lies outside the file. */
TrueTypeTable truetype_outline(const TrueType *type, int glyph);
/* Advance and left side bearing as in hmtx, in the face's units. */
void
truetype_metrics(const TrueType *type, int glyph, int *advance, int *bearing);

#endif
