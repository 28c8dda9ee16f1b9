#ifndef HYOKA_MODEL_POLICY_H
#define HYOKA_MODEL_POLICY_H

#include "base/diag.h"
#include "base/xml.h"
#include "model/programme.h"
#include <glib.h>
#include <stdbool.h>

/*
 * disclosure.xml: who may see what (model/disclosure.rng says what each word
 * means). The code names the fields that it writes; the document decides.
 */
typedef enum {
    AUDIENCE_HUB,
    AUDIENCE_CONTRACTOR,
    AUDIENCE_HEADQUARTERS,
    AUDIENCE_SUBCOMMITTEE,
    AUDIENCE_PUBLIC,
    AUDIENCE_COUNT
} Audience;

/* No order of strictness: ask what a treatment allows, never compare. */
typedef enum {
    TREATMENT_NONE,
    TREATMENT_FULL,
    TREATMENT_OWN,
    TREATMENT_SUMMARY,
    TREATMENT_AGGREGATE,
    TREATMENT_ANONYMOUS,
    TREATMENT_DISTRIBUTION,
    TREATMENT_COUNT,
    TREATMENT_RULE,
    TREATMENT_CONSENT,
    TREATMENT_AFTER_FINAL,
    TREATMENT_KINDS
} Treatment;

typedef enum {
    FIELD_COMPOSITE,
    FIELD_RANK,
    FIELD_AXES,
    FIELD_READING,
    FIELD_INDICATORS,
    FIELD_SATISFACTION,
    FIELD_CLIENT_WORDS,
    FIELD_STAFF_WORDS,
    FIELD_PARTNER_WORDS,
    FIELD_PARTNERS,
    FIELD_COVERAGE,
    FIELD_CONSULTATIONS,
    FIELD_LEVELS,
    FIELD_ANCHORS,
    FIELD_EVALUATOR_LEVELS,
    FIELD_SEVERITY,
    FIELD_FINDINGS,
    FIELD_FLAGS,
    FIELD_PRACTICES,
    FIELD_NEXT_STEPS,
    FIELD_BUDGET,
    FIELD_VISITS,
    FIELD_INPUT_QUALITY,
    FIELD_CORRECTIONS,
    FIELD_METHOD,
    FIELD_METHODS,
    FIELD_REVIEW,
    FIELD_PREPARATION,
    FIELD_INSTITUTION_GRADE,
    FIELD_INSTITUTION_CHECKLIST,
    FIELD_COUNT
} Field;

/* Ids as the documents have them, in the order of the enumerations. */
extern const char *const audience_names[AUDIENCE_COUNT];
extern const char *const treatment_names[TREATMENT_KINDS];
extern const char *const field_names[FIELD_COUNT];

/* Somebody's own words inside a passage of the notes. */
typedef struct {
    const char *by; /* client, staff, partner */
    Field field;
    const char *instead; /* printed where they may not be read */
} PolicyQuote;

enum { POLICY_MAX_QUOTES = 3 };

/* Strings are borrowed from the document it was read from. */
typedef struct {
    const char *names[AUDIENCE_COUNT];     /* NULL: not in the document */
    const char *handlings[AUDIENCE_COUNT]; /* 取扱：… */
    Treatment treatments[FIELD_COUNT][AUDIENCE_COUNT];
    PolicyQuote quotes[POLICY_MAX_QUOTES];
    int quote_count;
    double others_step; /* other hubs in a plot: how wide a cell is */
    int others_least;   /* fewer of a type: all hubs are shown */
} Policy;

/* Index of the name, -1 when there is none such. */
int audience_of_name(const char *name);
int field_of_name(const char *name);

/*
 * Read the element <disclosure> of a document that its schema has validated.
 * Every mistake of meaning is a finding at its place: an unknown field, a field
 * or audience that is missing or said twice. False when there was one; *policy
 * lets nothing through where nothing was said. `diag` may be NULL.
 */
bool policy_read(Policy *policy, const XmlNode *disclosure, Diag *diag);

/* That the documents of the programme name fields of the policy, as findings
 * at the <document> elements below `root` of programme.xml. */
bool policy_check_documents(const XmlNode *root, Diag *diag);

/* For ingest: disclosure.xml and wording.xml of the year are loaded, validated
 * by the schemas in the folder `schemas` (the tree of pipeline/), checked, and
 * written as policy.xml to `out`. Mistakes are findings; false when there was
 * one or with `error` set. */
bool
policy_publish(const char *disclosure, const char *wording, const char *schemas,
               const char *out, Diag *diag, GError **error);

/* NULL for no such. */
const PolicyQuote *policy_quote(const Policy *policy, const char *by);

#endif
