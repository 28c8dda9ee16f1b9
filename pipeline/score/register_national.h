#ifndef HYOKA_SCORE_REGISTER_NATIONAL_H
#define HYOKA_SCORE_REGISTER_NATIONAL_H

#include "base/xml_out.h"
#include "score/register_tally.h"

/* The whole register as judged, from which the national document and the
 * worklist are written. */
typedef struct {
    const RegisterRules *rules;
    RegisterEntry *entries;
    int count;
    RegisterBeta prior;
    const RegisterPeers *peers;
    const RegisterTally *tallies; /* register_cell of them */
    const int *worklist;          /* indices of entries */
    int worklist_count;
} RegisterNational;

/* Place of a kind in a prefecture among the tallies, and how many there are. */
int register_cell(const RegisterRules *rules, int kind, int prefecture);
int register_cell_count(const RegisterRules *rules);

/* The root of register_national.rng, closed. */
void register_national_write(XmlOut *out, const RegisterNational *national);
/* <review>: what the year says of the checklist and of the points. */
void register_review_write(XmlOut *out, const RegisterNational *national,
                           const RegisterTally *all);
/* <worklist>; so many institutions have any signal. */
void register_worklist_write(XmlOut *out, const RegisterNational *national,
                             int signalled);
/* The worklist as CSV for Excel, UTF-8 with BOM; the caller frees. */
GString *register_worklist_csv(const RegisterNational *national);

#endif
