/* Characters of ASCII, without asking the locale. */
#ifndef TL_GRAPH_BASE_ASCII_H
#define TL_GRAPH_BASE_ASCII_H

#include <stdbool.h>

static inline bool
tl_ascii_is_digit(int byte)
{
    return byte >= '0' && byte <= '9';
}

static inline bool
tl_ascii_is_letter(int byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* Line ends too. */
static inline bool
tl_ascii_is_blank(int byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

/* A capital in lower case, anything else as it is. */
static inline char
tl_ascii_lower(char byte)
{
    return (char)(byte >= 'A' && byte <= 'Z' ? byte - 'A' + 'a' : byte);
}

#endif
