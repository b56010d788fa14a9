/*
 * One date as it is written: a day, a month, a season, a year of any form,
 * masked or qualified; what an EDTF text is, or what its interval's ends and its
 * set's members are. Between the parser, the bounds and the labels only.
 */
#ifndef TL_GRAPH_DATE_POINT_H
#define TL_GRAPH_DATE_POINT_H

#include "error.h"

/* A place in a text that is being read. */
struct tl_date_cursor {
    const char *text;
    size_t length;
    size_t at;
    bool south;
    struct tl_date_error *error;
};

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

/* Finds the first and last day. False, with an error, where no day fits. */
bool tl_date_point_bound(struct tl_date_cursor *cursor, struct tl_date_point *point);

/* Reads the "T10:00:00Z" of a day that has been read. */
bool tl_date_time_read(struct tl_date_cursor *cursor, struct tl_date_point *point);

/* The flags of one part: its qualifiers, and what is masked in it. */
uint8_t tl_date_point_flags(const struct tl_date_point *point, enum tl_date_part part);

/* Whether an X, or a qualifier, is anywhere in it. */
bool tl_date_point_is_masked(const struct tl_date_point *point);
bool tl_date_point_is_qualified(const struct tl_date_point *point);

/* Whether a value is one of the completions of a number. */
bool tl_date_number_fits(struct tl_date_number number, int value);

/* The byte at the cursor or some way after it; NUL past the end. */
static inline char
tl_date_peek(const struct tl_date_cursor *cursor, size_t ahead)
{
    size_t left = cursor->length - cursor->at;
    return ahead < left ? cursor->text[cursor->at + ahead] : '\0';
}

static inline bool
tl_date_at_end(const struct tl_date_cursor *cursor)
{
    return cursor->at == cursor->length;
}

/* Steps over a byte if it is the next one. */
static inline bool
tl_date_accept(struct tl_date_cursor *cursor, char byte)
{
    bool found = !tl_date_at_end(cursor) && cursor->text[cursor->at] == byte;
    cursor->at += found;
    return found;
}

/* The same for "..". */
static inline bool
tl_date_accept_dots(struct tl_date_cursor *cursor)
{
    bool found = tl_date_peek(cursor, 0) == '.' && tl_date_peek(cursor, 1) == '.';
    cursor->at += found ? 2 : 0;
    return found;
}

/* Says that what is at the cursor cannot follow something, and is false. */
bool tl_date_fail_at(struct tl_date_cursor *cursor, const char *after);

/* The same for what stands where a date should begin, or its year. */
bool tl_date_fail_year(struct tl_date_cursor *cursor);

#endif
