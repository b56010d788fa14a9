/*
 * Dates for targets that hold less than EDTF: days, JavaScript date-times, and
 * {year, month, day}, each with what was lost, so that an emitter only prints.
 * A target that keeps some of it (a text beside the days, an infinite end)
 * removes those flags before it reports them.
 */
#ifndef TL_GRAPH_DATE_LOWER_H
#define TL_GRAPH_DATE_LOWER_H

#include "clock.h"

enum tl_date_loss {
    TL_LOSS_PRECISION = 1 << 0, /* a month, season or year became days */
    TL_LOSS_QUALIFIER = 1 << 1, /* "?", "~", "%" */
    TL_LOSS_CHOICE = 1 << 2,    /* some day of several became all between them */
    TL_LOSS_MEMBERS = 1 << 3,   /* an all-of set became all between its ends */
    TL_LOSS_OPEN = 1 << 4,      /* ".." */
    TL_LOSS_UNKNOWN = 1 << 5,   /* an unknown end, or year */
    TL_LOSS_TIME = 1 << 6,      /* a time of day */
    TL_LOSS_FAR = 1 << 7        /* a day that the target cannot hold */
};

/* The days that a target can hold; years are inclusive. */
struct tl_date_limits {
    int64_t first;
    int64_t last;
};

/* All days that have a date; those that a JavaScript Date holds in every time zone,
 * years -271821 to 275760. */
extern const struct tl_date_limits tl_date_any;
extern const struct tl_date_limits tl_date_js;

/* TL_DAY_MIN and TL_DAY_MAX where there is no such day, or none that fits. */
struct tl_date_days {
    int64_t first;
    int64_t last;
    uint32_t lost; /* tl_date_loss */
};

/* The first and the last day it may be, with the years of "XXXX" left out. */
struct tl_date_days tl_date_to_days(const struct tl_date *date,
                                    const struct tl_date_limits *limits);

/*
 * A time of a day in the words of JavaScript, which takes a date without a time for UTC
 * and a short year for a count: "2014-01-01T00:00:00", "-000043-01-01T00:00:00". As
 * snprintf; empty for a day that a JavaScript Date cannot hold.
 */
size_t tl_date_js_text(const struct tl_clock_time *time, char *buffer, size_t size);

struct tl_date_parts {
    int64_t year; /* astronomical */
    int month;    /* 0 where it is not known */
    int day;      /* 0 where it is not known */
    bool timed;
    int hour, minute, second;
};

/*
 * As precise as the source: "2014" starts and does not end, "198X" is 1980 to
 * 1989. An end that equals the start is left out. A date without a start is
 * placed at its end; without both it has no start here either. Where both ends
 * are of one year they are given the same precision, since TimelineJS drops
 * {2014, 6} after {2014}. A time of day is that of the clock.
 */
struct tl_date_span {
    struct tl_date_parts start;
    struct tl_date_parts end;
    bool has_start;
    bool has_end;
    uint32_t lost; /* tl_date_loss */
};

struct tl_date_span tl_date_to_span(const struct tl_date *date,
                                    const struct tl_clock *clock);

#endif
