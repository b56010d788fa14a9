/*
 * The head line of a table: its first row, or that which a look at the table has found,
 * or, where mappings name columns, the first that has all those of one of them. Exports
 * have titles and notes above it.
 */
#ifndef TL_SRC_READ_HEAD_H
#define TL_SRC_READ_HEAD_H

#include "src/read/mapping/bind.h"

struct tl_head {
    const struct tl_reading *reading;
    char delimiter;
    uint32_t line;         /* where it is; 0: not known from a look at the table */
    bool is_found;         /* or given up, or there is none to be found */
    struct tl_names names; /* its columns, or those of the likeliest row so far */
    size_t above;          /* rows above it, of which `names` may be one */
    size_t most;           /* so many of the names a mapping has */
};

/* Whether a row, of which there is none before that, is the head line, or stands for it
 * where columns have no names. Says with `talks` where it is, and reports what the
 * likeliest row lacks where it gives up. The names are to be ended. */
bool tl_head_find(struct tl_head *head, const struct tl_row *row);

/* After the last row: reports why there was no head line. */
void tl_head_miss(struct tl_head *head);

/*
 * Whether the table is to be read by a mapping. One that is recognised as ours, but not
 * as events, and has none of the columns that the mappings name, stands beside those
 * that they are for.
 */
bool tl_head_wants_mapping(const struct tl_head *head);

#endif
