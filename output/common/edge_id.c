#include "edge_id.h"

#include <stdio.h>
#include <string.h>

#include "graph/base/content_hash.h"

/* Two hashes, of which 96 bits are used. */
struct digest {
    uint64_t high;
    uint64_t low;
};

/* With its NUL, so that no two rows of texts make the same bytes. */
static void
digest_text(struct digest *digest, const char *text)
{
    size_t size = strlen(text) + 1;
    digest->high = tl_content_hash(text, size, digest->high);
    digest->low = tl_content_hash(text, size, digest->low);
}

static const char *
end_id(const struct tl_network *network, uint32_t node)
{
    return tl_graph_id(network->graph, network->nodes[node].item);
}

static const char *
own_date(const struct tl_network *network, const struct tl_edge *edge)
{
    if (edge->origin != TL_EDGE_PARTICIPATION)
        return "";
    const struct tl_date *date =
        tl_graph_participation_date(network->graph, edge->number);
    return date ? date->text : "";
}

const char *
tl_edge_id(const struct tl_network *network, const struct tl_edge *edge,
           char buffer[TL_EDGE_ID_MAX])
{
    static const char *const origins[] = {
        [TL_EDGE_PARTICIPATION] = "participation",
        [TL_EDGE_PART] = "part",
        [TL_EDGE_TIE] = "tie",
    };
    if (edge->origin == TL_EDGE_RELATION)
        return tl_graph_relation(network->graph, edge->number).id;
    struct digest digest = {1, 2};
    digest_text(&digest, origins[edge->origin]);
    digest_text(&digest, end_id(network, edge->source));
    digest_text(&digest, end_id(network, edge->target));
    digest_text(&digest, tl_edge_kind(network, edge));
    digest_text(&digest, tl_edge_role(network, edge));
    digest_text(&digest, edge->directed ? "directed" : "undirected");
    digest_text(&digest, own_date(network, edge));
    snprintf(buffer, TL_EDGE_ID_MAX, "edge:%08lx%016llx",
             (unsigned long)(digest.high >> 32), (unsigned long long)digest.low);
    return buffer;
}

/* What edges are ordered by first. */
struct place {
    uint32_t source;
    uint32_t target;
    const char *kind;
};

static int
compare(const struct tl_network *network, const struct tl_edge *edge,
        const struct place *place)
{
    if (edge->source != place->source)
        return edge->source < place->source ? -1 : 1;
    if (edge->target != place->target)
        return edge->target < place->target ? -1 : 1;
    return strcmp(tl_edge_kind(network, edge), place->kind);
}

/* The edges in a place; `undirected` is set where one of them is. */
static struct tl_slice
edges_in(const struct tl_network *network, const struct place *place, bool *undirected)
{
    const struct tl_edge *edges = network->edges;
    uint32_t low = 0, high = network->edge_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (compare(network, &edges[middle], place) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (; high < network->edge_count && compare(network, &edges[high], place) == 0;
         high++)
        *undirected |= !edges[high].directed;
    return (struct tl_slice){low, high - low};
}

static struct tl_twins
find_twins(const struct tl_network *network, const struct tl_edge *edge)
{
    struct place there = {edge->source, edge->target, tl_edge_kind(network, edge)};
    struct place back = {edge->target, edge->source, there.kind};
    struct tl_twins twins = {0};
    bool undirected = false;
    twins.edges = edges_in(network, &there, &undirected);
    struct tl_slice reverse = edges_in(network, &back, &undirected);
    if (undirected && reverse.first < twins.edges.first)
        twins.before = reverse.count;
    return twins;
}

uint32_t
tl_edge_twins(struct tl_twins *twins, const struct tl_network *network,
              const struct tl_edge *edge)
{
    uint32_t number = (uint32_t)(edge - network->edges);
    if (number - twins->edges.first >= twins->edges.count)
        *twins = find_twins(network, edge);
    return twins->before + number - twins->edges.first;
}

uint32_t
tl_edges_undirected(const struct tl_network *network)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < network->edge_count; i++)
        count += !network->edges[i].directed;
    return count;
}
