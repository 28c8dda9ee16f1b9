/*
 * A PDF in the making: objects by number, written as PDF 1.7 with object
 * streams, a cross-reference stream and an ID made of the bytes; private to
 * pdf*.c. What nothing refers to is left out.
 */
#ifndef HYOKA_RENDER_PDF_FILE_H
#define HYOKA_RENDER_PDF_FILE_H

#include <glib.h>
#include <stdbool.h>

#include "render/pdf_pack.h"

typedef struct PdfFile PdfFile;

/* Numbers below first are for those who begin them; 0 is no object. */
PdfFile *pdf_file_new(int first, PdfPack *pack);
void pdf_file_free(PdfFile *file);

/* A number that no object has. */
int pdf_file_number(PdfFile *file);

/* Append the object to what is returned until the next object is begun. */
GString *pdf_file_begin(PdfFile *file, int number);

/*
 * A stream object. dict: its entries but for Length and Filter, without the
 * brackets. The bytes are packed, or copied as they are.
 */
void pdf_file_stream(PdfFile *file, int number, const char *dict,
                     const void *bytes, gsize length, bool packed);

/* The caller's bytes. */
GBytes *pdf_file_write(PdfFile *file, int root, int info);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PdfFile, pdf_file_free)

#endif
