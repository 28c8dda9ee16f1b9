/*
 * Rules that a paper keeps, asked of its file through libqpdf, which has no
 * part in writing it: those of PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO
 * 14289-1) that this kind of file can break, and our own for print. A rule
 * that is broken adds a line "rule: what" to what was found.
 */
#ifndef HYOKA_TESTS_PDF_RULES_H
#define HYOKA_TESTS_PDF_RULES_H

#include <glib.h>
#include <qpdf/qpdf-c.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "pdf_token.h"

typedef struct {
    qpdf_data q;
    const char *bytes; /* the file */
    gsize length;
    qpdf_oh root;
    GString *found;
    GHashTable *elements; /* "page mcid" to structure element's object id */
    GHashTable *shown;    /* "font object/code" of glyphs on pages */
    int heading;          /* level of the last one */
} Rules;

/* Lengths of libqpdf's strings are theirs until the next call: copied. */
static inline qpdf_oh
rules_key(const Rules *rules, qpdf_oh dict, const char *key)
{
    return qpdf_oh_is_dictionary(rules->q, dict)
               ? qpdf_oh_get_key(rules->q, dict, key)
           : qpdf_oh_is_stream(rules->q, dict)
               ? qpdf_oh_get_key(rules->q, qpdf_oh_get_dict(rules->q, dict),
                                 key)
               : qpdf_oh_new_null(rules->q);
}

static inline bool
rules_name_is(const Rules *rules, qpdf_oh dict, const char *key,
              const char *name)
{
    return qpdf_oh_is_name_and_equals(rules->q, rules_key(rules, dict, key),
                                      name);
}

static inline char *
rules_text(const Rules *rules, qpdf_oh dict, const char *key)
{
    qpdf_oh value = rules_key(rules, dict, key);
    if (!qpdf_oh_is_string(rules->q, value))
        return NULL;
    return g_strdup(qpdf_oh_get_utf8_value(rules->q, value));
}

static inline int
rules_integer(const Rules *rules, qpdf_oh dict, const char *key, int other)
{
    qpdf_oh value = rules_key(rules, dict, key);
    return qpdf_oh_is_integer(rules->q, value)
               ? qpdf_oh_get_int_value_as_int(rules->q, value)
               : other;
}

static inline int
rules_length(const Rules *rules, qpdf_oh array)
{
    return qpdf_oh_is_array(rules->q, array)
               ? qpdf_oh_get_array_n_items(rules->q, array)
               : 0;
}

/* The stream's bytes, unpacked; NULL when it is none. */
static inline GString *
rules_stream(const Rules *rules, qpdf_oh stream)
{
    unsigned char *bytes = NULL;
    size_t length = 0;
    QPDF_BOOL filtered = QPDF_FALSE;
    if (!qpdf_oh_is_stream(rules->q, stream) ||
        qpdf_oh_get_stream_data(rules->q, stream, qpdf_dl_generalized,
                                &filtered, &bytes, &length) >= QPDF_ERRORS)
        return NULL;
    GString *text = g_string_new_len((const char *)bytes, (gssize)length);
    free(bytes);
    return text;
}

static inline void G_GNUC_PRINTF(3, 4)
    rules_break(Rules *rules, const char *rule, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_string_append_printf(rules->found, "%s: ", rule);
    g_string_append_vprintf(rules->found, format, arguments);
    g_string_append_c(rules->found, '\n');
    va_end(arguments);
}

/* --- the file and its catalog --------------------------------------------- */

static inline void
rules_check_file(Rules *rules)
{
    qpdf_oh trailer = qpdf_get_trailer(rules->q);
    if (rules_length(rules, rules_key(rules, trailer, "/ID")) != 2)
        rules_break(rules, "trailer-id", "no two identifiers");
    if (qpdf_oh_has_key(rules->q, trailer, "/Encrypt"))
        rules_break(rules, "open", "the file is encrypted");
    const char *end = rules->bytes + rules->length;
    for (const char *p = rules->bytes;
         (p = memmem(p, (gsize)(end - p), "endstream", 9)); p++)
        if (p[-1] != '\n' && p[-1] != '\r')
            rules_break(rules, "endstream", "not on a line of its own");
}

static inline void
rules_check_catalog(Rules *rules)
{
    g_autofree char *language = rules_text(rules, rules->root, "/Lang");
    if (g_strcmp0(language, "ja-JP") != 0)
        rules_break(rules, "language", "the catalog has none");
    qpdf_oh preferences = rules_key(rules, rules->root, "/ViewerPreferences");
    qpdf_oh shown = rules_key(rules, preferences, "/DisplayDocTitle");
    if (!qpdf_oh_is_bool(rules->q, shown) ||
        !qpdf_oh_get_bool_value(rules->q, shown))
        rules_break(rules, "title-shown", "the title bar shows the file name");
    /* Leaves that stand alone are not printed on both sides. */
    if ((!rules_name_is(rules, preferences, "/Duplex", "/DuplexFlipLongEdge") &&
         !rules_name_is(rules, preferences, "/Duplex", "/Simplex")) ||
        !rules_name_is(rules, preferences, "/PrintScaling", "/None"))
        rules_break(rules, "print", "no preference for sides, unscaled");
    qpdf_oh marked =
        rules_key(rules, rules_key(rules, rules->root, "/MarkInfo"), "/Marked");
    if (!qpdf_oh_is_bool(rules->q, marked) ||
        !qpdf_oh_get_bool_value(rules->q, marked))
        rules_break(rules, "marked", "not said to be tagged");
    qpdf_oh names = rules_key(rules, rules->root, "/Names");
    if (qpdf_oh_has_key(rules->q, rules->root, "/OpenAction") ||
        qpdf_oh_has_key(rules->q, rules->root, "/AA") ||
        qpdf_oh_is_dictionary(rules->q, rules_key(rules, names, "/JavaScript")))
        rules_break(rules, "no-actions", "the file acts by itself");
}

static inline void
rules_check_intent(Rules *rules)
{
    qpdf_oh intents = rules_key(rules, rules->root, "/OutputIntents");
    if (rules_length(rules, intents) != 1) {
        rules_break(rules, "output-intent", "there is none");
        return;
    }
    qpdf_oh intent = qpdf_oh_get_array_item(rules->q, intents, 0);
    qpdf_oh profile = rules_key(rules, intent, "/DestOutputProfile");
    g_autoptr(GString) icc = rules_stream(rules, profile);
    if (!rules_name_is(rules, intent, "/S", "/GTS_PDFA1") || !icc ||
        rules_integer(rules, profile, "/N", 0) != 3 || icc->len < 132 ||
        memcmp(icc->str + 36, "acsp", 4) != 0 ||
        memcmp(icc->str + 16, "RGB ", 4) != 0)
        rules_break(rules, "output-intent", "no profile of RGB");
}

/* --- what the file says of itself ----------------------------------------- */

static inline char *
rules_between(const char *text, const char *open, const char *close)
{
    const char *start = strstr(text, open);
    const char *end = start ? strstr(start, close) : NULL;
    if (!end)
        return NULL;
    start += strlen(open);
    const char *value = g_strrstr_len(start, end - start, ">");
    return g_strndup(value ? value + 1 : start,
                     (gsize)(end - (value ? value + 1 : start)));
}

static inline void
rules_compare(Rules *rules, const char *xmp, const char *key, const char *open,
              const char *close)
{
    qpdf_oh info = rules_key(rules, qpdf_get_trailer(rules->q), "/Info");
    g_autofree char *own = rules_text(rules, info, key);
    g_autofree char *raw = rules_between(xmp, open, close);
    g_autoptr(GString) other = raw ? g_string_new(raw) : NULL;
    if (other) {
        g_string_replace(other, "&lt;", "<", 0);
        g_string_replace(other, "&gt;", ">", 0);
        g_string_replace(other, "&amp;", "&", 0);
    }
    if (own && g_str_has_prefix(own, "D:")) { /* digits are enough */
        g_autoptr(GString) one = g_string_new(NULL);
        for (const char *p = own; *p; p++)
            if (g_ascii_isdigit(*p))
                g_string_append_c(one, *p);
        g_autoptr(GString) two = g_string_new(NULL);
        for (const char *p = other ? other->str : ""; *p; p++)
            if (g_ascii_isdigit(*p))
                g_string_append_c(two, *p);
        if (!g_string_equal(one, two))
            rules_break(rules, "info-is-xmp", "%s differs", key);
    } else if (g_strcmp0(own, other ? other->str : NULL) != 0) {
        rules_break(rules, "info-is-xmp", "%s differs", key);
    }
}

static inline void
rules_check_metadata(Rules *rules)
{
    g_autoptr(GString) xmp =
        rules_stream(rules, rules_key(rules, rules->root, "/Metadata"));
    if (!xmp) {
        rules_break(rules, "xmp", "there is none");
        return;
    }
    g_autofree char *part =
        rules_between(xmp->str, "<pdfaid:part>", "</pdfaid:part>");
    g_autofree char *level =
        rules_between(xmp->str, "<pdfaid:conformance>", "</pdfaid:conf");
    g_autofree char *ua =
        rules_between(xmp->str, "<pdfuaid:part>", "</pdfuaid:part>");
    if ((g_strcmp0(part, "2") != 0 && g_strcmp0(part, "3") != 0) ||
        g_strcmp0(level, "A") != 0 || g_strcmp0(ua, "1") != 0)
        rules_break(rules, "xmp", "not PDF/A-2a or -3a and PDF/UA-1");
    rules_compare(rules, xmp->str, "/Title", "<dc:title>",
                  "</rdf:li></rdf:Alt></dc:title>");
    rules_compare(rules, xmp->str, "/Subject", "<dc:description>",
                  "</rdf:li></rdf:Alt></dc:description>");
    rules_compare(rules, xmp->str, "/Creator", "<xmp:CreatorTool>",
                  "</xmp:CreatorTool>");
    rules_compare(rules, xmp->str, "/Producer", "<pdf:Producer>",
                  "</pdf:Producer>");
    rules_compare(rules, xmp->str, "/CreationDate", "<xmp:CreateDate>",
                  "</xmp:CreateDate>");
    rules_compare(rules, xmp->str, "/ModDate", "<xmp:ModifyDate>",
                  "</xmp:ModifyDate>");
}

/* --- pages ---------------------------------------------------------------- */

static inline void
rules_check_annotations(Rules *rules, qpdf_oh page, int number)
{
    qpdf_oh annotations = rules_key(rules, page, "/Annots");
    int count = rules_length(rules, annotations);
    if (!rules_name_is(rules, page, "/Tabs", "/S"))
        rules_break(rules, "tabs", "page %d", number);
    for (int i = 0; i < count; i++) {
        qpdf_oh one = qpdf_oh_get_array_item(rules->q, annotations, i);
        g_autofree char *text = rules_text(rules, one, "/Contents");
        if (rules_integer(rules, one, "/F", 0) != 4)
            rules_break(rules, "link-flags", "page %d: not to print", number);
        if (!text || !*text)
            rules_break(rules, "link-contents", "page %d: no text", number);
        if (!qpdf_oh_is_array(rules->q, rules_key(rules, one, "/Dest")))
            rules_break(rules, "link-leads", "page %d: nowhere", number);
        if (qpdf_oh_has_key(rules->q, one, "/A"))
            rules_break(rules, "no-actions", "page %d: a link acts", number);
    }
}

typedef struct {
    Rules *rules;
    qpdf_oh fonts;
    int page, depth; /* of marked content */
    int font;        /* object id of the current one */
    bool broken;
} RulesPage;

static inline void
rules_note_glyphs(RulesPage *page, const PdfToken *string)
{
    const char *p = string->start + 1;
    guint16 code;
    while (pdf_token_code(&p, string, &code)) {
        char *key = g_strdup_printf("%d/%04x", page->font, code);
        g_hash_table_add(page->rules->shown, key);
    }
}

static inline void
rules_see(RulesPage *page, const PdfToken *token, const PdfToken *last)
{
    static const char *const painters[] = {"Tj", "TJ", "f", "f*", "S",
                                           "B",  "B*", "s", "b",  "Do"};
    Rules *rules = page->rules;
    if (pdf_token_is(token, "BMC") || pdf_token_is(token, "BDC"))
        page->depth++;
    else if (pdf_token_is(token, "EMC"))
        page->depth--;
    else if (pdf_token_is(token, "Tf")) {
        g_autofree char *name = g_strndup(last[1].start, last[1].length);
        page->font = qpdf_oh_get_object_id(rules->q,
                                           rules_key(rules, page->fonts, name));
    } else if (pdf_token_is_string(token) &&
               !pdf_token_is(&last[2], "/ActualText"))
        rules_note_glyphs(page, token);
    else if (pdf_token_is(token, "rg") || pdf_token_is(token, "RG")) {
        if (last[0].length == last[1].length &&
            last[1].length == last[2].length &&
            memcmp(last[0].start, last[1].start, last[0].length) == 0 &&
            memcmp(last[1].start, last[2].start, last[0].length) == 0)
            rules_break(rules, "one-ink", "page %d: grey of three inks",
                        page->page);
    }
    for (guint i = 0; i < G_N_ELEMENTS(painters); i++)
        if (page->depth <= 0 && !page->broken &&
            pdf_token_is(token, painters[i])) {
            rules_break(rules, "all-marked",
                        "page %d: neither tagged nor "
                        "artifact",
                        page->page);
            page->broken = true;
        }
}

static inline void
rules_check_content(Rules *rules, qpdf_oh page, int number)
{
    g_autoptr(GString) content =
        rules_stream(rules, rules_key(rules, page, "/Contents"));
    if (!content) {
        rules_break(rules, "content", "page %d has none", number);
        return;
    }
    RulesPage one = {.rules = rules,
                     .page = number,
                     .fonts = rules_key(
                         rules, rules_key(rules, page, "/Resources"), "/Font")};
    const char *p = content->str, *end = p + content->len;
    PdfToken last[3] = {{"", 0}, {"", 0}, {"", 0}};
    for (PdfToken token; pdf_token_next(&p, end, &token);) {
        rules_see(&one, &token, last);
        if (pdf_token_is(&last[2], "/MCID")) {
            int mcid = (int)g_ascii_strtoll(token.start, NULL, 10);
            g_autofree char *key = g_strdup_printf("%d %d", number, mcid);
            if (!g_hash_table_contains(rules->elements, key))
                rules_break(rules, "reachable", "page %d, content %d", number,
                            mcid);
        }
        memmove(last, last + 1, 2 * sizeof *last);
        last[2] = token;
    }
    if (one.depth != 0)
        rules_break(rules, "all-marked", "page %d: marks do not pair", number);
}

/* --- fonts ---------------------------------------------------------------- */

static inline guint
rules_u16(const GString *font, gsize at)
{
    return at + 2 <= font->len
               ? (guint)((guint8)font->str[at] << 8 | (guint8)font->str[at + 1])
               : 0;
}

static inline gsize
rules_font_table(const GString *font, const char *name)
{
    guint count = rules_u16(font, 4);
    for (guint i = 0; i < count && 12 + 16 * i + 16 <= font->len; i++)
        if (memcmp(font->str + 12 + 16 * i, name, 4) == 0)
            return (gsize)rules_u16(font, 12 + 16 * i + 8) << 16 |
                   rules_u16(font, 12 + 16 * i + 10);
    return 0;
}

/* What the PDF says of the code's width: entries of /W are a first code and a
 * list, or a first, a last and a width. */
static inline double
rules_width(const Rules *rules, qpdf_oh cid, int code)
{
    qpdf_oh widths = rules_key(rules, cid, "/W");
    int length = rules_length(rules, widths);
    for (int i = 0; i + 1 < length;) {
        int first = qpdf_oh_get_int_value_as_int(
            rules->q, qpdf_oh_get_array_item(rules->q, widths, i));
        qpdf_oh next = qpdf_oh_get_array_item(rules->q, widths, i + 1);
        int last = qpdf_oh_is_array(rules->q, next)
                       ? first + rules_length(rules, next) - 1
                       : qpdf_oh_get_int_value_as_int(rules->q, next);
        if (code >= first && code <= last)
            return qpdf_oh_get_numeric_value(
                rules->q,
                qpdf_oh_is_array(rules->q, next)
                    ? qpdf_oh_get_array_item(rules->q, next, code - first)
                    : qpdf_oh_get_array_item(rules->q, widths, i + 2));
        i += qpdf_oh_is_array(rules->q, next) ? 2 : 3;
    }
    return rules_integer(rules, cid, "/DW", 1000);
}

/* The glyph of the code; 0 is none. */
static inline guint
rules_glyph(const GString *places, guint code)
{
    return places ? rules_u16(places, 2 * (gsize)code) : code;
}

/* Of every code on a page: it has a glyph, as wide as the PDF says. */
static inline void
rules_check_widths(Rules *rules, qpdf_oh cid, int id, const GString *font)
{
    gsize head = rules_font_table(font, "head");
    gsize hhea = rules_font_table(font, "hhea");
    gsize hmtx = rules_font_table(font, "hmtx");
    gsize maxp = rules_font_table(font, "maxp");
    guint em = rules_u16(font, head + 18), own = rules_u16(font, hhea + 34);
    guint glyphs = rules_u16(font, maxp + 4);
    if (!head || !hhea || !hmtx || !maxp || em == 0 || own == 0) {
        rules_break(rules, "widths", "they cannot be compared");
        return;
    }
    g_autoptr(GString) places =
        rules_stream(rules, rules_key(rules, cid, "/CIDToGIDMap"));
    g_autofree char *prefix = g_strdup_printf("%d/", id);
    GHashTableIter shown;
    gpointer key;
    g_hash_table_iter_init(&shown, rules->shown);
    while (g_hash_table_iter_next(&shown, &key, NULL)) {
        if (!g_str_has_prefix(key, prefix))
            continue;
        guint code =
            (guint)g_ascii_strtoull((char *)key + strlen(prefix), NULL, 16);
        guint glyph = rules_glyph(places, code);
        if (glyph == 0 || glyph >= glyphs) {
            rules_break(rules, "cid-to-gid", "code %04x has no glyph", code);
            return;
        }
        double width =
            rules_u16(font, hmtx + 4 * MIN(glyph, own - 1)) * 1000.0 / em;
        double said = rules_width(rules, cid, (int)code);
        if (said - width > 1 || width - said > 1) {
            rules_break(rules, "widths", "code %04x: %g is not %g", code, said,
                        width);
            return;
        }
    }
}

/* Note the codes of a map's entry, and what is no meaning. */
static inline void
rules_note_meaning(Rules *rules, int id, GHashTable *codes,
                   const PdfToken *first, const PdfToken *last,
                   const PdfToken *text)
{
    guint from = (guint)g_ascii_strtoull(first->start + 1, NULL, 16);
    guint to = (guint)g_ascii_strtoull(last->start + 1, NULL, 16);
    for (guint code = from; code <= to; code++)
        g_hash_table_add(codes, g_strdup_printf("%04x", code));
    g_autofree char *value =
        g_ascii_strdown(text->start + 1, (gssize)text->length - 2);
    if (!*value || strstr(value, "fffd") || g_str_equal(value, "0000") ||
        g_str_equal(value, "feff") || g_str_equal(value, "fffe"))
        rules_break(rules, "meanings", "font %d: <%04x> is <%s>", id, from,
                    value);
}

/* Every glyph on a page has a meaning, and none an empty one. */
static inline void
rules_check_map(Rules *rules, qpdf_oh font, int id)
{
    g_autoptr(GString) map =
        rules_stream(rules, rules_key(rules, font, "/ToUnicode"));
    if (!map) {
        rules_break(rules, "meanings", "font %d has none", id);
        return;
    }
    g_autoptr(GHashTable) codes =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    const char *p = map->str, *end = p + map->len;
    int inside = 0; /* tokens of an entry */
    for (PdfToken first, last, text; pdf_token_next(&p, end, &first);) {
        if (pdf_token_is(&first, "beginbfchar")) {
            inside = 2;
        } else if (pdf_token_is(&first, "beginbfrange")) {
            inside = 3;
        } else if (pdf_token_is(&first, "endbfchar") ||
                   pdf_token_is(&first, "endbfrange")) {
            inside = 0;
        } else if (inside > 0) {
            last = first;
            if (inside == 3)
                pdf_token_next(&p, end, &last);
            if (pdf_token_next(&p, end, &text))
                rules_note_meaning(rules, id, codes, &first, &last, &text);
        }
    }
    g_autofree char *prefix = g_strdup_printf("%d/", id);
    GHashTableIter shown;
    gpointer key;
    g_hash_table_iter_init(&shown, rules->shown);
    while (g_hash_table_iter_next(&shown, &key, NULL))
        if (g_str_has_prefix(key, prefix) &&
            !g_hash_table_contains(codes, (char *)key + strlen(prefix)))
            rules_break(rules, "meanings", "glyph %s has none", (char *)key);
}

static inline void
rules_check_font(Rules *rules, qpdf_oh font, int id)
{
    qpdf_oh inner = font;
    if (rules_name_is(rules, font, "/Subtype", "/Type0"))
        inner = qpdf_oh_get_array_item(
            rules->q, rules_key(rules, font, "/DescendantFonts"), 0);
    qpdf_oh descriptor = rules_key(rules, inner, "/FontDescriptor");
    g_autoptr(GString) file =
        rules_stream(rules, rules_key(rules, descriptor, "/FontFile2"));
    if (!file)
        file = rules_stream(rules, rules_key(rules, descriptor, "/FontFile3"));
    if (!file)
        rules_break(rules, "embedded", "font %d is not", id);
    if (rules_name_is(rules, inner, "/Subtype", "/CIDFontType2")) {
        if (!rules_name_is(rules, inner, "/CIDToGIDMap", "/Identity") &&
            !qpdf_oh_is_stream(rules->q,
                               rules_key(rules, inner, "/CIDToGIDMap")))
            rules_break(rules, "cid-to-gid", "font %d has none", id);
        if (file)
            rules_check_widths(rules, inner, id, file);
    }
    rules_check_map(rules, font, id);
}

static inline void
rules_check_fonts(Rules *rules)
{
    int size = rules_integer(rules, qpdf_get_trailer(rules->q), "/Size", 0);
    for (int id = 1; id < size; id++) {
        qpdf_oh object = qpdf_get_object_by_id(rules->q, id, 0);
        if (rules_name_is(rules, object, "/Type", "/Font") &&
            !rules_name_is(rules, object, "/Subtype", "/CIDFontType2") &&
            !rules_name_is(rules, object, "/Subtype", "/CIDFontType0"))
            rules_check_font(rules, object, id);
        qpdf_oh_release(rules->q, object);
    }
}

#endif
