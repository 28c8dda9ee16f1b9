/*
 * A PDF in the making: objects by number, written as PDF 1.7 with object
 * streams, a cross-reference stream and an ID made of the bytes; private to
 * pdf*.c. What is finished can be written out and is not held any more.
 */
#ifndef HYOKA_RENDER_PDF_FILE_H
#define HYOKA_RENDER_PDF_FILE_H

#include <glib.h>
#include <stdbool.h>

#include "base/file_draft.h"
#include "render/pdf_pack.h"

typedef struct PdfFile PdfFile;

/* Into the draft, which is borrowed, or (NULL) into memory. */
PdfFile *pdf_file_new(PdfPack *pack, FileDraft *draft);
void pdf_file_free(PdfFile *file);

/* A number that no object has; 0 is none. */
int pdf_file_number(PdfFile *file);

/* Append the object to what is returned until the next object is begun. */
GString *pdf_file_begin(PdfFile *file, int number);

/* A stream object, whose bytes are packed. dict: its entries but for Length and
 * Filter, without the brackets. */
void pdf_file_stream(PdfFile *file, int number, const char *dict,
                     const void *bytes, gsize length);

/* Write out the objects begun so far, by number; each number is begun once. */
void pdf_file_flush(PdfFile *file);

/* Write out what is left; the caller's bytes, none when they are the draft's.
 */
GBytes *pdf_file_end(PdfFile *file, int root, int info);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PdfFile, pdf_file_free)

#endif
