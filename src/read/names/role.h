/*
 * Column roles: what columns of tables and keys of records may be for, by what people
 * call them, in the languages that tables are mostly in.
 *
 * The words are in columns.tsv, of which the build makes the arrays below: they are as
 * names are compared, folded (graph/base/near.h) and without what stands between
 * words.
 */
#ifndef TL_SRC_READ_NAMES_ROLE_H
#define TL_SRC_READ_NAMES_ROLE_H

#include <stdbool.h>
#include <stddef.h>

#include "graph/base/diagnostic.h"
#include "graph/field.h"
#include "src/read/csv/rows.h"

/* What a column or key may be for. */
enum tl_column_role {
    TL_FOR_ID,
    TL_FOR_TITLE,
    TL_FOR_KIND,
    TL_FOR_DATE,
    TL_FOR_END,
    TL_FOR_ROLE, /* an actor, who did what the name says */
    TL_FOR_ACTOR,
    TL_FOR_ACTORS, /* a list of them */
    TL_FOR_PART,   /* what an actor is or does in an event: its role, its vote */
    TL_FOR_PLACE,
    TL_FOR_TOWN,
    TL_FOR_REGION, /* in which a town is; else it may be an actor */
    TL_FOR_DESCRIPTION,
    TL_FOR_URL,
    TL_FOR_DOI,
    TL_FOR_WEIGHT,
    TL_FOR_BIRTH,
    TL_FOR_DEATH,
    TL_FOR_PERSON, /* whose birth, death, parents these are */
    TL_FOR_FATHER,
    TL_FOR_MOTHER,
    TL_FOR_SPOUSE,
    TL_COLUMN_ROLES
};

enum { TL_INNER_WORDS = 8, TL_PART_WORDS = 24 };

/* By role, with blanks between them, the likeliest first. */
extern const char *const tl_column_role_words[TL_COLUMN_ROLES];

/* The words that such a name has somewhere, if none is called so altogether; ended by
 * NULL. */
extern const char *const tl_column_role_inner_words[TL_COLUMN_ROLES][TL_INNER_WORDS];

/* How such a name may end in a language that writes words together, if none is called
 * so altogether: "Vertragsdatum"; or NULL. */
extern const char *const tl_column_role_ends[TL_COLUMN_ROLES];

/* What two columns are called, perhaps both with the same after it; ended by NULL. */
extern const char *const tl_column_role_pairs[][2];

/* What two columns are called that differ in a number or letter at the end; likewise.
 */
extern const char *const tl_column_role_twins[];

/* The year, the month and the day of a date; likewise. */
extern const char *const tl_column_role_part_words[3][TL_PART_WORDS];

/* The column that is most likely for it; of equally likely ones the first. */
size_t tl_column_role_find(const char *const *names, enum tl_column_role role);

/* Whether a name can stand in a mapping: not one with characters that mean something
 * there, or to a shell; nor a number, which would be that of a column. */
bool tl_column_name_is_usable(const char *name);

/* Whether a column is called like one of numbers or codes for something. */
bool tl_column_name_is_number(const char *name);

/* Whether a name says that a column has years or dates, not only what was done then. */
bool tl_column_name_is_year(const char *name);

/* The columns for the two between whom something is, a source and a target. */
bool tl_column_role_pair(const char *const *names, size_t pair[2]);

/* The columns for the year, the month and perhaps the day of one date, or its end. */
bool tl_column_role_parts(const char *const *names, bool is_end, size_t parts[3]);

/* The column that is called "year". */
size_t tl_column_role_year(const char *const *names);

/* Whether there are a child and its parents, or one of them. */
bool tl_column_role_has_family(const char *const *names);

/* Whether a table is rather of events than of actors: it has dates, and between whom
 * something is, or lists of those who take part, or parents. */
bool tl_column_role_has_events(const char *const *names);

/* What records of a type have, a key or an attribute. */
struct tl_seen_name {
    const char *name;
    bool is_attribute;           /* it is no field, and becomes an attribute */
    struct tl_position position; /* of what is to be reported */
};

/* Warns, once for each field, of what was probably meant to be one. */
void tl_missing_fields_report(struct tl_diagnostics *diagnostics, enum tl_type type,
                              const struct tl_seen_name *list, size_t count);

#endif
