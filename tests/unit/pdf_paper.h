/* A paper with every kind of element, as boxes and as a PDF. */
#ifndef HYOKA_TESTS_PDF_PAPER_H
#define HYOKA_TESTS_PDF_PAPER_H

#include "render/pdf.h"
#include "typeset/para.h"

static FontSet *fonts;
static PaintFaces *faces;

static inline void
add(Page *page, Box box)
{
    g_array_append_val(page->boxes, box);
}

static inline void
begin(Page *page, const char *role)
{
    add(page, (Box){.kind = BOX_BEGIN, .role = role});
}

static inline void
end(Page *page)
{
    add(page, (Box){.kind = BOX_END});
}

static inline void
text(Document *document, Page *page, double x, double y, const char *string)
{
    ParaStyle style = {.size = 3, .lead = 5, .latin_gap = 0.16};
    ParaSpan span = {.text = string, .face = 1, .size = 3};
    const Color black = {0, 0, 0};
    para_line_boxes(para_line(fonts, &span, 1, &style, document->arena),
                    page->boxes, x, y, &black, "body", document->arena);
}

static inline void
element(Document *document, Page *page, const char *role, double x, double y,
        const char *string)
{
    begin(page, role);
    text(document, page, x, y, string);
    end(page);
}

static inline void
rule(Page *page, double y)
{
    add(page, (Box){.kind = BOX_LINE,
                    .x = 20,
                    .y = y,
                    .x1 = 190,
                    .y1 = y,
                    .stroked = true,
                    .stroke = {0, 0, 0},
                    .line_width = 0.2});
}

static inline void
table_part(Document *document, Page *page, const void *same, bool head)
{
    add(page, (Box){.kind = BOX_BEGIN, .role = "Table", .element = same});
    rule(page, 60);
    begin(page, "TR");
    add(page, (Box){.kind = BOX_BEGIN, .role = head ? "TH" : "TD", .span = 2});
    text(document, page, 20, 65, "指標と実績");
    end(page);
    element(document, page, head ? "TH" : "TD", 80, 65, "前年度");
    end(page);
    rule(page, 67);
    begin(page, "TR");
    add(page, (Box){.kind = BOX_BEGIN, .role = "TH", .text = "Row"});
    text(document, page, 20, 72, "相談対応件数");
    end(page);
    element(document, page, "TD", 50, 72, "6,184 件");
    begin(page, "TD");
    end(page);
    end(page);
    end(page);
}

static inline void
figure(Document *document, Page *page)
{
    add(page, (Box){.kind = BOX_BEGIN,
                    .role = "Figure",
                    .text = "達成率　65、基準60"});
    add(page, (Box){.kind = BOX_RECT,
                    .x = 20,
                    .y = 100,
                    .x1 = 85,
                    .y1 = 104,
                    .filled = true,
                    .fill = {0, 90, 255}});
    text(document, page, 90, 103, "65");
    end(page);
}

static inline Document *
paper(void)
{
    static const char same;
    Document *document = document_new();
    document->title = "評価票 <見本> & 控";
    document->subject = "平成29年度";
    document->date = "2018-09-28";
    Page *first = document_add_page(document, 210, 297);
    begin(first, "Artifact");
    text(document, first, 150, 15, "資料４－２");
    end(first);
    element(document, first, "H1", 20, 30, "東京都よろず支援拠点");
    begin(first, "P");
    text(document, first, 20, 40, "評価は5つの柱、○×のKPIによる");
    begin(first, "Note");
    text(document, first, 20, 45, "注1　次の頁");
    end(first);
    add(first, (Box){.kind = BOX_BEGIN, .role = "Link", .text = "next"});
    text(document, first, 50, 45, "活動の節へ");
    end(first);
    end(first);
    table_part(document, first, &same, true);
    figure(document, first);
    Page *second = document_add_page(document, 210, 297);
    table_part(document, second, &same, false);
    add(second, (Box){.kind = BOX_TARGET, .text = "next", .y = 80});
    element(document, second, "H2", 20, 85, "活動");
    return document;
}

static inline GBytes *
paper_bytes(void)
{
    g_autoptr(Document) document = paper();
    g_autoptr(GError) error = NULL;
    GBytes *bytes = pdf_write(document, faces, &error);
    g_assert_no_error(error);
    return bytes;
}

#endif
