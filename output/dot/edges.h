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

#include "layout.h"

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

/* Draws all lines, with their labels, the columns and the frames; the nodes of the
 * network have been written. */
void tl_dot_put_lines(const struct tl_dot_lines *lines);

#endif
