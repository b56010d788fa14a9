/*
 * A table: what each of its columns means, decided once from the header row and the
 * file's name, so that a row is read without looking at names.
 */
#ifndef TL_SRC_READ_TABLES_TABLE_H
#define TL_SRC_READ_TABLES_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "graph/base/memory.h"
#include "graph/field.h"
#include "src/read/csv/rows.h"

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
 * by the columns, the names in the header row, ended by NULL; TL_TABLES where they do
 * not tell.
 */
unsigned tl_table_of(unsigned wanted, const char *path, const char *const *columns);

/* Whether a text is a name but for the case of its letters and blanks around it. */
bool tl_name_is(const char *text, size_t length, const char *name);

enum tl_column_action {
    TL_COLUMN_SKIP,
    TL_COLUMN_FIELD,
    TL_COLUMN_DATE, /* a field that is one */
    TL_COLUMN_LIST, /* a field that holds one */
    TL_COLUMN_KIND, /* the kind of an event, which has no other title */
    TL_COLUMN_ATTRIBUTE,
    TL_COLUMN_PARTICIPANTS, /* a list of "actor (role)" */
    TL_COLUMN_CITE,         /* a list of "reference (locator)" */
    TL_COLUMN_PARTY,        /* a participant whose role is the column's name */
    TL_COLUMN_ACTIONS
};

struct tl_table_column {
    const char *name;
    enum tl_column_action action;
    enum tl_field field; /* where the action needs one */
    const char *near;    /* of an attribute: what was probably meant; or NULL */
};

struct tl_table {
    unsigned kind;      /* in tl_table_kinds */
    enum tl_type type;  /* of its records */
    bool is_own;        /* its columns make it one of ours, be all their cells empty */
    const char **names; /* of the columns, ended by NULL */
    struct tl_table_column *columns;
    size_t count;
    size_t claim_field; /* of citations: the columns that say what the source does; */
    size_t claim_value; /* `count` where there is none */
    struct tl_arena texts;
};

/*
 * Reads the header row of a table of the kind, or, if that is TL_TABLES, of which the
 * file's name or its columns tell the kind. Wrong columns are reported and skipped;
 * false where nothing can be read below them, or no row could say what it is, with a
 * diagnostic unless its kind is TL_TABLES, that of unknown ones. To be ended in either
 * case.
 */
bool tl_table_begin(struct tl_table *table, unsigned kind, const char *file,
                    const struct tl_row *head, struct tl_diagnostics *diagnostics);
void tl_table_end(struct tl_table *table);

/* What is done with a column that is a field. */
enum tl_column_action tl_field_action(enum tl_field field);

/* The number of the column of that name; the count of columns where there is none. */
size_t tl_table_find(const struct tl_table *table, const char *name);

/* The column of any kind of table that is called so, but for case and blanks; NULL
 * where there is none. */
const char *tl_table_known(const char *name, size_t length);

#endif
