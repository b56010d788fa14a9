/*
 * By which clock times of day are told beside each other: that of their zone, or UTC
 * where they have several. A time without a zone is taken for UTC where others have
 * one, as it is in the order of dates.
 */
#ifndef TL_GRAPH_DATE_CLOCK_H
#define TL_GRAPH_DATE_CLOCK_H

#include "date.h"

enum tl_clock_kind {
    TL_CLOCK_NONE,  /* there is no time */
    TL_CLOCK_LOCAL, /* no time says its zone */
    TL_CLOCK_ZONE,  /* all times have the shift of the clock */
    TL_CLOCK_MIXED  /* UTC */
};

/* {0} before the first date. */
struct tl_clock {
    enum tl_clock_kind kind;
    int32_t shift; /* in seconds east of UTC */
};

/* Makes the clock one for this date as well, if it has a time. NULL is no date. */
void tl_clock_add(struct tl_clock *clock, const struct tl_date *date);

/* Whether a date has a time that says its zone. */
bool tl_date_has_zone(const struct tl_date *date);

/* A moment by a clock. */
struct tl_clock_time {
    int64_t day;
    int hour, minute, second;
};

/* What the clock shows at a date that has a time; the day may be the one before or
 * after that of the date. */
struct tl_clock_time tl_clock_tell(const struct tl_clock *clock,
                                   const struct tl_date *date);

#endif
