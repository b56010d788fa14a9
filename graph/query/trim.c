#include "trim.h"

#include <stdlib.h>

#include "graph/base/memory.h"
#include "budget.h"

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
    bool *marks = tl_network_ends(network);
    tl_network_keep_nodes(network, marks);
    tl_free(marks);
}

/* The strongest that were asked for, with what is an end of them. */
static void
keep_top(struct tl_network *network, uint32_t top)
{
    if (network->view == TL_VIEW_NETWORK)
        tl_network_afford(network, &(struct tl_budget){.edges = top});
    else
        keep_strongest(network, top);
    drop_bare(network);
}

void
tl_network_trim(struct tl_network *network, const struct tl_selection *selection)
{
    struct tl_budget budget = {selection->most_nodes, selection->most_edges};
    uint32_t nodes, edges;
    drop_light(network, selection->min_weight);
    if (selection->top > 0)
        keep_top(network, selection->top);
    nodes = network->node_count;
    edges = network->edge_count;
    tl_network_afford(network, &budget);
    network->nodes_left_out = nodes - network->node_count;
    network->edges_left_out = edges - network->edge_count;
}
