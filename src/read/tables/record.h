/* Rows of a table as records of the builder. */
#ifndef TL_SRC_READ_TABLES_RECORD_H
#define TL_SRC_READ_TABLES_RECORD_H

#include "src/read/base/reader.h"
#include "table.h"

/* What a column does with a cell, which is not empty. */
void tl_table_cell_add(const struct tl_reading *reading,
                       const struct tl_table_column *column,
                       const struct tl_cell *cell);

/* Reports a row that has not the cells that the head has, and perhaps empty ones after
 * them. */
void tl_table_width_check(const struct tl_reading *reading, size_t width,
                          const struct tl_row *row);

/* Whether a row has as many cells as the head has, and perhaps empty ones after them.
 */
bool tl_row_fits(size_t width, const struct tl_row *row);

/* The record of a row. */
void tl_table_row_add(const struct tl_reading *reading, const struct tl_table *table,
                      const struct tl_row *row);

/* What the row says of the record that is open, which is of the table's type. */
void tl_table_row_fill(const struct tl_reading *reading, const struct tl_table *table,
                       const struct tl_row *row);

#endif
