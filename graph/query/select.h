/*
 * Selections: which part of a graph is wanted, and what it is. All conditions must hold
 * at once; each is of alternatives, and without any there is no condition.
 */
#ifndef TL_GRAPH_QUERY_SELECT_H
#define TL_GRAPH_QUERY_SELECT_H

#include <stdbool.h>
#include <stdint.h>

#include "graph/graph.h"
#include "condition.h"

/* What ties of two actors are kept apart by. */
enum tl_ties {
    TL_TIES_BY_KIND, /* and direction */
    TL_TIES_BY_DIRECTION,
    TL_TIES_UNDIRECTED /* nothing: all are one */
};

struct tl_grouping;

/* What is wanted, filled by the caller, who keeps the arrays alive. */
struct tl_selection {
    int64_t since;  /* first day; TL_DAY_MIN: no bound */
    int64_t until;  /* last day; TL_DAY_MAX: no bound */
    bool certain;   /* what must fall into the window, not what may */
    bool any_claim; /* a date is wanted as well if a source gives it */
    const uint32_t *actors;
    uint32_t actor_count;
    bool has_hops;
    uint32_t hops; /* steps from actor to actor; without: what names an actor */
    const struct tl_condition *conditions; /* further ones */
    uint32_t condition_count;
    unsigned statuses;     /* a bit (1 << tl_status) for each; 0: all */
    unsigned not_statuses; /* what is found by one of these is dropped */
    /* Of a network, after all edges are merged: */
    uint32_t top;       /* so many of the strongest; 0: all. Bare nodes go */
    int64_t min_weight; /* in 1 / TL_WEIGHT_ONE; INT64_MIN: all */
    /* Where it has more nodes or edges than a picture may: the strongest edges that are
     * within both. 0: as many as there are. */
    uint32_t most_nodes;
    uint32_t most_edges;
    /* Of the ties between actors: */
    uint32_t max_pairs; /* an event with more participations makes no pairs */
    enum tl_ties ties;
    bool weighs_events;      /* of each tie it is told what each of its events adds */
    const uint32_t *members; /* by actor: 0 unless it is a group; NULL: none is */
    const struct tl_grouping *grouping; /* in whose graph they are made; or NULL */
};

#define TL_MAX_PAIRS 1000

/* What selects everything. */
struct tl_selection tl_selection_all(void);

/* Whether what is denied ties nobody, and such may be there: it ties where it is asked
 * for by its status. */
static inline bool
tl_selection_leaves_denied(const struct tl_selection *selection,
                           const struct tl_graph *graph)
{
    return tl_graph_may_deny(graph) && !(selection->statuses >> TL_DENIED & 1);
}

/*
 * Whether a participation in an event that is kept makes edges. One with dates of its
 * own, such as a membership, does only where these are what is wanted.
 */
bool tl_selection_takes(const struct tl_selection *selection,
                        const struct tl_graph *graph, uint32_t participation);

/*
 * What was selected: a mark for each actor, event and relation.
 *
 * Events are kept by what they say themselves. An undated one may fall into any window,
 * and must into none. Relations are kept where the events that they tie are, and where
 * their own date and status, and the further conditions, are what is wanted; undated
 * ones are treated as undated events are. Without a window, `certain` says nothing.
 * What is wanted for being denied is also an event in which a participation is; what is
 * wanted for being inferred or assessed, also what has a value all of whose claims are.
 *
 * What `not_statuses` drops is what the same `statuses` would keep.
 *
 * Given actors, without hops, events are kept in which one of them takes part, and
 * relations that tie one of them. With hops, events and relations are kept all of whose
 * actors, of which an event has at least one, are within so many steps. A step goes
 * between actors that share an event (a crowd, too) or a relation that meets the other
 * conditions; what is denied is no step. Relations between two events stay where these
 * do.
 *
 * An actor is kept where something that is kept names it, or where nothing was asked
 * for.
 */
struct tl_selected {
    bool *actors;
    bool *events;
    bool *relations;
    bool *references; /* those that what is kept cites, and their `via` */
    bool everything;  /* nothing was asked for: all are marked */
};

/* To be cleared with tl_selected_clear(). */
struct tl_selected tl_select(const struct tl_graph *graph,
                             const struct tl_selection *selection);
void tl_selected_clear(struct tl_selected *selected);

/*
 * Marks the actors whom the events and relations that are kept name. With a selection,
 * not those who take part in events at other times than are wanted.
 */
void tl_selected_mark_actors(const struct tl_selected *selected,
                             const struct tl_graph *graph,
                             const struct tl_selection *selection, bool *actors);

/* Marks the references that what is kept cites, and their `via`. */
void tl_selected_mark_references(struct tl_selected *selected,
                                 const struct tl_graph *graph);

#endif
