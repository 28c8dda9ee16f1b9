#ifndef HYOKA_MODEL_INDEX_H
#define HYOKA_MODEL_INDEX_H

#include "base/arena.h"
#include "base/diag.h"
#include <glib.h>
#include <stdbool.h>

/*
 * A composite index of any kind (urn:hyoka:index:1): a tree of groups with
 * indicators at its leaves, and how each is prepared, normalised, weighted and
 * aggregated. index.rng is the language's manual. A tree cannot hold a cycle.
 * Everything is in the arena and read only after loading.
 */
typedef enum {
    IMPUTE_NONE,
    IMPUTE_MEAN,
    IMPUTE_MEDIAN,
    IMPUTE_GROUP_MEAN,
    IMPUTE_GROUP_MEDIAN,
    IMPUTE_CARRY
} Impute;

typedef enum {
    TREAT_NONE,
    TREAT_AUTO, /* winsorise; after the limit transform the original */
    TREAT_WINSORISE,
    TREAT_LOG,
    TREAT_LOG_SHIFT,
    TREAT_LOG_RANGE,
    TREAT_BOX_COX
} Treat;

typedef enum {
    NORMALISE_NONE,
    NORMALISE_MIN_MAX,
    NORMALISE_Z,
    NORMALISE_T,
    NORMALISE_GOALPOSTS,
    NORMALISE_TARGET,
    NORMALISE_MAXIMUM,
    NORMALISE_REFERENCE,
    NORMALISE_FRACTION,
    NORMALISE_RANK,
    NORMALISE_PERCENTILE,
    NORMALISE_BORDA
} Normalise;

typedef enum { CAP_NONE = 0, CAP_LOW = 1, CAP_HIGH = 2, CAP_BOTH = 3 } Cap;

typedef struct {
    Normalise method;
    double from, to;       /* of bounded scales */
    double mean, sd;       /* of z and T */
    bool sample;           /* deviation over n - 1, not n */
    double low, high;      /* goalposts; `high` is the target too; NaN: none */
    const char *reference; /* id of a unit */
    Cap cap;
    bool log; /* of goalposts */
} IndexScale;

typedef enum {
    AGGREGATE_ARITHMETIC,
    AGGREGATE_GEOMETRIC,
    AGGREGATE_HARMONIC,
    AGGREGATE_POWER,
    AGGREGATE_MEDIAN,
    AGGREGATE_COPELAND,
    AGGREGATE_PENALISED /* Mazziotta and Pareto */
} Aggregate;

/* Weights of a group's parts for the units of one peer group. */
typedef struct {
    const char *of;
    const double *weights; /* one a part */
} IndexWeights;

/* A group (part_count > 0) or an indicator. */
typedef struct IndexNode {
    const char *id;
    const char *name;
    double weight; /* among its siblings */
    bool high;     /* more is better */
    IndexScale scale;
    /* an indicator */
    const char *column;
    const char *denominator; /* a column; NULL */
    double per;
    Impute impute;
    Treat treat;
    /* a group */
    Aggregate aggregate;
    double power;
    bool reward;      /* the penalty is added */
    double available; /* share of the weight that must be there */
    const struct IndexNode **parts;
    int part_count;
    const IndexWeights *special;
    int special_count;
    int index; /* in document order, the root 0 */
} IndexNode;

typedef enum { GRADE_CUT, GRADE_QUANTILE, GRADE_KMEANS } GradeMethod;

typedef struct {
    const char *id;
    double from; /* score, or share of units below; -INFINITY for the last */
} IndexGrade;

/* Units that are graded together: of a year, of a peer group, or with as many
 * parts of the index. */
typedef enum { PEERS_ALL, PEERS_GROUP, PEERS_PARTS } GradePeers;

typedef enum { DRAW_NOISE, DRAW_DIRICHLET } DrawMethod;

typedef struct {
    Arena *arena;
    const char *name;
    const char *unit_column;
    const char *group_column;  /* NULL: one peer group */
    const char *year_column;   /* NULL: one year */
    double available;          /* share of indicators a unit must have */
    bool pooled;               /* treat and normalise over all years at once */
    double skewness, kurtosis; /* beyond both: treated */
    int points;                /* at most so many moved */
    Treat then;                /* after that */
    int places; /* decimals that decide ranks; -1: all 15 digits */
    GradeMethod grade_method;
    GradePeers grade_peers;
    int grade_indicators;           /* that make a part of the index count */
    int grade_parts;                /* that make a unit be graded */
    const char *const *grade_needs; /* one of these parts, if there are any */
    int grade_need_count;
    const IndexGrade *grades; /* best first */
    int grade_count;
    DrawMethod draw_method;
    int draws; /* 0: none */
    int seed;
    double noise; /* noise: greatest relative change; Dirichlet: precision */
    const IndexNode *root;
    const IndexNode **nodes; /* in document order: a group before its parts */
    int node_count;
} IndexFramework;

/* Load, validate by schema and by meaning. Mistakes are findings with line and
 * column; NULL when there was an error. The caller frees. */
IndexFramework *index_framework_load(const char *path, const char *schema,
                                     Diag *diag, GError **error);
void index_framework_free(IndexFramework *framework);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IndexFramework, index_framework_free)

/*
 * The data of an index: a row a unit (and year), sorted by year and id whatever
 * the order of the file. Columns of the values are those that the framework's
 * nodes name; NaN is missing.
 */
typedef struct {
    Arena *arena;
    int count; /* rows */
    const char **units;
    const char **years;       /* "" without a year */
    const int *groups;        /* index into group_names */
    const char **group_names; /* sorted */
    int group_count;
    const int *blocks; /* first row of each year, then `count` */
    int block_count;
    double **values;       /* [node][row]; NULL for groups */
    double **denominators; /* [node][row]; NULL without */
} IndexData;

/* CSV with a heading line; empty, －, … and NA are missing. Mistakes are
 * findings; NULL when there was an error. The caller frees. */
IndexData *index_data_load(const char *path, const IndexFramework *framework,
                           Diag *diag, GError **error);
void index_data_free(IndexData *data);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IndexData, index_data_free)

#endif
