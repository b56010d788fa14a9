/*
 * Names for edges, for the tools that want one for each. A relation has its own id. The
 * id of any other edge is "edge:" and 24 hexadecimal digits, made from what the edge
 * is: what kind of edge, its ends, its kind, role and direction, and a participation's
 * own date. So it is the same in every output and every selection.
 */
#ifndef TL_OUTPUT_COMMON_EDGE_ID_H
#define TL_OUTPUT_COMMON_EDGE_ID_H

#include "graph/query/network.h"

/* Room for an id that is made, with its NUL. */
#define TL_EDGE_ID_MAX 32

/* The id, which is made in the buffer or borrowed from the graph. */
const char *tl_edge_id(const struct tl_network *network, const struct tl_edge *edge,
                       char buffer[TL_EDGE_ID_MAX]);

/* Edges of one source, target and kind: what was found for one is kept for the next.
 * Zeroed to begin with; of one network. */
struct tl_twins {
    struct tl_slice edges;
    uint32_t before; /* those of the other direction that count, and come before them */
};

/*
 * How many edges before this one a tool takes for the same that knows edges by their
 * ends and kind: those with the same source, target and kind, and where one between
 * the two is undirected, those of the other direction as well. Best asked of the edges
 * in their order.
 */
uint32_t tl_edge_twins(struct tl_twins *twins, const struct tl_network *network,
                       const struct tl_edge *edge);

/* How many edges have no direction. */
uint32_t tl_edges_undirected(const struct tl_network *network);

#endif
