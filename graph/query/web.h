/*
 * A web: a network in the making. Whoever makes its edges gives each of them its
 * evidence; here they get their slices, bounds and spells.
 */
#ifndef TL_GRAPH_QUERY_WEB_H
#define TL_GRAPH_QUERY_WEB_H

#include <stddef.h>
#include <stdint.h>

#include "graph/span.h"
#include "graph/weight.h"
#include "network.h"

/*
 * Numbers one after the other. Slices are of one piece of memory, so these lists,
 * unlike columns, grow by doubling.
 */
struct tl_numbers {
    uint32_t *items;
    size_t count;
    size_t room;
};

struct tl_spans {
    struct tl_span *items;
    size_t count;
    size_t room;
};

/* Of the edges with several kinds; those of the open one are at the end. */
struct tl_shares {
    struct tl_share *items;
    size_t count;
    size_t room;
    struct tl_vector places; /* uint32_t, by kind: of its last share, + 1 */
};

struct tl_web {
    struct tl_network *network;
    const struct tl_graph *graph;
    const struct tl_selected *selected;
    const struct tl_selection *selection;
    uint32_t *actor_nodes; /* by actor: its node; NULL where actors are not shown */
    uint32_t *event_nodes;
    struct tl_numbers events; /* of all edges; what is open is at the end */
    struct tl_numbers references;
    struct tl_numbers deniers;
    struct tl_numbers relations; /* of ties */
    struct tl_spans spells;
    struct tl_shares shares;
    struct tl_edge *edge; /* the open one */
    bool leaves_denied;   /* denied events support no edge that is not denied */
    bool takes_denials;   /* only those who deny it are wanted of more evidence */
    bool has_other_spans; /* than those that come in the order of its events */
    uint32_t *cited;      /* by reference: how many edges there were with the last
                             that has it */
    uint32_t *denying;    /* the same of those who deny; NULL where nobody does */
};

/* To be ended with tl_web_end(), which hands all over to the network. */
void tl_web_begin(struct tl_web *web, struct tl_network *network,
                  const struct tl_selected *selected,
                  const struct tl_selection *selection);
void tl_web_end(struct tl_web *web);

/* Makes room for the edges, of which there will be no more than `count`; it is not
 * zeroed, for each edge is written whole. */
void tl_web_allot(struct tl_web *web, size_t count);

/* Opens the next edge: without number, kind, role, weight, evidence. */
struct tl_edge *tl_web_begin_edge(struct tl_web *web, uint32_t source, uint32_t target,
                                  enum tl_edge_origin origin);
void tl_web_end_edge(struct tl_web *web);

/* Gives the open edge some more evidence: an event with what it cites, … */
void tl_web_add_event(struct tl_web *web, uint32_t event);
void tl_web_add_citations(struct tl_web *web, struct tl_slice citations);
void tl_web_add_span(struct tl_web *web, struct tl_span span);

/* … the time of an event, given in the order of events … */
void tl_web_add_event_span(struct tl_web *web, uint32_t event);

/* … a relation with what it cites, the events that it rests on, and its time. What is
 * denied of these is only named, see struct tl_edge. The network keeps which relations
 * a tie is made of. */
void tl_web_add_relation(struct tl_web *web, const struct tl_relation *relation);

/* … and how much of its weight is of a kind. */
void tl_web_add_share(struct tl_web *web, struct tl_text kind, int64_t weight);

/* The node of an item that is shown. */
static inline uint32_t
tl_web_node(const struct tl_web *web, struct tl_item item)
{
    return (item.type == TL_ACTOR ? web->actor_nodes : web->event_nodes)[item.number];
}

/* Whether a relation's ends are to change places, see struct tl_edge. */
bool tl_web_is_turned(const struct tl_web *web, const struct tl_relation *relation);

#endif
