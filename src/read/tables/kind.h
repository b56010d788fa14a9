/*
 * Which table a CSV file holds. Its name decides where it is that of a table, or ends
 * in one after "-", "_" or "."; else its columns do.
 */
#ifndef TL_SRC_READ_TABLES_KIND_H
#define TL_SRC_READ_TABLES_KIND_H

#include <stdbool.h>
#include <stddef.h>

#include "graph/field.h"

/* A table of each type, numbered like it, and two that hold more than one type. */
enum {
    TL_TABLE_DYADS = TL_TYPES, /* events, each with its two actors */
    TL_TABLE_EDGES,            /* our own edge list: relations and their actors */
    TL_TABLES
};

struct tl_table_kind {
    enum tl_type type;    /* of its records */
    const char *about;    /* "a table of events" */
    const char *needs[5]; /* columns without which no row can be read, up to NULL */
};

extern const struct tl_table_kind tl_table_kinds[TL_TABLES];

/* The kind that is called so after "csv:"; TL_TABLES where there is none. */
unsigned tl_table_named(const char *name);

/*
 * The kind that is wanted, unless that is TL_TABLES; else by the path of the file, else
 * by the columns, the names in the head line, ended by NULL; TL_TABLES where they do
 * not tell.
 */
unsigned tl_table_of(unsigned wanted, const char *path, const char *const *columns);

/* A column that the kind needs and that is not there; NULL where all are. */
const char *tl_table_lacks(unsigned kind, const char *const *columns);

/* Whether a column is there. */
bool tl_columns_have(const char *const *columns, const char *name);
bool tl_columns_have_all(const char *const *columns, const char *const *names);

/* Whether a text is a name but for the case of its letters and blanks around it. */
bool tl_name_is(const char *text, size_t length, const char *name);

#endif
