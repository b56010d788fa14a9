/* The texts of a draft, put together from its pieces. */
#ifndef TL_GRAPH_BUILD_GATHER_H
#define TL_GRAPH_BUILD_GATHER_H

#include "state.h"

/*
 * What a draft says: texts, NULL where there is none, borrowed until the next is set,
 * and attributes by key.
 */
struct tl_gathered {
    const char *text[TL_FIELDS];
    struct tl_attribute *attributes; /* to be freed */
    size_t attribute_count;
};

struct tl_gathered tl_gather(struct tl_builder *builder, const struct tl_draft *draft);

#endif
