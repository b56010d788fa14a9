/* Runs of plain text, sixteen bytes at a time: what most of any output is. */
#ifndef TL_OUTPUT_SYNTAX_PLAIN_H
#define TL_OUTPUT_SYNTAX_PLAIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "graph/base/bytes.h"
#include "out.h"

/* The bytes at which a run of plain text ends, besides the controls (C0). */
struct tl_stops {
    uint8_t bytes[5];
};

static inline bool
tl_plain_stops(const tl_bytes *bytes, struct tl_stops stops)
{
    tl_bytes stopped =
        (tl_bytes)(*bytes < 0x20) | (tl_bytes)(*bytes == stops.bytes[0]) |
        (tl_bytes)(*bytes == stops.bytes[1]) | (tl_bytes)(*bytes == stops.bytes[2]) |
        (tl_bytes)(*bytes == stops.bytes[3]) | (tl_bytes)(*bytes == stops.bytes[4]);
    return tl_bytes_any(&stopped);
}

/* Copies up to sixteen bytes. */
static inline void
tl_plain_copy_few(char *to, const char *text, size_t length)
{
    if (length >= 8) {
        uint64_t first, last;
        memcpy(&first, text, 8);
        memcpy(&last, text + length - 8, 8);
        memcpy(to, &first, 8);
        memcpy(to + length - 8, &last, 8);
    } else if (length >= 4) {
        uint32_t first, last;
        memcpy(&first, text, 4);
        memcpy(&last, text + length - 4, 4);
        memcpy(to, &first, 4);
        memcpy(to + length - 4, &last, 4);
    } else if (length > 0) {
        char middle = text[length / 2];
        char last = text[length - 1];
        to[0] = text[0];
        to[length / 2] = middle;
        to[length - 1] = last;
    }
}

/* The same of up to sixteen bytes; blanks stand in for what they lack. */
static inline bool
tl_plain_few_stop(const char *text, size_t length, struct tl_stops stops)
{
    char bytes[sizeof(tl_bytes)];
    tl_bytes vector;
    memset(bytes, ' ', sizeof bytes);
    tl_plain_copy_few(bytes, text, length);
    memcpy(&vector, bytes, sizeof vector);
    return tl_plain_stops(&vector, stops);
}

/* How many bytes from the beginning of a text, in whole vectors, are no stops. */
static inline size_t
tl_plain_start(const char *text, size_t length, struct tl_stops stops)
{
    size_t at = 0;
    for (; at + sizeof(tl_bytes) <= length; at += sizeof(tl_bytes)) {
        tl_bytes bytes;
        memcpy(&bytes, text + at, sizeof bytes);
        if (tl_plain_stops(&bytes, stops))
            break;
    }
    return at;
}

/* Gets the last sixteen bytes of a text that has as many; some were looked at before.
 */
static inline void
tl_plain_last(tl_bytes *last, const char *text, size_t length)
{
    memcpy(last, text + length - sizeof *last, sizeof *last);
}

/* Whether a text has no stop in it. */
static inline bool
tl_is_plain(const char *text, size_t length, struct tl_stops stops)
{
    if (length < sizeof(tl_bytes))
        return !tl_plain_few_stop(text, length, stops);
    tl_bytes last;
    tl_plain_last(&last, text, length);
    return length - tl_plain_start(text, length, stops) < sizeof last &&
           !tl_plain_stops(&last, stops);
}

/* Copies a text that has no stop in it; false, with anything copied, where it has. */
static inline bool
tl_plain_copy(char *to, const char *text, size_t length, struct tl_stops stops)
{
    if (length < sizeof(tl_bytes)) {
        tl_plain_copy_few(to, text, length);
        return !tl_plain_few_stop(text, length, stops);
    }
    for (size_t at = 0; at + sizeof(tl_bytes) < length; at += sizeof(tl_bytes)) {
        tl_bytes bytes;
        memcpy(&bytes, text + at, sizeof bytes);
        memcpy(to + at, &bytes, sizeof bytes);
        if (tl_plain_stops(&bytes, stops))
            return false;
    }
    tl_bytes last;
    tl_plain_last(&last, text, length);
    memcpy(to + length - sizeof last, &last, sizeof last);
    return !tl_plain_stops(&last, stops);
}

/* Writes a text that has no stop in it; false, with nothing written, where it has. */
static inline bool
tl_plain_write(struct tl_out *out, const char *text, size_t length,
               struct tl_stops stops)
{
    if (length > TL_OUT_ROOM)
        return false;
    char *to = tl_out_room(out, length);
    if (!tl_plain_copy(to, text, length, stops))
        return false;
    tl_out_claim(out, to + length);
    return true;
}

#endif
