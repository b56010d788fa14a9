#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "graph/base/memory.h"
#include "graph/base/radix.h"
#include "graph/claim.h"
#include "network.h"
#include "ties.h"
#include "web.h"

/* Trimming: what the selection asks of a network after its edges are merged. First the
 * budgets: what of a network there is room for. */

/* How many there may be; 0: as many as there are. */
struct budget {
    uint32_t nodes;
    uint32_t edges;
};

/* Whether each node has an edge; to be freed. */
static bool *
network_ends(const struct tl_network *network)
{
    bool *marks = tl_alloc(network->node_count * sizeof *marks);
    for (uint32_t i = 0; i < network->edge_count; i++) {
        marks[network->edges[i].source] = true;
        marks[network->edges[i].target] = true;
    }
    return marks;
}

/* Leaves out all nodes but those that are marked, which all ends of edges have to be.
 */
static void
network_keep_nodes(struct tl_network *network, const bool *marks)
{
    uint32_t *numbers = tl_alloc(network->node_count * sizeof *numbers);
    uint32_t kept = 0;
    for (uint32_t node = 0; node < network->node_count; node++) {
        if (!marks[node])
            continue;
        network->nodes[kept] = network->nodes[node];
        numbers[node] = kept++;
    }
    network->node_count = kept;
    for (uint32_t i = 0; i < network->edge_count; i++) {
        network->edges[i].source = numbers[network->edges[i].source];
        network->edges[i].target = numbers[network->edges[i].target];
    }
    tl_free(numbers);
}

/* `place` is the event that somebody takes part in: events come in time order. */
struct ranked {
    int64_t weight;
    uint64_t company;
    uint32_t place;
    uint32_t edge;
};

static int
compare_ranked(const void *left, const void *right)
{
    const struct ranked *a = left, *b = right;
    if (a->weight != b->weight)
        return a->weight > b->weight ? -1 : 1;
    if (a->company != b->company)
        return a->company > b->company ? -1 : 1;
    if (a->place != b->place)
        return a->place < b->place ? -1 : 1;
    return a->edge < b->edge ? -1 : a->edge > b->edge;
}

/* Adds to each node what its neighbours have; where that is NULL, one for each. */
static uint64_t *
add_neighbours(const struct tl_network *network, const uint64_t *have)
{
    uint64_t *sums = tl_alloc(network->node_count * sizeof *sums);
    for (uint32_t i = 0; i < network->edge_count; i++) {
        const struct tl_edge *edge = &network->edges[i];
        sums[edge->source] += have ? have[edge->target] : 1;
        sums[edge->target] += have ? have[edge->source] : 1;
    }
    return sums;
}

/* All that take part in an event have the same rank, and so are neighbours. */
static struct ranked *
rank_edges(const struct tl_network *network)
{
    struct ranked *ranked = tl_alloc(network->edge_count * sizeof *ranked);
    uint64_t *degrees = add_neighbours(network, NULL);
    uint64_t *company = add_neighbours(network, degrees);
    for (uint32_t i = 0; i < network->edge_count; i++) {
        const struct tl_edge *edge = &network->edges[i];
        bool part = edge->origin == TL_EDGE_PARTICIPATION;
        uint64_t other = company[part ? edge->target : edge->source];
        ranked[i] = (struct ranked){edge->weight, company[edge->target] + other,
                                    part ? edge->target : 0, i};
    }
    qsort(ranked, network->edge_count, sizeof *ranked, compare_ranked);
    tl_free(company);
    tl_free(degrees);
    return ranked;
}

/* What is within the budget: marks, and what they are of in the order of choosing. */
struct choice {
    const struct tl_network *network;
    const struct budget *budget;
    bool *has_node;
    bool *has_edge;
    uint32_t *nodes;
    uint32_t *edges;
    uint32_t node_count;
    uint32_t edge_count;
    struct tl_slice *parts; /* by event's node: of `participations` */
    uint32_t *participations;
    bool *refused; /* by event's node: there was no room for it */
};

static void
group_participations(struct choice *choice)
{
    const struct tl_network *network = choice->network;
    uint32_t next = 0;
    for (uint32_t i = 0; i < network->edge_count; i++)
        if (network->edges[i].origin == TL_EDGE_PARTICIPATION)
            choice->parts[network->edges[i].target].count++;
    for (uint32_t i = 0; i < network->node_count; i++) {
        choice->parts[i].first = next;
        next += choice->parts[i].count;
        choice->parts[i].count = 0;
    }
    for (uint32_t i = 0; i < network->edge_count; i++) {
        struct tl_slice *slice = &choice->parts[network->edges[i].target];
        if (network->edges[i].origin == TL_EDGE_PARTICIPATION)
            choice->participations[slice->first + slice->count++] = i;
    }
}

static struct choice
begin_choice(const struct tl_network *network, const struct budget *budget)
{
    size_t nodes = network->node_count, edges = network->edge_count;
    struct choice choice = {
        .network = network,
        .budget = budget,
        .has_node = tl_alloc(nodes * sizeof *choice.has_node),
        .has_edge = tl_alloc(edges * sizeof *choice.has_edge),
        .nodes = tl_alloc(nodes * sizeof *choice.nodes),
        .edges = tl_alloc(edges * sizeof *choice.edges),
        .parts = tl_alloc(nodes * sizeof *choice.parts),
        .participations = tl_alloc(edges * sizeof *choice.participations),
        .refused = tl_alloc(nodes * sizeof *choice.refused),
    };
    group_participations(&choice);
    return choice;
}

static void
end_choice(struct choice *choice)
{
    tl_free(choice->has_node);
    tl_free(choice->has_edge);
    tl_free(choice->nodes);
    tl_free(choice->edges);
    tl_free(choice->parts);
    tl_free(choice->participations);
    tl_free(choice->refused);
}

static bool
is_over(const struct budget *budget, uint32_t nodes, uint32_t edges)
{
    return (budget->nodes && nodes > budget->nodes) ||
           (budget->edges && edges > budget->edges);
}

static bool add_node(struct choice *choice, uint32_t node);

/* False, having added something or not, where the budget does not suffice. */
static bool
add_edge(struct choice *choice, uint32_t number)
{
    const struct tl_edge *edge = &choice->network->edges[number];
    if (choice->has_edge[number])
        return true;
    choice->has_edge[number] = true;
    choice->edges[choice->edge_count++] = number;
    return !is_over(choice->budget, choice->node_count, choice->edge_count) &&
           add_node(choice, edge->source) && add_node(choice, edge->target);
}

/* An event brings all that take part in it. */
static bool
add_node(struct choice *choice, uint32_t node)
{
    if (choice->has_node[node])
        return true;
    choice->has_node[node] = true;
    choice->nodes[choice->node_count++] = node;
    if (is_over(choice->budget, choice->node_count, choice->edge_count))
        return false;
    struct tl_slice parts = choice->parts[node];
    for (uint32_t i = parts.first; i < parts.first + parts.count; i++)
        if (!add_edge(choice, choice->participations[i]))
            return false;
    return true;
}

/* Others, between nodes that are there, may still follow one that is refused. */
static void
try_edge(struct choice *choice, uint32_t number)
{
    const struct tl_edge *edge = &choice->network->edges[number];
    uint32_t nodes = choice->node_count, edges = choice->edge_count;
    if (choice->refused[edge->target] || add_edge(choice, number))
        return;
    while (choice->node_count > nodes)
        choice->has_node[choice->nodes[--choice->node_count]] = false;
    while (choice->edge_count > edges)
        choice->has_edge[choice->edges[--choice->edge_count]] = false;
    choice->refused[edge->target] = edge->origin == TL_EDGE_PARTICIPATION;
}

/* But not where others are left out that have edges: these say more. */
static void
add_bare(struct choice *choice)
{
    if (choice->edge_count < choice->network->edge_count)
        return;
    bool *ends = network_ends(choice->network);
    for (uint32_t i = 0; i < choice->network->node_count; i++) {
        if (choice->budget->nodes && choice->node_count >= choice->budget->nodes)
            break;
        if (ends[i])
            continue;
        choice->has_node[i] = true;
        choice->node_count++;
    }
    tl_free(ends);
}

/* Of the strongest that are left out, how many as strong as them are not. */
static struct tl_cut
cut_of(const struct choice *choice)
{
    const struct tl_edge *edges = choice->network->edges;
    struct tl_cut cut = {.weight = INT64_MIN};
    uint32_t count = choice->network->edge_count;
    for (uint32_t i = 0; i < count; i++)
        if (!choice->has_edge[i] && edges[i].weight > cut.weight)
            cut.weight = edges[i].weight;
    for (uint32_t i = 0; i < count; i++) {
        bool at_cut = edges[i].weight == cut.weight;
        cut.all += at_cut;
        cut.kept += at_cut && choice->has_edge[i];
    }
    return cut;
}

/*
 * Cuts a network down to a budget. The strongest edges stay; of equally strong ones
 * those whose ends have the busiest neighbours, then those that come first. An event
 * stays with all that take part in it or not at all, for with some of them it would be
 * another event; of such events those with the busiest participants, then the earliest.
 * One that there is no room for is passed over. Nodes that never had an edge fill what
 * room is left by all edges. The order stays.
 */
static void
network_afford(struct tl_network *network, const struct budget *budget)
{
    if (!is_over(budget, network->node_count, network->edge_count))
        return;
    uint32_t edges = network->edge_count, kept = 0;
    struct choice choice = begin_choice(network, budget);
    struct ranked *ranked = rank_edges(network);
    for (uint32_t i = 0; i < edges; i++)
        try_edge(&choice, ranked[i].edge);
    tl_free(ranked);
    add_bare(&choice);
    network->cut = cut_of(&choice);
    for (uint32_t i = 0; i < edges; i++)
        if (choice.has_edge[i])
            network->edges[kept++] = network->edges[i];
    network->edge_count = kept;
    network_keep_nodes(network, choice.has_node);
    end_choice(&choice);
}

static void
drop_light(struct tl_network *network, int64_t min_weight)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < network->edge_count; i++)
        if (network->edges[i].weight >= min_weight)
            network->edges[kept++] = network->edges[i];
    network->edge_count = kept;
}

static int
compare_down(const void *left, const void *right)
{
    int64_t a = *(const int64_t *)left;
    int64_t b = *(const int64_t *)right;
    return (a < b) - (a > b);
}

/* The weight of the last of the strongest, and how many of that weight are in. */
static struct tl_cut
find_cut(const struct tl_network *network, uint32_t top)
{
    int64_t *weights = tl_alloc(network->edge_count * sizeof *weights);
    for (uint32_t i = 0; i < network->edge_count; i++)
        weights[i] = network->edges[i].weight;
    qsort(weights, network->edge_count, sizeof *weights, compare_down);
    struct tl_cut cut = {.weight = weights[top - 1]};
    for (uint32_t i = 0; i < network->edge_count; i++) {
        bool at_cut = weights[i] == cut.weight;
        cut.all += at_cut;
        cut.kept += at_cut && i < top;
    }
    tl_free(weights);
    return cut;
}

static void
keep_strongest(struct tl_network *network, uint32_t top)
{
    if (top >= network->edge_count)
        return;
    struct tl_cut cut = find_cut(network, top);
    uint32_t kept = 0, room = cut.kept;
    for (uint32_t i = 0; i < network->edge_count; i++) {
        int64_t weight = network->edges[i].weight;
        if (weight < cut.weight || (weight == cut.weight && room == 0))
            continue;
        room -= weight == cut.weight;
        network->edges[kept++] = network->edges[i];
    }
    network->edge_count = kept;
    network->cut = cut;
}

static void
drop_bare(struct tl_network *network)
{
    bool *marks = network_ends(network);
    network_keep_nodes(network, marks);
    tl_free(marks);
}

/* The strongest that were asked for, with what is an end of them. */
static void
keep_top(struct tl_network *network, uint32_t top)
{
    if (network->view == TL_VIEW_NETWORK)
        network_afford(network, &(struct budget){.edges = top});
    else
        keep_strongest(network, top);
    drop_bare(network);
}

/*
 * Leaves out edges that are too light, then all but the strongest (of equally strong
 * ones those that come first, but in the view of the network those whose ends have the
 * busiest neighbours); then
 * nodes without edges, where the strongest were asked for. What is then still more than
 * a picture may have is cut down to the strongest edges and, where there is room, bare
 * nodes; the rest is counted as left out. The order stays.
 */
static void
network_trim(struct tl_network *network, const struct tl_selection *selection)
{
    struct budget budget = {selection->most_nodes, selection->most_edges};
    uint32_t nodes, edges;
    drop_light(network, selection->min_weight);
    if (selection->top > 0)
        keep_top(network, selection->top);
    nodes = network->node_count;
    edges = network->edge_count;
    network_afford(network, &budget);
    network->nodes_left_out = nodes - network->node_count;
    network->edges_left_out = edges - network->edge_count;
}

/* How a network is made: its nodes, and the edges of each view. */

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
    edge->weight_disputed = relation.weight_disputed;
    edge->status = (uint8_t)relation.status;
    tl_web_add_relation(web, &relation);
}

/* How sure it is that an event is part of its parent event: as sure as the sources are
 * that say so, and as the event is; disputed, if a source denies it. */
static enum tl_status
part_status(const struct tl_graph *graph, uint32_t event)
{
    enum tl_status status = tl_graph_event_status(graph, event);
    enum tl_status said = tl_claim_status(graph, TL_EVENT, event, TL_PART_OF);
    struct tl_claims claims = tl_claims_begin(graph, TL_EVENT, event);
    struct tl_claim claim;
    while (tl_claims_next(&claims, &claim)) {
        if (claim.field == TL_PART_OF && claim.agrees && claim.status == TL_DENIED)
            said = TL_DISPUTED;
    }
    return said > status ? said : status;
}

static void
fill_part(struct tl_web *web, struct tl_edge *edge)
{
    edge->directed = true;
    edge->weight = TL_WEIGHT_ONE;
    edge->status = (uint8_t)part_status(web->graph, edge->number);
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
    if (edge->status == TL_DISPUTED && origin != TL_EDGE_RELATION)
        edge->weight_disputed = edge->weight;
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
make_ties(struct tl_web *web)
{
    struct tl_pairs pairs;
    tl_ties_gather(web, &pairs);
    tl_ties_make(web, &pairs);
    tl_pairs_clear(&pairs);
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
    for (uint32_t i = 0; i < network->node_count; i++)
        network->nodes[i] = (struct tl_node){.item = network->nodes[i].item};
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
    if (view == TL_VIEW_ACTORS)
        network->ties = selection->ties;
    tl_web_begin(&web, network, selected, selection);
    make_nodes(&web);
    if (view == TL_VIEW_ACTORS)
        make_ties(&web);
    else
        make_edges(&web);
    tl_web_end(&web);
    network_trim(network, selection);
    sum_up(network);
    return network;
}

void
tl_network_settle(struct tl_network *network)
{
    uint32_t nodes = network->node_count;
    drop_bare(network);
    network->bare += nodes - network->node_count;
    sum_up(network);
}
