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
    uint64_t rest = 0;
    if (length >= 8) /* of the last eight those that come before go, it may be all */
        return tl_load(bytes + length - 8) >> 8 >> (56 - 8 * (length % 8));
    for (size_t i = 0; i < length; i++)
        rest |= (uint64_t)bytes[i] << (8 * i);
    return rest;
}

#endif
