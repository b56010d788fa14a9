/*
 * Finishing, third step: words, dates and items are renumbered in output order, so that
 * from here on comparing numbers is comparing content.
 */
#include <stdlib.h>
#include <string.h>

#include "declare.h"
#include "rows.h"
#include "state.h"

static void
renumber(uint32_t *number, const uint32_t *map)
{
    if (*number != TL_NONE)
        *number = map[*number];
}

static struct tl_event_extra *
event_extra(const struct tl_graph *graph, size_t number)
{
    return tl_vector_at(&graph->event_extras, number);
}

static void
order_words(struct tl_builder *builder)
{
    struct tl_graph *graph = builder->graph;
    uint32_t count = tl_vocabulary_count(&graph->word_texts);
    uint32_t *sorted = tl_vocabulary_sorted(&graph->word_texts);
    uint32_t *map = tl_alloc(count * sizeof *map);
    graph->words = tl_alloc(count * sizeof *graph->words);
    graph->sides = tl_alloc(count * sizeof *graph->sides);
    for (uint32_t rank = 0; rank < count; rank++) {
        graph->words[rank] = tl_vocabulary_text(&graph->word_texts, sorted[rank]);
        graph->sides[rank] = (uint8_t)tl_declared_side(builder, graph->words[rank]);
        map[sorted[rank]] = rank;
    }
    for (uint32_t i = 0; i < tl_graph_count(graph, TL_ACTOR); i++)
        renumber(&tl_actor_row(graph, i)->kind, map);
    for (uint32_t i = 0, end = tl_graph_count(graph, TL_EVENT); i < end; i++)
        renumber(&tl_event_row(graph, i)->kind, map);
    for (size_t i = 0; i < graph->event_extras.count; i++)
        renumber(&event_extra(graph, i)->place, map);
    for (uint32_t i = 0; i < tl_graph_count(graph, TL_RELATION); i++)
        renumber(&tl_relation_row(graph, i)->kind, map);
    for (uint32_t i = 0, end = tl_graph_count(graph, TL_PARTICIPATION); i < end; i++)
        renumber(tl_role_place(graph, i), map);
    for (size_t i = 0; i < builder->detached.count; i++)
        renumber(&((struct tl_detached *)tl_vector_at(&builder->detached, i))->role,
                 map);
    tl_free(map);
    tl_free(sorted);
}

static void
order_keys(struct tl_graph *graph)
{
    for (enum tl_type type = 0; type < TL_TYPES; type++) {
        uint32_t count = tl_vocabulary_count(&graph->keys[type]);
        uint32_t *sorted = tl_vocabulary_sorted(&graph->keys[type]);
        graph->sorted_keys[type] = tl_alloc(count * sizeof *graph->sorted_keys[type]);
        for (uint32_t i = 0; i < count; i++)
            graph->sorted_keys[type][i] =
                tl_vocabulary_text(&graph->keys[type], sorted[i]);
        tl_free(sorted);
    }
}

struct dated {
    struct tl_date date;
    uint32_t number;
};

static int
by_date(const void *a, const void *b)
{
    const struct dated *left = a;
    const struct dated *right = b;
    return tl_date_compare(&left->date, &right->date);
}

/* Gives for each date the number of its moment, which dates share that are only written
 * in other ways, and returns how many there are. */
static uint32_t
order_dates(struct tl_builder *builder, uint32_t **moments)
{
    struct tl_graph *graph = builder->graph;
    uint32_t count = (uint32_t)builder->dates.count;
    struct dated *dated = tl_alloc(count * sizeof *dated);
    uint32_t *map = tl_alloc(count * sizeof *map);
    uint32_t moment = 0;
    for (uint32_t i = 0; i < count; i++)
        dated[i] =
            (struct dated){*(struct tl_date *)tl_vector_at(&builder->dates, i), i};
    qsort(dated, count, sizeof *dated, by_date);
    graph->dates = tl_alloc(count * sizeof *graph->dates);
    *moments = tl_alloc(count * sizeof **moments);
    for (uint32_t rank = 0; rank < count; rank++) {
        graph->dates[rank] = dated[rank].date;
        map[dated[rank].number] = rank;
        if (rank && !tl_date_coincides(&dated[rank].date, &dated[rank - 1].date))
            moment++;
        (*moments)[rank] = moment;
    }
    for (uint32_t i = 0, end = tl_graph_count(graph, TL_EVENT); i < end; i++)
        renumber(&tl_event_row(graph, i)->date, map);
    for (uint32_t i = 0; i < tl_graph_count(graph, TL_RELATION); i++)
        renumber(&tl_relation_row(graph, i)->date, map);
    for (uint32_t i = 0; i < tl_graph_count(graph, TL_REFERENCE); i++)
        renumber(&tl_reference_row(graph, i)->date, map);
    for (size_t i = 0; i < graph->participation_extras.count; i++)
        renumber(&((struct tl_participation_extra *)tl_vector_at(
                       &graph->participation_extras, i))
                      ->date,
                 map);
    for (size_t i = 0; i < builder->detached.count; i++)
        renumber(&((struct tl_detached *)tl_vector_at(&builder->detached, i))->date,
                 map);
    tl_free(dated);
    builder->date_ranks = map;
    return count ? moment + 1 : 0;
}

struct named {
    uint64_t start; /* the first eight bytes of the id, to be compared as a number */
    const char *id;
    uint32_t number;
};

static int
by_id(const void *a, const void *b)
{
    const struct named *left = a;
    const struct named *right = b;
    if (left->start != right->start)
        return left->start < right->start ? -1 : 1;
    return strcmp(left->id, right->id);
}

static uint64_t
start_of(const char *id)
{
    uint64_t start = 0;
    for (int i = 0; i < 8; i++) {
        start = start << 8 | (unsigned char)*id;
        id += *id != '\0';
    }
    return start;
}

/* Sorts the numbers of items by their ids. */
static void
sort_by_id(const struct tl_graph *graph, enum tl_type type, uint32_t *numbers,
           uint32_t count, struct named *room)
{
    for (uint32_t i = 0; i < count; i++) {
        room[i].id = tl_record_text(*tl_row_record(graph, type, numbers[i]), TL_ID);
        room[i].start = start_of(room[i].id);
        room[i].number = numbers[i];
    }
    qsort(room, count, sizeof *room, by_id);
    for (uint32_t i = 0; i < count; i++)
        numbers[i] = room[i].number;
}

/* Where each of `count` rows goes, TL_NONE where it is not among the `kept`. To be
 * freed. */
static uint32_t *
map_of(const uint32_t *sequence, uint32_t kept, uint32_t count)
{
    uint32_t *map = tl_alloc(count * sizeof *map);
    if (kept < count)
        memset(map, 0xff, count * sizeof *map);
    for (uint32_t i = 0; i < kept; i++)
        map[sequence[i]] = i;
    return map;
}

/* A relation of which an end means nothing, which has been reported, goes; and an actor
 * of which another has all. */
static bool
is_whole(const struct tl_graph *graph, enum tl_type type, uint32_t number)
{
    if (type == TL_ACTOR)
        return !tl_actor_row(graph, number)->is_gone;
    if (type != TL_RELATION)
        return true;
    const struct tl_relation_row *row = tl_relation_row(graph, number);
    return row->source != TL_NONE && row->target != TL_NONE;
}

static uint32_t *
order_items(struct tl_builder *builder, enum tl_type type)
{
    uint32_t count = tl_graph_count(builder->graph, type);
    uint32_t *sequence = tl_alloc(count * sizeof *sequence);
    struct named *room = tl_alloc(count * sizeof *room);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (is_whole(builder->graph, type, i))
            sequence[kept++] = i;
    }
    sort_by_id(builder->graph, type, sequence, kept, room);
    uint32_t *map = map_of(sequence, kept, count);
    tl_rows_gather(builder, type, sequence, kept);
    tl_free(room);
    return map;
}

/* Undated events come after all moments. */
static uint32_t
moment_of(const struct tl_event_row *row, const uint32_t *moments, uint32_t count)
{
    return row->date == TL_NONE ? count : moments[row->date];
}

/* Whether events came in the order of their ids, as most tables of events do. */
static bool
came_by_id(const struct tl_graph *graph)
{
    const char *before = "";
    uint32_t count = tl_graph_count(graph, TL_EVENT);
    for (uint32_t i = 0; i < count; i++) {
        const char *id = tl_record_text(tl_event_row(graph, i)->record, TL_ID);
        if (strcmp(before, id) > 0)
            return false;
        before = id;
    }
    return true;
}

/* Sorts the events of each moment, which ends where `ends` says, by id. */
static void
sort_moments(const struct tl_graph *graph, uint32_t *sequence, const uint32_t *ends,
             uint32_t moment_count)
{
    uint32_t most = 0;
    for (uint32_t i = 0, first = 0; i <= moment_count; first = ends[i++])
        most = ends[i] - first > most ? ends[i] - first : most;
    struct named *room = tl_alloc(most * sizeof *room);
    for (uint32_t i = 0, first = 0; i <= moment_count; first = ends[i++])
        sort_by_id(graph, TL_EVENT, sequence + first, ends[i] - first, room);
    tl_free(room);
}

/* By moment, counting; then, among those of one moment, by id. */
static uint32_t *
order_events(struct tl_builder *builder, const uint32_t *moments, uint32_t moment_count)
{
    struct tl_graph *graph = builder->graph;
    uint32_t count = tl_graph_count(graph, TL_EVENT);
    uint32_t *sequence = tl_alloc(count * sizeof *sequence);
    uint32_t *starts = tl_alloc(((size_t)moment_count + 2) * sizeof *starts);
    for (uint32_t i = 0; i < count; i++)
        starts[moment_of(tl_event_row(graph, i), moments, moment_count) + 1]++;
    for (uint32_t i = 0; i <= moment_count; i++)
        starts[i + 1] += starts[i];
    for (uint32_t i = 0; i < count; i++)
        sequence[starts[moment_of(tl_event_row(graph, i), moments, moment_count)]++] =
            i;
    if (!came_by_id(graph))
        sort_moments(graph, sequence, starts, moment_count);
    uint32_t *map = map_of(sequence, count, count);
    tl_rows_gather(builder, TL_EVENT, sequence, count);
    tl_free(starts);
    return map;
}

static void
renumber_events(struct tl_builder *builder, const uint32_t *events)
{
    struct tl_graph *graph = builder->graph;
    for (size_t i = 0; i < graph->event_extras.count; i++)
        renumber(&event_extra(graph, i)->part_of, events);
    for (size_t i = 0; i < builder->supports.count; i++)
        renumber(&((struct tl_support *)tl_vector_at(&builder->supports, i))->event,
                 events);
}

static void
renumber_participations(struct tl_graph *graph, const uint32_t *events,
                        const uint32_t *actors)
{
    for (uint32_t i = 0, end = tl_graph_count(graph, TL_PARTICIPATION); i < end; i++) {
        renumber(&tl_participation_row(graph, i)->event, events);
        renumber(&tl_participation_row(graph, i)->actor, actors);
    }
}

static void
renumber_relations(struct tl_builder *builder, uint32_t *const *maps)
{
    struct tl_graph *graph = builder->graph;
    for (uint32_t i = 0; i < tl_graph_count(graph, TL_RELATION); i++) {
        struct tl_relation_row *row = tl_relation_row(graph, i);
        renumber(&row->source, maps[row->source_type]);
        renumber(&row->target, maps[row->target_type]);
    }
    for (size_t i = 0; i < builder->supports.count; i++)
        renumber(&((struct tl_support *)tl_vector_at(&builder->supports, i))->relation,
                 maps[TL_RELATION]);
}

static void
renumber_citations(struct tl_builder *builder, uint32_t *const *maps)
{
    struct tl_graph *graph = builder->graph;
    for (uint32_t i = 0; i < tl_graph_count(graph, TL_CITATION); i++) {
        struct tl_citation_row *row = tl_citation_row(graph, i);
        renumber(&row->reference, maps[TL_REFERENCE]);
        renumber(&row->whole, maps[TL_EVENT]);
        if (row->owner_type < TL_TYPES && maps[row->owner_type])
            renumber(&row->owner, maps[row->owner_type]);
    }
    for (size_t i = 0; i < builder->detached.count; i++) {
        struct tl_detached *detached = tl_vector_at(&builder->detached, i);
        renumber(&detached->actor, maps[TL_ACTOR]);
        if (detached->item == TL_NONE)
            continue;
        enum tl_type type = TL_PACKED_TYPE(detached->item);
        uint32_t number = maps[type][TL_PACKED_NUMBER(detached->item)];
        detached->item = number == TL_NONE ? TL_NONE : TL_PACK(type, number);
    }
}

void
tl_order(struct tl_builder *builder)
{
    struct tl_graph *graph = builder->graph;
    uint32_t *maps[TL_TYPES] = {NULL};
    uint32_t *moments;
    order_words(builder);
    order_keys(graph);
    uint32_t moment_count = order_dates(builder, &moments);
    maps[TL_ACTOR] = order_items(builder, TL_ACTOR);
    maps[TL_REFERENCE] = order_items(builder, TL_REFERENCE);
    maps[TL_RELATION] = order_items(builder, TL_RELATION);
    maps[TL_EVENT] = order_events(builder, moments, moment_count);
    for (uint32_t i = 0; i < tl_graph_count(graph, TL_REFERENCE); i++)
        renumber(&tl_reference_row(graph, i)->via, maps[TL_REFERENCE]);
    renumber_events(builder, maps[TL_EVENT]);
    renumber_participations(graph, maps[TL_EVENT], maps[TL_ACTOR]);
    renumber_relations(builder, maps);
    renumber_citations(builder, maps);
    for (enum tl_type type = 0; type < TL_TYPES; type++)
        tl_free(maps[type]);
    tl_free(moments);
}
