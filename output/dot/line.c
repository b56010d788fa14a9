#include "line.h"

#include "graph/query/edge_dates.h"
#include "item.h"
#include "look.h"
#include "frames.h"

/* How often a weight of one has to be doubled to come to a weight. */
static int64_t
doublings(int64_t weight)
{
    int64_t count = 0;
    for (weight /= TL_WEIGHT_ONE; weight > 1; weight /= 2)
        count++;
    return count;
}

static int64_t
line_width(int64_t weight, int64_t strongest)
{
    enum { LEAST = 6, ONE = 9, MOST = 60, USUAL = 10 };
    int64_t all = doublings(strongest);
    if (weight < TL_WEIGHT_ONE)
        return LEAST;
    if (all <= USUAL)
        return ONE + doublings(weight) * 5;
    return ONE + doublings(weight) * (MOST - ONE) / all;
}

static bool
has_width(const struct tl_edge *edge)
{
    return edge->origin != TL_EDGE_PARTICIPATION && edge->origin != TL_EDGE_PART;
}

void
tl_dot_put_width(struct tl_dot *dot, const struct tl_edge *edge, int64_t weight,
                 int64_t strongest)
{
    if (has_width(edge))
        tl_dot_decimal(dot, TL_DOT_PENWIDTH, line_width(weight, strongest));
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

int64_t
tl_dot_bundle_weight(const struct tl_network *network,
                     const struct tl_dot_bundle *bundle)
{
    int64_t weight = 0;
    if (!has_width(bundle->strongest))
        return 0;
    add(network, bundle->there, &weight);
    add(network, bundle->back, &weight);
    return weight;
}

void
tl_dot_put_bundle(struct tl_dot *dot, const struct tl_network *network,
                  const struct tl_dot_bundle *bundle, int64_t strongest)
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
    tl_dot_put_width(dot, look, weight, strongest);
    tl_dot_unless(dot, TL_DOT_DIR, direction(there, back), "forward");
    tl_dot_close(dot);
}
