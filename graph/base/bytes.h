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

typedef uint8_t tl_bytes __attribute__((vector_size(16)));

/* Whether any bit is set. */
static inline bool
tl_bytes_any(const tl_bytes *bytes)
{
    uint64_t halves[2];
    memcpy(halves, bytes, sizeof halves);
    return halves[0] | halves[1];
}

#endif
