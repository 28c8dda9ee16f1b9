/* Words of a PDF content stream or map. */
#ifndef HYOKA_TESTS_PDF_TOKEN_H
#define HYOKA_TESTS_PDF_TOKEN_H

#include <glib.h>
#include <stdbool.h>
#include <string.h>

/* A number, name, operator, whole string, or single delimiter; borrowed. */
typedef struct {
    const char *start;
    gsize length;
} PdfToken;

static inline bool
token_is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

static inline bool
token_is_delimiter(char c)
{
    switch (c) {
    case '(':
    case ')':
    case '<':
    case '>':
    case '[':
    case ']':
    case '{':
    case '}':
    case '/':
    case '%':
        return true;
    default:
        return false;
    }
}

static inline const char *
token_string_end(const char *p, const char *end)
{
    int depth = 0;
    for (; p < end; p++) {
        if (*p == '\\')
            p++;
        else if (*p == '(')
            depth++;
        else if (*p == ')' && --depth == 0)
            return p + 1;
    }
    return end;
}

/* The token at *p or after, *p then behind it; false at the end. */
static inline bool
pdf_token_next(const char **p, const char *end, PdfToken *token)
{
    const char *s = *p;
    while (s < end && token_is_blank(*s))
        s++;
    if (s >= end)
        return false;
    const char *t = s + 1;
    if (*s == '(')
        t = token_string_end(s, end);
    else if ((*s == '<' || *s == '>') && t < end && *t == *s)
        t++;
    else if (*s == '<') {
        const char *close = memchr(s, '>', (size_t)(end - s));
        t = close ? close + 1 : end;
    } else if (*s == '/' || !token_is_delimiter(*s)) {
        while (t < end && !token_is_blank(*t) && !token_is_delimiter(*t))
            t++;
    }
    *token = (PdfToken){s, (gsize)(t - s)};
    *p = t;
    return true;
}

static inline bool
pdf_token_is(const PdfToken *token, const char *name)
{
    return token->length == strlen(name) &&
           memcmp(token->start, name, token->length) == 0;
}

static inline bool
pdf_token_is_hex(const PdfToken *token)
{
    return token->length >= 2 && token->start[0] == '<' &&
           token->start[1] != '<';
}

/* The next 16 bits of a hexadecimal string, over line ends; false at its end.
 */
static inline bool
pdf_token_unit(const char **p, const char *end, guint16 *unit)
{
    unsigned value = 0;
    int digits = 0;
    for (; *p < end && digits < 4; (*p)++) {
        int digit = g_ascii_xdigit_value(**p);
        if (digit < 0)
            continue;
        value = value << 4 | (unsigned)digit;
        digits++;
    }
    *unit = (guint16)value;
    return digits == 4;
}

static inline bool
pdf_token_is_string(const PdfToken *token)
{
    return token->start[0] == '(' || pdf_token_is_hex(token);
}

/* The next byte of a literal string; false at its end. */
static inline bool
pdf_token_byte(const char **p, const char *end, guint8 *byte)
{
    static const char names[] = "nrtbf", bytes[] = "\n\r\t\b\f";
    if (*p >= end)
        return false;
    *byte = (guint8) * (*p)++;
    if (*byte != '\\' || *p >= end)
        return true;
    const char *name = memchr(names, **p, sizeof names - 1);
    *byte = (guint8)(name ? bytes[name - names] : **p);
    int octal = 0, digits = 0;
    while (digits < 3 && *p + digits < end && (*p)[digits] >= '0' &&
           (*p)[digits] <= '7')
        octal = octal * 8 + (*p)[digits++] - '0';
    if (digits > 0)
        *byte = (guint8)octal;
    *p += MAX(digits, 1);
    return true;
}

/* The next code of two bytes, *p then behind it; *p is at first behind the
 * string's bracket. False at the end. */
static inline bool
pdf_token_code(const char **p, const PdfToken *string, guint16 *code)
{
    const char *end = string->start + string->length - 1;
    guint8 high, low;
    if (string->start[0] == '<')
        return pdf_token_unit(p, end, code);
    if (!pdf_token_byte(p, end, &high) || !pdf_token_byte(p, end, &low))
        return false;
    *code = (guint16)(high << 8 | low);
    return true;
}

#endif
