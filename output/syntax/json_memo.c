#include "json_memo.h"

#include "graph/base/memory.h"

/*
 * A key has one slot, which the last key with that slot has. What is replaced stays in
 * the text until this is too long; then all is forgotten.
 */
enum { SLOTS = 32768, TEXT_MAX = 1 << 22 };

struct slot {
    struct tl_json_memo_key key;
    uint32_t from, length;
};

struct tl_json_memo {
    struct tl_out text;
    struct slot slots[SLOTS];
};

struct tl_json_memo *
tl_json_memo_new(void)
{
    struct tl_json_memo *memo = tl_alloc(sizeof *memo);
    tl_out_open(&memo->text, TL_OUT_MEMORY);
    return memo;
}

void
tl_json_memo_free(struct tl_json_memo *memo)
{
    if (!memo)
        return;
    (void)tl_out_close(&memo->text); /* memory has no errors */
    tl_free(memo);
}

/* Fibonacci hashing, which spreads pointers and numbers alike. */
static struct slot *
slot_of(struct tl_json_memo *memo, struct tl_json_memo_key key)
{
    uint64_t mixed = ((uint64_t)key.first ^ ((uint64_t)key.second << 20)) *
                     UINT64_C(0x9E3779B97F4A7C15);
    return &memo->slots[mixed >> 32 & (SLOTS - 1)];
}

static void
forget(struct tl_json_memo *memo)
{
    memset(memo->slots, 0, sizeof memo->slots);
    memo->text.used = 0;
}

void
tl_json_memo_put(struct tl_json_memo *memo, struct tl_json *json,
                 struct tl_json_memo_key key,
                 void (*put)(struct tl_json *json, const void *what), const void *what)
{
    struct slot *slot = slot_of(memo, key);
    if (slot->length == 0 || slot->key.first != key.first ||
        slot->key.second != key.second) {
        if (memo->text.used > TEXT_MAX)
            forget(memo);
        struct tl_json own = tl_json_begin(&memo->text);
        size_t from = memo->text.used;
        put(&own, what);
        *slot = (struct slot){key, (uint32_t)from, (uint32_t)(memo->text.used - from)};
    }
    tl_json_members(json, memo->text.buffer + slot->from, slot->length);
}
