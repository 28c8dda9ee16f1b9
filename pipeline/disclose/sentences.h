#ifndef HYOKA_DISCLOSE_SENTENCES_H
#define HYOKA_DISCLOSE_SENTENCES_H

#include "base/diag.h"
#include "disclose/view.h"
#include <glib.h>
#include <stdio.h>

/*
 * The sentences of the papers of one phase, each with an id that people can
 * ask for: DOCUMENT/TEXT.NUMBER, such as card/strengths.2, the text or list of
 * wording.xml and the sentence's place in it. They are composed anew, as for
 * the papers; of a document's editions the headquarters', which says most.
 */
typedef struct {
    const Sources *from;
    const char *schemas;
    const char *unit; /* of the evaluation: "13" or "nation" */
    DiagLanguage language;
} SentencesOf;

/* One a line: id, tab, sentence. */
bool sentences_list(const SentencesOf *of, FILE *out, GError **error);

/*
 * Print what said it (its rule with the condition and the wording) and the
 * values of the view that it read, of each sentence whose id `asked` is or,
 * where it is none, that holds it as text; add to `words` what explain_list
 * calls these values, each once. Returns how many sentences there are, -1 with
 * `error`.
 */
int sentences_explain(const SentencesOf *of, const char *asked,
                      GPtrArray *words, FILE *out, GError **error);

#endif
