/*
 * The values of a record of JSON: those to which the columns of a mapping lead, as
 * cells in the order of the columns, and those that no column is for.
 */
#ifndef TL_SRC_READ_RECORDS_VALUES_H
#define TL_SRC_READ_RECORDS_VALUES_H

#include <jansson.h>

#include "src/read/base/reader.h"
#include "src/read/json/scan.h"
#include "src/read/json/value.h"
#include "src/read/mapping/mapped.h"
#include "tree.h"

/* A place in a record: an element of a list, or whatever else a path leads to. */
struct tl_element {
    size_t begin; /* offsets in the input */
    size_t end;
};

/* The elements to which a path leads. */
struct tl_elements {
    struct tl_element *list;
    size_t count;
    size_t room;
};

/* A value, until all are found: its text is at an offset in that of all. */
struct tl_found {
    size_t column;    /* TL_NO_COLUMN: that of no column */
    const char *name; /* then: of the attribute */
    size_t begin;     /* as of an element */
    struct tl_value_place place;
    size_t text;
    size_t length;
    struct tl_position position;
};

struct tl_values_finder {
    const struct tl_reading *reading;
    struct tl_read_json_scan *scan;
    const char *value_key;
    bool wants_others;
    struct tl_tree tree;
    size_t *columns; /* by node: the first column, or TL_NO_COLUMN */
    size_t *same;    /* by column: the next one with the same path, likewise */
    bool *tracked;   /* by node: its elements are noted */
    size_t *nodes;   /* by column: its node; TL_NO_NODE: of the document */
    struct tl_elements *elements; /* by node */
    size_t column_count;
    size_t key_column; /* for the key of the record; or TL_NO_COLUMN */
    const struct tl_read_json_extent *extent; /* of the next value of the walk */
    struct tl_value_place place;              /* of whatever the walk is at */
    struct tl_found *found;
    size_t found_count;
    size_t found_room;
    struct tl_expansion text; /* of all that was found, each ended by NUL */
    struct tl_read_json_room room;
    struct tl_expansion path;      /* of what no column is for */
    struct tl_vocabulary paths;    /* of all of these */
    struct tl_vector path_names;   /* const char *, of each: as an attribute */
    struct tl_vocabulary keys;     /* that are the names of some of them */
    struct tl_arena texts;         /* of paths of columns */
    struct tl_cell *cells;         /* by column, and in a column by place */
    size_t *begins;                /* of these cells */
    struct tl_value_place *places; /* likewise */
    struct tl_other *others;       /* by name, and likewise */
    size_t other_count;
    size_t room_for_all;      /* of these four */
    struct tl_values *values; /* by column */
};

/* For columns of these names, but those of the document unless they are wanted, and no
 * others if they are. Borrows all; to be ended. */
void tl_values_begin(struct tl_values_finder *finder, const struct tl_reading *reading,
                     struct tl_read_json_scan *scan, const struct tl_names *names,
                     bool of_document);
void tl_values_end(struct tl_values_finder *finder);

/* From now on the elements to which a column leads are noted, and those of whatever
 * they are in. */
void tl_values_track(struct tl_values_finder *finder, size_t column);

/* Finds the values in what was scanned last; `extent` is that of the record, and the
 * next one that of the first value in it. `key` is its key in an object, or NULL. */
void tl_values_find(struct tl_values_finder *finder, json_t *record,
                    const struct tl_read_json_extent *extent, const char *key);

/* The same for a value to which the way from the record leads that a node is for. */
void tl_values_find_at(struct tl_values_finder *finder, size_t node, json_t *value,
                       const struct tl_read_json_extent *extent);

/* Has cells for all that was found. */
void tl_values_sort(struct tl_values_finder *finder);

/* Forgets what was found. */
void tl_values_forget(struct tl_values_finder *finder);

#endif
