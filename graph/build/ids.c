#include "state.h"

#include <string.h>

static const char *
id_of(const struct tl_graph *graph, uint32_t packed)
{
    return tl_record_text(
        *tl_row_record(graph, TL_PACKED_TYPE(packed), TL_PACKED_NUMBER(packed)), TL_ID);
}

static uint32_t
hash_of(const struct tl_id_table *table, const char *id, size_t length)
{
    return (uint32_t)tl_hash(&table->key, id, length);
}

/* The slot of an id, or the free one where it belongs; the table has room. */
static struct tl_id_slot *
slot_of(const struct tl_graph *graph, const struct tl_id_table *table, const char *id,
        size_t length, uint32_t hash)
{
    uint32_t mask = table->size - 1;
    uint32_t at = hash & mask;
    for (; table->slots[at].item; at = (at + 1) & mask) {
        const struct tl_id_slot *slot = &table->slots[at];
        if (slot->hash != hash)
            continue;
        const char *found = id_of(graph, slot->item - 1);
        if (strncmp(found, id, length) == 0 && found[length] == '\0')
            break;
    }
    return &table->slots[at];
}

uint32_t
tl_id_find(const struct tl_graph *graph, const struct tl_id_table *table,
           const char *id, size_t length)
{
    if (!table->size)
        return TL_NONE;
    uint32_t item = slot_of(graph, table, id, length, hash_of(table, id, length))->item;
    return item ? item - 1 : TL_NONE;
}

uint32_t
tl_id_expect(const struct tl_id_table *table, const char *id, size_t length)
{
    if (!table->size)
        return 0;
    uint32_t hash = hash_of(table, id, length);
    __builtin_prefetch(&table->slots[hash & (table->size - 1)]);
    return hash;
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
    if (!old.size)
        table->key = tl_hash_key_draw();
    table->size = old.size ? 2 * old.size : 64;
    table->slots = tl_alloc(table->size * sizeof *table->slots);
    for (uint32_t i = 0; i < old.size; i++) {
        if (old.slots[i].item)
            put(table, old.slots[i]);
    }
    tl_free(old.slots);
}

static void
make_room(struct tl_id_table *table)
{
    if (table->used >= table->size / 4 * 3)
        grow(table);
}

void
tl_id_add(const struct tl_graph *graph, struct tl_id_table *table, enum tl_type type,
          uint32_t number)
{
    uint32_t packed = TL_PACK(type, number);
    const char *id = id_of(graph, packed);
    make_room(table);
    put(table, (struct tl_id_slot){hash_of(table, id, strlen(id)), packed + 1});
    table->used++;
}

bool
tl_id_claim(const struct tl_graph *graph, struct tl_id_table *table, const char *id,
            size_t length, uint32_t hash, uint32_t packed)
{
    make_room(table);
    if (!hash)
        hash = hash_of(table, id, length);
    struct tl_id_slot *slot = slot_of(graph, table, id, length, hash);
    if (slot->item)
        return false;
    *slot = (struct tl_id_slot){hash, packed + 1};
    table->used++;
    return true;
}
