/*
 * Texts that are written again and again, such as the members of a date: written once,
 * then copied. A key tells what they were written from.
 */
#ifndef TL_OUTPUT_SYNTAX_MEMO_H
#define TL_OUTPUT_SYNTAX_MEMO_H

#include "graph/field.h"
#include "out.h"

/* Two pointers or numbers that together are the same only for the same text. */
struct tl_memo_key {
    uint64_t first, second;
};

enum { TL_MEMO_SLOTS = 32768 };

/* A key has one slot, which the last key with that slot has. */
struct tl_memo_slot {
    struct tl_memo_key key;
    uint32_t from, length;
};

struct tl_memo {
    struct tl_out text;
    struct tl_memo_slot slots[TL_MEMO_SLOTS];
};

struct tl_memo *tl_memo_new(void);
void tl_memo_free(struct tl_memo *memo);

/* Fills a slot with what put() writes of `what`. */
void tl_memo_fill(struct tl_memo *memo, struct tl_memo_slot *slot,
                  struct tl_memo_key key,
                  void (*put)(struct tl_out *out, const void *what), const void *what);

/* The text of `what`, which has that key: what put() writes now, or wrote before, and
 * that is something. Valid until the next is asked for. */
static inline struct tl_text
tl_memo_text(struct tl_memo *memo, struct tl_memo_key key,
             void (*put)(struct tl_out *out, const void *what), const void *what)
{
    /* Fibonacci hashing, which spreads pointers and numbers alike. */
    uint64_t mixed = (key.first ^ key.second << 20) * UINT64_C(0x9E3779B97F4A7C15);
    struct tl_memo_slot *slot = &memo->slots[mixed >> 32 & (TL_MEMO_SLOTS - 1)];
    if (slot->length == 0 || slot->key.first != key.first ||
        slot->key.second != key.second)
        tl_memo_fill(memo, slot, key, put, what);
    return (struct tl_text){memo->text.buffer + slot->from, slot->length};
}

#endif
