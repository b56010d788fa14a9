/*
 * Days: signed counts on the proleptic Gregorian calendar, 1970-01-01 being day
 * 0. Years are astronomical: 0000 is 1 BCE, -0043 is 44 BCE. Nothing here reads
 * a clock, a locale or a time zone, and nothing allocates.
 *
 * Years up to TL_DAY_YEAR_LIMIT either way convert exactly; beyond it a 64-bit
 * count of days would overflow.
 */
#ifndef TL_GRAPH_DATE_DAY_H
#define TL_GRAPH_DATE_DAY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The days before and after all others. */
#define TL_DAY_MIN INT64_MIN
#define TL_DAY_MAX INT64_MAX

/* Some day too far away to be counted: it sorts and compares as a day, and has
 * no year, month or text. */
#define TL_DAY_FAR_PAST   (INT64_MIN + 1)
#define TL_DAY_FAR_FUTURE (INT64_MAX - 1)

#define TL_DAY_YEAR_LIMIT INT64_C(25000000000000000)

/* Room for any day as text, with its NUL: "-25000000000000000-01-01". */
#define TL_DAY_TEXT_MAX 32

struct tl_day_civil {
    int64_t year;
    int month; /* 1 to 12 */
    int day;   /* 1 to 31 */
};

/* How many days a month has, 1 to 12. */
int tl_day_month_length(int64_t year, int month);

/* "January" to "December". */
const char *tl_day_month_name(int month);

/* The day of a date that exists. */
int64_t tl_day_from_civil(int64_t year, int month, int day);

/* The date of a day that is counted. */
struct tl_day_civil tl_day_to_civil(int64_t day);

/* How many whole months there are from a day that is counted to a later one, 12 to a
 * year: one from 9 January to 9 February, none to the 8th. */
int64_t tl_day_months(int64_t from, int64_t to);

/* Whether it is a day with a date: not infinite, not too far to be counted. */
bool tl_day_is_counted(int64_t day);

/* A day as ISO 8601, "2015-05-08", its year expanded ("+012000-01-01",
 * "-000043-03-15") beyond four digits or below zero. As snprintf; empty for a
 * day that is not counted. */
size_t tl_day_iso(int64_t day, char *buffer, size_t size);

/* A day as our own JSON publishes it: a sign only below zero, at least four
 * digits ("-0044-03-15", "100000-01-01"). As snprintf; empty for a day that is
 * not counted. */
size_t tl_day_text(int64_t day, char *buffer, size_t size);

/* The same, and "Y-1E17" or "Y1E17", which are EDTF, for a day too far to be counted.
 */
size_t tl_day_far_text(int64_t day, char *buffer, size_t size);

/* Reads what these two write; false where it is no such day. */
bool tl_day_read(const char *text, size_t length, int64_t *day);

#endif
