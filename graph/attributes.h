/* What an item says that the model has no field for. */
#ifndef TL_GRAPH_ATTRIBUTES_H
#define TL_GRAPH_ATTRIBUTES_H

#include <stdbool.h>
#include <stdint.h>

/* Texts by key, in the order of the keys' bytes. */
struct tl_attributes {
    uint32_t count;
    const char *next; /* opaque; advanced by tl_attributes_next() */
};

/* Takes the next attribute off; false where there is none left. */
bool tl_attributes_next(struct tl_attributes *attributes, const char **key,
                        const char **value);

#endif
