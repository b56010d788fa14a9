#include "gaps.h"

#include <string.h>

#include "graph/base/memory.h"

/* What it costs to be a gap farther from the better end, in lines of labels that are
 * there already; and how many letters are in a line. */
enum { STEP = 3, LETTERS = 16 };

static uint64_t
distance(uint32_t gap, uint32_t rank, bool to_the_right)
{
    uint32_t best = rank + to_the_right;
    return gap > best ? gap - best : best - gap;
}

static uint32_t
choose(const struct tl_network *network, const struct tl_edge *edge,
       const uint32_t *ranks, const uint64_t *loads)
{
    bool target =
        network->nodes[edge->target].degree <= network->nodes[edge->source].degree;
    uint32_t near = ranks[target ? edge->target : edge->source];
    uint32_t far = ranks[target ? edge->source : edge->target];
    uint32_t first = (near < far ? near : far) + (near != far);
    uint32_t end = near == far ? near + 1 : near > far ? near : far;
    uint32_t best = first;
    uint64_t least = UINT64_MAX;
    for (uint32_t gap = first; gap <= end; gap++) {
        uint64_t cost = loads[gap];
        if (near != far)
            cost += STEP * distance(gap, near, far > near);
        if (cost < least) {
            least = cost;
            best = gap;
        }
    }
    return best;
}

uint32_t *
tl_gaps_new(const struct tl_network *network, const uint32_t *ranks, uint32_t count)
{
    uint32_t *gaps = tl_alloc(((size_t)network->edge_count + 1) * sizeof *gaps);
    uint64_t *loads = tl_alloc(((size_t)count + 1) * sizeof *loads);
    for (uint32_t i = 0; i < network->edge_count; i++) {
        const struct tl_edge *edge = &network->edges[i];
        const char *role = tl_edge_role(network, edge);
        const char *text = *role ? role : tl_edge_kind(network, edge);
        if (edge->origin == TL_EDGE_PART)
            continue; /* a frame shows it */
        gaps[i] = choose(network, edge, ranks, loads);
        loads[gaps[i]] += 1 + strlen(text) / LETTERS;
    }
    tl_free(loads);
    return gaps;
}
