#ifndef HYOKA_MODEL_YEAR_H
#define HYOKA_MODEL_YEAR_H

#include "base/arena.h"
#include "base/date.h"
#include "base/xml.h"
#include "base/xml_out.h"
#include "model/framework.h"
#include "model/programme.h"
#include <glib.h>
#include <stdbool.h>

/*
 * year.xml: every value of one fiscal year's input, checked, as of one phase,
 * and where each came from. Ingest fills and writes it; score, disclose and
 * explain read it. Everything below lives in the arena of its Year. Lists are
 * sorted: hubs by code, the rest by id, number or date, then by place. What a
 * phase's as-of date excludes is not there.
 */

/* Where a value stands. `file` is an index into Year.files; line 0: no place
 * (then file and column mean nothing). Columns count characters from 1. */
typedef struct {
    int file;
    int line;
    int column;
} YearPlace;

/* `id` is f01, f02 …; `path` is relative to the folder of input. */
typedef struct {
    const char *id;
    const char *path;
} YearFile;

typedef struct {
    const char *text;
    YearPlace at;
} YearText;

/* A warning of ingest, with its sentence in both languages. */
typedef struct {
    const char *code;
    const char *level;
    const char *file; /* path relative to the folder of input */
    int line;
    int column;
    const char *japanese;
    const char *english;
} YearFinding;

/* Facts: staff, left, municipalities, institutions, establishments, budget
 * (千円), forms (survey sheets handed out), requests (partners asked). */
typedef struct {
    const char *id;
    double value;
    YearPlace at;
} YearFact;

typedef struct {
    const char *type;    /* name of a mission type of the framework */
    const char *grounds; /* why the hub chose it; "" when none is given */
    YearPlace at;
} YearMission;

/* A weight the hub agreed on in place of its mission type's own; percent. */
typedef struct {
    const char *axis;
    double value;
    YearPlace at;
} YearWeight;

/* Counts as counts; rates as the framework's unit has them (85 for 85 %). */
typedef struct {
    const char *indicator;
    double value;
    const char *grounds; /* NULL: none recorded */
    YearPlace at;
    bool is_revised; /* revised by the as-of date */
    double revised;
    Date revised_on;
    const char *reason;
    const char *approver;
    YearPlace revised_at;
} YearTarget;

typedef struct {
    int number;
    const char *text;
    const char *grounds; /* NULL: none recorded */
    const char *when;
    YearPlace at;
} YearInitiative;

/* What the hub does in a field: takes it on, fills what is left, refers on. */
typedef enum { YEAR_PART_LEAD, YEAR_PART_FILL, YEAR_PART_REFER } YearPart;
enum { YEAR_PARTS = 3 };
/* "lead", "fill", "refer". */
extern const char *const year_part_names[YEAR_PARTS];

/* Who in the region is there for a field, and who refers to whom. */
typedef struct {
    const char *field;
    const char *institution; /* of the others, the foremost in it */
    const char *strength;    /* what that does well; NULL: not said */
    YearPart part;           /* the hub's */
    const char *from;        /* who refers; NULL: nobody */
    const char *to;          /* to whom; NULL: nobody */
    YearPlace at;
} YearRole;

typedef struct {
    bool known;
    double value;
    YearPlace at;
} YearCell;

/*
 * The months of one measure ("N03.n" numerator, "N03.d" denominator, "N03.s" as
 * the hub itself reports), from April. A month after the as-of date or without
 * a value is not known. The total is known when the year is complete and the
 * cell has a value: for a flow it ought to be the sum (FLOW_SUM is a warning:
 * the typed total stands here), for a distinct count it is the year's own.
 */
enum { YEAR_MONTHS = 12 };
typedef struct {
    const char *measure;
    YearPlace at;
    YearCell months[YEAR_MONTHS];
    YearCell total;
} YearSeries;

/* One year's total of an earlier year, from history.csv. */
typedef struct {
    int year;
    const char *indicator;
    YearCell numerator;
    YearCell denominator;
    YearPlace at;
} YearPast;

/* A reply of a client; steps 5 (満足) to 1 (不満), 0 for no answer. */
typedef enum {
    YEAR_OVERALL,
    YEAR_CLARITY,
    YEAR_EXPERTISE,
    YEAR_SPEED,
    YEAR_AGAIN,
    YEAR_QUESTIONS
} YearQuestion;
/* "overall", "clarity", "expertise", "speed", "again". */
extern const char *const year_question_names[YEAR_QUESTIONS];

typedef struct {
    int number;
    Date month; /* year 0: not recorded */
    int answers[YEAR_QUESTIONS];
    const char *comment; /* NULL: none */
    YearPlace at;
} YearResponse;

typedef enum { YEAR_NO, YEAR_YES, YEAR_NOT_APPLICABLE } YearAnswer;
/* An answer not given has no element. */
typedef struct {
    const char *question; /* P01 … */
    YearAnswer answer;
    YearPlace at;
} YearPartnerAnswer;

typedef struct {
    int number;
    const char *kind;
    const YearPartnerAnswer *answers;
    int answer_count;
    YearPlace at;
} YearPartner;

/* Cases a year: estimated need, what others supply, what the hub covers. */
typedef struct {
    const char *area;
    const char *field;
    double need;
    double supply;
    double cover;
    YearPlace at;
} YearRegion;

typedef struct {
    Date date;
    const char *kind;
    const char *by;
    const char *content;
    const char *advice;    /* NULL: none */
    const char *follow_up; /* NULL: none */
    YearPlace at;
} YearVisit;

typedef struct {
    const char *letter; /* A, B, C in the hearing */
    const char *person; /* E07: headquarters alone may see it */
    const char *affiliation;
    YearPlace at;
} YearEvaluator;

/* What a reviewer gave a practice by one criterion, out of 10. */
typedef struct {
    const char *reviewer;
    const char *criterion;
    double value;
    YearPlace at;
} YearScore;

/* The parts of a practice's page that practice_pages.csv has, by the names of
 * their elements: problem, partners, figures, types, conditions, evidence. */
enum { YEAR_PAGE_PARTS = 6, YEAR_PAGE_FIGURES = 2, YEAR_PAGE_TYPES = 3 };
extern const char *const year_page_names[YEAR_PAGE_PARTS];

typedef struct {
    const char *id;    /* 13-B1 */
    double score;      /* of 10 */
    const char *award; /* NULL: none */
    bool consent;
    Date date;
    YearPlace at;
    const YearScore *scores; /* by reviewer, then criterion */
    int score_count;
    const char *page[YEAR_PAGE_PARTS]; /* NULL: none */
    YearPlace page_at;
} YearReview;

/*
 * A hub's reply to the interim edition, decided. An accepted one has changed
 * the value that it names, which then stands at `at`; a rejected one nothing.
 * `item` is a measure (N03.n), a fact (forms) or a rubric item (Q3, never
 * accepted); `month` is the one of a measure, year 0 for its total.
 */
typedef struct {
    const char *item;
    Date month;
    double old; /* as in the interim edition */
    double value;
    bool accepted;
    const char *reason;
    Date decided;
    const char *by; /* who decided */
    YearPlace at;
} YearCorrection;

/*
 * Counts over rows of consultations.csv and cases.csv, which are in
 * records.xml. `of` is consultations or cases; `by` total, month (key 2017-04),
 * staff, client (value: distinct clients, key ""), doubled (rows beyond the
 * first of one day, client and staff), method, field, outcome, confirmed. The
 * rows lie between `at.line` and `last_line`.
 */
typedef struct {
    const char *of;
    const char *by;
    const char *key;
    int value;
    YearPlace at;
    int last_line;
} YearTally;

/* A case the hearing refers to. NULL or year 0 where nothing is recorded. */
typedef struct {
    const char *id; /* 13-0421 */
    const char *field;
    const char *business;
    const char *level; /* L1 … L5 */
    const char *partner;
    const char *outcome;
    const char *confirmed_by;
    Date received;
    Date closed;
    Date confirmed;
    const char *summary;
    YearPlace at;
} YearCase;

/* --- hearing --- */
/* Who may read a passage, as bits. A passage without audience= is for the
 * first three. */
typedef enum {
    YEAR_FOR_HUB = 1,
    YEAR_FOR_CONTRACTOR = 2,
    YEAR_FOR_HEADQUARTERS = 4,
    YEAR_FOR_SUBCOMMITTEE = 8,
    YEAR_FOR_PUBLIC = 16
} YearAudience;
enum { YEAR_AUDIENCES = 5 };
/* "hub", "contractor", … in the order of the bits. */
extern const char *const year_audience_names[YEAR_AUDIENCES];

typedef enum {
    YEAR_TEXT,  /* text */
    YEAR_QUOTE, /* children; value: client, staff or partner */
    YEAR_CASE,  /* value: id of the case */
    YEAR_EM,    /* children */
    YEAR_RUBY   /* text: base; value: reading */
} YearInlineKind;

/* Mixed content in order; white space is as printed, with no line ends. */
typedef struct YearInline YearInline;
struct YearInline {
    YearInlineKind kind;
    const char *text;
    const char *value;
    const YearInline *children;
    int child_count;
};

typedef struct {
    unsigned audience; /* YearAudience bits */
    const YearInline *inlines;
    int inline_count;
    YearPlace at;
} YearPassage;

typedef struct {
    const char *rubric;   /* Q1 … */
    int value;            /* 1 to 5 */
    const char *evidence; /* NULL: none (a finding of ingest) */
    const char *remark;   /* the hub's own words; NULL: none */
    YearPlace at;
} YearLevel;

typedef struct {
    const char *letter;
    const YearLevel *levels; /* by rubric */
    int level_count;
    YearPlace at;
} YearEvaluation;

typedef struct {
    const char *title;
    const YearPassage *passages;
    int passage_count;
    YearPlace at;
} YearSection;

typedef struct {
    const char *id; /* 13-B1 */
    const char *title;
    const YearPassage *passages;
    int passage_count;
    const YearPassage *copyable; /* what others can take over */
    int copyable_count;
    YearPlace at;
} YearPractice;

typedef struct {
    Date by; /* a month */
    YearPassage passage;
} YearStep;

typedef struct {
    Date date;
    YearPlace at;
    const YearLevel *self; /* by rubric */
    int self_count;
    const YearPassage *self_passages;
    int self_passage_count;
    const YearEvaluation *evaluations; /* by letter */
    int evaluation_count;
    const YearSection *sections;
    int section_count;
    const YearPractice *practices;
    int practice_count;
    const YearStep *steps;
    int step_count;
} YearHearing;

/* --- hub and year --- */
typedef struct {
    char code[3]; /* JIS X 0401: "13" */
    YearPlace at;
    YearText name;
    YearText prefecture;
    YearText contractor;
    const char *contractor_id; /* c-013 */
    YearText block;
    YearText chief;
    Date opened;
    YearPlace opened_at;
    int pseudonym; /* 0: none */
    YearPlace pseudonym_at;
    YearMission mission; /* type NULL: none (phase without a plan) */
    const YearFact *facts;
    int fact_count;
    const YearWeight *weights;
    int weight_count;
    const YearTarget *targets;
    int target_count;
    const YearInitiative *initiatives;
    int initiative_count;
    const YearRole *roles; /* by field */
    int role_count;
    const YearSeries *series;
    int series_count;
    const YearPast *past;
    int past_count;
    const YearResponse *responses;
    int response_count;
    const YearPartner *partners;
    int partner_count;
    const YearRegion *regions;
    int region_count;
    const YearVisit *visits;
    int visit_count;
    const YearEvaluator *evaluators;
    int evaluator_count;
    const YearReview *reviews;
    int review_count;
    const YearCorrection *corrections;
    int correction_count;
    const YearTally *tallies;
    int tally_count;
    const YearCase *cases;
    int case_count;
    const YearHearing *hearing; /* NULL: none yet */
} YearHub;

typedef struct {
    Arena *arena;
    int id;            /* 2017: the fiscal year that begins in April 2017 */
    const char *phase; /* plan, mid, check, interim or final */
    Date from;
    Date to;
    Date as_of;
    int month_count; /* months that are over by the as-of date, 0 to 12 */
    const YearFile *files;
    int file_count;
    Programme *programme;
    Framework *framework;
    const YearFinding *findings;
    int finding_count;
    YearHub *hubs;
    int hub_count;
} Year;

/* Read a document, validated by year.rng in the folder `schemas` (the tree of
 * pipeline/: model/year.rng stands in it). */
Year *year_load(const char *path, const char *schemas, GError **error);
void year_free(Year *year);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Year, year_free)

/* Each gives NULL when there is none. */
const YearHub *year_hub(const Year *year, const char *code);
const YearSeries *year_series(const YearHub *hub, const char *measure);
const YearTarget *year_target(const YearHub *hub, const char *indicator);
const YearRole *year_role(const YearHub *hub, const char *field);
const YearWeight *year_weight(const YearHub *hub, const char *axis);
const YearFact *year_fact(const YearHub *hub, const char *id);
const YearTally *
year_tally(const YearHub *hub, const char *of, const char *by, const char *key);
/* The accepted correction that wrote the value at a place. */
const YearCorrection *year_correction(const YearHub *hub, YearPlace at);
const YearCase *year_case(const YearHub *hub, const char *id);
const YearReview *year_review(const YearHub *hub, const char *id);
const YearEvaluation *
year_evaluation(const YearHearing *hearing, const char *letter);
const YearLevel *
year_level(const YearLevel *levels, int count, const char *rubric);

/* False when the hub has no such fact. */
bool year_fact_value(const YearHub *hub, const char *id, double *value);
/* The target in force: revised, else as set. False when there is none. */
bool
year_target_value(const YearHub *hub, const char *indicator, double *value);
/* The total; while the year is running the sum of the known months, for a
 * caller that knows the measure to be a flow. False when no month is known. */
bool year_series_total(const YearSeries *series, double *value);
bool year_series_sum(const YearSeries *series, double *value);

/* Whether a month that is over is not reported: no row is there (NULL), or it
 * has no value and ingest found an empty cell in its row. Any other month
 * without a value (－) says that there was nothing to count. */
bool
year_month_forgotten(const Year *year, const YearSeries *series, int month);

/* "f05:12:5", "" for no place; in the arena. */
const char *year_place_text(Arena *arena, const Year *year, YearPlace place);
/* "fy2017/activity.csv:12:5" for people; "" for no place. */
const char *year_place_path(Arena *arena, const Year *year, YearPlace place);

/* All text of a passage without markup (a case by its id). */
const char *year_passage_text(Arena *arena, const YearPassage *passage);

/* Months of a fiscal year that are over by a date: their last day has come. */
int year_months_over(int fiscal_year, Date as_of);

/* Write the document; programme and framework as the files have them, each
 * element with its at= (file indexes of the two in `year`). */
void
year_write(XmlOut *out, const Year *year, const XmlNode *programme,
           int programme_file, const XmlNode *framework, int framework_file);

#endif
