/* What the columns of a table are like: what is in their cells, and what that and their
 * names say of actors. For the files of this room. */
#ifndef TL_SRC_READ_SUGGEST_COLUMNS_H
#define TL_SRC_READ_SUGGEST_COLUMNS_H

#include <stdbool.h>

#include "sample.h"

/* What is known of a column. */
struct tl_column {
    const struct tl_substring *list; /* its first texts */
    size_t texts;                    /* so many of them */
    size_t different;
    size_t length;                                          /* of all */
    size_t dates, numbers, wholes, names, persons, answers; /* so many of the texts */
    size_t digits;                                          /* so many have some */
    bool is_place;  /* a town, or what it is in */
    bool is_filled; /* an empty cell has the text above it, as in merged cells */
    bool by_cells;  /* nothing but its cells says that it has actors */
    int actor;      /* how sure it is that it has actors, as tl_column_role_score() */
};

struct tl_columns {
    const char *const *all;   /* names of columns, ended by NULL */
    const char *const *names; /* of those that are looked at, the first ones */
    const char **first;       /* the same, to be freed */
    size_t count;
    const struct tl_sample *rows;   /* as they are */
    const struct tl_sample *sample; /* the same, but with cells filled */
    struct tl_sample filled;
    struct tl_column *list;
    struct tl_arena texts;
};

/* Looks at the columns of a table with these names and rows, which are borrowed. To be
 * ended. */
void tl_columns_begin(struct tl_columns *columns, const char *const *names,
                      const struct tl_sample *sample);
void tl_columns_end(struct tl_columns *columns);

/* Whether more than half of a column's texts are of a kind; true of one without any. */
bool tl_column_has_most(const struct tl_column *column, size_t of);

/* Whether a name says that a column is for something else than actors. */
bool tl_column_is_for_others(const char *name);

/* Whether the cells may be what actors are called: names, or numbers where that is
 * known, or the name of the column says so. */
bool tl_columns_may_have_actors(const struct tl_columns *columns, size_t i,
                                bool is_numbered);

/* Whether most cells of a column are whole numbers. */
bool tl_columns_are_numbers(const struct tl_columns *columns, size_t i);

/* How many different texts two columns share, of a hundred of the one with fewer. */
int tl_columns_share(const struct tl_columns *columns, size_t a, size_t b);

/* Whether rows with one text in a column have one text in another. */
bool tl_columns_determine(const struct tl_columns *columns, size_t a, size_t b);

/* Whether two columns say the same of each row, as a number and a name do: they are
 * called alike, or one has the same text wherever the other has; or most of their texts
 * are the same. */
bool tl_columns_are_same(const struct tl_columns *columns, size_t a, size_t b);

#endif
