/*
 * Columns of events in a network that dot lays out, from left to right by time: a chain
 * of points that are not seen, with a column between each two of them. A column is full
 * when it has as many events as there are columns, but does not part events of one day.
 */
#ifndef TL_DOT_CHAIN_H
#define TL_DOT_CHAIN_H

#include "dot.h"
#include "graph/network.h"

struct tl_dot_chain {
    const struct tl_graph *graph;
    uint64_t last;
    uint32_t room;
    uint32_t used;
    int64_t position; /* of the event before */
};

struct tl_dot_chain tl_dot_chain_of(const struct tl_network *network);

/* Holds the next event, whose node has been written, in its column. */
void tl_dot_chain_put(struct tl_dot *dot, struct tl_dot_chain *chain, uint32_t event);

/* Whether an event has a column by time; others are to the right of all. */
bool tl_dot_chain_dates(const struct tl_graph *graph, uint32_t event);

#endif
