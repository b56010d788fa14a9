/*
 * The sequence of events in pictures: in the order of time, but what comes first by its
 * meaning is first. An event is before its parts, and before what follows it or is
 * caused by it, if their dates overlap or one of them has none. An undated event of
 * which such a relation, or `part_of`, leads to a dated one is beside that one, after
 * its dated parts if it follows it; all others come at the end. It gets no date by
 * this.
 */
#ifndef TL_GRAPH_QUERY_SEQUENCE_H
#define TL_GRAPH_QUERY_SEQUENCE_H

#include <stdbool.h>
#include <stdint.h>

#include "graph/graph.h"

struct tl_sequence {
    uint32_t *events; /* in their sequence */
    uint32_t count;
    uint32_t placed; /* the first so many are dated, or beside one that is */
};

/*
 * Puts `count` events, given in output order, into their sequence. Relations that are
 * denied have no effect, nor those that are not in `relations`, by number; NULL: all.
 * To be cleared.
 */
struct tl_sequence tl_sequence_of(const struct tl_graph *graph, const uint32_t *events,
                                  uint32_t count, const bool *relations);
void tl_sequence_clear(struct tl_sequence *sequence);

#endif
