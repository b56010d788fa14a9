/* How texts begin, and where they can be cut. */
#ifndef TL_GRAPH_BASE_TEXT_H
#define TL_GRAPH_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

static inline bool
tl_text_begins(const char *text, const char *beginning)
{
    return strncmp(text, beginning, strlen(beginning)) == 0;
}

/* How many decimal digits a text begins with. */
static inline size_t
tl_text_digits(const char *text)
{
    return strspn(text, "0123456789");
}

/* How many of so many bytes at most are whole characters of a text, which goes on
 * after them or is ended by NUL. */
static inline size_t
tl_text_whole(const char *text, size_t length)
{
    while (length > 0 && ((unsigned char)text[length] & 0xC0) == 0x80)
        length--;
    return length;
}

#endif
