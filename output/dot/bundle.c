#include "bundle.h"

bool
tl_dot_edge_has_width(const struct tl_edge *edge)
{
    return edge->origin != TL_EDGE_PARTICIPATION && edge->origin != TL_EDGE_PART;
}

/* At which end an edge has an arrow: TL_SIDE_GIVING for the target, as of a giver. */
enum tl_side
tl_dot_edge_arrow(const struct tl_network *network, const struct tl_edge *edge)
{
    if (edge->origin == TL_EDGE_PARTICIPATION)
        return tl_graph_role_side(
            network->graph, tl_graph_participation_role(network->graph, edge->number));
    return edge->directed ? TL_SIDE_GIVING : TL_SIDE_NONE;
}

static void
find_strongest(struct tl_dot_bundle *bundle, const struct tl_network *network,
               struct tl_slice edges)
{
    for (uint32_t i = 0; i < edges.count; i++) {
        const struct tl_edge *edge = &network->edges[edges.first + i];
        if (!bundle->strongest || edge->weight > bundle->strongest->weight)
            bundle->strongest = edge;
    }
}

void
tl_dot_bundle_find_strongest(struct tl_dot_bundle *bundle,
                             const struct tl_network *network)
{
    find_strongest(bundle, network, bundle->there);
    find_strongest(bundle, network, bundle->back);
}

uint32_t
tl_dot_bundle_first(const struct tl_network *network, uint32_t edge)
{
    uint32_t source = network->edges[edge].source;
    uint32_t target = network->edges[edge].target;
    struct tl_slice there = tl_network_between(network, source, target);
    struct tl_slice back = tl_network_between(network, target, source);
    return back.count > 0 && target < source ? back.first : there.first;
}

bool
tl_dot_bundle_of(const struct tl_network *network, uint32_t edge,
                 struct tl_dot_bundle *bundle)
{
    uint32_t source = network->edges[edge].source;
    uint32_t target = network->edges[edge].target;
    struct tl_slice there = tl_network_between(network, source, target);
    if (there.first != edge)
        return false;
    *bundle = (struct tl_dot_bundle){.there = there};
    if (source != target)
        bundle->back = tl_network_between(network, target, source);
    tl_dot_bundle_find_strongest(bundle, network);
    return bundle->back.count == 0 || source < target;
}

void
tl_dot_bundle_add(const struct tl_network *network, struct tl_slice edges,
                  int64_t *weight)
{
    for (uint32_t i = edges.first; i < edges.first + edges.count; i++) {
        const struct tl_edge *edge = &network->edges[i];
        if (!tl_network_is_retold(network, i) && edge->weight > 0 &&
            edge->weight < INT64_MAX - *weight)
            *weight += edge->weight;
    }
}

/* A bit (1 << tl_side) for each end that has an arrow. */
static unsigned
arrows_of(const struct tl_network *network, struct tl_slice edges)
{
    unsigned arrows = 0;
    for (uint32_t i = edges.first; i < edges.first + edges.count; i++)
        arrows |= 1U << tl_dot_edge_arrow(network, &network->edges[i]);
    return arrows;
}

struct tl_dot_ends
tl_dot_bundle_ends(const struct tl_network *network, const struct tl_dot_bundle *bundle)
{
    enum { GIVING = 1U << TL_SIDE_GIVING, RECEIVING = 1U << TL_SIDE_RECEIVING };
    unsigned there = arrows_of(network, bundle->there);
    unsigned back = arrows_of(network, bundle->back);
    return (struct tl_dot_ends){.at_source = (there & RECEIVING) || (back & GIVING),
                                .at_target = (there & GIVING) || (back & RECEIVING)};
}

/* What its edges weigh together; 0 where the line's width does not say so. */
int64_t
tl_dot_bundle_weight(const struct tl_network *network,
                     const struct tl_dot_bundle *bundle)
{
    int64_t weight = 0;
    if (!tl_dot_edge_has_width(bundle->strongest))
        return 0;
    tl_dot_bundle_add(network, bundle->there, &weight);
    tl_dot_bundle_add(network, bundle->back, &weight);
    return weight;
}
