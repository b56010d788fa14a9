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
#ifndef TL_OUTPUT_DOT_RANKS_H
#define TL_OUTPUT_DOT_RANKS_H

#include "output/common/drawing.h"
#include "dot.h"

struct tl_dot_hold {
    const struct tl_network *network;
    const struct tl_ranks *ranks; /* NULL: there are none */
    bool labels;                  /* are nodes in the gaps */
    bool frames;                  /* are around events and their parts */
};

struct tl_dot_hold tl_dot_hold_of(const struct tl_drawing *drawing);

/* With the frames. It looks through all edges for each node and column. */
void tl_dot_put_ranks(struct tl_dot *dot, const struct tl_dot_hold *hold);

/* Whether an edge is written from its target to its source: that is to the right, or
 * later in the same column (cgraph has the lines of a node in the order of their other
 * ends, and a reader needs the left one first); whether both are in one column. */
bool tl_dot_is_turned(const struct tl_dot_hold *hold, const struct tl_edge *edge);
bool tl_dot_is_within(const struct tl_dot_hold *hold, const struct tl_edge *edge);

/* Says of the open line, from the label of an edge, that it does not count for the
 * columns where it leads to the left: two from one column to a label beside it do. */
void tl_dot_leave_order(struct tl_dot *dot, const struct tl_dot_hold *hold,
                        uint32_t edge);

/* Whether the label of an edge is to be written at its own line; whether its line does
 * not count for the columns. */
bool tl_dot_has_room(const struct tl_dot_hold *hold, const struct tl_edge *edge);
bool tl_dot_has_no_say(const struct tl_dot_hold *hold, const struct tl_edge *edge);

/* Whether something is written at an edge: its role, or else its kind and time. */
bool tl_dot_has_words(const struct tl_dot_hold *hold, const struct tl_edge *edge);

/* Whether an edge, by its number, has a label that is a node; and what the node of that
 * is called. One within a column has it even without words, for its line to lead around
 * what is between its ends. */
bool tl_dot_has_label(const struct tl_dot_hold *hold, uint32_t edge);
struct tl_dot_name tl_dot_label_name(uint32_t edge);

#endif
