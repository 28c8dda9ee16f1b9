#ifndef HYOKA_DISCLOSE_VIEW_H
#define HYOKA_DISCLOSE_VIEW_H

#include "base/arena.h"
#include "base/xml_out.h"
#include "disclose/compose.h"
#include "model/evaluation.h"
#include "model/policy.h"
#include "model/wording.h"
#include "model/year.h"

/* What every view of a run is made of; borrowed. */
typedef struct {
    const Year *year;
    const Year *last; /* the year before; NULL when there is none */
    const Evaluation *evaluation;
    const Policy *policy;
    const Wording *wording;
    const struct Strips *strips; /* made by views_write */
} Sources;

/*
 * One view while it is written. Section writers are called by their field's
 * treatment and are not called where it is none: they are the only code that
 * puts content into `out`. A view is written twice: as a draft without
 * sentences, from which the sentences are composed (so that they can say
 * nothing else), and then with them.
 */
typedef struct {
    const Sources *from;
    const ProgrammeDocument *document;
    Audience audience;
    const YearHub *hub; /* NULL for a contractor or the country */
    /* The first of a contractor's hubs, which all have its contractor_id; NULL
     * where the view is not of a contractor. */
    const YearHub *contractor;
    const char *unit;   /* of the evaluation: "13" or "nation" */
    const Texts *texts; /* NULL while it is a draft */
    XmlOut *out;
    Arena *arena;
} View;

/* How much of the field this view may hold: NONE when its document has no such
 * field. OWN (a hub's or its contractor's document is about itself) and
 * AFTER_FINAL are resolved: to FULL, or NONE before the final phase. */
Treatment view_may(const View *view, Field field);
/* Whether the passage is for the audience of this view. */
bool view_is_for(const View *view, unsigned audience_bits);

/* Sentences by their id in wording.xml, "" in the draft or when none was said;
 * `node` counts the nodes of the text's at=. */
const char *view_text(const View *view, const char *id);
const char *view_text_at(const View *view, const char *id, int node);
/* <name>sentence</name>, always. */
void view_text_element(View *view, const char *name, const char *id);
/* <name><p>sentence</p></name>; <name/> when nothing was said. */
void view_prose_element(View *view, const char *name, const char *id);
/* <name>line</name> for each line of the text that is not empty. */
void view_lines(View *view, const char *name, const char *text);
const char *view_label(const View *view, const char *id);
/* The label "PREFIX.ID"; NULL when there is none. */
const char *view_label_of(const View *view, const char *prefix, const char *id);

/* A section by its name in programme.xml's documents, the field it is of. A
 * table of them ends with a NULL name. */
typedef struct {
    const char *name;
    Field field;
    void (*write)(View *view, Treatment treatment);
} ViewSection;

/* Write the whole view; the caller frees with xml_out_free. `hub` is the unit:
 * of a contractor's document the contractor's first hub, NULL for the country.
 * NULL with `error` set when the draft cannot be read back (a bug in a
 * writer). */
XmlOut *view_write(const Sources *from, const ProgrammeDocument *document,
                   Audience audience, const YearHub *hub, GError **error);

/* The draft of a view and the sentences composed from it, as its paper has
 * them; the caller frees both, the sentences first. NULL as of view_write. */
Texts *view_compose(const Sources *from, const ProgrammeDocument *document,
                    Audience audience, const YearHub *hub, XmlDocument **draft,
                    GError **error);

/* Every section there is, of hubs, contractors and the nation; programme.xml
 * says which of them a document has, in which order, and programme.rng which
 * there are. */
extern const ViewSection mission_sections[];
extern const ViewSection midyear_sections[];
extern const ViewSection card_sections[];
extern const ViewSection card_reply_sections[];
extern const ViewSection card_balance_sections[];
extern const ViewSection brief_sections[];
extern const ViewSection contractor_sections[];
extern const ViewSection summary_sections[];
extern const ViewSection review_sections[];
extern const ViewSection booklet_sections[];
extern const ViewSection practices_sections[];
extern const ViewSection term_sections[]; /* of hubs and the nation */
/* All of their tables, the last NULL. */
extern const ViewSection *const view_hub_sections[];
extern const ViewSection *const view_contractor_sections[];
extern const ViewSection *const view_nation_sections[];
/* NULL when the unit ("hub", "contractor" or "nation") has none of the name. */
const ViewSection *view_section(const char *unit, const char *name);
/* What a document has before its sections (no field: who it is about). */
void card_write_hub(View *view);
void contractor_write_head(View *view);
/* Until when what the view says may be answered; year 0 where it is not. */
Date view_reply_deadline(const View *view);

#endif
