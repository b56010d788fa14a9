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

/* The numbers of the columns that edge lists alone have. */
struct tl_edge_columns {
    size_t source;
    size_t target;
    size_t source_name;
    size_t target_name;
    size_t first;
    size_t last;
    size_t kind;
    size_t events;
    size_t status;
    size_t references;
};

struct tl_edge_columns tl_edge_columns_find(const struct tl_table *table);

/* Whether an end of a row is an event, so that the network has more than an edge list
 * tells; that is reported. */
bool tl_edge_row_is_of_event(const struct tl_reading *reading,
                             const struct tl_edge_columns *columns,
                             const struct tl_row *row);

/* The records of a row. */
void tl_edge_row_add(const struct tl_reading *reading, const struct tl_table *table,
                     const struct tl_edge_columns *columns, const struct tl_row *row);

/*
 * Tables of events whose rows can be added at once. A row that cannot be, such as one
 * with a mistake, is read like that of any other table.
 */
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
