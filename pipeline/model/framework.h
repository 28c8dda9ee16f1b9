#ifndef HYOKA_MODEL_FRAMEWORK_H
#define HYOKA_MODEL_FRAMEWORK_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/xml.h"
#include "base/xml_out.h"
#include <glib.h>
#include <stdbool.h>

/*
 * The evaluation framework of one fiscal year (urn:hyoka:framework:1), the one
 * place where indicators, axes, weights and rules are said. The schema with its
 * explanations is framework.rng. Everything is in the framework's arena and is
 * read only after loading; arrays keep the document's order. `at` is where an
 * element stands: "f02:12:5" inside year.xml, "" when there is none.
 */
typedef enum {
    DIRECTION_HIGH,
    DIRECTION_LOW,
    DIRECTION_BAND,   /* good inside low..high, worse with the distance */
    DIRECTION_CONTEXT /* shown, never scored */
} Direction;

typedef enum {
    KIND_FLOW, /* the year is the sum of its months */
    KIND_DISTINCT,
    KIND_STOCK,
    KIND_RATIO
} MeasureKind;

typedef enum { METHOD_BETA_BINOMIAL, METHOD_GAMMA_POISSON } ShrinkMethod;

/* A row of activity.csv: indicator N03 with 区分 分子 is "N03.n", 分母 "N03.d",
 * 自己申告 "N03.s". */
typedef struct {
    const char *id;
    const char *indicator; /* "N03" */
    const char *part;      /* 分子, 分母, 自己申告 */
    const char *name;
    MeasureKind kind;
    const char *at;
} Measure;

typedef struct {
    const char *id;
    const char *name;
    const char *label; /* short, for tables */
    Direction direction;
    double low, high; /* the band, as shares; NaN unless DIRECTION_BAND */
    /* Quantities of year.xml: a measure "N03.n", "fact.staff" or, of the
     * satisfaction survey, "response.positive" and "response.valid". */
    const char *numerator;
    const char *denominator;
    double per;             /* rate = numerator / denominator * per */
    const char *unit;       /* of the rate: ％, ／千所 */
    const char *count_unit; /* of the numerator: 件, 者 */
    bool share;             /* the rate is a share 0-1, printed as ％ */
    bool target_on_rate;    /* else on the count */
    ShrinkMethod method;
    int rank_minimum; /* no rank below this denominator; 0: always */
    const char *rule; /* against manufactured counts; "" for none */
    const char *basis;
    const char *at;
} Indicator;

/* Scores that enter an axis beside the indicators. */
typedef enum {
    COMPONENT_GAP,         /* cover of the gaps of support in the region */
    COMPONENT_PARTNERS,    /* share of yes over the partner questions */
    COMPONENT_ACHIEVEMENT, /* mean achievement of the targets, capped */
    COMPONENT_QUALITY      /* mean of the ratios that are listed */
} ComponentKind;

typedef struct {
    const char *numerator; /* quantities, as of an indicator */
    const char *denominator;
    double cap; /* the ratio counts to at most this, then divided by it */
    const char *name;
    const char *at;
} QualityRatio;

typedef struct {
    const char *id; /* "gap", "P", "achievement", "quality" */
    const char *name;
    ComponentKind kind;
    double cap; /* of one achievement, 1.2 */
    const QualityRatio *ratios;
    int ratio_count;
    const char *at;
} Component;

/* A part of an axis; `item` is an indicator, a component or a rubric item. */
typedef struct {
    const char *item;
    double weight;
    bool scored; /* false: listed under the axis, not scored */
    const char *at;
} AxisPart;

typedef struct {
    const char *award; /* 優良, 奨励 */
    double points;
    const char *at;
} AxisBonus;

typedef struct {
    const char *id;
    const char *name;
    const char *label;
    const char *basis;
    const AxisPart *counts; /* indicators and components */
    int count_count;
    const AxisPart *rubric;
    int rubric_count;
    const AxisBonus *bonuses; /* for practices that were reviewed */
    int bonus_count;
    double bonus_limit;
    const char *bonus_at;
    const char *at;
} Axis;

enum { RUBRIC_LEVELS = 5, FRAMEWORK_MAX_AXES = 32 };

typedef struct {
    const char *id;
    const char *name;
    const char *label;
    const char *standards[RUBRIC_LEVELS]; /* behaviour standard of 1 to 5 */
    const char *evidence;
    const char *at;
} RubricItem;

typedef struct {
    const char *axis;
    double weight;
    const char *at;
} Weight;

typedef struct {
    const char *type;
    const char *label;
    const Weight *weights; /* one an axis, in the order of the axes */
    const char *at;
} Mission;

typedef struct {
    const char *id;
    double from; /* -INFINITY for the last */
    const char *meaning;
    const char *at;
} Grade;

typedef struct {
    const char *item; /* "A3.score" */
    double below;
    const char *text;
    const char *at;
} Floor;

typedef struct {
    const char *id; /* P01; overall; a field's id */
    const char *text;
    const char *label;
    const char *at;
} Question;

typedef struct {
    int value; /* 5 … 1 */
    const char *text;
    const char *at;
} Step;

/* --- how the framework itself is looked at again every year --- */

/* An item of a preset: an indicator or component by its T-score, a rubric item
 * by its score. `high`: more is better here, whatever its direction. */
typedef struct {
    const char *item;
    double weight;
    bool high;
    const char *at;
} PresetUse;

/* A method that others use, to be run beside the framework's own. */
typedef struct {
    const char *id; /* M1 */
    const char *label;
    const char *name;
    const char *note;
    bool composite; /* the framework's own composite; has no uses */
    const PresetUse *uses;
    int use_count;
    const char *at;
} Preset;

/* Ranks under weights drawn from everything that weights can be. */
typedef struct {
    int draws; /* 0: not wanted */
    int seed;
    double low, high; /* quantiles of the band */
    double quarter;   /* the share of hubs that is the top */
    const char *at;
} Robustness;

/* When a target is marked, as shares of what it is compared with. `size`: how
 * many times larger or smaller a like hub may be; 0: nothing is checked. */
typedef struct {
    double below, above, like_below, like_above, size;
    int least; /* like hubs below which there is no comparison */
    const char *at;
} TargetChecks;

/* Shares of a field's need that others leave: a blank from `from` on, met up to
 * `met`. `at` is NULL when the framework does not say. */
typedef struct {
    double from, met;
    const char *at;
} Blanks;

/* How a year that runs is judged (score/pace.h). */
typedef struct {
    double season; /* relative sd of a year's rest against its beginning */
    double steady; /* of the nation's level: below it, or above 1 / steady,
                      the year has another shape and nothing is foreseen */
    double smoothing, limit; /* of the moving average; 0: nothing is judged */
    int late;                /* days from a case's arrival to its entry */
    const char *at;
} Pace;
/* From when on a finding, an alarm or a trend is no chance. `at` is NULL when
 * the framework does not say: then none is looked for. */
typedef struct {
    double rate; /* the share of false ones among all that are found */
    int pairs;   /* months that both years must have for a trend of months */
    int years;   /* a yearly series shorter than this is not tested */
    const char *at;
} Significance;

/* The checks against manufactured counts; `at` as above. */
typedef struct {
    int peers;        /* hubs below which one is not compared with the others */
    double alike;     /* two summaries that share this are nearly one */
    int figures;      /* fewer figures tell nothing of their digits */
    double decades;   /* nor do those over fewer, of first digits */
    double last_from; /* counts from this on should end evenly */
    double winsor;    /* of CUSUM: a month counts to at most this */
    double slack;     /* of CUSUM, in standard deviations */
    double limit;     /* of CUSUM: the month above it is named */
    int draws, seed;  /* of the sums that chance gives */
    const char *at;
} Checks;

/* How well evaluators agree; `at` as above. */
typedef struct {
    double agreed;   /* kappa from which levels count as agreed */
    double doubtful; /* and below which as not agreed */
    double gap;      /* from self-assessment to level: is marked */
    int draws, seed; /* of hubs with replacement, for the intervals */
    const char *at;
} Agreement;

enum { MARKS_DEPTHS = 4 };

/* What papers mark, class and name; nothing here moves a score. Shares are
 * compared with what is printed, in percent. */
typedef struct {
    double short_of; /* of a target: an achievement below is marked */
    double behind;   /* of what is due by now: a count below is behind */
    double unlikely; /* of reaching a target: a chance below is marked */
    double likely;   /* and counts as likely from here on */
    double partners; /* below the median by so much: an answer is marked */
    double depths[MARKS_DEPTHS]; /* of a gap: each makes a cell darker */
    int sure;   /* places: a rank whose interval spans no more is known well */
    int levers; /* so many counts, and levels, that would move the score */
    const char *at;
} Marks;

/* A statistic of a measure (score/review.h) against a bound. */
typedef struct {
    const char *statistic;
    bool above; /* else below */
    double bound;
    const char *at;
} ReviewTest;

typedef struct {
    const char *id; /* R1; the last, without tests, holds for all others */
    const char *proposal; /* keep, revise, retire */
    const char *reason;
    const ReviewTest *tests; /* all must hold */
    int test_count;
    const char *at;
} ReviewRule;

/* How practices are reviewed: who scores them by what, each out of 10. */
typedef struct {
    const char *id; /* P1 */
    const char *text;
    const char *at;
} Reviewer;

typedef struct {
    const char *id;    /* K1 */
    const char *label; /* also its column of practice_scores.csv */
    const char *text;
    double weight;
    const char *at;
} Criterion;

typedef struct {
    const char *name;
    double from; /* the score from which it is given */
    const char *at;
} PracticeAward;

/* What the budget would be under another strength or limit. */
typedef struct {
    const char *label;
    double strength, limit;
    const char *at;
} BudgetCase;

typedef struct {
    Arena *arena;
    const char *year;
    const char *version; /* 平成29年度版 */

    /* Normalisation: T = mean + sd * z with the population's sd, kept within
     * low..high. Rubric: score = middle_score + step * (level - middle). */
    double t_mean, t_sd, t_low, t_high;
    double level_middle, level_score, level_step;
    /* Axis = counts * counts_share + rubric * rubric_share; over what is there,
     * when the weight that is there is at least `available`. */
    double counts_share, rubric_share, available;
    /* The composite is set to this mean and sd over the hubs. */
    double total_mean, total_sd, total_low, total_high;
    int rank_places; /* decimals that decide a rank */
    int simulation_draws;
    int simulation_seed;
    double mission_total, mission_tolerance;
    double budget_strength, budget_divisor, budget_limit;
    const char *budget_unit;
    double gap_alpha;
    int partner_minimum;        /* replies below which nothing is shown */
    const char *satisfied_item; /* "overall" */
    int satisfied_from;         /* 4: this answer and better is positive */
    double return_mark;         /* return rates below are marked */
    const char *scale_at, *levels_at, *composition_at, *composite_at, *rank_at,
        *simulation_at, *budget_at, *gap_at, *partners_at, *satisfaction_at;

    const Measure *measures;
    int measure_count;
    const Indicator *indicators;
    int indicator_count;
    const Component *components;
    int component_count;
    const Axis *axes;
    int axis_count;
    const RubricItem *rubric;
    int rubric_count;
    const Mission *missions;
    int mission_count;
    const Grade *grades; /* best first */
    int grade_count;
    const Floor *floors;
    int floor_count;
    const Question *partner_questions;
    int partner_question_count;
    const Question *satisfaction_questions;
    int satisfaction_question_count;
    const Step *steps; /* best first */
    int step_count;
    const Question *fields;
    int field_count;

    const Preset *presets;
    int preset_count;
    Robustness robustness;
    Blanks blanks;
    TargetChecks target_checks;
    Pace pace;
    Significance significance;
    Checks checks;
    Agreement agreement;
    Marks marks;
    /* A value within this share of its greatest is at the ceiling. */
    double ceiling_at;
    const char *review_at;
    const ReviewRule *review_rules; /* the first that holds decides */
    int review_rule_count;
    double shortlist; /* score from which a practice is looked at closely */
    const char *practices_at; /* NULL: practices are not scored */
    const Reviewer *reviewers;
    int reviewer_count;
    const Criterion *criteria;
    int criterion_count;
    const PracticeAward *practice_awards; /* best first */
    int practice_award_count;
    const BudgetCase *budget_cases;
    int budget_case_count;
} Framework;

/*
 * Load framework.xml, validated by the schema and by meaning. Mistakes are
 * findings; NULL when there was an error. The caller frees.
 */
Framework *framework_load(const char *path, const char *schema, Diag *diag,
                          GError **error);
/* The same of an element <framework>, such as year.xml holds; the schema is
 * not asked. Findings name the file of the node. */
Framework *framework_read(const XmlNode *root, Diag *diag);
void framework_free(Framework *framework);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Framework, framework_free)

/*
 * Copy an element of a hand-written document with all below it, each element
 * with at="FILE:LINE:COLUMN", as year.xml holds framework and programme. `file`
 * is an id of year.xml's <files>.
 */
void framework_copy(XmlOut *out, const XmlNode *root, const char *file);

/* By id; NULL when unknown. */
const Measure *framework_measure(const Framework *framework, const char *id);
const Indicator *
framework_indicator(const Framework *framework, const char *id);
const Component *
framework_component(const Framework *framework, const char *id);
const Axis *framework_axis(const Framework *framework, const char *id);
const RubricItem *framework_rubric(const Framework *framework, const char *id);
const Mission *framework_mission(const Framework *framework, const char *type);
const Grade *framework_grade(const Framework *framework, const char *id);
const Question *
framework_partner_question(const Framework *framework, const char *id);
const Question *framework_field(const Framework *framework, const char *text);
const Preset *framework_preset(const Framework *framework, const char *id);
const ReviewRule *
framework_review_rule(const Framework *framework, const char *id);
/* The axis that lists the indicator, scored or not; NULL when none does. */
const Axis *
framework_axis_of(const Framework *framework, const char *indicator);

#endif
