/* The table of ids, with open addressing: which item has which, by its record. */
#ifndef TL_GRAPH_IDS_H
#define TL_GRAPH_IDS_H

#include "graph.h"

struct tl_id_slot {
    uint32_t hash;
    uint32_t item; /* packed, + 1; 0 where free */
};

struct tl_id_table {
    struct tl_id_slot *slots;
    uint32_t size; /* a power of two, or 0 */
    uint32_t used;
    struct tl_hash_key key; /* drawn with the first slots */
};

/* The item with an id, packed; TL_NONE where there is none. */
uint32_t tl_id_find(const struct tl_graph *graph, const struct tl_id_table *table,
                    const char *id, size_t length);

/* Adds the row, whose record has its id. */
void tl_id_add(const struct tl_graph *graph, struct tl_id_table *table,
               enum tl_type type, uint32_t number);

/*
 * Gives the id to an item whose record is about to be written, packed; false where
 * another has it already.
 */
bool tl_id_claim(const struct tl_graph *graph, struct tl_id_table *table,
                 const char *id, size_t length, uint32_t packed);

/* The id is going to be looked for soon. It does nothing but save time. */
void tl_id_expect(const struct tl_id_table *table, const char *id, size_t length);

#endif
