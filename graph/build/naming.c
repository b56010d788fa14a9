#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "detached.h"
#include "made_id.h"
#include "graph/base/compare.h"
#include "graph/base/content_hash.h"
#include "rows.h"
#include "state.h"

/*
 * Events and relations without ids that are equal in several inputs, or to one of
 * another input that has the id of its content, as our own outputs have. They may be
 * parts of one dataset that is split, each of which counts, or one part that is read
 * twice: hence they stay apart, and a warning asks.
 */

/* Zero-initialise it but for the first two. */
struct repeated {
    struct tl_builder *builder;
    enum tl_type type;
    struct tl_vector equal;    /* struct tl_position of rows that are equal */
    uint32_t last;             /* row of these */
    uint32_t count;            /* rows that other inputs have, too */
    struct tl_position first;  /* of the example: in one input */
    struct tl_position second; /* and in the other */
};

static int
by_position(const void *a, const void *b)
{
    const struct tl_position *left = a;
    const struct tl_position *right = b;
    int order = tl_compare(left->file, right->file);
    if (!order)
        order = tl_compare(left->line, right->line);
    return order ? order : tl_compare(left->column, right->column);
}

/* The equal rows in their order. To be freed. */
static struct tl_position *
sort_equal(const struct repeated *repeated)
{
    size_t count = repeated->equal.count;
    struct tl_position *rows = tl_alloc(count * sizeof *rows);
    for (size_t i = 0; i < count; i++)
        rows[i] = *(struct tl_position *)tl_vector_at(&repeated->equal, i);
    qsort(rows, count, sizeof *rows, by_position);
    return rows;
}

/* Of rows that are equal, those count that are more than one input has. */
static void
end_equal(struct repeated *repeated)
{
    size_t count = repeated->equal.count;
    size_t most = 0;
    size_t other = 0; /* the first of a second input */
    struct tl_position *rows = sort_equal(repeated);
    for (size_t i = 0, begin = 0; i < count; i++) {
        if (rows[i].file != rows[begin].file)
            begin = i;
        if (begin && !other)
            other = begin;
        if (i + 1 - begin > most)
            most = i + 1 - begin;
    }
    if (other &&
        (!repeated->count || by_position(&rows[other], &repeated->second) < 0)) {
        repeated->first = rows[0];
        repeated->second = rows[other];
    }
    repeated->count += (uint32_t)(count - most);
    tl_vector_clear(&repeated->equal);
    tl_free(rows);
}

static void
add_row(struct repeated *repeated, uint32_t row)
{
    repeated->equal.width = sizeof(struct tl_position);
    *(struct tl_position *)tl_vector_add(&repeated->equal) =
        tl_row_position(repeated->builder, repeated->type, row);
    repeated->last = row;
}

/* Adds a row that is equal to another. Those that are equal come one after the other.
 */
static void
repeated_add(struct repeated *repeated, uint32_t before, uint32_t row)
{
    if (repeated->equal.count > 0 && repeated->last != before)
        end_equal(repeated);
    if (repeated->equal.count == 0)
        add_row(repeated, before);
    add_row(repeated, row);
}

/* Warns of them, if there are any; the end. */
static void
repeated_report(struct repeated *repeated)
{
    const struct tl_diagnostics *diagnostics = repeated->builder->diagnostics;
    if (repeated->equal.count > 0)
        end_equal(repeated);
    if (repeated->count > 0)
        tl_report(
            repeated->builder->diagnostics, repeated->second, TL_RULE_REPEATED, NULL,
            "found %u %s equal in all but ids to %s of another input, the first to the "
            "one at %s:%u:%u; all are kept: give them ids, or leave one of the inputs "
            "out",
            repeated->count,
            repeated->count == 1 ? tl_type_names[repeated->type]
                                 : tl_type_plurals[repeated->type],
            repeated->count == 1 ? "one" : "those",
            tl_diagnostics_file_name(diagnostics, repeated->first.file),
            repeated->first.line, repeated->first.column);
}

/*
 * Finishing, second step: ids for events and relations that came without one. An id is
 * made from the item's content, so that it does not depend on what else is read or in
 * which order; items of the same content are numbered.
 */

static uint64_t
hash_text(const char *text, uint64_t seed)
{
    return tl_content_hash(text, strlen(text), seed);
}

static uint64_t
hash_record(const char *record, uint64_t hash)
{
    struct tl_texts texts = tl_record_read(record);
    const char *key;
    const char *value;
    for (enum tl_field field = TL_ID + 1; field < TL_ITEM_FIELDS; field++) {
        const char *text = texts.text[field];
        size_t size =
            tl_fields[field].value == TL_VALUE_LIST ? tl_list_size(text) : strlen(text);
        if (*text)
            hash = tl_content_hash(text, size, hash + field);
    }
    while (tl_attributes_next(&texts.attributes, &key, &value))
        hash = hash_text(value, hash_text(key, hash));
    return hash;
}

static const char *
word(const struct tl_builder *builder, uint32_t number)
{
    return tl_vocabulary_text(&builder->graph->word_texts, number);
}

static const char *
date_text(const struct tl_builder *builder, uint32_t number)
{
    return tl_vocabulary_text(&builder->graph->date_texts, number);
}

static bool
is_unnamed(const struct tl_graph *graph, enum tl_type type, uint32_t number)
{
    if (type == TL_EVENT)
        return tl_event_row(graph, number)->unnamed;
    return type == TL_RELATION && tl_relation_row(graph, number)->unnamed;
}

/* By its id; by its content, as far as that is known, where it is still to get one. */
static uint64_t
hash_item(const struct tl_graph *graph, enum tl_type type, uint32_t number,
          const uint64_t *events, uint64_t seed)
{
    if (number == TL_NONE)
        return seed;
    if (is_unnamed(graph, type, number))
        return seed + events[number];
    return hash_text(tl_record_text(*tl_row_record(graph, type, number), TL_ID), seed);
}

static uint64_t
hash_event(const struct tl_builder *builder, uint32_t number)
{
    const struct tl_event_row *row = tl_event_row(builder->graph, number);
    const struct tl_event_extra *extra = tl_event_extra(builder->graph, number);
    uint64_t hash = hash_record(row->record, extra->count);
    hash = hash_text(word(builder, row->kind), hash);
    hash = hash_text(word(builder, extra->place), hash);
    return hash_text(date_text(builder, row->date), hash);
}

static uint64_t
hash_relation(const struct tl_builder *builder, uint32_t number, const uint64_t *events)
{
    const struct tl_graph *graph = builder->graph;
    const struct tl_relation_row *row = tl_relation_row(graph, number);
    uint64_t hash = hash_record(row->record, (uint64_t)row->weight);
    if (row->weight_disputed != TL_NO_WEIGHT)
        hash = hash_record(row->record, hash + (uint64_t)row->weight_disputed);
    hash = tl_content_hash(&row->directed, sizeof row->directed, hash);
    hash = hash_item(graph, row->source_type, row->source, events, hash);
    hash = hash_text("", hash);
    hash = hash_item(graph, row->target_type, row->target, events, hash);
    hash = hash_text(word(builder, row->kind), hash);
    return hash_text(date_text(builder, row->date), hash);
}

static uint64_t
hash_participation(const struct tl_builder *builder, uint32_t number)
{
    const struct tl_graph *graph = builder->graph;
    const struct tl_participation_row *row = tl_participation_row(graph, number);
    const struct tl_participation_extra *extra = tl_participation_extra(graph, number);
    uint64_t hash = hash_item(graph, TL_ACTOR, row->actor, NULL, 1);
    hash = hash_text(word(builder, *tl_role_place(graph, number)), hash);
    hash = hash_text(date_text(builder, extra ? extra->date : TL_NONE), hash);
    return extra && extra->record ? hash_record(extra->record, hash) : hash;
}

/*
 * What belongs to an item has no order yet: the hashes of its parts are added up,
 * which gives the same in any.
 */
static void
add_participations(const struct tl_builder *builder, uint64_t *hashes)
{
    const struct tl_graph *graph = builder->graph;
    for (uint32_t i = 0, end = tl_graph_count(graph, TL_PARTICIPATION); i < end; i++) {
        uint32_t event = tl_participation_row(graph, i)->event;
        if (event != TL_NONE)
            hashes[event] += hash_participation(builder, i);
    }
}

/* A citation by what it says and what it says it of: `part` is a participation's hash.
 */
static uint64_t
hash_citation(const struct tl_graph *graph, const struct tl_citation_row *row,
              uint64_t part)
{
    uint64_t hash =
        hash_item(graph, TL_REFERENCE, row->reference, NULL, part + row->status);
    hash = hash_record(row->record, hash);
    return row->says ? tl_content_hash(row->says, tl_list_size(row->says), hash) : hash;
}

/* Those of the items themselves and, for events, of the participations in them. */
static void
add_citations(const struct tl_builder *builder, enum tl_type type, uint64_t *hashes)
{
    const struct tl_graph *graph = builder->graph;
    for (uint32_t i = 0; i < tl_graph_count(graph, TL_CITATION); i++) {
        const struct tl_citation_row *row = tl_citation_row(graph, i);
        bool inner = type == TL_EVENT && row->owner_type == TL_PARTICIPATION;
        uint32_t owner = row->owner;
        uint64_t part = 0;
        if (row->reference == TL_NONE || (row->owner_type != type && !inner))
            continue;
        if (inner) {
            part = hash_participation(builder, owner);
            owner = tl_participation_row(graph, owner)->event;
        }
        if (owner != TL_NONE)
            hashes[owner] += hash_citation(graph, row, part);
    }
}

/* Those of participations that stand in a table of their own. */
static void
add_part_citations(const struct tl_builder *builder, uint64_t *hashes)
{
    const struct tl_graph *graph = builder->graph;
    struct tl_part_searches parts = tl_parts_find(builder, true);
    for (size_t i = 0; parts.count && i < builder->detached.count; i++) {
        const struct tl_detached *detached = tl_vector_at(&builder->detached, i);
        if (!tl_part_is_of_unnamed(builder, detached))
            continue;
        uint32_t part = tl_part_found(&parts, detached);
        if (part != TL_NONE)
            hashes[TL_PACKED_NUMBER(detached->item)] +=
                hash_citation(graph, tl_citation_row(graph, detached->citation),
                              hash_participation(builder, part));
    }
    tl_free(parts.searches);
}

static void
add_supports(const struct tl_builder *builder, const uint64_t *events, uint64_t *hashes)
{
    for (size_t i = 0; i < builder->supports.count; i++) {
        const struct tl_support *support = tl_vector_at(&builder->supports, i);
        uint64_t hash = hash_item(builder->graph, TL_EVENT, support->event, events, 2);
        hashes[support->relation] += hash_text("", hash);
    }
}

/* More levels of parts without ids than anybody has; and circles are not found yet. */
#define MOST_LEVELS 64

/* What an event is part of tells it apart as well. */
static void
add_wholes(const struct tl_graph *graph, const uint64_t *own, uint64_t *hashes)
{
    for (uint32_t i = 0, end = tl_graph_count(graph, TL_EVENT); i < end; i++) {
        uint32_t whole = tl_event_extra(graph, i)->part_of;
        hashes[i] = own[i];
        for (uint64_t level = 1; whole != TL_NONE && level <= MOST_LEVELS; level++) {
            uint64_t hash = hash_item(graph, TL_EVENT, whole, own, level);
            hashes[i] += hash_text("", hash + level);
            if (!is_unnamed(graph, TL_EVENT, whole))
                break;
            whole = tl_event_extra(graph, whole)->part_of;
        }
    }
}

/* The hashes of all events, to be freed. */
static uint64_t *
hash_events(const struct tl_builder *builder)
{
    const struct tl_graph *graph = builder->graph;
    uint32_t count = tl_graph_count(graph, TL_EVENT);
    uint64_t *own = tl_alloc(count * sizeof *own);
    uint64_t *hashes = tl_alloc(count * sizeof *hashes);
    for (uint32_t i = 0; i < count; i++)
        own[i] = hash_event(builder, i);
    add_participations(builder, own);
    add_citations(builder, TL_EVENT, own);
    add_part_citations(builder, own);
    add_wholes(graph, own, hashes);
    tl_free(own);
    return hashes;
}

static uint64_t *
hash_relations(const struct tl_builder *builder, const uint64_t *events)
{
    const struct tl_graph *graph = builder->graph;
    uint32_t count = tl_graph_count(graph, TL_RELATION);
    uint64_t *hashes = tl_alloc(count * sizeof *hashes);
    for (uint32_t i = 0; i < count; i++)
        hashes[i] = hash_relation(builder, i, events);
    add_supports(builder, events, hashes);
    add_citations(builder, TL_RELATION, hashes);
    return hashes;
}

struct unnamed {
    uint64_t hash;
    uint32_t number;
};

static int
by_hash(const void *a, const void *b)
{
    const struct unnamed *left = a;
    const struct unnamed *right = b;
    if (left->hash != right->hash)
        return left->hash < right->hash ? -1 : 1;
    return 0;
}

static void
set_id(struct tl_builder *builder, enum tl_type type, uint32_t number, const char *id)
{
    const char **record = tl_row_record(builder->graph, type, number);
    struct tl_texts texts = tl_record_read(*record);
    texts.text[TL_ID] = id;
    *record = tl_record_rewrite(&builder->graph->texts, &texts);
}

/* The item that has the bare id of another already, as one has that was read from what
 * we wrote of the same item; packed, TL_NONE where none has. */
static uint32_t
find_named(const struct tl_builder *builder, enum tl_type type,
           const struct unnamed *item)
{
    char id[TL_MADE_ID_LETTERS + 2];
    tl_made_id_spell(item->hash, type == TL_EVENT ? 'e' : 'r', id);
    return tl_id_find(builder->graph, &builder->ids, id, strlen(id));
}

/*
 * The first of a content gets the bare id, in the room that its record has kept; the
 * others, and those whose id somebody has taken, get a number after it.
 */
static void
name_item(struct tl_builder *builder, enum tl_type type, const struct unnamed *item,
          bool is_taken, uint32_t *occurrence)
{
    char id[TL_MADE_ID_LETTERS + 2 + 12];
    const char *record = *tl_row_record(builder->graph, type, item->number);
    tl_made_id_spell(item->hash, type == TL_EVENT ? 'e' : 'r', id);
    size_t bare = strlen(id);
    if (++*occurrence == 1 && !is_taken) {
        memcpy((char *)tl_record_text(record, TL_ID), id, bare);
        return;
    }
    do {
        if (*occurrence == 1)
            ++*occurrence;
        snprintf(id + bare, sizeof id - bare, "-%u", *occurrence);
    } while (tl_id_find(builder->graph, &builder->ids, id, strlen(id)) != TL_NONE &&
             ++*occurrence);
    set_id(builder, type, item->number, id);
}

static uint32_t
count_unnamed(const struct tl_graph *graph, enum tl_type type)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < tl_graph_count(graph, type); i++)
        count += is_unnamed(graph, type, i);
    return count;
}

static void
name_type(struct tl_builder *builder, enum tl_type type, uint32_t count,
          const uint64_t *hashes)
{
    const struct tl_graph *graph = builder->graph;
    struct unnamed *items = tl_alloc(count * sizeof *items);
    uint32_t used = 0;
    for (uint32_t i = 0; i < tl_graph_count(graph, type); i++) {
        if (is_unnamed(graph, type, i))
            items[used++] = (struct unnamed){hashes[i] >> (64 - TL_MADE_ID_BITS), i};
    }
    qsort(items, count, sizeof *items, by_hash);
    struct repeated repeated = {.builder = builder, .type = type};
    uint32_t occurrence = 0;
    for (uint32_t i = 0; i < count; i++) {
        bool is_first = i == 0 || items[i].hash != items[i - 1].hash;
        uint32_t named = is_first ? find_named(builder, type, &items[i]) : TL_NONE;
        if (!is_first)
            repeated_add(&repeated, items[i - 1].number, items[i].number);
        else if (named != TL_NONE && TL_PACKED_TYPE(named) == type)
            repeated_add(&repeated, TL_PACKED_NUMBER(named), items[i].number);
        if (is_first)
            occurrence = 0;
        name_item(builder, type, &items[i], named != TL_NONE, &occurrence);
    }
    repeated_report(&repeated);
    tl_free(items);
}

void
tl_name_items(struct tl_builder *builder)
{
    uint32_t events = count_unnamed(builder->graph, TL_EVENT);
    uint32_t relations = count_unnamed(builder->graph, TL_RELATION);
    if (!events && !relations)
        return;
    uint64_t *event_hashes = hash_events(builder);
    uint64_t *relation_hashes = hash_relations(builder, event_hashes);
    name_type(builder, TL_EVENT, events, event_hashes);
    name_type(builder, TL_RELATION, relations, relation_hashes);
    tl_free(relation_hashes);
    tl_free(event_hashes);
}
