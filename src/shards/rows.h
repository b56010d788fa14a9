/*
 * Rows that tell of one item each, nodes or events. What two of them say of one id must
 * agree, or one of them says nothing; lists of references unite; and what follows from
 * edges is found anew.
 */
#ifndef TL_SRC_SHARDS_ROWS_H
#define TL_SRC_SHARDS_ROWS_H

#include "merging.h"

/* What becomes of a column. */
enum tl_column_rule {
    TL_COLUMN_AGREES, /* and may be empty */
    TL_COLUMN_LABEL,  /* an id as well, see labels.h */
    TL_COLUMN_LIST,   /* agrees as well */
    TL_COLUMN_UNITES, /* a list */
    TL_COLUMN_STATUS, /* follows from who denies */
    TL_COLUMN_FOLLOWS /* from the edges */
};

/* The columns of a list: NULL-terminated, their names borrowed. */
struct tl_columns {
    const char **names;
    uint8_t *rules; /* tl_column_rule */
    size_t count;
};

/* The columns that a format has, with further ones after them, which are sorted. To be
 * cleared. */
struct tl_columns tl_columns_new(const char *const *format, unsigned types,
                                 const char *const *more, size_t more_count);
void tl_columns_clear(struct tl_columns *columns);

/* The number of a column; there is one. */
size_t tl_columns_find(const struct tl_columns *columns, const char *name);

/* Their rows are read by merging->columns. */
extern const struct tl_list tl_node_list;
extern const struct tl_list tl_event_list;

#endif
