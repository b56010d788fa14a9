/*
 * Selections: which part of a graph is wanted. All conditions must hold at once; each
 * list is of alternatives, and an empty one is no condition.
 */
#ifndef TL_GRAPH_QUERY_SELECTION_H
#define TL_GRAPH_QUERY_SELECTION_H

#include <stdbool.h>
#include <stdint.h>

#include "graph/graph.h"

/* What is wanted, filled by the caller, who keeps the arrays alive. */
struct tl_selection {
    int64_t since; /* first day; TL_DAY_MIN: no bound */
    int64_t until; /* last day; TL_DAY_MAX: no bound */
    bool certain;  /* what must fall into the window, not what may */
    const uint32_t *actors;
    uint32_t actor_count;
    bool has_hops;
    uint32_t hops; /* steps from actor to actor; without: what names an actor */
    const char *const *kinds; /* of events, and of relations between actors */
    uint32_t kind_count;
    unsigned statuses; /* a bit (1 << tl_status) for each; 0: all */
    /* Of a network, after all edges are merged: */
    uint32_t top;       /* so many of the strongest; 0: all. Bare nodes go */
    int64_t min_weight; /* in 1 / TL_WEIGHT_ONE; INT64_MIN: all */
    /* Where it has more nodes or edges than a picture may: the strongest edges that are
     * within both. 0: as many as there are. */
    uint32_t most_nodes;
    uint32_t most_edges;
    /* Of the ties between actors: */
    uint32_t max_pairs; /* an event with more participations makes no pairs */
};

#define TL_MAX_PAIRS 1000

/* What selects everything. */
struct tl_selection tl_selection_all(void);

/* Whether it has a window, and whether something of a date, NULL where undated, falls
 * into it: may fall, or, where that is asked for, must. */
bool tl_selection_has_window(const struct tl_selection *selection);
bool tl_selection_falls(const struct tl_selection *selection,
                        const struct tl_date *date);

/*
 * Whether a participation in an event that is kept makes edges. One with dates of its
 * own, such as a membership, does only where these are what is wanted.
 */
bool tl_selection_takes(const struct tl_selection *selection,
                        const struct tl_graph *graph, uint32_t participation);

#endif
