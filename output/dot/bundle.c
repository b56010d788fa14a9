#include "bundle.h"

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

/* The bundle of which an edge is the first; false where that is another. */
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
    find_strongest(bundle, network, bundle->there);
    find_strongest(bundle, network, bundle->back);
    return bundle->back.count == 0 || source < target;
}

/* Adds weights of edges, and a bit (1 << tl_side) for each end that has an arrow. */
unsigned
tl_dot_bundle_add(const struct tl_network *network, struct tl_slice edges,
                  int64_t *weight)
{
    unsigned arrows = 0;
    for (uint32_t i = edges.first; i < edges.first + edges.count; i++) {
        const struct tl_edge *edge = &network->edges[i];
        if (tl_network_is_retold(network, i))
            continue;
        if (edge->weight > 0 && edge->weight < INT64_MAX - *weight)
            *weight += edge->weight;
        arrows |= 1U << tl_dot_edge_arrow(network, edge);
    }
    return arrows;
}

const char *
tl_dot_bundle_direction(unsigned there, unsigned back)
{
    enum { GIVING = 1U << TL_SIDE_GIVING, RECEIVING = 1U << TL_SIDE_RECEIVING };
    bool at_end = (there & GIVING) || (back & RECEIVING);
    bool at_start = (there & RECEIVING) || (back & GIVING);
    if (at_end)
        return at_start ? "both" : "forward";
    return at_start ? "back" : "none";
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

/* What the drawing has of a bundle of the layout. */
struct tl_dot_bundle
tl_dot_bundle_shown(const struct tl_dot_layout *layout,
                    const struct tl_dot_bundle *bundle)
{
    const struct tl_edge *first = &layout->network->edges[bundle->there.first];
    struct tl_dot_bundle found = *bundle;
    if (!layout->period)
        return found;
    found = (struct tl_dot_bundle){
        .there = tl_dot_edges_between(layout, first->source, first->target)};
    if (first->source != first->target)
        found.back = tl_dot_edges_between(layout, first->target, first->source);
    find_strongest(&found, layout->period, found.there);
    find_strongest(&found, layout->period, found.back);
    return found;
}
