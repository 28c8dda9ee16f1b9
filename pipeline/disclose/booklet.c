#include "disclose/booklet.h"

/* Places of the thumb index that one tab covers, so that none hides another. */
enum { TAB_HEIGHT = 3 };

static bool
contains(const char *const *words, int count, const char *word)
{
    for (int i = 0; i < count; i++)
        if (g_str_equal(words[i], word))
            return true;
    return false;
}

static bool
is_booklet(const ProgrammeDocument *document)
{
    return contains(document->sections, document->section_count, "papers");
}

/* National papers that the view's audience gets in this phase. */
static bool
is_given(const View *view, const ProgrammeDocument *document)
{
    return g_str_equal(document->unit, "nation") &&
           contains(document->audiences, document->audience_count,
                    audience_names[view->audience]) &&
           programme_document_is_of(document, view->from->year->phase);
}

int
booklet_place(const View *view)
{
    const Programme *programme = view->from->year->programme;
    bool bound = false;
    int place = 0, papers = 0;
    for (int i = 0; i < programme->document_count; i++) {
        const ProgrammeDocument *document = &programme->documents[i];
        if (!is_given(view, document))
            continue;
        bound |= is_booklet(document);
        papers += !is_booklet(document);
        if (document == view->document && !is_booklet(document))
            place = papers;
    }
    return bound ? TAB_HEIGHT * place : 0;
}

static void
write_papers(View *view, Treatment treatment)
{
    (void)treatment; /* titles of papers that the audience has anyway */
    const Programme *programme = view->from->year->programme;
    xml_out_start(view->out, "papers");
    for (int i = 0; i < programme->document_count; i++) {
        const ProgrammeDocument *document = &programme->documents[i];
        if (!is_given(view, document) || is_booklet(document))
            continue;
        xml_out_start(view->out, "paper");
        xml_out_attribute(view->out, "document", document->id);
        xml_out_attribute(view->out, "number", document->number);
        xml_out_attribute(view->out, "title", document->title);
        xml_out_attribute(
            view->out, "view",
            arena_printf(view->arena, "../%s/national.xml", document->id));
        xml_out_end(view->out);
    }
    xml_out_end(view->out);
}

const ViewSection booklet_sections[] = {
    {"papers", FIELD_METHOD, write_papers},
    {NULL, 0, NULL},
};
