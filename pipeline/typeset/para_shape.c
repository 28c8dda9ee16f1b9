#include "typeset/para_shape.h"

#include <fontconfig/fontconfig.h>
#include <pango/pango.h>
#include <pango/pangofc-fontmap.h>
#include <pango/pangoft2.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"

/* Shaped at this many pixels an em: every advance of a font of 1,000 or 2,048
 * units an em is then exact in pango's units. */
enum { EM = 1000 };
/* Words kept before everything is given back: a year's cards have 6,000. */
enum { WORDS_KEPT = 40000 };

struct Shaper {
    PangoContext *context;
    PangoFontDescription *description;
    FcConfig *config;
    const FcCharSet *characters;
    GHashTable *words; /* text to ShapeWord, both in the arena */
    Arena *arena;
    double cap_height;
};

static double
em(int pango_units)
{
    return (double)pango_units / ((double)PANGO_SCALE * EM);
}

/*
 * A font configuration of one file: nothing of the machine's settings is read,
 * and no other face can be chosen in its place.
 */
static bool
open_font(Shaper *shaper, const char *file, GError **error)
{
    shaper->config = FcConfigCreate();
    FcConfigAppFontAddFile(shaper->config, (const FcChar8 *)file);
    FcFontSet *fonts = FcConfigGetFonts(shaper->config, FcSetApplication);
    if (!fonts || fonts->nfont < 1) {
        g_set_error(error, HYOKA_ERROR, HYOKA_ERROR_ENVIRONMENT,
                    "%s: not a font, or not there", file);
        return false;
    }
    FcCharSet *characters = NULL;
    FcPatternGetCharSet(fonts->fonts[0], FC_CHARSET, 0, &characters);
    shaper->characters = characters;
    PangoFontMap *map = pango_ft2_font_map_new();
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map), shaper->config);
    shaper->context = pango_font_map_create_context(map);
    g_object_unref(map);
    pango_context_set_language(shaper->context,
                               pango_language_from_string("ja"));
    shaper->description =
        pango_fc_font_description_from_pattern(fonts->fonts[0], FALSE);
    pango_font_description_set_absolute_size(shaper->description,
                                             (double)EM * PANGO_SCALE);
    return true;
}

static double
measure_cap_height(const Shaper *shaper)
{
    PangoFont *font =
        pango_context_load_font(shaper->context, shaper->description);
    hb_font_t *hb = pango_font_get_hb_font(font);
    hb_codepoint_t glyph;
    hb_glyph_extents_t extents;
    double height = 0.7;
    if (hb_font_get_nominal_glyph(hb, 'H', &glyph) &&
        hb_font_get_glyph_extents(hb, glyph, &extents))
        height = em(extents.y_bearing);
    g_object_unref(font);
    return height;
}

static void
forget_words(Shaper *shaper)
{
    g_clear_pointer(&shaper->words, g_hash_table_unref);
    g_clear_pointer(&shaper->arena, arena_free);
    shaper->words = g_hash_table_new(g_str_hash, g_str_equal);
    shaper->arena = arena_new();
}

Shaper *
shaper_new(const char *file, GError **error)
{
    Shaper *shaper = g_new0(Shaper, 1);
    if (!open_font(shaper, file, error)) {
        shaper_free(shaper);
        return NULL;
    }
    shaper->cap_height = measure_cap_height(shaper);
    forget_words(shaper);
    return shaper;
}

void
shaper_free(Shaper *shaper)
{
    g_clear_object(&shaper->context);
    g_clear_pointer(&shaper->description, pango_font_description_free);
    g_clear_pointer(&shaper->config, FcConfigDestroy);
    g_clear_pointer(&shaper->words, g_hash_table_unref);
    g_clear_pointer(&shaper->arena, arena_free);
    g_free(shaper);
}

bool
shaper_has(const Shaper *shaper, gunichar character)
{
    return shaper->characters &&
           FcCharSetHasChar(shaper->characters, character);
}

bool
shaper_has_variant(const Shaper *shaper, gunichar character, gunichar selector)
{
    PangoFont *font =
        pango_context_load_font(shaper->context, shaper->description);
    hb_codepoint_t glyph;
    bool has = hb_font_get_variation_glyph(pango_font_get_hb_font(font),
                                           character, selector, &glyph);
    g_object_unref(font);
    return has;
}

double
shaper_cap_height(const Shaper *shaper)
{
    return shaper->cap_height;
}

bool
shape_is_latin(gunichar c)
{
    if (c < 0x80)
        return c > ' ';
    if (c >= 0x2E80 || (c >= 0x2100 && c < 0x2190))
        return false; /* CJK; № ℃ Ⅲ: one letter of a Japanese text each */
    switch (g_unichar_get_script(c)) {
    case G_UNICODE_SCRIPT_LATIN:
    case G_UNICODE_SCRIPT_GREEK:
    case G_UNICODE_SCRIPT_CYRILLIC:
        return true;
    default:
        return !g_unichar_iswide_cjk(c) && !g_unichar_isspace(c);
    }
}

static bool
combines(gunichar c)
{
    return c >= 0x300 && (g_unichar_ismark(c) || c == 0x200D);
}

int
shape_word_length(const char *text)
{
    const char *p = text;
    bool latin = shape_is_latin(g_utf8_get_char(p));
    do {
        p = g_utf8_next_char(p);
        while (*p && combines(g_utf8_get_char(p)))
            p = g_utf8_next_char(p);
    } while (latin && *p &&
             (shape_is_latin(g_utf8_get_char(p)) ||
              /* don’t: the apostrophe is otherwise a Japanese quote */
              (g_utf8_get_char(p) == 0x2019 &&
               shape_is_latin(g_utf8_get_char(g_utf8_next_char(p))))));
    return (int)(p - text);
}

static PangoAttrList *
attributes(const Shaper *shaper, bool latin, bool upright)
{
    PangoAttrList *list = pango_attr_list_new();
    pango_attr_list_insert(list, pango_attr_font_desc_new(shaper->description));
    pango_attr_list_insert(list, pango_attr_fallback_new(FALSE));
    /* Kerning of kana in fonts that have it is meant for proportional
     * setting; Japanese is set solid (JLREQ 2.1.2). */
    if (!latin)
        pango_attr_list_insert(list, pango_attr_font_features_new(
                                         upright ? "kern=0,vert=1" : "kern=0"));
    return list;
}

/* The i-th glyph in the order of the text: a run that is set from right to
 * left has the last one first. */
static int
glyph_at(const PangoItem *item, const PangoGlyphString *string, int i)
{
    return item->analysis.level & 1 ? string->num_glyphs - 1 - i : i;
}

static void
add_glyph(ShapeCluster *cluster, ShapeGlyph *glyphs, const PangoGlyphInfo *info)
{
    if (info->glyph & PANGO_GLYPH_UNKNOWN_FLAG) {
        cluster->advance += 1;
        return;
    }
    if (info->glyph != PANGO_GLYPH_EMPTY)
        glyphs[cluster->glyph_count++] = (ShapeGlyph){
            info->glyph,
            (float)(cluster->advance + em(info->geometry.x_offset)),
            (float)em(info->geometry.y_offset)};
    cluster->advance += em(info->geometry.width);
}

/* A glyph string's clusters, as of one item, into out. */
static void
add_clusters(Shaper *shaper, int face, const char *text, const PangoItem *item,
             const PangoGlyphString *string, GArray *out)
{
    const int *starts = string->log_clusters;
    int count = string->num_glyphs;
    for (int i = 0, next; i < count; i = next) {
        int start = starts[glyph_at(item, string, i)];
        for (next = i;
             next < count && starts[glyph_at(item, string, next)] == start;)
            next++;
        int end =
            next < count ? starts[glyph_at(item, string, next)] : item->length;
        ShapeCluster cluster = {
            .character = g_utf8_get_char(text + item->offset + start),
            .face = face,
            .bytes = end - start};
        ShapeGlyph *glyphs = arena_array(shaper->arena, ShapeGlyph, next - i);
        cluster.glyphs = glyphs;
        for (int k = i; k < next; k++)
            add_glyph(&cluster, glyphs,
                      &string->glyphs[glyph_at(item, string, k)]);
        g_array_append_val(out, cluster);
    }
}

static void
note(FontSet *noted, int face, gunichar character, const char *text, int length)
{
    if (noted)
        font_note_missing(noted, face, character, text, length);
}

/* True when something is missing; it is put into noted unless that is NULL. */
static bool
note_unknown(FontSet *noted, int face, const char *text, int length,
             const PangoItem *item, const PangoGlyphString *string)
{
    bool missing = false;
    for (int i = 0; i < string->num_glyphs; i++)
        if (string->glyphs[i].glyph & PANGO_GLYPH_UNKNOWN_FLAG) {
            missing = true;
            note(noted, face,
                 g_utf8_get_char(text + item->offset + string->log_clusters[i]),
                 text, length);
        }
    /* A face that lacks the variant of a variation sequence shows the base
     * character without a word. */
    hb_font_t *hb = pango_font_get_hb_font(item->analysis.font);
    const char *end = text + item->offset + item->length;
    gunichar base = 0;
    for (const char *p = text + item->offset; p < end;
         p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        hb_codepoint_t glyph;
        bool selects =
            (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
        if (selects && !hb_font_get_variation_glyph(hb, base, c, &glyph)) {
            missing = true;
            note(noted, face, c, text, length);
        }
        base = c;
    }
    return missing;
}

static void
note_breaks(const char *text, int length, GArray *clusters)
{
    int count = (int)g_utf8_strlen(text, length);
    g_autofree PangoLogAttr *attrs = g_new0(PangoLogAttr, count + 1);
    pango_get_log_attrs(text, length, -1, pango_language_from_string("ja"),
                        attrs, count + 1);
    const char *p = text;
    glong at = 0; /* characters before p */
    for (guint i = 0; i < clusters->len; i++) {
        ShapeCluster *cluster = &g_array_index(clusters, ShapeCluster, i);
        cluster->breaks = i > 0 && attrs[at].is_line_break;
        at += g_utf8_strlen(p, cluster->bytes);
        p += cluster->bytes;
    }
}

static ShapeWord *
shape(FontSet *set, int face, const char *text, int length, bool upright,
      FontSet *noted)
{
    Shaper *shaper = font_shaper(set, face);
    g_autoptr(GArray) clusters = g_array_new(FALSE, TRUE, sizeof(ShapeCluster));
    PangoAttrList *list =
        attributes(shaper, shape_is_latin(g_utf8_get_char(text)), upright);
    bool missing = false;
    GList *items = pango_itemize_with_base_dir(
        shaper->context, PANGO_DIRECTION_LTR, text, 0, length, list, NULL);
    for (GList *link = items; link; link = link->next) {
        PangoItem *item = link->data;
        PangoGlyphString *string = pango_glyph_string_new();
        pango_shape_item(item, text, length, NULL, string, PANGO_SHAPE_NONE);
        add_clusters(shaper, face, text, item, string, clusters);
        if (note_unknown(noted, face, text, length, item, string))
            missing = true;
        pango_glyph_string_free(string);
        pango_item_free(item);
    }
    g_list_free(items);
    pango_attr_list_unref(list);
    if (clusters->len > 1)
        note_breaks(text, length, clusters);
    ShapeWord *word = arena_alloc(shaper->arena, sizeof *word);
    ShapeCluster *copy =
        arena_array(shaper->arena, ShapeCluster, clusters->len);
    if (clusters->len > 0)
        memcpy(copy, clusters->data, clusters->len * sizeof *copy);
    *word = (ShapeWord){(int)clusters->len, copy, missing};
    return word;
}

/* In the face, or its fallback when that alone has it whole. */
static ShapeWord *
shape_somehow(FontSet *set, int face, const char *text, int length,
              bool upright)
{
    int fallback = font_fallback(set, face);
    if (fallback < 0)
        return shape(set, face, text, length, upright, set);
    ShapeWord *word = shape(set, face, text, length, upright, NULL);
    if (!word->missing)
        return word;
    word = shape(set, fallback, text, length, upright, NULL);
    return word->missing ? shape(set, face, text, length, upright, set) : word;
}

/* The key of a word is its text after a character that says how it is set. */
static const ShapeWord *
find_word(FontSet *set, int face, const char *text, int bytes, bool upright)
{
    Shaper *shaper = font_shaper(set, face);
    char small[64];
    g_autofree char *large = NULL;
    char *key = small;
    if (bytes + 1 >= (int)sizeof small)
        key = large = g_malloc((gsize)bytes + 2);
    key[0] = upright ? 'u' : 'h';
    memcpy(key + 1, text, (size_t)bytes);
    key[bytes + 1] = '\0';
    ShapeWord *word = g_hash_table_lookup(shaper->words, key);
    if (!word) {
        word = shape_somehow(set, face, key + 1, bytes, upright);
        /* What is missing is reported anew for each paper. */
        if (!word->missing)
            g_hash_table_insert(
                shaper->words,
                arena_dup_n(shaper->arena, key, (size_t)bytes + 1), word);
    }
    return word;
}

const ShapeWord *
shape_word(FontSet *set, int face, const char *text, int bytes)
{
    return find_word(set, face, text, bytes, false);
}

const ShapeWord *
shape_upright(FontSet *set, int face, const char *text, int bytes)
{
    return find_word(set, face, text, bytes, true);
}

PangoLayout *
shape_layout(const FontSet *set, int face)
{
    const Shaper *shaper = font_shaper(set, face);
    PangoLayout *layout = pango_layout_new(shaper->context);
    pango_layout_set_font_description(layout, shaper->description);
    return layout;
}

void
shape_settle(FontSet *set)
{
    for (int i = 0; i < font_count(set); i++) {
        Shaper *shaper = font_shaper(set, i);
        if (g_hash_table_size(shaper->words) > WORDS_KEPT)
            forget_words(shaper);
    }
}
