/*
 * Lists in one text: `a; b\;c`. Which bytes of an element are escaped, for all that
 * write such lists; docs/tables.md has the rule.
 */
#ifndef TL_OUTPUT_SYNTAX_LIST_H
#define TL_OUTPUT_SYNTAX_LIST_H

#include <stdbool.h>
#include <stddef.h>

/* What stands between two elements. */
#define TL_LIST_SEPARATOR "; "

/* Whether a backslash comes before the byte at `at` of an element: before backslashes,
 * semicolons, and a blank at the beginning or the end. */
bool tl_list_escapes(const char *element, const char *at);

/* Takes the next bytes of a list. */
typedef void tl_list_sink(void *to, const char *bytes, size_t length);

/* Tells an element as it stands in a list; or a piece of one, whose ends are not the
 * element's. */
void tl_list_element(const char *element, tl_list_sink *sink, void *to);
void tl_list_piece(const char *piece, tl_list_sink *sink, void *to);

#endif
