#include "graph/base/compare.h"
#include "edge_dates.h"

#include "graph/claim.h"
#include "graph/span.h"
#include "pairs.h"

struct search {
    const struct tl_network *network;
    const struct tl_edge *edge;
    struct tl_edge_dates found;
    const struct tl_date *seen;
    bool several; /* dates that differ */
    bool sure;    /* some of them is */
};

/* The greater, the better it tells a bound. */
static unsigned
sureness(const struct tl_date_end *end)
{
    unsigned doubts = 0;
    for (int part = 0; part < TL_PARTS; part++)
        doubts |= end->parts[part];
    return 2U * end->precision + !(doubts & (TL_PART_APPROXIMATE | TL_PART_UNCERTAIN));
}

static void
offer(const struct tl_date **best, const struct tl_date *date, bool starts, bool ends)
{
    unsigned had = 0, has = 0;
    if (starts)
        has += sureness(&date->first);
    if (ends)
        has += sureness(&date->last);
    if (*best && starts)
        had += sureness(&(*best)->first);
    if (*best && ends)
        had += sureness(&(*best)->last);
    if (!*best || has > had)
        *best = date;
}

/* The date of an item, or nothing. */
static void
look_at(struct search *search, const struct tl_date *date, enum tl_type type,
        uint32_t number)
{
    struct tl_span span = tl_span_of(date);
    if (!date)
        return;
    enum tl_status status =
        tl_claim_status(search->network->graph, type, number, TL_DATE);
    if (status < TL_STATED)
        status = TL_STATED;
    if (!search->seen || status < search->found.status)
        search->found.status = status;
    search->several |= search->seen && search->seen != date;
    search->seen = date;
    search->sure |= !tl_date_is_doubtful(date);
    bool starts = span.first == search->edge->first;
    bool ends = span.last == search->edge->last;
    if (starts && ends)
        offer(&search->found.both, date, true, true);
    if (starts)
        offer(&search->found.first, date, true, false);
    if (ends)
        offer(&search->found.last, date, false, true);
}

static void
look_at_actor(struct search *search, uint32_t event, uint32_t node)
{
    const struct tl_graph *graph = search->network->graph;
    uint32_t actor = search->network->nodes[node].item.number;
    struct tl_slice slice = tl_graph_event_participations_of(graph, event, actor);
    for (uint32_t i = slice.first; i < slice.first + slice.count; i++)
        if (search->edge->status == TL_DENIED ||
            tl_graph_participation_status(graph, i) != TL_DENIED)
            look_at(search, tl_graph_participation_date(graph, i), TL_PARTICIPATION, i);
}

static void
look_at_events(struct search *search)
{
    const struct tl_network *network = search->network;
    const struct tl_edge *edge = search->edge;
    bool own_dates =
        edge->origin == TL_EDGE_TIE && tl_graph_may_date_participations(network->graph);
    for (uint32_t i = 0; i < edge->events.count; i++) {
        uint32_t event = network->events[edge->events.first + i];
        if (edge->status != TL_DENIED &&
            tl_graph_event_status(network->graph, event) == TL_DENIED)
            continue;
        look_at(search, tl_graph_event_date(network->graph, event), TL_EVENT, event);
        if (!own_dates)
            continue;
        look_at_actor(search, event, edge->source);
        look_at_actor(search, event, edge->target);
    }
}

/* Where a relation is, as network->relations are ordered, compared with an edge. */
static int
compare_relation(const struct tl_network *network, const struct tl_edge *edge,
                 uint32_t number)
{
    struct tl_relation relation = tl_graph_relation(network->graph, number);
    uint32_t kind = tl_graph_relation_kind(network->graph, number);
    struct tl_strand strand =
        tl_pair_strand(network->ties, relation.source.number, relation.target.number,
                       tl_pair_key(kind, relation.directed));
    int order = tl_compare(strand.source, network->nodes[edge->source].item.number);
    if (!order)
        order = tl_compare(strand.target, network->nodes[edge->target].item.number);
    if (!order)
        order = tl_compare(strand.key, tl_pair_key(edge->kind, edge->directed));
    return order;
}

struct tl_slice
tl_edge_relations(const struct tl_network *network, const struct tl_edge *edge)
{
    uint32_t low = 0, high = edge->related ? network->relation_count : 0;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (compare_relation(network, edge, network->relations[middle]) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    uint32_t first = high;
    while (edge->related && high < network->relation_count &&
           compare_relation(network, edge, network->relations[high]) == 0)
        high++;
    return (struct tl_slice){first, high - first};
}

static void
look_at_relations(struct search *search)
{
    const struct tl_network *network = search->network;
    struct tl_slice slice = tl_edge_relations(network, search->edge);
    for (uint32_t i = slice.first; i < slice.first + slice.count; i++)
        look_at(search, tl_graph_relation(network->graph, network->relations[i]).date,
                TL_RELATION, network->relations[i]);
}

/* "One day in April 2015" says nothing of several days in it, nor does a set. */
static bool
is_of_one_time(const struct tl_date *date)
{
    bool set = date->flags & (TL_DATE_ONE_OF | TL_DATE_ALL_OF | TL_DATE_YEAR_UNKNOWN);
    bool masked = date->flags & TL_DATE_MASKED && !(date->flags & TL_DATE_INTERVAL);
    return set || (masked && date->first.precision > TL_PRECISION_YEAR);
}

/* The dates of a relation's events have no part in one of its own. */
static void
look_at_evidence(struct search *search)
{
    const struct tl_edge *edge = search->edge;
    if (edge->origin == TL_EDGE_RELATION)
        look_at(search, tl_graph_relation(search->network->graph, edge->number).date,
                TL_RELATION, edge->number);
    if (search->seen)
        return;
    look_at_events(search);
    if (edge->origin == TL_EDGE_TIE)
        look_at_relations(search);
}

struct tl_edge_dates
tl_edge_dates_of(const struct tl_network *network, const struct tl_edge *edge)
{
    struct search search = {.network = network, .edge = edge};
    look_at_evidence(&search);
    if (search.found.both && search.several && is_of_one_time(search.found.both))
        search.found.both = NULL;
    return search.found;
}

bool
tl_edge_is_doubtful(const struct tl_network *network, const struct tl_edge *edge)
{
    struct search search = {.network = network, .edge = edge};
    if (edge->origin == TL_EDGE_PARTICIPATION)
        look_at(&search, tl_graph_participation_date(network->graph, edge->number),
                TL_PARTICIPATION, edge->number);
    else if (edge->origin != TL_EDGE_PART)
        look_at_evidence(&search);
    return search.seen && !search.sure;
}
