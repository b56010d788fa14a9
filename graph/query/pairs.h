/*
 * Pairs: which actors an event ties.
 */
#ifndef TL_GRAPH_QUERY_PAIRS_H
#define TL_GRAPH_QUERY_PAIRS_H

#include <stdbool.h>
#include <stdint.h>

#include "graph/base/memory.h"
#include "graph/base/radix.h"
#include "graph/graph.h"
#include "graph/span.h"
#include "select.h"

/* What the item of a strand of a tie is a number of. */
enum tl_pair_of {
    TL_PAIR_EVENT,
    TL_PAIR_MEETING,
    TL_PAIR_RELATION,
};

/* When two actors, one of which has dates of its own, both take part in an event. */
struct tl_meeting {
    struct tl_span span;
    uint32_t event;
    uint32_t one; /* participations */
    uint32_t other;
};

/* An actor in an event, with its participations. */
struct tl_member {
    uint32_t actor;
    struct tl_slice participations;
    bool gives;
    bool receives;
    bool dated;  /* has a date of its own */
    bool denied; /* each of its participations is */
};

struct tl_pairs {
    const struct tl_graph *graph;
    const struct tl_selection *selection;
    struct tl_vector strands;  /* struct tl_strand: of actors, kinds and tl_pair_of */
    struct tl_vector meetings; /* struct tl_meeting */
    struct tl_member *members; /* of the event at hand */
    uint32_t member_count;
    bool may_deny;
    bool leaves_denied; /* participations that are denied tie nobody */
    bool only_denied;   /* in the event at hand no others are wanted */
    uint32_t denied;    /* participations that were left out */
    uint32_t room;
    bool missed;     /* two in the event at hand were not there at one time */
    uint32_t apart;  /* events in which no two were */
    uint32_t beside; /* actors on neither side of events that have both */
    bool has_parts;  /* some event of a strand is part of another */
    bool *partly;    /* by event: a participation cites; NULL where none does */
};

/* The key of a strand: a kind, none before all others, and a direction. */
static inline uint32_t
tl_pair_key(uint32_t kind, bool directed)
{
    return (kind + 1) << 1 | directed;
}

static inline uint32_t
tl_pair_kind(uint32_t key)
{
    return (key >> 1) - 1;
}

static inline bool
tl_pair_is_directed(uint32_t key)
{
    return key & 1;
}

/*
 * The strand of a tie, still without its item, in the way in which ties are kept apart.
 * Undirected ones go from the actor with the lesser id, which is the lesser number.
 */
static inline struct tl_strand
tl_pair_strand(enum tl_ties ties, uint32_t source, uint32_t target, uint32_t key)
{
    bool directed = tl_pair_is_directed(key) && ties != TL_TIES_UNDIRECTED;
    bool turned = !directed && target < source;
    if (ties != TL_TIES_BY_KIND)
        key = tl_pair_key(TL_NONE, directed);
    return (struct tl_strand){turned ? target : source, turned ? source : target, key,
                              0};
}

/* To be cleared. */
void tl_pairs_begin(struct tl_pairs *pairs, const struct tl_graph *graph,
                    const struct tl_selection *selection);
void tl_pairs_clear(struct tl_pairs *pairs);

/* How many ties the selected events make at most: of those that tie anybody. */
uint64_t tl_pairs_bound(const struct tl_graph *graph,
                        const struct tl_selected *selected,
                        const struct tl_selection *selection);

/* Adds the strands of an event. */
void tl_pairs_add_event(struct tl_pairs *pairs, uint32_t event);

#endif
