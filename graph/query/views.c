/* How a network is made: its nodes, and the edges of each view. */
#include "network.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "graph/base/memory.h"
#include "graph/base/radix.h"
#include "ties.h"
#include "trim.h"
#include "web.h"

/* Adds a node for each mark; returns the node of each number. */
static uint32_t *
add_nodes(struct tl_network *network, enum tl_type type, const bool *marks)
{
    uint32_t count = tl_graph_count(network->graph, type);
    uint32_t *nodes = tl_alloc(count * sizeof *nodes);
    for (uint32_t number = 0; number < count; number++) {
        nodes[number] = marks[number] ? network->node_count : TL_NONE;
        if (marks[number])
            network->nodes[network->node_count++].item = (struct tl_item){type, number};
    }
    return nodes;
}

static size_t
count_marks(const bool *marks, uint32_t total)
{
    size_t count = 0;
    for (uint32_t i = 0; i < total; i++)
        count += marks[i];
    return count;
}

/* The actors that are shown: of those who were selected with an event, not who was no
 * member in the time that is wanted. To be freed, but NULL where all are. */
static bool *
find_members(const struct tl_web *web)
{
    if (web->selected->everything)
        return NULL;
    bool *members = tl_alloc(tl_graph_count(web->graph, TL_ACTOR));
    tl_selected_mark_actors(web->selected, web->graph, web->selection, members);
    return members;
}

static void
make_nodes(struct tl_web *web)
{
    struct tl_network *network = web->network;
    bool has_actors = network->view != TL_VIEW_EVENTS;
    bool has_events = network->view != TL_VIEW_ACTORS;
    bool *members = has_actors ? find_members(web) : NULL;
    const bool *actors = members ? members : web->selected->actors;
    const bool *events = web->selected->events;
    size_t count = 0;
    if (has_actors)
        count += count_marks(actors, tl_graph_count(web->graph, TL_ACTOR));
    if (has_events)
        count += count_marks(events, tl_graph_count(web->graph, TL_EVENT));
    network->nodes = tl_alloc(count * sizeof *network->nodes);
    if (has_actors)
        web->actor_nodes = add_nodes(network, TL_ACTOR, actors);
    if (has_events)
        web->event_nodes = add_nodes(network, TL_EVENT, events);
    tl_free(members);
}

/*
 * The place of a relation's kind among the kinds of all edges with its ends, where
 * "participates" and "part of" have theirs among the words; no kind comes first.
 */
#define NAME_KEY ((uint32_t)INT32_MAX)

static uint32_t
kind_key(const struct tl_web *web, const struct tl_relation *relation, uint32_t kind)
{
    if (kind == TL_NONE)
        return 0;
    bool is_of_events =
        relation->source.type == TL_EVENT && relation->target.type == TL_EVENT;
    const char *name =
        tl_edge_names[is_of_events ? TL_EDGE_PART : TL_EDGE_PARTICIPATION];
    int order = strcmp(tl_graph_word(web->graph, kind), name);
    return order == 0 ? NAME_KEY : order < 0 ? kind + 1 : kind + 1 + NAME_KEY;
}

static void
add_participation_strands(const struct tl_web *web, struct tl_vector *strands)
{
    uint32_t count = tl_graph_count(web->graph, TL_PARTICIPATION);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t event = tl_graph_participation_event(web->graph, i);
        uint32_t actor = tl_graph_participation_actor(web->graph, i);
        if (web->selected->events[event] &&
            tl_selection_takes(web->selection, web->graph, i))
            tl_strands_add(
                strands,
                (struct tl_strand){web->actor_nodes[actor], web->event_nodes[event],
                                   NAME_KEY, tl_strand_item(TL_EDGE_PARTICIPATION, i)});
    }
}

static void
add_part_strands(const struct tl_web *web, struct tl_vector *strands)
{
    uint32_t count = tl_graph_count(web->graph, TL_EVENT);
    for (uint32_t part = 0; part < count; part++) {
        uint32_t whole = tl_graph_event_part_of(web->graph, part);
        if (whole == TL_NONE || !web->selected->events[part] ||
            !web->selected->events[whole])
            continue;
        tl_strands_add(strands, (struct tl_strand){web->event_nodes[part],
                                                   web->event_nodes[whole], NAME_KEY,
                                                   tl_strand_item(TL_EDGE_PART, part)});
    }
}

static void
add_relation_strands(const struct tl_web *web, struct tl_vector *strands)
{
    uint32_t count = tl_graph_count(web->graph, TL_RELATION);
    for (uint32_t i = 0; i < count; i++) {
        if (!web->selected->relations[i])
            continue;
        struct tl_relation relation = tl_graph_relation(web->graph, i);
        if (!web->actor_nodes &&
            (relation.source.type == TL_ACTOR || relation.target.type == TL_ACTOR))
            continue;
        uint32_t kind = tl_graph_relation_kind(web->graph, i);
        uint32_t source = tl_web_node(web, relation.source);
        uint32_t target = tl_web_node(web, relation.target);
        bool turned = tl_web_is_turned(web, &relation);
        tl_strands_add(strands, (struct tl_strand){
                                    turned ? target : source, turned ? source : target,
                                    kind_key(web, &relation, kind),
                                    tl_strand_item(TL_EDGE_RELATION, i)});
    }
}

static void
fill_participation(struct tl_web *web, struct tl_edge *edge)
{
    struct tl_participation participation =
        tl_graph_participation(web->graph, edge->number);
    const struct tl_date *date = participation.date;
    if (!date)
        date = tl_graph_event_date(web->graph, participation.event);
    edge->directed = true;
    edge->weight = TL_WEIGHT_ONE;
    edge->status = (uint8_t)participation.status;
    if (edge->status == TL_UNCITED)
        edge->status = (uint8_t)tl_graph_event_status(web->graph, participation.event);
    tl_web_add_event(web, participation.event);
    tl_web_add_citations(web, participation.citations);
    tl_web_add_span(web, tl_span_of(date));
}

static void
fill_relation(struct tl_web *web, struct tl_edge *edge)
{
    struct tl_relation relation = tl_graph_relation(web->graph, edge->number);
    edge->kind = tl_graph_relation_kind(web->graph, edge->number);
    edge->directed = relation.directed;
    edge->weight = relation.weight;
    edge->status = (uint8_t)relation.status;
    tl_web_add_relation(web, &relation);
}

static void
fill_part(struct tl_web *web, struct tl_edge *edge)
{
    edge->directed = true;
    edge->weight = TL_WEIGHT_ONE;
    edge->status = (uint8_t)tl_graph_event_status(web->graph, edge->number);
    tl_web_add_event(web, edge->number);
    tl_web_add_span(web, tl_span_of(tl_graph_event_date(web->graph, edge->number)));
}

static void (*const fillers[])(struct tl_web *, struct tl_edge *) = {
    [TL_EDGE_PARTICIPATION] = fill_participation,
    [TL_EDGE_RELATION] = fill_relation,
    [TL_EDGE_PART] = fill_part,
};

static void
make_edge(struct tl_web *web, const struct tl_strand *strand)
{
    enum tl_edge_origin origin = (enum tl_edge_origin)tl_strand_of(strand);
    struct tl_edge *edge =
        tl_web_begin_edge(web, strand->source, strand->target, origin);
    edge->number = tl_strand_number(strand);
    fillers[origin](web, edge);
    tl_web_end_edge(web);
}

/*
 * One edge for each strand. Those with the same ends and kind stay as they are added:
 * participations by role, which relations do not have, then relations by id.
 */
static void
make_edges(struct tl_web *web)
{
    struct tl_vector strands = {.width = sizeof(struct tl_strand)};
    if (web->actor_nodes)
        add_participation_strands(web, &strands);
    add_part_strands(web, &strands);
    add_relation_strands(web, &strands);
    tl_strands_sort(&strands);
    tl_web_allot(web, strands.count);
    for (size_t i = 0; i < strands.count; i++)
        make_edge(web, tl_vector_at(&strands, i));
    tl_vector_clear(&strands);
}

static void
note_edge(struct tl_node *node, const struct tl_edge *edge)
{
    node->degree++;
    node->strength = tl_weight_add(node->strength, edge->weight);
}

static void
sum_up(struct tl_network *network)
{
    bool seen[2] = {false, false};
    for (uint32_t i = 0; i < network->edge_count; i++) {
        const struct tl_edge *edge = &network->edges[i];
        seen[edge->directed] = true;
        note_edge(&network->nodes[edge->source], edge);
        if (edge->target != edge->source)
            note_edge(&network->nodes[edge->target], edge);
    }
    network->mixed = seen[false] && seen[true];
}

struct tl_network *
tl_network_new(const struct tl_graph *graph, const struct tl_selected *selected,
               const struct tl_selection *selection, enum tl_view view)
{
    assert(view != TL_VIEW_TIMELINE);
    struct tl_network *network = tl_alloc(sizeof *network);
    struct tl_web web;
    network->graph = graph;
    network->view = view;
    tl_web_begin(&web, network, selected, selection);
    make_nodes(&web);
    if (view == TL_VIEW_ACTORS)
        tl_ties_make(&web);
    else
        make_edges(&web);
    tl_web_end(&web);
    tl_network_trim(network, selection);
    sum_up(network);
    return network;
}
