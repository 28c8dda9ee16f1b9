#include "render/pdf_draw_private.h"

#include <string.h>

#include "render/paint_private.h"

enum { NOTHING = -2 }; /* open: no marked content */

/* --- marks and text objects, which must nest ------------------------------ */

void
draw_end_mark(PdfDraw *draw)
{
    if (draw->open == NOTHING)
        return;
    if (draw->in_text && !draw->mark_in_text)
        draw_end_text(draw);
    g_string_append(draw->out, "EMC\n");
    draw->open = NOTHING;
}

void
draw_begin_text(PdfDraw *draw)
{
    if (draw->in_text)
        return;
    g_string_append(draw->out, "BT\n");
    draw->in_text = true;
    draw->line_x = draw->line_y = 0;
    draw->placed = false;
}

void
draw_end_text(PdfDraw *draw)
{
    if (!draw->in_text)
        return;
    draw->in_text = false;
    if (draw->mark_in_text)
        draw_end_mark(draw);
    g_string_append(draw->out, "ET\n");
}

void
draw_mark(PdfDraw *draw, int element, int order, bool text)
{
    if (!text)
        draw_end_text(draw);
    if (draw->open == element || draw->in_figure)
        return;
    draw_end_mark(draw);
    if (text)
        draw_begin_text(draw);
    draw->open = element;
    draw->mark_in_text = text;
    if (element == PDF_ARTIFACT) {
        g_string_append(draw->out, "/Artifact BMC\n");
        return;
    }
    PdfTags *tags = draw->drawing->tags;
    g_string_append_c(draw->out, '/');
    g_string_append(draw->out, pdf_tags_role(tags, element));
    g_string_append(draw->out, "<</MCID ");
    pdf_put_integer(draw->out, pdf_tags_mark(tags, draw->page, element, order));
    g_string_append(draw->out, ">>BDC\n");
}

/* --- colours -------------------------------------------------------------- */

static void
put_color(PdfDraw *draw, Color color, gint64 *set, char grey, const char *rgb)
{
    double parts[3];
    gint64 key = color.red << 16 | color.green << 8 | color.blue;
    if (*set == key)
        return;
    *set = key;
    paint_shade(draw->drawing->faces, color, parts);
    bool one_ink = parts[0] == parts[1] && parts[1] == parts[2];
    for (int i = 0; i < (one_ink ? 1 : 3); i++) {
        pdf_put_number(draw->out, parts[i], 3);
        g_string_append_c(draw->out, ' ');
    }
    if (one_ink)
        g_string_append_c(draw->out, grey);
    else
        g_string_append(draw->out, rgb);
    g_string_append_c(draw->out, '\n');
}

void
draw_fill_color(PdfDraw *draw, Color color)
{
    put_color(draw, color, &draw->fill, 'g', "rg");
}

void
draw_stroke_color(PdfDraw *draw, Color color)
{
    put_color(draw, color, &draw->stroke, 'G', "RG");
}

/* --- boxes ---------------------------------------------------------------- */

static void
begin_element(PdfDraw *draw, const Box *box, int order)
{
    if (draw->artifact > 0 || g_str_equal(box->role, "Artifact")) {
        draw->artifact++;
    } else if (draw->in_figure > 0) {
        draw->in_figure++;
    } else if (g_str_equal(box->role, "Figure")) {
        const GArray *figures =
            pdf_tags_figures(draw->drawing->tags, draw->page);
        int element = g_array_index(figures, int, draw->figure++);
        draw_mark(draw, element, order, false);
        draw->in_figure = 1;
    }
}

static void
end_element(PdfDraw *draw)
{
    if (draw->artifact > 0) {
        draw->artifact--;
    } else if (draw->in_figure > 0 && --draw->in_figure == 0) {
        draw_end_text(draw);
        draw_end_mark(draw);
    }
}

static int
draw_box(PdfDraw *draw, const Box *boxes, int index, int count)
{
    const Box *box = &boxes[index];
    if (box->kind == BOX_BEGIN) {
        begin_element(draw, box, index);
    } else if (box->kind == BOX_END) {
        end_element(draw);
    } else if (box->kind == BOX_TEXT && box->run->count > 0) {
        const GArray *runs = pdf_tags_runs(draw->drawing->tags, draw->page);
        draw_mark(draw, g_array_index(runs, int, draw->run++), index, true);
        draw_text(draw, box);
    } else if (paint_is_shape(box)) {
        draw_mark(draw, PDF_ARTIFACT, index, false);
        return draw_shapes(draw, boxes, index, count);
    }
    return index + 1;
}

void
pdf_draw_page(const PdfDrawing *drawing, int index, GString *out)
{
    const Page *page = g_ptr_array_index(drawing->document->pages, index);
    g_autoptr(GArray) moves = g_array_new(FALSE, FALSE, sizeof(int));
    PdfDraw draw = {.drawing = drawing,
                    .page = index,
                    .height = page->height,
                    .out = out,
                    .open = NOTHING,
                    .fill = -1,
                    .stroke = -1,
                    .line_width = -1,
                    .face = -1,
                    .moves = moves};
    /* 1/100 mm in points. */
    g_string_append(out, ".0283465 0 0 .0283465 0 0 cm\n");
    const Box *boxes = (const Box *)(void *)page->boxes->data;
    int count = (int)page->boxes->len;
    for (int i = 0; i < count;)
        i = draw_box(&draw, boxes, i, count);
    draw_end_text(&draw);
    draw_end_mark(&draw);
}
