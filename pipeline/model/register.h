#ifndef HYOKA_MODEL_REGISTER_H
#define HYOKA_MODEL_REGISTER_H

#include "base/arena.h"
#include "base/date.h"
#include "base/diag.h"
#include "base/xml.h"
#include <glib.h>
#include <stdbool.h>

/*
 * register/rules.xml: the kinds of certified institutions, what they report,
 * what their users are asked. All is held by index, in the order of the
 * document; register.rng explains each.
 */
enum {
    REGISTER_KINDS = 16,
    REGISTER_ACTIVITIES = 24,
    REGISTER_WORDS = 12, /* in one list */
    REGISTER_REGIONS = 12,
    REGISTER_CHECKS = 16,
    REGISTER_RENEWALS = 24,
    REGISTER_GRADINGS = 24,
    REGISTER_SIGNALS = 16,
    REGISTER_NEEDS = 12,
    REGISTER_PREFECTURES = 47,
    REGISTER_STATUSES = 4,
};

typedef struct {
    const char *id;
    const char *name; /* the word of the tables */
} RegisterWord;

typedef struct {
    RegisterWord words[REGISTER_WORDS];
    int count;
} RegisterWords;

typedef struct {
    const char *id;
    const char *name;
    bool is_body; /* has a manager, a desk and finances to look at */
} RegisterKind;

typedef enum {
    REGISTER_STATUTORY,
    REGISTER_IMPROVEMENT,
    REGISTER_PLAN,
    REGISTER_SUBSIDY,
    REGISTER_FORM,
    REGISTER_NOTICE,
    REGISTER_ADVICE,
    REGISTER_COOPERATION,
    REGISTER_ABILITY,
    REGISTER_CLASSES
} RegisterClass;
extern const char *const register_class_names[REGISTER_CLASSES];

typedef enum {
    REGISTER_NO_ROLE,
    REGISTER_MAKES_PLANS,
    REGISTER_MONITORS
} RegisterRole;

typedef struct {
    const char *id;
    const char *name;
    RegisterClass class;
    RegisterRole role;
    double points;
    int cap; /* of a year that bring points */
} RegisterActivity;

typedef struct {
    const char *id;
    const char *name;
    bool prefectures[REGISTER_PREFECTURES + 1]; /* by JIS X 0401 */
} RegisterRegion;

/* Sets of checks, signals and activities: bit i is that of index i. */
typedef unsigned RegisterSet;

/* The checklist. What each test looks at, and its figures, register.rng says;
 * `least` and `least_also` are what value and also of a result are held to. */
typedef enum {
    REGISTER_TEST_REPORT,
    REGISTER_TEST_WORK,
    REGISTER_TEST_KNOWLEDGE,
    REGISTER_TEST_EXPERIENCE,
    REGISTER_TEST_STRUCTURE,
    REGISTER_TEST_QUALIFIED,
    REGISTER_TEST_FOLLOWED,
    REGISTER_TEST_SATISFACTION,
    REGISTER_TEST_TRAINING,
    REGISTER_TEST_PROFILE,
    REGISTER_TEST_COMPLAINTS,
    REGISTER_TESTS
} RegisterTest;
typedef enum {
    REGISTER_REQUIRED,
    REGISTER_QUALITY,
    REGISTER_PUBLIC,
    REGISTER_CONTROL,
    REGISTER_NATURES
} RegisterNature;
extern const char *const register_status_names[REGISTER_STATUSES];
extern const char *const register_test_names[REGISTER_TESTS];
extern const char *const register_nature_names[REGISTER_NATURES];

typedef struct {
    const char *id;
    const char *name;
    RegisterNature nature;
    RegisterTest test;
    double least;
    double least_also;
    int years;           /* fiscal, the register's the last */
    RegisterSet of;      /* work: activities; profile: parts sought */
    const char *missing; /* what the institution has to do about it */
    const char *untold;  /* why it cannot be told, and what to hand in */
} RegisterCheck;

/* Renewal: the first rule that applies decides. */
typedef enum {
    REGISTER_RENEW,
    REGISTER_CONDITIONAL,
    REGISTER_HOLD,
    REGISTER_REFUSE,
    REGISTER_DECISIONS
} RegisterDecision;
extern const char *const register_decision_names[REGISTER_DECISIONS];

/* Applies when any of its conditions does; one without any always does. */
typedef struct {
    const char *id;
    RegisterDecision decision;
    RegisterSet failed; /* one of these checks is failed */
    RegisterSet untold; /* or cannot be told */
    bool is_false;      /* or a report was found to be false */
    bool is_unsettled;  /* or a signal that holds is there */
    bool is_unreported; /* or the year's report is not handed in */
    int overdue;        /* or days that an older or this report is overdue, */
    int reminders;      /* after so many reminders, */
    int years;          /* in so many years; 0: not looked at */
    int months;         /* to act in, from the register's day; 0: none */
    const char *reason; /* in words the institution can act on */
    const char *action;
} RegisterRenewal;

/* Grades: the first rule all of whose conditions hold gives the grade. */
typedef enum {
    REGISTER_GRADE_S,
    REGISTER_GRADE_A,
    REGISTER_GRADE_B,
    REGISTER_GRADE_C,
    REGISTER_GRADE_NONE, /* no activity */
    REGISTER_GRADE_HELD, /* not evaluated, for a reason */
    REGISTER_GRADES
} RegisterGrade;
extern const char *const register_grade_names[REGISTER_GRADES];

typedef struct {
    const char *id;
    RegisterGrade grade;
    /* NaN, 0 or false: not looked at. */
    double top;         /* share of its peers above it, itself with them */
    double plans;       /* at least */
    double involved;    /* at least, plans and follow-ups */
    double followed;    /* at least, plans followed up for each made */
    double lower;       /* at least, the bound of the satisfied */
    double replies;     /* at least */
    double few_replies; /* fewer */
    double months;      /* certified for fewer */
    bool is_unreported;
    bool is_idle;      /* no activity point */
    bool is_unsettled; /* a signal that holds */
    bool is_lacking;   /* a required check is not passed */
    const char *reason;
} RegisterGrading;

/* Reasons to look at an institution first. */
typedef enum {
    REGISTER_SIGNAL_UNREPORTED, /* value: reminders */
    REGISTER_SIGNAL_FALSE,      /* reports found to be false */
    REGISTER_SIGNAL_SUBSIDY,    /* share of its points that subsidies bring */
    REGISTER_SIGNAL_OPEN,       /* complaints that are not settled */
    REGISTER_SIGNAL_GRAVE,      /* grave accidents within the years */
    REGISTER_SIGNAL_COMPLAINTS, /* complaints within the years */
    REGISTER_SIGNAL_OUTLIER,    /* robust deviations above its peers */
    REGISTER_SIGNAL_ROUND,      /* share of its large counts that are round */
    REGISTER_SIGNAL_REPEATED,   /* counts that are those of the year before */
    REGISTER_SIGNAL_UNFOLLOWED, /* plans of which none was followed up */
    REGISTER_SIGNAL_TESTS
} RegisterSignalTest;
extern const char *const register_signal_names[REGISTER_SIGNAL_TESTS];

typedef struct {
    const char *id;
    const char *name;
    RegisterSignalTest test;
    double doubt;  /* 0 to 1: that something is wrong, when it is there */
    double least;  /* value from which it is there */
    double chance; /* round: and by chance at most so probable */
    int years;
    bool is_holding; /* the decision and the grade wait until it is cleared */
    const char *reason;
} RegisterSignal;

/* What is to be taught, and to whom. */
typedef struct {
    const char *id;
    const char *name;
    RegisterSet failed; /* those that fail one of these checks */
    RegisterSet idle;   /* or reported none of these activities */
} RegisterNeed;

/* Prior of the share of satisfied users. */
typedef struct {
    bool is_estimated; /* by moments; a and b where that fails */
    double a;
    double b;
    double level; /* of the one-sided lower bound, .05 */
} RegisterPrior;

typedef struct {
    Arena *arena;
    int year;
    Date as_of;
    const char *fiction; /* NULL: real */
    RegisterKind kinds[REGISTER_KINDS];
    int kind_count;
    RegisterActivity activities[REGISTER_ACTIVITIES];
    int activity_count;
    RegisterWords knowledge;
    RegisterWords scale;
    int satisfied; /* of the scale, its first */
    RegisterWords routes;
    RegisterWords search; /* the last: chosen by it */
    RegisterWords sought;
    RegisterRegion regions[REGISTER_REGIONS];
    int region_count;
    RegisterCheck checks[REGISTER_CHECKS];
    int check_count;
    /* Words of the papers, by index: of INSTITUTION_PASS …, REGISTER_RENEW …
     * and REGISTER_GRADE_S …. */
    const char *status_words[REGISTER_STATUSES];
    const char *decision_words[REGISTER_DECISIONS];
    const char *grade_words[REGISTER_GRADES];
    RegisterPrior prior;
    RegisterRenewal renewals[REGISTER_RENEWALS];
    int renewal_count;
    RegisterGrading gradings[REGISTER_GRADINGS];
    int grading_count;
    int peers; /* a kind with fewer is graded among all */
    int years; /* whose points are drawn to those of the kind */
    RegisterSignal signals[REGISTER_SIGNALS];
    int signal_count;
    double exposure[REGISTER_CLASSES]; /* harm that a case of it can do */
    int capacity;                      /* cases a month, for so many months */
    int months;
    RegisterNeed needs[REGISTER_NEEDS];
    int need_count;
    /* The yearly look at checks: passed more or less often, correlated less. */
    double review_easy, review_rare, review_dull;
} RegisterRules;

/* From the root of a document that register.rng has validated; what a schema
 * cannot say is reported, and NULL is then returned. */
RegisterRules *register_rules_read(const XmlNode *root, Diag *diag);
/* The same from a file; without a `diag` a mistake sets `error`. */
RegisterRules *register_rules_load(const char *path, const char *schemas,
                                   Diag *diag, GError **error);
void register_rules_free(RegisterRules *rules);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RegisterRules, register_rules_free)

/* Index of the id, -1 when there is none. */
int register_kind(const RegisterRules *rules, const char *id);
int register_word(const RegisterWords *words, const char *id);
int register_activity(const RegisterRules *rules, const char *id);
int register_check(const RegisterRules *rules, const char *id);
int register_renewal(const RegisterRules *rules, const char *id);
int register_grading(const RegisterRules *rules, const char *id);
int register_signal(const RegisterRules *rules, const char *id);

#endif
