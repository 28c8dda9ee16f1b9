#include "render/pdf_put.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

static void
put_digits(GString *out, guint64 value, int least)
{
    char digits[24];
    int count = 0;
    for (; value > 0 || count < least; value /= 10)
        digits[sizeof digits - (gsize)++count] = (char)('0' + value % 10);
    g_string_append_len(out, digits + sizeof digits - count, count);
}

void
pdf_put_integer(GString *out, int value)
{
    if (value < 0)
        g_string_append_c(out, '-');
    put_digits(out, (guint64)ABS((gint64)value), 1);
}

void
pdf_put_number(GString *out, double value, int decimals)
{
    static const int units[] = {1, 10, 100, 1000, 10000, 100000, 1000000};
    g_assert(decimals >= 0 && decimals < (int)G_N_ELEMENTS(units));
    guint64 scaled = (guint64)llround(fabs(value) * units[decimals]);
    if (value < 0 && scaled > 0)
        g_string_append_c(out, '-');
    for (; decimals > 0 && scaled % 10 == 0; scaled /= 10)
        decimals--;
    guint64 whole = scaled / (guint64)units[decimals];
    put_digits(out, whole, 1);
    if (decimals > 0) {
        g_string_append_c(out, '.');
        put_digits(out, scaled % (guint64)units[decimals], decimals);
    }
}

void
pdf_put_reference(GString *out, int object)
{
    pdf_put_integer(out, object);
    g_string_append(out, " 0 R");
}

void
pdf_put_byte(GString *out, guint8 byte)
{
    if (byte == '(' || byte == ')' || byte == '\\') {
        g_string_append_c(out, '\\');
        g_string_append_c(out, (char)byte);
    } else if (byte == '\r') { /* a bare one would be read as a line feed */
        g_string_append(out, "\\r");
    } else {
        g_string_append_c(out, (char)byte);
    }
}

void
pdf_put_code(GString *out, guint16 code)
{
    pdf_put_byte(out, (guint8)(code >> 8));
    pdf_put_byte(out, (guint8)code);
}

void
pdf_put_utf16(GString *out, const char *utf8, gsize bytes)
{
    for (const char *p = utf8; p < utf8 + bytes; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (c >= 0x10000) {
            pdf_put_code(out, (guint16)(0xD800 + ((c - 0x10000) >> 10)));
            c = 0xDC00 + (c & 0x3FF);
        }
        pdf_put_code(out, (guint16)c);
    }
}

void
pdf_put_text_bytes(GString *out, const char *utf8, gsize bytes)
{
    bool ascii = true;
    for (gsize i = 0; i < bytes; i++)
        ascii &= g_ascii_isprint(utf8[i]);
    g_string_append_c(out, '(');
    if (ascii) {
        for (gsize i = 0; i < bytes; i++)
            pdf_put_byte(out, (guint8)utf8[i]);
    } else {
        g_string_append(out, "\xFE\xFF");
        pdf_put_utf16(out, utf8, bytes);
    }
    g_string_append_c(out, ')');
}

void
pdf_put_text(GString *out, const char *utf8)
{
    pdf_put_text_bytes(out, utf8, strlen(utf8));
}
