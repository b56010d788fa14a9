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

/* The nodes that stay get the next numbers in turn. */
static void
drop_bare(struct tl_network *network)
{
    uint32_t *numbers = tl_alloc(network->node_count * sizeof *numbers);
    for (uint32_t i = 0; i < network->edge_count; i++) {
        numbers[network->edges[i].source] = 1;
        numbers[network->edges[i].target] = 1;
    }
    uint32_t kept = 0;
    for (uint32_t node = 0; node < network->node_count; node++) {
        if (!numbers[node])
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

void
tl_network_trim(struct tl_network *network, const struct tl_selection *selection)
{
    drop_light(network, selection->min_weight);
    if (selection->top == 0)
        return;
    keep_strongest(network, selection->top);
    drop_bare(network);
}
