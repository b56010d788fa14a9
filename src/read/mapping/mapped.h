/*
 * The rows of a table that is not ours, or records of JSON, by a mapping: which records
 * they make is decided once, so that a row is read without looking at names.
 */
#ifndef TL_SRC_READ_MAPPING_MAPPED_H
#define TL_SRC_READ_MAPPING_MAPPED_H

#include "graph/vocabulary.h"
#include "src/read/base/reader.h"
#include "src/read/tables/claim.h"
#include "src/read/tables/table.h"
#include "bind.h"
#include "reshape.h"

/* A column that no value names becomes an attribute. */
struct tl_rest {
    size_t column;
    struct tl_table_column as;
};

/* Rows in which something is missing, and where the first of them is. */
struct tl_missing {
    size_t rows;
    struct tl_position first;
};

/* A value of a record that no column is for: an attribute, and what it is called. */
struct tl_other {
    const char *name;
    struct tl_cell cell;
};

/* What a record of JSON has beside the cells of a row, which are the first of the
 * values of their columns. */
struct tl_record_values {
    struct tl_values *values;      /* by column: all of them */
    const struct tl_other *others; /* those that are for no column, by name */
    size_t other_count;
    const struct tl_other *pairs; /* and those of lists of pairs */
    size_t pair_count;
    bool may_lack; /* a list that may be empty is */
    size_t number; /* of rows that were made of it before */
};

struct tl_mapped {
    struct tl_mapped *next; /* for the next section of the mapping; or NULL */
    const struct tl_reading *reading;
    const struct tl_names *names;
    struct tl_mapping mapping; /* with values for columns that are called like fields */
    struct tl_binding *bindings;
    struct tl_rest *rest;
    size_t rest_count;
    struct tl_reshape reshape;
    const struct tl_mapped_value *member;  /* who the member of a row is; or NULL */
    const struct tl_mapped_value *kind;    /* of an event; or NULL */
    const struct tl_mapped_value *rows;    /* whether a row is read; NULL: all are */
    size_t conflicts;                      /* that there were before the first row */
    size_t seen;                           /* rows that have begun */
    size_t taken, left;                    /* rows that were, and that were not */
    const struct tl_mapped_value *measure; /* a weight or count; or NULL */
    struct tl_missing unmeasured;          /* rows without it */
    struct tl_missing pointed;             /* with three digits after a point */
    bool has_fraction;                     /* some have others: they are decimals */
    struct tl_missing memberless;          /* and without the member */
    bool has_end[2];                       /* there are columns for source, target */
    struct tl_missing endless[2];          /* rows without one in any of them */
    bool has_name[2];                      /* some of these have its name */
    struct tl_missing lone;                /* rows with one text, perhaps a note */
    struct tl_missing untimed;             /* rows whose times of day are dropped */
    bool describes_actors;
    struct tl_vocabulary described;   /* actors, with what has been said of them */
    struct tl_vocabulary named;       /* actors that have a name */
    struct tl_vector names_given;     /* const char *, the first one of each of these */
    bool renames;                     /* some row gives another one */
    struct tl_vocabulary attributes;  /* names in records */
    struct tl_vector attribute_names; /* const char *, of each: as they are kept */
    struct tl_missing *several; /* by value: rows with several, of which it takes one */
    struct tl_missing incomplete; /* records that lack what theirs must have */
    struct tl_values *lists; /* of the record at hand, by column; NULL: of a table */
    const struct tl_record_values *record; /* at hand */
    bool may_lack;                         /* it may lack what it must have */
    size_t number;                         /* of rows that were made of it before */
    struct tl_expansion name;              /* of its actor */
    struct tl_expansion id;                /* of the one before */
    struct tl_expansion one;               /* of several values */
    struct tl_arena texts;
    struct tl_table table; /* of the columns, for rows that are added at once */
    struct tl_table_records *plain;  /* which adds them; NULL: none are */
    struct tl_expansion text;        /* of the value at hand */
    struct tl_expansion who;         /* an actor of whom values are at hand */
    struct tl_expansion description; /* of that actor */
    struct tl_expansion end;
    struct tl_expansion words;       /* that stand where a date should */
    struct tl_expansion end_words;   /* and where its end should */
    struct tl_expansion date;        /* of the row's record */
    struct tl_expansion member_date; /* and of its member */
    bool has_claims;                 /* its citations say something */
    bool has_cited;                  /* there was one in this row */
    struct tl_expansion says;        /* texts FIELD=VALUE, each ended by NUL */
    struct tl_expansion said_date;   /* one of them */
    struct tl_table_claims claims;   /* of the row at hand */
};

/*
 * Joins a mapping, with all its sections, to a table that has its columns, or to
 * records. NULL, with diagnostics, where two columns that are to be read are called
 * alike. Borrows all; to be freed.
 */
struct tl_mapped *tl_mapped_new(const struct tl_reading *reading,
                                const struct tl_mapping *mapping,
                                const struct tl_names *names);

/*
 * Frees it (NULL is nothing). After the last row, where the table was read to its end,
 * it warns if there was no row that is read, but others, and of rows in which something
 * is missing. With `talks` it is said how many were read.
 */
void tl_mapped_end(struct tl_mapped *mapped, bool is_whole);

/* The records of a row (row.c), from whose cells the blanks around are taken off. */
void tl_mapped_row_add(struct tl_mapped *mapped, struct tl_row *row);

/* The records that one section, not those after it, makes of that. */
void tl_mapped_record_add(struct tl_mapped *mapped, struct tl_row *row,
                          const struct tl_record_values *record);

/* Counts a record in which a list is empty of which each element makes a row. */
void tl_mapped_record_miss(struct tl_mapped *mapped, struct tl_row *row,
                           const struct tl_record_values *record);

/* Reads both ends of the date of something, as EDTF; it is empty where there is none.
 * What stands where a date should, and is to be kept, is then in `mapped->words`. */
void tl_mapped_date_read(struct tl_mapped *mapped, const struct tl_bound_row *row,
                         enum tl_mapped_to to, struct tl_expansion *date);

/*
 * Sets the date of the innermost open record, the row's own or its member's, to what
 * the values say of both its ends. A date that is the event's is not the member's own.
 * Words that stand where a date should, and are to be kept, become those for the date,
 * where the record has them and no column is for them, and else an attribute.
 */
void tl_mapped_date_set(struct tl_mapped *mapped, const struct tl_bound_row *row,
                        enum tl_mapped_to to);

/* Reads what the citations of a row say. */
void tl_mapped_claims_read(struct tl_mapped *mapped, const struct tl_bound_row *row);

/* Adds the citations in a cell, with that; of a record, the one that is in it. */
void tl_mapped_cite(struct tl_mapped *mapped, const struct tl_cell *cell);

/* After the citations of a row: reports it where it has none, but something that they
 * say. */
void tl_mapped_claims_check(const struct tl_mapped *mapped);

/* Counts a row in which a weight or count, a source or target is missing, or which has
 * a text in one cell only. Warned of by tl_mapped_end(). */
void tl_mapped_row_check(struct tl_mapped *mapped, const struct tl_bound_row *row);

/* What an attribute is called that a record has: by its name, or, where that is a
 * field's, by a longer one. Borrowed. */
const char *tl_mapped_attribute_name(struct tl_mapped *mapped, const char *name);

/* Counts a row in which something is missing, of which tl_mapped_end() warns. */
void tl_missing_note(struct tl_missing *missing, struct tl_position position);

/* " and 3 more", of those after the first; or nothing. */
enum { TL_OTHERS_MAX = 48 };
void tl_missing_others(const struct tl_missing *lack, char others[TL_OTHERS_MAX]);

/* Finds the columns without which a row lacks something. In the mappings that come with
 * the program, it is known what rows lack. */
void tl_mapped_lacking_begin(struct tl_mapped *mapped);

/* Reports what the rows lack, when all were read. */
void tl_mapped_lacking_tell(const struct tl_mapped *mapped);

/* Makes the table of what each column is, whose rows are added at once, if there is
 * one: no value wants more. */
void tl_mapped_plain_begin(struct tl_mapped *mapped, struct tl_rows *rows);

/* Adds a row that says the same as one of that table; false, with nothing done, where
 * it does not. */
bool tl_mapped_plain_add(struct tl_mapped *mapped, const struct tl_row *row);

#endif
