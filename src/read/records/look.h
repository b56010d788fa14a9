/* A look at how JSON begins, which may be cut off anywhere: what is in it where. */
#ifndef TL_SRC_READ_RECORDS_LOOK_H
#define TL_SRC_READ_RECORDS_LOOK_H

#include <stdbool.h>
#include <stddef.h>

/* Whether there is something at each of these paths, ended by NULL, of which one may
 * end in "=" and a text: then it is that text. Lists are passed through. */
bool tl_look_has(const char *const *marks, const char *text, size_t length);

#endif
