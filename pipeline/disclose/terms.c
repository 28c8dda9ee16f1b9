/* What words mean, of the glossary: those that a document explains. */
#include "disclose/view.h"

static void
write_terms(View *view, Treatment treatment)
{
    const Wording *wording = view->from->wording;
    if (treatment != TREATMENT_FULL || !view->texts)
        return;
    xml_out_start(view->out, "terms");
    for (int i = 0; i < wording->term_count; i++) {
        const WordTerm *term = &wording->terms[i];
        if (!wording_is_of(term->document, view->document->id))
            continue;
        xml_out_start(view->out, "term");
        xml_out_attribute(view->out, "name", term->name);
        xml_out_attribute(view->out, "reading", term->reading);
        xml_out_text(view->out, term->meaning);
        xml_out_end(view->out);
    }
    xml_out_end(view->out);
}

const ViewSection term_sections[] = {
    {"terms", FIELD_METHOD, write_terms},
    {NULL, 0, NULL},
};
