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
    bool *kinds;         /* by word: whether it is wanted */
    uint32_t kind_limit; /* how many words `kinds` knows */
    bool *near;          /* actors that are meant; NULL where all are */
};

static bool
wants_everything(const struct tl_selection *selection)
{
    return !selection_has_window(selection) && selection->actor_count == 0 &&
           selection->kind_count == 0 && selection->statuses == 0;
}

static void
mark_kinds(struct sieve *sieve)
{
    sieve->kind_limit = tl_graph_word_count(sieve->graph);
    sieve->kinds = tl_alloc(sieve->kind_limit);
    for (uint32_t i = 0; i < sieve->selection->kind_count; i++) {
        uint32_t word = tl_graph_word_find(sieve->graph, sieve->selection->kinds[i]);
        if (word != TL_NONE)
            sieve->kinds[word] = true;
    }
}

static bool
is_wanted_kind(const struct sieve *sieve, uint32_t kind)
{
    return sieve->selection->kind_count == 0 ||
           (kind < sieve->kind_limit && sieve->kinds[kind]);
}

static bool
is_wanted_status(const struct sieve *sieve, enum tl_status status)
{
    unsigned wanted = sieve->selection->statuses;
    return wanted == 0 || (wanted >> status & 1);
}

/* Whether the denied are wanted, and somebody's part in the event is denied. */
static bool
has_wanted_denial(const struct sieve *sieve, uint32_t event)
{
    const struct tl_graph *graph = sieve->graph;
    if (!(sieve->selection->statuses >> TL_DENIED & 1) || !tl_graph_may_deny(graph))
        return false;
    struct tl_slice slice = tl_graph_event_participations(graph, event);
    uint32_t end = slice.first + slice.count;
    while (slice.first < end &&
           tl_graph_participation_status(graph, slice.first) != TL_DENIED)
        slice.first++;
    return slice.first < end;
}

/* Whether some source says of an item that it has a wanted kind, or is at a wanted
 * time.
 */
static bool
is_claimed(const struct sieve *sieve, enum tl_type type, uint32_t number,
           enum tl_field field)
{
    const struct tl_graph *graph = sieve->graph;
    struct tl_claim claim;
    if (!sieve->selection->any_claim)
        return false;
    struct tl_claims claims = tl_claims_begin(graph, type, number);
    while (tl_claims_next(&claims, &claim)) {
        struct tl_date date;
        if (claim.field != field || claim.status == TL_DENIED)
            continue;
        if (field == TL_DATE
                ? tl_claim_date(graph, &claim, &date) &&
                      selection_falls(sieve->selection, &date)
                : is_wanted_kind(sieve, tl_graph_word_find(graph, claim.value)))
            return true;
    }
    return false;
}

/* Whether a value of an item is inferred or assessed by all who give it, and such are
 * wanted. */
static bool
has_wanted_value(const struct sieve *sieve, enum tl_type type, uint32_t number)
{
    const unsigned unsure = 1U << TL_INFERRED | 1U << TL_ASSESSED;
    unsigned wanted = sieve->selection->statuses & unsure;
    if (!wanted || !tl_graph_has_claims(sieve->graph))
        return false;
    for (enum tl_field field = TL_ROLE; field <= TL_WEIGHT; field++) {
        if (wanted >> tl_claim_status(sieve->graph, type, number, field) & 1)
            return true;
    }
    return false;
}

static bool
has_wanted_part(const struct sieve *sieve, uint32_t event)
{
    struct tl_slice slice = tl_graph_event_participations(sieve->graph, event);
    uint32_t i = 0;
    while (i < slice.count &&
           !has_wanted_value(sieve, TL_PARTICIPATION, slice.first + i))
        i++;
    return i < slice.count;
}

static bool
is_wanted_event(const struct sieve *sieve, uint32_t event)
{
    const struct tl_graph *graph = sieve->graph;
    return (is_wanted_kind(sieve, tl_graph_event_kind(graph, event)) ||
            is_claimed(sieve, TL_EVENT, event, TL_KIND)) &&
           (is_wanted_status(sieve, tl_graph_event_status(graph, event)) ||
            has_wanted_denial(sieve, event) ||
            has_wanted_value(sieve, TL_EVENT, event) ||
            has_wanted_part(sieve, event)) &&
           (selection_falls(sieve->selection, tl_graph_event_date(graph, event)) ||
            is_claimed(sieve, TL_EVENT, event, TL_DATE));
}

static void
sift_events(struct sieve *sieve)
{
    uint32_t count = tl_graph_count(sieve->graph, TL_EVENT);
    for (uint32_t event = 0; event < count; event++)
        sieve->selected.events[event] = is_wanted_event(sieve, event);
}

static bool
ties_events(const struct tl_relation *relation)
{
    return relation->source.type == TL_EVENT || relation->target.type == TL_EVENT;
}

static void
sift_relations(struct sieve *sieve)
{
    uint32_t count = tl_graph_count(sieve->graph, TL_RELATION);
    for (uint32_t number = 0; number < count; number++) {
        struct tl_relation relation = tl_graph_relation(sieve->graph, number);
        uint32_t kind = tl_graph_relation_kind(sieve->graph, number);
        sieve->selected.relations[number] =
            (ties_events(&relation) || is_wanted_kind(sieve, kind) ||
             is_claimed(sieve, TL_RELATION, number, TL_KIND)) &&
            (is_wanted_status(sieve, relation.status) ||
             has_wanted_value(sieve, TL_RELATION, number)) &&
            (selection_falls(sieve->selection, relation.date) ||
             is_claimed(sieve, TL_RELATION, number, TL_DATE));
    }
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

static void
keep_references(struct sieve *sieve)
{
    const struct tl_graph *graph = sieve->graph;
    bool *references = sieve->selected.references;
    uint32_t count = tl_graph_count(graph, TL_CITATION);
    for (uint32_t i = 0; i < count; i++) {
        struct tl_citation citation = tl_graph_citation(graph, i);
        if (!is_kept(&sieve->selected, citation.item))
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
    if (selection->kind_count)
        mark_kinds(sieve);
    sift_events(sieve);
    sift_relations(sieve);
    if (selection->actor_count) {
        sieve->near = selection->has_hops ? reach_by_hops(sieve) : mark_actors(sieve);
        sift_events_by_actors(sieve);
    }
    sift_relations_by_ends(sieve);
    tl_selected_mark_actors(&sieve->selected, sieve->graph, NULL,
                            sieve->selected.actors);
    keep_references(sieve);
    tl_free(sieve->near);
    tl_free(sieve->kinds);
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
