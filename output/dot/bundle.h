/* All edges between two nodes, where pictures show them by one line. */
#ifndef TL_OUTPUT_DOT_BUNDLE_H
#define TL_OUTPUT_DOT_BUNDLE_H

#include "layout.h"

/* The line looks like the strongest of them. */
struct tl_dot_bundle {
    struct tl_slice there; /* of the network's edges, in the direction of the first */
    struct tl_slice back;  /* the other way round */
    const struct tl_edge *strongest;
};

/* The bundle of which an edge is the first; false where that is another. */
bool tl_dot_bundle_of(const struct tl_network *network, uint32_t edge,
                      struct tl_dot_bundle *bundle);

/* What the drawing has of a bundle of the layout. */
struct tl_dot_bundle tl_dot_bundle_shown(const struct tl_dot_layout *layout,
                                         const struct tl_dot_bundle *bundle);

/* Adds weights of edges, and a bit (1 << tl_side) for each end that has an arrow. */
unsigned tl_dot_bundle_add(const struct tl_network *network, struct tl_slice edges,
                           int64_t *weight);

/* Where such a line has arrows, as Graphviz says it. */
const char *tl_dot_bundle_direction(unsigned there, unsigned back);

/* What its edges weigh together; 0 where the line's width does not say so. */
int64_t tl_dot_bundle_weight(const struct tl_network *network,
                             const struct tl_dot_bundle *bundle);

#endif
