/*
 * The lines of a network's edges: how wide they are and where they point, and those of
 * several edges in one.
 *
 * In the picture of a tangle all edges between two nodes are one line. Lines beside
 * each other would run under nodes that they do not end at, for Graphviz leads only
 * single lines around what is between; and without labels they say no more than one.
 */
#ifndef TL_OUTPUT_DOT_LINE_H
#define TL_OUTPUT_DOT_LINE_H

#include "graph/query/network.h"
#include "dot.h"

/*
 * Sets the width of the line of an edge, where it says how much `weight` there is: half
 * a point more for each doubling, or less where the strongest line of the picture were
 * too wide.
 */
void tl_dot_put_width(struct tl_dot *dot, const struct tl_edge *edge, int64_t weight,
                      int64_t strongest);

/* At which end an edge has an arrow: TL_SIDE_GIVING for the target, as of a giver. */
enum tl_side tl_dot_line_arrow(const struct tl_network *network,
                               const struct tl_edge *edge);

/* Edges between two nodes, of which the line looks like the strongest. */
struct tl_dot_bundle {
    struct tl_slice there; /* of the network's edges, in the direction of the first */
    struct tl_slice back;  /* the other way round */
    const struct tl_edge *strongest;
};

/* The bundle of which an edge is the first; false where that is another. */
bool tl_dot_bundle_of(const struct tl_network *network, uint32_t edge,
                      struct tl_dot_bundle *bundle);

/* What its edges weigh together; 0 where the line's width does not say so. */
int64_t tl_dot_bundle_weight(const struct tl_network *network,
                             const struct tl_dot_bundle *bundle);

/* Its tooltip has all that those of the edges would say, of the first few. */
void tl_dot_put_bundle(struct tl_dot *dot, const struct tl_network *network,
                       const struct tl_dot_bundle *bundle, int64_t strongest);

#endif
