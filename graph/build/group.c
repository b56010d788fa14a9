/*
 * Finishing, fourth step: participations are put with their events, citations with what
 * they are of, events with the relations that rest on them. What is said twice is said
 * once. Participations, which are the most, have a file of their own.
 */
#include <stdlib.h>

#include "graph/base/compare.h"
#include "detached.h"
#include "rows.h"
#include "state.h"

static void
report_no_part(struct tl_builder *builder, const struct tl_detached *detached)
{
    const struct tl_graph *graph = builder->graph;
    struct tl_item event = {TL_EVENT, TL_PACKED_NUMBER(detached->item)};
    struct tl_item actor = {TL_ACTOR, detached->actor};
    const char *role = tl_graph_word(graph, detached->role);
    tl_report(builder->diagnostics, detached->position, TL_RULE_UNKNOWN_ID, NULL,
              "found a citation for the part of '%.*s' in '%.*s'%s%.*s%s, expected one "
              "participation like that",
              TL_SHOWN(tl_graph_id(graph, actor)), TL_SHOWN(tl_graph_id(graph, event)),
              *role ? " as '" : "", TL_SHOWN(role), *role ? "'" : "");
}

static void
attach_citations(struct tl_builder *builder)
{
    struct tl_graph *graph = builder->graph;
    struct tl_part_searches parts = tl_parts_find(builder, false);
    for (size_t i = 0; i < builder->detached.count; i++) {
        const struct tl_detached *detached = tl_vector_at(&builder->detached, i);
        struct tl_citation_row *row = tl_citation_row(graph, detached->citation);
        if (detached->item == TL_NONE)
            continue;
        row->owner_type = (uint8_t)TL_PACKED_TYPE(detached->item);
        row->owner = TL_PACKED_NUMBER(detached->item);
        if (detached->actor == TL_NONE)
            continue;
        row->owner_type = TL_PARTICIPATION;
        row->owner = tl_part_found(&parts, detached);
        if (row->owner != TL_NONE)
            continue;
        report_no_part(builder, detached);
        if (tl_diagnostics_is_lenient(builder->diagnostics) &&
            row->reference != TL_NONE)
            tl_diagnostics_skip(builder->diagnostics);
    }
    tl_free(parts.searches);
}

static int
by_citation(const void *a, const void *b)
{
    const struct tl_citation_row *left = a;
    const struct tl_citation_row *right = b;
    int order = tl_compare(left->owner_type, right->owner_type);
    if (!order)
        order = tl_compare(left->owner, right->owner);
    if (!order)
        order = tl_compare(left->reference, right->reference);
    if (!order)
        order = tl_record_compare(left->record, right->record);
    return order ? order : tl_compare(left->status, right->status);
}

/* Where an owner keeps its first citation and its status. */
struct cited {
    uint32_t *citations;
    uint8_t *status;
};

static struct cited
cited_of(struct tl_graph *graph, enum tl_type type, uint32_t number)
{
    if (type == TL_ACTOR) {
        struct tl_actor_row *row = tl_actor_row(graph, number);
        return (struct cited){&row->citations, &row->status};
    }
    if (type == TL_EVENT) {
        struct tl_event_extra *extra = tl_event_extra_add(graph, number);
        return (struct cited){&extra->citations, &extra->status};
    }
    if (type == TL_RELATION) {
        struct tl_relation_row *row = tl_relation_row(graph, number);
        return (struct cited){&row->citations, &row->status};
    }
    struct tl_participation_extra *row = tl_participation_extra_add(graph, number);
    return (struct cited){&row->citations, &row->status};
}

/* Disputed where one states and another denies; else the strongest, which is least. */
static uint8_t
joint_status(unsigned statuses)
{
    unsigned contradiction = 1U << TL_STATED | 1U << TL_DENIED;
    if ((statuses & contradiction) == contradiction)
        return TL_DISPUTED;
    uint8_t status = TL_STATED;
    while (!(statuses & (1U << status)))
        status++;
    return status;
}

/* The rows that have an owner and a reference, sorted and each once. */
static uint32_t
sort_citations(struct tl_graph *graph, struct tl_citation_row *rows)
{
    uint32_t count = tl_graph_count(graph, TL_CITATION);
    uint32_t whole = 0;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < count; i++) {
        const struct tl_citation_row *row = tl_citation_row(graph, i);
        if (row->owner != TL_NONE && row->reference != TL_NONE)
            rows[whole++] = *row;
    }
    qsort(rows, whole, sizeof *rows, by_citation);
    for (uint32_t i = 0; i < whole; i++) {
        if (!kept || by_citation(&rows[kept - 1], &rows[i]) != 0)
            rows[kept++] = rows[i];
    }
    return kept;
}

static void
group_citations(struct tl_builder *builder)
{
    struct tl_graph *graph = builder->graph;
    struct tl_citation_row *rows =
        tl_alloc(tl_graph_count(graph, TL_CITATION) * sizeof *rows);
    uint32_t count = sort_citations(graph, rows);
    unsigned statuses = 0;
    for (uint32_t i = 0; i < count; i++) {
        const struct tl_citation_row *row = &rows[i];
        bool first = !i || rows[i - 1].owner_type != row->owner_type ||
                     rows[i - 1].owner != row->owner;
        *tl_citation_row(graph, i) = *row;
        struct cited cited = cited_of(graph, row->owner_type, row->owner);
        if (first)
            *cited.citations = i;
        statuses = (first ? 0 : statuses) | 1U << row->status;
        *cited.status = joint_status(statuses);
    }
    tl_vector_cut(&graph->rows[TL_CITATION], count);
    tl_free(rows);
}

/* The map may be NULL where there are no citations. */
static void
renumber_owners(struct tl_graph *graph, const uint32_t *map)
{
    for (uint32_t i = 0; i < tl_graph_count(graph, TL_CITATION); i++) {
        struct tl_citation_row *row = tl_citation_row(graph, i);
        if (row->owner_type == TL_PARTICIPATION && row->owner != TL_NONE)
            row->owner = map[row->owner];
    }
}

static int
by_support(const void *a, const void *b)
{
    const struct tl_support *left = a;
    const struct tl_support *right = b;
    int order = tl_compare(left->relation, right->relation);
    return order ? order : tl_compare(left->event, right->event);
}

static void
group_supports(struct tl_builder *builder)
{
    struct tl_graph *graph = builder->graph;
    size_t count = builder->supports.count;
    struct tl_support *supports = tl_alloc(count * sizeof *supports);
    uint32_t kept = 0;
    for (size_t i = 0; i < count; i++)
        supports[i] = *(struct tl_support *)tl_vector_at(&builder->supports, i);
    qsort(supports, count, sizeof *supports, by_support);
    graph->supports = tl_alloc(count * sizeof *graph->supports);
    for (size_t i = 0; i < count && supports[i].relation != TL_NONE; i++) {
        struct tl_relation_row *row = tl_relation_row(graph, supports[i].relation);
        if (i && by_support(&supports[i - 1], &supports[i]) == 0)
            continue;
        if (!row->event_count)
            row->events = kept;
        row->event_count++;
        graph->supports[kept++] = supports[i].event;
    }
    tl_free(supports);
}

static void
forget_citations(struct tl_graph *graph)
{
    for (uint32_t i = 0; i < tl_graph_count(graph, TL_ACTOR); i++)
        tl_actor_row(graph, i)->citations = TL_NONE;
    for (uint32_t i = 0; i < tl_graph_count(graph, TL_RELATION); i++)
        tl_relation_row(graph, i)->citations = TL_NONE;
}

void
tl_group(struct tl_builder *builder)
{
    uint32_t *map = tl_group_participations(builder);
    renumber_owners(builder->graph, map);
    attach_citations(builder);
    forget_citations(builder->graph);
    group_citations(builder);
    group_supports(builder);
    tl_free(map);
}
