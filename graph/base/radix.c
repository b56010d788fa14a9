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

/* Counts the values at some of the places, in one pass. */
static void
count_digits(const struct tl_vector *strands, const int *places, int count,
             size_t counts[PLACES][VALUES])
{
    memset(counts, 0, PLACES * sizeof *counts);
    for (size_t i = 0; i < strands->count; i++) {
        const struct tl_strand *strand = tl_vector_at(strands, i);
        for (int j = 0; j < count; j++)
            counts[places[j]][digit(strand, places[j])]++;
    }
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
    const struct tl_strand varying = find_varying(strands);
    size_t counts[PLACES][VALUES];
    int places[PLACES];
    int count = 0;
    for (int place = 0; place < PLACES; place++)
        if (digit(&varying, place) != 0)
            places[count++] = place;
    count_digits(strands, places, count, counts);
    struct tl_vector other = {.width = sizeof(struct tl_strand)};
    while (count > 0 && other.count < strands->count)
        tl_vector_add(&other);
    for (int i = 0; i < count; i++) {
        spread(strands, &other, places[i], counts[places[i]]);
        struct tl_vector sorted = other;
        other = *strands;
        *strands = sorted;
    }
    tl_vector_clear(&other);
}
