/* All edges between two nodes, where pictures show them by one line. */
#ifndef TL_OUTPUT_DOT_BUNDLE_H
#define TL_OUTPUT_DOT_BUNDLE_H

#include "graph/query/network.h"

/* The line looks like the strongest of them. */
struct tl_dot_bundle {
    struct tl_slice there; /* of the network's edges, in the direction of the first */
    struct tl_slice back;  /* the other way round */
    const struct tl_edge *strongest;
};

/* The bundle of which an edge is the first; false where that is another. */
bool tl_dot_bundle_of(const struct tl_network *network, uint32_t edge,
                      struct tl_dot_bundle *bundle);

/* The first edge of the bundle that an edge is in. */
uint32_t tl_dot_bundle_first(const struct tl_network *network, uint32_t edge);

/* Makes the strongest of both directions that by which the line looks. */
void tl_dot_bundle_find_strongest(struct tl_dot_bundle *bundle,
                                  const struct tl_network *network);

/* Adds weights of edges. */
void tl_dot_bundle_add(const struct tl_network *network, struct tl_slice edges,
                       int64_t *weight);

/* At which ends such a line has arrows, as seen from the first edge. */
struct tl_dot_ends {
    bool at_source;
    bool at_target;
};

struct tl_dot_ends tl_dot_bundle_ends(const struct tl_network *network,
                                      const struct tl_dot_bundle *bundle);

/* At which end an edge has an arrow: TL_SIDE_GIVING for the target, as of a giver. */
enum tl_side tl_dot_edge_arrow(const struct tl_network *network,
                               const struct tl_edge *edge);

/* Whether how wide the line of an edge is tells its weight. */
bool tl_dot_edge_has_width(const struct tl_edge *edge);

/* What its edges weigh together; 0 where the line's width does not say so. */
int64_t tl_dot_bundle_weight(const struct tl_network *network,
                             const struct tl_dot_bundle *bundle);

#endif
