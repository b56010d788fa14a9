#include "detached.h"

#include <stdlib.h>

#include "graph/base/compare.h"

static struct tl_part_search
search_for(const struct tl_detached *detached)
{
    return (struct tl_part_search){
        .event = TL_PACKED_NUMBER(detached->item),
        .actor = detached->actor,
        .role = detached->role,
        .date = detached->date,
    };
}

static int
by_actor(const struct tl_part_search *left, const struct tl_part_search *right)
{
    int order = tl_compare(left->event, right->event);
    return order ? order : tl_compare(left->actor, right->actor);
}

static int
by_part(const void *a, const void *b)
{
    const struct tl_part_search *left = a;
    const struct tl_part_search *right = b;
    int order = by_actor(left, right);
    if (!order)
        order = tl_compare(left->role, right->role);
    return order ? order : tl_compare(left->date, right->date);
}

static bool
is_of_part(const struct tl_detached *detached)
{
    return detached->item != TL_NONE && detached->actor != TL_NONE;
}

bool
tl_part_is_of_unnamed(const struct tl_builder *builder,
                      const struct tl_detached *detached)
{
    return is_of_part(detached) && TL_PACKED_TYPE(detached->item) == TL_EVENT &&
           tl_event_row(builder->graph, TL_PACKED_NUMBER(detached->item))->unnamed &&
           tl_citation_row(builder->graph, detached->citation)->reference != TL_NONE;
}

/* Where the searches for parts of an actor in an event begin. */
static size_t
find_first(const struct tl_part_searches *searches, const struct tl_part_search *key)
{
    size_t low = 0, high = searches->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (by_actor(&searches->searches[middle], key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static struct tl_part_search *
find_search(const struct tl_part_searches *searches, const struct tl_part_search *key)
{
    return bsearch(key, searches->searches, searches->count, sizeof *key, by_part);
}

/* Offers a participation to a search that it is meant by. */
static void
offer(struct tl_part_search *search, const struct tl_graph *graph,
      uint32_t participation)
{
    uint32_t role = *tl_role_place(graph, participation);
    uint32_t date = tl_own_date(graph, participation);
    if (search->exact)
        return;
    bool again = search->matches > 0 && *tl_role_place(graph, search->found) == role &&
                 tl_own_date(graph, search->found) == date;
    search->exact = role == search->role && date == search->date;
    search->found = participation;
    search->matches += !again;
}

/* It is meant with its role and date, with one of them, and with none. */
static void
offer_to_all(const struct tl_part_searches *searches, const struct tl_graph *graph,
             uint32_t participation)
{
    const struct tl_participation_row *row = tl_participation_row(graph, participation);
    struct tl_part_search key = {.event = row->event, .actor = row->actor};
    size_t first = find_first(searches, &key);
    if (first == searches->count || by_actor(&searches->searches[first], &key) != 0)
        return;
    uint32_t roles[] = {TL_NONE, *tl_role_place(graph, participation)};
    uint32_t dates[] = {TL_NONE, tl_own_date(graph, participation)};
    for (size_t i = roles[1] == TL_NONE; i < 2; i++) {
        for (size_t j = dates[1] == TL_NONE; j < 2; j++) {
            key.role = roles[i];
            key.date = dates[j];
            struct tl_part_search *search = find_search(searches, &key);
            if (search)
                offer(search, graph, participation);
        }
    }
}

struct tl_part_searches
tl_parts_find(const struct tl_builder *builder, bool unnamed)
{
    const struct tl_graph *graph = builder->graph;
    size_t count = 0;
    struct tl_part_searches found = {
        tl_alloc(builder->detached.count * sizeof *found.searches), 0};
    for (size_t i = 0; i < builder->detached.count; i++) {
        const struct tl_detached *detached = tl_vector_at(&builder->detached, i);
        if (unnamed ? tl_part_is_of_unnamed(builder, detached) : is_of_part(detached))
            found.searches[count++] = search_for(detached);
    }
    qsort(found.searches, count, sizeof *found.searches, by_part);
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || by_part(&found.searches[i - 1], &found.searches[i]) != 0)
            found.searches[found.count++] = found.searches[i];
    }
    for (uint32_t i = 0; found.count && i < tl_graph_count(graph, TL_PARTICIPATION);
         i++)
        offer_to_all(&found, graph, i);
    return found;
}

uint32_t
tl_part_found(const struct tl_part_searches *searches,
              const struct tl_detached *detached)
{
    struct tl_part_search key = search_for(detached);
    const struct tl_part_search *search = find_search(searches, &key);
    return search && (search->exact || search->matches == 1) ? search->found : TL_NONE;
}
