#include "network.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "graph/base/memory.h"
#include "graph/span.h"
#include "components.h"

const char *const tl_view_names[TL_VIEWS] = {
    [TL_VIEW_NETWORK] = "network",
    [TL_VIEW_ACTORS] = "actors",
    [TL_VIEW_EVENTS] = "events",
    [TL_VIEW_TIMELINE] = "timeline",
};

const char *const tl_edge_names[] = {
    [TL_EDGE_PARTICIPATION] = "participates",
    [TL_EDGE_RELATION] = NULL,
    [TL_EDGE_PART] = "part of",
    [TL_EDGE_TIE] = NULL,
};

void
tl_network_free(struct tl_network *network)
{
    if (!network)
        return;
    tl_free(network->nodes);
    tl_free(network->edges);
    tl_free(network->events);
    tl_free(network->references);
    tl_free(network->deniers);
    tl_free(network->relations);
    tl_free(network->spells);
    tl_free(network->shares);
    tl_arena_clear(&network->share_texts);
    tl_vocabulary_clear(&network->kinds);
    tl_vector_clear(&network->additions);
    tl_vector_clear(&network->addition_starts);
    tl_free(network);
}

bool
tl_cut_text(const struct tl_cut *cut, char text[TL_CUT_TEXT_MAX])
{
    snprintf(text, TL_CUT_TEXT_MAX, "%lu edges of weight %.15g",
             (unsigned long)cut->all, (double)cut->weight / TL_WEIGHT_ONE);
    return tl_cut_is_tied(cut);
}

static void
number_components(const struct tl_network *network, struct tl_measure *measures)
{
    struct tl_components components = tl_components_begin(network->node_count);
    for (uint32_t i = 0; i < network->edge_count; i++)
        tl_components_join(&components, network->edges[i].source,
                           network->edges[i].target);
    uint32_t *numbers = tl_components_end(&components);
    for (uint32_t i = 0; i < network->node_count; i++)
        measures[i].component = numbers[i];
    tl_free(numbers);
}

static void
cover_edge(struct tl_measure *measure, const struct tl_edge *edge)
{
    struct tl_span span = tl_span_cover((struct tl_span){measure->first, measure->last},
                                        (struct tl_span){edge->first, edge->last});
    measure->first = span.first;
    measure->last = span.last;
}

struct tl_measure *
tl_network_measure(const struct tl_network *network)
{
    struct tl_measure *measures = tl_alloc(network->node_count * sizeof *measures);
    for (uint32_t i = 0; i < network->node_count; i++) {
        measures[i].first = tl_span_unknown.first;
        measures[i].last = tl_span_unknown.last;
    }
    for (uint32_t i = 0; i < network->edge_count; i++) {
        cover_edge(&measures[network->edges[i].source], &network->edges[i]);
        cover_edge(&measures[network->edges[i].target], &network->edges[i]);
    }
    number_components(network, measures);
    return measures;
}

struct tl_slice
tl_network_additions(const struct tl_network *network, uint32_t place)
{
    const struct tl_vector *starts = &network->addition_starts;
    uint32_t first = *(uint32_t *)tl_vector_at(starts, place);
    uint32_t end = *(uint32_t *)tl_vector_at(starts, (size_t)place + 1);
    return (struct tl_slice){first, end - first};
}

const char *
tl_edge_kind(const struct tl_network *network, const struct tl_edge *edge)
{
    const char *name = tl_edge_names[edge->origin];
    return name ? name : tl_graph_word(network->graph, edge->kind);
}

const char *
tl_edge_role(const struct tl_network *network, const struct tl_edge *edge)
{
    if (edge->origin != TL_EDGE_PARTICIPATION)
        return "";
    return tl_graph_word(network->graph,
                         tl_graph_participation_role(network->graph, edge->number));
}

/* Whether an edge comes before all from one node to another. */
static bool
is_before(const struct tl_edge *edge, uint32_t source, uint32_t target)
{
    return edge->source < source || (edge->source == source && edge->target < target);
}

struct tl_slice
tl_network_between(const struct tl_network *network, uint32_t source, uint32_t target)
{
    uint32_t low = 0, high = network->edge_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (is_before(&network->edges[middle], source, target))
            low = middle + 1;
        else
            high = middle;
    }
    while (high < network->edge_count && network->edges[high].source == source &&
           network->edges[high].target == target)
        high++;
    return (struct tl_slice){low, high - low};
}

static bool
say_same(const struct tl_network *network, const struct tl_edge *one,
         const struct tl_edge *other)
{
    return one->related != other->related && one->directed == other->directed &&
           one->status == other->status && one->first == other->first &&
           one->last == other->last && one->denied_by.count == 0 &&
           other->denied_by.count == 0 && one->events.count == other->events.count &&
           memcmp(network->events + one->events.first,
                  network->events + other->events.first,
                  one->events.count * sizeof *network->events) == 0;
}

/* The first of the edges that says the same as a tie, and how many do. */
static uint32_t
find_same(const struct tl_network *network, struct tl_slice edges, uint32_t tie,
          uint32_t *count)
{
    uint32_t found = TL_NONE;
    *count = 0;
    for (uint32_t i = edges.first; i < edges.first + edges.count; i++) {
        if (!say_same(network, &network->edges[tie], &network->edges[i]))
            continue;
        found = found == TL_NONE ? i : found;
        ++*count;
    }
    return found;
}

uint32_t
tl_network_twin(const struct tl_network *network, uint32_t edge)
{
    const struct tl_edge *one = &network->edges[edge];
    uint32_t count, others;
    if (one->origin != TL_EDGE_TIE || one->events.count == 0)
        return TL_NONE;
    struct tl_slice edges = tl_network_between(network, one->source, one->target);
    uint32_t twin = find_same(network, edges, edge, &count);
    if (count != 1)
        return TL_NONE;
    find_same(network, edges, twin, &others);
    return others == 1 ? twin : TL_NONE;
}

/* The next spell of an edge whose spells follow from its events: from one of them on to
 * where there is a gap. */
static bool
next_event_spell(const struct tl_network *network, const struct tl_edge *edge,
                 struct tl_spell *spell)
{
    const uint32_t *events = network->events + edge->events.first;
    struct tl_span span = tl_span_unknown;
    uint32_t i = spell->next;
    for (; i < edge->events.count; i++) {
        struct tl_span more =
            tl_span_of(tl_graph_event_date(network->graph, events[i]));
        if (!tl_span_is_placed(more))
            continue;
        if (tl_span_is_placed(span) &&
            !tl_span_touches(tl_span_drawn(span), tl_span_drawn(more)))
            break;
        span = tl_span_cover(span, tl_span_drawn(more));
    }
    *spell = (struct tl_spell){span.first, span.last, i};
    return tl_span_is_placed(span);
}

bool
tl_edge_next_spell(const struct tl_network *network, const struct tl_edge *edge,
                   struct tl_spell *spell)
{
    struct tl_span span = {edge->first, edge->last};
    uint32_t count = edge->spells.count;
    if (edge->spells_follow)
        return next_event_spell(network, edge, spell);
    if (count == 0)
        count = tl_span_is_placed(span);
    if (spell->next >= count)
        return false;
    span = edge->spells.count ? network->spells[edge->spells.first + spell->next]
                              : tl_span_drawn(span);
    *spell = (struct tl_spell){span.first, span.last, spell->next + 1};
    return true;
}
