/*
 * Rounds: any number of streams become one, in bounded memory and with few files open
 * at a time. So many are merged into a temporary file, so many of these into the next
 * one, until one is left.
 */
#ifndef TL_SRC_SHARDS_ROUNDS_H
#define TL_SRC_SHARDS_ROUNDS_H

#include "merging.h"
#include "stream.h"

/* So many are merged at once. */
#define TL_ROUNDS_WIDTH 32

/* 32 to the 6th are more inputs than anybody names. */
#define TL_ROUNDS_LEVELS 6

struct tl_rounds {
    struct tl_merging *merging;
    const struct tl_list *list;
    struct tl_stream *streams[TL_ROUNDS_WIDTH];
    size_t count;
    int files[TL_ROUNDS_LEVELS][TL_ROUNDS_WIDTH];
    size_t file_counts[TL_ROUNDS_LEVELS];
    bool failed;
};

struct tl_rounds tl_rounds_begin(struct tl_merging *merging,
                                 const struct tl_list *list);

/* Takes a stream, which is closed when it is merged. */
void tl_rounds_add(struct tl_rounds *rounds, struct tl_stream *stream);

/* The file with all entries (spool.h), to be closed; -1, said, where the system failed.
 * Mistakes are reported. */
int tl_rounds_end(struct tl_rounds *rounds);

#endif
