/*
 * Tables of events whose rows can be added at once. A row that cannot be, such as one
 * with a mistake, is read like that of any other table.
 */
#ifndef TL_SRC_READ_TABLES_PLAIN_H
#define TL_SRC_READ_TABLES_PLAIN_H

#include "src/read/base/reader.h"
#include "src/read/csv/codes.h"
#include "table.h"

struct tl_plain_table;

/* NULL where the table has columns that want more; to be freed. Borrows the table. */
struct tl_plain_table *tl_plain_table_new(const struct tl_reading *reading,
                                          const struct tl_table *table);
void tl_plain_table_free(struct tl_plain_table *plain);

/* Gives the codes that its rows are to come with. It does nothing but save time. */
struct tl_codes *tl_plain_table_codes(const struct tl_plain_table *plain);

/* Adds the row; false, with nothing done, where it is to be read like any other. */
bool tl_plain_row_add(struct tl_plain_table *plain, const struct tl_row *row);

/* The row is going to be added soon. It does nothing but save time. */
void tl_plain_row_expect(const struct tl_plain_table *plain, struct tl_row *row);

#endif
