/*
 * On which pages things stand, as one setting of a document tells the next:
 * for the list of contents and for the numbers of other pages in the text.
 */
#ifndef HYOKA_TYPESET_CONTENTS_H
#define HYOKA_TYPESET_CONTENTS_H

#include "typeset/slice.h"

/*
 * The places and the outline of a document that has been set; copied. Of a
 * booklet: the places of its first paper and the outline of the others.
 */
Places *places_learn(const Document *document);
bool places_equal(const Places *a, const Places *b);
void places_free(Places *places);

/* The name of the place of the outline's entry, counted from 1; 0: where the
 * paper begins. */
const char *contents_target(Arena *arena, int entry);

#endif
