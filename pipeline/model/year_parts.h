#ifndef HYOKA_MODEL_YEAR_PARTS_H
#define HYOKA_MODEL_YEAR_PARTS_H

#include "base/xml_reader.h"
#include "model/year.h"

/* What the files that read year.xml share; no one else's. */

/* The place in the attribute at= of the element at which the reader stands. */
YearPlace year_read_place(const Year *year, const XmlReader *reader);
YearPlace year_parse_place(const Year *year, const char *text);

/* A hub while it is read: its lists still grow. */
typedef struct {
    Year *year;
    XmlReader *reader;
    YearHub *hub;
    GArray *facts, *weights, *targets, *initiatives, *roles, *series, *past,
        *responses, *partners, *regions, *visits, *evaluators, *reviews,
        *corrections, *tallies, *cases;
} YearReading;

/* Of the element at which the reader stands: an attribute and all its text in
 * the year's arena, its place, an attribute as a date (an impossible one makes
 * the reader fail). */
const char *year_reading_text(const YearReading *reading, const char *name);
const char *year_reading_content(const YearReading *reading);
YearPlace year_reading_place(const YearReading *reading);
Date year_reading_date(const YearReading *reading, const char *name);

/* Each reads one element <fact>, <weight>, … into its list. */
void year_read_fact(YearReading *reading);
void year_read_weight(YearReading *reading);
void year_read_target(YearReading *reading);
void year_read_initiative(YearReading *reading);
void year_read_role(YearReading *reading);
void year_read_series(YearReading *reading);
void year_read_past(YearReading *reading);
void year_read_response(YearReading *reading);
void year_read_partner(YearReading *reading);
void year_read_region(YearReading *reading);
void year_read_visit(YearReading *reading);
void year_read_evaluator(YearReading *reading);
void year_read_review(YearReading *reading);
void year_read_correction(YearReading *reading);
void year_read_tally(YearReading *reading);
void year_read_case(YearReading *reading);

/* The hub at which the reader stands, into `hub`. */
void year_read_hub(Year *year, XmlReader *reader, YearHub *hub);

#endif
