/*
 * Dates that are written in two ways at once, as between the years 1582 and 1923, while
 * neighbours had different calendars:
 *
 *   2 February 1699/1700   a year that began on 25 March, and the same from January on
 *   10/21 February 1751    a day of the Julian calendar, and the same in the Gregorian
 *
 * Both are one day.
 */
#ifndef TL_GRAPH_DATE_NOTATION_DUAL_H
#define TL_GRAPH_DATE_NOTATION_DUAL_H

#include "lexer.h"

/*
 * Makes one year of two, the later, where a month stands beside them: "February
 * 1699/1700", "11 Feb 1731/2". Two years alone are two. False, with `error` filled,
 * where there is no such day: all but January to 24 March were in the same year.
 */
bool tl_date_dual_years(struct tl_date_word words[TL_DATE_WORDS], size_t *count,
                        struct tl_date_error *error);

/* Whether two days, with a slash between them, may be one in two calendars. */
bool tl_date_is_dual_day(const struct tl_date *interval);

#endif
