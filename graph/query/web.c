#include "web.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "graph/base/memory.h"

enum { ROOM = 64 };

static void
add_number(struct tl_numbers *list, uint32_t number)
{
    if (list->count == list->room) {
        list->room *= 2;
        list->items = tl_resize(list->items, list->room * sizeof *list->items);
    }
    list->items[list->count++] = number;
}

static void
add_span(struct tl_spans *list, struct tl_span span)
{
    if (list->count == list->room) {
        list->room *= 2;
        list->items = tl_resize(list->items, list->room * sizeof *list->items);
    }
    list->items[list->count++] = span;
}

void
tl_web_begin(struct tl_web *web, struct tl_network *network,
             const struct tl_selected *selected, const struct tl_selection *selection)
{
    *web = (struct tl_web){
        .network = network,
        .graph = network->graph,
        .selected = selected,
        .selection = selection,
        .events = {.items = tl_alloc(ROOM * sizeof(uint32_t)), .room = ROOM},
        .references = {.items = tl_alloc(ROOM * sizeof(uint32_t)), .room = ROOM},
        .deniers = {.items = tl_alloc(ROOM * sizeof(uint32_t)), .room = ROOM},
        .relations = {.items = tl_alloc(ROOM * sizeof(uint32_t)), .room = ROOM},
        .spells = {.items = tl_alloc(ROOM * sizeof(struct tl_span)), .room = ROOM},
        .leaves_denied = tl_selection_leaves_denied(selection, network->graph),
    };
    uint32_t references = tl_graph_count(web->graph, TL_REFERENCE);
    web->cited = tl_alloc(references * sizeof *web->cited);
    if (tl_graph_may_deny(web->graph))
        web->denying = tl_alloc(references * sizeof *web->denying);
}

void
tl_web_end(struct tl_web *web)
{
    struct tl_network *network = web->network;
    assert(web->events.count <= UINT32_MAX && web->references.count <= UINT32_MAX &&
           web->spells.count <= UINT32_MAX);
    network->events =
        tl_resize(web->events.items, web->events.count * sizeof *network->events);
    network->event_count = (uint32_t)web->events.count;
    network->references = tl_resize(
        web->references.items, web->references.count * sizeof *network->references);
    network->deniers =
        tl_resize(web->deniers.items, web->deniers.count * sizeof *network->deniers);
    network->relations = tl_resize(web->relations.items,
                                   web->relations.count * sizeof *network->relations);
    network->relation_count = (uint32_t)web->relations.count;
    network->spells =
        tl_resize(web->spells.items, web->spells.count * sizeof *network->spells);
    network->shares = web->shares.items;
    tl_vector_clear(&web->shares.places);
    tl_free(web->actor_nodes);
    tl_free(web->event_nodes);
    tl_free(web->cited);
    tl_free(web->denying);
}

void
tl_web_allot(struct tl_web *web, size_t count)
{
    assert(count <= INT32_MAX);
    web->network->edges = tl_resize(NULL, count * sizeof *web->network->edges);
}

struct tl_edge *
tl_web_begin_edge(struct tl_web *web, uint32_t source, uint32_t target,
                  enum tl_edge_origin origin)
{
    web->edge = &web->network->edges[web->network->edge_count++];
    web->has_other_spans = false;
    *web->edge = (struct tl_edge){
        .source = source,
        .target = target,
        .origin = (uint8_t)origin,
        .number = TL_NONE,
        .kind = TL_NONE,
        .first = tl_span_unknown.first,
        .last = tl_span_unknown.last,
        .events.first = (uint32_t)web->events.count,
        .references.first = (uint32_t)web->references.count,
        .denied_by.first = (uint32_t)web->deniers.count,
        .spells.first = (uint32_t)web->spells.count,
        .shares.first = (uint32_t)web->shares.count,
    };
    return web->edge;
}

void
tl_web_add_citations(struct tl_web *web, struct tl_slice citations)
{
    for (uint32_t i = citations.first; i < citations.first + citations.count; i++) {
        uint32_t reference = tl_graph_citation_reference(web->graph, i);
        bool denies = tl_graph_citation_denies(web->graph, i);
        uint32_t *cited = denies ? web->denying : web->cited;
        if (!denies && !tl_graph_citation_supports(web->graph, i))
            continue;
        if (cited[reference] == web->network->edge_count ||
            (web->takes_denials && !denies))
            continue;
        cited[reference] = web->network->edge_count;
        add_number(denies ? &web->deniers : &web->references, reference);
    }
}

void
tl_web_add_event(struct tl_web *web, uint32_t event)
{
    add_number(&web->events, event);
    tl_web_add_citations(web, tl_graph_event_citations(web->graph, event));
}

/* Evidence mostly comes in time order, so that most spans join the one before. */
static void
take_span(struct tl_web *web, struct tl_span span)
{
    struct tl_edge *edge = web->edge;
    struct tl_span cover =
        tl_span_cover((struct tl_span){edge->first, edge->last}, span);
    edge->first = cover.first;
    edge->last = cover.last;
    if (!tl_span_is_placed(span))
        return;
    span = tl_span_drawn(span);
    if (web->spells.count > edge->spells.first) {
        struct tl_span *before = &web->spells.items[web->spells.count - 1];
        if (before->first <= span.first && tl_span_touches(*before, span)) {
            *before = tl_span_cover(*before, span);
            return;
        }
    }
    add_span(&web->spells, span);
}

void
tl_web_add_span(struct tl_web *web, struct tl_span span)
{
    web->has_other_spans = true;
    take_span(web, span);
}

void
tl_web_add_event_span(struct tl_web *web, uint32_t event)
{
    struct tl_span span = tl_span_of(tl_graph_event_date(web->graph, event));
    /* Events are ordered by their first days, but for those that have none. */
    if (tl_span_is_placed(span) && tl_span_drawn(span).first == TL_DAY_MIN)
        web->has_other_spans = true;
    take_span(web, span);
}

void
tl_web_add_relation(struct tl_web *web, const struct tl_relation *relation)
{
    if (web->edge->origin == TL_EDGE_TIE)
        add_number(&web->relations, relation->number);
    tl_web_add_citations(web, relation->citations);
    for (uint32_t i = 0; i < relation->event_count; i++) {
        uint32_t event = relation->events[i];
        if (!web->selected->events[event])
            continue;
        if (web->leaves_denied && relation->status != TL_DENIED &&
            tl_graph_event_status(web->graph, event) == TL_DENIED) {
            add_number(&web->events, event);
            web->has_other_spans = true; /* than those of all its events */
            continue;
        }
        tl_web_add_event(web, event);
        if (!relation->date)
            tl_web_add_span(web, tl_span_of(tl_graph_event_date(web->graph, event)));
    }
    if (relation->date)
        tl_web_add_span(web, tl_span_of(relation->date));
}

/* The share of a kind in the open edge, which may be new. */
static struct tl_share *
share_of(struct tl_web *web, struct tl_text kind)
{
    struct tl_shares *shares = &web->shares;
    uint32_t number = tl_vocabulary_add(&web->network->kinds, kind.bytes, kind.length);
    shares->places.width = sizeof(uint32_t);
    while (shares->places.count <= number)
        tl_vector_add(&shares->places);
    uint32_t *place = tl_vector_at(&shares->places, number);
    const char *text = tl_vocabulary_text(&web->network->kinds, number);
    if (*place > web->edge->shares.first && *place <= shares->count &&
        shares->items[*place - 1].kind == text)
        return &shares->items[*place - 1]; /* not one that was dropped */
    if (shares->count == shares->room) {
        shares->room = 2 * shares->room + ROOM;
        shares->items = tl_resize(shares->items, shares->room * sizeof *shares->items);
    }
    struct tl_share *share = &shares->items[shares->count++];
    *share = (struct tl_share){.kind = text};
    *place = (uint32_t)shares->count;
    return share;
}

void
tl_web_add_share(struct tl_web *web, struct tl_text kind, int64_t weight)
{
    struct tl_share *share = share_of(web, kind);
    share->weight = tl_weight_add(share->weight, weight);
}

static int
compare_shares(const void *left, const void *right)
{
    const struct tl_share *a = left, *b = right;
    if (!*a->kind || !*b->kind)
        return *a->kind ? -1 : *b->kind ? 1 : 0;
    if (a->weight != b->weight)
        return a->weight > b->weight ? -1 : 1;
    return strcmp(a->kind, b->kind);
}

/* "visit=12", in the memory of the network; the kind is at its beginning. */
static const char *
share_text(struct tl_network *network, const struct tl_share *share)
{
    char weight[TL_WEIGHT_TEXT_MAX];
    size_t kind = strlen(share->kind),
           size = tl_weight_write(share->weight, weight) + 1;
    char *text = tl_arena_take(&network->share_texts, kind + 1 + size, 1);
    memcpy(text, share->kind, kind);
    text[kind] = '=';
    memcpy(text + kind + 1, weight, size);
    return text;
}

static void
close_shares(struct tl_web *web, struct tl_edge *edge)
{
    struct tl_shares *list = &web->shares;
    struct tl_share *shares = list->items + edge->shares.first;
    edge->shares.count = (uint32_t)(list->count - edge->shares.first);
    if (edge->shares.count == 1 && !*shares->kind)
        edge->shares.count = 0; /* its weight says as much */
    list->count = edge->shares.first + edge->shares.count;
    if (edge->shares.count == 0)
        return;
    qsort(shares, edge->shares.count, sizeof *shares, compare_shares);
    for (uint32_t i = 0; i < edge->shares.count; i++)
        shares[i].text = share_text(web->network, &shares[i]);
}

static int
compare(const void *left, const void *right)
{
    uint32_t a = *(const uint32_t *)left;
    uint32_t b = *(const uint32_t *)right;
    return (a > b) - (a < b);
}

static bool
is_ascending(const uint32_t *numbers, size_t count)
{
    for (size_t i = 1; i < count; i++)
        if (numbers[i - 1] >= numbers[i])
            return false;
    return true;
}

/* Sorts what comes after `first`, once each; the slice is of that. */
static void
close_numbers(struct tl_numbers *list, struct tl_slice *slice)
{
    uint32_t *numbers = list->items + slice->first;
    size_t count = list->count - slice->first;
    if (!is_ascending(numbers, count)) {
        qsort(numbers, count, sizeof *numbers, compare);
        size_t used = 1;
        for (size_t i = 1; i < count; i++)
            if (numbers[i] != numbers[used - 1])
                numbers[used++] = numbers[i];
        count = used;
    }
    slice->count = (uint32_t)count;
    list->count = slice->first + count;
}

/*
 * Most edges have one spell that their bounds tell, or those that their events tell,
 * one after the other: they are not kept.
 */
static void
close_spells(struct tl_web *web, struct tl_edge *edge)
{
    struct tl_spans *list = &web->spells;
    struct tl_span *spells = list->items + edge->spells.first;
    struct tl_span bounds = tl_span_drawn((struct tl_span){edge->first, edge->last});
    size_t count = list->count - edge->spells.first;
    if (web->has_other_spans)
        count = tl_spans_unite(spells, count);
    if (count == 1 && spells->first == bounds.first && spells->last == bounds.last)
        count = 0;
    edge->spells_follow = count > 0 && !web->has_other_spans;
    if (edge->spells_follow)
        count = 0;
    edge->spells.count = (uint32_t)count;
    list->count = edge->spells.first + count;
}

void
tl_web_end_edge(struct tl_web *web)
{
    struct tl_edge *edge = web->edge;
    close_numbers(&web->events, &edge->events);
    close_numbers(&web->references, &edge->references);
    close_numbers(&web->deniers, &edge->denied_by);
    close_spells(web, edge);
    if (web->shares.count > 0)
        close_shares(web, edge);
    edge->open_start = edge->first == TL_DAY_MIN;
    edge->open_end = edge->last == TL_DAY_MAX;
}

bool
tl_web_is_turned(const struct tl_web *web, const struct tl_relation *relation)
{
    return !relation->directed && strcmp(tl_graph_id(web->graph, relation->target),
                                         tl_graph_id(web->graph, relation->source)) < 0;
}
