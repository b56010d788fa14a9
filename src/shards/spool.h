/* Entries in a temporary file, from which they are read again in their order. */
#ifndef TL_SRC_SHARDS_SPOOL_H
#define TL_SRC_SHARDS_SPOOL_H

#include "output/syntax/out.h"
#include "stream.h"

struct tl_spool {
    int descriptor; /* -1: none */
    struct tl_out out;
};

/* Begins one in a folder. False, said, where it cannot be. */
bool tl_spool_begin(struct tl_spool *spool, const char *folder);
void tl_spool_add(struct tl_spool *spool, const struct tl_entry *entry);

/* No more is added. Gives the descriptor, which is the caller's to close; -1, said,
 * where it was not written. */
int tl_spool_end(struct tl_spool *spool);

/* Reads what was added, from the start; the descriptor stays the caller's. To be
 * closed. */
struct tl_stream *tl_spool_read(int descriptor);

#endif
