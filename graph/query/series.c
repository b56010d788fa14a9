#include "series.h"

#include <stdbool.h>
#include <stddef.h>

#include "graph/base/radix.h"
#include "graph/graph.h"
#include "ties.h"
#include "web.h"

/* From which period to which a strand is, from the first one of the series; a relation
 * has several, one for each of its events. */
struct entry {
    uint32_t strand;
    uint32_t first;
    uint32_t last;
};

static const struct tl_strand *
strand_at(const struct tl_series *series, uint32_t number)
{
    return tl_vector_at(&series->pairs.strands, number);
}

/* The dates of a strand: all of them have to fall into a period, or any. */
struct dates {
    const struct tl_date *own[2];
    unsigned own_count; /* 0: any of those of the events of a relation */
    struct tl_relation relation;
};

static const struct tl_date *
date_of_participation(const struct tl_graph *graph, uint32_t number)
{
    const struct tl_date *own = tl_graph_participation_date(graph, number);
    return own ? own
               : tl_graph_event_date(graph,
                                     tl_graph_participation_event(graph, number));
}

static struct dates
dates_of(const struct tl_series *series, const struct tl_strand *strand)
{
    const struct tl_graph *graph = series->whole->graph;
    uint32_t number = tl_strand_number(strand);
    struct dates dates = {.own_count = 1};
    if (tl_strand_of(strand) == TL_PAIR_EVENT) {
        dates.own[0] = tl_graph_event_date(graph, number);
    } else if (tl_strand_of(strand) == TL_PAIR_MEETING) {
        const struct tl_meeting *meeting =
            tl_vector_at(&series->pairs.meetings, number);
        dates.own[0] = date_of_participation(graph, meeting->one);
        dates.own[1] = date_of_participation(graph, meeting->other);
        dates.own_count = 2;
    } else {
        dates.relation = tl_graph_relation(graph, number);
        dates.own[0] = dates.relation.date;
        dates.own_count = dates.own[0] || !dates.relation.event_count ? 1 : 0;
    }
    return dates;
}

/* Whether an event of a relation without a date of its own says when it is: see
 * tl_web_add_relation(). */
static bool
is_ground(const struct tl_series *series, const struct tl_relation *relation,
          uint32_t event)
{
    const struct tl_graph *graph = series->whole->graph;
    bool left = tl_selection_leaves_denied(series->selection, graph) &&
                relation->status != TL_DENIED &&
                tl_graph_event_status(graph, event) == TL_DENIED;
    return series->selected->events[event] && !left;
}

/* What is done with each time at which a strand is. */
typedef void take_days(struct tl_series *series, uint32_t strand, struct tl_span days);

static void
walk_days(struct tl_series *series, uint32_t number, take_days *take)
{
    const struct tl_graph *graph = series->whole->graph;
    struct dates dates = dates_of(series, strand_at(series, number));
    struct tl_span span = tl_periods_days(dates.own[0]);
    bool any = dates.own_count > 0;
    if (dates.own_count == 2 &&
        !tl_span_meet(span, tl_periods_days(dates.own[1]), &span))
        span = tl_span_unknown;
    if (any)
        take(series, number, tl_periods_within(series->selection, span));
    for (uint32_t i = 0; dates.own_count == 0 && i < dates.relation.event_count; i++) {
        uint32_t event = dates.relation.events[i];
        if (!is_ground(series, &dates.relation, event))
            continue;
        span = tl_periods_days(tl_graph_event_date(graph, event));
        take(series, number, tl_periods_within(series->selection, span));
        any = true;
    }
    if (!any)
        take(series, number, tl_span_unknown);
}

static void
note_days(struct tl_series *series, uint32_t strand, struct tl_span days)
{
    (void)strand;
    tl_periods_add(&series->all, days);
}

static void
add_entry(struct tl_series *series, uint32_t strand, struct tl_span days)
{
    struct entry *entry = tl_vector_add(&series->entries);
    struct tl_place place = tl_periods_place(&series->all, days);
    *entry = (struct entry){strand, place.first, place.last};
}

static const struct entry *
entry_at(const struct tl_series *series, size_t number)
{
    return tl_vector_at(&series->entries, number);
}

/* Each period has its entries beside each other, but for those of several periods. */
static void
sort_entries(struct tl_series *series)
{
    size_t periods = (size_t)series->all.count + 1;
    size_t count = series->entries.count;
    series->starts = tl_alloc((periods + 1) * sizeof *series->starts);
    series->shorts = tl_alloc(count * sizeof *series->shorts);
    series->longs = tl_alloc(count * sizeof *series->longs);
    for (size_t i = 0; i < count; i++)
        if (entry_at(series, i)->first == entry_at(series, i)->last)
            series->starts[entry_at(series, i)->first + 1]++;
    for (size_t i = 0; i < periods; i++)
        series->starts[i + 1] += series->starts[i];
    uint32_t *next = tl_alloc(periods * sizeof *next);
    for (size_t i = 0; i < count; i++) {
        const struct entry *entry = entry_at(series, i);
        if (entry->first == entry->last)
            series->shorts[series->starts[entry->first] + next[entry->first]++] =
                (uint32_t)i;
        else
            series->longs[series->long_count++] = (uint32_t)i;
    }
    tl_free(next);
}

/* The periods that have any entry. */
static void
list_periods(struct tl_series *series)
{
    size_t periods = (size_t)series->all.count + 1;
    int64_t *changes = tl_alloc((periods + 1) * sizeof *changes);
    int64_t open = 0;
    for (uint32_t i = 0; i < series->long_count; i++) {
        const struct entry *entry = entry_at(series, series->longs[i]);
        changes[entry->first]++;
        changes[entry->last + 1]--;
    }
    series->periods = tl_alloc(periods * sizeof *series->periods);
    for (size_t i = 0; i < periods; i++) {
        open += changes[i];
        if (open > 0 || series->starts[i] < series->starts[i + 1])
            series->periods[series->count++] = (uint32_t)i;
    }
    tl_free(changes);
}

static bool
falls(const struct tl_date *date, struct tl_span period)
{
    return date && tl_date_falls(date, period.first, period.last, true);
}

static bool
any_ground_falls(const struct tl_series *series, const struct tl_relation *relation,
                 struct tl_span period)
{
    const struct tl_graph *graph = series->whole->graph;
    uint32_t i = 0;
    while (i < relation->event_count &&
           !(is_ground(series, relation, relation->events[i]) &&
             falls(tl_graph_event_date(graph, relation->events[i]), period)))
        i++;
    return i < relation->event_count;
}

/* Whether a strand must fall into a period. */
static bool
is_certain(const struct tl_series *series, uint32_t strand, uint32_t place)
{
    if (place == series->all.count)
        return false;
    struct tl_span period = tl_periods_at(&series->all, place);
    struct dates dates = dates_of(series, strand_at(series, strand));
    if (dates.own_count == 0)
        return any_ground_falls(series, &dates.relation, period);
    return falls(dates.own[0], period) &&
           (dates.own_count < 2 || falls(dates.own[1], period));
}

static bool
is_of_one_edge(const struct tl_strand *a, const struct tl_strand *b)
{
    return a->source == b->source && a->target == b->target && a->key == b->key;
}

/* By actor: its node; TL_NONE where it has none. To be freed. */
static uint32_t *
number_nodes(const struct tl_network *network)
{
    uint32_t count = tl_graph_count(network->graph, TL_ACTOR);
    uint32_t *nodes = tl_alloc(count * sizeof *nodes);
    for (uint32_t i = 0; i < count; i++)
        nodes[i] = TL_NONE;
    for (uint32_t i = 0; i < network->node_count; i++)
        nodes[network->nodes[i].item.number] = i;
    return nodes;
}

/* Keeps the strands of edges that the whole has: both are in one order. */
static void
keep_strands(struct tl_series *series, const struct tl_vector *all)
{
    const struct tl_network *whole = series->whole;
    const struct tl_edge *edge = whole->edges;
    const struct tl_edge *end = edge + whole->edge_count;
    const struct tl_strand *before = NULL;
    uint32_t *nodes = number_nodes(whole);
    bool kept = false;
    for (size_t i = 0; i < all->count; i++) {
        const struct tl_strand *strand = tl_vector_at(all, i);
        if (!before || !is_of_one_edge(before, strand)) {
            edge += kept;
            kept = edge < end && nodes[strand->source] == edge->source &&
                   nodes[strand->target] == edge->target &&
                   tl_pair_key(edge->kind, edge->directed) == strand->key;
        }
        before = strand;
        if (kept)
            tl_strands_add(&series->pairs.strands, *strand);
    }
    tl_free(nodes);
}

static void
gather(struct tl_series *series)
{
    struct tl_network *counts = tl_alloc(sizeof *counts);
    struct tl_web web;
    counts->graph = series->whole->graph;
    tl_web_begin(&web, counts, series->selected, series->selection);
    tl_ties_gather(&web, &series->pairs);
    struct tl_vector all = series->pairs.strands;
    series->pairs.strands = (struct tl_vector){.width = sizeof(struct tl_strand)};
    keep_strands(series, &all);
    tl_vector_clear(&all);
    tl_web_end(&web);
    tl_network_free(counts);
}

static void
name_periods(struct tl_series *series)
{
    series->texts = tl_alloc(series->count * sizeof *series->texts);
    for (uint32_t i = 0; i < series->count; i++)
        tl_periods_text(&series->all, series->periods[i], series->texts[i]);
}

/* An edge of the whole is certain where all that it is made of is. */
static void
judge_whole(const struct tl_series *series, struct tl_network *whole)
{
    struct tl_edge *edge = whole->edges;
    for (uint32_t i = 0; i < whole->edge_count; i++)
        whole->edges[i].certain = true;
    for (size_t i = 0; i < series->entries.count; i++) {
        const struct entry *entry = entry_at(series, i);
        if (i > 0 &&
            !is_of_one_edge(strand_at(series, entry->strand),
                            strand_at(series, entry_at(series, i - 1)->strand)))
            edge++;
        edge->certain = edge->certain &&
                        is_certain(series, entry->strand, entry->first) &&
                        is_certain(series, entry->strand, entry->last);
    }
}

struct tl_series *
tl_series_new(struct tl_network *whole, const struct tl_selected *selected,
              const struct tl_selection *selection, enum tl_unit unit, uint32_t most)
{
    struct tl_series *series = tl_alloc(sizeof *series);
    tl_network_settle(whole);
    series->whole = whole;
    series->selected = selected;
    series->selection = selection;
    series->all = (struct tl_periods){.unit = unit, .days = tl_span_unknown};
    series->entries.width = sizeof(struct entry);
    gather(series);
    for (uint32_t i = 0; i < series->pairs.strands.count; i++)
        walk_days(series, i, note_days);
    if (series->all.count > most)
        return series;
    for (uint32_t i = 0; i < series->pairs.strands.count; i++)
        walk_days(series, i, add_entry);
    sort_entries(series);
    list_periods(series);
    name_periods(series);
    judge_whole(series, whole);
    return series;
}

void
tl_series_free(struct tl_series *series)
{
    if (!series)
        return;
    tl_pairs_clear(&series->pairs);
    tl_vector_clear(&series->entries);
    tl_free(series->starts);
    tl_free(series->shorts);
    tl_free(series->longs);
    tl_free(series->periods);
    tl_free(series->texts);
    tl_free(series);
}

/* The strands of a period, in order and each once. To be freed. */
static uint32_t *
list_strands(const struct tl_series *series, uint32_t place, size_t *count)
{
    const uint32_t *next = series->shorts + series->starts[place];
    const uint32_t *end = series->shorts + series->starts[place + 1];
    size_t most = (size_t)(end - next) + series->long_count;
    uint32_t *strands = tl_alloc(most * sizeof *strands);
    *count = 0;
    for (uint32_t i = 0; i < series->long_count || next < end;) {
        bool is_short =
            next < end && (i == series->long_count || *next < series->longs[i]);
        const struct entry *entry =
            entry_at(series, is_short ? *next++ : series->longs[i++]);
        if (entry->first > place || entry->last < place ||
            (*count > 0 && strands[*count - 1] == entry->strand))
            continue;
        strands[(*count)++] = entry->strand;
    }
    return strands;
}

static void
judge_edges(const struct tl_series *series, struct tl_network *network, uint32_t place,
            const uint32_t *strands, size_t count)
{
    struct tl_edge *edge = network->edges;
    for (size_t i = 0; i < count; i++) {
        if (i > 0 && !is_of_one_edge(strand_at(series, strands[i]),
                                     strand_at(series, strands[i - 1])))
            edge++;
        edge->certain = edge->certain || is_certain(series, strands[i], place);
    }
}

struct tl_network *
tl_series_network(const struct tl_series *series, uint32_t number)
{
    const struct tl_network *whole = series->whole;
    struct tl_network *network = tl_alloc(sizeof *network);
    struct tl_pairs pairs = series->pairs;
    struct tl_web web;
    size_t count;
    uint32_t place = series->periods[number];
    uint32_t *strands = list_strands(series, place, &count);
    pairs.strands = (struct tl_vector){.width = sizeof(struct tl_strand)};
    for (size_t i = 0; i < count; i++)
        tl_strands_add(&pairs.strands, *strand_at(series, strands[i]));
    network->graph = whole->graph;
    network->view = TL_VIEW_ACTORS;
    network->ties = whole->ties;
    network->nodes = tl_alloc(whole->node_count * sizeof *network->nodes);
    for (; network->node_count < whole->node_count; network->node_count++)
        network->nodes[network->node_count] = whole->nodes[network->node_count];
    tl_web_begin(&web, network, series->selected, series->selection);
    web.actor_nodes = number_nodes(whole);
    tl_ties_make(&web, &pairs);
    tl_web_end(&web);
    judge_edges(series, network, place, strands, count);
    tl_network_settle(network);
    tl_vector_clear(&pairs.strands);
    tl_free(strands);
    return network;
}
