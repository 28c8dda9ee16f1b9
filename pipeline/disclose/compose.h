#ifndef HYOKA_DISCLOSE_COMPOSE_H
#define HYOKA_DISCLOSE_COMPOSE_H

#include "base/arena.h"
#include "base/xml.h"
#include "model/wording.h"

/*
 * The sentences of one document, composed from its draft by the rules of
 * wording.xml (model/wording.rng says how they are chosen). The same draft and
 * turn give the same sentences.
 */
typedef struct Texts Texts;

/* `turn` (a hub's code) varies the choice among wordings that hold, so that
 * neighbours in a pile of cards do not read alike. The caller frees. */
Texts *compose_texts(const Wording *wording, const char *document,
                     XmlNode *draft, unsigned turn);
void compose_free(Texts *texts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Texts, compose_free)

/* What was said at the node (counted from 0) of a text's at=, lines apart by
 * LF; "" for nothing. Node 0 for texts without at= and for lists. Of a list,
 * ID.about has the subjects and ID.rules the rule of each of its sentences, a
 * line a sentence. */
const char *compose_text(const Texts *texts, const char *id, int node);

/* Each sentence that was said, in the order of the rules: what said it, and of
 * which node. Wording and draft must still be there. */
typedef struct {
    const char *id;       /* of the text or list */
    int number;           /* among those of the id, from 1 */
    const WordText *of;   /* NULL for a sentence of a list */
    const WordRule *rule; /* NULL for one of a text */
    const WordSay *say;
    XmlNode *node;
    const char *text;
} ComposeSentence;
const ComposeSentence *compose_sentence(const Texts *texts, int index);
int compose_sentence_count(const Texts *texts);

#endif
