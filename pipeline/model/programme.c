#include "model/programme.h"

#include "model/list.h"
#include <string.h>

static ProgrammePhase
read_phase(Arena *arena, const XmlNode *node)
{
    ProgrammePhase phase = {
        .id = arena_dup(arena, xml_attribute(node, "id")),
        .name = arena_dup(arena, xml_attribute(node, "name")),
    };
    date_parse_iso(xml_attribute(node, "as-of"), &phase.as_of);
    phase.tables =
        list_words(arena, xml_attribute(node, "tables"), &phase.table_count);
    phase.reply_days = xml_integer(node, "replies", 0);
    return phase;
}

static ProgrammeDocument
read_document(Arena *arena, const XmlNode *node)
{
    ProgrammeDocument document = {
        .id = arena_dup(arena, xml_attribute(node, "id")),
        .unit = arena_dup(arena, xml_attribute(node, "unit")),
        .number = arena_dup(arena, xml_attribute(node, "number")),
        .title = arena_dup(arena, xml_attribute(node, "title")),
        .subtitle = arena_dup(arena, xml_attribute(node, "subtitle")),
        .tab = arena_dup(arena, xml_attribute(node, "tab")),
    };
    document.audiences = list_words(arena, xml_attribute(node, "audiences"),
                                    &document.audience_count);
    document.fields =
        list_words(arena, xml_attribute(node, "fields"), &document.field_count);
    document.sections = list_words(arena, xml_attribute(node, "sections"),
                                   &document.section_count);
    if (xml_attribute(node, "phases"))
        document.phases = list_words(arena, xml_attribute(node, "phases"),
                                     &document.phase_count);
    return document;
}

static const char *
child_text(Arena *arena, const XmlNode *root, const char *name)
{
    const XmlNode *child = xml_first(root, name);
    return child ? xml_text_collapsed(arena, child) : NULL;
}

Programme *
programme_read(const XmlNode *root)
{
    Arena *arena = arena_new();
    Programme *programme = arena_alloc(arena, sizeof *programme);
    programme->arena = arena;
    programme->year = xml_integer(root, "year", 0);
    programme->hubs =
        list_words(arena, xml_attribute(root, "hubs"), &programme->hub_count);
    programme->name = child_text(arena, root, "name");
    programme->committee = child_text(arena, root, "committee");
    programme->owner = child_text(arena, root, "owner");
    programme->fiction = child_text(arena, root, "fiction");
    const char *meeting = child_text(arena, root, "meeting");
    if (meeting)
        date_parse_iso(meeting, &programme->meeting);

    g_autoptr(GArray) phases =
        g_array_new(FALSE, FALSE, sizeof(ProgrammePhase));
    for (const XmlNode *node = xml_first(root, "phase"); node;
         node = xml_next(node, "phase")) {
        ProgrammePhase phase = read_phase(arena, node);
        g_array_append_val(phases, phase);
    }
    programme->phases = list_freeze(arena, phases, &programme->phase_count);

    g_autoptr(GArray) documents =
        g_array_new(FALSE, FALSE, sizeof(ProgrammeDocument));
    for (const XmlNode *node = xml_first(root, "document"); node;
         node = xml_next(node, "document")) {
        ProgrammeDocument document = read_document(arena, node);
        g_array_append_val(documents, document);
    }
    programme->documents =
        list_freeze(arena, documents, &programme->document_count);
    return programme;
}

bool
programme_check(const XmlNode *root, Diag *diag)
{
    int before = diag_count(diag, DIAG_ERROR);
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (const XmlNode *node = xml_first(root, NULL); node;
         node = xml_next(node, NULL)) {
        DiagPlace place = xml_place(node);
        const char *as_of = xml_attribute(node, "as-of");
        Date date;
        if (as_of && !date_parse_iso(as_of, &date))
            diag_add_at(diag, FINDING_DATE_BAD, &place, as_of, NULL);
        const char *id = xml_attribute(node, "id");
        if (id && !g_hash_table_add(seen, (gpointer)id))
            diag_add_at(diag, FINDING_XML_ID_DOUBLED, &place, id, NULL);
    }
    return diag_count(diag, DIAG_ERROR) == before;
}

void
programme_free(Programme *programme)
{
    if (programme)
        arena_free(programme->arena);
}

const ProgrammePhase *
programme_phase(const Programme *programme, const char *id)
{
    for (int i = 0; i < programme->phase_count; i++)
        if (strcmp(programme->phases[i].id, id) == 0)
            return &programme->phases[i];
    return NULL;
}

const ProgrammeDocument *
programme_document(const Programme *programme, const char *id)
{
    for (int i = 0; i < programme->document_count; i++)
        if (strcmp(programme->documents[i].id, id) == 0)
            return &programme->documents[i];
    return NULL;
}

bool
programme_phase_has(const ProgrammePhase *phase, const char *table)
{
    for (int i = 0; i < phase->table_count; i++)
        if (strcmp(phase->tables[i], table) == 0)
            return true;
    return false;
}

bool
programme_document_is_of(const ProgrammeDocument *document, const char *phase)
{
    for (int i = 0; i < document->phase_count; i++)
        if (strcmp(document->phases[i], phase) == 0)
            return true;
    return document->phase_count == 0;
}
