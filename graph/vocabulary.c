#include "vocabulary.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "graph/base/load.h"

static const struct tl_word *
word_at(const struct tl_vocabulary *vocabulary, uint32_t number)
{
    return tl_vector_at(&vocabulary->words, number);
}

static uint32_t
hash_of(const struct tl_vocabulary *vocabulary, const char *text, size_t length)
{
    return (uint32_t)tl_hash(&vocabulary->key, text, length);
}

static inline uint64_t
load_end(const char *text, size_t length)
{
    return tl_load((const unsigned char *)text + length - 8);
}

/* Most are of eight to sixteen bytes, which two words are compared of. */
static inline bool
is_word(const struct tl_word *word, const char *text, size_t length)
{
    if (word->length != length)
        return false;
    if (length < 8 || length > 16)
        return memcmp(word->text, text, length) == 0;
    return load_end(word->text, 8) == load_end(text, 8) &&
           load_end(word->text, length) == load_end(text, length);
}

/* The slot that holds a text, or the free one where it belongs. */
static struct tl_word_slot *
slot_of(const struct tl_vocabulary *vocabulary, const char *text, size_t length,
        uint32_t hash)
{
    uint32_t mask = vocabulary->slot_count - 1;
    struct tl_word_slot *slot = &vocabulary->slots[hash & mask];
    while (slot->number &&
           !(slot->hash == hash &&
             is_word(word_at(vocabulary, slot->number - 1), text, length)))
        slot = &vocabulary->slots[(uint32_t)(slot - vocabulary->slots + 1) & mask];
    return slot;
}

/* What the memo takes at most is half a megabyte. */
#define MOST_REMEMBERED ((uint32_t)1 << 17)

/*
 * The memo: most texts come again soon, and are then found by their first and last
 * bytes and compared, which takes a fifth of the instructions of hashing them. A text
 * has one place, which the last one of those that share it has; who chooses texts of
 * one place makes them take as long as without.
 */
static inline uint32_t *
memo_of(const struct tl_vocabulary *vocabulary, const char *text, size_t length)
{
    bool is_short = length < 8;
    uint64_t first = is_short ? tl_load_rest((const unsigned char *)text, length)
                              : load_end(text, 8);
    uint64_t last = is_short ? length : load_end(text, length);
    uint64_t mixed = (first ^ (last << 21 | last >> 43)) * UINT64_C(0x9E3779B97F4A7C15);
    return &vocabulary->memo[mixed >> 32 & (vocabulary->memo_size - 1)];
}

static void
grow(struct tl_vocabulary *vocabulary)
{
    struct tl_word_slot *old = vocabulary->slots;
    uint32_t old_count = vocabulary->slot_count;
    if (!old)
        vocabulary->key = tl_hash_key_draw();
    vocabulary->slot_count = old_count ? 2 * old_count : 64;
    vocabulary->slots = tl_alloc(vocabulary->slot_count * sizeof *vocabulary->slots);
    if (vocabulary->memo_size < MOST_REMEMBERED) {
        vocabulary->memo_size = 2 * vocabulary->slot_count;
        tl_free(vocabulary->memo);
        vocabulary->memo = tl_alloc(vocabulary->memo_size * sizeof *vocabulary->memo);
    }
    for (uint32_t i = 0; i < old_count; i++) {
        uint32_t at = old[i].hash & (vocabulary->slot_count - 1);
        while (old[i].number && vocabulary->slots[at].number)
            at = (at + 1) & (vocabulary->slot_count - 1);
        if (old[i].number)
            vocabulary->slots[at] = old[i];
    }
    tl_free(old);
}

/* Room for one more. Only then is there a key to hash with. */
static void
make_room(struct tl_vocabulary *vocabulary)
{
    if (tl_vocabulary_count(vocabulary) >= vocabulary->slot_count / 4 * 3)
        grow(vocabulary);
}

/* The number of a text; of a new one TL_NONE where there are `most` already. */
static uint32_t
add(struct tl_vocabulary *vocabulary, const char *text, size_t length, uint32_t most)
{
    make_room(vocabulary);
    uint32_t count = tl_vocabulary_count(vocabulary);
    uint32_t hash = hash_of(vocabulary, text, length);
    struct tl_word_slot *slot = slot_of(vocabulary, text, length, hash);
    if (!slot->number && count < most) {
        vocabulary->words.width = sizeof(struct tl_word);
        struct tl_word *word = tl_vector_add(&vocabulary->words);
        word->text = tl_arena_text(&vocabulary->texts, text, length);
        word->length = length;
        *slot = (struct tl_word_slot){hash, count + 1};
    }
    *memo_of(vocabulary, text, length) = slot->number;
    return slot->number - 1; /* of a free slot, TL_NONE */
}

uint32_t
tl_vocabulary_add(struct tl_vocabulary *vocabulary, const char *text, size_t length)
{
    uint32_t probable = vocabulary->slot_count ? *memo_of(vocabulary, text, length) : 0;
    if (probable && is_word(word_at(vocabulary, probable - 1), text, length))
        return probable - 1;
    return add(vocabulary, text, length, TL_NONE);
}

/* Finds the words, + 1, that texts probably are, 0 where nobody knows, and has what is
 * to be looked at brought from memory. */
static void
expect(const struct tl_vocabulary *vocabulary, const struct tl_text *texts,
       size_t count, uint32_t *probable)
{
    for (size_t i = 0; i < count; i++) {
        probable[i] = *memo_of(vocabulary, texts[i].bytes, texts[i].length);
        if (probable[i])
            __builtin_prefetch(word_at(vocabulary, probable[i] - 1));
    }
    for (size_t i = 0; i < count; i++)
        if (probable[i])
            __builtin_prefetch(word_at(vocabulary, probable[i] - 1)->text);
}

void
tl_vocabulary_add_all(struct tl_vocabulary *vocabulary, const struct tl_text *texts,
                      size_t count, uint32_t most, uint32_t *numbers)
{
    make_room(vocabulary);
    expect(vocabulary, texts, count, numbers);
    for (size_t i = 0; i < count; i++) {
        struct tl_text text = texts[i];
        if (numbers[i] &&
            is_word(word_at(vocabulary, numbers[i] - 1), text.bytes, text.length))
            numbers[i]--;
        else
            numbers[i] = add(vocabulary, text.bytes, text.length, most);
    }
}

uint32_t
tl_vocabulary_find(const struct tl_vocabulary *vocabulary, const char *text,
                   size_t length)
{
    if (!vocabulary->slot_count)
        return TL_NONE;
    uint32_t hash = hash_of(vocabulary, text, length);
    return slot_of(vocabulary, text, length, hash)->number - 1;
}

const char *
tl_vocabulary_text(const struct tl_vocabulary *vocabulary, uint32_t number)
{
    return number == TL_NONE ? "" : word_at(vocabulary, number)->text;
}

uint32_t
tl_vocabulary_count(const struct tl_vocabulary *vocabulary)
{
    return (uint32_t)vocabulary->words.count;
}

struct entry {
    const char *text;
    uint32_t number;
};

static int
by_text(const void *a, const void *b)
{
    const struct entry *left = a;
    const struct entry *right = b;
    return strcmp(left->text, right->text);
}

uint32_t *
tl_vocabulary_sorted(const struct tl_vocabulary *vocabulary)
{
    uint32_t count = tl_vocabulary_count(vocabulary);
    struct entry *entries = tl_alloc(count * sizeof *entries);
    for (uint32_t i = 0; i < count; i++)
        entries[i] = (struct entry){word_at(vocabulary, i)->text, i};
    qsort(entries, count, sizeof *entries, by_text);
    uint32_t *sorted = tl_alloc(count * sizeof *sorted);
    for (uint32_t i = 0; i < count; i++)
        sorted[i] = entries[i].number;
    tl_free(entries);
    return sorted;
}

void
tl_vocabulary_clear(struct tl_vocabulary *vocabulary)
{
    tl_arena_clear(&vocabulary->texts);
    tl_vector_clear(&vocabulary->words);
    tl_free(vocabulary->slots);
    tl_free(vocabulary->memo);
    vocabulary->slots = NULL;
    vocabulary->memo = NULL;
    vocabulary->memo_size = 0;
    vocabulary->slot_count = 0;
}
