/*
 * Periods of one unit of time, from the first to the last day that is known of what is
 * counted by them. An end that is open, not known or too far to be counted reaches to
 * these. A place is the number of a period from the first on; what has no day that can
 * be counted is in a place after the last, the undated.
 */
#ifndef TL_GRAPH_QUERY_PERIODS_H
#define TL_GRAPH_QUERY_PERIODS_H

#include <stdint.h>

#include "graph/date/unit.h"
#include "graph/span.h"
#include "select.h"

/* Begins with a unit, and days of tl_span_unknown. */
struct tl_periods {
    enum tl_unit unit;
    struct tl_span days; /* the first and the last day */
    uint64_t count;
};

/* The days that a date (NULL is undated) may mean, as far as they can be counted. */
struct tl_span tl_periods_days(const struct tl_date *date);

/* Those of them within the window of a selection, if any are. */
struct tl_span tl_periods_within(const struct tl_selection *selection,
                                 struct tl_span days);

/* Extends the periods to the days of something. */
void tl_periods_add(struct tl_periods *periods, struct tl_span days);

/* The first and the last place of days; those of the undated, which is twice `count`.
 * There are no more than UINT32_MAX periods. */
struct tl_place {
    uint32_t first;
    uint32_t last;
};

struct tl_place tl_periods_place(const struct tl_periods *periods, struct tl_span days);

/* The days of a place; it is not that of the undated. */
struct tl_span tl_periods_at(const struct tl_periods *periods, uint32_t place);

/* What has no date, in a list of periods or of dates. */
#define TL_UNDATED "undated"

/* What a place is called: "2014-05", "undated". */
void tl_periods_text(const struct tl_periods *periods, uint32_t place,
                     char text[TL_UNIT_TEXT_MAX]);

#endif
