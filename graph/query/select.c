#include "select.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "graph/base/memory.h"
#include "graph/claim.h"
#include "graph/graph.h"
#include "hops.h"

struct tl_selection
tl_selection_all(void)
{
    return (struct tl_selection){
        .since = TL_DAY_MIN,
        .until = TL_DAY_MAX,
        .min_weight = INT64_MIN,
        .max_pairs = TL_MAX_PAIRS,
    };
}

static bool
selection_has_window(const struct tl_selection *selection)
{
    return selection->since != TL_DAY_MIN || selection->until != TL_DAY_MAX;
}

static bool
selection_falls(const struct tl_selection *selection, const struct tl_date *date)
{
    if (!selection_has_window(selection))
        return true;
    if (!date)
        return !selection->certain;
    return tl_date_falls(date, selection->since, selection->until, selection->certain);
}

bool
tl_selection_takes(const struct tl_selection *selection, const struct tl_graph *graph,
                   uint32_t participation)
{
    const struct tl_date *own = tl_graph_participation_date(graph, participation);
    return !own || selection_falls(selection, own);
}

/* A selection at work. */
struct sieve {
    const struct tl_graph *graph;
    const struct tl_selection *selection;
    struct tl_selected selected;
    bool *near; /* actors that are meant; NULL where all are */
};

static bool
wants_everything(const struct tl_selection *selection)
{
    return !selection_has_window(selection) && selection->actor_count == 0 &&
           selection->condition_count == 0 && selection->statuses == 0 &&
           selection->not_statuses == 0;
}

/* Whether somebody's part in an event is denied, and the denied are among `statuses`.
 */
static bool
has_denied_part(const struct sieve *sieve, unsigned statuses, uint32_t event)
{
    const struct tl_graph *graph = sieve->graph;
    if (!(statuses >> TL_DENIED & 1) || !tl_graph_may_deny(graph))
        return false;
    struct tl_slice slice = tl_graph_event_participations(graph, event);
    uint32_t end = slice.first + slice.count;
    while (slice.first < end &&
           tl_graph_participation_status(graph, slice.first) != TL_DENIED)
        slice.first++;
    return slice.first < end;
}

/* Whether some source says of an item that it is at a wanted time. */
static bool
is_claimed(const struct sieve *sieve, enum tl_type type, uint32_t number)
{
    const struct tl_graph *graph = sieve->graph;
    struct tl_claim claim;
    if (!sieve->selection->any_claim)
        return false;
    struct tl_claims claims = tl_claims_begin(graph, type, number);
    while (tl_claims_next(&claims, &claim)) {
        struct tl_date date;
        if (claim.field == TL_DATE && claim.status != TL_DENIED &&
            tl_claim_date(graph, &claim, &date) &&
            selection_falls(sieve->selection, &date))
            return true;
    }
    return false;
}

/* Whether a value of an item is inferred or assessed by all who give it, and that is
 * among `statuses`. */
static bool
has_value(const struct sieve *sieve, unsigned statuses, enum tl_type type,
          uint32_t number)
{
    const unsigned unsure = 1U << TL_INFERRED | 1U << TL_ASSESSED;
    if (!(statuses & unsure) || !tl_graph_has_claims(sieve->graph))
        return false;
    for (enum tl_field field = TL_ROLE; field < TL_ITEM_FIELDS; field++) {
        if (tl_type_may_claim(type, field) &&
            (statuses & unsure) >> tl_claim_status(sieve->graph, type, number, field) &
                1)
            return true;
    }
    return false;
}

static bool
has_part_with_value(const struct sieve *sieve, unsigned statuses, uint32_t event)
{
    struct tl_slice slice = tl_graph_event_participations(sieve->graph, event);
    uint32_t i = 0;
    while (i < slice.count &&
           !has_value(sieve, statuses, TL_PARTICIPATION, slice.first + i))
        i++;
    return i < slice.count;
}

static bool
has_event_status(const struct sieve *sieve, unsigned statuses, uint32_t event)
{
    return statuses >> tl_graph_event_status(sieve->graph, event) & 1 ||
           has_denied_part(sieve, statuses, event) ||
           has_value(sieve, statuses, TL_EVENT, event) ||
           has_part_with_value(sieve, statuses, event);
}

static bool
has_relation_status(const struct sieve *sieve, unsigned statuses,
                    const struct tl_relation *relation)
{
    return statuses >> relation->status & 1 ||
           has_value(sieve, statuses, TL_RELATION, relation->number);
}

static bool
meets_event_conditions(const struct sieve *sieve, uint32_t event)
{
    const struct tl_selection *selection = sieve->selection;
    uint32_t i = 0;
    while (i < selection->condition_count &&
           tl_condition_keeps_event(&selection->conditions[i], sieve->graph, event))
        i++;
    return i == selection->condition_count;
}

static bool
meets_relation_conditions(const struct sieve *sieve, const struct tl_relation *relation)
{
    const struct tl_selection *selection = sieve->selection;
    uint32_t i = 0;
    while (
        i < selection->condition_count &&
        tl_condition_keeps_relation(&selection->conditions[i], sieve->graph, relation))
        i++;
    return i == selection->condition_count;
}

static bool
is_wanted_event(const struct sieve *sieve, uint32_t event)
{
    const struct tl_selection *selection = sieve->selection;
    unsigned wanted = selection->statuses, unwanted = selection->not_statuses;
    return meets_event_conditions(sieve, event) &&
           (!wanted || has_event_status(sieve, wanted, event)) &&
           (!unwanted || !has_event_status(sieve, unwanted, event)) &&
           (selection_falls(selection, tl_graph_event_date(sieve->graph, event)) ||
            is_claimed(sieve, TL_EVENT, event));
}

static bool
is_wanted_relation(const struct sieve *sieve, uint32_t number)
{
    const struct tl_selection *selection = sieve->selection;
    unsigned wanted = selection->statuses, unwanted = selection->not_statuses;
    struct tl_relation relation = tl_graph_relation(sieve->graph, number);
    return meets_relation_conditions(sieve, &relation) &&
           (!wanted || has_relation_status(sieve, wanted, &relation)) &&
           (!unwanted || !has_relation_status(sieve, unwanted, &relation)) &&
           (selection_falls(selection, relation.date) ||
            is_claimed(sieve, TL_RELATION, number));
}

static void
sift_events(struct sieve *sieve)
{
    uint32_t count = tl_graph_count(sieve->graph, TL_EVENT);
    for (uint32_t event = 0; event < count; event++)
        sieve->selected.events[event] = is_wanted_event(sieve, event);
}

static void
sift_relations(struct sieve *sieve)
{
    uint32_t count = tl_graph_count(sieve->graph, TL_RELATION);
    for (uint32_t number = 0; number < count; number++)
        sieve->selected.relations[number] = is_wanted_relation(sieve, number);
}

static bool *
mark_actors(const struct sieve *sieve)
{
    bool *near = tl_alloc(tl_graph_count(sieve->graph, TL_ACTOR));
    for (uint32_t i = 0; i < sieve->selection->actor_count; i++)
        near[sieve->selection->actors[i]] = true;
    return near;
}

/* The same of those whom steps that meet the other conditions reach. */
static bool *
reach_by_hops(const struct sieve *sieve)
{
    const struct tl_selection *selection = sieve->selection;
    return tl_hops_reach(&(struct tl_hops){
        .graph = sieve->graph,
        .events = sieve->selected.events,
        .relations = sieve->selected.relations,
        .leaves_denied = tl_selection_leaves_denied(selection, sieve->graph),
        .actors = selection->actors,
        .actor_count = selection->actor_count,
        .most = selection->hops,
    });
}

/* How many of an event's participations are by actors that are meant, and by others;
 * with `leaves_denied`, by others who are not denied to take part. */
struct nearness {
    uint32_t near;
    uint32_t far;
};

static struct nearness
count_near(const struct sieve *sieve, struct tl_slice slice, bool leaves_denied)
{
    struct nearness count = {0, 0};
    const struct tl_graph *graph = sieve->graph;
    for (uint32_t i = slice.first; i < slice.first + slice.count; i++) {
        if (sieve->near[tl_graph_participation_actor(graph, i)])
            count.near++;
        else if (!leaves_denied || tl_graph_participation_status(graph, i) != TL_DENIED)
            count.far++;
    }
    return count;
}

static void
sift_events_by_actors(struct sieve *sieve)
{
    uint32_t count = tl_graph_count(sieve->graph, TL_EVENT);
    bool leaves_denied = tl_selection_leaves_denied(sieve->selection, sieve->graph);
    for (uint32_t event = 0; event < count; event++) {
        if (!sieve->selected.events[event])
            continue;
        struct tl_slice slice = tl_graph_event_participations(sieve->graph, event);
        struct nearness count_of = count_near(sieve, slice, leaves_denied);
        sieve->selected.events[event] =
            count_of.near > 0 && (!sieve->selection->has_hops || count_of.far == 0);
    }
}

static bool
is_near(const struct sieve *sieve, struct tl_item item)
{
    return item.type == TL_ACTOR && sieve->near[item.number];
}

static bool
is_relation_near(const struct sieve *sieve, const struct tl_relation *relation)
{
    bool source = is_near(sieve, relation->source);
    bool target = is_near(sieve, relation->target);
    if (relation->source.type == TL_EVENT && relation->target.type == TL_EVENT)
        return true;
    if (!sieve->selection->has_hops)
        return source || target;
    return (source || relation->source.type == TL_EVENT) &&
           (target || relation->target.type == TL_EVENT);
}

static bool
is_end_kept(const struct sieve *sieve, struct tl_item item)
{
    return item.type == TL_ACTOR || sieve->selected.events[item.number];
}

static void
sift_relations_by_ends(struct sieve *sieve)
{
    uint32_t count = tl_graph_count(sieve->graph, TL_RELATION);
    for (uint32_t number = 0; number < count; number++) {
        if (!sieve->selected.relations[number])
            continue;
        struct tl_relation relation = tl_graph_relation(sieve->graph, number);
        sieve->selected.relations[number] =
            is_end_kept(sieve, relation.source) &&
            is_end_kept(sieve, relation.target) &&
            (!sieve->near || is_relation_near(sieve, &relation));
    }
}

static void
mark_end(bool *actors, struct tl_item end)
{
    if (end.type == TL_ACTOR)
        actors[end.number] = true;
}

void
tl_selected_mark_actors(const struct tl_selected *selected,
                        const struct tl_graph *graph,
                        const struct tl_selection *selection, bool *actors)
{
    uint32_t participations = tl_graph_count(graph, TL_PARTICIPATION);
    for (uint32_t i = 0; i < participations; i++)
        if (selected->events[tl_graph_participation_event(graph, i)] &&
            (!selection || tl_selection_takes(selection, graph, i)))
            actors[tl_graph_participation_actor(graph, i)] = true;
    uint32_t relations = tl_graph_count(graph, TL_RELATION);
    for (uint32_t i = 0; i < relations; i++) {
        if (!selected->relations[i])
            continue;
        struct tl_relation relation = tl_graph_relation(graph, i);
        mark_end(actors, relation.source);
        mark_end(actors, relation.target);
    }
}

static bool
is_kept(const struct tl_selected *selected, struct tl_item item)
{
    return item.type == TL_ACTOR   ? selected->actors[item.number]
           : item.type == TL_EVENT ? selected->events[item.number]
                                   : selected->relations[item.number];
}

void
tl_selected_mark_references(struct tl_selected *selected, const struct tl_graph *graph)
{
    bool *references = selected->references;
    uint32_t count = tl_graph_count(graph, TL_CITATION);
    for (uint32_t i = 0; i < count; i++) {
        struct tl_citation citation = tl_graph_citation(graph, i);
        if (!is_kept(selected, citation.item))
            continue;
        uint32_t reference = citation.reference;
        while (reference != TL_NONE && !references[reference]) {
            references[reference] = true;
            reference = tl_graph_reference(graph, reference).via;
        }
    }
}

static bool *
mark(const struct tl_graph *graph, enum tl_type type, bool value)
{
    uint32_t count = tl_graph_count(graph, type);
    bool *marks = tl_alloc(count);
    if (value)
        memset(marks, true, count);
    return marks;
}

static void
sift(struct sieve *sieve)
{
    const struct tl_selection *selection = sieve->selection;
    sift_events(sieve);
    sift_relations(sieve);
    if (selection->actor_count) {
        sieve->near = selection->has_hops ? reach_by_hops(sieve) : mark_actors(sieve);
        sift_events_by_actors(sieve);
    }
    sift_relations_by_ends(sieve);
    tl_selected_mark_actors(&sieve->selected, sieve->graph, NULL,
                            sieve->selected.actors);
    tl_selected_mark_references(&sieve->selected, sieve->graph);
    tl_free(sieve->near);
}

struct tl_selected
tl_select(const struct tl_graph *graph, const struct tl_selection *selection)
{
    bool everything = wants_everything(selection);
    struct sieve sieve = {
        .graph = graph,
        .selection = selection,
        .selected =
            {
                .actors = mark(graph, TL_ACTOR, everything),
                .events = mark(graph, TL_EVENT, everything),
                .relations = mark(graph, TL_RELATION, everything),
                .references = mark(graph, TL_REFERENCE, everything),
                .everything = everything,
            },
    };
    if (!everything)
        sift(&sieve);
    return sieve.selected;
}

void
tl_selected_clear(struct tl_selected *selected)
{
    tl_free(selected->actors);
    tl_free(selected->events);
    tl_free(selected->relations);
    tl_free(selected->references);
    *selected = (struct tl_selected){0};
}
