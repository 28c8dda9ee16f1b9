#ifndef HYOKA_SCORE_GAP_H
#define HYOKA_SCORE_GAP_H

/*
 * 支援の空白地帯: need and supply of support, and the hub's cases, each over
 * `count` cells (field by area). The gap of a cell is need - supply, at least
 * 0. A cell with NaN counts for nothing.
 */
typedef struct {
    double gap;         /* all gaps together */
    double coverage;    /* share of them that the hub's cases fill */
    double duplication; /* share of the cases beyond the gap of their cell */
    double score; /* 100 * (alpha * coverage + (1 - alpha) * (1 - dupl.)) */
} GapCover;

/* No gap at all: coverage 1; no cases: duplication 0. */
GapCover gap_cover(const double *need, const double *supply,
                   const double *cover, int count, double alpha);

/* Variance of the score by the chance of the hub's cases, which are as variable
 * as counts are (Poisson), to the first order; need and supply are taken as
 * known. */
double gap_variance(const double *need, const double *supply,
                    const double *cover, int count, double alpha);

/* 隔たり, 0-100: the share of the need that nobody supplies, per cent. No need
 * is no gap. */
double gap_index(double need, double supply);

#endif
