/*
 * JSON values: made by jansson of what has been scanned, and turned into the texts that
 * the model holds. No locale is asked.
 */
#ifndef TL_SRC_READ_JSON_VALUE_H
#define TL_SRC_READ_JSON_VALUE_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

#include "scan.h"

/*
 * The value (or key) that was scanned last, to be given back with json_decref(). NULL,
 * and reported, where it is JSON and yet cannot be held: a key twice in one object, a
 * number too large, a NUL or half a surrogate pair in a text.
 */
json_t *tl_read_json_value_load(struct tl_read_json_scan *scan,
                                struct tl_diagnostics *diagnostics);

struct tl_read_json_scalar {
    const char *text; /* of the value's own, or the number below */
    size_t length;
    char number[40];
};

/*
 * Strings as they are, true and false, whole numbers, and reals as the shortest decimal
 * that reads back the same ("12" of 12.0, "1e+21"). False for null, lists and objects.
 */
bool tl_read_json_scalar_read(const json_t *value, struct tl_read_json_scalar *scalar);

/* What a value is called in messages: "a list". */
const char *tl_read_json_kind_name(const json_t *value);

/* Copies valid JSON text without its white space, into room for all of it; returns the
 * length of what is left. */
size_t tl_read_json_compact(const char *json, size_t length, char *compact);

/*
 * Writes what is between the quotes of a string without escapes, into room for as many
 * bytes, and says how many are left. False for what no text can hold: NUL, or half a
 * surrogate pair.
 */
bool tl_read_json_unescape(const char *string, size_t length, char *text, size_t *used);

/*
 * Whether a number is written as tl_read_json_scalar_read() would. Not all that are can
 * be told.
 */
bool tl_read_json_is_shortest(const char *number, size_t length);

#endif
