#ifndef HYOKA_MODEL_INSTITUTION_H
#define HYOKA_MODEL_INSTITUTION_H

#include "base/date.h"
#include "base/xml_out.h"
#include "base/xml_reader.h"
#include "model/register.h"

/*
 * One certified institution with all that is known of it at the register's
 * date; institution.rng is the same as XML. The institutions of a prefecture
 * stand in one document in the order of their ids, and are read one at a time:
 * no tree of a register ever exists.
 *
 * -1 and NaN are "not known"; a date of year 0 is none.
 */
typedef struct {
    int year; /* fiscal */
    Date submitted;
    Date due;
    int reminders;
    bool is_false;                   /* found to be false */
    int counts[REGISTER_ACTIVITIES]; /* of the rules' activities */
    int line;                        /* of reports.csv */
} InstitutionReport;

typedef struct {
    Date received;
    Date settled; /* none: open */
    bool is_grave;
    int line;
} InstitutionComplaint;

typedef struct {
    Date date;
    bool is_passed; /* a test at its end */
    int line;
} InstitutionTraining;

/* Replies of users, counted over the register's words. */
typedef struct {
    int scale[REGISTER_WORDS];
    int routes[REGISTER_WORDS];
    int search[REGISTER_WORDS];
    int sought[REGISTER_WORDS]; /* a user may seek several things */
    int found[REGISTER_WORDS];  /* of those, what the profile shows */
} InstitutionUsers;

/* Said to have none, which is more than not known. */
enum { INSTITUTION_NO_KNOWLEDGE = -2 };

typedef enum {
    INSTITUTION_NO,
    INSTITUTION_YES,
    INSTITUTION_UNKNOWN
} InstitutionYes;

typedef struct {
    const char *id; /* nine digits */
    const char *name;
    int kind;
    int prefecture; /* JIS X 0401, 1 to 47 */
    Date certified;
    Date expires;
    int knowledge;     /* of the rules' words; INSTITUTION_NO_KNOWLEDGE */
    double experience; /* years; of which years of statutory work */
    double statutory;
    InstitutionYes structure; /* manager, desk and finances are in order */
    InstitutionYes disqualified;
    /* The public profile; NULL: not given. */
    const char *fields; /* 、 between */
    const char *fee;
    const char *record;
    const char *staff;
    const char *phone;
    const char *site;
    const char *address;
    Date updated;
    const InstitutionReport *reports; /* by year */
    int report_count;
    const InstitutionComplaint *complaints; /* by date */
    int complaint_count;
    const InstitutionTraining *trainings; /* by date */
    int training_count;
    InstitutionUsers users;
    const int *reply_lines; /* of replies.csv, rising; what users is of */
    int reply_count;
    int line; /* of institutions.csv */
} Institution;

/* Replies, and how many of them are satisfied. */
int institution_replies(const Institution *institution);
int institution_satisfied(const Institution *institution,
                          const RegisterRules *rules);
/* The report of a fiscal year, NULL when there is none. */
const InstitutionReport *
institution_report(const Institution *institution, int year);
/* Whether the profile shows the part of the id (fields, fee, record, contacts,
 * staff). */
bool institution_shows(const Institution *institution, const char *part);

/* An <institution> into the open root. */
void institution_write(XmlOut *out, const RegisterRules *rules,
                       const Institution *institution);
/* The next <institution> of the document; false at its end or after an error
 * (xml_reader_close tells). Strings are in the reader's arena, lists too. */
bool institution_next(XmlReader *reader, Arena *arena,
                      const RegisterRules *rules, Institution *institution);

#endif
