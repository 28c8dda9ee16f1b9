#ifndef HYOKA_SCORE_INTEGRITY_ALIKE_H
#define HYOKA_SCORE_INTEGRITY_ALIKE_H

#include <stdbool.h>

/*
 * Which of many texts are nearly the text of another one: their sets of three
 * characters in a row, all figures taken as one, share at least `least` of what
 * either has (Jaccard). Candidates come from MinHash signatures in bands
 * (Broder 1997), so that time grows with the number of texts and not with that
 * of pairs; each candidate is then compared in full. A text is marked `within`
 * when the other one is of its group, `across` when it is of another.
 */
void alike_find(const char *const *texts, const int *groups, int count,
                double least, bool *within, bool *across);

#endif
