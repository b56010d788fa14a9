/*
 * JSON values: made by jansson of what has been scanned, and turned into the texts that
 * the model holds. No locale is asked.
 */
#ifndef TL_SRC_READ_JSON_VALUE_H
#define TL_SRC_READ_JSON_VALUE_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

#include "graph/field.h"
#include "scan.h"

/*
 * The value (or key) that was scanned last, to be given back with json_decref(). NULL,
 * and reported, where it is JSON and yet cannot be held: a key twice in one object, a
 * number too large, a NUL or half a surrogate pair in a text.
 */
json_t *tl_read_json_value_load(struct tl_read_json_scan *scan,
                                struct tl_diagnostics *diagnostics);

/* Room for the texts of values. Zero-initialise it; `compact` is to be freed. */
struct tl_read_json_room {
    char number[40];
    char *compact;
    size_t compact_room;
};

/*
 * A value as text: strings as they are, whole numbers, and reals as the shortest
 * decimal that reads back the same ("12" of 12.0, "1e+21"). Numbers without exponent
 * that are too exact for 64 bits are as they were written, which is `json`; lists and
 * objects are, too, but without white space. Borrowed from the value, or in the room
 * until the next one.
 */
struct tl_text tl_read_json_value_text(const json_t *value, struct tl_text json,
                                       struct tl_read_json_room *room);

#endif
