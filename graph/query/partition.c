#include "partition.h"

#include <string.h>

#include "graph/base/memory.h"
#include "graph/claim.h"

/* Groups of events: each event leads to an earlier one of its group, or to itself. */
static uint32_t
find_first(uint32_t *groups, uint32_t event)
{
    while (groups[event] != event) {
        groups[event] = groups[groups[event]];
        event = groups[event];
    }
    return event;
}

static void
join(uint32_t *groups, uint32_t a, uint32_t b)
{
    if (a == TL_NONE || b == TL_NONE)
        return;
    a = find_first(groups, a);
    b = find_first(groups, b);
    groups[a > b ? a : b] = a > b ? b : a;
}

/* An event with what it is part of, by itself or as a source says. */
static void
join_wholes(const struct tl_graph *graph, uint32_t *groups)
{
    uint32_t count = tl_graph_count(graph, TL_EVENT);
    bool may_claim = tl_graph_has_claims(graph);
    for (uint32_t event = 0; event < count; event++) {
        join(groups, event, tl_graph_event_part_of(graph, event));
        if (!may_claim)
            continue;
        struct tl_claims claims = tl_claims_begin(graph, TL_EVENT, event);
        struct tl_claim claim;
        while (tl_claims_next(&claims, &claim))
            join(groups, event, claim.whole);
    }
}

/* The first event that a relation is about or rests on; TL_NONE where it has none. */
static uint32_t
event_of(const struct tl_relation *relation)
{
    if (relation->source.type == TL_EVENT)
        return relation->source.number;
    if (relation->target.type == TL_EVENT)
        return relation->target.number;
    return relation->event_count > 0 ? relation->events[0] : TL_NONE;
}

static void
join_relations(const struct tl_graph *graph, uint32_t *groups)
{
    uint32_t count = tl_graph_count(graph, TL_RELATION);
    for (uint32_t i = 0; i < count; i++) {
        struct tl_relation relation = tl_graph_relation(graph, i);
        uint32_t event = event_of(&relation);
        if (relation.target.type == TL_EVENT)
            join(groups, event, relation.target.number);
        for (uint32_t k = 0; k < relation.event_count; k++)
            join(groups, event, relation.events[k]);
    }
}

/* Gives each group, in the order of their first events, to the shard that the number of
 * events before it makes. */
static void
divide(struct tl_partition *partition, uint32_t *groups)
{
    uint32_t count = tl_graph_count(partition->graph, TL_EVENT);
    uint32_t *sizes = tl_alloc(count * sizeof *sizes);
    uint64_t all = 0, before = 0;
    for (uint32_t event = 0; event < count; event++) {
        bool is_kept = partition->selected->events[event];
        sizes[find_first(groups, event)] += is_kept;
        all += is_kept;
    }
    for (uint32_t event = 0; event < count; event++) {
        uint32_t first = find_first(groups, event);
        if (first == event) {
            uint64_t shard = all ? before * partition->count / all : 0;
            partition->events[event] =
                (uint32_t)(shard < partition->count ? shard : partition->count - 1);
            before += sizes[event];
        } else {
            partition->events[event] = partition->events[first];
        }
    }
    tl_free(sizes);
}

/* The shard of the time of a relation without events. */
static uint32_t
shard_of_date(const struct tl_partition *partition, const struct tl_date *date)
{
    const struct tl_graph *graph = partition->graph;
    uint32_t count = tl_graph_count(graph, TL_EVENT), low = 0, high = count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        const struct tl_date *other = tl_graph_event_date(graph, middle);
        if (date && other && tl_date_compare(other, date) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (!date || low == count)
        return partition->count - 1;
    return partition->events[low];
}

static void
place_relations(struct tl_partition *partition)
{
    uint32_t count = tl_graph_count(partition->graph, TL_RELATION);
    for (uint32_t i = 0; i < count; i++) {
        struct tl_relation relation = tl_graph_relation(partition->graph, i);
        uint32_t event = event_of(&relation);
        partition->relations[i] = event == TL_NONE
                                      ? shard_of_date(partition, relation.date)
                                      : partition->events[event];
    }
}

static bool *
copy_marks(const bool *marks, uint32_t count)
{
    bool *copy = tl_alloc(count);
    memcpy(copy, marks, count);
    return copy;
}

/* What is selected, and yet named by nothing that is. */
static void
find_spare(struct tl_partition *partition)
{
    const struct tl_graph *graph = partition->graph;
    struct tl_selected named = *partition->selected;
    uint32_t actors = tl_graph_count(graph, TL_ACTOR);
    uint32_t references = tl_graph_count(graph, TL_REFERENCE);
    named.actors = tl_alloc(actors);
    named.references = tl_alloc(references);
    tl_selected_mark_actors(&named, graph, NULL, named.actors);
    tl_selected_mark_references(&named, graph);
    partition->spare_actors = copy_marks(partition->selected->actors, actors);
    partition->spare_references =
        copy_marks(partition->selected->references, references);
    for (uint32_t i = 0; i < actors; i++)
        partition->spare_actors[i] = partition->spare_actors[i] && !named.actors[i];
    for (uint32_t i = 0; i < references; i++)
        partition->spare_references[i] =
            partition->spare_references[i] && !named.references[i];
    tl_free(named.actors);
    tl_free(named.references);
}

struct tl_partition
tl_partition_new(const struct tl_graph *graph, const struct tl_selected *selected,
                 uint32_t count)
{
    uint32_t events = tl_graph_count(graph, TL_EVENT);
    struct tl_partition partition = {
        .graph = graph,
        .selected = selected,
        .count = count,
        .events = tl_alloc(events * sizeof *partition.events),
        .relations =
            tl_alloc(tl_graph_count(graph, TL_RELATION) * sizeof *partition.relations),
    };
    uint32_t *groups = tl_alloc(events * sizeof *groups);
    for (uint32_t event = 0; event < events; event++)
        groups[event] = event;
    join_wholes(graph, groups);
    join_relations(graph, groups);
    divide(&partition, groups);
    place_relations(&partition);
    find_spare(&partition);
    tl_free(groups);
    return partition;
}

void
tl_partition_clear(struct tl_partition *partition)
{
    tl_free(partition->events);
    tl_free(partition->relations);
    tl_free(partition->spare_actors);
    tl_free(partition->spare_references);
    *partition = (struct tl_partition){.graph = NULL};
}

struct tl_selected
tl_partition_shard(const struct tl_partition *partition, uint32_t shard)
{
    const struct tl_graph *graph = partition->graph;
    const struct tl_selected *all = partition->selected;
    uint32_t events = tl_graph_count(graph, TL_EVENT);
    uint32_t relations = tl_graph_count(graph, TL_RELATION);
    uint32_t actors = tl_graph_count(graph, TL_ACTOR);
    uint32_t references = tl_graph_count(graph, TL_REFERENCE);
    struct tl_selected selected = {.events = tl_alloc(events),
                                   .relations = tl_alloc(relations)};
    selected.actors =
        shard ? tl_alloc(actors) : copy_marks(partition->spare_actors, actors);
    for (uint32_t i = 0; i < events; i++)
        selected.events[i] = all->events[i] && partition->events[i] == shard;
    for (uint32_t i = 0; i < relations; i++)
        selected.relations[i] = all->relations[i] && partition->relations[i] == shard;
    selected.references = tl_alloc(references);
    tl_selected_mark_actors(&selected, graph, NULL, selected.actors);
    tl_selected_mark_references(&selected, graph);
    for (uint32_t i = 0; shard == 0 && i < references; i++)
        selected.references[i] |= partition->spare_references[i];
    return selected;
}
