/*
 * How a network is laid out, and of what.
 */
#ifndef TL_OUTPUT_DOT_LAYOUT_H
#define TL_OUTPUT_DOT_LAYOUT_H

#include "graph/layout/ranks.h"
#include "graph/query/network.h"

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
 * The pictures of a series have the same nodes and lines, or dot would give them other
 * places. What is not in the period is not seen, and what can be seen of a label takes
 * as much room as in the whole.
 *
 * In a DOT file, which other programs read as a graph, each edge is one line from its
 * source to its target, and has its label itself: dot has room for those where it can.
 * Networks of actors are left to dot there. Of lines within a column with labels dot
 * 2.43 loses some, crashes, or never ends: they have none.
 */

struct tl_dot_layout {
    const struct tl_network *network; /* of a series, that of all its periods */
    const struct tl_network *period;  /* in the places of which is what it has of it;
                                         NULL: it is no series */
    const struct tl_ranks *ranks;     /* NULL: there are none */
    bool labels;                      /* are nodes in the gaps */
    bool frames;                      /* are around events and their parts */
};

#endif
