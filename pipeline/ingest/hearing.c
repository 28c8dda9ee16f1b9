#include "base/text.h"
#include "ingest/naming.h"
#include "ingest/readers.h"
#include "model/year_hearing.h"
#include <string.h>

/* One note while it is read. */
typedef struct {
    Ingest *ingest;
    YearHub *hub;
    int file;
} Note;

static YearPlace
place_of(const XmlNode *node, const void *data)
{
    DiagPlace place = xml_place(node);
    return (YearPlace){*(const int *)data, place.line, place.column};
}

static DiagPlace
diag_place(const Note *note, YearPlace place)
{
    return (DiagPlace){.file = ingest_path(note->ingest, note->file),
                       .line = place.line,
                       .column = place.column};
}

/* --- levels --- */
static void
check_level(const Note *note, const YearLevel *level)
{
    DiagPlace place = diag_place(note, level->at);
    if (!framework_rubric(note->ingest->year->framework, level->rubric))
        diag_add_at(note->ingest->diag, FINDING_RUBRIC_UNKNOWN, &place,
                    level->rubric, NULL);
    if (!level->evidence)
        diag_add_at(note->ingest->diag, FINDING_EVIDENCE_MISSING, &place,
                    level->rubric, NULL);
}

/* Each rubric item once; `letter` is NULL for the hub's own levels. */
static void
check_levels(const Note *note, const YearLevel *levels, int count,
             const char *letter, YearPlace at)
{
    const Framework *framework = note->ingest->year->framework;
    Diag *diag = note->ingest->diag;
    for (int i = 0; i < count; i++) {
        check_level(note, &levels[i]);
        DiagPlace place = diag_place(note, levels[i].at);
        if (i > 0 && strcmp(levels[i - 1].rubric, levels[i].rubric) == 0)
            diag_add_at(diag, FINDING_LEVEL_DOUBLED, &place, levels[i].rubric,
                        NULL);
    }
    DiagPlace place = diag_place(note, at);
    for (int i = 0; i < framework->rubric_count; i++) {
        const char *id = framework->rubric[i].id;
        if (year_level(levels, count, id))
            continue;
        if (letter)
            diag_add_at(diag, FINDING_EVALUATOR_MISSING, &place, letter, id,
                        NULL);
        else
            diag_add_at(diag, FINDING_SELF_MISSING, &place, id, NULL);
    }
}

/* --- text --- */
static void
check_glyphs(const Note *note, const char *text, YearPlace at)
{
    DiagPlace place = diag_place(note, at);
    if (text)
        ingest_check_glyphs(note->ingest, text, &place);
}

static void
check_inlines(const Note *note, const YearInline *inlines, int count,
              YearPlace at)
{
    for (int i = 0; i < count; i++) {
        check_glyphs(note, inlines[i].text, at);
        if (inlines[i].kind == YEAR_RUBY)
            check_glyphs(note, inlines[i].value, at);
        check_inlines(note, inlines[i].children, inlines[i].child_count, at);
    }
}

/* Words that others than headquarters may read must not tell who judged. */
static void
check_naming(const Note *note, const char *text, YearPlace at)
{
    g_autofree char *named =
        naming_find(text, note->hub->evaluators, note->hub->evaluator_count);
    DiagPlace place = diag_place(note, at);
    if (named)
        diag_add_at(note->ingest->diag, FINDING_EVALUATOR_NAMED, &place, named,
                    NULL);
}

static void
check_passages(const Note *note, const YearPassage *passages, int count)
{
    g_autoptr(Arena) arena = arena_new();
    for (int i = 0; i < count; i++) {
        const YearPassage *passage = &passages[i];
        check_inlines(note, passage->inlines, passage->inline_count,
                      passage->at);
        if (passage->audience != YEAR_FOR_HEADQUARTERS)
            check_naming(note, year_passage_text(arena, passage), passage->at);
    }
}

static void
check_words(const Note *note, const char *text, YearPlace at)
{
    if (!text)
        return;
    check_glyphs(note, text, at);
    check_naming(note, text, at);
}

static void
check_self(const Note *note, const YearHearing *hearing)
{
    check_levels(note, hearing->self, hearing->self_count, NULL, hearing->at);
    for (int i = 0; i < hearing->self_count; i++)
        check_words(note, hearing->self[i].remark, hearing->self[i].at);
    check_passages(note, hearing->self_passages, hearing->self_passage_count);
}

static void
check_notes(const Note *note, const YearHearing *hearing)
{
    for (int i = 0; i < hearing->section_count; i++) {
        const YearSection *section = &hearing->sections[i];
        check_words(note, section->title, section->at);
        check_passages(note, section->passages, section->passage_count);
    }
    for (int i = 0; i < hearing->practice_count; i++) {
        const YearPractice *practice = &hearing->practices[i];
        check_words(note, practice->title, practice->at);
        check_passages(note, practice->passages, practice->passage_count);
        check_passages(note, practice->copyable, practice->copyable_count);
    }
    for (int i = 0; i < hearing->step_count; i++)
        check_passages(note, &hearing->steps[i].passage, 1);
}

/* --- evaluators --- */
static void
check_evaluators(const Note *note, const YearHearing *hearing)
{
    const YearHub *hub = note->hub;
    Diag *diag = note->ingest->diag;
    for (int i = 0; i < hearing->evaluation_count; i++) {
        const YearEvaluation *evaluation = &hearing->evaluations[i];
        check_levels(note, evaluation->levels, evaluation->level_count,
                     evaluation->letter, evaluation->at);
        bool known = false;
        for (int k = 0; k < hub->evaluator_count; k++)
            known |= strcmp(hub->evaluators[k].letter, evaluation->letter) == 0;
        DiagPlace place = diag_place(note, evaluation->at);
        if (!known)
            diag_add_at(diag, FINDING_EVALUATOR_UNKNOWN, &place,
                        evaluation->letter, NULL);
    }
    DiagPlace place = diag_place(note, hearing->at);
    for (int i = 0; i < hub->evaluator_count; i++)
        if (!year_evaluation(hearing, hub->evaluators[i].letter))
            diag_add_at(diag, FINDING_EVALUATOR_ABSENT, &place,
                        hub->evaluators[i].letter, NULL);
}

/* The note must be of the hub and the year that its place says. */
static void
check_identity(const Note *note, const XmlNode *root)
{
    const char *hub = xml_attribute(root, "hub");
    const char *year = xml_attribute(root, "year");
    DiagPlace place = xml_place(root);
    g_autofree char *wanted =
        g_strdup_printf("%d", note->ingest->options->fiscal_year);
    if (strcmp(hub, note->hub->code) != 0)
        diag_add_at(note->ingest->diag, FINDING_HEARING_HUB_DIFFERS, &place,
                    hub, note->hub->code, NULL);
    if (strcmp(year, wanted) != 0)
        diag_add_at(note->ingest->diag, FINDING_HEARING_YEAR_DIFFERS, &place,
                    year, wanted, NULL);
}

static void
read_note(const Note *note, const XmlNode *root)
{
    YearHearing *hearing = year_hearing_read(note->ingest->arena, root,
                                             place_of, &note->file, true);
    check_identity(note, root);
    check_self(note, hearing);
    check_evaluators(note, hearing);
    check_notes(note, hearing);
    if (ingest_is_known(note->ingest, hearing->date))
        note->hub->hearing = hearing;
}

static void
read_file(Ingest *ingest, YearHub *hub, const XmlSchema *schema)
{
    const char *name = arena_printf(ingest->arena, "fy%d/hearing/%s.xml",
                                    ingest->options->fiscal_year, hub->code);
    Note note = {ingest, hub, ingest_file(ingest, name)};
    const char *path = ingest_path(ingest, note.file);
    if (!g_file_test(path, G_FILE_TEST_EXISTS)) {
        diag_add(ingest->diag, FINDING_HEARING_MISSING, path, 0, 0, hub->code,
                 NULL);
        return;
    }
    XmlLoad how = {.schema = schema, .clean = true};
    g_autoptr(GError) error = NULL;
    g_autoptr(XmlDocument) document =
        xml_load(path, &how, ingest->diag, &error);
    if (document)
        read_note(&note, xml_root(document));
    else if (error)
        diag_add(ingest->diag, FINDING_FILE_MISSING, path, 0, 0, NULL);
}

bool
hearings_read(Ingest *ingest, GError **error)
{
    if (!programme_phase_has(ingest->phase, "hearing"))
        return true;
    g_autofree char *rng = g_build_filename(ingest->options->schemas, "ingest",
                                            "hearing.rng", NULL);
    g_autoptr(XmlSchema) schema = xml_schema_load(rng, error);
    if (!schema)
        return false;
    for (int i = 0; i < ingest->year->hub_count; i++)
        read_file(ingest, &ingest->year->hubs[i], schema);
    return true;
}
