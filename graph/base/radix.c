#include "radix.h"

#include <stdbool.h>
#include <string.h>

/* The least significant first: four bytes each of key, target and source. */
enum { PLACES = 12, VALUES = 256 };

static unsigned
digit(const struct tl_strand *strand, int place)
{
    uint32_t word = place < 4   ? strand->key
                    : place < 8 ? strand->target
                                : strand->source;
    return word >> 8 * (place % 4) & (VALUES - 1);
}

static void
count_digits(const struct tl_vector *strands, size_t counts[PLACES][VALUES])
{
    memset(counts, 0, PLACES * sizeof *counts);
    for (size_t i = 0; i < strands->count; i++) {
        const struct tl_strand *strand = tl_vector_at(strands, i);
        for (int place = 0; place < PLACES; place++)
            counts[place][digit(strand, place)]++;
    }
}

/* Most places of small numbers are 0 in all strands. */
static bool
is_constant(const struct tl_vector *strands, int place, const size_t *counts)
{
    return counts[digit(tl_vector_at(strands, 0), place)] == strands->count;
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
    size_t counts[PLACES][VALUES];
    count_digits(strands, counts);
    struct tl_vector other = {.width = sizeof(struct tl_strand)};
    for (int place = 0; place < PLACES; place++) {
        if (is_constant(strands, place, counts[place]))
            continue;
        while (other.count < strands->count)
            tl_vector_add(&other);
        spread(strands, &other, place, counts[place]);
        struct tl_vector sorted = other;
        other = *strands;
        *strands = sorted;
    }
    tl_vector_clear(&other);
}
