/*
 * One date as it is written: a day, a month, a season, a year of any form,
 * masked or qualified; what an EDTF text is, or what its interval's ends and its
 * set's members are. Between the parser, the bounds and the labels only.
 */
#ifndef TL_GRAPH_DATE_POINT_H
#define TL_GRAPH_DATE_POINT_H

#include "error.h"

/*
 * A number some digits of which are X: its value with 0 for each X, and a number
 * with 1 for each X, so that "1X9X" is {1090, 101}. Its completions lie from
 * `value` to `value + 9 * holes`.
 */
struct tl_date_number {
    int16_t value;
    int16_t holes;
};

enum tl_date_zone { TL_ZONE_LOCAL, TL_ZONE_UTC, TL_ZONE_SHIFT };

struct tl_date_point {
    int64_t earliest;
    int64_t latest;
    int64_t year;        /* its magnitude, X being 0; unused if `far` */
    uint32_t digits;     /* of the year, with those that E adds */
    uint32_t rounded;    /* how many of them S lets stand; 0 without S */
    size_t at[TL_PARTS]; /* where the first digit of each is */
    bool negative;
    bool long_year; /* written with Y */
    bool far;       /* beyond 10^16 */
    bool season;    /* the month is a season, 21 to 41 */
    uint8_t level;
    uint8_t precision;
    uint8_t qualifiers[TL_PARTS];          /* tl_date_part_flag */
    struct tl_date_number parts[TL_PARTS]; /* of the year, four digits only */
    uint8_t hour, minute, second, zone;
    int16_t shift; /* minutes east of UTC */
};

/* Reads the longest date at the cursor and its bounds; what follows it is the
 * caller's to judge. */
bool tl_date_point_read(struct tl_date_cursor *cursor, struct tl_date_point *point);

/* Whether an X, or a qualifier, is anywhere in it. */
bool tl_date_point_is_masked(const struct tl_date_point *point);
bool tl_date_point_is_qualified(const struct tl_date_point *point);

/* Whether a value is one of the completions of a number. */
bool tl_date_number_fits(struct tl_date_number number, int value);

#endif
