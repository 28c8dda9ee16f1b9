/*
 * A booklet: what one audience gets of the nation's papers, bound together. A
 * document of programme.xml is one when it has the section papers; it holds
 * every other national document of its audience and phase, in the order of
 * programme.xml.
 */
#ifndef HYOKA_DISCLOSE_BOOKLET_H
#define HYOKA_DISCLOSE_BOOKLET_H

#include "disclose/view.h"

/* The place on the thumb index of the view's document in its audience's
 * booklet; 0 where it is in none, and for the booklet itself. */
int booklet_place(const View *view);

#endif
