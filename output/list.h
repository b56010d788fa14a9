/*
 * Lists in one text: `a; b\;c`. Which bytes of an element are escaped, for all that
 * write such lists; docs/format.md has the rule.
 */
#ifndef TL_LIST_H
#define TL_LIST_H

#include <stdbool.h>
#include <stddef.h>

/* What stands between two elements. */
#define TL_LIST_SEPARATOR "; "

/* Whether a backslash comes before the byte at `at` of an element: before backslashes,
 * semicolons, and a blank at the beginning or the end. */
bool tl_list_escapes(const char *element, const char *at);

/* How many bytes there are from `at` on, that one included, until the next that is
 * escaped. */
size_t tl_list_run(const char *element, const char *at);

#endif
