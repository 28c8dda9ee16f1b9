/*
 * Deflate by libdeflate, which packs a card in a third of zlib's time and
 * smaller; private to pdf*.c.
 */
#ifndef HYOKA_RENDER_PDF_PACK_H
#define HYOKA_RENDER_PDF_PACK_H

#include <glib.h>

typedef struct PdfPack PdfPack;
/* level: of libdeflate, 1 to 12. */
PdfPack *pdf_pack_new(int level);
void pdf_pack_free(PdfPack *pack);
/* A zlib stream of the bytes, valid until the next call. */
const guint8 *
pdf_pack(PdfPack *pack, const void *bytes, gsize length, gsize *packed);

/* The same for rows of numbers that differ little, of which the best level
 * makes a tenth less: by that one, unless they are many and it would take long.
 */
const guint8 *
pdf_pack_rows(PdfPack *pack, const void *bytes, gsize length, gsize *packed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PdfPack, pdf_pack_free)

#endif
