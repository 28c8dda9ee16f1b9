/* The collection's pages: one for each case of the best award, a paragraph for
 * each of the others. */
#include "disclose/practices.h"

#include "disclose/passage.h"
#include "disclose/words.h"
#include <string.h>

/* "導入した会社：23社／…": a name and what it came to, each. */
static void
write_figures(View *view, const char *text)
{
    g_auto(GStrv) figures = g_strsplit(text, "／", -1);
    for (char **figure = figures; *figure; figure++) {
        g_auto(GStrv) halves = g_strsplit(*figure, "：", 2);
        xml_out_start(view->out, "figure");
        xml_out_attribute(view->out, "label",
                          arena_dup(view->arena, halves[0]));
        xml_out_text(view->out, halves[0] && halves[1] ? halves[1] : "");
        xml_out_end(view->out);
    }
}

/* The types of mission for which the case is, with how many hubs have them. */
static void
write_types(View *view, const char *text)
{
    const Year *year = view->from->year;
    g_auto(GStrv) types = g_strsplit(text, "、", -1);
    for (char **type = types; *type; type++) {
        int hubs = 0;
        for (int i = 0; i < year->hub_count; i++)
            hubs += g_strcmp0(year->hubs[i].mission.type, *type) == 0;
        xml_out_start(view->out, "type");
        xml_out_attribute_int(view->out, "hubs", hubs);
        xml_out_text(view->out, *type);
        xml_out_end(view->out);
    }
}

static void
write_page(View *view, const YearReview *review)
{
    for (int i = 0; i < YEAR_PAGE_PARTS; i++) {
        if (!review->page[i])
            continue;
        if (i == YEAR_PAGE_FIGURES)
            write_figures(view, review->page[i]);
        else if (i == YEAR_PAGE_TYPES)
            write_types(view, review->page[i]);
        else
            xml_out_text_element(view->out, year_page_names[i],
                                 review->page[i]);
    }
}

/* The note says of a passage only whether hub, contractor and headquarters may
 * read it; what is for all of them is made to be spread, so that this view may
 * hold it too. */
static YearPassage
opened(const View *view, const YearPassage *passage)
{
    const unsigned everyone =
        YEAR_FOR_HUB | YEAR_FOR_CONTRACTOR | YEAR_FOR_HEADQUARTERS;
    YearPassage copy = *passage;
    if ((copy.audience & everyone) == everyone)
        copy.audience |= 1U << view->audience;
    return copy;
}

static void
write_passages(View *view, const YearPractice *practice)
{
    for (int i = 0; i < practice->passage_count; i++) {
        YearPassage passage = opened(view, &practice->passages[i]);
        passage_write_all(view, &passage, 1);
    }
}

static void
write_copyable(View *view, const YearPractice *practice)
{
    for (int i = 0; i < practice->copyable_count; i++) {
        YearPassage passage = opened(view, &practice->copyable[i]);
        if (!view_is_for(view, passage.audience))
            continue;
        xml_out_start(view->out, "copyable");
        passage_write_inline(view, &passage);
        xml_out_end(view->out);
        return;
    }
}

static void
write_case(View *view, const ReviewedCase *one, const char *element,
           Treatment treatment)
{
    xml_out_start(view->out, element);
    practices_write_head(view, one, treatment);
    xml_out_attribute(view->out, "name", one->hub->name.text);
    xml_out_attribute(view->out, "date",
                      words_date(view->arena, one->review->date));
    write_passages(view, one->practice);
    write_copyable(view, one->practice);
    write_page(view, one->review);
    practices_write_scores(view, one, treatment);
    xml_out_end(view->out);
}

void
practices_write_cases(View *view, Treatment treatment)
{
    if (treatment != TREATMENT_FULL && treatment != TREATMENT_CONSENT)
        return;
    g_autoptr(GArray) cases = practices_cases(view, treatment);
    xml_out_start(view->out, "cases");
    for (int best = 1; best >= 0; best--)
        for (guint i = 0; i < cases->len; i++) {
            const ReviewedCase *one = &g_array_index(cases, ReviewedCase, i);
            int award = practices_award(view, one->review);
            if (award >= 0 && (award == 0) == best)
                write_case(view, one, best ? "case" : "brief", treatment);
        }
    xml_out_end(view->out);
}
