/*
 * Numbers that stand for dates, as columns of tables have them, written as EDTF
 * (format.h). Each gives false, with `error` filled, where a text is none.
 */
#ifndef TL_GRAPH_DATE_NOTATION_NUMBER_H
#define TL_GRAPH_DATE_NOTATION_NUMBER_H

#include "graph/date/date.h"

/* A day as spreadsheets count them from 1900, maybe with a time as its fraction. */
bool tl_date_serial_read(const char *text, size_t length, char edtf[TL_DATE_EDTF_MAX],
                         struct tl_date_error *error);

/* A year of any number of digits as historians count: before 1 comes -1, which is 1 BC.
 */
bool tl_date_year_read(const char *text, size_t length, char edtf[TL_DATE_EDTF_MAX],
                       struct tl_date_error *error);

/* A year as ISO 8601 and astronomers count: before 1 comes 0, which is 1 BC. */
bool tl_date_iso_year_read(const char *text, size_t length, char edtf[TL_DATE_EDTF_MAX],
                           struct tl_date_error *error);

/* A year and the one after it, by its last two digits or all: "1999-00", "2000/01". */
bool tl_date_two_years_read(const char *text, size_t length,
                            char edtf[TL_DATE_EDTF_MAX], struct tl_date_error *error);

#endif
