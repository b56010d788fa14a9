/*
 * Paths: where a value stands in JSON. Columns of records have them for names, and the
 * key `records` of a mapping says by them where the records are.
 *
 *   properties.owner     a key in an object, and one in what stands there
 *   external.refs[].url  of each element of a list, or of each member of an object. It
 *                        may be left out before a key, and at the end, of a column's
 *   coordinates[0]       of one element, counted from 0
 *   "first.name"."a b"   keys in quotes, in which \" is a quote and \\ a backslash
 *   .objects[]           a point at the beginning means nothing
 *   $.directed           of the document, not of the record
 *   @key                 the key of a record that is a member of an object
 */
#ifndef TL_SRC_READ_MAPPING_PATH_H
#define TL_SRC_READ_MAPPING_PATH_H

#include <stdbool.h>
#include <stddef.h>

#include "graph/base/memory.h"
#include "src/read/csv/cell.h"

enum tl_path_kind { TL_PATH_KEY, TL_PATH_EACH, TL_PATH_INDEX };

struct tl_path_step {
    enum tl_path_kind kind;
    struct tl_substring key;
    size_t index;
};

struct tl_path {
    struct tl_path_step *steps;
    size_t count;
    bool is_of_document;
};

/* No path has more steps. */
enum { TL_PATH_STEPS = 32 };

/* Reads a path, whose steps and keys are taken from the arena. False, with what is
 * wrong with it in `error`. */
bool tl_path_parse(struct tl_arena *arena, struct tl_substring text,
                   struct tl_path *path, const char **error);

/* The bytes of a key in quotes at the beginning of a text, with them; 0 where none is.
 */
size_t tl_path_quoted(struct tl_substring text);

/* The last key of a path; the whole text where there is none. */
const char *tl_path_last_key(struct tl_arena *arena, struct tl_substring text);

#endif
