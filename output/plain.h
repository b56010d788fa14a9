/*
 * Runs of plain text, sixteen bytes at a time: what most of any output is. The vectors
 * are those of GCC and Clang, which make the best of them on every processor.
 */
#ifndef TL_PLAIN_H
#define TL_PLAIN_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef uint8_t tl_bytes __attribute__((vector_size(16)));

/*
 * How many bytes, in whole vectors, from the beginning of a text of `length` are
 * neither controls (C0) nor one of three stops.
 */
static inline size_t
tl_plain_start(const char *text, size_t length, uint8_t first, uint8_t second,
               uint8_t third)
{
    size_t at = 0;
    for (; at + sizeof(tl_bytes) <= length; at += sizeof(tl_bytes)) {
        tl_bytes bytes;
        uint64_t found[2];
        memcpy(&bytes, text + at, sizeof bytes);
        tl_bytes stops = (tl_bytes)(bytes < 0x20) | (tl_bytes)(bytes == first) |
                         (tl_bytes)(bytes == second) | (tl_bytes)(bytes == third);
        memcpy(found, &stops, sizeof found);
        if (found[0] | found[1])
            break;
    }
    return at;
}

#endif
