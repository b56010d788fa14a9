#include "vocabulary.h"

#include <stdlib.h>
#include <string.h>

#include "graph/base/content_hash.h"

static const struct tl_word *
word_at(const struct tl_vocabulary *vocabulary, uint32_t number)
{
    return tl_column_at(&vocabulary->words, number);
}

/* The slot that holds a text, or the free one where it belongs. */
static uint32_t
slot_of(const struct tl_vocabulary *vocabulary, const char *text, size_t length,
        uint32_t hash)
{
    uint32_t mask = vocabulary->slot_count - 1;
    uint32_t slot = hash & mask;
    for (; vocabulary->slots[slot]; slot = (slot + 1) & mask) {
        const struct tl_word *word = word_at(vocabulary, vocabulary->slots[slot] - 1);
        if (word->hash == hash && word->length == length &&
            memcmp(word->text, text, length) == 0)
            break;
    }
    return slot;
}

static void
grow(struct tl_vocabulary *vocabulary)
{
    uint32_t count = tl_vocabulary_count(vocabulary);
    tl_free(vocabulary->slots);
    vocabulary->slot_count = vocabulary->slot_count ? 2 * vocabulary->slot_count : 64;
    vocabulary->slots = tl_alloc(vocabulary->slot_count * sizeof *vocabulary->slots);
    for (uint32_t number = 0; number < count; number++) {
        uint32_t slot =
            word_at(vocabulary, number)->hash & (vocabulary->slot_count - 1);
        while (vocabulary->slots[slot])
            slot = (slot + 1) & (vocabulary->slot_count - 1);
        vocabulary->slots[slot] = number + 1;
    }
}

/* The number of a text; of a new one TL_NONE where there are `most` already. */
static uint32_t
add(struct tl_vocabulary *vocabulary, const char *text, size_t length, uint32_t hash,
    uint32_t most)
{
    uint32_t count = tl_vocabulary_count(vocabulary);
    if (count >= vocabulary->slot_count / 4 * 3)
        grow(vocabulary);
    uint32_t slot = slot_of(vocabulary, text, length, hash);
    if (!vocabulary->slots[slot] && count < most) {
        vocabulary->words.width = sizeof(struct tl_word);
        struct tl_word *word = tl_column_add(&vocabulary->words);
        word->text = tl_arena_text(&vocabulary->texts, text, length);
        word->length = (uint32_t)length;
        word->hash = hash;
        vocabulary->slots[slot] = count + 1;
    }
    return vocabulary->slots[slot] - 1; /* of a free slot, TL_NONE */
}

uint32_t
tl_vocabulary_add(struct tl_vocabulary *vocabulary, const char *text, size_t length)
{
    return add(vocabulary, text, length, (uint32_t)tl_content_hash(text, length, 0),
               TL_NONE);
}

enum { TOGETHER = 64 };

/* Hashes texts, and asks for what is to be looked at when they are looked for. */
static void
expect(const struct tl_vocabulary *vocabulary, const struct tl_text *texts,
       size_t count, uint32_t hashes[TOGETHER])
{
    const uint32_t *slots = vocabulary->slots;
    uint32_t mask = vocabulary->slot_count - 1;
    for (size_t i = 0; i < count; i++)
        hashes[i] = (uint32_t)tl_content_hash(texts[i].bytes, texts[i].length, 0);
    if (!vocabulary->slot_count)
        return;
    for (size_t i = 0; i < count; i++)
        __builtin_prefetch(&slots[hashes[i] & mask]);
    for (size_t i = 0; i < count; i++)
        if (slots[hashes[i] & mask])
            __builtin_prefetch(word_at(vocabulary, slots[hashes[i] & mask] - 1));
    for (size_t i = 0; i < count; i++)
        if (slots[hashes[i] & mask])
            __builtin_prefetch(word_at(vocabulary, slots[hashes[i] & mask] - 1)->text);
}

void
tl_vocabulary_add_all(struct tl_vocabulary *vocabulary, const struct tl_text *texts,
                      size_t count, uint32_t most, uint32_t *numbers)
{
    uint32_t hashes[TOGETHER];
    for (size_t done = 0; done < count; done += TOGETHER) {
        size_t some = count - done < TOGETHER ? count - done : TOGETHER;
        expect(vocabulary, texts + done, some, hashes);
        for (size_t i = 0; i < some; i++)
            numbers[done + i] = add(vocabulary, texts[done + i].bytes,
                                    texts[done + i].length, hashes[i], most);
    }
}

uint32_t
tl_vocabulary_find(const struct tl_vocabulary *vocabulary, const char *text,
                   size_t length)
{
    if (!vocabulary->slot_count)
        return TL_NONE;
    uint32_t hash = (uint32_t)tl_content_hash(text, length, 0);
    uint32_t found = vocabulary->slots[slot_of(vocabulary, text, length, hash)];
    return found ? found - 1 : TL_NONE;
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
    tl_column_clear(&vocabulary->words);
    tl_free(vocabulary->slots);
    vocabulary->slots = NULL;
    vocabulary->slot_count = 0;
}
