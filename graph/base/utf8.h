/* Where text is UTF-8. */
#ifndef TL_GRAPH_BASE_UTF8_H
#define TL_GRAPH_BASE_UTF8_H

#include <stddef.h>

enum tl_utf8_end {
    TL_UTF8_WHOLE,
    TL_UTF8_CUT,    /* the text ends within a character */
    TL_UTF8_INVALID /* what comes next is no character, or NUL */
};

/* How many bytes at the start are ASCII, and not NUL. */
size_t tl_ascii_length(const char *text, size_t length);

/* How many characters a valid text has: bytes, but for those that continue one. */
size_t tl_utf8_count(const char *text, size_t length);

/* How many bytes at the start are whole characters; and why there are no more. */
size_t tl_utf8_length(const char *text, size_t length, enum tl_utf8_end *end);

/* Writes a character, U+0000 to U+10FFFF; returns how many bytes it takes. */
size_t tl_utf8_encode(unsigned long point, char bytes[4]);

#endif
