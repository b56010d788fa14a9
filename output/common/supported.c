#include "supported.h"

#include <assert.h>
#include <string.h>

static_assert(TL_ITEM_FIELDS + 1 < 64, "a bit for each field");

static uint64_t
if_text(const char *text, enum tl_field field)
{
    return *text ? TL_SUPPORTS(field) : 0;
}

static uint64_t
if_attributes(struct tl_attributes attributes)
{
    return attributes.count > 0 ? TL_SUPPORTS_ATTRIBUTES : 0;
}

/* The texts that all outputs write alike. */
static uint64_t
of_told(enum tl_type type, const char *record)
{
    uint64_t has = 0;
    TL_EACH_TOLD (1U << type, field)
        has |= if_text(tl_record_text(record, field), field);
    return has;
}

/* Days alone are the whole of a date that is one day, or lasts from one to another. */
static uint64_t
of_date(const struct tl_date *date)
{
    const uint32_t more = TL_DATE_APPROXIMATE | TL_DATE_UNCERTAIN | TL_DATE_ONE_OF |
                          TL_DATE_ALL_OF | TL_DATE_YEAR_UNKNOWN | TL_DATE_FAR |
                          TL_DATE_HAS_TIME;
    if (!date)
        return 0;
    return date->flags & more || date->start_earliest != date->start_latest ||
                   date->end_earliest != date->end_latest
               ? TL_SUPPORTS(TL_DATE)
               : TL_SUPPORTS_DAYS;
}

/* What citations have besides the item. */
static uint64_t
of_citations(const struct tl_graph *graph, struct tl_slice slice)
{
    uint64_t has = 0;
    for (uint32_t i = 0; i < slice.count; i++) {
        struct tl_citation it = tl_graph_citation(graph, slice.first + i);
        has |= TL_SUPPORTS(TL_REFERENCE_ID) | if_text(it.locator, TL_LOCATOR) |
               if_text(it.quote, TL_QUOTE) | if_text(it.says, TL_SAYS) |
               if_attributes(it.attributes) |
               (it.status == TL_STATED ? 0 : TL_SUPPORTS(TL_STATUS));
    }
    return has;
}

/* What an item has, and of its citations. */
struct has {
    uint64_t item;
    uint64_t citations;
};

static struct has
of_dataset(const struct tl_graph *graph, uint32_t number)
{
    struct tl_dataset it = tl_graph_dataset(graph);
    (void)number;
    return (struct has){.item = if_text(it.title, TL_TITLE) |
                                if_text(it.description, TL_DESCRIPTION) |
                                if_attributes(it.attributes)};
}

static struct has
of_actor(const struct tl_graph *graph, uint32_t number)
{
    struct tl_actor it = tl_graph_actor(graph, number);
    bool named = *it.name && strcmp(it.id, it.name) != 0;
    return (struct has){
        .item = (named ? TL_SUPPORTS(TL_ID) | TL_SUPPORTS(TL_NAME) : 0) |
                if_text(it.kind, TL_KIND) | if_text(it.aliases, TL_ALIASES) |
                of_told(TL_ACTOR, it.record) | if_text(it.url, TL_URL) |
                if_attributes(it.attributes),
        .citations = of_citations(graph, it.citations),
    };
}

static struct has
of_event(const struct tl_graph *graph, uint32_t number)
{
    struct tl_event it = tl_graph_event(graph, number);
    return (struct has){
        .item = TL_SUPPORTS(TL_ID) | if_text(it.title, TL_TITLE) |
                if_text(it.kind, TL_KIND) | of_date(it.date) |
                if_text(it.date_text, TL_DATE_TEXT) | if_text(it.place, TL_PLACE) |
                (it.has_count ? TL_SUPPORTS(TL_COUNT) : 0) |
                of_told(TL_EVENT, it.record) | if_text(it.url, TL_URL) |
                (it.part_of != TL_NONE ? TL_SUPPORTS(TL_PART_OF) : 0) |
                if_attributes(it.attributes),
        .citations = of_citations(graph, it.citations),
    };
}

static struct has
of_participation(const struct tl_graph *graph, uint32_t number)
{
    struct tl_participation it = tl_graph_participation(graph, number);
    return (struct has){
        .item = TL_SUPPORTS(TL_ACTOR_ID) | if_text(it.role, TL_ROLE) |
                of_date(it.date) | if_attributes(it.attributes),
        .citations = of_citations(graph, it.citations),
    };
}

static struct has
of_relation(const struct tl_graph *graph, uint32_t number)
{
    struct tl_relation it = tl_graph_relation(graph, number);
    return (struct has){
        .item = (it.made_id ? 0 : TL_SUPPORTS(TL_ID)) | TL_SUPPORTS(TL_SOURCE) |
                TL_SUPPORTS(TL_TARGET) | if_text(it.kind, TL_KIND) | of_date(it.date) |
                (it.has_weight ? TL_SUPPORTS(TL_WEIGHT) : 0) |
                (it.has_weight_disputed ? TL_SUPPORTS(TL_WEIGHT_DISPUTED) : 0) |
                of_told(TL_RELATION, it.record) |
                (it.event_count > 0 ? TL_SUPPORTS(TL_EVENTS) : 0) |
                if_attributes(it.attributes),
        .citations = of_citations(graph, it.citations),
    };
}

static struct has
of_reference(const struct tl_graph *graph, uint32_t number)
{
    struct tl_reference it = tl_graph_reference(graph, number);
    bool titled = *it.title && strcmp(it.id, it.title) != 0;
    return (struct has){
        .item = (titled ? TL_SUPPORTS(TL_ID) | TL_SUPPORTS(TL_TITLE) : 0) |
                if_text(it.publisher, TL_PUBLISHER) | if_text(it.authors, TL_AUTHORS) |
                of_date(it.date) | if_text(it.url, TL_URL) |
                of_told(TL_REFERENCE, it.record) |
                (it.via != TL_NONE ? TL_SUPPORTS(TL_VIA) : 0) |
                if_attributes(it.attributes),
    };
}

static struct has (*const ofs[TL_TYPES])(const struct tl_graph *, uint32_t) = {
    [TL_DATASET] = of_dataset,   [TL_ACTOR] = of_actor,
    [TL_EVENT] = of_event,       [TL_PARTICIPATION] = of_participation,
    [TL_RELATION] = of_relation, [TL_REFERENCE] = of_reference,
};

/* Judges the items of one type. */
struct judge {
    const struct tl_graph *graph;
    const struct tl_supported *supported;
    enum tl_type type;
    struct tl_vocabulary *counted; /* in other portions of the dataset, or NULL */
    uint64_t lost;
};

/* Whether another portion has lost the same: all have the dataset, and may have the
 * same actors and references. */
static bool
is_counted(const struct judge *judge, uint32_t number)
{
    struct tl_item item = {judge->type, number};
    const char *id = "";
    if (!judge->counted || (judge->type != TL_DATASET && judge->type != TL_ACTOR &&
                            judge->type != TL_REFERENCE))
        return false;
    if (judge->type == TL_ACTOR)
        id = tl_graph_id(judge->graph, item);
    else if (judge->type == TL_REFERENCE)
        id = tl_graph_reference_id(judge->graph, number);
    char *key = tl_alloc(strlen(id) + 2);
    key[0] = (char)('0' + judge->type);
    memcpy(key + 1, id, strlen(id) + 1);
    uint32_t known = tl_vocabulary_count(judge->counted);
    bool is_new = tl_vocabulary_add(judge->counted, key, strlen(key)) == known;
    tl_free(key);
    return !is_new;
}

static void
judge(struct judge *judge, uint32_t number)
{
    struct has has = ofs[judge->type](judge->graph, number);
    bool cites = !(judge->supported->uncited & 1U << judge->type);
    uint64_t citations = cites ? judge->supported->fields[TL_CITATION] : 0;
    if (has.item & ~judge->supported->fields[judge->type] || has.citations & ~citations)
        judge->lost += !is_counted(judge, number);
}

static void
judge_network(struct judge *it, const struct tl_network *network)
{
    for (uint32_t i = 0; i < network->node_count; i++) {
        if (network->nodes[i].item.type == it->type)
            judge(it, network->nodes[i].item.number);
    }
    for (uint32_t i = 0; i < network->edge_count; i++) {
        const struct tl_edge *edge = &network->edges[i];
        if ((it->type == TL_PARTICIPATION && edge->origin == TL_EDGE_PARTICIPATION) ||
            (it->type == TL_RELATION && edge->origin == TL_EDGE_RELATION))
            judge(it, edge->number);
    }
}

static void
judge_list(struct judge *it, const uint32_t *numbers, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        judge(it, numbers[i]);
}

static void
judge_timeline(struct judge *it, const struct tl_timeline *timeline)
{
    if (it->type == TL_ACTOR)
        judge_list(it, timeline->actors, timeline->actor_count);
    if (it->type == TL_EVENT)
        judge_list(it, timeline->events, timeline->event_count);
    if (it->type == TL_RELATION)
        judge_list(it, timeline->relations, timeline->relation_count);
    for (uint32_t i = 0; it->type == TL_PARTICIPATION && i < timeline->event_count;
         i++) {
        struct tl_slice slice =
            tl_graph_event_participations(it->graph, timeline->events[i]);
        for (uint32_t k = 0; k < slice.count; k++)
            judge(it, slice.first + k);
    }
}

static void
judge_references(struct judge *it, const struct tl_selected *selected)
{
    uint32_t count = tl_graph_count(it->graph, TL_REFERENCE);
    for (uint32_t i = 0; i < count; i++) {
        if (!selected || selected->references[i])
            judge(it, i);
    }
}

uint64_t
tl_unsupported_count(const struct tl_drawing *drawing,
                     const struct tl_supported *supported, enum tl_type type)
{
    struct judge it = {drawing->graph, supported, type, drawing->counted, 0};
    if (supported->fields[type] == TL_SUPPORTS_ALL &&
        supported->fields[TL_CITATION] == TL_SUPPORTS_ALL)
        return 0;
    if (type == TL_DATASET)
        judge(&it, 0);
    else if (type == TL_REFERENCE)
        judge_references(&it, drawing->selected);
    else if (drawing->network)
        judge_network(&it, drawing->network);
    else
        judge_timeline(&it, drawing->timeline);
    return it.lost;
}

uint64_t
tl_unsupported_count_all(const struct tl_drawing *drawing,
                         const struct tl_supported *supported)
{
    uint64_t lost = 0;
    for (int type = 0; type < TL_CITATION; type++) {
        lost += tl_unsupported_count(drawing, supported, (enum tl_type)type);
    }
    return lost;
}
