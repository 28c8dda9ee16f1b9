#include "typeset/flow.h"

#include "typeset/block.h"
#include "typeset/contents.h"
#include "typeset/paginate.h"

static const char *
document_text(const Bound *root, LayoutKind kind, Arena *arena)
{
    const Bound *document = bound_child(root, LAYOUT_DOCUMENT);
    const Bound *part = document ? bound_child(document, kind) : NULL;
    return part ? bound_text(part, arena) : NULL;
}

static Document *
set_document(const Bound *root, Flow *flow)
{
    Document *document = document_new();
    Arena *arena = document->arena;
    document->title = document_text(root, LAYOUT_TITLE, arena);
    document->subject = document_text(root, LAYOUT_SUBJECT, arena);
    document->date = document_text(root, LAYOUT_DATE, arena);
    Page scratch = {.boxes = g_array_new(FALSE, TRUE, sizeof(Box))};
    g_autoptr(GPtrArray) notes = g_ptr_array_new();
    g_autoptr(GPtrArray) lists =
        g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
    const Bound *page = bound_child(root, LAYOUT_PAGE);
    const LayoutNode *master = page->node;
    flow->document = document;
    flow->scratch = &scratch;
    flow->lists = lists;
    flow->notes = notes;
    flow->sections = 0;
    flow->width = master->width - master->inner - master->outer;
    SliceList *list =
        block_list(flow, bound_child(root, LAYOUT_FLOW), flow->width, NULL);
    paginate(flow, list, page);
    g_array_unref(scratch.boxes);
    return document;
}

/* Set until the pages that are printed are those on which things stand: twice
 * is enough unless the numbers themselves move lines. */
static Document *
set_until_true(const Bound *root, Flow *flow, Diag *diag)
{
    enum { MOST = 5 };
    Places *places = NULL;
    Document *document = NULL;
    if (flow->part && flow->part->places) {
        flow->diag = diag;
        flow->places = flow->part->places;
        return set_document(root, flow);
    }
    for (int round = 0; round < MOST; round++) {
        /* Findings of a setting that is not the last do not count. */
        g_autoptr(Diag) own = diag_new();
        flow->diag = own;
        flow->places = places;
        Document *next = set_document(root, flow);
        Places *learnt = places_learn(next);
        bool stands = places && places_equal(places, learnt);
        places_free(places);
        document_free(document);
        places = learnt;
        document = next;
        if (stands || round + 1 == MOST) {
            diag_add_all(diag, own);
            break;
        }
    }
    places_free(places);
    return document;
}

Document *
flow_part(const Bound *root, const Styles *styles, FontSet *fonts, Diag *diag,
          const FlowPart *part)
{
    Flow flow = {.styles = styles,
                 .fonts = fonts,
                 .diag = diag,
                 .part = part,
                 .targets = root->needs_pages || part};
    return root->needs_pages ? set_until_true(root, &flow, diag)
                             : set_document(root, &flow);
}

Document *
flow_document(const Bound *root, const Styles *styles, FontSet *fonts,
              Diag *diag)
{
    return flow_part(root, styles, fonts, diag, NULL);
}
