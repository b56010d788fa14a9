/* The order of lanes; see lanes.h. */
#ifndef TL_GRAPH_LAYOUT_LANES_ORDER_H
#define TL_GRAPH_LAYOUT_LANES_ORDER_H

#include <stddef.h>
#include <stdint.h>

/* Which lanes each event is in: `ends[i]` is where those of event i end in `lanes`. */
struct tl_lanes_in {
    const uint32_t *lanes;
    const size_t *ends;
    uint32_t event_count;
};

/*
 * Puts `count` lanes into an order in which the sum of the events' widths (from the
 * first to the last of its lanes) is small: places[lane] is given as any order, and
 * left as the better one. Lanes that nothing draws elsewhere stay as they were given.
 */
void tl_lanes_order(const struct tl_lanes_in *in, uint32_t *places, uint32_t count);

#endif
