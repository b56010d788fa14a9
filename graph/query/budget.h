/*
 * Budgets: what of a network there is room for.
 */
#ifndef TL_GRAPH_QUERY_BUDGET_H
#define TL_GRAPH_QUERY_BUDGET_H

#include "network.h"

/* How many there may be; 0: as many as there are. */
struct tl_budget {
    uint32_t nodes;
    uint32_t edges;
};

/*
 * Cuts a network down to a budget. The strongest edges stay; of equally strong ones
 * those whose ends have the busiest neighbours, then those that come first. An event
 * stays with all that take part in it or not at all, for with some of them it would be
 * another event; of such events those with the busiest participants, then the earliest.
 * One that there is no room for is passed over. Nodes that never had an edge fill what
 * room is left. The order stays.
 */
void tl_network_afford(struct tl_network *network, const struct tl_budget *budget);

/* Whether each node has an edge; to be freed. */
bool *tl_network_ends(const struct tl_network *network);

/* Leaves out all nodes but those that are marked, which all ends of edges have to be.
 */
void tl_network_keep_nodes(struct tl_network *network, const bool *marks);

#endif
