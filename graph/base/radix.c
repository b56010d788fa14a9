#include "radix.h"

#include <string.h>

/* The least significant first: four bytes each of key, target and source. */
enum { PLACES = 12, VALUES = 256 };

static uint32_t
word(const struct tl_strand *strand, int place)
{
    return place < 4 ? strand->key : place < 8 ? strand->target : strand->source;
}

static unsigned
digit(const struct tl_strand *strand, int place)
{
    return word(strand, place) >> 8 * (place % 4) & (VALUES - 1);
}

/* The bits in which not all strands are the same: most places of small numbers are 0 in
 * all of them. */
static struct tl_strand
find_varying(const struct tl_vector *strands)
{
    const struct tl_strand first = *(struct tl_strand *)tl_vector_at(strands, 0);
    struct tl_strand varying = {0, 0, 0, 0};
    for (size_t i = 1; i < strands->count; i++) {
        const struct tl_strand *strand = tl_vector_at(strands, i);
        varying.source |= strand->source ^ first.source;
        varying.target |= strand->target ^ first.target;
        varying.key |= strand->key ^ first.key;
    }
    return varying;
}

static void
count_digits(const struct tl_vector *strands, int place, size_t counts[VALUES])
{
    memset(counts, 0, VALUES * sizeof *counts);
    for (size_t i = 0; i < strands->count; i++)
        counts[digit(tl_vector_at(strands, i), place)]++;
}

static void
spread(const struct tl_vector *from, const struct tl_vector *to, int place,
       const size_t *counts)
{
    size_t next[VALUES];
    size_t start = 0;
    for (int value = 0; value < VALUES; value++) {
        next[value] = start;
        start += counts[value];
    }
    for (size_t i = 0; i < from->count; i++) {
        const struct tl_strand *strand = tl_vector_at(from, i);
        struct tl_strand *slot = tl_vector_at(to, next[digit(strand, place)]++);
        *slot = *strand;
    }
}

void
tl_strands_sort(struct tl_vector *strands)
{
    if (strands->count < 2)
        return;
    size_t counts[VALUES];
    const struct tl_strand varying = find_varying(strands);
    struct tl_vector other = {.width = sizeof(struct tl_strand)};
    for (int place = 0; place < PLACES; place++) {
        if (digit(&varying, place) == 0)
            continue;
        count_digits(strands, place, counts);
        while (other.count < strands->count)
            tl_vector_add(&other);
        spread(strands, &other, place, counts);
        struct tl_vector sorted = other;
        other = *strands;
        *strands = sorted;
    }
    tl_vector_clear(&other);
}
