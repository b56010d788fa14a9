/*
 * How names are compared that may be variants of one (graph/base/near.h): what they
 * consist of, keys that those share that are compared, and what has been joined.
 */
#ifndef TL_GRAPH_BASE_NAMES_NAMES_H
#define TL_GRAPH_BASE_NAMES_NAMES_H

#include <stdlib.h>
#include <string.h>

#include "graph/base/compare.h"
#include "graph/base/content_hash.h"
#include "graph/base/memory.h"
#include "graph/base/near.h"

/* Longer words are not compared letter by letter. */
#define TL_NAME_LETTERS 40

/* Of so many names that share a key, it is no sign that they are one. */
#define TL_NAME_KEYED 64

struct tl_name_word {
    const char *text; /* folded, "ü" and "ue" as "u" */
    uint64_t hash;
    bool is_short; /* an initial or abbreviation: it ends with a point or is one letter
                    */
    bool has_point;
    bool is_bracketed;
    bool is_plain; /* letters only, and no Roman numeral */
};

enum { TL_TITLE_ANY = 1, TL_TITLE_MAN = 2, TL_TITLE_WOMAN = 4 };

/* What a name consists of. */
struct tl_name {
    uint64_t key;       /* of the name key */
    uint64_t bare;      /* of its letters and digits as they are, in folded case */
    uint64_t spelled;   /* of the words in order */
    uint64_t stem;      /* of the words before brackets at the end; 0: none are there */
    uint64_t bracket;   /* of the words in them */
    uint64_t person;    /* of the words of the person, and the qualifier */
    uint64_t rotated;   /* the same with the last word first, as some write a surname */
    uint64_t qualifier; /* of what tells persons of one name apart: "Jr.", "(Berlin)" */
    uint32_t first;     /* word */
    uint32_t count;
    uint32_t person_first; /* the words without titles, the surname last */
    uint32_t person_count;
    uint32_t shorts; /* of the person's words */
    unsigned titles;
    bool is_inverted; /* by a comma */
    bool is_square;   /* the brackets at the end are */
    bool joins_words; /* has "of", "and" or the like */
};

#define TL_NO_NAME UINT32_MAX

/* A name with one of its keys. */
struct tl_name_key {
    uint64_t key;
    uint32_t name;
};

struct tl_name_finder {
    struct tl_variant *variants;
    struct tl_name *names;
    size_t count;
    struct tl_vector words; /* struct tl_name_word */
    struct tl_arena texts;
    struct tl_folded folded;
    struct tl_name_key *keyed;
    size_t keyed_count;
    size_t keyed_room;
    uint64_t *word_hashes; /* of all names, in order */
    size_t word_hash_count;
    uint32_t *parents; /* of owners: a forest, of which each tree may be one */
    uint8_t *links;    /* by owner: why it was joined, tl_variant_reason */
    uint8_t *titles;   /* of the names of a root */
    uint64_t *counts;  /* of their uses */
    bool *is_slip;     /* by owner: it has a letter wrong */
};

static inline struct tl_name_word *
tl_name_word_at(const struct tl_name_finder *finder, size_t number)
{
    return tl_vector_at(&finder->words, number);
}

static inline uint64_t
tl_name_mix(uint64_t hash, uint64_t with)
{
    return tl_content_hash(&with, sizeof with, hash);
}

/* The letters of a word: characters, or 0 where there are too many. */
static inline size_t
tl_name_letters(const char *word, uint32_t codes[TL_NAME_LETTERS])
{
    size_t count = 0;
    for (const unsigned char *at = (const unsigned char *)word; *at; at++) {
        bool continues = (*at & 0xC0) == 0x80;
        if (!continues && count == TL_NAME_LETTERS)
            return 0;
        if (continues && count)
            codes[count - 1] = codes[count - 1] << 8 | *at;
        else
            codes[count++] = *at;
    }
    return count;
}

/* Owners that may be one. */

static inline uint32_t
tl_name_owner_root(const struct tl_name_finder *finder, uint32_t owner)
{
    while (finder->parents[owner] != owner) {
        finder->parents[owner] = finder->parents[finder->parents[owner]];
        owner = finder->parents[owner];
    }
    return owner;
}

static inline uint32_t
tl_name_root(const struct tl_name_finder *finder, uint32_t name)
{
    return tl_name_owner_root(finder, finder->variants[name].owner);
}

static inline void
tl_name_link(struct tl_name_finder *finder, uint32_t name, enum tl_variant_reason why)
{
    uint8_t *link = &finder->links[finder->variants[name].owner];
    if (*link == TL_VARIANT_REASONS)
        *link = (uint8_t)why;
}

/* Joins the owners of two names, but for a man and a woman. */
static inline void
tl_name_join(struct tl_name_finder *finder, uint32_t a, uint32_t b,
             enum tl_variant_reason reason)
{
    uint32_t root = tl_name_root(finder, a);
    uint32_t other = tl_name_root(finder, b);
    uint8_t titles = finder->titles[root] | finder->titles[other];
    bool by_alias = finder->variants[a].is_alias || finder->variants[b].is_alias;
    if (root == other || (titles & TL_TITLE_MAN && titles & TL_TITLE_WOMAN))
        return;
    tl_name_link(finder, a, by_alias ? TL_VARIANT_ALIAS : reason);
    tl_name_link(finder, b, by_alias ? TL_VARIANT_ALIAS : reason);
    finder->parents[other] = root;
    finder->titles[root] = titles;
    finder->counts[root] += finder->counts[other];
}

/* Keys. */

static inline void
tl_name_add_key(struct tl_name_finder *finder, uint64_t key, uint32_t name)
{
    if (finder->keyed_count == finder->keyed_room) {
        finder->keyed_room = 2 * finder->keyed_room + 1024;
        finder->keyed =
            tl_resize(finder->keyed, finder->keyed_room * sizeof *finder->keyed);
    }
    finder->keyed[finder->keyed_count++] = (struct tl_name_key){key, name};
}

static inline int
tl_name_by_key(const void *a, const void *b)
{
    const struct tl_name_key *left = a;
    const struct tl_name_key *right = b;
    if (left->key != right->key)
        return left->key < right->key ? -1 : 1;
    return tl_compare(left->name, right->name);
}

/* The names that share a key. */
struct tl_name_group {
    const struct tl_name_key *names;
    size_t count;
};

static inline void
tl_name_sort_keys(struct tl_name_finder *finder)
{
    if (finder->keyed_count)
        qsort(finder->keyed, finder->keyed_count, sizeof *finder->keyed,
              tl_name_by_key);
}

/* The next group of several, after the one given; false after the last. */
static inline bool
tl_name_next_group(const struct tl_name_finder *finder, struct tl_name_group *group)
{
    if (finder->keyed_count == 0)
        return false;
    const struct tl_name_key *end = finder->keyed + finder->keyed_count;
    const struct tl_name_key *at =
        group->names ? group->names + group->count : finder->keyed;
    for (size_t count; at < end; at += count) {
        for (count = 1; at + count < end && at[count].key == at->key;)
            count++;
        if (count > 1) {
            *group = (struct tl_name_group){at, count};
            return true;
        }
    }
    return false;
}

/* Reads the name of a number: all words; those of a person, too, where it may be one.
 */
void tl_name_read(struct tl_name_finder *finder, size_t number, bool persons);

/* Whether two persons' names may be one, of which one has initials. */
bool tl_name_is_abbreviated(const struct tl_name_finder *finder,
                            const struct tl_name *a, const struct tl_name *b);

/* The slip by which two names differ; else TL_VARIANT_REASONS. */
enum tl_variant_reason tl_name_slip(const struct tl_name_finder *finder,
                                    const struct tl_name *a, const struct tl_name *b);

/* Joins the names of persons that have initials or abbreviations, and those with slips,
 * with the one that is meant. */
void tl_names_join_initials(struct tl_name_finder *finder);
void tl_names_join_slips(struct tl_name_finder *finder);

#endif
