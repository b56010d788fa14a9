#include "trim.h"

#include <stdlib.h>

#include "graph/base/memory.h"
#include "network.h"

/*
 * Budgets: what of a network there is room for.
 */

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

static void
add_bare(struct choice *choice)
{
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
 * room is left. The order stays.
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

void
tl_network_trim(struct tl_network *network, const struct tl_selection *selection)
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
