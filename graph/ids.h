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
 * The hash of an id that is going to be claimed soon, by which its slot is brought from
 * memory; 0 where it is not known yet. It does nothing but save time.
 */
uint32_t tl_id_expect(const struct tl_id_table *table, const char *id, size_t length);

/*
 * Gives the id to an item whose record is about to be written, packed; false where
 * another has it already. `hash` is what was told when it was expected, or 0.
 */
bool tl_id_claim(const struct tl_graph *graph, struct tl_id_table *table,
                 const char *id, size_t length, uint32_t hash, uint32_t packed);

#endif
