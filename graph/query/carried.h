/*
 * What a tie carries already. An event counts once in a tie, by itself or through the
 * relations that rest on it: a relation adds what its weight is over that which its
 * events have added before. A part adds nothing where its whole is in the tie.
 *
 * How much of a relation's weight is whose, nobody says: what it adds is divided evenly
 * among the events that are new with it. Hence a tie takes events first, and relations
 * by the number of events that they rest on.
 */
#ifndef TL_GRAPH_QUERY_CARRIED_H
#define TL_GRAPH_QUERY_CARRIED_H

#include <stdbool.h>
#include <stdint.h>

#include "graph/graph.h"

/* Zero-initialise it but for the graph; to be cleared. */
struct tl_carried {
    const struct tl_graph *graph;
    uint32_t *ties; /* by event: the last tie that has it, twice, and whether it has
                       counted there */
    uint32_t *relations; /* by event: the last relation that rests on it, twice, and
                            whether it was the first to do so in the tie */
    int64_t *weights;    /* by event: how much of the weight of that tie is its */
    uint32_t tie;        /* the open one, from 1 */
    uint32_t relation;   /* the last one that was added, from 1 */
};

/* Begins the next tie. */
void tl_carried_begin(struct tl_carried *carried);

/* Tells of an event that makes the tie, and whether it has counted by itself. */
void tl_carried_add_event(struct tl_carried *carried, uint32_t event, bool counts);

/* Tells of a relation that makes the tie, before any is added. */
void tl_carried_expect(struct tl_carried *carried, const struct tl_relation *relation);

/* The weight that a relation adds to the tie. One that has no weight of its own adds 1
 * where any of its events is new to the tie, or where it rests on none. */
int64_t tl_carried_add_relation(struct tl_carried *carried,
                                const struct tl_relation *relation);

void tl_carried_clear(struct tl_carried *carried);

#endif
