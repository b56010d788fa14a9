/*
 * Units of time by which something is counted: days, ISO weeks, months, quarters, years
 * and decades. The periods of a unit are numbered one after the other, so that what is
 * between two of them is known by their numbers.
 */
#ifndef TL_GRAPH_DATE_UNIT_H
#define TL_GRAPH_DATE_UNIT_H

#include <stddef.h>
#include <stdint.h>

enum tl_unit {
    TL_UNIT_DAY,
    TL_UNIT_WEEK, /* from Monday; its year is that of its Thursday (ISO 8601) */
    TL_UNIT_MONTH,
    TL_UNIT_QUARTER,
    TL_UNIT_YEAR,
    TL_UNIT_DECADE, /* as EDTF masks it: 0 to 9, and below zero -9 to -1 */
    TL_UNITS
};

/* "day", "week" and so on, ended by NULL. */
extern const char *const tl_unit_names[TL_UNITS + 1];

/* The number of the period in which a day is that is counted (tl_day_is_counted()). */
int64_t tl_unit_number(enum tl_unit unit, int64_t day);

/* The first day of a period, which follows the last one of the period before. */
int64_t tl_unit_first_day(enum tl_unit unit, int64_t number);

/* Room for the text of any period, with its NUL. */
#define TL_UNIT_TEXT_MAX 48

/* "2014-05-08", "2014-W19", "2014-05", "2014-Q2", "2014", "201X": texts that any file
 * system takes in a name. */
void tl_unit_text(enum tl_unit unit, int64_t number, char text[TL_UNIT_TEXT_MAX]);

#endif
