/*
 * Sixteen bytes at a time, by the vectors of GCC and Clang, which make the best of them
 * on every processor. Vectors are passed by address: how values are passed depends on
 * the processor's.
 */
#ifndef TL_GRAPH_BASE_BYTES_H
#define TL_GRAPH_BASE_BYTES_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "load.h"

typedef uint8_t tl_bytes __attribute__((vector_size(16)));

/* The highest bit of each byte, that of the first byte as the lowest: a single
 * instruction where there are SSE2 and its kind. */
static inline uint64_t
tl_bytes_mask(const tl_bytes *bytes)
{
#ifdef __SSE2__
    __m128i vector;
    memcpy(&vector, bytes, sizeof vector);
    return (uint64_t)(unsigned)_mm_movemask_epi8(vector);
#else
    const uint64_t ones = UINT64_C(0x0101010101010101);
    const uint64_t gather = UINT64_C(0x0102040810204080);
    unsigned char both[sizeof *bytes];
    memcpy(both, bytes, sizeof both);
    uint64_t low = (tl_load(both) >> 7 & ones) * gather >> 56;
    uint64_t high = (tl_load(both + 8) >> 7 & ones) * gather >> 56;
    return low | high << 8;
#endif
}

/* Whether the highest bit of any byte is set. */
static inline bool
tl_bytes_any(const tl_bytes *bytes)
{
    return tl_bytes_mask(bytes) != 0;
}

#endif
