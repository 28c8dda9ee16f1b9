/* Between pdf_draw*.c. */
#ifndef HYOKA_RENDER_PDF_DRAW_PRIVATE_H
#define HYOKA_RENDER_PDF_DRAW_PRIVATE_H

#include <math.h>

#include "render/pdf_draw.h"
#include "render/pdf_put.h"

typedef struct {
    const PdfDrawing *drawing;
    int page;
    double height; /* mm */
    GString *out;
    guint run, figure; /* that come next */
    int artifact;      /* how deep inside one; 0: in none */
    int in_figure;     /* the same of a Figure */
    int open;          /* element or PDF_ARTIFACT that is being marked */
    bool in_text;      /* between BT and ET */
    bool mark_in_text; /* the mark was opened there */
    /* What the stream has set. */
    gint64 fill, stroke; /* colour; -1: not yet */
    double line_width, dash[2];
    bool round_caps;
    int face;
    double size;
    int line_x, line_y;         /* where the line of text begins, 1/100 mm */
    bool placed;                /* since the text object has begun */
    double pen;                 /* where the next glyph would be, mm */
    gsize show_start, show_end; /* of the glyphs shown last, in out */
    bool show_moves;            /* some of them are moved */
    GArray *moves;              /* of int, kept to save allocations */
} PdfDraw;

/* mm to the stream's units, y upward. */
static inline int
draw_length(double mm)
{
    return (int)lround(mm * 100);
}

static inline int
draw_y(const PdfDraw *draw, double y)
{
    return draw_length(draw->height - y);
}

static inline void
draw_two(PdfDraw *draw, int x, int y)
{
    pdf_put_integer(draw->out, x);
    g_string_append_c(draw->out, ' ');
    pdf_put_integer(draw->out, y);
    g_string_append_c(draw->out, ' ');
}

static inline void
draw_number(PdfDraw *draw, double mm)
{
    pdf_put_number(draw->out, mm * 100, 2);
}

/* What comes is content of the element, inside a text object or outside. */
void draw_mark(PdfDraw *draw, int element, int order, bool text);
void draw_end_mark(PdfDraw *draw);
void draw_begin_text(PdfDraw *draw);
void draw_end_text(PdfDraw *draw);
void draw_fill_color(PdfDraw *draw, Color color);
void draw_stroke_color(PdfDraw *draw, Color color);

/* Draw boxes[first] and those after it that may be one path; the index after
 * the last. */
int draw_shapes(PdfDraw *draw, const Box *boxes, int first, int count);

void draw_text(PdfDraw *draw, const Box *box);

#endif
