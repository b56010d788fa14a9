/*
 * Ranks: the columns, from left to right, in which a picture has the nodes of a
 * network. Events are in sequence (graph/query/sequence.h), the undated that are beside
 * no dated one to the right of all, an event and its parts together; actors are where
 * the way to all that they are tied to is short, the busiest in the middle where there
 * are no events. Columns are about equally high, and so few that the picture stays
 * narrower than it is high, for pages and screens scroll downwards.
 */
#ifndef TL_GRAPH_LAYOUT_RANKS_H
#define TL_GRAPH_LAYOUT_RANKS_H

#include "graph/query/network.h"

/* An actor on neither side of an event that has both, which has no tie by it: the line
 * of a mention leads to the label of the first tie that the event makes. */
struct tl_mention {
    uint32_t node;
    uint32_t edge;
    uint32_t participation; /* its first in the event */
};

struct tl_ranks {
    uint32_t count;
    uint32_t *of;     /* by node */
    uint32_t *gaps;   /* by edge: where its label is, see ranks.c; any for a part
                         and for what is retold (graph/query/network.h) */
    uint32_t *events; /* their nodes, in sequence */
    uint32_t event_count;
    struct tl_mention
        *mentions; /* by edge, event and actor; none where there is no room */
    uint32_t mention_count;
};

/* To be freed (NULL is nothing). NULL for a network that would be a tangle. */
struct tl_ranks *tl_ranks_new(const struct tl_network *network);
void tl_ranks_free(struct tl_ranks *ranks);

/* Edges between more nodes, and more edges, are a tangle in columns; but not those of a
 * star, hardly two of which meet elsewhere. */
enum { TL_RANKS_EDGES = 150, TL_RANKS_NODES = 501, TL_RANKS_STAR = 600 };

/* Whether a network is a star, or a few, and not too large: the busiest node is in a
 * third of the pairs, and these are about as many as the nodes. */
bool tl_ranks_suit_star(const struct tl_network *network);

/* So many mentions have room, the first ones. */
enum { TL_RANKS_MENTIONS = 30 };

#endif
