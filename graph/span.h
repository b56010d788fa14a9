/*
 * Spans: from which day until which day something holds, as far as it is known.
 */
#ifndef TL_GRAPH_SPAN_H
#define TL_GRAPH_SPAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "graph/date/date.h"

/*
 * A first day of TL_DAY_MIN is open, one of TL_DAY_MAX is not known; a last day the
 * other way round. So the least first and the greatest last day cover several spans.
 */
struct tl_span {
    int64_t first;
    int64_t last;
};

/* Of which nothing is known. */
extern const struct tl_span tl_span_unknown;

/* The widest bounds of a date; `date` may be NULL. */
struct tl_span tl_span_of(const struct tl_date *date);

/* Whether it has a first or a last day, and so a place in time. */
bool tl_span_is_placed(struct tl_span span);

/* The least span that covers both. */
struct tl_span tl_span_cover(struct tl_span a, struct tl_span b);

/*
 * What two spans have in common, false where they are disjoint. An end that is not
 * known is limited by the other's day.
 */
bool tl_span_meet(struct tl_span a, struct tl_span b, struct tl_span *common);

/* The span with unknown ends taken for open ones, as one can draw it. */
struct tl_span tl_span_drawn(struct tl_span span);

/*
 * Whether two drawn spans overlap or adjoin, of which `a` does not begin later.
 */
bool tl_span_touches(struct tl_span a, struct tl_span b);

/*
 * Sorts drawn spans and unites those that overlap or adjoin; returns how many are left.
 */
size_t tl_spans_unite(struct tl_span *spans, size_t count);

#endif
