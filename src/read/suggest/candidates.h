/*
 * Candidates for a suggestion: columns that may say when something was, and columns
 * that may say who took part, each with a score from what they are called and what is
 * in them. For the files of this room.
 */
#ifndef TL_SRC_READ_SUGGEST_CANDIDATES_H
#define TL_SRC_READ_SUGGEST_CANDIDATES_H

#include <stdbool.h>

#include "columns.h"

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
    struct tl_columns of; /* the table */
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

#endif
