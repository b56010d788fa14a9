/*
 * One date in English words, and ranges of them: what labels are made of.
 */
#ifndef TL_GRAPH_DATE_WORDS_H
#define TL_GRAPH_DATE_WORDS_H

#include "point.h"

#define TL_EN_DASH "\xe2\x80\x93"

/* Where words go: a buffer that may be too small, as with snprintf. */
struct tl_date_sink {
    char *buffer;
    size_t size;
    size_t length;    /* of all words, written or not */
    bool ce;          /* tell every year's era */
    const char *text; /* of the date */
};

void tl_date_put(struct tl_date_sink *sink, const char *words);
void tl_date_put_number(struct tl_date_sink *sink, int64_t number);

/* "8 May 2015", "possibly 1960s", "one day in April 2015". */
void tl_date_put_point(struct tl_date_sink *sink, const struct tl_date_point *point);

/* From one date to another, saying once what they share: "21-30 April 2015",
 * "28 April - 3 May 2015", "June 2004 - 3 July 2004". */
void tl_date_put_range(struct tl_date_sink *sink, const struct tl_date_point *first,
                       const struct tl_date_point *last);

/* Whether it says no more than a year, a month or a day. */
bool tl_date_is_plain(const struct tl_date_point *point);

#endif
