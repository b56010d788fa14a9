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
json_t *tl_json_value_load(struct tl_json_scan *scan,
                           struct tl_diagnostics *diagnostics);

struct tl_json_scalar {
    const char *text; /* of the value's own, or the number below */
    size_t length;
    char number[40];
};

/*
 * Strings as they are, true and false, whole numbers, and reals as the shortest decimal
 * that reads back the same ("12" of 12.0, "1e+21"). False for null, lists and objects.
 */
bool tl_json_scalar_read(const json_t *value, struct tl_json_scalar *scalar);

/* What a value is called in messages: "a list". */
const char *tl_json_kind_name(const json_t *value);

#endif
