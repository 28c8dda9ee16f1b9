/*
 * Numbers, references and strings as a PDF writes them (PDF 32000-1, 7.3),
 * appended to out; private to pdf*.c. A card has 30,000 numbers: printf would
 * take a fifth of its time.
 */
#ifndef HYOKA_RENDER_PDF_PUT_H
#define HYOKA_RENDER_PDF_PUT_H

#include <glib.h>

void pdf_put_integer(GString *out, int value);

/* In its shortest form with at most that many decimals (up to 6), half away
 * from 0: 0.5, -12, 3.25. */
void pdf_put_number(GString *out, double value, int decimals);

/* "12 0 R" */
void pdf_put_reference(GString *out, int object);

/* The byte inside a literal string. */
void pdf_put_byte(GString *out, guint8 byte);

/* A code of two bytes inside a literal string. */
void pdf_put_code(GString *out, guint16 code);

/* UTF-16 inside a literal string, without byte order mark. */
void pdf_put_utf16(GString *out, const char *utf8, gsize bytes);

/* A text string with its brackets: as it is when it is ASCII, else UTF-16 with
 * its byte order mark. */
void pdf_put_text(GString *out, const char *utf8);
void pdf_put_text_bytes(GString *out, const char *utf8, gsize bytes);

#endif
