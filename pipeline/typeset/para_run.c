#include "typeset/para_run.h"

#include <string.h>

/* In em: the top of the em box above the baseline; how much a note mark is
 * raised; the centre of an emphasis dot above the em box, and its radius. */
static const double ascent = 0.88;
static const double note_rise = 0.36;
static const double dot_rise = 0.16;
static const double dot_radius = 0.07;
static const double ruby_size = 0.5;

typedef struct {
    const ParaText *text;
    GArray *runs;      /* of ParaRun */
    GArray *dots;      /* of double */
    GArray *dot_spans; /* of int */
    double ruby;       /* height of readings */
} Builder;

/* Room for the glyphs of clusters [first, end) and for so many more, and the
 * bytes they show. */
static GlyphRun
new_run(const ParaText *text, int first, int end, int more)
{
    const Cluster *clusters = text->clusters;
    GlyphRun run = {.face = clusters[first].shape->face,
                    .size = clusters[first].size};
    for (int i = first; i < end; i++)
        run.count += clusters[i].shape->glyph_count;
    run.count += more;
    int start = clusters[first].byte;
    int length = clusters[end - 1].byte + clusters[end - 1].bytes - start;
    run.text = arena_dup_n(text->arena, text->text + start, (size_t)length);
    run.glyph = arena_array(text->arena, guint32, run.count);
    run.x = arena_array(text->arena, double, run.count);
    int *byte = arena_array(text->arena, int, run.count + 1);
    byte[run.count] = length;
    run.byte = byte;
    return run;
}

/*
 * Glyphs of cluster i at x, y, from index at on; the next index. The first
 * glyph of a cluster shows all its characters, the others none.
 */
static int
place(const ParaText *text, GlyphRun *run, int at, int i, int first, double x,
      double y)
{
    const Cluster *cluster = &text->clusters[i];
    guint32 *glyph = (guint32 *)run->glyph;
    double *xs = (double *)run->x, *ys = (double *)run->y;
    int *byte = (int *)run->byte;
    int start = cluster->byte - text->clusters[first].byte;
    for (int k = 0; k < cluster->shape->glyph_count; k++, at++) {
        const ShapeGlyph *shape = &cluster->shape->glyphs[k];
        glyph[at] = shape->id;
        xs[at] = x + cluster->shift + (double)shape->x * cluster->size;
        if (ys)
            ys[at] = y + (double)shape->y * cluster->size;
        byte[at] = k == 0 ? start : start + cluster->bytes;
    }
    return at;
}

static bool
needs_y(const ParaText *text, int first, int end)
{
    for (int i = first; i < end; i++)
        for (int k = 0; k < text->clusters[i].shape->glyph_count; k++)
            if (text->clusters[i].shape->glyphs[k].y != 0)
                return true;
    return false;
}

/* The hyphen of a broken word, which shows none of the text, as the run's last
 * glyph at x; its width. A word that breaks is Latin, of the span's face. */
static double
add_hyphen(const ParaText *text, GlyphRun *run, int last, double x)
{
    const ShapeWord *word = shape_word(text->fonts, run->face, "-", 1);
    ((guint32 *)run->glyph)[run->count - 1] = word->clusters[0].glyphs[0].id;
    ((double *)run->x)[run->count - 1] = x;
    ((int *)run->byte)[run->count - 1] = run->byte[run->count];
    return text->gaps[last].hyphen;
}

static double
add_base(Builder *builder, const Fit *fit, int first, int end, double x)
{
    const ParaText *text = builder->text;
    const ParaSpan *span = &text->spans[text->clusters[first].span];
    bool hyphen = end == fit->end && fit->hyphen > 0;
    GlyphRun run = new_run(text, first, end, hyphen);
    if (needs_y(text, first, end))
        run.y = arena_array(text->arena, double, run.count);
    double at = 0, after = 0;
    for (int i = first, glyph = 0; i < end; i++) {
        const Cluster *cluster = &text->clusters[i];
        glyph = place(text, &run, glyph, i, first, at, 0);
        bool inks = cluster->class != CLASS_SPACE &&
                    cluster->class != CLASS_BLANK && cluster->tail == 0 &&
                    cluster->class != CLASS_OPEN;
        if (span->emphasis && inks) {
            double dot[2] = {x + at + cluster->width / 2,
                             -(ascent + dot_rise) * cluster->size};
            g_array_append_vals(builder->dots, dot, 2);
            g_array_append_val(builder->dot_spans, text->origin[cluster->span]);
        }
        at += cluster->width;
        after = i + 1 < fit->end ? para_fit_gap(text, fit, i) : 0;
        if (i + 1 < end)
            at += after;
    }
    if (hyphen)
        at += add_hyphen(text, &run, end - 1, at);
    run.width = at;
    ParaRun base = {.glyphs = run,
                    .x = x,
                    .y = span->raised ? -note_rise * span->size : 0,
                    .span = text->origin[text->clusters[first].span]};
    g_array_append_val(builder->runs, base);
    return x + at + after;
}

/* The end of the clusters from first on that are of one face. */
static int
end_of_face(const ParaText *text, int first, int end)
{
    int face = text->clusters[first].shape->face;
    while (first < end && text->clusters[first].shape->face == face)
        first++;
    return first;
}

/* Those of one span, a run a face; their width without the gap after them. */
static double
add_span(Builder *builder, const Fit *fit, int first, int end, double x,
         double *width)
{
    double at = x;
    for (int from = first, to; from < end; from = to) {
        to = end_of_face(builder->text, from, end);
        at = add_base(builder, fit, from, to, at);
    }
    const ParaRun *last =
        &g_array_index(builder->runs, ParaRun, builder->runs->len - 1);
    *width = last->x + last->glyphs.width - x;
    return at;
}

/* Where the reading of clusters [first, end), which begin at *x, begins, and
 * its width: over the neighbours too, but not beyond the line's ends. */
static double
ruby_width(const ParaText *text, const Fit *fit, int first, int end, double *x,
           double width)
{
    if (first > fit->first) {
        *x -= text->clusters[first].ruby_before;
        width += text->clusters[first].ruby_before;
    }
    if (end < fit->end)
        width += text->clusters[end - 1].ruby_after;
    return width;
}

/* The reading spread over its characters: half a share at the ends (3.3.8). */
static void
add_ruby(Builder *builder, int span_index, double x, double width)
{
    const ParaText *text = builder->text;
    const ParaSpan *span = &text->spans[span_index];
    ParaSpan reading = {
        .text = span->ruby, .face = span->face, .size = span->size * ruby_size};
    ParaStyle style = {.size = reading.size};
    ParaText *small =
        para_text_new(text->fonts, &reading, 1, &style, text->arena);
    if (small->count == 0)
        return;
    double natural = 0;
    for (int i = 0; i < small->count; i++)
        natural += small->clusters[i].width;
    double share = (width - natural) / (2 * small->count);
    if (share < 0) { /* wider still: at an end of the line */
        share = 0;
        x = MAX(0, x + (width - natural) / 2);
    }
    for (int from = 0, to; from < small->count; from = to) {
        to = end_of_face(small, from, small->count);
        GlyphRun run = new_run(small, from, to, 0);
        double at = share;
        for (int i = from, glyph = 0; i < to; i++) {
            glyph = place(small, &run, glyph, i, from, at, 0);
            at += small->clusters[i].width + 2 * share;
        }
        run.width = at;
        /* The reading's em box stands on that of its characters. */
        ParaRun ruby = {
            .glyphs = run,
            .x = x,
            .y = -(ascent * span->size + (1 - ascent) * reading.size),
            .span = text->origin[span_index],
            .ruby = true};
        g_array_append_val(builder->runs, ruby);
        x += at - share;
    }
    builder->ruby = MAX(builder->ruby, reading.size);
}

/* The runs of all spans of the line. */
static void
add_runs(Builder *builder, const Fit *fit)
{
    const ParaText *text = builder->text;
    double x = 0;
    for (int first = fit->first, end; first < fit->end; first = end) {
        int span = text->clusters[first].span;
        for (end = first + 1;
             end < fit->end && text->clusters[end].span == span;)
            end++;
        double own;
        double next = add_span(builder, fit, first, end, x, &own);
        bool starts = first == 0 || text->clusters[first - 1].span != span;
        if (text->spans[span].ruby && starts) {
            double start = x;
            double width = ruby_width(text, fit, first, end, &start, own);
            add_ruby(builder, span, start, width);
        }
        x = next;
    }
}

/* The array's elements, of that size, in the arena; the array is freed. */
static const void *
settle(Arena *arena, GArray *array)
{
    guint size = g_array_get_element_size(array);
    void *copy = arena_alloc_n(arena, array->len, size);
    if (array->len > 0)
        memcpy(copy, array->data, (size_t)array->len * size);
    g_array_unref(array);
    return copy;
}

ParaLine
para_run_line(const ParaText *text, const Fit *fit)
{
    Builder builder = {.text = text,
                       .runs = g_array_new(FALSE, FALSE, sizeof(ParaRun)),
                       .dots = g_array_new(FALSE, FALSE, sizeof(double)),
                       .dot_spans = g_array_new(FALSE, FALSE, sizeof(int))};
    add_runs(&builder, fit);
    ParaLine line = {.width = fit->width,
                     .natural = fit->natural,
                     .ruby = builder.ruby,
                     .run_count = (int)builder.runs->len,
                     .dot_count = (int)builder.dot_spans->len,
                     .dot_radius = dot_radius * text->style->size};
    if (fit->end > fit->first) {
        const Cluster *last = &text->clusters[fit->end - 1];
        line.start = text->clusters[fit->first].byte;
        line.end = last->byte + last->bytes;
    }
    line.runs = settle(text->arena, builder.runs);
    line.dots = settle(text->arena, builder.dots);
    line.dot_spans = settle(text->arena, builder.dot_spans);
    return line;
}
