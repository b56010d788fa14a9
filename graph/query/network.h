/*
 * A network: nodes and edges in output order, drawn from a selection in one of three
 * views. Nodes are actors (by id), then events (by time); edges are ordered by source
 * and target as these are, then by the bytes of kind and role, then by id.
 */
#ifndef TL_GRAPH_QUERY_NETWORK_H
#define TL_GRAPH_QUERY_NETWORK_H

#include <stdbool.h>
#include <stdint.h>

#include "graph/base/memory.h"
#include "graph/graph.h"
#include "select.h"

enum tl_view {
    TL_VIEW_NETWORK, /* actors and events, and all that holds between them */
    TL_VIEW_ACTORS,  /* who is tied to whom, through which events */
    TL_VIEW_EVENTS,  /* what led to what, what is part of what */
    TL_VIEW_TIMELINE,
    TL_VIEWS
};

extern const char *const tl_view_names[TL_VIEWS];

struct tl_node {
    struct tl_item item;
    uint32_t degree;  /* edges at this node; one from it to itself counts once */
    int64_t strength; /* the sum of their weights */
};

enum tl_edge_origin {
    TL_EDGE_PARTICIPATION, /* `number` is the participation; actor to event */
    TL_EDGE_RELATION,      /* `number` is the relation */
    TL_EDGE_PART,          /* `number` is the event that is a part; part to whole */
    TL_EDGE_TIE /* of two actors, merged by source, target and as tl_ties says */
};

/* What edges are called that have no kind of their own; NULL for those that have. */
extern const char *const tl_edge_names[];

/*
 * An undirected edge goes from the item with the lesser id to the other.
 *
 * Its evidence: of a participation, that and its event; of a part, the part; of a
 * relation, that and the selected events on which it rests; of a tie, the events and
 * relations that make it. Its references are those that its evidence cites, apart from
 * those that deny it, which come by themselves; one may do both, of different evidence.
 * What is denied makes no tie, and no part of the evidence of a relation that is not
 * denied itself but for its events; unless the selection asks for what is denied.
 *
 * `first` and `last` are the days from which and until which the edge holds, of all
 * its evidence; where `open` says so there is no first or last, and where none is known
 * they are TL_DAY_MAX and TL_DAY_MIN. A participation or relation without a date of its
 * own has those of its events.
 *
 * The status is that of what the edge was made from, of several the strongest; that of
 * an uncited participation is its event's.
 */
struct tl_edge {
    uint32_t source; /* node */
    uint32_t target;
    uint32_t number; /* TL_NONE for a tie, else as the origin says */
    uint32_t kind;   /* word, see tl_edge_kind() */
    uint8_t origin;  /* tl_edge_origin */
    uint8_t status;  /* tl_status */
    bool directed;
    bool related; /* of a tie: relations are in its evidence */
    bool open_start;
    bool open_end;
    bool certain;            /* of a series: see series.h */
    bool spells_follow;      /* internal */
    int64_t weight;          /* in 1 / TL_WEIGHT_ONE */
    int64_t weight_disputed; /* how much of it is of what is disputed */
    int64_t first;
    int64_t last;
    struct tl_slice events;     /* of network->events: the evidence, in time order */
    struct tl_slice references; /* of network->references: behind it, by id */
    struct tl_slice denied_by;  /* of network->deniers, by id */
    struct tl_slice shares;     /* of network->shares: of a tie that unites kinds */
    struct tl_slice spells;     /* internal */
};

/* A kind of events and relations that a tie unites with others, and how much of the
 * tie's weight these add to it: nothing, if all of it is counted already. */
struct tl_share {
    const char *kind; /* "" where they have none */
    const char *text; /* "visit=12" */
    int64_t weight;
};

/* What an event adds to the weight of a tie, by itself or through relations of a kind.
 */
struct tl_addition {
    uint32_t event;
    uint32_t kind; /* word */
    int64_t weight;
    int64_t disputed;
};

/* Where the strongest edges end: how many are as strong as the strongest that are left
 * out, and how many of these are kept. */
struct tl_cut {
    int64_t weight;
    uint32_t kept;
    uint32_t all;
};

struct tl_network {
    const struct tl_graph *graph;
    enum tl_view view;
    struct tl_node *nodes;
    uint32_t node_count;
    struct tl_edge *edges;
    uint32_t edge_count;
    uint32_t *events;        /* event numbers that edges' slices are of */
    uint32_t event_count;    /* how many those are */
    uint32_t *references;    /* reference numbers that edges' slices are of */
    uint32_t *deniers;       /* the same for those who deny */
    uint32_t *relations;     /* those of which ties are made, in the order of these */
    uint32_t relation_count; /* how many those are */
    enum tl_ties ties;       /* what they are kept apart by; 0 in other views */
    struct tl_share *shares; /* of ties: the greatest first, equals by kind; what has
                                no kind is last, and nothing where it is all */
    struct tl_vocabulary kinds; /* internal, and the texts of shares */
    struct tl_arena share_texts;
    struct tl_vector additions; /* struct tl_addition: of the events of ties, … */
    struct tl_vector addition_starts; /* … uint32_t: where those of each place in
                                         `events` begin; empty if the selection does not
                                         ask for them */
    struct tl_span *spells;           /* internal */
    uint32_t crowds;           /* events that made no pairs: too many participations */
    uint32_t apart;            /* or no two of them at one time, by their own dates */
    uint32_t denied[TL_TYPES]; /* events, participations and relations that make no ties
                                  because they are denied */
    uint32_t beside;           /* actors on neither side of events that have both */
    bool mixed;                /* there are directed and undirected edges */
    uint32_t nodes_left_out;   /* over what a picture may have */
    uint32_t edges_left_out;
    uint32_t bare;     /* nodes that tl_network_settle() has left out */
    struct tl_cut cut; /* zeroed where all edges are kept */
};

/*
 * Draws a network. `view` is not TL_VIEW_TIMELINE. Borrows the graph; to be freed (NULL
 * is nothing).
 */
struct tl_network *tl_network_new(const struct tl_graph *graph,
                                  const struct tl_selected *selected,
                                  const struct tl_selection *selection,
                                  enum tl_view view);
void tl_network_free(struct tl_network *network);

/*
 * When a node has edges: from the first to the last day of any, each as that of an edge
 * is; and its component, which are the nodes that are tied to each other directly or
 * through others, whatever the direction. Components are numbered from 1: the largest
 * first, equally large ones by their first nodes.
 */
struct tl_measure {
    int64_t first;
    int64_t last;
    uint32_t component;
};

/* By node; to be freed with tl_free(). */
struct tl_measure *tl_network_measure(const struct tl_network *network);
/* Leaves out nodes without edges, and sums up what the others have. */
void tl_network_settle(struct tl_network *network);

/* Whether only some of the edges are kept that are equally strong. */
static inline bool
tl_cut_is_tied(const struct tl_cut *cut)
{
    return cut->kept > 0 && cut->kept < cut->all;
}

/* "334 edges of weight 1", of which only some are kept; false where there are no such.
 */
enum { TL_CUT_TEXT_MAX = 120 };

bool tl_cut_text(const struct tl_cut *cut, char text[TL_CUT_TEXT_MAX]);

/* What one of the `events` adds to the tie that has it there: a slice of `additions`.
 */
struct tl_slice tl_network_additions(const struct tl_network *network, uint32_t place);

/* What an edge is called: its kind, "participates" or "part of". */
const char *tl_edge_kind(const struct tl_network *network, const struct tl_edge *edge);

/* Whether it is a tie that unites all kinds, and says them by its shares. */
static inline bool
tl_edge_unites(const struct tl_network *network, const struct tl_edge *edge)
{
    return edge->origin == TL_EDGE_TIE && network->ties != TL_TIES_BY_KIND;
}

/* Its role; "" but for participations. */
const char *tl_edge_role(const struct tl_network *network, const struct tl_edge *edge);

/* The edges from one node to another, which stand beside each other. */
struct tl_slice tl_network_between(const struct tl_network *network, uint32_t source,
                                   uint32_t target);

/*
 * The tie that says the same of the same two actors, in the same direction: of a tie of
 * events one of relations of a single kind that rest on exactly these events, and of
 * that the tie of events; with the same days and status, and denied by nobody. TL_NONE
 * where no tie does. Several kinds of relations say different things of the events.
 */
uint32_t tl_network_twin(const struct tl_network *network, uint32_t edge);

/* Whether pictures tell a tie of relations at the line of its twin. */
static inline bool
tl_network_is_retold(const struct tl_network *network, uint32_t edge)
{
    return network->edges[edge].related && tl_network_twin(network, edge) != TL_NONE;
}

/*
 * The spells of an edge: the separate intervals in which it holds, from its evidence,
 * in time order; neighbouring and overlapping ones are one. Start with a zeroed
 * `spell`; false where there is none left. Open ends, and ends that are not known, are
 * TL_DAY_MIN and TL_DAY_MAX; evidence of which neither end is known makes no spell.
 */
struct tl_spell {
    int64_t first;
    int64_t last;
    uint32_t next; /* internal */
};

bool tl_edge_next_spell(const struct tl_network *network, const struct tl_edge *edge,
                        struct tl_spell *spell);

#endif
