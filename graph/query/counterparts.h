/*
 * Finds the counterparts of two versions: items of one id, and those without an id of
 * their own by what they say.
 *
 * An item that neither has its id in the other version, and of which one of the two has
 * an id that was made of its content, is known by all that it says but for one field
 * (or its attributes, participations or citations as a whole), if it is the only one of
 * its version that says this. Of its participations at least one must be the same.
 * Relations, such as the edges of an edge list, are after that known by their source,
 * target, kind and direction alone.
 */
#ifndef TL_GRAPH_QUERY_COUNTERPARTS_H
#define TL_GRAPH_QUERY_COUNTERPARTS_H

#include "versions.h"

/* Two items that are known to be counterparts by less than an id. */
struct tl_guess {
    enum tl_type type;
    uint32_t old;
    uint64_t but; /* by all but this TL_ASPECT(); relations by all but several */
};

/* Pairs all that can be. The guesses, by type and number in the old version, are added
 * to the vector, whose width is set. */
void tl_counterparts_find(struct tl_versions *versions, struct tl_vector *guesses);

/* What an edge of an edge list is known by. */
#define TL_EDGE_KEY                                                                    \
    (TL_ASPECT(TL_SOURCE) | TL_ASPECT(TL_TARGET) | TL_ASPECT(TL_KIND) |                \
     TL_ASPECT(TL_DIRECTED))

#endif
