#include "ranks.h"

#include <stdlib.h>
#include <string.h>

#include "graph/base/memory.h"
#include "graph/base/square_root.h"
#include "graph/query/network.h"
#include "graph/query/sequence.h"

/*
 * Gaps: where the labels of a network's edges stand, between its columns. Gap 0 is to
 * the left of the first column, gap `n` to the right of column n - 1. A label is
 * between the ends of its edge, rather near the end that has fewer edges, where lines
 * are not crowded, and where there are not many labels yet; that of an edge within a
 * column is beside it.
 */

/* What it costs to be a gap farther from the better end, in lines of labels that are
 * there already; and how many letters are in a line. */
enum { GAP_STEP = 3, LETTERS = 16 };

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
            cost += GAP_STEP * distance(gap, near, far > near);
        if (cost < least) {
            least = cost;
            best = gap;
        }
    }
    return best;
}

/* By edge; `ranks` are the columns by node, of which there are `count`. To be freed. */
static uint32_t *
gaps_new(const struct tl_network *network, const uint32_t *ranks, uint32_t count)
{
    uint32_t *gaps = tl_alloc(((size_t)network->edge_count + 1) * sizeof *gaps);
    uint64_t *loads = tl_alloc(((size_t)count + 1) * sizeof *loads);
    for (uint32_t i = 0; i < network->edge_count; i++) {
        const struct tl_edge *edge = &network->edges[i];
        const char *role = tl_edge_role(network, edge);
        const char *text = *role ? role : tl_edge_kind(network, edge);
        if (edge->origin == TL_EDGE_PART || tl_network_is_retold(network, i))
            continue; /* a frame shows it, or the label of another */
        gaps[i] = choose(network, edge, ranks, loads);
        loads[gaps[i]] += 1 + strlen(text) / LETTERS;
    }
    tl_free(loads);
    return gaps;
}

/*
 * What a picture costs: the columns that edges lead across; edges within a column,
 * which lead around what is between; and columns that are higher than others.
 */
enum { STEP = 100, WITHIN = 1000, EXCESS = 30 };

/* How high a node is, in lines of text with what is around them. */
enum { ACTOR_HEIGHT = 3, EVENT_HEIGHT = 6 };

/* The greater, the fewer and higher are the columns. */
enum { ASPECT = 7, ACTORS_ASPECT = 5, ACTORS_LEAST = 3 };

enum { MOST_ROUNDS = 20 };

struct plan {
    const struct tl_network *network;
    struct tl_ranks *ranks;
    uint32_t *events; /* nodes of events, in sequence */
    uint32_t event_count;
    uint32_t placed;      /* the first so many are dated, or beside such */
    uint32_t *places;     /* of an event: where it is in the sequence */
    uint32_t *heads;      /* of an event: the first in sequence that is in one frame */
    bool *framed;         /* it is not alone in its frame */
    uint32_t *neighbours; /* of node i from ends[i - 1] to ends[i] */
    uint32_t *ends;
    uint64_t *heights;  /* of ranks */
    uint64_t shares[2]; /* what each would have of all actors, of all events */
    uint32_t step;      /* from one rank of actors, or of events, to the next */
    uint32_t first;     /* the first rank of events, and of the undated ones */
    uint32_t undated;
    uint32_t middle; /* where actors are who are tied to nobody yet */
};

static bool
is_actor(const struct plan *plan, uint32_t node)
{
    return plan->network->nodes[node].item.type == TL_ACTOR;
}

static bool
is_dated(const struct plan *plan, uint32_t node)
{
    return plan->places[node] < plan->placed;
}

/* Events come after the actors, and all in order, so that they are found by where they
 * are in it. */
static void
find_sequence(struct plan *plan)
{
    const struct tl_network *network = plan->network;
    uint32_t first = 0, count = network->node_count;
    while (first < count && is_actor(plan, first))
        first++;
    plan->event_count = count - first;
    uint32_t *given = tl_alloc((plan->event_count + 1) * sizeof *given);
    for (uint32_t i = 0; i < plan->event_count; i++)
        given[i] = network->nodes[first + i].item.number;
    struct tl_sequence sequence =
        tl_sequence_of(network->graph, given, plan->event_count, NULL);
    plan->placed = sequence.placed;
    for (uint32_t i = 0; i < sequence.count; i++) {
        uint32_t low = 0, high = plan->event_count;
        while (low + 1 < high) {
            uint32_t middle = low + (high - low) / 2;
            if (given[middle] <= sequence.events[i])
                low = middle;
            else
                high = middle;
        }
        plan->events[i] = first + low;
        plan->places[first + low] = i;
    }
    tl_sequence_clear(&sequence);
    tl_free(given);
}

/* What an actor does in an event: from one participation to before another. */
struct doing {
    uint32_t first;
    uint32_t end;
    bool gives;
    bool receives;
};

/* The next actor of an event that is not denied; false after the last. */
static bool
next_doing(const struct tl_graph *graph, uint32_t event, struct doing *doing)
{
    struct tl_slice slice = tl_graph_event_participations(graph, event);
    uint32_t at = doing->end, end = slice.first + slice.count;
    while (at < end && tl_graph_participation_status(graph, at) == TL_DENIED)
        at++;
    if (at == end)
        return false;
    *doing = (struct doing){.first = at};
    uint32_t actor = tl_graph_participation_actor(graph, at);
    for (; at < end && tl_graph_participation_actor(graph, at) == actor; at++) {
        enum tl_side side =
            tl_graph_role_side(graph, tl_graph_participation_role(graph, at));
        doing->gives |= side == TL_SIDE_GIVING;
        doing->receives |= side == TL_SIDE_RECEIVING;
    }
    doing->end = at;
    return true;
}

static struct doing
begin_doing(const struct tl_graph *graph, uint32_t event)
{
    return (struct doing){.end = tl_graph_event_participations(graph, event).first};
}

/* Whether an event ties the ends of an edge as its two sides. */
static bool
ties_sides(const struct tl_network *network, const struct tl_edge *edge, uint32_t event)
{
    const struct tl_graph *graph = network->graph;
    struct doing doing = begin_doing(graph, event);
    bool gives = false, receives = false;
    while (next_doing(graph, event, &doing)) {
        uint32_t actor = tl_graph_participation_actor(graph, doing.first);
        if (doing.gives && doing.receives)
            return false;
        gives |= doing.gives && actor == network->nodes[edge->source].item.number;
        receives |= doing.receives && actor == network->nodes[edge->target].item.number;
    }
    return gives && receives;
}

static bool
is_mentioned(const struct tl_ranks *ranks, uint32_t participation)
{
    for (uint32_t i = 0; i < ranks->mention_count; i++)
        if (ranks->mentions[i].participation == participation)
            return true;
    return false;
}

/* The node of an actor, TL_NONE where it has none. */
static uint32_t
find_actor(const struct plan *plan, uint32_t actor)
{
    for (uint32_t i = 0; i < plan->network->node_count && is_actor(plan, i); i++)
        if (plan->network->nodes[i].item.number == actor)
            return i;
    return TL_NONE;
}

/* Adds those on neither side of an event that an edge is made of. */
static void
add_mentions(struct plan *plan, uint32_t edge, uint32_t event)
{
    const struct tl_graph *graph = plan->network->graph;
    struct tl_ranks *ranks = plan->ranks;
    struct doing doing = begin_doing(graph, event);
    while (ranks->mention_count < TL_RANKS_MENTIONS &&
           next_doing(graph, event, &doing)) {
        uint32_t node =
            find_actor(plan, tl_graph_participation_actor(graph, doing.first));
        if (doing.gives || doing.receives || node == TL_NONE ||
            is_mentioned(ranks, doing.first))
            continue;
        ranks->mentions[ranks->mention_count++] =
            (struct tl_mention){node, edge, doing.first};
    }
}

static void
find_mentions(struct plan *plan)
{
    const struct tl_network *network = plan->network;
    plan->ranks->mentions = tl_alloc(TL_RANKS_MENTIONS * sizeof *plan->ranks->mentions);
    for (uint32_t i = 0; i < network->edge_count && network->beside > 0; i++) {
        const struct tl_edge *edge = &network->edges[i];
        if (edge->origin != TL_EDGE_TIE || !edge->directed ||
            tl_network_is_retold(network, i))
            continue;
        for (uint32_t j = 0; j < edge->events.count; j++) {
            uint32_t event = network->events[edge->events.first + j];
            if (ties_sides(network, edge, event))
                add_mentions(plan, i, event);
        }
    }
}

static uint64_t
height_of(const struct plan *plan, uint32_t node)
{
    return is_actor(plan, node) ? ACTOR_HEIGHT : EVENT_HEIGHT;
}

static uint32_t
head_of(const struct plan *plan, uint32_t node)
{
    while (plan->heads[node] != node)
        node = plan->heads[node];
    return node;
}

static void
find_frames(struct plan *plan)
{
    const struct tl_network *network = plan->network;
    for (uint32_t i = 0; i < network->node_count; i++)
        plan->heads[i] = i;
    for (uint32_t i = 0; i < network->edge_count; i++) {
        const struct tl_edge *edge = &network->edges[i];
        if (edge->origin != TL_EDGE_PART)
            continue;
        uint32_t a = head_of(plan, edge->source), b = head_of(plan, edge->target);
        bool first = plan->places[a] < plan->places[b];
        plan->heads[first ? b : a] = first ? a : b;
        plan->framed[edge->source] = plan->framed[edge->target] = true;
    }
}

static void
find_neighbours(struct plan *plan)
{
    const struct tl_network *network = plan->network;
    uint32_t sum = 0;
    for (uint32_t i = 0; i < network->edge_count; i++) {
        plan->ends[network->edges[i].source]++;
        plan->ends[network->edges[i].target]++;
    }
    for (uint32_t i = 0; i < plan->ranks->mention_count; i++) {
        const struct tl_mention *mention = &plan->ranks->mentions[i];
        plan->ends[mention->node]++;
        plan->ends[network->edges[mention->edge].target]++;
    }
    for (uint32_t i = 0; i < network->node_count; i++) {
        uint32_t count = plan->ends[i];
        plan->ends[i] = sum; /* the beginning, which goes up as they come in */
        sum += count;
    }
    for (uint32_t i = 0; i < network->edge_count; i++) {
        const struct tl_edge *edge = &network->edges[i];
        plan->neighbours[plan->ends[edge->source]++] = edge->target;
        plan->neighbours[plan->ends[edge->target]++] = edge->source;
    }
    for (uint32_t i = 0; i < plan->ranks->mention_count; i++) {
        const struct tl_mention *mention = &plan->ranks->mentions[i];
        uint32_t target = network->edges[mention->edge].target;
        plan->neighbours[plan->ends[mention->node]++] = target;
        plan->neighbours[plan->ends[target]++] = mention->node;
    }
}

static void
put(struct plan *plan, uint32_t node, uint32_t rank)
{
    uint32_t *old = &plan->ranks->of[node];
    if (*old != TL_NONE)
        plan->heights[*old] -= height_of(plan, node);
    *old = rank;
    plan->heights[rank] += height_of(plan, node);
}

/* Events of which all or none are dated, in order, to ranks up to `end`. */
static void
put_events(struct plan *plan, bool dated, uint32_t first, uint32_t end)
{
    uint64_t count = 0, before = 0;
    for (uint32_t i = 0; i < plan->event_count; i++)
        count += is_dated(plan, head_of(plan, plan->events[i])) == dated;
    for (uint32_t i = 0; i < plan->event_count; i++) {
        uint32_t node = plan->events[i], head = head_of(plan, node);
        if (is_dated(plan, head) != dated)
            continue;
        uint64_t ranks = (end - first) / plan->step;
        uint64_t rank = first + before++ * ranks / count * plan->step;
        put(plan, node, head == node ? (uint32_t)rank : plan->ranks->of[head]);
    }
}

static uint64_t
cost_of(const struct plan *plan, uint32_t node, uint32_t rank)
{
    uint64_t cost = 0, height = plan->heights[rank];
    uint64_t share = plan->shares[!is_actor(plan, node)];
    for (uint32_t i = node ? plan->ends[node - 1] : 0; i < plan->ends[node]; i++) {
        uint32_t other = plan->ranks->of[plan->neighbours[i]];
        if (plan->neighbours[i] == node || other == TL_NONE)
            continue;
        uint32_t steps = other > rank ? other - rank : rank - other;
        cost += steps > 0 ? (uint64_t)steps * STEP : WITHIN;
    }
    if (plan->ranks->of[node] != rank)
        height += height_of(plan, node);
    return height > share ? cost + (height - share) * EXCESS : cost;
}

/* Puts a node where it costs least; whether that is elsewhere than before. */
static bool
improve(struct plan *plan, uint32_t node, uint32_t first, uint32_t end)
{
    uint32_t old = plan->ranks->of[node], best = old == TL_NONE ? plan->middle : old;
    uint64_t least = cost_of(plan, node, best);
    for (uint32_t rank = first; rank < end; rank += plan->step) {
        uint64_t cost = cost_of(plan, node, rank);
        if (cost < least) {
            least = cost;
            best = rank;
        }
    }
    put(plan, node, best);
    return best != old;
}

struct busy {
    uint32_t node;
    uint32_t degree;
};

static int
compare_busy(const void *left, const void *right)
{
    const struct busy *a = left, *b = right;
    if (a->degree != b->degree)
        return a->degree > b->degree ? -1 : 1;
    return a->node < b->node ? -1 : a->node > b->node;
}

/* The actors, the busiest first; to be freed. */
static struct busy *
list_actors(const struct plan *plan, uint32_t *count)
{
    uint32_t nodes = plan->network->node_count;
    struct busy *busy = tl_alloc((nodes + 1) * sizeof *busy);
    for (uint32_t i = 0; i < nodes; i++)
        if (is_actor(plan, i))
            busy[(*count)++] = (struct busy){i, plan->network->nodes[i].degree};
    qsort(busy, *count, sizeof *busy, compare_busy);
    return busy;
}

/* Up to where a dated event may go: the rank of the next one in time counts. */
static uint32_t
end_for(const struct plan *plan, uint32_t node)
{
    for (uint32_t i = plan->places[node] + 1; i < plan->placed; i++)
        if (head_of(plan, plan->events[i]) == plan->events[i])
            return plan->ranks->of[plan->events[i]] + 1;
    return plan->undated;
}

/* Dated events stay in the order of time; that of the undated nobody knows. Frames stay
 * where they are. */
static bool
improve_events(struct plan *plan)
{
    bool moved = false;
    uint32_t before = plan->first;
    for (uint32_t i = 0; i < plan->event_count; i++) {
        uint32_t node = plan->events[i];
        if (head_of(plan, node) != node)
            continue;
        bool dated = is_dated(plan, node);
        if (!plan->framed[node] && dated)
            moved = improve(plan, node, before, end_for(plan, node)) || moved;
        else if (!plan->framed[node])
            moved = improve(plan, node, plan->undated, plan->ranks->count) || moved;
        before = dated ? plan->ranks->of[node] : before;
    }
    return moved;
}

static void
improve_all(struct plan *plan)
{
    uint32_t count = 0;
    struct busy *busy = list_actors(plan, &count);
    bool moved = true;
    for (int round = 0; moved && round < MOST_ROUNDS; round++) {
        moved = false;
        for (uint32_t i = 0; i < count; i++)
            moved = improve(plan, busy[i].node, 0, plan->ranks->count) || moved;
        moved = improve_events(plan) || moved;
    }
    tl_free(busy);
}

/* How many ranks there are, and which of them are for what: dated events come first.
 * Those of actors are before, between and after them, so that no line from an actor to
 * an event leads around something. */
static void
share_ranks_with_events(struct plan *plan, uint32_t actors, uint32_t dated,
                        uint32_t undated)
{
    uint64_t heights[] = {(uint64_t)actors * ACTOR_HEIGHT,
                          (uint64_t)(dated + undated) * EVENT_HEIGHT};
    uint32_t ranks = tl_square_root((heights[0] + heights[1]) / ASPECT);
    uint32_t least = (dated > 0 ? 1U : 0U) + (undated > 0), theirs = 0;
    plan->first = actors > 0;
    plan->step = actors > 0 ? 2 : 1;
    ranks = (ranks + plan->first) / plan->step;
    ranks = ranks < least ? least : ranks;
    if (dated > 0) {
        theirs = (ranks * dated + (dated + undated) / 2) / (dated + undated);
        if (theirs == ranks && undated > 0)
            theirs--;
        if (theirs == 0)
            theirs = 1;
    }
    plan->undated = plan->first + theirs * plan->step;
    plan->ranks->count = plan->first + ranks * plan->step;
    plan->shares[0] = heights[0] / (ranks + 1);
    plan->shares[1] = heights[1] / (ranks ? ranks : 1);
}

static void
share_ranks(struct plan *plan, uint32_t actors, uint32_t dated, uint32_t undated)
{
    uint64_t height = (uint64_t)actors * ACTOR_HEIGHT;
    uint32_t ranks = tl_square_root(height / ACTORS_ASPECT);
    if (actors == 0 || dated + undated > 0) {
        share_ranks_with_events(plan, actors, dated, undated);
        return;
    }
    ranks = ranks < ACTORS_LEAST ? ACTORS_LEAST : ranks;
    ranks = ranks < actors ? ranks : actors;
    plan->step = 1;
    plan->ranks->count = plan->undated = ranks;
    plan->middle = (ranks - 1) / 2;
    plan->shares[0] = height / ranks;
}

static void
put_all(struct plan *plan)
{
    uint32_t actors = 0, dated = 0, undated = 0;
    for (uint32_t i = 0; i < plan->network->node_count; i++) {
        plan->ranks->of[i] = TL_NONE;
        if (is_actor(plan, i))
            actors++;
        else if (is_dated(plan, head_of(plan, i)))
            dated++;
        else
            undated++;
    }
    share_ranks(plan, actors, dated, undated);
    plan->heights = tl_alloc((plan->ranks->count + 1) * sizeof *plan->heights);
    put_events(plan, true, plan->first, plan->undated);
    put_events(plan, false, plan->undated, plan->ranks->count);
    improve_all(plan);
    tl_free(plan->heights);
}

/* How many nodes each is tied to, and how many pairs there are. To be freed. */
static uint32_t *
count_pairs(const struct tl_network *network, uint32_t *pairs)
{
    uint32_t *counts = tl_alloc(((size_t)network->node_count + 1) * sizeof *counts);
    *pairs = 0;
    for (uint32_t i = 0; i < network->edge_count; i++) {
        uint32_t source = network->edges[i].source, target = network->edges[i].target;
        bool first = tl_network_between(network, source, target).first == i;
        bool back = tl_network_between(network, target, source).count > 0;
        if (!first || (back && target <= source))
            continue;
        counts[source]++;
        counts[target]++;
        ++*pairs;
    }
    return counts;
}

bool
tl_ranks_suit_star(const struct tl_network *network)
{
    enum { SHARE = 3, SPARE = 10 };
    uint32_t pairs, most = 0;
    if (network->edge_count > TL_RANKS_STAR || network->node_count > TL_RANKS_NODES)
        return false;
    uint32_t *counts = count_pairs(network, &pairs);
    for (uint32_t i = 0; i < network->node_count; i++)
        most = counts[i] > most ? counts[i] : most;
    tl_free(counts);
    return pairs > 0 && network->edge_count <= 2 * pairs && most >= pairs / SHARE &&
           pairs <= network->node_count + pairs / SPARE;
}

struct tl_ranks *
tl_ranks_new(const struct tl_network *network)
{
    size_t nodes = (size_t)network->node_count + 1, edges = network->edge_count;
    if (network->node_count > TL_RANKS_NODES ||
        (network->edge_count > TL_RANKS_EDGES && !tl_ranks_suit_star(network)))
        return NULL;
    struct tl_ranks *ranks = tl_alloc(sizeof *ranks);
    ranks->of = tl_alloc(nodes * sizeof *ranks->of);
    struct plan plan = {
        .network = network,
        .ranks = ranks,
        .events = tl_alloc(nodes * sizeof *plan.events),
        .places = tl_alloc(nodes * sizeof *plan.places),
        .heads = tl_alloc(nodes * sizeof *plan.heads),
        .framed = tl_alloc(nodes * sizeof *plan.framed),
        .neighbours =
            tl_alloc((2 * (edges + TL_RANKS_MENTIONS) + 1) * sizeof *plan.neighbours),
        .ends = tl_alloc(nodes * sizeof *plan.ends),
    };
    find_sequence(&plan);
    find_mentions(&plan);
    find_frames(&plan);
    find_neighbours(&plan);
    put_all(&plan);
    ranks->gaps = gaps_new(network, ranks->of, ranks->count);
    tl_free(plan.ends);
    tl_free(plan.neighbours);
    tl_free(plan.framed);
    tl_free(plan.heads);
    ranks->events = plan.events;
    ranks->event_count = plan.event_count;
    tl_free(plan.places);
    return ranks;
}

void
tl_ranks_free(struct tl_ranks *ranks)
{
    if (!ranks)
        return;
    tl_free(ranks->mentions);
    tl_free(ranks->gaps);
    tl_free(ranks->events);
    tl_free(ranks->of);
    tl_free(ranks);
}
