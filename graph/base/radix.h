/*
 * Strands, which edges are made of, and their order.
 */
#ifndef TL_GRAPH_BASE_RADIX_H
#define TL_GRAPH_BASE_RADIX_H

#include <assert.h>
#include <stdint.h>

#include "memory.h"

/*
 * One piece of evidence that two nodes belong together. What `key` and `item` mean is
 * up to who makes them; the item is a number under TL_STRAND_NUMBERS and says in two
 * more bits of what.
 */
struct tl_strand {
    uint32_t source; /* node */
    uint32_t target;
    uint32_t key;
    uint32_t item;
};

#define TL_STRAND_NUMBERS ((uint32_t)1 << 30)

static inline uint32_t
tl_strand_item(unsigned of, uint32_t number)
{
    assert(number < TL_STRAND_NUMBERS);
    return of << 30 | number;
}

static inline unsigned
tl_strand_of(const struct tl_strand *strand)
{
    return strand->item >> 30;
}

static inline uint32_t
tl_strand_number(const struct tl_strand *strand)
{
    return strand->item & (TL_STRAND_NUMBERS - 1);
}

static inline void
tl_strands_add(struct tl_vector *strands, struct tl_strand strand)
{
    struct tl_strand *slot = tl_vector_add(strands);
    *slot = strand;
}

/*
 * Sorts a column of strands by source, target and key; equal ones stay in the order
 * they are in. Linear; takes as much memory again while it works.
 */
void tl_strands_sort(struct tl_vector *strands);

#endif
