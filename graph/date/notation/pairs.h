/*
 * Years in pairs, of schools, winters and leagues: "1999-00", "2000-01", "2020-21". To
 * EDTF the second is a month, and the third a season.
 */
#ifndef TL_GRAPH_DATE_NOTATION_PAIRS_H
#define TL_GRAPH_DATE_NOTATION_PAIRS_H

#include "graph/date/date.h"

/* Whether a date is the season, or the month, whose number is that of the next year. */
bool tl_date_is_season_of_pair(const struct tl_date *date);
bool tl_date_is_month_of_pair(const struct tl_date *date);

/* Whether the months among these dates may be pairs: all have the number of the next
 * year, and they are several, or beside other dates of two years. */
bool tl_dates_are_pairs(const struct tl_date *dates, size_t count);

#endif
