/*
 * Reads dates that are not EDTF by a format in the letters of strptime, in
 * English whatever the locale, and writes them as EDTF. What a text leaves out
 * makes the date less precise: by "%d %B %Y", "8 May 2015" is 2015-05-08, "May
 * 2015" is 2015-05 and "2015" is 2015; so is a month or day of 00. A year alone has
 * four digits then, for 455 may count anything. A time of day is kept where it has its
 * seconds, without which EDTF has none.
 *
 *   %Y year   %C century   %y year of a century: 69-99 are 1969-1999
 *   %m month   %b %B %h month's name, short or long
 *   %d %e day   %j day of the year
 *   %H %I hour   %p am or pm   %M minute   %S second   %f fraction, dropped
 *   %z shift, "Z", "GMT", "+0430", "+04:30", "+04", "-0700 (PDT)"
 *   %Z a zone's letters: UTC, GMT or Z
 *   %a %A weekday, not checked
 *   %s seconds since 1970, in UTC; of 13 digits, milliseconds
 *   %D is %m/%d/%y   %F is %Y-%m-%d   %T is %H:%M:%S   %R is %H:%M
 *   %n %t any blanks   %% a "%"
 *
 * Of several formats with a bar between them, "%d.%m.%Y|%d.%m.%y", the first that a
 * text follows holds. Some have names instead of letters: "excel" is the number of a
 * day as spreadsheets count, maybe with a time as its fraction: 42132 is 8 May 2015.
 * "year" and "iso-year" are numbers of years without leading zeros, -44 being 44 BC or,
 * with a year 0, 45 BC; "two-years" are 1999-00 and 2000-01 (named.c). "words" is
 * what prose.h reads.
 *
 * Numbers may have fewer digits than their letter allows; a blank in the format
 * is any number of blanks, and letters of any case match.
 */
#ifndef TL_GRAPH_DATE_NOTATION_FORMAT_H
#define TL_GRAPH_DATE_NOTATION_FORMAT_H

#include "graph/date/date.h"

/* What a format, or one of several, does not read as it is written. */
struct tl_date_format_doubts {
    bool drops_time; /* it has a time of day without seconds, which is never kept */
    bool guesses_century; /* its years of two digits are taken for 1969 to 2068 */
};

/* Whether a format has only letters that are known, and a year among them; what is to
 * be said of it is then in `doubts`. The offset of the error is into the format. */
bool tl_date_format_check(const char *format, struct tl_date_format_doubts *doubts,
                          struct tl_date_error *error);

/*
 * Reads `length` bytes of `text` by a format that has passed the check, and
 * writes EDTF that tl_date_parse accepts. False, with `error` filled, where the
 * text does not follow the format or there is no such day; the offset is into
 * the text.
 */
bool tl_date_format_read(const char *format, const char *text, size_t length,
                         char edtf[TL_DATE_EDTF_MAX], struct tl_date_error *error);

/* Whether one of several formats reads a text as another date than `edtf`, which is
 * then in `other`: 3/4/2011, by the day and by the month first. */
bool tl_date_format_differs(const char *format, const char *text, size_t length,
                            const char *edtf, char other[TL_DATE_EDTF_MAX]);

#endif
