/* Claims in a table of citations: what the source says of a field of the item. */
#ifndef TL_SRC_READ_TABLES_CLAIM_H
#define TL_SRC_READ_TABLES_CLAIM_H

#include "src/read/base/reader.h"
#include "table.h"

/* Adds what a row says in its columns `field` and `value` to the open citation. */
void tl_table_claim_add(const struct tl_reading *reading, const struct tl_table *table,
                        const struct tl_row *row);

#endif
