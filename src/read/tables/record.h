/* Rows of a table as records of the builder. */
#ifndef TL_SRC_READ_TABLES_RECORD_H
#define TL_SRC_READ_TABLES_RECORD_H

#include "src/read/base/reader.h"
#include "claim.h"
#include "table.h"

/* What a column does with a cell, which is not empty. */
void tl_table_cell_add(const struct tl_reading *reading,
                       const struct tl_table_column *column,
                       const struct tl_cell *cell);

/* The same for a list of citations, each of which says what the claims do. */
void tl_table_citations_add(const struct tl_reading *reading,
                            const struct tl_cell *cell,
                            const struct tl_table_claims *claims);

/* Reports a row that has not the cells that the head has, and perhaps empty ones after
 * them. */
void tl_table_width_check(const struct tl_reading *reading, size_t width,
                          const struct tl_row *row);

/* Whether a row has as many cells as the head has, and perhaps empty ones after them.
 */
bool tl_row_fits(size_t width, const struct tl_row *row);

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
