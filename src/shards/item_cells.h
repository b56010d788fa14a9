/* The cells of an item of a document, and the lists of a document. */
#ifndef TL_SRC_SHARDS_ITEM_CELLS_H
#define TL_SRC_SHARDS_ITEM_CELLS_H

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

#endif
