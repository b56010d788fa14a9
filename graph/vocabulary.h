/*
 * A vocabulary: each distinct text once, numbered from 0 in order of arrival. It
 * owns its texts. Kinds, roles, places, keys and mentions are kept this way.
 */
#ifndef TL_GRAPH_VOCABULARY_H
#define TL_GRAPH_VOCABULARY_H

#include <stdint.h>

#include "graph/base/hash.h"
#include "graph/base/memory.h"
#include "field.h"

/* No word, no item, no date: it sorts after all that exist. */
#define TL_NONE UINT32_MAX

struct tl_word_slot {
    uint32_t hash;
    uint32_t number; /* of the word, + 1; 0 where free */
};

struct tl_vocabulary {
    struct tl_arena texts;
    struct tl_vector words;     /* struct tl_word */
    struct tl_word_slot *slots; /* open addressing */
    uint32_t slot_count;        /* a power of two, or 0 */
    struct tl_hash_key key;     /* drawn with the first slots */
    uint32_t *memo;             /* words, + 1, that were asked for last */
    uint32_t memo_size;         /* a power of two */
};

struct tl_word {
    const char *text;
    size_t length;
};

/* The number of a text, added where it is new. */
uint32_t tl_vocabulary_add(struct tl_vocabulary *vocabulary, const char *text,
                           size_t length);

/*
 * The numbers of many texts, as one call for each would give them, but faster: what has
 * to come from memory comes side by side. Once there are `most`, new texts are not
 * added and have TL_NONE.
 */
void tl_vocabulary_add_all(struct tl_vocabulary *vocabulary,
                           const struct tl_text *texts, size_t count, uint32_t most,
                           uint32_t *numbers);

/* The number of a text, TL_NONE where it is not there. */
uint32_t tl_vocabulary_find(const struct tl_vocabulary *vocabulary, const char *text,
                            size_t length);

/* The text of a number; "" for TL_NONE. */
const char *tl_vocabulary_text(const struct tl_vocabulary *vocabulary, uint32_t number);

uint32_t tl_vocabulary_count(const struct tl_vocabulary *vocabulary);

/*
 * The numbers in the order of their texts' bytes, tl_vocabulary_count() of them, to
 * be given back with tl_free().
 */
uint32_t *tl_vocabulary_sorted(const struct tl_vocabulary *vocabulary);

void tl_vocabulary_clear(struct tl_vocabulary *vocabulary);

#endif
