/* The columns of a table that is not ours, and which of them a mapping means. */
#ifndef TL_SRC_READ_MAPPING_BIND_H
#define TL_SRC_READ_MAPPING_BIND_H

#include <stdbool.h>
#include <stddef.h>

#include "src/read/base/reader.h"
#include "src/read/csv/rows.h"
#include "mapping.h"

/* What a row that was a column has after the cells of the table. */
enum { TL_UNPIVOT_COLUMN, TL_UNPIVOT_CELL, TL_UNPIVOT_CELLS };

/* The names of a table's columns, and where they stand. */
struct tl_names {
    const char **names; /* ended by NULL */
    size_t count;
    struct tl_position position;
    char delimiter; /* that parts the columns */
    struct tl_arena texts;
};

/*
 * Reads the names from the first row: its cells without the blanks around them, or,
 * where one is empty or the row is no header row, their numbers from 1. To be ended.
 */
void tl_names_begin(struct tl_names *names, const struct tl_row *first, char delimiter,
                    bool is_head);
void tl_names_end(struct tl_names *names);

/* What the objects of a list of pairs say, in columns of their own after the path of
 * the list: "attributes[].name". */
enum { TL_PAIR_NAME, TL_PAIR_VALUE, TL_PAIR_TIME, TL_PAIR_KEYS };

/* The column for one of these; TL_NO_COLUMN where there is none. */
size_t tl_names_of_pair(const struct tl_names *names, const char *list, unsigned key);

/* The names of the columns of records: one without a text, for the record itself, then
 * all paths that the sections of a mapping name. To be ended. */
void tl_names_of_records(struct tl_names *names, const struct tl_mapping *first,
                         struct tl_position position);

/*
 * The mapping for a table: of those all of whose columns it has, the one with the most.
 * NULL, with diagnostics on what the nearest one lacks, where there is none. One at
 * least must be for tables.
 */
const struct tl_mapping *tl_mapping_choose(const struct tl_reading *reading,
                                           const struct tl_names *names);

/* Whether a table has all columns of one of the mappings, and the most that it has of
 * any of them. */
bool tl_mapping_fits(const struct tl_reading_options *options,
                     const struct tl_names *names, size_t *most);

/* Whether a table has any column that any of the mappings names. */
bool tl_mapping_concerns(const struct tl_reading_options *options,
                         const struct tl_names *names);

/* Whether any of the mappings is for tables, not for records of JSON. */
bool tl_mapping_is_for_tables(const struct tl_reading_options *options);

/* Finds the columns that a mapping names, all of which must be there. */
void tl_mapping_bind(const struct tl_mapping *mapping, const struct tl_names *names,
                     struct tl_binding *bindings);

#endif
