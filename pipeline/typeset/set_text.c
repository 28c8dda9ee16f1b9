#include "typeset/set_text.h"

#include "typeset/block.h"

/* The ideographic em box of the faces stands .88 above the baseline. */
#define ASCENT 0.88

/* The page that a place stood on in the last setting. A name that no slice
 * took stands nowhere. */
static int
places_page(const Flow *flow, const char *name)
{
    if (!flow->places)
        return 0;
    int page = GPOINTER_TO_INT(g_hash_table_lookup(flow->places->pages, name));
    DiagPlace nowhere = {0};
    if (page == 0)
        diag_add_at(flow->diag, FINDING_LAYOUT_TARGET, &nowhere, name, NULL);
    return page;
}

SetText
set_text(Flow *flow, const BoundSpan *spans, int count, const char *style)
{
    Arena *arena = flow->document->arena;
    const TextStyle *look = styles_text(flow->styles, style);
    g_assert(look);
    SetText text = {.flow = flow,
                    .look = look,
                    .style = para_style(look),
                    .spans = arena_array(arena, ParaSpan, count),
                    .colors = arena_array(arena, Color, MAX(count, 1)),
                    .source = spans,
                    .count = count};
    for (int i = 0; i < count; i++) {
        const BoundSpan *span = &spans[i];
        const TextStyle *own =
            span->style ? styles_text(flow->styles, span->style) : look;
        g_assert(own);
        const char *string = span->kind == SPAN_BREAK ? "\n" : span->text;
        if (span->kind == SPAN_FOLIO)
            string = arena_printf(arena, "%d", flow->folio);
        if (span->kind == SPAN_THROUGH)
            string = flow->part ? arena_printf(arena, "%s%d", span->text,
                                               flow->part->before + flow->folio)
                                : "";
        if (span->kind == SPAN_PAGE_OF)
            string = arena_printf(arena, "%d", places_page(flow, span->link));
        text.spans[i] = para_span(flow->fonts, own, string);
        text.spans[i].ruby = span->ruby;
        text.spans[i].raised = span->raised;
        text.spans[i].emphasis = span->emphasis;
        text.spans[i].keep = span->keep;
        text.colors[i] =
            (Color){own->color.red, own->color.green, own->color.blue};
    }
    return text;
}

ParaAlign
set_text_align(LayoutSide side, ParaAlign otherwise)
{
    switch (side) {
    case SIDE_LEFT:
        return PARA_LEFT;
    case SIDE_CENTRE:
        return PARA_CENTRE;
    case SIDE_RIGHT:
    case SIDE_DECIMAL:
        return PARA_RIGHT;
    case SIDE_JUSTIFY:
        return PARA_JUSTIFY;
    default:
        return otherwise;
    }
}

double
set_text_width(const SetText *text)
{
    return para_measure(text->flow->fonts, text->spans, text->count,
                        &text->style);
}

/* A mark that is drawn brings its footnote to the foot of the page. */
static void
note_marks(const SetText *text, const ParaLine *line)
{
    int last = -1;
    for (int i = 0; i < line->run_count; i++) {
        int index = line->runs[i].span;
        const Bound *note = text->source[index].note;
        if (!note || index == last)
            continue;
        last = index;
        g_ptr_array_add(text->flow->notes,
                        (gpointer)block_note(text->flow, note));
    }
}

static const char *
run_link(const SetText *text, const ParaLine *line, int run)
{
    return run < line->run_count ? text->source[line->runs[run].span].link
                                 : NULL;
}

/* Link elements around the boxes from first on, one a run, that lead
 * somewhere. */
static void
mark_links(const SetText *text, const ParaLine *line, GArray *boxes,
           guint first)
{
    const char *open = NULL;
    guint at = first;
    for (int run = 0; run <= line->run_count; run++, at++) {
        const char *link = run_link(text, line, run);
        if (link == open)
            continue;
        if (open) {
            Box end = {.kind = BOX_END};
            g_array_insert_val(boxes, at++, end);
        }
        if (link) {
            Box begin = {.kind = BOX_BEGIN,
                         .role = "Link",
                         .text = arena_dup(text->flow->document->arena, link)};
            g_array_insert_val(boxes, at++, begin);
        }
        open = link;
    }
}

void
set_text_draw(const SetText *text, Canvas *canvas, const ParaLine *line,
              double x, double y)
{
    note_marks(text, line);
    GArray *boxes = canvas->page->boxes;
    guint first = boxes->len;
    para_line_boxes(line, boxes, canvas->x + x, canvas->y + y, text->colors,
                    text->look->name, canvas->document->arena);
    mark_links(text, line, boxes, first);
}

const ParaLine *
set_text_one_line(const SetText *text, LayoutSide align)
{
    ParaStyle style = text->style;
    style.align = set_text_align(align, PARA_LEFT);
    return para_line(text->flow->fonts, text->spans, text->count, &style,
                     text->flow->document->arena);
}

double
set_text_line(const SetText *text, Canvas *canvas, LayoutSide align, double x,
              double y)
{
    const ParaLine *line = set_text_one_line(text, align);
    set_text_draw(text, canvas, line, x, y);
    return line->width;
}

void
set_text_spread(const SetText *text, Canvas *canvas, double x, double y,
                double width)
{
    const ParaLine *line =
        para_jidori(text->flow->fonts, text->spans, text->count, &text->style,
                    width, canvas->document->arena);
    set_text_draw(text, canvas, line, x, y);
}

const Para *
set_text_para(const SetText *text, double width)
{
    return para_set(text->flow->fonts, text->spans, text->count, &text->style,
                    width, text->flow->document->arena);
}

double
set_text_baseline(const TextStyle *look)
{
    return (look->lead - look->size) / 2 + ASCENT * look->size;
}
