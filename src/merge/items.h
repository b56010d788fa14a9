/*
 * Items of JSON documents that are merged, an item an entry; and of JSON Lines, which
 * are events. Items go through as they stand in the file. Where inputs say different
 * things of one id, the item is made of them as a dataset of these inputs would have
 * it.
 */
#ifndef TL_SRC_MERGE_ITEMS_H
#define TL_SRC_MERGE_ITEMS_H

#include "src/read/base/input.h"
#include "merging.h"
#include "stream.h"

/* What comes in a document after another, as a rank of entries. */
enum tl_item_section {
    TL_ITEM_MEMBER, /* of the document itself */
    TL_ITEM_ROLE,
    TL_ITEM_KIND,
    TL_ITEM_REFERENCE,
    TL_ITEM_ACTOR,
    TL_ITEM_EVENT,
    TL_ITEM_RELATION,
    TL_ITEM_SECTIONS
};

/* The keys of the lists; that of members is NULL. */
extern const char *const tl_item_keys[TL_ITEM_SECTIONS];

enum tl_item_cell {
    TL_ITEM_ID,   /* or what else it is known by */
    TL_ITEM_TEXT, /* JSON; of a member the value alone */
    TL_ITEM_CELLS
};

extern const struct tl_list tl_item_list;

/* Reads a document, or JSON Lines. Takes the input, which is closed with the stream. */
struct tl_stream *tl_items_stream(struct tl_input *input, struct tl_merging *merging,
                                  bool by_line);

#endif
