/*
 * A table that is merged: CSV as tieline writes it, a row an entry. Its header row says
 * what list it is.
 */
#ifndef TL_SRC_SHARDS_TABLE_H
#define TL_SRC_SHARDS_TABLE_H

#include "src/read/base/input.h"
#include "merging.h"
#include "stream.h"

/* What a header row says. */
struct tl_table_head {
    char delimiter;
    struct tl_vocabulary names; /* of the columns, in their order */
};

/* Looks at the header row of an input without taking it. False, reported, where there
 * is none. To be cleared with tl_vocabulary_clear(). */
bool tl_table_head_read(struct tl_input *input, struct tl_diagnostics *diagnostics,
                        struct tl_table_head *head);

/*
 * Reads the rows. An entry has a cell for each name in `columns`, which ends with NULL,
 * then `spare` empty ones; a column that the table lacks is empty. Takes the input,
 * which is closed with the stream.
 */
struct tl_stream *tl_table_stream(struct tl_input *input, struct tl_merging *merging,
                                  const struct tl_list *list,
                                  const char *const *columns, size_t spare);

#endif
