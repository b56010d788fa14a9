/* Citations in a table of their own that are of a part in an event: which one. */
#ifndef TL_GRAPH_BUILD_DETACHED_H
#define TL_GRAPH_BUILD_DETACHED_H

#include "scaffold.h"

/* The search for the participation that one means, among those of its event. Begin
 * with the citation, and zero the rest. */
struct tl_part_search {
    const struct tl_detached *detached;
    uint32_t found;   /* the last that was one; meaningless before */
    uint32_t matches; /* how many there were that are not the same */
    bool exact;       /* it has the role and date of the citation */
};

/* Offers a participation of the event. */
void tl_part_offer(struct tl_part_search *search, const struct tl_graph *graph,
                   uint32_t participation);

/* The one that is meant; TL_NONE where it is not one. */
uint32_t tl_part_found(const struct tl_part_search *search);

/*
 * Those of parts in events that are still to get an id, by event, searched for among
 * participations in any order. How many there are; to be freed.
 */
struct tl_part_search *tl_parts_unnamed(const struct tl_builder *builder,
                                        size_t *count);

#endif
