#include "hops.h"

#include <stddef.h>

#include "graph/base/memory.h"

/*
 * A step is an event or a relation between actors, numbered in one row: the events,
 * then the relations. `ends` and `steps` tell an actor's: those of actor `a` end
 * before ends[a], where those of the next one begin.
 */
struct walk {
    const struct tl_hops *hops;
    const struct tl_graph *graph;
    uint32_t event_count;
    uint32_t relation_count;
    size_t *ends;
    uint32_t *steps; /* NULL while they are only counted */
    bool *taken;     /* steps */
    bool *reached;   /* actors */
    uint32_t *queue; /* actors that are reached, nearest first */
    uint32_t queued;
};

static void
note(struct walk *walk, uint32_t actor, uint32_t step)
{
    if (walk->steps)
        walk->steps[walk->ends[actor]] = step;
    walk->ends[actor]++;
}

static bool
is_left(const struct walk *walk, enum tl_status status)
{
    return walk->hops->leaves_denied && status == TL_DENIED;
}

static bool
is_left_out(const struct walk *walk, uint32_t participation)
{
    return walk->hops->leaves_denied &&
           tl_graph_participation_status(walk->graph, participation) == TL_DENIED;
}

static void
note_events(struct walk *walk)
{
    for (uint32_t event = 0; event < walk->event_count; event++) {
        if (!walk->hops->events[event] ||
            is_left(walk, tl_graph_event_status(walk->graph, event)))
            continue;
        struct tl_slice slice = tl_graph_event_participations(walk->graph, event);
        for (uint32_t i = slice.first; i < slice.first + slice.count; i++)
            if (!is_left_out(walk, i))
                note(walk, tl_graph_participation_actor(walk->graph, i), event);
    }
}

static void
note_relations(struct walk *walk)
{
    for (uint32_t number = 0; number < walk->relation_count; number++) {
        if (!walk->hops->relations[number])
            continue;
        struct tl_relation relation = tl_graph_relation(walk->graph, number);
        if (relation.source.type != TL_ACTOR || relation.target.type != TL_ACTOR ||
            is_left(walk, relation.status))
            continue;
        note(walk, relation.source.number, walk->event_count + number);
        note(walk, relation.target.number, walk->event_count + number);
    }
}

/* Counts each actor's steps, gives each room, then fills it. */
static void
index_steps(struct walk *walk, uint32_t actor_count)
{
    note_events(walk);
    note_relations(walk);
    size_t total = 0;
    for (uint32_t actor = 0; actor < actor_count; actor++) {
        size_t count = walk->ends[actor];
        walk->ends[actor] = total;
        total += count;
    }
    walk->steps = tl_alloc(total * sizeof *walk->steps);
    note_events(walk);
    note_relations(walk);
}

static void
reach(struct walk *walk, uint32_t actor)
{
    if (walk->reached[actor])
        return;
    walk->reached[actor] = true;
    walk->queue[walk->queued++] = actor;
}

static void
take_event(struct walk *walk, uint32_t event)
{
    struct tl_slice slice = tl_graph_event_participations(walk->graph, event);
    for (uint32_t i = slice.first; i < slice.first + slice.count; i++)
        if (!is_left_out(walk, i))
            reach(walk, tl_graph_participation_actor(walk->graph, i));
}

static void
take_relation(struct walk *walk, uint32_t number)
{
    struct tl_relation relation = tl_graph_relation(walk->graph, number);
    reach(walk, relation.source.number);
    reach(walk, relation.target.number);
}

static void
take_steps(struct walk *walk, uint32_t actor)
{
    size_t begin = actor ? walk->ends[actor - 1] : 0;
    for (size_t i = begin; i < walk->ends[actor]; i++) {
        uint32_t step = walk->steps[i];
        if (walk->taken[step])
            continue;
        walk->taken[step] = true;
        if (step < walk->event_count)
            take_event(walk, step);
        else
            take_relation(walk, step - walk->event_count);
    }
}

bool *
tl_hops_reach(const struct tl_hops *hops)
{
    const struct tl_graph *graph = hops->graph;
    struct walk walk = {.hops = hops, .graph = graph};
    uint32_t actor_count = tl_graph_count(graph, TL_ACTOR);
    walk.event_count = tl_graph_count(graph, TL_EVENT);
    walk.relation_count = tl_graph_count(graph, TL_RELATION);
    walk.ends = tl_alloc(actor_count * sizeof *walk.ends);
    walk.taken = tl_alloc((size_t)walk.event_count + walk.relation_count);
    walk.reached = tl_alloc(actor_count);
    walk.queue = tl_alloc(actor_count * sizeof *walk.queue);
    index_steps(&walk, actor_count);
    for (uint32_t i = 0; i < hops->actor_count; i++)
        reach(&walk, hops->actors[i]);
    uint32_t next = 0;
    for (uint32_t hop = 0; hop < hops->most && next < walk.queued; hop++)
        for (uint32_t end = walk.queued; next < end; next++)
            take_steps(&walk, walk.queue[next]);
    tl_free(walk.queue);
    tl_free(walk.taken);
    tl_free(walk.steps);
    tl_free(walk.ends);
    return walk.reached;
}
