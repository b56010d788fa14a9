/*
 * Numbers and years in English words: what the words of dates are made of.
 */
#ifndef TL_GRAPH_DATE_YEARS_H
#define TL_GRAPH_DATE_YEARS_H

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

int64_t tl_date_signed_year(const struct tl_date_point *point);

/* Whether S leaves digits open, and whether it is told as "17 million years". */
bool tl_date_is_rounded(const struct tl_date_point *point);
bool tl_date_is_scaled(const struct tl_date_point *point);

/* A year, and the years from one to another, without a year 0. */
void tl_date_put_year(struct tl_date_sink *sink, int64_t year);
void tl_date_put_years(struct tl_date_sink *sink, int64_t first, int64_t last);

/* The year of a date, without X or with; "1960s", or "the 1960s" within words. */
void tl_date_put_known_year(struct tl_date_sink *sink,
                            const struct tl_date_point *point);
void tl_date_put_masked_year(struct tl_date_sink *sink,
                             const struct tl_date_point *point, bool within);

#endif
