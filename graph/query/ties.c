#include "ties.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

#include "graph/base/compare.h"
#include "graph/base/memory.h"
#include "graph/base/radix.h"
#include "graph/graph.h"
#include "graph/weight.h"
#include "pairs.h"
#include "web.h"

/*
 * What a tie carries already. An event counts once in a tie, by itself or through the
 * relations that rest on it: a relation adds what its weight is over that which its
 * events have added before. A part adds nothing where its whole is in the tie.
 *
 * How much of a relation's weight is whose, nobody says: what it adds is divided evenly
 * among the events that are new with it. Hence a tie takes events first, and relations
 * by the number of events that they rest on.
 */

/* Zero-initialise it but for the graph; to be cleared. */
struct carried {
    const struct tl_graph *graph;
    uint32_t *ties; /* by event: the last tie that has it, twice, and whether it has
                       counted there */
    uint32_t *relations; /* by event: the last relation that rests on it, twice, and
                            whether it was the first to do so in the tie */
    int64_t *weights;    /* by event: how much of the weight of that tie is its */
    uint32_t tie;        /* the open one, from 1 */
    uint32_t relation;   /* the last one that was added, from 1 */
};

/* More levels of wholes than anybody has; a relation can rest on all of a long chain.
 */
#define MOST_LEVELS 64

/* Begins the next tie. */
static void
carried_begin(struct carried *carried)
{
    uint32_t count = tl_graph_count(carried->graph, TL_EVENT);
    if (!carried->ties) {
        carried->ties = tl_alloc(count * sizeof *carried->ties);
        carried->relations = tl_alloc(count * sizeof *carried->relations);
        carried->weights = tl_alloc(count * sizeof *carried->weights);
    }
    carried->tie++;
}

static void
carried_clear(struct carried *carried)
{
    tl_free(carried->ties);
    tl_free(carried->relations);
    tl_free(carried->weights);
}

static bool
is_in_tie(const struct carried *carried, uint32_t event)
{
    return carried->ties[event] >> 1 == carried->tie;
}

static bool
has_counted(const struct carried *carried, uint32_t event)
{
    return carried->ties[event] == (carried->tie << 1 | 1);
}

static bool
is_new(const struct carried *carried, uint32_t event)
{
    return carried->relations[event] == (carried->relation << 1 | 1);
}

static void
count_event(struct carried *carried, uint32_t event, int64_t weight)
{
    carried->ties[event] = carried->tie << 1 | 1;
    carried->weights[event] = weight;
}

static int64_t
own_weight(const struct carried *carried, uint32_t event)
{
    return (int64_t)TL_WEIGHT_ONE * tl_graph_event_count_of(carried->graph, event);
}

static void
expect_event(struct carried *carried, uint32_t event)
{
    if (!is_in_tie(carried, event))
        carried->ties[event] = carried->tie << 1;
}

/* Tells of an event that makes the tie, and whether it has counted by itself. */
static void
carried_add_event(struct carried *carried, uint32_t event, bool counts)
{
    if (counts)
        count_event(carried, event, own_weight(carried, event));
    else
        expect_event(carried, event);
}

/* Tells of a relation that makes the tie, before any is added. */
static void
carried_expect(struct carried *carried, const struct tl_relation *relation)
{
    for (uint32_t i = 0; i < relation->event_count; i++)
        expect_event(carried, relation->events[i]);
}

/* Where an event has a whole that carries it. */
enum carrier { NOWHERE, IN_TIE, IN_RELATION };

static enum carrier
find_carrier(const struct carried *carried, uint32_t event)
{
    enum carrier found = NOWHERE;
    uint32_t whole = tl_graph_event_part_of(carried->graph, event);
    for (int level = 1; whole != TL_NONE && level <= MOST_LEVELS; level++) {
        if (carried->relations[whole] >> 1 == carried->relation)
            return IN_RELATION;
        if (is_in_tie(carried, whole))
            found = IN_TIE;
        whole = tl_graph_event_part_of(carried->graph, whole);
    }
    return found;
}

/* What is known of the events of the relation at hand. */
struct known {
    uint32_t new_count;
    uint32_t counted;
    int64_t weight; /* that these have added to the tie */
};

static void
find_known_of(struct carried *carried, uint32_t event, struct known *known)
{
    enum carrier carrier =
        has_counted(carried, event) ? NOWHERE : find_carrier(carried, event);
    if (carrier == IN_TIE)
        count_event(carried, event, own_weight(carried, event));
    if (has_counted(carried, event)) {
        known->counted++;
        known->weight = tl_weight_add(known->weight, carried->weights[event]);
    } else if (carrier == NOWHERE) {
        known->new_count++;
        carried->relations[event] |= 1;
    }
}

static struct known
find_known(struct carried *carried, const struct tl_relation *relation)
{
    struct known known = {0};
    carried->relation++;
    for (uint32_t i = 0; i < relation->event_count; i++)
        carried->relations[relation->events[i]] = carried->relation << 1;
    for (uint32_t i = 0; i < relation->event_count; i++)
        find_known_of(carried, relation->events[i], &known);
    return known;
}

/* Divides what a relation adds among its new events, or if it has none, among those
 * that have counted. */
static void
divide(struct carried *carried, const struct tl_relation *relation, int64_t added,
       const struct known *known)
{
    uint32_t left = known->new_count ? known->new_count : known->counted;
    for (uint32_t i = 0; i < relation->event_count; i++) {
        uint32_t event = relation->events[i];
        bool counted = has_counted(carried, event);
        if (known->new_count ? !is_new(carried, event) : !counted)
            continue;
        int64_t part = added / left--;
        added -= part;
        count_event(carried, event,
                    tl_weight_add(counted ? carried->weights[event] : 0, part));
    }
}

/* A weight less what is known of it, if anything of it is left. */
static int64_t
take_off(int64_t weight, int64_t known)
{
    int64_t rest = tl_weight_add(weight, known > -INT64_MAX ? -known : INT64_MAX);
    bool is_left = weight > 0 ? rest > 0 : weight < 0 && rest < 0;
    return is_left ? rest : 0;
}

/* The weight that a relation adds to the tie. One that has no weight of its own adds 1
 * where any of its events is new to the tie, or where it rests on none. */
static int64_t
carried_add_relation(struct carried *carried, const struct tl_relation *relation)
{
    if (relation->event_count == 0)
        return relation->weight;
    struct known known = find_known(carried, relation);
    int64_t added = take_off(relation->weight, known.weight);
    if (!relation->has_weight)
        added = known.new_count ? TL_WEIGHT_ONE : 0;
    divide(carried, relation, added, &known);
    return added;
}

struct ties {
    struct tl_web *web;
    const struct tl_graph *graph;
    struct tl_pairs pairs;
    bool has_parts;  /* a selected event is part of another */
    uint32_t *marks; /* by event, see mark(); NULL without parts */
    bool *partly;    /* by event: a participation cites; NULL where none does */
    struct tl_edge *edge;
    uint32_t latest; /* event, of the edge; TL_NONE: none yet */
    struct carried carried;
};

static void
pair_events(struct ties *ties)
{
    uint32_t count = tl_graph_count(ties->graph, TL_EVENT);
    for (uint32_t event = 0; event < count; event++) {
        if (!ties->web->selected->events[event])
            continue;
        struct tl_slice slice = tl_graph_event_participations(ties->graph, event);
        if (slice.count > ties->web->selection->max_pairs) {
            ties->web->network->crowds++;
            continue;
        }
        tl_pairs_add_event(&ties->pairs, event);
        ties->has_parts |= tl_graph_event_part_of(ties->graph, event) != TL_NONE;
    }
    ties->web->network->apart = ties->pairs.apart;
    ties->web->network->beside = ties->pairs.beside;
}

static void
add_relation_strand(struct ties *ties, uint32_t number,
                    const struct tl_relation *relation)
{
    bool turned = tl_web_is_turned(ties->web, relation);
    uint32_t kind = tl_graph_relation_kind(ties->graph, number);
    tl_strands_add(&ties->pairs.strands,
                   (struct tl_strand){
                       .source = (turned ? relation->target : relation->source).number,
                       .target = (turned ? relation->source : relation->target).number,
                       .key = tl_pair_key(kind, relation->directed),
                       .item = tl_strand_item(TL_PAIR_RELATION, number),
                   });
}

static void
pair_relations(struct ties *ties)
{
    uint32_t count = tl_graph_count(ties->graph, TL_RELATION);
    for (uint32_t number = 0; number < count; number++) {
        if (!ties->web->selected->relations[number])
            continue;
        struct tl_relation relation = tl_graph_relation(ties->graph, number);
        if (relation.source.type == TL_ACTOR && relation.target.type == TL_ACTOR)
            add_relation_strand(ties, number, &relation);
    }
}

static void
find_partly_cited(struct ties *ties)
{
    uint32_t count = tl_graph_count(ties->graph, TL_CITATION);
    for (uint32_t i = 0; i < count; i++) {
        struct tl_citation citation = tl_graph_citation(ties->graph, i);
        if (citation.participation == TL_NONE)
            continue;
        if (!ties->partly)
            ties->partly = tl_alloc(tl_graph_count(ties->graph, TL_EVENT));
        ties->partly[citation.item.number] = true;
    }
}

static void
add_actor_citations(struct ties *ties, uint32_t event, uint32_t node)
{
    uint32_t actor = ties->web->network->nodes[node].item.number;
    struct tl_slice slice = tl_graph_event_participations_of(ties->graph, event, actor);
    for (uint32_t i = slice.first; i < slice.first + slice.count; i++)
        tl_web_add_citations(ties->web,
                             tl_graph_participation(ties->graph, i).citations);
}

/*
 * An event is marked where it, or a whole that it is within, makes the open edge; for
 * each edge anew, by the count of edges. Looking upwards leaves marks behind, so that
 * no way is gone twice.
 */
static uint32_t
mark(const struct ties *ties, bool makes_edge)
{
    return ties->web->network->edge_count << 1 | makes_edge;
}

static bool
is_in_whole(struct ties *ties, uint32_t event)
{
    uint32_t first = tl_graph_event_part_of(ties->graph, event);
    uint32_t whole = first;
    while (whole != TL_NONE && ties->marks[whole] >> 1 != mark(ties, false) >> 1) {
        ties->marks[whole] = mark(ties, false);
        whole = tl_graph_event_part_of(ties->graph, whole);
    }
    if (whole == TL_NONE || ties->marks[whole] == mark(ties, false))
        return false;
    for (uint32_t way = first; way != whole;
         way = tl_graph_event_part_of(ties->graph, way))
        ties->marks[way] = mark(ties, true);
    return true;
}

static void
take_event(struct ties *ties, uint32_t event)
{
    struct tl_edge *edge = ties->edge;
    if (ties->latest == event)
        return;
    ties->latest = event;
    tl_web_add_event(ties->web, event);
    if (ties->partly && ties->partly[event]) {
        add_actor_citations(ties, event, edge->source);
        add_actor_citations(ties, event, edge->target);
    }
    edge->status = (uint8_t)tl_status_stronger(
        edge->status, tl_graph_event_status(ties->graph, event));
    if (!ties->marks || !is_in_whole(ties, event))
        edge->weight = tl_weight_add(edge->weight,
                                     (int64_t)TL_WEIGHT_ONE *
                                         tl_graph_event_count_of(ties->graph, event));
}

static void
take_whole_event(struct ties *ties, uint32_t event)
{
    tl_web_add_event_span(ties->web, event);
    take_event(ties, event);
}

static void
take_meeting(struct ties *ties, uint32_t number)
{
    const struct tl_meeting *meeting = tl_vector_at(&ties->pairs.meetings, number);
    tl_web_add_span(ties->web, meeting->span);
    take_event(ties, meeting->event);
}

static void
take_relation(struct ties *ties, uint32_t number)
{
    struct tl_relation relation = tl_graph_relation(ties->graph, number);
    tl_web_add_relation(ties->web, &relation);
    tl_web_keep_relation(ties->web, number);
    ties->edge->status =
        (uint8_t)tl_status_stronger(ties->edge->status, relation.status);
}

static void (*const takers[])(struct ties *, uint32_t) = {
    [TL_PAIR_EVENT] = take_whole_event,
    [TL_PAIR_MEETING] = take_meeting,
    [TL_PAIR_RELATION] = take_relation,
};

static const struct tl_strand *
strand_at(const struct ties *ties, size_t index)
{
    return tl_vector_at(&ties->pairs.strands, index);
}

/* The end of the run of strands that make one edge. */
static size_t
find_end(const struct ties *ties, size_t begin)
{
    const struct tl_strand *first = strand_at(ties, begin);
    size_t end = begin + 1;
    for (; end < ties->pairs.strands.count; end++) {
        const struct tl_strand *strand = strand_at(ties, end);
        if (strand->source != first->source || strand->target != first->target ||
            strand->key != first->key)
            break;
    }
    return end;
}

/* The event of a strand; TL_NONE where it is a relation's. */
static uint32_t
event_of(const struct ties *ties, const struct tl_strand *strand)
{
    uint32_t number = tl_strand_number(strand);
    if (tl_strand_of(strand) == TL_PAIR_RELATION)
        return TL_NONE;
    if (tl_strand_of(strand) == TL_PAIR_EVENT)
        return number;
    return ((struct tl_meeting *)tl_vector_at(&ties->pairs.meetings, number))->event;
}

static void
mark_events_of(struct ties *ties, uint32_t relation)
{
    struct tl_relation row = tl_graph_relation(ties->graph, relation);
    for (uint32_t i = 0; i < row.event_count; i++)
        ties->marks[row.events[i]] = mark(ties, true);
}

static void
mark_events(struct ties *ties, size_t begin, size_t end)
{
    for (size_t i = begin; i < end; i++) {
        const struct tl_strand *strand = strand_at(ties, i);
        uint32_t event = event_of(ties, strand);
        if (event == TL_NONE)
            mark_events_of(ties, tl_strand_number(strand));
        else
            ties->marks[event] = mark(ties, true);
    }
}

struct resting {
    uint32_t event_count;
    uint32_t number; /* relation */
};

static int
by_event_count(const void *a, const void *b)
{
    const struct resting *left = a;
    const struct resting *right = b;
    int order = tl_compare(left->event_count, right->event_count);
    return order ? order : tl_compare(left->number, right->number);
}

/* The relations of the edge in the order in which they are weighed. To be freed. */
static struct resting *
sort_relations(const struct ties *ties, size_t begin, size_t count)
{
    struct resting *relations = tl_alloc(count * sizeof *relations);
    for (size_t i = 0; i < count; i++) {
        uint32_t number = tl_strand_number(strand_at(ties, begin + i));
        relations[i] = (struct resting){
            tl_graph_relation(ties->graph, number).event_count, number};
    }
    qsort(relations, count, sizeof *relations, by_event_count);
    return relations;
}

/* Tells what the edge rests on, by itself and through relations. */
static void
carry(struct ties *ties, size_t begin, size_t end)
{
    carried_begin(&ties->carried);
    for (size_t i = begin; i < end; i++) {
        const struct tl_strand *strand = strand_at(ties, i);
        uint32_t event = event_of(ties, strand);
        if (event != TL_NONE) {
            bool counts = !ties->marks || !is_in_whole(ties, event);
            carried_add_event(&ties->carried, event, counts);
        } else {
            struct tl_relation relation =
                tl_graph_relation(ties->graph, tl_strand_number(strand));
            carried_expect(&ties->carried, &relation);
        }
    }
}

/* Adds what the relations of the edge weigh, which come after its events. */
static void
weigh_relations(struct ties *ties, size_t begin, size_t end)
{
    struct tl_edge *edge = ties->edge;
    size_t first = begin;
    while (event_of(ties, strand_at(ties, first)) != TL_NONE)
        first++;
    struct resting *relations = sort_relations(ties, first, end - first);
    if (relations[end - first - 1].event_count > 0)
        carry(ties, begin, end);
    for (size_t i = 0; i < end - first; i++) {
        struct tl_relation relation =
            tl_graph_relation(ties->graph, relations[i].number);
        edge->weight = tl_weight_add(edge->weight,
                                     carried_add_relation(&ties->carried, &relation));
    }
    tl_free(relations);
}

/* Has the event of a strand some way ahead brought from memory. */
static void
expect_strand(const struct ties *ties, size_t i)
{
    enum { AHEAD = 16 };
    if (ties->pairs.strands.count - i <= AHEAD)
        return;
    const struct tl_strand *strand = strand_at(ties, i + AHEAD);
    if (tl_strand_of(strand) == TL_PAIR_EVENT)
        tl_graph_expect_event(ties->graph, tl_strand_number(strand));
}

/* The strands of events come first and in time order, as they were made. */
static void
make_edge(struct ties *ties, size_t begin, size_t end)
{
    const struct tl_strand *first = strand_at(ties, begin);
    const uint32_t *nodes = ties->web->actor_nodes;
    ties->edge = tl_web_begin_edge(ties->web, nodes[first->source],
                                   nodes[first->target], TL_EDGE_TIE);
    ties->edge->kind = tl_pair_kind(first->key);
    ties->edge->directed = tl_pair_is_directed(first->key);
    ties->latest = TL_NONE;
    if (ties->marks)
        mark_events(ties, begin, end);
    for (size_t i = begin; i < end; i++) {
        const struct tl_strand *strand = strand_at(ties, i);
        expect_strand(ties, i);
        takers[tl_strand_of(strand)](ties, tl_strand_number(strand));
    }
    if (tl_strand_of(strand_at(ties, end - 1)) == TL_PAIR_RELATION)
        weigh_relations(ties, begin, end);
    tl_web_end_edge(ties->web);
}

static void
make_edges(struct ties *ties)
{
    size_t count = ties->pairs.strands.count;
    size_t edges = 0;
    for (size_t begin = 0; begin < count; begin = find_end(ties, begin))
        edges++;
    tl_web_allot(ties->web, edges);
    for (size_t begin = 0, end; begin < count; begin = end) {
        end = find_end(ties, begin);
        make_edge(ties, begin, end);
        tl_vector_leave(&ties->pairs.strands, end);
    }
}

void
tl_ties_make(struct tl_web *web)
{
    struct ties ties = {.web = web, .graph = web->graph, .carried.graph = web->graph};
    tl_pairs_begin(&ties.pairs, web->graph, web->selection);
    pair_events(&ties);
    pair_relations(&ties);
    tl_strands_sort(&ties.pairs.strands);
    if (ties.has_parts)
        ties.marks =
            tl_alloc(tl_graph_count(ties.graph, TL_EVENT) * sizeof *ties.marks);
    find_partly_cited(&ties);
    make_edges(&ties);
    carried_clear(&ties.carried);
    tl_free(ties.partly);
    tl_free(ties.marks);
    tl_pairs_clear(&ties.pairs);
}
