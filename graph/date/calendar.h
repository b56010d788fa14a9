/*
 * Calendars that sources date by, as days (day.h): the Julian one, which some countries
 * kept until the 20th century, and that of the French Republic. Years are astronomical
 * in the Julian calendar too: 0 is 1 BC.
 */
#ifndef TL_GRAPH_DATE_CALENDAR_H
#define TL_GRAPH_DATE_CALENDAR_H

#include <stdbool.h>
#include <stdint.h>

enum tl_calendar {
    TL_CALENDAR_GREGORIAN,
    TL_CALENDAR_JULIAN,
    TL_CALENDAR_REPUBLICAN /* years 1 to 14: later ones were never in use */
};

/*
 * The first and the last day of a year, or of a month or day in it; month and day are 0
 * where they are not told. The 13th month of the Republic are the days that complete
 * its year. False where the calendar has no such day.
 */
bool tl_calendar_days(enum tl_calendar calendar, int64_t year, int month, int day,
                      int64_t *first, int64_t *last);

#endif
