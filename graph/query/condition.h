/*
 * Conditions on events and relations, as marks: one holds for what has a mark, a
 * negative one for what has none. They are computed once (values.h), so that one pass
 * over the events decides all of them.
 */
#ifndef TL_GRAPH_QUERY_CONDITION_H
#define TL_GRAPH_QUERY_CONDITION_H

#include <stdbool.h>
#include <stdint.h>

#include "graph/graph.h"

/* Which relations have to meet a condition that is not negative. The others stay where
 * the events that they tie are kept. */
enum tl_concerned {
    TL_CONCERNS_ALL,
    TL_CONCERNS_ACTORS, /* those with an actor at an end, or at both */
    TL_CONCERNS_TIES    /* those with an actor at both ends */
};

/* Each array of marks is NULL where it has none. */
struct tl_condition {
    bool negative;
    enum tl_concerned concerned;
    bool *actors; /* who takes part in an event, or is an end of a relation */
    bool *events;
    bool *relations;
    bool *kinds;  /* by word, of events and relations; the next two as well */
    bool *roles;  /* of participations */
    bool *places; /* of events */
    const bool
        *named; /* by actor, whose roles are meant; NULL: everybody's. Borrowed */
    bool
        rests; /* a relation between actors has what the events have that it rests on */
};

bool tl_condition_keeps_event(const struct tl_condition *condition,
                              const struct tl_graph *graph, uint32_t event);
bool tl_condition_keeps_relation(const struct tl_condition *condition,
                                 const struct tl_graph *graph,
                                 const struct tl_relation *relation);

/* Frees the marks. */
void tl_condition_clear(struct tl_condition *condition);

#endif
