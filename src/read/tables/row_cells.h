/* The cells of a row, of which each adds what its column says to the open record. */
#ifndef TL_SRC_READ_TABLES_ROW_CELLS_H
#define TL_SRC_READ_TABLES_ROW_CELLS_H

#include "src/read/base/reader.h"
#include "claim.h"
#include "table.h"

/* Does that for all cells of a row with something in them. Reports a row that has not
 * the cells that the head has. */
void tl_table_row_fill(const struct tl_reading *reading, const struct tl_table *table,
                       const struct tl_row *row);

/* What a column does with a cell, which is not empty. */
void tl_table_cell_add(const struct tl_reading *reading,
                       const struct tl_table_column *column,
                       const struct tl_cell *cell);

/* The same for a list of citations, each of which says what the claims do. */
void tl_table_citations_add(const struct tl_reading *reading,
                            const struct tl_cell *cell,
                            const struct tl_table_claims *claims);

/* The same where the cell is but one reference, whatever its text. */
void tl_table_citation_add(const struct tl_reading *reading, const struct tl_cell *cell,
                           const struct tl_table_claims *claims);

/* Rows that end before the last column: how many there are, and the first one. */
struct tl_csv_short_rows {
    size_t count;
    size_t cells; /* of the first */
    size_t width; /* of the head */
    struct tl_position position;
};

/* After the last row: warns of those, whose other cells are taken to be empty. */
void tl_read_csv_short_rows_tell(const struct tl_reading *reading);

/* Reports a row that does not fit the head, and counts one that is short. */
void tl_table_width_check(const struct tl_reading *reading, size_t width,
                          const struct tl_row *row);

/* Whether a row has as many cells as the head has, and perhaps empty ones after them;
 * or fewer, unless it looks like a note. */
bool tl_row_fits(size_t width, const struct tl_row *row);

#endif
