#include "disclose/view.h"

#include "disclose/booklet.h"
#include "disclose/words.h"
#include <string.h>

Treatment
view_may(const View *view, Field field)
{
    const ProgrammeDocument *document = view->document;
    bool listed = false;
    for (int i = 0; i < document->field_count && !listed; i++)
        listed = g_str_equal(document->fields[i], field_names[field]);
    if (!listed)
        return TREATMENT_NONE;
    Treatment treatment = view->from->policy->treatments[field][view->audience];
    if (treatment == TREATMENT_OWN)
        return view->hub || view->contractor ? TREATMENT_FULL : TREATMENT_NONE;
    if (treatment == TREATMENT_AFTER_FINAL)
        return g_str_equal(view->from->year->phase, "final") ? TREATMENT_FULL
                                                             : TREATMENT_NONE;
    return treatment;
}

bool
view_is_for(const View *view, unsigned audience_bits)
{
    return (audience_bits & (1u << view->audience)) != 0;
}

const char *
view_text_at(const View *view, const char *id, int node)
{
    return view->texts ? compose_text(view->texts, id, node) : "";
}

const char *
view_text(const View *view, const char *id)
{
    return view_text_at(view, id, 0);
}

void
view_text_element(View *view, const char *name, const char *id)
{
    xml_out_text_element(view->out, name, view_text(view, id));
}

void
view_prose_element(View *view, const char *name, const char *id)
{
    const char *text = view_text(view, id);
    xml_out_start(view->out, name);
    if (*text)
        xml_out_text_element(view->out, "p", text);
    xml_out_end(view->out);
}

void
view_lines(View *view, const char *name, const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (int i = 0; lines[i]; i++)
        if (*lines[i])
            xml_out_text_element(view->out, name, lines[i]);
}

const char *
view_label(const View *view, const char *id)
{
    return wording_has_label(view->from->wording, id)
               ? wording_label(view->from->wording, id)
               : id;
}

const char *
view_label_of(const View *view, const char *prefix, const char *id)
{
    const char *name = arena_printf(view->arena, "%s.%s", prefix, id);
    return wording_has_label(view->from->wording, name)
               ? wording_label(view->from->wording, name)
               : NULL;
}

/* The hub by which a view is numbered and indexed. */
static const YearHub *
first_hub(const View *view)
{
    return view->hub ? view->hub : view->contractor;
}

/* 資料４－２－{n}: the place of the hub, full-width when it is one digit. */
static const char *
document_number(const View *view)
{
    const char *number = view->document->number;
    const char *mark = strstr(number, "{n}");
    if (!mark || !first_hub(view))
        return number;
    int place = (int)g_ascii_strtoll(first_hub(view)->code, NULL, 10);
    return arena_printf(view->arena, "%.*s%s%s", (int)(mark - number), number,
                        words_number(view->arena, place), mark + 3);
}

static void
write_titles(View *view)
{
    const ProgrammeDocument *document = view->document;
    const char *title = document->title;
    const char *subtitle = document->subtitle ? document->subtitle : "";
    if (first_hub(view)) {
        title = view->hub ? view->hub->name.text
                          : view->contractor->contractor.text;
        subtitle =
            arena_printf(view->arena, "%s　%s", subtitle, document->title);
    }
    xml_out_text_element(view->out, "title", title);
    xml_out_text_element(view->out, "subtitle", subtitle);
    xml_out_text_element(view->out, "running",
                         arena_printf(view->arena, "%s　%s", title, subtitle));
}

static void
write_tab(View *view)
{
    const YearHub *hub = first_hub(view);
    const char *word = view->document->tab;
    xml_out_start(view->out, "tab");
    if (hub) {
        xml_out_attribute(view->out, "position", hub->code);
        word = words_short_prefecture(view->arena, hub->prefecture.text);
    } else {
        xml_out_attribute_int(view->out, "position", booklet_place(view));
    }
    xml_out_text(view->out, word ? word : view_label(view, "nation"));
    xml_out_end(view->out);
}

static void
write_meta(View *view)
{
    const Year *year = view->from->year;
    XmlOut *out = view->out;
    Arena *arena = view->arena;
    xml_out_start(out, "meta");
    xml_out_text_element(out, "committee", year->programme->committee);
    /* A paper of an earlier phase is not of the meeting to come. */
    Date meeting = year->programme->meeting;
    if (date_compare(year->as_of, meeting) < 0)
        meeting = year->as_of;
    xml_out_text_element(out, "meeting", words_date(arena, meeting));
    xml_out_text_element(out, "handling",
                         view->from->policy->handlings[view->audience]);
    xml_out_text_element(out, "number", document_number(view));
    write_titles(view);
    write_tab(view);
    xml_out_text_element(out, "fiction", year->programme->fiction);
    if (view_reply_deadline(view).year != 0)
        xml_out_text_element(out, "edition", view_text(view, "edition"));
    xml_out_text_element(
        out, "framework",
        arena_printf(arena, "%s %s　%s%s", view_label(view, "framework"),
                     year->framework->version, words_date(arena, year->as_of),
                     view_label(view, "as-of")));
    xml_out_text_element(out, "year", words_year(arena, year->id));
    xml_out_text_element(out, "last-year", words_year(arena, year->id - 1));
    xml_out_text_element(out, "next-year", words_year(arena, year->id + 1));
    xml_out_text_element(out, "period",
                         words_period(arena, year->from, year->to));
    xml_out_end(out);
}

static void
write_root(View *view)
{
    const Year *year = view->from->year;
    char date[DATE_TEXT_SIZE];
    xml_out_start(view->out, "view");
    /* Sentences are composed from a draft without a namespace, so that their
     * expressions need no prefixes. */
    if (view->texts)
        xml_out_attribute(view->out, "xmlns", "urn:hyoka:view:1");
    xml_out_attribute(view->out, "document", view->document->id);
    xml_out_attribute(view->out, "id",
                      view->hub          ? view->hub->code
                      : view->contractor ? view->contractor->contractor_id
                                         : "national");
    xml_out_attribute(view->out, "audience", audience_names[view->audience]);
    xml_out_attribute_int(view->out, "year", year->id);
    xml_out_attribute(view->out, "phase", year->phase);
    xml_out_attribute(view->out, "as-of", date_iso(year->as_of, date));
}

const ViewSection *const view_hub_sections[] = {
    card_sections,         card_reply_sections,
    card_balance_sections, mission_sections,
    brief_sections,        midyear_sections,
    term_sections,         NULL};
const ViewSection *const view_contractor_sections[] = {contractor_sections,
                                                       NULL};
const ViewSection *const view_nation_sections[] = {
    summary_sections, review_sections, practices_sections,
    booklet_sections, term_sections,   NULL};

static const ViewSection *
find_section(const ViewSection *const *tables, const char *name)
{
    for (; *tables; tables++)
        for (const ViewSection *section = *tables; section->name; section++)
            if (g_str_equal(section->name, name))
                return section;
    return NULL;
}

const ViewSection *
view_section(const char *unit, const char *name)
{
    if (g_str_equal(unit, "contractor"))
        return find_section(view_contractor_sections, name);
    return find_section(g_str_equal(unit, "nation") ? view_nation_sections
                                                    : view_hub_sections,
                        name);
}

static void
write_sections(View *view)
{
    const ProgrammeDocument *document = view->document;
    for (int i = 0; i < document->section_count; i++) {
        const ViewSection *section =
            view_section(document->unit, document->sections[i]);
        g_assert(section); /* programme.rng lists them */
        Treatment treatment = view_may(view, section->field);
        if (treatment != TREATMENT_NONE)
            section->write(view, treatment);
    }
}

static void
write_notes(View *view)
{
    const char *text = view_text(view, "notes");
    if (!*text)
        return;
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (int i = 0; lines[i]; i++) {
        xml_out_start(view->out, "note");
        xml_out_attribute_int(view->out, "no", i + 1);
        xml_out_text(view->out, lines[i]);
        xml_out_end(view->out);
    }
}

static void
write_document(View *view)
{
    view->out = xml_out_new();
    write_root(view);
    write_meta(view);
    if (view->hub)
        card_write_hub(view);
    if (view->contractor)
        contractor_write_head(view);
    write_sections(view);
    write_notes(view);
    xml_out_end(view->out);
}

static View
make_view(const Sources *from, const ProgrammeDocument *document,
          Audience audience, const YearHub *hub, Arena *arena)
{
    bool is_of_hub = g_str_equal(document->unit, "hub");
    return (View){.from = from,
                  .document = document,
                  .audience = audience,
                  .hub = is_of_hub ? hub : NULL,
                  .contractor = is_of_hub ? NULL : hub,
                  .unit = is_of_hub ? hub->code : EVALUATION_NATION,
                  .arena = arena};
}

static Texts *
compose_view(View *view, const YearHub *hub, XmlDocument **draft,
             GError **error)
{
    const char *id = view->document->id;
    size_t length;
    write_document(view);
    const char *bytes = xml_out_bytes(view->out, &length);
    *draft = xml_parse(id, bytes, length, &(XmlLoad){.limit = XML_STAGE_BYTES},
                       NULL, error);
    xml_out_free(view->out);
    view->out = NULL;
    if (!*draft)
        return NULL;
    unsigned turn = hub ? (unsigned)g_ascii_strtoull(hub->code, NULL, 10) : 0;
    return compose_texts(view->from->wording, id, xml_root(*draft), turn);
}

Texts *
view_compose(const Sources *from, const ProgrammeDocument *document,
             Audience audience, const YearHub *hub, XmlDocument **draft,
             GError **error)
{
    g_autoptr(Arena) arena = arena_new();
    View view = make_view(from, document, audience, hub, arena);
    return compose_view(&view, hub, draft, error);
}

XmlOut *
view_write(const Sources *from, const ProgrammeDocument *document,
           Audience audience, const YearHub *hub, GError **error)
{
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(XmlDocument) draft = NULL;
    View view = make_view(from, document, audience, hub, arena);
    g_autoptr(Texts) texts = compose_view(&view, hub, &draft, error);
    if (!texts)
        return NULL;
    view.texts = texts;
    write_document(&view);
    return view.out;
}
