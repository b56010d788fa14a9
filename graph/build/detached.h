/* Citations in a table of their own that are of a part in an event: which one. */
#ifndef TL_GRAPH_BUILD_DETACHED_H
#define TL_GRAPH_BUILD_DETACHED_H

#include "state.h"

/* One such part, and what was found of it. */
struct tl_part_search {
    uint32_t event;
    uint32_t actor;
    uint32_t role;    /* TL_NONE: any */
    uint32_t date;    /* TL_NONE: any */
    uint32_t found;   /* the last that was one; meaningless before */
    uint32_t matches; /* how many there were that are not the same */
    bool exact;       /* it has the role and date of the citation */
};

/* In order, each once. */
struct tl_part_searches {
    struct tl_part_search *searches; /* to be freed */
    size_t count;
};

/* Whether a citation is of a part in an event that is still to get an id. */
bool tl_part_is_of_unnamed(const struct tl_builder *builder,
                           const struct tl_detached *detached);

/* Searches among all participations, in any order, for those that citations are of; for
 * those in events without an id alone, where that is asked for. */
struct tl_part_searches tl_parts_find(const struct tl_builder *builder, bool unnamed);

/* The participation that a citation is of; TL_NONE where it is not one. */
uint32_t tl_part_found(const struct tl_part_searches *searches,
                       const struct tl_detached *detached);

#endif
