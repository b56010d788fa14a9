/*
 * Mapped tables whose rows are like those of our own tables of events, and can be added
 * at once (src/read/tables/plain.h): each value is a column as it stands.
 */
#ifndef TL_SRC_READ_MAPPING_MAPPED_PLAIN_H
#define TL_SRC_READ_MAPPING_MAPPED_PLAIN_H

#include "mapped.h"

/* Makes the table of what each column is; to be ended in either case. False where there
 * is none: some value wants more. */
bool tl_mapped_table(const struct tl_mapped *mapped, struct tl_table *table);

/* Whether a row that has begun says the same as one of that table. */
bool tl_mapped_row_is_plain(const struct tl_table *table, const struct tl_row *row);

#endif
