/*
 * A stream of entries, in their order. The struct is the first member of one that knows
 * where they come from.
 */
#ifndef TL_SRC_SHARDS_STREAM_H
#define TL_SRC_SHARDS_STREAM_H

#include <stdbool.h>

#include "entry.h"

struct tl_stream {
    /* Fills the next entry. False at the end, and after a mistake, which is reported,
     * or a failure, which is said. */
    bool (*next)(struct tl_stream *stream, struct tl_entry *entry);
    void (*close)(struct tl_stream *stream);
    bool is_checked; /* its order is known to be right */
    bool failed;     /* the system did, which is said */
};

#endif
