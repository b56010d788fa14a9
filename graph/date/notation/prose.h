/*
 * Reads dates as historians, catalogues, family trees and newspapers write them in
 * English, and writes them as EDTF:
 *
 *   8 May 2015   May 8th, 2015   Friday, 8 May 2015   May 2015   spring 1788   Q3 2015
 *   44 BC   AD 79   320 CE   1840s   1900s   18th century   5th century BCE
 *   c. 1850   about May 1799   1850?   probably 1850
 *   8-10 May 2015   May 8-10, 2015   28 April - 3 May 2015   May to June 2015
 *   1914-1918   1914-18   from 1801 to 1803   since 1939   1939-   2010-present
 *   until 1856   between 1880 and 1882   before 1600   post-1600   1888 or 1889
 *   not before 1560   no later than 1560   1938 or later
 *
 * "1914-1918" is all the time from the one to the other, "between" one day of it;
 * "before" and "after" leave out the date that they name, "not before" takes it in.
 * "1905-07" is July 1905. "1900s" are the ten years from 1900 on, but "late 1800s" are
 * years of that century. Early, mid and late are not kept. A day of two years is one
 * day; two days that may be one in two calendars are no date (prose.c).
 */
#ifndef TL_GRAPH_DATE_NOTATION_PROSE_H
#define TL_GRAPH_DATE_NOTATION_PROSE_H

#include "graph/date/date.h"

/* Reads `length` bytes of `text`. False, with `error` filled, where they say no date
 * that EDTF has; the offset is into the text. */
bool tl_date_prose_read(const char *text, size_t length, char edtf[TL_DATE_EDTF_MAX],
                        struct tl_date_error *error);

/* Whether a text that says "1900s" is read as `edtf` because these are taken for ten
 * years, of which no other decade in the text tells; `other` is what it is if they are
 * a century. Of 2000s nobody means one. */
bool tl_date_prose_may_be_century(const char *text, size_t length, const char *edtf,
                                  char other[TL_DATE_EDTF_MAX]);

/* The number of the month that a text is the name of, "March" or "Mar."; 0 where it is
 * none. */
int tl_date_prose_month(const char *text, size_t length);

/* Whether a text says no more than that something goes on: "present", "to date". */
bool tl_date_prose_is_now(const char *text, size_t length);

/* Whether a text that could be read says early, mid or late, for which EDTF has
 * nothing: the date is the whole time of which they are a part. */
bool tl_date_prose_drops(const char *text, size_t length);

#endif
