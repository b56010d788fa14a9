/*
 * Lists in one text: "Xi; Putin; Simon \; Co". Elements split at ";", blanks around
 * them are dropped, empty ones are none. A backslash makes the next character, whatever
 * it is, part of the element; that happens before anything else looks at it, so that a
 * "\(" is a plain parenthesis afterwards. One at the very end stands for itself.
 */
#ifndef TL_GRAPH_BASE_LIST_H
#define TL_GRAPH_BASE_LIST_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Takes the next element off `rest`, a text ended by NUL, which is overwritten on the
 * way. False where there is none left. The element is not ended by NUL.
 */
bool tl_list_next(char **rest, const char **element, size_t *length);

#endif
