/* Encodings that texts declare themselves: the header of a family tree in GEDCOM, the
 * first line of XML, and how the lines of a calendar are folded. */
#ifndef TL_SRC_READ_BASE_DECLARED_H
#define TL_SRC_READ_BASE_DECLARED_H

#include <stdbool.h>
#include <stddef.h>

enum { TL_DECLARED_MAX = 24 };

struct tl_declared {
    char name[TL_DECLARED_MAX + 1];     /* for decode.h; "": UTF-8, or nothing */
    char declared[TL_DECLARED_MAX + 1]; /* what it says, if that cannot be right; "" */
};

/* What a text that begins so declares. */
struct tl_declared tl_declared_find(const char *bytes, size_t length);

#endif
