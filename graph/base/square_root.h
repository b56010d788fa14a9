/* The square root of a whole number, rounded down: the same on every machine. */
#ifndef TL_GRAPH_BASE_SQUARE_ROOT_H
#define TL_GRAPH_BASE_SQUARE_ROOT_H

#include <stdbool.h>
#include <stdint.h>

static inline uint32_t
tl_square_root(uint64_t number)
{
    uint64_t root = 0;
    uint64_t bit = (uint64_t)1 << 62;
    while (bit > number)
        bit /= 4;
    for (; bit > 0; bit /= 4) {
        bool larger = number >= root + bit;
        number -= larger ? root + bit : 0;
        root = root / 2 + (larger ? bit : 0);
    }
    return (uint32_t)root;
}

#endif
