/*
 * The columns of a network, held by a chain of points that are not seen: all that is in
 * one is in the same rank as its point, and no edge has a say in it.
 *
 * dot 2.43 gets into trouble with edges within a column: it loses some, crashes, or
 * never ends, where they have labels, where they are told that they do not count, and
 * where they are between two nodes in frames. So they have no labels, for which there
 * is the tooltip; and there are no frames where such an edge is.
 */
#ifndef TL_DOT_RANKS_H
#define TL_DOT_RANKS_H

#include "dot.h"
#include "graph/network.h"
#include "graph/ranks.h"

/* How a network is held. It looks through all edges for each node. */
struct tl_dot_hold {
    const struct tl_network *network;
    const struct tl_ranks *ranks; /* NULL: dot finds them */
    bool frames;                  /* around events and their parts */
};

struct tl_dot_hold tl_dot_hold_of(const struct tl_network *network,
                                  const struct tl_ranks *ranks);

void tl_dot_put_ranks(struct tl_dot *dot, const struct tl_dot_hold *hold);

/* Whether an edge has room for a label; whether it is to be told that it does not count
 * for the columns. */
bool tl_dot_has_room(const struct tl_dot_hold *hold, const struct tl_edge *edge);
bool tl_dot_has_no_say(const struct tl_dot_hold *hold, const struct tl_edge *edge);

#endif
