#include "typeset/para_text.h"

#include <string.h>

#include "base/text.h"
#include "typeset/para_gap.h"
#include "typeset/para_ruby.h"

/* Of the text's size: a note mark. */
static const double raised_size = 0.6;

/* The least word space (JLREQ 3.8.3); more of it is a gap. */
static const double space_least = 1 / 4.0;

static bool
is_mark(CharClass class)
{
    return class == CLASS_OPEN || class == CLASS_CLOSE || class == CLASS_STOP ||
           class == CLASS_COMMA || class == CLASS_MIDDLE;
}

/* A full-width mark becomes a body of half an em; the blank is made of gaps. */
static void
cut_mark(Cluster *cluster)
{
    double half = cluster->width - cluster->size / 2;
    cluster->width -= half;
    switch (cluster->class) {
    case CLASS_OPEN:
        cluster->shift = -half;
        break;
    case CLASS_MIDDLE:
        cluster->shift = -half / 2;
        cluster->tail = half / 2;
        break;
    default:
        cluster->tail = half;
        break;
    }
}

static void
set_class(Cluster *cluster, const ParaSpan *span, const Cluster *before,
          double point_width)
{
    gunichar c = cluster->shape->character;
    bool wide = cluster->shape->advance > 0.9;
    cluster->class = span->raised ? CLASS_NOTE : char_class(c, wide);
    if (wide && is_mark(cluster->class))
        cut_mark(cluster);
    if (cluster->class == CLASS_SPACE)
        cluster->width = space_least * cluster->size;
    bool after_figure = before && before->shape->character >= '0' &&
                        before->shape->character <= '9';
    if (span->tabular && after_figure && (c == ',' || c == '.'))
        cluster->width = MIN(cluster->width, point_width * cluster->size);
}

/* A figure of one digit with nothing Latin beside it. */
static bool
is_lone_figure(const ParaText *text, int byte, int bytes)
{
    const char *at = text->text + byte;
    return text->style->wide_single && bytes == 1 && g_ascii_isdigit(*at) &&
           (byte == 0 || (guchar)at[-1] >= 0x80) &&
           (at[1] == '\0' || (guchar)at[1] >= 0x80);
}

/* The bytes of the digit's full-width form (U+FF10 and on), put into wide. */
static int
full_width(char digit, char wide[6])
{
    return g_unichar_to_utf8(0xFF10 + (gunichar)(digit - '0'), wide);
}

static void
add_word(ParaText *text, int span_index, int byte, int bytes)
{
    const ParaSpan *span = &text->spans[span_index];
    char wide[6];
    bool widened =
        !span->tabular && !span->raised && is_lone_figure(text, byte, bytes);
    const ShapeWord *word =
        widened ? shape_word(text->fonts, span->face, wide,
                             full_width(text->text[byte], wide))
                : shape_word(text->fonts, span->face, text->text + byte, bytes);
    for (int i = 0; i < word->count; i++) {
        const ShapeCluster *shape = &word->clusters[i];
        Cluster cluster = {.shape = shape,
                           .byte = byte,
                           .bytes = widened ? bytes : shape->bytes,
                           .span = span_index,
                           .size =
                               span->size * (span->raised ? raised_size : 1)};
        cluster.width = shape->advance * cluster.size;
        const Cluster *before =
            text->count > 0 ? &text->clusters[text->count - 1] : NULL;
        set_class(&cluster, span, before, text->style->point_width);
        text->clusters[text->count++] = cluster;
        byte += shape->bytes;
    }
}

/* Append length bytes of text, without controls and with blanks for tabs. */
static void
append_shown(GString *all, const char *text, size_t length)
{
    const char *end = text + length;
    while (text < end) {
        gunichar c = g_utf8_get_char(text);
        const char *next = g_utf8_next_char(text);
        if (c == '\t')
            g_string_append_c(all, ' ');
        else if (!text_is_control(c) && c != '\n' && c != '\r')
            g_string_append_len(all, text, next - text);
        text = next;
    }
}

/* The spans' texts in one string; newline characters stay out and are noted
 * as the bytes before which a line must end. */
static void
join(ParaText *text, int count, int *span_end, GArray *forced)
{
    g_autoptr(GString) all = g_string_new(NULL);
    for (int i = 0; i < count; i++) {
        const char *from = text_nfc(text->arena, text->spans[i].text);
        for (const char *line = strchr(from, '\n'); line;
             line = strchr(from, '\n')) {
            append_shown(all, from, (size_t)(line - from));
            int at = (int)all->len;
            g_array_append_val(forced, at);
            from = line + 1;
        }
        append_shown(all, from, strlen(from));
        span_end[i] = (int)all->len;
    }
    text->text = arena_dup_n(text->arena, all->str, all->len);
}

static void
force_breaks(ParaText *text, const GArray *forced)
{
    int cluster = 0;
    for (guint i = 0; i < forced->len; i++) {
        int byte = g_array_index(forced, int, i);
        while (cluster < text->count && text->clusters[cluster].byte < byte)
            cluster++;
        if (cluster > 0)
            text->gaps[cluster - 1] = (Gap){.forced = true, .breaks = true};
    }
}

/* Bytes of span i from byte on, word by word. */
static void
add_span(ParaText *text, int i, int byte, int end, const GArray *forced)
{
    guint next = 0;
    while (byte < end) {
        while (next < forced->len && g_array_index(forced, int, next) <= byte)
            next++;
        int limit = end;
        if (next < forced->len)
            limit = MIN(limit, g_array_index(forced, int, next));
        int bytes = MIN(shape_word_length(text->text + byte), limit - byte);
        add_word(text, i, byte, bytes);
        byte += bytes;
    }
}

ParaText *
para_text_new(FontSet *fonts, const ParaSpan *spans, int count,
              const ParaStyle *style, Arena *arena)
{
    ParaText *text = arena_alloc(arena, sizeof *text);
    *text = (ParaText){.fonts = fonts, .style = style, .arena = arena};
    text->spans = para_ruby_split(text, spans, &count);
    g_autofree int *span_end = g_new(int, count + 1);
    g_autoptr(GArray) forced = g_array_new(FALSE, FALSE, sizeof(int));
    join(text, count, span_end, forced);
    /* A cluster is one character or more. */
    text->clusters = arena_array(arena, Cluster, g_utf8_strlen(text->text, -1));
    for (int i = 0; i < count; i++)
        add_span(text, i, i > 0 ? span_end[i - 1] : 0, span_end[i], forced);
    text->gaps = arena_array(arena, Gap, text->count);
    force_breaks(text, forced);
    para_gap_set(text);
    return text;
}
