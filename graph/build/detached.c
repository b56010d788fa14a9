#include "detached.h"

#include <stdlib.h>

static bool
is_said(uint32_t said, uint32_t number)
{
    return said == TL_NONE || said == number;
}

void
tl_part_offer(struct tl_part_search *search, const struct tl_graph *graph,
              uint32_t participation)
{
    const struct tl_detached *detached = search->detached;
    uint32_t role = *tl_role_place(graph, participation);
    uint32_t date = tl_own_date(graph, participation);
    if (search->exact ||
        tl_participation_row(graph, participation)->actor != detached->actor ||
        !is_said(detached->role, role) || !is_said(detached->date, date))
        return;
    bool again = search->matches > 0 && *tl_role_place(graph, search->found) == role &&
                 tl_own_date(graph, search->found) == date;
    search->exact = role == detached->role && date == detached->date;
    search->found = participation;
    search->matches += !again;
}

uint32_t
tl_part_found(const struct tl_part_search *search)
{
    return search->exact || search->matches == 1 ? search->found : TL_NONE;
}

static int
by_event(const void *a, const void *b)
{
    uint32_t left = ((const struct tl_part_search *)a)->detached->item;
    uint32_t right = ((const struct tl_part_search *)b)->detached->item;
    return (left > right) - (left < right);
}

static bool
is_of_unnamed(const struct tl_builder *builder, const struct tl_detached *detached)
{
    return detached->item != TL_NONE && detached->actor != TL_NONE &&
           TL_PACKED_TYPE(detached->item) == TL_EVENT &&
           tl_event_row(builder->graph, TL_PACKED_NUMBER(detached->item))->unnamed &&
           tl_citation_row(builder->graph, detached->citation)->reference != TL_NONE;
}

/* Where those of an event begin. */
static size_t
find_first(const struct tl_part_search *searches, size_t count, uint32_t event)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (TL_PACKED_NUMBER(searches[middle].detached->item) < event)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

struct tl_part_search *
tl_parts_unnamed(const struct tl_builder *builder, size_t *count)
{
    const struct tl_graph *graph = builder->graph;
    struct tl_part_search *searches =
        tl_alloc(builder->detached.count * sizeof *searches);
    *count = 0;
    for (size_t i = 0; i < builder->detached.count; i++) {
        const struct tl_detached *detached = tl_column_at(&builder->detached, i);
        if (is_of_unnamed(builder, detached))
            searches[(*count)++].detached = detached;
    }
    qsort(searches, *count, sizeof *searches, by_event);
    for (uint32_t i = 0; *count && i < tl_graph_count(graph, TL_PARTICIPATION); i++) {
        uint32_t event = tl_participation_row(graph, i)->event;
        size_t at = find_first(searches, *count, event);
        for (; at < *count && TL_PACKED_NUMBER(searches[at].detached->item) == event;
             at++)
            tl_part_offer(&searches[at], graph, i);
    }
    return searches;
}
