/*
 * Candidates for a suggestion: columns that may say when something was, and columns
 * that may say who took part, each with a score from what they are called and what is
 * in them. For the files of this room.
 */
#ifndef TL_SRC_READ_SUGGEST_CANDIDATES_H
#define TL_SRC_READ_SUGGEST_CANDIDATES_H

#include <stdbool.h>

#include "sample.h"

/* What is known of a column. */
struct tl_column {
    size_t texts;
    size_t different;
    size_t length;                                          /* of all */
    size_t dates, numbers, wholes, names, persons, answers; /* so many of the texts */
    bool is_place;  /* a town, or what it is in */
    bool is_filled; /* an empty cell has the text above it, as in merged cells */
    bool by_cells;  /* nothing but its cells says that it has actors */
    int actor;      /* how sure it is that it has actors, as tl_column_role_score() */
};

/* When something was. */
struct tl_when {
    int score;
    size_t date[3]; /* a column, or those of the year, month and day */
    size_t end[3];
    bool is_life; /* from birth to death */
};

enum tl_shape { TL_NOBODY, TL_PAIR, TL_FAMILY, TL_LIST, TL_ROLES, TL_MEMBER };

enum { TL_WHO_COLUMNS = 8, TL_CANDIDATES = 16 };

/* Who took part. */
struct tl_who {
    int score;
    enum tl_shape shape;
    size_t columns[TL_WHO_COLUMNS];
    size_t count;
    size_t sources; /* of a pair */
};

/* Those of a table, the likeliest first. */
struct tl_candidates {
    const char *const *all;   /* names of columns, ended by NULL */
    const char *const *names; /* of those that are looked at, the first ones */
    const char **first;       /* the same, to be freed */
    size_t count;
    const struct tl_sample *rows;   /* as they are */
    const struct tl_sample *sample; /* the same, but with cells filled */
    struct tl_sample filled;
    struct tl_column *columns; /* of the table */
    struct tl_when when[TL_CANDIDATES];
    size_t when_count;
    struct tl_who who[TL_CANDIDATES];
    size_t who_count;
};

/* Finds the candidates of a table with these columns and rows, which are borrowed. To
 * be ended. */
void tl_candidates_begin(struct tl_candidates *candidates, const char *const *names,
                         const struct tl_sample *sample);
void tl_candidates_end(struct tl_candidates *candidates);

/* Whether more than half of a column's texts are of a kind; true of one without any. */
bool tl_column_has_most(const struct tl_column *column, size_t of);

#endif
