#include "render/pdf_pack.h"

#include <libdeflate.h>

struct PdfPack {
    struct libdeflate_compressor *compressor;
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
    g_byte_array_unref(pack->bytes);
    g_free(pack);
}

const guint8 *
pdf_pack(PdfPack *pack, const void *bytes, gsize length, gsize *packed)
{
    gsize bound = libdeflate_zlib_compress_bound(pack->compressor, length);
    g_byte_array_set_size(pack->bytes, (guint)bound);
    *packed = libdeflate_zlib_compress(pack->compressor, bytes, length,
                                       pack->bytes->data, bound);
    g_assert(*packed > 0);
    return pack->bytes->data;
}
