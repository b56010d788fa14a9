/* Claims in a table of citations: what the source says of a field of the item. */
#ifndef TL_SRC_READ_TABLES_CLAIM_H
#define TL_SRC_READ_TABLES_CLAIM_H

#include "src/read/base/reader.h"
#include "table.h"

/* What all citations of a cell say of fields of the item that they are about. */
struct tl_table_claims {
    struct tl_text says;  /* texts FIELD=VALUE, each ended by NUL */
    struct tl_text words; /* that are to be kept in place of a date */
    struct tl_position position;
};

/* Adds claims to the open citation. */
void tl_table_claims_set(const struct tl_reading *reading,
                         const struct tl_table_claims *claims);

/* Adds what a row says in its columns `field` and `value` to the open citation. */
void tl_table_claim_add(const struct tl_reading *reading, const struct tl_table *table,
                        const struct tl_row *row);

#endif
