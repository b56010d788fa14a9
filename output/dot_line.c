#include "dot_line.h"

#include "dot_item.h"
#include "dot_legend.h"
#include "dot_wholes.h"
#include "graph/edge_dates.h"

int64_t
tl_dot_line_width(int64_t weight)
{
    enum { LEAST = 6, ONE = 9, DOUBLE = 5, MOST = 60 };
    int64_t width = ONE;
    if (weight < TL_WEIGHT_ONE)
        return LEAST;
    for (weight /= TL_WEIGHT_ONE; weight > 1 && width < MOST; weight /= 2)
        width += DOUBLE;
    return width;
}

enum tl_side
tl_dot_line_arrow(const struct tl_network *network, const struct tl_edge *edge)
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
static unsigned
add(const struct tl_network *network, struct tl_slice edges, int64_t *weight)
{
    unsigned arrows = 0;
    for (uint32_t i = edges.first; i < edges.first + edges.count; i++) {
        const struct tl_edge *edge = &network->edges[i];
        if (edge->weight > 0 && edge->weight < INT64_MAX - *weight)
            *weight += edge->weight;
        arrows |= 1U << tl_dot_line_arrow(network, edge);
    }
    return arrows;
}

static const char *
direction(unsigned there, unsigned back)
{
    enum { GIVING = 1U << TL_SIDE_GIVING, RECEIVING = 1U << TL_SIDE_RECEIVING };
    bool at_end = (there & GIVING) || (back & RECEIVING);
    bool at_start = (there & RECEIVING) || (back & GIVING);
    if (at_end)
        return at_start ? "both" : "forward";
    return at_start ? "back" : "none";
}

void
tl_dot_put_bundle(struct tl_dot *dot, const struct tl_network *network,
                  const struct tl_dot_bundle *bundle)
{
    const struct tl_edge *look = bundle->strongest;
    const struct tl_edge *first = &network->edges[bundle->there.first];
    int64_t weight = 0;
    unsigned there = add(network, bundle->there, &weight);
    unsigned back = add(network, bundle->back, &weight);
    tl_dot_edge(dot, tl_dot_node_name(network, first->source),
                tl_dot_node_name(network, first->target));
    tl_dot_edges_tooltip(dot, network, bundle->there, bundle->back);
    tl_dot_edge_look(dot, look->origin, look->status,
                     tl_edge_is_doubtful(network, look));
    if (look->origin != TL_EDGE_PARTICIPATION && look->origin != TL_EDGE_PART)
        tl_dot_decimal(dot, TL_DOT_PENWIDTH, tl_dot_line_width(weight));
    tl_dot_unless(dot, TL_DOT_DIR, direction(there, back), "forward");
    tl_dot_close(dot);
}
