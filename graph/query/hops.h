/*
 * Steps from actor to actor.
 */
#ifndef TL_GRAPH_QUERY_HOPS_H
#define TL_GRAPH_QUERY_HOPS_H

#include <stdbool.h>
#include <stdint.h>

#include "graph/graph.h"
#include "selection.h"

/*
 * A mark for each actor that can be reached from the selection's actors in no more
 * than its hops. A step goes between actors who take part in one event, or whom a
 * relation ties, of those that `events` and `relations` mark. To be given back with
 * tl_free(). Linear in participations and relations.
 */
bool *tl_hops_reach(const struct tl_graph *graph, const struct tl_selection *selection,
                    const bool *events, const bool *relations);

#endif
