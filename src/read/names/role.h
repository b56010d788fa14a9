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
    TL_FOR_FORENAME,
    TL_FOR_SURNAME,
    TL_FOR_YEAR,
    TL_FOR_MONTH,
    TL_FOR_DAY,
    TL_COLUMN_ROLES
};

/* How a name is compared with the words for a role, the surest way first. */
enum tl_role_match {
    TL_MATCH_IS,   /* it is one */
    TL_MATCH_WORD, /* it has one in it */
    TL_MATCH_END,  /* it ends with one, in a language that writes words together */
    TL_MATCH_WEAK, /* it is one that mostly means something else */
    TL_ROLE_MATCHES
};

/* The words, with blanks between them, and a "|" after those of a language, the
 * likeliest of each first; or NULL. */
extern const char *const tl_column_role_words[TL_COLUMN_ROLES][TL_ROLE_MATCHES];

/* What two columns are called, a source and a target, or a first and a last day; ended
 * by NULL. */
extern const char *const tl_column_role_pairs[][2], *const tl_column_role_spans[][2];

/* What two columns are called that differ in a number or letter at the end; with
 * blanks between them. */
extern const char tl_column_role_twins[];

/* How sure it is that a column with this name is for a role: 1000 where it is called by
 * the likeliest word, 0 where nothing says so; less than TL_ROLE_SURE where it has
 * such a word among others. */
enum { TL_ROLE_SURE = 650 };
int tl_column_role_score(const char *name, enum tl_column_role role);

/* The column that is most likely for it; of equally likely ones the first; TL_NO_COLUMN
 * where none is. */
size_t tl_column_role_find(const char *const *names, enum tl_column_role role);

/* Whether a name can stand in a mapping: not one with characters that mean something
 * there, or to a shell; nor a number, which would be that of a column. */
bool tl_column_name_is_usable(const char *name);

/* Whether a column is called like one of numbers or codes for something. */
bool tl_column_name_is_number(const char *name);

/* The column that is called as one of numbers is, but with "name" or nothing in place
 * of the word for a number; TL_NO_COLUMN where there is none. */
size_t tl_column_role_name_of(const char *const *names, size_t column);

/* Whether a name says that a column has years or dates, not only what was done then. */
bool tl_column_name_is_year(const char *name);

/* The columns for the two between whom something is, a source and a target: the next
 * ones, of which the likeliest come first; `*next` is 0 at first. False where there are
 * none. */
bool tl_column_role_pair(const char *const *names, size_t *next, size_t pair[2]);

/* The column that is called as another one is, but with this number (from 2), or its
 * letter, in place of 1, a or x; TL_NO_COLUMN where there is none. Whether they are
 * called like actors is `*is_known`. */
size_t tl_column_role_sibling(const char *const *names, size_t column, unsigned number,
                              bool *is_known);

/* The column for the last day of that for which a column has the first one. */
size_t tl_column_role_end_of(const char *const *names, size_t column);

/* The columns for the year, the month and perhaps the day of one date, or its end. */
bool tl_column_role_parts(const char *const *names, bool is_end, size_t parts[3]);

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
