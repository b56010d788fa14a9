/* The table of ids: open addressing over the records that have them. */
#include <string.h>

#include "store.h"

static const char *
id_of(const struct tl_graph *graph, uint32_t packed)
{
    return tl_record_text(
        *tl_row_record(graph, TL_PACKED_TYPE(packed), TL_PACKED_NUMBER(packed)), TL_ID);
}

static uint32_t
hash_of(const char *id, size_t length)
{
    return (uint32_t)tl_hash(id, length, 0);
}

uint32_t
tl_id_find(const struct tl_graph *graph, const struct tl_id_table *table,
           const char *id, size_t length)
{
    if (!table->size)
        return TL_NONE;
    uint32_t hash = hash_of(id, length);
    uint32_t mask = table->size - 1;
    for (uint32_t at = hash & mask; table->slots[at].item; at = (at + 1) & mask) {
        const struct tl_id_slot *slot = &table->slots[at];
        if (slot->hash != hash)
            continue;
        const char *found = id_of(graph, slot->item - 1);
        if (strncmp(found, id, length) == 0 && found[length] == '\0')
            return slot->item - 1;
    }
    return TL_NONE;
}

static void
put(struct tl_id_table *table, struct tl_id_slot slot)
{
    uint32_t mask = table->size - 1;
    uint32_t at = slot.hash & mask;
    while (table->slots[at].item)
        at = (at + 1) & mask;
    table->slots[at] = slot;
}

static void
grow(struct tl_id_table *table)
{
    struct tl_id_table old = *table;
    table->size = old.size ? 2 * old.size : 64;
    table->slots = tl_alloc(table->size * sizeof *table->slots);
    for (uint32_t i = 0; i < old.size; i++) {
        if (old.slots[i].item)
            put(table, old.slots[i]);
    }
    tl_free(old.slots);
}

void
tl_id_add(const struct tl_graph *graph, struct tl_id_table *table, enum tl_type type,
          uint32_t number)
{
    uint32_t packed = TL_PACK(type, number);
    const char *id = id_of(graph, packed);
    if (table->used >= table->size / 4 * 3)
        grow(table);
    put(table, (struct tl_id_slot){hash_of(id, strlen(id)), packed + 1});
    table->used++;
}
