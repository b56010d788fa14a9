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

#include "graph/base/memory.h"
#include "graph/graph.h"

/* A weight, and how much of it is disputed. */
struct tl_amount {
    int64_t weight;
    int64_t disputed;
};

/* How much of what a relation adds is of an event. */
struct tl_carried_part {
    uint32_t event;
    struct tl_amount amount;
};

/* Zero-initialise it but for the first two; to be cleared. */
struct tl_carried {
    const struct tl_graph *graph;
    bool leaves_denied; /* events that are denied carry nothing */
    uint32_t *ties;     /* by event: the last tie that has it, twice, and whether it has
                           counted there */
    uint32_t *relations; /* by event: the last relation that rests on it, twice, and
                            whether it was the first to do so in the tie */
    struct tl_amount *amounts; /* by event: how much of the weight of that tie is its */
    struct tl_vector *parts;   /* struct tl_carried_part: if not NULL, gets what the
                                  last relation added, event by event */
    uint32_t tie;              /* the open one, from 1 */
    uint32_t relation;         /* the last one that was added, from 1 */
};

/* The whole of which an event is a part; one that is denied has none. */
uint32_t tl_carried_whole_of(const struct tl_graph *graph, bool leaves_denied,
                             uint32_t event);

/* What an event weighs by itself, if it ties with a status. */
struct tl_amount tl_amount_of_event(const struct tl_graph *graph, uint32_t event,
                                    enum tl_status status);

/* Begins the next tie. */
void tl_carried_begin(struct tl_carried *carried);
void tl_carried_clear(struct tl_carried *carried);

/* Tells, before any relation is added, of an event that makes the tie with a status or
 * on which a relation of the tie rests, and whether it has counted by itself. */
void tl_carried_add_event(struct tl_carried *carried, uint32_t event, bool counts,
                          enum tl_status status);

/* What a relation adds to the tie. One that has no weight of its own adds 1 where any
 * of its events is new to the tie, or where it rests on none. */
struct tl_amount tl_carried_add_relation(struct tl_carried *carried,
                                         const struct tl_relation *relation);

#endif
