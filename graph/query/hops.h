/*
 * Steps from actor to actor: a step goes between actors who take part in one event, or
 * whom a relation ties.
 */
#ifndef TL_GRAPH_QUERY_HOPS_H
#define TL_GRAPH_QUERY_HOPS_H

#include <stdbool.h>
#include <stdint.h>

#include "graph/graph.h"

struct tl_hops {
    const struct tl_graph *graph;
    const bool *events;     /* which of them may be steps */
    const bool *relations;  /* the same; those that tie an event are none */
    bool leaves_denied;     /* what is denied is no step */
    const uint32_t *actors; /* where steps begin */
    uint32_t actor_count;
    uint32_t most; /* steps */
};

/*
 * A mark for each actor that can be reached, to be given back with tl_free(). Linear in
 * participations and relations.
 */
bool *tl_hops_reach(const struct tl_hops *hops);

#endif
