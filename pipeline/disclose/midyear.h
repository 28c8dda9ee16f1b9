#ifndef HYOKA_DISCLOSE_MIDYEAR_H
#define HYOKA_DISCLOSE_MIDYEAR_H

#include "disclose/card.h"
#include "disclose/number.h"

/* What has been counted, month by month, and where it will go on. */
void midyear_write_course(View *view, Treatment treatment);
/* Months and records that are missing or late. */
void midyear_write_reported(View *view, Treatment treatment);
/* Findings of ingest in this hub's rows. */
void midyear_write_input(View *view, Treatment treatment);
/* Months that have left the nation's course. */
void midyear_write_drift(View *view, Treatment treatment);
/* ７月 of the year, by its place from April, 0. */
const char *midyear_month(const View *view, int month);

#endif
