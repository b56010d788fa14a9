/*
 * The edges of a network, each drawn for itself: as a line; or as two halves of one
 * that meet at a node, which is its label.
 */
#ifndef TL_OUTPUT_DOT_EDGE_H
#define TL_OUTPUT_DOT_EDGE_H

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

#endif
