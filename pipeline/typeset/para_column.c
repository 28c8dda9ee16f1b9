#include <string.h>

#include "base/text.h"
#include "typeset/para_run.h"

/* The top of the em box above the baseline, em. */
static const double ascent = 0.88;
/* Figures that stand side by side in one cell (縦中横, JLREQ 2.3.2). */
enum { MOST_FIGURES = 3 };

/* One cluster where it stands in the column. */
typedef struct {
    const ShapeCluster *shape;
    int byte;
    double x, y, size;
} Placed;

typedef struct {
    FontSet *fonts;
    const ParaSpan *span;
    const char *text;
    double pitch;
    int cells;
    GArray *placed; /* of Placed */
} Column;

/* The clusters [first, end) of a word side by side in the next cell, made
 * smaller when they are wider than an em. */
static void
add_cell(Column *column, const ShapeWord *word, int first, int end, int byte)
{
    double width = 0;
    for (int i = first; i < end; i++)
        width += word->clusters[i].advance;
    double em = column->span->size, size = width > 1 ? em / width : em;
    double x = -width * size / 2;
    /* A smaller one is centred on the em box. */
    double y = column->pitch * column->cells++ + em / 2 + (ascent - 0.5) * size;
    for (int i = first; i < end; i++) {
        const ShapeCluster *shape = &word->clusters[i];
        Placed placed = {shape, byte, x, y, size};
        g_array_append_val(column->placed, placed);
        byte += shape->bytes;
        x += shape->advance * size;
    }
}

static bool
stands_together(const char *text, int bytes, const ShapeWord *word)
{
    if (word->count > MOST_FIGURES)
        return false;
    for (int i = 0; i < bytes; i++)
        if (!g_ascii_isdigit(text[i]) && !(bytes == 2 && (guchar)text[i] < 128))
            return false;
    return true;
}

static void
add_words(Column *column)
{
    for (int at = 0, bytes; column->text[at]; at += bytes) {
        const char *text = column->text + at;
        bytes = shape_word_length(text);
        bool latin = shape_is_latin(g_utf8_get_char(text));
        int face = column->span->face;
        const ShapeWord *word =
            latin ? shape_word(column->fonts, face, text, bytes)
                  : shape_upright(column->fonts, face, text, bytes);
        if (latin && stands_together(text, bytes, word)) {
            add_cell(column, word, 0, word->count, at);
            continue;
        }
        for (int i = 0, byte = at; i < word->count; i++) {
            add_cell(column, word, i, i + 1, byte);
            byte += word->clusters[i].bytes;
        }
    }
}

/* Those of [first, end), which have one size and face. */
static ParaRun
make_run(const Column *column, guint first, guint end, Arena *arena)
{
    const Placed *placed = &g_array_index(column->placed, Placed, 0);
    int start = placed[first].byte;
    int length = placed[end - 1].byte + placed[end - 1].shape->bytes - start;
    int count = 0;
    for (guint i = first; i < end; i++)
        count += placed[i].shape->glyph_count;
    guint32 *glyph = arena_array(arena, guint32, count);
    double *x = arena_array(arena, double, count);
    double *y = arena_array(arena, double, count);
    int *byte = arena_array(arena, int, count + 1);
    int at = 0;
    for (guint i = first; i < end; i++)
        for (int k = 0; k < placed[i].shape->glyph_count; k++, at++) {
            const ShapeGlyph *shape = &placed[i].shape->glyphs[k];
            glyph[at] = shape->id;
            x[at] = placed[i].x + (double)shape->x * placed[i].size;
            y[at] = placed[i].y + (double)shape->y * placed[i].size;
            byte[at] =
                placed[i].byte - start + (k > 0 ? placed[i].shape->bytes : 0);
        }
    byte[count] = length;
    return (ParaRun){.glyphs = {.face = placed[first].shape->face,
                                .size = placed[first].size,
                                .count = count,
                                .glyph = glyph,
                                .x = x,
                                .y = y,
                                .text = arena_dup_n(arena, column->text + start,
                                                    (size_t)length),
                                .byte = byte,
                                .width = column->span->size}};
}

static bool
is_alike(const Column *column, guint a, guint b)
{
    const Placed *one = &g_array_index(column->placed, Placed, a);
    const Placed *other = &g_array_index(column->placed, Placed, b);
    return one->shape->face == other->shape->face && one->size >= other->size &&
           one->size <= other->size;
}

static void
make_runs(const Column *column, ParaLine *line, Arena *arena)
{
    guint count = column->placed->len;
    ParaRun *runs = arena_array(arena, ParaRun, count);
    for (guint first = 0, end; first < count; first = end) {
        for (end = first + 1; end < count && is_alike(column, first, end);)
            end++;
        runs[line->run_count++] = make_run(column, first, end, arena);
    }
    line->runs = runs;
}

const ParaLine *
para_vertical(FontSet *fonts, const ParaSpan *span, double pitch, Arena *arena)
{
    Column column = {.fonts = fonts,
                     .span = span,
                     .text = text_nfc(arena, span->text),
                     .pitch = pitch,
                     .placed = g_array_new(FALSE, FALSE, sizeof(Placed))};
    add_words(&column);
    ParaLine *line = arena_alloc(arena, sizeof *line);
    make_runs(&column, line, arena);
    g_array_unref(column.placed);
    line->width = line->natural = span->size;
    line->left = -span->size / 2;
    line->end = (int)strlen(column.text);
    if (column.cells > 0)
        line->depth = (column.cells - 1) * pitch + span->size;
    return line;
}
