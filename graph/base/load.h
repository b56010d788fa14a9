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

/* Four bytes. */
static inline uint64_t
tl_load_four(const unsigned char *bytes)
{
    uint32_t number;
    memcpy(&number, bytes, sizeof number);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    number = __builtin_bswap32(number);
#endif
    return number;
}

/* Those of `length` bytes that follow the last whole eight: none to seven. Of less than
 * eight the first, middle and last are put together, some of them twice. */
static inline uint64_t
tl_load_rest(const unsigned char *bytes, size_t length)
{
    if (length >= 8) /* of the last eight those that come before go, it may be all */
        return tl_load(bytes + length - 8) >> 8 >> (56 - 8 * (length % 8));
    if (length >= 4)
        return tl_load_four(bytes) | tl_load_four(bytes + length - 4)
                                         << 8 * (length - 4);
    if (length == 0)
        return 0;
    return (uint64_t)bytes[0] | (uint64_t)bytes[length / 2] << 8 * (length / 2) |
           (uint64_t)bytes[length - 1] << 8 * (length - 1);
}

#endif
