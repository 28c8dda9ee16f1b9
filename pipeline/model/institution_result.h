#ifndef HYOKA_MODEL_INSTITUTION_RESULT_H
#define HYOKA_MODEL_INSTITUTION_RESULT_H

#include "base/date.h"
#include "base/xml_out.h"
#include "base/xml_reader.h"
#include "model/register.h"

/*
 * What the rules say of one certified institution; institution_result.rng is
 * the same as XML. The results of a prefecture stand in results/NN.xml, one for
 * each institution of NN.xml and in the same order, so that both are read side
 * by side. Indices are those of the rules. NaN is "not known"; numbers have 15
 * digits, nothing is rounded for print.
 */
typedef enum {
    INSTITUTION_PASS,
    INSTITUTION_FAIL,
    INSTITUTION_UNTOLD, /* the data do not tell; the check's `untold` why */
    INSTITUTION_EXEMPT  /* not asked of this kind */
} InstitutionStatus;

/*
 * A check and the figures behind it (NaN: none), held to least and least_also
 * of the rule:
 *
 *     report         days late (those not handed in: days overdue; at most
 *                    least); reminders
 *     work           cases in the years; tests passed in place of them
 *     knowledge      1 or 0
 *     experience     years; of which of statutory work
 *     structure      1 or 0
 *     qualified      1 or 0
 *     followed       followed up for each plan made; plans
 *     satisfaction   lower bound of the share; replies
 *     training       trainings in the years; of which with a test passed
 *     profile        parts shown; months since the update (at most)
 *     complaints     not settled (at most least); received in the years
 */
typedef struct {
    InstitutionStatus status;
    double value;
    double also;
} InstitutionCheck;

typedef struct {
    double value; /* what it is, see RegisterSignalTest */
    double limit; /* beyond which it is there */
} InstitutionSignal;

typedef struct {
    const char *id;
    int kind;
    bool has_report; /* of the register's year */
    bool is_ending;  /* its term ends within a year from the register's day */
    /* Activity of the year; 0 without a report. */
    double points;   /* capped */
    double uncapped; /* without the yearly caps */
    int plans;
    int followed; /* follow-ups */
    double rate;  /* followed / plans, NaN without plans */
    /* Its users, all replies there are. */
    int replies;
    int satisfied;
    double mean;  /* of the posterior: drawn to the register's share */
    double lower; /* its one-sided 95 % bound */
    InstitutionCheck checks[REGISTER_CHECKS];
    /* Renewal, as it stands on the register's day, whether or not it ends. */
    int renewal;            /* the rule that applied first */
    RegisterSet causes;     /* its checks that brought that about */
    RegisterSet signals_of; /* its signals that did */
    Date by;                /* until when to act; year 0: nothing to do */
    /* Grade among its peers. */
    int grading;    /* the rule that applied first */
    bool among_all; /* too few of the kind: the peers are all */
    int peers;      /* with a report, itself one of them; 0 without report */
    int place;      /* among them by shrunk points, 1 is best; 0 without */
    double shrunk;  /* points drawn to the mean of its peers */
    /* Who to look at first: score = harm * doubt. */
    RegisterSet signals;
    InstitutionSignal signal[REGISTER_SIGNALS]; /* of those in the set */
    double harm;
    double doubt;
    double score;
    int worklist; /* place on the worklist, 0: not on it */
    int month;    /* of the worklist, from 1 */
} InstitutionResult;

/* An <institution> into the open root. */
void institution_result_write(XmlOut *out, const RegisterRules *rules,
                              const InstitutionResult *result);
/* The next one; false at the document's end or after an error, as
 * institution_next. */
bool institution_result_next(XmlReader *reader, const RegisterRules *rules,
                             InstitutionResult *result);

#endif
