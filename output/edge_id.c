#include "edge_id.h"

#include <stdio.h>
#include <string.h>

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
    digest->high = tl_hash(text, size, digest->high);
    digest->low = tl_hash(text, size, digest->low);
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

/* Of the edges from one node to another that have a kind. */
struct census {
    uint32_t before; /* those before the edge in question */
    bool undirected; /* there is such a one among all of them */
};

static struct census
count_kind(const struct tl_network *network, uint32_t source, uint32_t target,
           const struct tl_edge *of)
{
    struct census census = {0, false};
    struct tl_slice edges = tl_network_between(network, source, target);
    for (uint32_t i = 0; i < edges.count; i++) {
        const struct tl_edge *edge = &network->edges[edges.first + i];
        if (strcmp(tl_edge_kind(network, edge), tl_edge_kind(network, of)) != 0)
            continue;
        census.before += edge < of;
        census.undirected |= !edge->directed;
    }
    return census;
}

uint32_t
tl_edge_twins(const struct tl_network *network, const struct tl_edge *edge)
{
    struct census same = count_kind(network, edge->source, edge->target, edge);
    if (edge->source == edge->target)
        return same.before;
    struct census reverse = count_kind(network, edge->target, edge->source, edge);
    bool undirected = same.undirected || reverse.undirected;
    return same.before + (undirected ? reverse.before : 0);
}

uint32_t
tl_edges_undirected(const struct tl_network *network)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < network->edge_count; i++)
        count += !network->edges[i].directed;
    return count;
}
