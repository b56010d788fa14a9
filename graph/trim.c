#include "trim.h"

#include <stdlib.h>

#include "memory.h"

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
static int64_t
find_bar(const struct tl_network *network, uint32_t top, uint32_t *at_bar)
{
    int64_t *weights = tl_alloc(network->edge_count * sizeof *weights);
    for (uint32_t i = 0; i < network->edge_count; i++)
        weights[i] = network->edges[i].weight;
    qsort(weights, network->edge_count, sizeof *weights, compare_down);
    int64_t bar = weights[top - 1];
    *at_bar = 0;
    while (*at_bar < top && weights[top - 1 - *at_bar] == bar)
        ++*at_bar;
    tl_free(weights);
    return bar;
}

static void
keep_strongest(struct tl_network *network, uint32_t top)
{
    if (top >= network->edge_count)
        return;
    uint32_t at_bar;
    int64_t bar = find_bar(network, top, &at_bar);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < network->edge_count; i++) {
        int64_t weight = network->edges[i].weight;
        if (weight < bar || (weight == bar && at_bar == 0))
            continue;
        at_bar -= weight == bar;
        network->edges[kept++] = network->edges[i];
    }
    network->edge_count = kept;
}

static bool *
mark_ends(const struct tl_network *network)
{
    bool *marks = tl_alloc(network->node_count * sizeof *marks);
    for (uint32_t i = 0; i < network->edge_count; i++) {
        marks[network->edges[i].source] = true;
        marks[network->edges[i].target] = true;
    }
    return marks;
}

/* The nodes that stay get the next numbers in turn; edges have none but such nodes. */
static void
keep_nodes(struct tl_network *network, const bool *marks)
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

static void
drop_bare(struct tl_network *network)
{
    bool *marks = mark_ends(network);
    keep_nodes(network, marks);
    tl_free(marks);
}

/* Strongest first; of equally strong ones those whose ends have the busiest neighbours,
 * then those that come first. */
struct ranked {
    int64_t weight;
    uint64_t company;
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

static struct ranked *
rank_edges(const struct tl_network *network)
{
    struct ranked *ranked = tl_alloc(network->edge_count * sizeof *ranked);
    uint64_t *degrees = add_neighbours(network, NULL);
    uint64_t *company = add_neighbours(network, degrees);
    for (uint32_t i = 0; i < network->edge_count; i++) {
        const struct tl_edge *edge = &network->edges[i];
        ranked[i] = (struct ranked){edge->weight,
                                    company[edge->source] + company[edge->target], i};
    }
    qsort(ranked, network->edge_count, sizeof *ranked, compare_ranked);
    tl_free(company);
    tl_free(degrees);
    return ranked;
}

/* What is within the budget. */
struct choice {
    bool *nodes;
    bool *edges;
    uint32_t node_count;
    uint32_t edge_count;
};

static void
choose_edge(struct choice *choice, const struct tl_network *network,
            const struct tl_selection *selection, uint32_t number)
{
    const struct tl_edge *edge = &network->edges[number];
    bool loop = edge->target == edge->source;
    uint32_t more = choice->nodes[edge->source] ? 0 : 1;
    more += loop || choice->nodes[edge->target] ? 0 : 1;
    if (selection->most_edges && choice->edge_count == selection->most_edges)
        return;
    if (selection->most_nodes && choice->node_count + more > selection->most_nodes)
        return; /* others, between nodes that are there, may still follow */
    choice->nodes[edge->source] = choice->nodes[edge->target] = true;
    choice->edges[number] = true;
    choice->node_count += more;
    choice->edge_count++;
}

/* Nodes that never had an edge fill the room that is left. */
static void
choose_bare(struct choice *choice, const struct tl_network *network,
            const struct tl_selection *selection)
{
    bool *ends = mark_ends(network);
    for (uint32_t i = 0; i < network->node_count; i++) {
        if (selection->most_nodes && choice->node_count >= selection->most_nodes)
            break;
        if (ends[i])
            continue;
        choice->nodes[i] = true;
        choice->node_count++;
    }
    tl_free(ends);
}

static struct choice
choose(const struct tl_network *network, const struct tl_selection *selection)
{
    struct choice choice = {tl_alloc(network->node_count * sizeof *choice.nodes),
                            tl_alloc(network->edge_count * sizeof *choice.edges), 0, 0};
    struct ranked *ranked = rank_edges(network);
    for (uint32_t i = 0; i < network->edge_count; i++)
        choose_edge(&choice, network, selection, ranked[i].edge);
    choose_bare(&choice, network, selection);
    tl_free(ranked);
    return choice;
}

static bool
is_over(const struct tl_network *network, const struct tl_selection *selection)
{
    return (selection->most_nodes && network->node_count > selection->most_nodes) ||
           (selection->most_edges && network->edge_count > selection->most_edges);
}

static void
keep_affordable(struct tl_network *network, const struct tl_selection *selection)
{
    struct choice choice = choose(network, selection);
    uint32_t nodes = network->node_count, edges = network->edge_count, kept = 0;
    for (uint32_t i = 0; i < edges; i++)
        if (choice.edges[i])
            network->edges[kept++] = network->edges[i];
    network->edge_count = kept;
    keep_nodes(network, choice.nodes);
    network->edges_left_out = edges - kept;
    network->nodes_left_out = nodes - network->node_count;
    tl_free(choice.nodes);
    tl_free(choice.edges);
}

void
tl_network_trim(struct tl_network *network, const struct tl_selection *selection)
{
    drop_light(network, selection->min_weight);
    if (selection->top > 0) {
        keep_strongest(network, selection->top);
        drop_bare(network);
    }
    if (is_over(network, selection))
        keep_affordable(network, selection);
}
