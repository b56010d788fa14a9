/* Files of formats that are not read, by how they begin, so that a message can say what
 * to do with them. */
#ifndef TL_SRC_READ_BASE_FOREIGN_H
#define TL_SRC_READ_BASE_FOREIGN_H

#include <stdbool.h>
#include <stddef.h>

struct tl_foreign {
    const char *begin;
    size_t length; /* of the beginning, which may hold a NUL */
    bool any_case; /* it may have capitals, and blanks before it */
    const char *what;
    const char *advice;
};

/* What a file that begins with this text is; NULL where it is nothing that is known. */
const struct tl_foreign *tl_foreign_find(const char *text, size_t length);

#endif
