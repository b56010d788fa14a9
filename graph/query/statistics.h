/*
 * Statistics: how much there is of what in a selection, as numbers alone, for those who
 * tell it. Lists have the most frequent first, equals in the order of their texts or
 * ids.
 */
#ifndef TL_GRAPH_QUERY_STATISTICS_H
#define TL_GRAPH_QUERY_STATISTICS_H

#include "graph/base/memory.h"
#include "network.h"
#include "periods.h"

enum tl_tally_of {
    TL_TALLY_EVENT_KINDS,
    TL_TALLY_RELATION_KINDS,
    TL_TALLY_ACTOR_KINDS,
    TL_TALLY_ROLES,
    TL_TALLY_PLACES,
    TL_TALLY_SOURCES, /* references, by how often they are cited */
    TL_TALLIES
};

struct tl_tally {
    const char *text; /* the word; of a reference its title, or else its id */
    uint32_t number;  /* word or reference */
    uint32_t count;
};

/* What an actor takes part in; ties are the edges of the actor in the view of actors.
 */
struct tl_busy {
    uint32_t actor;
    uint32_t events;
    uint32_t ties;
    struct tl_span span; /* of these */
};

/* So many groups of so many actors, who are connected by ties; alone: without any. */
struct tl_component {
    uint32_t actors;
    uint32_t count;
};

/* What falls into a period, or what must: events, and how much they count. */
struct tl_period_count {
    uint32_t place;
    uint32_t kind; /* word, or TL_NONE */
    uint64_t events;
    uint64_t count;
    uint64_t certain; /* events */
};

struct tl_statistics {
    const struct tl_graph *graph;
    uint32_t counts[TL_TYPES];
    uint32_t statuses[TL_STATUSES];       /* of events */
    uint32_t open;                        /* events without a first or last day */
    uint32_t undated;                     /* events */
    const struct tl_date *first;          /* of events: the earliest, … */
    const struct tl_date *last;           /* … and the one that ends last; or NULL */
    struct tl_vector tallies[TL_TALLIES]; /* struct tl_tally */
    struct tl_vector busy;                /* struct tl_busy, of those with any event */
    struct tl_vector components;          /* struct tl_component, the greatest first */
    uint32_t ties;
    struct tl_vector gaps;      /* struct tl_span: days without any event, the longest
                                   first, equals in time order */
    struct tl_periods periods;  /* with a unit: those of events */
    struct tl_vector by_period; /* struct tl_period_count, by place and kind */
};

/* What is counted by periods, of which there may be so many. */
struct tl_statistics_unit {
    enum tl_unit unit;
    uint32_t most;
};

/*
 * Borrows all. Without a unit (NULL) there are no periods; where there are more than it
 * allows, only their number is known. To be freed.
 */
struct tl_statistics *tl_statistics_new(const struct tl_graph *graph,
                                        const struct tl_selected *selected,
                                        const struct tl_selection *selection,
                                        const struct tl_statistics_unit *unit);
void tl_statistics_free(struct tl_statistics *statistics);

#endif
