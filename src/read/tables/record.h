/* Rows of a table as records of the builder. */
#ifndef TL_SRC_READ_TABLES_RECORD_H
#define TL_SRC_READ_TABLES_RECORD_H

#include "src/read/base/reader.h"
#include "table.h"

/* What makes records of the rows of a table. */
struct tl_table_records;

/* Tells the rows which of the columns count. Borrows all; to be freed. */
struct tl_table_records *tl_table_records_new(const struct tl_reading *reading,
                                              const struct tl_table *table,
                                              struct tl_rows *rows);
void tl_table_records_free(struct tl_table_records *records);

/* The row is going to be added soon. It does nothing but save time. */
void tl_table_records_expect(const struct tl_table_records *records,
                             struct tl_row *row);

/* Adds a row of events that can be added at once; false, with nothing done, where it
 * cannot be, such as one with a mistake, or in a table with columns that want more. */
bool tl_table_records_add_plain(struct tl_table_records *records,
                                const struct tl_row *row);

/*
 * Adds what a row says. Cells that mean nothing are emptied first. Once a row has shown
 * that the table cannot be read, which is reported, nothing more is added.
 */
void tl_table_records_add(struct tl_table_records *records, struct tl_row *row);

#endif
