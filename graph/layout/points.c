#include "points.h"

#include "graph/base/square_root.h"

/* A spiral of so many nodes still fits in numbers of 32 bits. */
enum { MOST_NODES = 200000 };

/* Of so many pairs of nodes forces are computed, in so many rounds at most. */
enum { MOST_PAIRS = 60000000, MOST_ROUNDS = 300, LEAST_ROUNDS = 10 };

/* Fractions of forces and of directions. */
enum { FRACTION = 1 << 20 };

struct vector {
    int64_t x;
    int64_t y;
};

struct box {
    int64_t left;
    int64_t bottom;
    int64_t width;
    int64_t height;
};

struct layout {
    const struct tl_network *network;
    uint32_t *starts;      /* of each component in `order`, and the end */
    uint32_t count;        /* components */
    uint32_t *order;       /* nodes by component, from the busiest outwards */
    uint32_t *ranks;       /* of each node in it */
    uint32_t *ways;        /* by node, and the end: where its neighbours begin */
    uint32_t *neighbours;  /* nodes */
    struct vector *places; /* in the order */
    struct vector *forces;
    struct box *boxes; /* by component */
};

static int64_t
length_of(struct vector vector)
{
    return tl_square_root((uint64_t)(vector.x * vector.x + vector.y * vector.y));
}

static void
list_neighbours(struct layout *layout)
{
    const struct tl_network *network = layout->network;
    uint32_t *at = tl_alloc(((size_t)network->node_count + 1) * sizeof *at);
    layout->ways = tl_alloc(((size_t)network->node_count + 1) * sizeof *layout->ways);
    layout->neighbours =
        tl_alloc((2 * (size_t)network->edge_count + 1) * sizeof *layout->neighbours);
    for (uint32_t i = 0; i < network->edge_count; i++) {
        layout->ways[network->edges[i].source + 1]++;
        layout->ways[network->edges[i].target + 1]++;
    }
    for (uint32_t i = 0; i < network->node_count; i++) {
        layout->ways[i + 1] += layout->ways[i];
        at[i] = layout->ways[i];
    }
    for (uint32_t i = 0; i < network->edge_count; i++) {
        const struct tl_edge *edge = &network->edges[i];
        layout->neighbours[at[edge->source]++] = edge->target;
        layout->neighbours[at[edge->target]++] = edge->source;
    }
    tl_free(at);
}

/* Where each component begins. */
static void
count_components(struct layout *layout, const struct tl_measure *measures)
{
    uint32_t nodes = layout->network->node_count;
    for (uint32_t i = 0; i < nodes; i++)
        layout->count = measures[i].component > layout->count ? measures[i].component
                                                              : layout->count;
    layout->starts = tl_alloc(((size_t)layout->count + 1) * sizeof *layout->starts);
    for (uint32_t i = 0; i < nodes; i++)
        layout->starts[measures[i].component]++;
    for (uint32_t i = 0; i < layout->count; i++)
        layout->starts[i + 1] += layout->starts[i];
}

/* Orders the nodes of a component by how far they are from its busiest. */
static void
order_component(struct layout *layout, uint32_t busiest, uint32_t start)
{
    uint32_t end = start;
    layout->ranks[busiest] = end;
    layout->order[end++] = busiest;
    for (uint32_t at = start; at < end; at++) {
        uint32_t node = layout->order[at];
        for (uint32_t i = layout->ways[node]; i < layout->ways[node + 1]; i++) {
            uint32_t next = layout->neighbours[i];
            if (layout->ranks[next] != TL_NONE)
                continue;
            layout->ranks[next] = end;
            layout->order[end++] = next;
        }
    }
}

static void
order_nodes(struct layout *layout, const struct tl_measure *measures)
{
    const struct tl_network *network = layout->network;
    uint32_t nodes = network->node_count;
    uint32_t *busiest = tl_alloc(((size_t)layout->count + 1) * sizeof *busiest);
    layout->order = tl_alloc(((size_t)nodes + 1) * sizeof *layout->order);
    layout->ranks = tl_alloc(((size_t)nodes + 1) * sizeof *layout->ranks);
    for (uint32_t i = nodes; i-- > 0;) {
        uint32_t *best = &busiest[measures[i].component - 1];
        if (measures[*best].component != measures[i].component ||
            network->nodes[*best].degree <= network->nodes[i].degree)
            *best = i;
        layout->ranks[i] = TL_NONE;
    }
    for (uint32_t i = 0; i < layout->count; i++)
        order_component(layout, busiest[i], layout->starts[i]);
    tl_free(busiest);
}

/* A spiral on which each node is a golden angle further than the one before. */
static void
wind(struct vector *places, uint32_t count)
{
    static const struct vector turn = {-773194, 708303};
    struct vector way = {FRACTION, 0};
    for (uint32_t i = 0; i < count; i++) {
        int64_t radius =
            tl_square_root((2 * (uint64_t)i + 1) * TL_POINT_UNIT * TL_POINT_UNIT / 4);
        places[i] =
            (struct vector){way.x * radius / FRACTION, way.y * radius / FRACTION};
        struct vector next = {(way.x * turn.x - way.y * turn.y) / FRACTION,
                              (way.x * turn.y + way.y * turn.x) / FRACTION};
        int64_t length = length_of(next);
        way = (struct vector){next.x * FRACTION / length, next.y * FRACTION / length};
    }
}

/* All pairs push each other away. */
static void
repel(const struct vector *places, struct vector *forces, uint32_t count)
{
    const int64_t strength = (int64_t)TL_POINT_UNIT * TL_POINT_UNIT * (int64_t)FRACTION;
    for (uint32_t i = 0; i < count; i++) {
        for (uint32_t k = i + 1; k < count; k++) {
            struct vector way = {places[i].x - places[k].x, places[i].y - places[k].y};
            int64_t square = way.x * way.x + way.y * way.y;
            int64_t force = strength / (square + 1);
            forces[i].x += way.x * force;
            forces[i].y += way.y * force;
            forces[k].x -= way.x * force;
            forces[k].y -= way.y * force;
        }
    }
    for (uint32_t i = 0; i < count; i++) {
        forces[i].x /= FRACTION;
        forces[i].y /= FRACTION;
    }
}

/* Neighbours pull each other; busy ones less, or they would lie on each other. */
static void
attract(const struct layout *layout, uint32_t start, uint32_t end)
{
    for (uint32_t i = start; i < end; i++) {
        uint32_t node = layout->order[i];
        for (uint32_t way = layout->ways[node]; way < layout->ways[node + 1]; way++) {
            uint32_t other = layout->neighbours[way];
            uint32_t k = layout->ranks[other];
            struct vector pull = {layout->places[k].x - layout->places[i].x,
                                  layout->places[k].y - layout->places[i].y};
            uint32_t degrees[] = {layout->network->nodes[node].degree,
                                  layout->network->nodes[other].degree};
            uint64_t least = degrees[0] < degrees[1] ? degrees[0] : degrees[1];
            int64_t slack = (int64_t)TL_POINT_UNIT * tl_square_root(least * 16) / 4;
            int64_t length = length_of(pull);
            layout->forces[i].x += pull.x * length / slack;
            layout->forces[i].y += pull.y * length / slack;
        }
    }
}

/* Moves nodes no further than so far; a weak pull leads to the middle. */
static void
move(struct vector *places, struct vector *forces, uint32_t count, int64_t most)
{
    enum { WEAK = 8 };
    for (uint32_t i = 0; i < count; i++) {
        struct vector force = {forces[i].x - places[i].x / WEAK,
                               forces[i].y - places[i].y / WEAK};
        int64_t length = length_of(force);
        int64_t step = length < most ? length : most;
        if (length > 0) {
            places[i].x += force.x * step / length;
            places[i].y += force.y * step / length;
        }
        forces[i] = (struct vector){0, 0};
    }
}

static void
lay_out_component(struct layout *layout, uint32_t start, uint32_t end)
{
    uint32_t count = end - start;
    int64_t pairs = (int64_t)count * count / 2 + 1;
    int64_t rounds =
        MOST_PAIRS / pairs < MOST_ROUNDS ? MOST_PAIRS / pairs : MOST_ROUNDS;
    int64_t first = tl_square_root((uint64_t)count * TL_POINT_UNIT * TL_POINT_UNIT / 6);
    wind(layout->places + start, count);
    if (count < 3 || rounds < LEAST_ROUNDS)
        return;
    for (int64_t round = 0; round < rounds; round++) {
        repel(layout->places + start, layout->forces + start, count);
        attract(layout, start, end);
        move(layout->places + start, layout->forces + start, count,
             first * (rounds - round) / rounds + TL_POINT_UNIT / 64);
    }
}

/* Labels are wider than high, so that places are, too. The box of a component has room
 * around it. */
static struct box
bound(struct vector *places, uint32_t count)
{
    struct vector least = {INT64_MAX, INT64_MAX}, most = {INT64_MIN, INT64_MIN};
    for (uint32_t i = 0; i < count; i++) {
        places[i].x = places[i].x * 3 / 2;
        least.x = places[i].x < least.x ? places[i].x : least.x;
        least.y = places[i].y < least.y ? places[i].y : least.y;
        most.x = places[i].x > most.x ? places[i].x : most.x;
        most.y = places[i].y > most.y ? places[i].y : most.y;
    }
    return (struct box){least.x - TL_POINT_UNIT, least.y - TL_POINT_UNIT / 2,
                        most.x - least.x + 2 * TL_POINT_UNIT,
                        most.y - least.y + TL_POINT_UNIT};
}

/* Puts the boxes into shelves below each other; says how large all are. */
static struct vector
shelve(struct box *boxes, uint32_t count)
{
    int64_t area = 0, widest = 0, right = 0, height = 0;
    struct vector at = {0, 0};
    for (uint32_t i = 0; i < count; i++) {
        area += boxes[i].width * boxes[i].height;
        widest = boxes[i].width > widest ? boxes[i].width : widest;
    }
    int64_t room = tl_square_root((uint64_t)area * 3 / 2);
    room = room > widest ? room : widest;
    for (uint32_t i = 0; i < count; i++) {
        if (at.x > 0 && at.x + boxes[i].width > room) {
            at = (struct vector){0, at.y - height};
            height = 0;
        }
        boxes[i].left = at.x - boxes[i].left;
        boxes[i].bottom = at.y - boxes[i].height - boxes[i].bottom;
        at.x += boxes[i].width;
        right = at.x > right ? at.x : right;
        height = boxes[i].height > height ? boxes[i].height : height;
    }
    return (struct vector){right, at.y - height};
}

static struct tl_point *
place_all(const struct layout *layout)
{
    struct tl_point *places =
        tl_alloc(((size_t)layout->network->node_count + 1) * sizeof *places);
    struct vector size = shelve(layout->boxes, layout->count);
    for (uint32_t i = 0; i < layout->count; i++) {
        for (uint32_t at = layout->starts[i]; at < layout->starts[i + 1]; at++) {
            struct vector place = layout->places[at];
            places[layout->order[at]] = (struct tl_point){
                (int32_t)(place.x + layout->boxes[i].left - size.x / 2),
                (int32_t)(place.y + layout->boxes[i].bottom - size.y / 2)};
        }
    }
    return places;
}

static void
clear(struct layout *layout)
{
    tl_free(layout->starts);
    tl_free(layout->order);
    tl_free(layout->ranks);
    tl_free(layout->ways);
    tl_free(layout->neighbours);
    tl_free(layout->places);
    tl_free(layout->forces);
    tl_free(layout->boxes);
}

struct tl_point *
tl_points_new(const struct tl_network *network, const struct tl_measure *measures)
{
    struct layout layout = {.network = network};
    uint32_t nodes = network->node_count;
    if (nodes > MOST_NODES)
        return NULL;
    list_neighbours(&layout);
    count_components(&layout, measures);
    order_nodes(&layout, measures);
    layout.places = tl_alloc(((size_t)nodes + 1) * sizeof *layout.places);
    layout.forces = tl_alloc(((size_t)nodes + 1) * sizeof *layout.forces);
    layout.boxes = tl_alloc(((size_t)layout.count + 1) * sizeof *layout.boxes);
    for (uint32_t i = 0; i < layout.count; i++) {
        lay_out_component(&layout, layout.starts[i], layout.starts[i + 1]);
        layout.boxes[i] = bound(layout.places + layout.starts[i],
                                layout.starts[i + 1] - layout.starts[i]);
    }
    struct tl_point *places = place_all(&layout);
    clear(&layout);
    return places;
}
