#include "render/pdf_draw_private.h"

#include <string.h>

static gunichar
shown(const GlyphRun *run, int i)
{
    return g_utf8_get_char(run->text + run->byte[i]);
}

/* Glyph i shows one character, which no other glyph shows. */
static bool
is_plain(const GlyphRun *run, int i)
{
    int bytes = run->byte[i + 1] - run->byte[i];
    return bytes > 0 && bytes == g_utf8_skip[(guchar)run->text[run->byte[i]]];
}

static int
plain_end(const GlyphRun *run, int i)
{
    while (i < run->count && is_plain(run, i))
        i++;
    return i;
}

/*
 * The glyphs stand as far apart as their advances say, half an em or one, or up
 * to a fifth of an em less: no reader sees a space between them. (A face with
 * other advances only makes this false too often, which costs bytes.)
 */
static bool
is_set_solid(const GlyphRun *run, int first, int end)
{
    for (int i = first; i + 1 < end; i++) {
        double step = (run->x[i + 1] - run->x[i]) / run->size;
        bool half = shown(run, i) < 0x80;
        if (shown(run, i) == 0x3000) /* readers drop it otherwise */
            return false;
        if (step > (half ? 0.55 : 1.05) || step < (half ? 0.295 : 0.81))
            return false;
    }
    return true;
}

static double
y_of(const GlyphRun *run, int i)
{
    return run->y ? run->y[i] : 0;
}

/* --- glyphs --------------------------------------------------------------- */

/* Begin a line at glyph i, unless the pen is on its baseline and near. */
static void
place_line(PdfDraw *draw, const Box *box, int i)
{
    enum { NEAR = 2 }; /* em */
    const GlyphRun *run = box->run;
    int x = draw_length(box->x + run->x[i]);
    int y = draw_y(draw, box->y + y_of(run, i));
    if (draw->placed && y == draw->line_y &&
        fabs(box->x + run->x[i] - draw->pen) < NEAR * run->size)
        return;
    draw_two(draw, x - draw->line_x, y - draw->line_y);
    g_string_append(draw->out, "Td\n");
    draw->line_x = x;
    draw->line_y = y;
    draw->placed = true;
    draw->pen = x / 100.0;
}

/* Thousandths of an em to the left to where a glyph belongs. */
static int
move_to(double off)
{
    /* poppler takes a glyph for another word's that is set a fifth of an em
     * back, as behind a decimal point (point-width in styles.xml), or a tenth
     * on, as between Japanese and Latin: a hair less, and it does not. */
    enum { BACK = 200, ON = -100, ABOUT = 4 };
    int move = -(int)lround(off * 1000);
    if (ABS(move - BACK) <= ABOUT)
        return BACK - 1;
    return ABS(move - ON) <= ABOUT ? ON + 1 : move;
}

/* How far to move before each glyph, in thousandths of an em to the left; true
 * when any is. What is less than the eye or a printer sees is left. */
static bool
find_moves(PdfDraw *draw, const Box *box, int first, int end)
{
    static const double seen = 0.01; /* mm */
    const GlyphRun *run = box->run;
    bool any = false;
    g_array_set_size(draw->moves, (guint)(end - first));
    for (int i = first; i < end; i++) {
        double off = box->x + run->x[i] - draw->pen;
        int move = fabs(off) > seen ? move_to(off / run->size) : 0;
        int advance =
            pdf_fonts_advance(draw->drawing->fonts, run->face, run->glyph[i]);
        g_array_index(draw->moves, int, i - first) = move;
        draw->pen += (advance - move) * run->size / 1000;
        any |= move != 0;
    }
    return any;
}

static void
begin_show(PdfDraw *draw, bool moves)
{
    draw->show_start = draw->out->len;
    if (moves)
        g_string_append_c(draw->out, '[');
}

/* Go back into the last string, behind which nothing was written: true when it
 * has moves, as it gets when more of it need them. */
static bool
reopen_show(PdfDraw *draw, bool moves)
{
    gsize tail = strlen(draw->show_moves ? ")]TJ\n" : ")Tj\n");
    g_string_truncate(draw->out, draw->out->len - tail);
    if (moves && !draw->show_moves)
        g_string_insert_c(draw->out, (gssize)draw->show_start, '[');
    return moves || draw->show_moves;
}

/* Glyphs on one baseline. */
static void
show(PdfDraw *draw, const Box *box, int first, int end)
{
    const GlyphRun *run = box->run;
    GString *out = draw->out;
    place_line(draw, box, first);
    bool goes_on = out->len == draw->show_end;
    bool moves = find_moves(draw, box, first, end);
    bool inside = goes_on; /* a string */
    if (goes_on)
        moves = reopen_show(draw, moves);
    else
        begin_show(draw, moves);
    for (int i = first; i < end; i++) {
        int move = g_array_index(draw->moves, int, i - first);
        if (move != 0) {
            if (inside)
                g_string_append_c(out, ')');
            pdf_put_integer(out, move);
            inside = false;
        }
        if (!inside)
            g_string_append_c(out, '(');
        inside = true;
        guint16 code = pdf_fonts_code(draw->drawing->fonts, run->face,
                                      run->glyph[i], run->text + run->byte[i],
                                      run->byte[i + 1] - run->byte[i]);
        pdf_put_code(out, code);
    }
    g_string_append(out, moves ? ")]TJ\n" : ")Tj\n");
    draw->show_end = out->len;
    draw->show_moves = moves;
}

static void
show_lines(PdfDraw *draw, const Box *box, int first, int end)
{
    const GlyphRun *run = box->run;
    for (int i = first, next; i < end; i = next) {
        for (next = i + 1; next < end && y_of(run, next) == y_of(run, i);)
            next++;
        show(draw, box, i, next);
    }
}

/* --- text ----------------------------------------------------------------- */

/* With the text beside the glyphs: readers then go by it. */
static void
show_span(PdfDraw *draw, const Box *box, int first, int end)
{
    const GlyphRun *run = box->run;
    g_string_append(draw->out, "/Span<</ActualText");
    pdf_put_text_bytes(draw->out, run->text + run->byte[first],
                       (gsize)(run->byte[end] - run->byte[first]));
    g_string_append(draw->out, ">>BDC\n");
    show_lines(draw, box, first, end);
    g_string_append(draw->out, "EMC\n");
}

static void
set_font(PdfDraw *draw, int face, double size)
{
    if (draw->face == face && draw->size == size)
        return;
    draw->face = face;
    draw->size = size;
    g_string_append(draw->out, "/F");
    pdf_put_integer(draw->out, face);
    g_string_append_c(draw->out, ' ');
    draw_number(draw, size);
    g_string_append(draw->out, " Tf\n");
}

/*
 * Glyph by glyph, a reader takes every space that the composer puts between
 * Japanese and Latin for a word space; so the text goes beside such stretches.
 */
void
draw_text(PdfDraw *draw, const Box *box)
{
    const GlyphRun *run = box->run;
    draw_begin_text(draw);
    draw_fill_color(draw, box->fill);
    set_font(draw, run->face, run->size);
    for (int i = 0, next; i < run->count; i = next) {
        next = plain_end(run, i);
        if (next > i && is_set_solid(run, i, next)) {
            show_lines(draw, box, i, next);
            continue;
        }
        if (next == i)
            for (next = i + 1;
                 next < run->count && run->byte[next] == run->byte[next + 1];)
                next++;
        show_span(draw, box, i, next);
    }
}
