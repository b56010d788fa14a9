/* One item that several inputs describe in different ways. */
#ifndef TL_SRC_SHARDS_TOGETHER_H
#define TL_SRC_SHARDS_TOGETHER_H

#include "merging.h"

/*
 * Puts into a cell what a dataset of all of them would have, as JSON: empty fields are
 * filled, lists unite. Values that differ are reported.
 */
void tl_items_put_together(struct tl_merging *merging,
                           const struct tl_entry *const *entries, size_t count,
                           struct tl_entry *to);

#endif
