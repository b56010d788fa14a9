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

/*
 * The lines of a drawing, and what they say by their looks, which a legend explains.
 * All is borrowed.
 */
struct tl_dot_lines {
    struct tl_dot *dot;
    const struct tl_drawing *drawing;
    struct tl_dot_layout layout;
    bool bundles;      /* all edges between two nodes are one line */
    int64_t strongest; /* what the widest line weighs */
    unsigned origins;  /* a bit (1 << tl_edge_origin) for each */
    unsigned pointed;  /* the same of those of which some line has an arrow */
    unsigned statuses; /* a bit (1 << tl_status) for each */
    bool doubtful;     /* some are dashed for their dates alone */
};

struct tl_dot_lines tl_dot_lines_of(struct tl_dot *dot,
                                    const struct tl_drawing *drawing);

/* What a node of the layout's network is called: by its id, or, where it has no ties in
 * the period, as what is only drawn. */
struct tl_dot_name tl_dot_node_name(const struct tl_dot_layout *layout, uint32_t node);

/* Draws all lines, with their labels, the columns and the frames; the nodes of the
 * network have been written. */
void tl_dot_put_lines(const struct tl_dot_lines *lines);

#endif
