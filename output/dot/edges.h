/*
 * The edges of a network. Each is drawn for itself: as a line; or as two halves of one
 * that meet at a node, which is its label.
 *
 * In the picture of a tangle all edges between two nodes are one line. Lines beside
 * each other would run under nodes that they do not end at, for Graphviz leads only
 * single lines around what is between; and without labels they say no more than one.
 */
#ifndef TL_OUTPUT_DOT_EDGES_H
#define TL_OUTPUT_DOT_EDGES_H

#include "output/common/drawing.h"
#include "dot.h"

/*
 * The columns of a network and the gaps between them, held by a chain of points that
 * are not seen: all that is in one is in the same rank as its point.
 *
 * In a picture, what is written at an edge is a node in a gap, from which lines lead to
 * both ends of the edge: dot leads all other lines around it, and what nevertheless
 * comes near is under its ground. Lines are written from left to right, whichever way
 * their arrows point, or dot would lay them out badly. There is no line within a
 * column, which would be in the way of all labels beside it.
 *
 * In a DOT file, which other programs read as a graph, each edge is one line from its
 * source to its target, and has its label itself: dot has room for those where it can.
 * Networks of actors are left to dot there. Of lines within a column with labels dot
 * 2.43 loses some, crashes, or never ends: they have none.
 */

struct tl_dot_layout {
    const struct tl_network *network;
    const struct tl_ranks *ranks; /* NULL: there are none */
    bool labels;                  /* are nodes in the gaps */
    bool frames;                  /* are around events and their parts */
};

struct tl_dot_layout tl_dot_layout_of(const struct tl_drawing *drawing);

/* With the frames. It looks through all edges for each node and column. */
void tl_dot_put_ranks(struct tl_dot *dot, const struct tl_dot_layout *layout);

/* All is borrowed; `strongest` is what the widest line of the picture weighs. */
struct tl_dot_lines {
    struct tl_dot *dot;
    const struct tl_drawing *drawing;
    const struct tl_dot_layout *layout;
    int64_t strongest;
};

/* The labels that are nodes, which come before all lines. */
void tl_dot_put_labels(const struct tl_dot_lines *lines);

void tl_dot_put_edges(const struct tl_dot_lines *lines);

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
