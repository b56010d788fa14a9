/* Valid JSON text, as the scan has found it, and what can be said of it at once. */
#ifndef TL_SRC_READ_JSON_TEXT_H
#define TL_SRC_READ_JSON_TEXT_H

#include <stdbool.h>
#include <stddef.h>

/* Copies valid JSON text without its white space, into room for all of it; returns the
 * length of what is left. */
size_t tl_json_compact(const char *json, size_t length, char *compact);

/*
 * Writes what is between the quotes of a string without escapes, into room for as many
 * bytes, and says how many are left. False for what no text can hold: NUL, or half a
 * surrogate pair.
 */
bool tl_json_unescape(const char *string, size_t length, char *text, size_t *used);

/*
 * Whether a number is written as tl_json_scalar_read() would. Not all that are can be
 * told.
 */
bool tl_json_is_shortest(const char *number, size_t length);

#endif
