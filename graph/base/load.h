/* Bytes as numbers, the least significant first whatever the order of the machine. */
#ifndef TL_GRAPH_BASE_LOAD_H
#define TL_GRAPH_BASE_LOAD_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Eight bytes. */
static inline uint64_t
tl_load(const unsigned char *bytes)
{
    uint64_t number;
    memcpy(&number, bytes, sizeof number);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    number = __builtin_bswap64(number);
#endif
    return number;
}

/* Those of `length` bytes that follow the last whole eight: none to seven. */
static inline uint64_t
tl_load_rest(const unsigned char *bytes, size_t length)
{
    size_t left = length % 8;
    uint64_t rest = 0;
    if (length >= 8) /* the last eight, without those that come before the rest */
        return left ? tl_load(bytes + length - 8) >> 8 * (8 - left) : 0;
    for (size_t i = 0; i < left; i++)
        rest |= (uint64_t)bytes[i] << (8 * i);
    return rest;
}

#endif
