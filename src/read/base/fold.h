/* Calendars in UTF-8 whose lines are folded within characters, as RFC 5545 permits
 * (3.1): the text is none before it is unfolded. */
#ifndef TL_SRC_READ_BASE_FOLD_H
#define TL_SRC_READ_BASE_FOLD_H

#include <stdbool.h>
#include <stddef.h>

/* Decodes as tl_decode() does (decode.h), by moving folds after the characters in which
 * they are. Other bytes stay as they are. */
size_t tl_fold_decode(const char **bytes, size_t *length, char *text, size_t room);

/* Whether a text has a fold within a character. */
bool tl_fold_is_needed(const char *bytes, size_t length);

#endif
