/*
 * Mappings: which columns of somebody else's table give which fields of the model.
 * A mapping is made of pairs of a key and a value (template.h), and belongs to no
 * table: mapped.h joins the two.
 *
 * The keys are the fields of the row's record, an event unless said otherwise, and
 *
 *   end                     makes an interval of the date
 *   source, target          a participant with that role; repeatable
 *   actor(ROLE)             a participant with any other role; repeatable
 *   actor, role, member_date, member_end
 *                           a participant with a role and a date of its own
 *   member_KEY              an attribute of that participation
 *   actor_name, source_name, target_name, and so on with kind, aliases, description
 *                           what the actor is; of relations the latter two
 *   participants, cite      lists in a cell, as in tables of events
 *   cite_FIELD, cite_end    what those that are cited say of a field of the record
 *   attributes              which other columns are kept: names, separated by ";"
 *   fill_down               columns in which an empty cell means the one above
 *   rows                    which rows are read: those in which it gives a text, or for
 *                           which its conditions are true
 *   unpivot                 columns, or ranges of them, of which each cell with a text
 *                           makes a row: `column` is what its column is called, `cell`
 *                           its text
 *   each                    lists in a record of JSON, of which each element makes a
 * row
 *
 * Any other key is an attribute.
 */
#ifndef TL_SRC_READ_MAPPING_MAPPING_H
#define TL_SRC_READ_MAPPING_MAPPING_H

#include <stdbool.h>
#include <stddef.h>

#include "graph/base/memory.h"
#include "src/read/mapping/path.h"
#include "src/read/mapping/template.h"
#include "src/read/tables/table.h"

/* What a value says something of. */
enum tl_mapped_to {
    TL_TO_ROW,    /* the row's own record */
    TL_TO_PARTY,  /* a participation that has nothing but a role */
    TL_TO_MEMBER, /* the participation of `actor` */
    TL_TO_ACTOR,  /* the actors that `actor`, `source` and `target` name */
    TL_TO_SOURCE,
    TL_TO_TARGET,
    TL_TO_REST,  /* what the columns belong to that no value names */
    TL_TO_CELL,  /* the cells of a column, before all else is done */
    TL_TO_WIDE,  /* columns that become rows */
    TL_TO_EACH,  /* lists that become rows */
    TL_TO_PAIRS, /* lists of attributes */
    TL_TO_ROWS,  /* whether a row is read */
    TL_TO_CLAIM  /* what the row's citations say of its record */
};

struct tl_mapped_value {
    const char *key;
    enum tl_mapped_to to;
    bool is_end;                   /* of the date that stands in `column` */
    struct tl_table_column column; /* what is done with the text */
    struct tl_choice choice;
};

struct tl_mapping {
    const char *name; /* of its file; NULL: of the command line. Borrowed */
    bool serves;      /* some table is read by it */
    unsigned kind;    /* of the rows: see src/read/tables/table.h */
    enum tl_type type;
    struct tl_mapped_value *values;
    size_t count;
    size_t fixed;      /* values that those added later do not add to */
    bool fixed_rest;   /* nor do they say which other columns are kept */
    size_t references; /* to columns, in all values */
    bool drops_rest;   /* columns that no value names are not kept */
    bool keeps_rest;   /* they are, by "*" */
    bool unpivots;     /* there are columns that become rows */
    bool of_records;   /* its rows are records of JSON, those of these paths: */
    struct tl_path *records;
    size_t record_count;
    const char *value_key;   /* of the value in an object; or NULL */
    struct tl_mapping *next; /* the next section of its file; or NULL */
    struct tl_arena texts;
};

/* Frees all its sections. */
void tl_mapping_free(struct tl_mapping *mapping);

/* The value for a field of something, which for TL_TO_ROWS is TL_FIELDS; NULL where
 * there is none. */
const struct tl_mapped_value *tl_mapping_find(const struct tl_mapping *mapping,
                                              enum tl_mapped_to to,
                                              enum tl_field field);

/* The value for those of whom values say something: `actor`, `source` or `target`. NULL
 * where there is none. */
const struct tl_mapped_value *tl_mapping_actor(const struct tl_mapping *mapping,
                                               enum tl_mapped_to to);

#endif
