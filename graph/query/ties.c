#include "ties.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "graph/base/compare.h"
#include "graph/base/list.h"
#include "graph/base/memory.h"
#include "graph/base/radix.h"
#include "graph/graph.h"
#include "graph/weight.h"
#include "carried.h"
#include "evidence.h"
#include "pairs.h"
#include "web.h"

struct ties {
    struct tl_web *web;
    const struct tl_graph *graph;
    struct tl_pairs *pairs;
    bool leaves_denied;
    bool unites;       /* kinds: each has its share in an edge */
    uint32_t *marks;   /* by event, see mark(); NULL without parts */
    uint32_t *grounds; /* see relation_of() */
    uint32_t ground_room;
    struct tl_edge *edge;
    uint32_t latest; /* event, of the edge; TL_NONE: none yet */
    struct tl_carried carried;
    struct tl_evidence *evidence; /* NULL: nobody asks what events add */
    struct tl_vector parts;       /* struct tl_carried_part: of a relation */
};

static void
pair_events(struct ties *ties)
{
    uint32_t count = tl_graph_count(ties->graph, TL_EVENT);
    for (uint32_t event = 0; event < count; event++) {
        if (!ties->web->selected->events[event])
            continue;
        if (ties->leaves_denied &&
            tl_graph_event_status(ties->graph, event) == TL_DENIED) {
            ties->web->network->denied[TL_EVENT]++;
            continue;
        }
        struct tl_slice slice = tl_graph_event_participations(ties->graph, event);
        if (slice.count > ties->web->selection->max_pairs) {
            ties->web->network->crowds++;
            continue;
        }
        tl_pairs_add_event(ties->pairs, event);
        ties->pairs->has_parts |= tl_graph_event_part_of(ties->graph, event) != TL_NONE;
    }
    ties->web->network->apart = ties->pairs->apart;
    ties->web->network->beside = ties->pairs->beside;
    ties->web->network->denied[TL_PARTICIPATION] = ties->pairs->denied;
}

static void
add_relation_strand(struct ties *ties, uint32_t number,
                    const struct tl_relation *relation)
{
    uint32_t kind = tl_graph_relation_kind(ties->graph, number);
    struct tl_strand strand =
        tl_pair_strand(ties->web->selection->ties, relation->source.number,
                       relation->target.number, tl_pair_key(kind, relation->directed));
    strand.item = tl_strand_item(TL_PAIR_RELATION, number);
    tl_strands_add(&ties->pairs->strands, strand);
}

/* Whether a relation is within a group, and makes no edge. */
static bool
is_within(const struct ties *ties, const struct tl_relation *relation)
{
    const uint32_t *members = ties->web->selection->members;
    return members && relation->source.number == relation->target.number &&
           members[relation->source.number] > 0;
}

static void
pair_relations(struct ties *ties)
{
    uint32_t count = tl_graph_count(ties->graph, TL_RELATION);
    for (uint32_t number = 0; number < count; number++) {
        if (!ties->web->selected->relations[number])
            continue;
        struct tl_relation relation = tl_graph_relation(ties->graph, number);
        if (relation.source.type != TL_ACTOR || relation.target.type != TL_ACTOR ||
            is_within(ties, &relation))
            continue;
        if (ties->leaves_denied && relation.status == TL_DENIED)
            ties->web->network->denied[TL_RELATION]++;
        else
            add_relation_strand(ties, number, &relation);
    }
}

static void
find_partly_cited(struct tl_pairs *pairs)
{
    uint32_t count = tl_graph_count(pairs->graph, TL_CITATION);
    for (uint32_t i = 0; i < count; i++) {
        struct tl_citation citation = tl_graph_citation(pairs->graph, i);
        if (citation.participation == TL_NONE)
            continue;
        if (!pairs->partly)
            pairs->partly = tl_alloc(tl_graph_count(pairs->graph, TL_EVENT));
        pairs->partly[citation.item.number] = true;
    }
}

static struct tl_slice
parts_of(const struct ties *ties, uint32_t event, uint32_t node)
{
    uint32_t actor = ties->web->network->nodes[node].item.number;
    return tl_graph_event_participations_of(ties->graph, event, actor);
}

static void
add_actor_citations(struct ties *ties, uint32_t event, uint32_t node)
{
    struct tl_slice slice = parts_of(ties, event, node);
    for (uint32_t i = slice.first; i < slice.first + slice.count; i++) {
        struct tl_participation part = tl_graph_participation(ties->graph, i);
        if (!ties->leaves_denied || part.status != TL_DENIED)
            tl_web_add_citations(ties->web, part.citations);
    }
}

/* The status of an actor's part in an event, the strongest of several; nothing where
 * that does not weaken the event's. */
static enum tl_status
doubt_of(const struct ties *ties, uint32_t event, uint32_t node)
{
    struct tl_slice slice = parts_of(ties, event, node);
    enum tl_status least = TL_DENIED;
    for (uint32_t i = slice.first; i < slice.first + slice.count; i++) {
        enum tl_status status = tl_graph_participation_status(ties->graph, i);
        if (status < least && (!ties->leaves_denied || status != TL_DENIED))
            least = status;
    }
    return least <= TL_STATED ? TL_UNCITED : least;
}

/* The status with which an event ties the ends of the open edge: the weakest of its own
 * and those of their parts in it. */
static enum tl_status
status_of(const struct ties *ties, uint32_t event)
{
    enum tl_status status = tl_graph_event_status(ties->graph, event);
    if (!ties->pairs->partly || !ties->pairs->partly[event])
        return status;
    enum tl_status source = doubt_of(ties, event, ties->edge->source);
    enum tl_status target = doubt_of(ties, event, ties->edge->target);
    enum tl_status doubt = source > target ? source : target;
    return doubt > status ? doubt : status;
}

/*
 * A relation as it ties: without the events that are denied, unless they all are. What
 * it rests on is good for one relation at a time.
 */
static struct tl_relation
relation_of(struct ties *ties, uint32_t number)
{
    struct tl_relation relation = tl_graph_relation(ties->graph, number);
    uint32_t kept = 0;
    if (!ties->leaves_denied)
        return relation;
    if (relation.event_count > ties->ground_room) {
        ties->ground_room = 2 * relation.event_count;
        ties->grounds =
            tl_resize(ties->grounds, ties->ground_room * sizeof *ties->grounds);
    }
    for (uint32_t i = 0; i < relation.event_count; i++)
        if (tl_graph_event_status(ties->graph, relation.events[i]) != TL_DENIED)
            ties->grounds[kept++] = relation.events[i];
    if (kept > 0) {
        relation.events = ties->grounds;
        relation.event_count = kept;
    }
    return relation;
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
    uint32_t first = tl_carried_whole_of(ties->graph, ties->leaves_denied, event);
    uint32_t whole = first;
    while (whole != TL_NONE && ties->marks[whole] >> 1 != mark(ties, false) >> 1) {
        ties->marks[whole] = mark(ties, false);
        whole = tl_carried_whole_of(ties->graph, ties->leaves_denied, whole);
    }
    if (whole == TL_NONE || ties->marks[whole] == mark(ties, false))
        return false;
    for (uint32_t way = first; way != whole;
         way = tl_carried_whole_of(ties->graph, ties->leaves_denied, way))
        ties->marks[way] = mark(ties, true);
    return true;
}

static void
add_weight(struct ties *ties, struct tl_amount amount)
{
    struct tl_edge *edge = ties->edge;
    edge->weight = tl_weight_add(edge->weight, amount.weight);
    edge->weight_disputed = tl_weight_add(edge->weight_disputed, amount.disputed);
}

static void
add_share(struct ties *ties, uint32_t kind, int64_t weight)
{
    const char *text = tl_graph_word(ties->graph, kind);
    tl_web_add_share(ties->web, (struct tl_text){text, strlen(text)}, weight);
}

/* The next of the shares in a list such as an edge list has; false at its end, and with
 * a weight of INT64_MIN where there is none. */
static bool
next_share(char **rest, struct tl_text *kind, int64_t *weight)
{
    const char *element;
    size_t length;
    bool exact;
    if (!tl_list_next(rest, &element, &length))
        return false;
    size_t end = length;
    while (end > 0 && element[end - 1] != '=')
        end--;
    *kind = (struct tl_text){element, end > 0 ? end - 1 : 0};
    if (end == 0 || !tl_weight_read(element + end, length - end, weight, &exact))
        *weight = INT64_MIN;
    return true;
}

/* Adds the shares in a list, or no more than `added` of them together. */
static void
add_listed(struct ties *ties, char *list, bool all, int64_t added)
{
    struct tl_text kind;
    int64_t weight;
    while (next_share(&list, &kind, &weight)) {
        int64_t most = all ? weight : added > 0 && weight > 0 ? added : 0;
        weight = weight < most ? weight : most;
        tl_web_add_share(ties->web, kind, weight);
        added -= weight;
    }
    if (!all && added != 0)
        add_share(ties, TL_NONE, added);
}

/* Whether a list has shares that are a weight together. */
static bool
is_of_shares(char *list, int64_t weight)
{
    struct tl_text kind;
    int64_t share, sum = 0;
    bool good = *list != '\0';
    while (good && next_share(&list, &kind, &share)) {
        good = share != INT64_MIN;
        sum = good ? tl_weight_add(sum, share) : sum;
    }
    return good && sum == weight;
}

/* What an edge list that was read says of the kinds of an edge; "" if it does not. */
static const char *
kinds_said(const struct tl_relation *relation)
{
    struct tl_attributes attributes = relation->attributes;
    const char *key, *value;
    while (tl_attributes_next(&attributes, &key, &value))
        if (strcmp(key, TL_KINDS_KEY) == 0)
            return value;
    return "";
}

/* A relation adds to the share of its kind; one that an edge list tells of, to those
 * that it unites. */
static void
share_relation(struct ties *ties, const struct tl_relation *relation, int64_t added)
{
    uint32_t kind = tl_graph_relation_kind(ties->graph, relation->number);
    const char *said = kind == TL_NONE ? kinds_said(relation) : "";
    size_t size = strlen(said) + 1;
    char *list = tl_alloc(2 * size);
    memcpy(list, said, size);
    memcpy(list + size, said, size);
    if (is_of_shares(list, relation->weight))
        add_listed(ties, list + size, added == relation->weight, added);
    else
        add_share(ties, kind, added);
    tl_free(list);
}

static void
take_event(struct ties *ties, uint32_t event)
{
    struct tl_edge *edge = ties->edge;
    if (ties->latest == event)
        return;
    ties->latest = event;
    enum tl_status status = status_of(ties, event);
    ties->web->takes_denials = status == TL_DENIED;
    tl_web_add_event(ties->web, event);
    if (ties->pairs->partly && ties->pairs->partly[event]) {
        add_actor_citations(ties, event, edge->source);
        add_actor_citations(ties, event, edge->target);
    }
    ties->web->takes_denials = false;
    edge->status = (uint8_t)tl_status_stronger(edge->status, status);
    struct tl_amount amount = {0, 0};
    if (!ties->marks || !is_in_whole(ties, event))
        amount = tl_amount_of_event(ties->graph, event, status);
    add_weight(ties, amount);
    if (ties->unites)
        add_share(ties, tl_graph_event_kind(ties->graph, event), amount.weight);
    if (ties->evidence)
        tl_evidence_add(ties->evidence, event, tl_graph_event_kind(ties->graph, event),
                        amount);
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
    const struct tl_meeting *meeting = tl_vector_at(&ties->pairs->meetings, number);
    tl_web_add_span(ties->web, meeting->span);
    take_event(ties, meeting->event);
}

static void
take_relation(struct ties *ties, uint32_t number)
{
    struct tl_relation relation = relation_of(ties, number);
    tl_web_add_relation(ties->web, &relation);
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
    return tl_vector_at(&ties->pairs->strands, index);
}

/* The end of the run of strands that make one edge. */
static size_t
find_end(const struct ties *ties, size_t begin)
{
    const struct tl_strand *first = strand_at(ties, begin);
    size_t end = begin + 1;
    for (; end < ties->pairs->strands.count; end++) {
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
    return ((struct tl_meeting *)tl_vector_at(&ties->pairs->meetings, number))->event;
}

static void
mark_events_of(struct ties *ties, uint32_t relation)
{
    struct tl_relation row = relation_of(ties, relation);
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
sort_relations(struct ties *ties, size_t begin, size_t count)
{
    struct resting *relations = tl_alloc(count * sizeof *relations);
    for (size_t i = 0; i < count; i++) {
        uint32_t number = tl_strand_number(strand_at(ties, begin + i));
        relations[i] = (struct resting){relation_of(ties, number).event_count, number};
    }
    qsort(relations, count, sizeof *relations, by_event_count);
    return relations;
}

/* Tells what the edge rests on, by itself and through relations. */
static void
carry(struct ties *ties, size_t begin, size_t end)
{
    tl_carried_begin(&ties->carried);
    for (size_t i = begin; i < end; i++) {
        const struct tl_strand *strand = strand_at(ties, i);
        uint32_t event = event_of(ties, strand);
        if (event != TL_NONE) {
            bool counts = !ties->marks || !is_in_whole(ties, event);
            tl_carried_add_event(&ties->carried, event, counts, status_of(ties, event));
        } else {
            struct tl_relation relation = relation_of(ties, tl_strand_number(strand));
            for (uint32_t j = 0; j < relation.event_count; j++)
                tl_carried_add_event(&ties->carried, relation.events[j], false,
                                     relation.status);
        }
    }
}

/* Tells what the events of a relation add through it. */
static void
tell_parts(struct ties *ties, uint32_t relation)
{
    uint32_t kind = tl_graph_relation_kind(ties->graph, relation);
    for (size_t i = 0; ties->evidence && i < ties->parts.count; i++) {
        const struct tl_carried_part *part = tl_vector_at(&ties->parts, i);
        tl_evidence_add(ties->evidence, part->event, kind, part->amount);
    }
    tl_vector_cut(&ties->parts, 0);
}

/* Adds what the relations of the edge weigh, which come after its events. */
static void
weigh_relations(struct ties *ties, size_t begin, size_t end)
{
    size_t first = begin;
    while (event_of(ties, strand_at(ties, first)) != TL_NONE)
        first++;
    struct resting *relations = sort_relations(ties, first, end - first);
    if (relations[end - first - 1].event_count > 0)
        carry(ties, begin, end);
    for (size_t i = 0; i < end - first; i++) {
        struct tl_relation relation = relation_of(ties, relations[i].number);
        struct tl_amount added = tl_carried_add_relation(&ties->carried, &relation);
        add_weight(ties, added);
        if (ties->unites)
            share_relation(ties, &relation, added.weight);
        tell_parts(ties, relations[i].number);
    }
    tl_free(relations);
}

/* Has the event of a strand some way ahead brought from memory. */
static void
expect_strand(const struct ties *ties, size_t i)
{
    enum { AHEAD = 16 };
    if (ties->pairs->strands.count - i <= AHEAD)
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
    ties->edge->related = tl_strand_of(strand_at(ties, end - 1)) == TL_PAIR_RELATION;
    if (ties->edge->related)
        weigh_relations(ties, begin, end);
    tl_web_end_edge(ties->web);
    if (ties->evidence)
        tl_evidence_end_tie(ties->evidence,
                            ties->web->events.items + ties->edge->events.first,
                            ties->edge->events.count);
}

static void
make_edges(struct ties *ties)
{
    size_t count = ties->pairs->strands.count;
    size_t edges = 0;
    for (size_t begin = 0; begin < count; begin = find_end(ties, begin))
        edges++;
    tl_web_allot(ties->web, edges);
    for (size_t begin = 0, end; begin < count; begin = end) {
        end = find_end(ties, begin);
        make_edge(ties, begin, end);
        tl_vector_leave(&ties->pairs->strands, end);
    }
}

/* The strands of all events and relations, in their order. */
static void
gather(struct tl_web *web, struct tl_pairs *pairs)
{
    struct ties ties = {
        .web = web,
        .graph = web->graph,
        .pairs = pairs,
        .leaves_denied = web->leaves_denied,
    };
    tl_pairs_begin(pairs, web->graph, web->selection);
    pair_events(&ties);
    pair_relations(&ties);
}

void
tl_ties_gather(struct tl_web *web, struct tl_pairs *pairs)
{
    gather(web, pairs);
    tl_strands_sort(&pairs->strands);
    find_partly_cited(pairs);
}

static void
make_ties(struct tl_web *web, struct tl_pairs *pairs, bool unites)
{
    struct ties ties = {
        .web = web,
        .graph = web->graph,
        .pairs = pairs,
        .leaves_denied = web->leaves_denied,
        .unites = unites,
        .carried = {.graph = web->graph, .leaves_denied = web->leaves_denied},
        .parts = {.width = sizeof(struct tl_carried_part)},
    };
    struct tl_evidence evidence = {0};
    if (pairs->has_parts)
        ties.marks =
            tl_alloc(tl_graph_count(ties.graph, TL_EVENT) * sizeof *ties.marks);
    if (web->selection->weighs_events) {
        ties.evidence = &evidence;
        ties.carried.parts = &ties.parts;
    }
    make_edges(&ties);
    if (ties.evidence)
        tl_evidence_end(&evidence, web->network);
    tl_vector_clear(&ties.parts);
    tl_carried_clear(&ties.carried);
    tl_free(ties.grounds);
    tl_free(ties.marks);
}

void
tl_ties_make(struct tl_web *web, struct tl_pairs *pairs)
{
    make_ties(web, pairs, web->selection->ties != TL_TIES_BY_KIND);
}

/* Leaves only the strands within groups, each from its group to itself. */
static void
keep_within(struct tl_vector *strands, const uint32_t *groups, const uint32_t *members)
{
    size_t kept = 0;
    for (size_t i = 0; i < strands->count; i++) {
        struct tl_strand strand = *(struct tl_strand *)tl_vector_at(strands, i);
        uint32_t group = groups[strand.source];
        if (group != groups[strand.target] || members[group] == 0)
            continue;
        struct tl_strand *slot = tl_vector_at(strands, kept++);
        *slot = (struct tl_strand){group, group, strand.key, strand.item};
    }
    tl_vector_cut(strands, kept);
}

/* Nothing of these edges is wanted but their weight, whatever the status. */
void
tl_ties_within(const struct tl_graph *graph, const struct tl_selected *selected,
               const struct tl_selection *selection, const uint32_t *groups,
               const uint32_t *members, uint32_t count, int64_t *within)
{
    struct tl_selection undirected = *selection;
    struct tl_network *network = tl_alloc(sizeof *network);
    struct tl_pairs pairs;
    struct tl_web web;
    undirected.ties = TL_TIES_UNDIRECTED;
    undirected.weighs_events = false;
    network->graph = graph;
    tl_web_begin(&web, network, selected, &undirected);
    web.actor_nodes = tl_alloc(count * sizeof *web.actor_nodes);
    for (uint32_t i = 0; i < count; i++)
        web.actor_nodes[i] = i;
    gather(&web, &pairs);
    keep_within(&pairs.strands, groups, members);
    tl_strands_sort(&pairs.strands);
    make_ties(&web, &pairs, false);
    tl_pairs_clear(&pairs);
    tl_web_end(&web);
    for (uint32_t i = 0; i < network->edge_count; i++)
        within[network->edges[i].source] = network->edges[i].weight;
    tl_network_free(network);
}
