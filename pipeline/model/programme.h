#ifndef HYOKA_MODEL_PROGRAMME_H
#define HYOKA_MODEL_PROGRAMME_H

#include "base/arena.h"
#include "base/date.h"
#include "base/diag.h"
#include "base/xml.h"
#include <glib.h>
#include <stdbool.h>

/*
 * programme.xml: what the year's programme is called, when its phases end, and
 * which documents are made of it for whom.
 */

/* What is known at a phase: everything dated up to `as_of`, of the `tables`
 * listed (ids of ingest: hubs, activity, hearing …), each of which must then be
 * there. */
typedef struct {
    const char *id; /* plan, mid, check, interim, final */
    const char *name;
    Date as_of;
    const char *const *tables;
    int table_count;
    int reply_days; /* to answer its papers in; 0: they are not answered */
} ProgrammePhase;

/* `number` may hold {n}, the place of the hub in the series. */
typedef struct {
    const char *id;   /* card, summary */
    const char *unit; /* hub, contractor or nation */
    const char *number;
    const char *title;
    const char *subtitle; /* NULL: none */
    const char *tab;      /* word of its thumb index; NULL: the nation's */
    const char *const *audiences;
    int audience_count;
    const char *const *fields; /* of disclosure.xml */
    int field_count;
    const char *const *sections; /* of its views, in the order of print */
    int section_count;
    const char *const *phases; /* it is made in; none listed: every phase */
    int phase_count;
} ProgrammeDocument;

typedef struct {
    Arena *arena;
    int year;
    const char *const *hubs; /* codes of the hubs there are */
    int hub_count;
    const char *name;      /* of the programme */
    const char *committee; /* that the papers are laid before */
    const char *owner;     /* who answers for them */
    Date meeting;
    const char *fiction; /* printed on every page of a sample; NULL: real */
    const ProgrammePhase *phases;
    int phase_count;
    const ProgrammeDocument *documents;
    int document_count;
} Programme;

/* From the root element of a document that programme.rng has validated. */
Programme *programme_read(const XmlNode *root);
/* What a schema cannot say, as findings: dates that are in the calendar, ids
 * given once. False when there was one. */
bool programme_check(const XmlNode *root, Diag *diag);
void programme_free(Programme *programme);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Programme, programme_free)

/* NULL when there is none of the id. */
const ProgrammePhase *
programme_phase(const Programme *programme, const char *id);
const ProgrammeDocument *
programme_document(const Programme *programme, const char *id);
/* Whether the document is made of a phase's data. */
bool
programme_document_is_of(const ProgrammeDocument *document, const char *phase);
bool programme_phase_has(const ProgrammePhase *phase, const char *table);

#endif
