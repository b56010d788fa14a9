/*
 * Trimming: what the selection asks of a network after its edges are merged.
 */
#ifndef TL_GRAPH_QUERY_TRIM_H
#define TL_GRAPH_QUERY_TRIM_H

#include "network.h"

/*
 * Leaves out edges that are too light, then all but the strongest (of equally strong
 * ones those that come first, but in the view of the network those whose ends have the
 * busiest neighbours); then
 * nodes without edges, where the strongest were asked for. What is then still more than
 * a picture may have is cut down to the strongest edges and, where there is room, bare
 * nodes; the rest is counted as left out. The order stays.
 */
void tl_network_trim(struct tl_network *network, const struct tl_selection *selection);

#endif
