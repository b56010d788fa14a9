/*
 * Items of JSON documents that are merged, an item an entry; and of JSON Lines, which
 * are events. Items go through as they stand in the file. Where inputs say different
 * things of one id, the item is made of them as a dataset of these inputs would have
 * it.
 */
#ifndef TL_SRC_SHARDS_ITEMS_H
#define TL_SRC_SHARDS_ITEMS_H

#include "src/read/base/input.h"
#include "item_cells.h"
#include "merging.h"
#include "stream.h"

extern const struct tl_list tl_item_list;

/* Reads a document, or JSON Lines. Takes the input, which is closed with the stream. */
struct tl_stream *tl_items_stream(struct tl_input *input, struct tl_merging *merging,
                                  bool by_line);

#endif
