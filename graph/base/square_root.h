/* The square root of a whole number, rounded down: exact, so the same on every machine.
 */
#ifndef TL_GRAPH_BASE_SQUARE_ROOT_H
#define TL_GRAPH_BASE_SQUARE_ROOT_H

#include <math.h>
#include <stdint.h>

static inline uint32_t
tl_square_root(uint64_t number)
{
    uint64_t root = (uint64_t)sqrt((double)number);
    if (root > UINT32_MAX)
        root = UINT32_MAX;
    while (root * root > number)
        root--;
    while (root < UINT32_MAX && (root + 1) * (root + 1) <= number)
        root++;
    return (uint32_t)root;
}

#endif
