/*
 * How a network is laid out, and of what.
 */
#ifndef TL_OUTPUT_DOT_LAYOUT_H
#define TL_OUTPUT_DOT_LAYOUT_H

#include "output/common/drawing.h"
#include "bundle.h"
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
 * In the picture of ties a pair of actors has one line, whatever they have to do with
 * each other: its label says it shortly, its tooltip at length.
 *
 * In a DOT file, which other programs read as a graph, each edge is one line from its
 * source to its target, and has its label itself: dot has room for those where it can.
 * Networks of actors are left to dot there. Of lines within a column with labels dot
 * 2.43 loses some, crashes, or never ends: they have none.
 */

struct tl_dot_layout {
    const struct tl_drawing *drawing;
    const struct tl_network *network; /* of a series, that of all its periods */
    const struct tl_network *period;  /* in the places of which is what it has of it;
                                         NULL: it is no series */
    const struct tl_ranks *ranks;     /* NULL: there are none */
    bool labels;                      /* are nodes in the gaps */
    bool pairs;                       /* have one line each, with one label */
    bool frames;                      /* are around events and their parts */
};

struct tl_dot_layout tl_dot_layout_of(const struct tl_drawing *drawing);

/* What a node of the layout's network is called: by its id, or, where it has no ties in
 * the period, as what is only drawn. */
struct tl_dot_name tl_dot_node_name(const struct tl_dot_layout *layout, uint32_t node);

/* The edges from one node of the layout to another that the drawing has; what it has of
 * an edge, or NULL. */
struct tl_slice tl_dot_edges_between(const struct tl_dot_layout *layout,
                                     uint32_t source, uint32_t target);
const struct tl_edge *tl_dot_edge_shown(const struct tl_dot_layout *layout,
                                        const struct tl_edge *edge);

/* Of what dot has as ranks: that of a column, that of a gap, and how many there are. */
uint64_t tl_dot_column_rank(const struct tl_dot_layout *layout, uint32_t rank);
uint64_t tl_dot_gap_rank(uint32_t gap);
uint64_t tl_dot_rank_count(const struct tl_dot_layout *layout);

bool tl_dot_is_within_column(const struct tl_dot_layout *layout,
                             const struct tl_edge *edge);

/* Whether something is written at an edge: its role, or else its kind and time; of a
 * series, what is the same in all periods. */
bool tl_dot_has_words(const struct tl_dot_layout *layout, const struct tl_edge *edge);

/* Whether an edge, by its number, has a label that is a node; and what the node of that
 * is called. One within a column has it even without words, for its line to lead around
 * what is between its ends. */
bool tl_dot_has_line_label(const struct tl_dot_layout *layout, uint32_t edge);
struct tl_dot_name tl_dot_line_label(uint32_t edge);

bool tl_dot_is_framed_in(const struct tl_dot_layout *layout, uint32_t node);

/* What the drawing has of a bundle of the layout. */
struct tl_dot_bundle tl_dot_bundle_shown(const struct tl_dot_layout *layout,
                                         const struct tl_dot_bundle *bundle);

#endif
