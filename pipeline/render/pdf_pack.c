#include "render/pdf_pack.h"

#include <libdeflate.h>

enum {
    BEST = 10,      /* beyond it nothing is won */
    FEW = 32 * 1024 /* bytes: up to 5 ms */
};

struct PdfPack {
    struct libdeflate_compressor *compressor;
    struct libdeflate_compressor *best; /* 9 MB: NULL until it is wanted */
    GByteArray *bytes;
};

PdfPack *
pdf_pack_new(int level)
{
    PdfPack *pack = g_new0(PdfPack, 1);
    pack->compressor = libdeflate_alloc_compressor(level);
    g_assert(pack->compressor);
    pack->bytes = g_byte_array_new();
    return pack;
}

void
pdf_pack_free(PdfPack *pack)
{
    libdeflate_free_compressor(pack->compressor);
    g_clear_pointer(&pack->best, libdeflate_free_compressor);
    g_byte_array_unref(pack->bytes);
    g_free(pack);
}

static const guint8 *
compress(PdfPack *pack, struct libdeflate_compressor *compressor,
         const void *bytes, gsize length, gsize *packed)
{
    gsize bound = libdeflate_zlib_compress_bound(compressor, length);
    g_byte_array_set_size(pack->bytes, (guint)bound);
    *packed = libdeflate_zlib_compress(compressor, bytes, length,
                                       pack->bytes->data, bound);
    g_assert(*packed > 0);
    return pack->bytes->data;
}

const guint8 *
pdf_pack(PdfPack *pack, const void *bytes, gsize length, gsize *packed)
{
    return compress(pack, pack->compressor, bytes, length, packed);
}

const guint8 *
pdf_pack_rows(PdfPack *pack, const void *bytes, gsize length, gsize *packed)
{
    if (length > FEW)
        return pdf_pack(pack, bytes, length, packed);
    if (!pack->best)
        pack->best = libdeflate_alloc_compressor(BEST);
    g_assert(pack->best);
    return compress(pack, pack->best, bytes, length, packed);
}
