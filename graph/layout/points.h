/*
 * Points: where the nodes of a network are on a plane, for programs that lay nothing
 * out before they show it. Each component is laid out by forces from a spiral that
 * begins at its busiest node, as long as that takes about a second; then they are
 * beside each other in shelves, the largest first. Everything is in whole numbers, so
 * that all machines give the same places.
 */
#ifndef TL_GRAPH_LAYOUT_POINTS_H
#define TL_GRAPH_LAYOUT_POINTS_H

#include "graph/query/network.h"

/* How long an edge should be. */
enum { TL_POINT_UNIT = 1024 };

struct tl_point {
    int32_t x; /* to the right */
    int32_t y; /* upwards; the middle of all is 0 */
};

/* By node; to be freed with tl_free(). NULL for more nodes than anybody looks at. */
struct tl_point *tl_points_new(const struct tl_network *network,
                               const struct tl_measure *measures);

#endif
