#ifndef HYOKA_DISCLOSE_REGISTER_H
#define HYOKA_DISCLOSE_REGISTER_H

#include "base/arena.h"
#include "base/xml.h"
#include "base/xml_out.h"
#include "model/institution.h"
#include "model/institution_result.h"
#include "model/policy.h"
#include "model/wording.h"

/*
 * The views of the register of certified institutions. Those of the
 * institutions of a prefecture stand in one file, <views> of
 * register_view.rng, which is
 * written while facts and results are read side by side: memory holds one
 * institution. Rounded once, as all views are.
 *
 *     public/sheet/NN.xml        what a user may see
 *     institution/sheet/NN.xml   what it is told itself
 *     headquarters/register/national.xml, headquarters/worklist/national.xml
 *
 * Every prefecture has its files, also where they hold no view, so that the
 * rules of make know them beforehand.
 */
typedef struct {
    const RegisterRules *rules;
    const Policy *policy;
    const Wording *wording;
    const XmlNode *national; /* root of results/national.xml */
    /* Cases of a year and class that an institution of the kind with a report
     * has on average; NaN where there is none. */
    double typical[REGISTER_KINDS][REGISTER_CLASSES];
} RegisterSources;

/* `data`: folder of NN.xml; `results`: of the results' NN.xml. */
bool register_views_write(const char *data, const char *results,
                          const char *policy, const char *schemas,
                          const char *folder, Diag *diag, GError **error);

/* For whom a sheet is. The policy's `hub` is who is evaluated. */
typedef enum { SHEET_PUBLIC, SHEET_OWN, SHEETS } SheetKind;
extern const char *const sheet_audience_names[SHEETS];

/* One <view> into the open root. `arena`: for this view. */
void register_sheet_write(XmlOut *out, const RegisterSources *from,
                          SheetKind kind, const Institution *institution,
                          const InstitutionResult *result, Arena *arena);
/* What only the institution itself is told: decision, checklist, points. */
void register_own_write(XmlOut *out, const RegisterSources *from,
                        const Institution *institution,
                        const InstitutionResult *result, Arena *arena);

/* The national papers, each a document of its own. */
void
register_report_write(XmlOut *out, const RegisterSources *from, Arena *arena);
void
register_worklist_write(XmlOut *out, const RegisterSources *from, Arena *arena);

/* The word of wording.xml; "" when there is none (register_labels_check). */
const char *
register_label(const RegisterSources *from, const char *prefix, const char *id);
/* That wording.xml has every label there is need of; else error is set. */
bool register_labels_check(const RegisterSources *from, GError **error);
/* What all of these views have in front. */
typedef struct {
    const char *document, *id, *audience;
    const char *handling, *number, *title, *subtitle, *tab;
    int position; /* of the thumb index, 0: the country */
} RegisterHead;
void register_head_write(XmlOut *out, const RegisterSources *from,
                         const RegisterHead *head, Arena *arena);
/* An attribute with so many decimals, half up; none for NaN. */
void register_number(XmlOut *out, const char *name, double value, int places);
/* In per cent, one decimal; none where `of` is 0. */
void register_share(XmlOut *out, const char *name, double part, double of);
void register_date_attribute(XmlOut *out, const char *name, Date date);

#endif
